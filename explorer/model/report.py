"""What a report is: sections, numbered paragraphs, tables, and what is known about the document."""

import datetime
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from explorer.model.account import LeftOut
from explorer.model.breach import Breach
from explorer.model.names import full_heading, printed_heading, section_name
from explorer.model.recognition import Recognition, UnreadPage
from explorer.model.text import Footnote, Text, plain

BODY = "body"


@dataclass(frozen=True, slots=True)
class Item:
    """A sub-paragraph: `number` is printed, `(a)` or `(ii)`; "•" for a bullet."""

    number: str
    text: Text
    items: "tuple[Item, ...]" = ()
    page: int | None = None
    eid: str = ""

    @property
    def words(self) -> str:
        """Its number and text, and the words of the items in it, one blank between any two."""
        return " ".join([f"{self.number} {plain(self.text)}", *(item.words for item in self.items)])

    def walk(self) -> "Iterator[Item]":
        """This sub-paragraph and all below it, in reading order."""
        yield self
        for item in self.items:
            yield from item.walk()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered paragraph with its sub-paragraphs, or a block of unnumbered text.

    `number` is printed without its full stop (`46`, `16.12`), None for unnumbered text. `label` is the number by which
    readers name it: the printed one in the body, `Annex I/7` elsewhere. `page` is the page on which it begins, from 1.
    `box` is the number of the box that it stands in, 0 outside of one: neighbours of one number are in one box, and the
    first of them is its heading, if it has one.
    """

    number: str | None
    text: Text
    items: tuple[Item, ...] = ()
    page: int | None = None
    label: str | None = None
    eid: str = ""
    box: int = 0

    @property
    def words(self) -> str:
        """The whole text in one line, sub-paragraphs included, footnote marks left out."""
        return " ".join(part for part in (plain(self.text), *(item.words for item in self.items)) if part)

    @property
    def digest(self) -> str:
        """A fingerprint of its `words`, 16 hexadecimal digits: see the function `digest`."""
        return digest(self.words)

    def walk(self) -> Iterator[Item]:
        """All sub-paragraphs at any depth, in reading order."""
        return (below for item in self.items for below in item.walk())


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first `header_rows` of them are its head. Rows may differ in length. `box`
    is as of a paragraph."""

    rows: tuple[tuple[Text, ...], ...]
    caption: str = ""
    header_rows: int = 1
    page: int | None = None
    eid: str = ""
    box: int = 0

    @property
    def words(self) -> str:
        """Its caption and its cells row by row, one blank between any two; empty ones are left out."""
        cells = (plain(cell) for row in self.rows for cell in row)
        return " ".join(part for part in (self.caption, *cells) if part)


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it: its own blocks first, then its subsections.

    `number` is printed without its full stop (`IV`, `A`, `(a)`, `Annex I`), "" where there is none. `level` counts from
    1 in the tree. `path`, `part`, `eid` and the labels below are given by `address.addressed`.
    """

    number: str
    heading: Text
    blocks: tuple[Block, ...] = ()
    sections: "tuple[Section, ...]" = ()
    page: int | None = None
    level: int = 1
    path: str = ""
    part: str = BODY
    eid: str = ""

    @property
    def title(self) -> str:
        """The words of its heading, without number and emphasis."""
        return plain(self.heading)

    @property
    def printed(self) -> str:
        """The heading as printed: "IV. Action taken", "(a) Trafficking", "Annex I. Members"."""
        return printed_heading(self.number, self.title)

    @property
    def full_heading(self) -> str:
        """The heading with its whole path: "IV.A. Status"."""
        return full_heading(self.number, self.path, self.title)

    @property
    def name(self) -> str:
        """The path of the section, or its title where no number leads to it."""
        return section_name(self.path, self.title)

    @property
    def own_paragraphs(self) -> list[Paragraph]:
        """The numbered paragraphs directly under the heading."""
        return [block for block in self.blocks if isinstance(block, Paragraph) and block.number is not None]

    def walk(self) -> "Iterator[Section]":
        """This section and all below it, in reading order."""
        yield self
        for section in self.sections:
            yield from section.walk()

    def paragraphs(self) -> list[Paragraph]:
        """The numbered paragraphs under the heading and its subsections, in reading order."""
        return [paragraph for section in self.walk() for paragraph in section.own_paragraphs]


@dataclass(frozen=True, slots=True)
class Warning:
    """Something that was read with doubt or not at all, in a sentence for the reader.

    Where it is no `doubt`, the sentence tells of something that was put right, and nobody needs to look.
    """

    message: str
    page: int | None = None
    doubt: bool = True


@dataclass(frozen=True, slots=True)
class Source:
    """The file a report was read from: its base name, SHA-256 of its bytes in hexadecimal, pages if it has any.

    `arrived` tells for each page how much of the text that should, in per cent, stands in the report: what was left out
    for a reason does not count. It tells this of the whole where there are no pages, nothing where that is not known.
    `unread` are the pages without text that can be read, `recognition` tells which pages OCR read instead.
    """

    name: str = ""
    sha256: str = ""
    pages: int | None = None
    arrived: tuple[int, ...] = ()
    unread: tuple[UnreadPage, ...] = ()
    recognition: Recognition | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One document of one year. Annexes are top-level sections whose `part` is not BODY.

    `front` is what is printed above the text, as it is read: masthead, session, items of the agenda, title. It belongs
    to no section and is not compared, and its paragraphs have no labels. `account` holds the words of the source that
    were left out, in its order as far as the reader and each stage go. `id` is given by the library and empty outside
    it. Nothing here is invented: what a source does not say stays empty or None. `breaches` are told by the library of
    a report that is not as it was stored, and are not stored.
    """

    sections: tuple[Section, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    front: tuple[Paragraph, ...] = ()
    id: str = ""
    symbols: tuple[str, ...] = ()
    title: str = ""
    date: datetime.date | None = None
    year: int | None = None
    session: str = ""
    agenda_item: str = ""
    series: str = ""
    language: str = "en"
    source: Source = field(default_factory=Source)
    warnings: tuple[Warning, ...] = ()
    breaches: tuple[Breach, ...] = ()
    account: tuple[LeftOut, ...] = ()

    @property
    def key(self) -> str:
        """What names the document wherever it is kept: the hash of its bytes, else its id or the name of its file."""
        return self.source.sha256 or self.id or self.source.name

    @property
    def file(self) -> str:
        """The base name of the file it was read from."""
        return self.source.name

    @property
    def handle(self) -> str:
        """What addresses and answers call the report: its id in the library, or the file it was read from."""
        return self.id or self.source.name

    @property
    def beside_title(self) -> list[str]:
        """The words of each block of its front that its title does not say."""
        front = (block.words.replace("*", "").strip() for block in self.front)
        return [words for words in front if words and words not in self.title]

    def walk(self) -> Iterator[Section]:
        """All sections in reading order."""
        for section in self.sections:
            yield from section.walk()

    def paragraphs(self) -> list[Paragraph]:
        """All numbered paragraphs in reading order, annexes included."""
        return [paragraph for section in self.sections for paragraph in section.paragraphs()]

    def blocks(self) -> Iterator[tuple[Section, Block]]:
        """Every block with the section it stands directly under, in reading order."""
        for section in self.walk():
            for block in section.blocks:
                yield section, block

    def find(self, eid: str) -> Section | Paragraph | Table | None:
        """The section or block with this eId (a sub-paragraph's gives its paragraph), None if there is none."""
        for section in self.walk():
            if section.eid == eid:
                return section
            for block in section.blocks:
                if _holds(block, eid):
                    return block
        return None

    def paragraph(self, label: str) -> Paragraph | None:
        """The numbered paragraph with this label."""
        blocks = (block for _, block in self.blocks())
        numbered = (each for each in blocks if isinstance(each, Paragraph) and each.number is not None)
        return next((paragraph for paragraph in numbered if paragraph.label == label), None)

    def section_of(self, eid: str) -> Section | None:
        """The section that is, or directly holds, the element with this eId."""
        for section in self.walk():
            if section.eid == eid or any(_holds(block, eid) for block in section.blocks):
                return section
        return None

    def ancestors(self, section: Section) -> list[Section]:
        """The sections from the top down to and including this one."""
        return [above for above in self.walk() if any(below is section for below in above.walk())]

    def with_id(self, id: str) -> "Report":
        """The same report under an id."""
        return replace(self, id=id)


def _holds(block: Block, eid: str) -> bool:
    """Whether the eId is that of the block or of a sub-paragraph of it."""
    return eid == block.eid or eid.startswith(f"{block.eid}__")


def own_words(element: Section | Block) -> str:
    """The words of an element; of a section those of its heading and of its own texts."""
    if isinstance(element, Section):
        return " ".join([element.printed, *(block.words for block in element.blocks)])
    return element.words


def digest(words: str) -> str:
    """A short fingerprint of a text, by which a passage is found again after its number has changed."""
    return hashlib.sha256(words.encode()).hexdigest()[:16]
