"""A report seen by its comparable parts: what each section and paragraph is recognised by in another year."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from explorer.compare.acronyms import Acronyms
from explorer.compare.cited import Citation, citations
from explorer.compare.events import day_of_event
from explorer.compare.quantities import quantities
from explorer.compare.stated import Stated
from explorer.compare.tables import Cell, telling_cells
from explorer.compare.terms import Counts, term_counts
from explorer.compare.words import fold
from explorer.language import Language, language
from explorer.language.acts import own_body
from explorer.language.references import Reference, find_references
from explorer.model.report import Paragraph, Report, Section

NO_PARENT = -1
"""In place of the index of the section above, at the top: an index that no section has."""

_NUMBERED = 4
"""Of so many paragraphs of a numbered report one at least has a number: the others are its preamble, summary or boxes.
Where fewer do, the numbers are strays (of a list, of a table) and tell no kind of text."""


@dataclass(frozen=True, slots=True)
class ParagraphProfile:
    """`section` is the index of the section it stands directly under.

    `numbered` holds of all paragraphs of a report that is not numbered. `stated` are the quantities it tells,
    `references` the documents and paragraphs it points at. `day` is that of the event it tells, "" where it does
    not begin with one.
    """

    eid: str
    label: str | None
    numbered: bool
    words: str
    folded: str
    acronyms: frozenset[str]
    references: tuple[Reference, ...]
    stated: tuple[Stated, ...]
    section: int
    day: str


@dataclass(frozen=True, slots=True)
class SectionProfile:
    """`first..end` index the paragraphs under it; `parent` is the index of the section above, NO_PARENT at the top."""

    eid: str
    number: str
    title: str
    parent: int
    heading: Counts
    first: int
    end: int

    @property
    def paragraphs(self) -> range:
        """The indexes of the paragraphs under it."""
        return range(self.first, self.end)

    @property
    def size(self) -> int:
        """How many paragraphs stand under it."""
        return self.end - self.first


AT_HAND = 12
"""Reports of which what costs more memory than their profile is at hand, for the next two that are compared: as many as
stand near each other, and all of a short series. With all of 70 reports a process would take half as much again."""


@dataclass(frozen=True, eq=False)
class Profile:
    """The sections and the paragraphs of a report, each in reading order, the code of the language it is in, whether it
    is a report of numbered paragraphs (what has no number in it is another kind of text), its acronyms, what it cites
    and what its tables state."""

    sections: tuple[SectionProfile, ...]
    paragraphs: tuple[ParagraphProfile, ...]
    code: str
    numbered: bool
    acronyms: Acronyms
    citations: tuple[Citation, ...]
    cells: tuple[Cell, ...]

    @property
    def language(self) -> Language:
        """The language it is in."""
        return language(self.code)

    def counts(self) -> list[Counts]:
        """For each paragraph its terms, short names read in full. They are counted whenever they are asked for: they
        take more memory than all the rest, and a report that is not compared again needs none."""
        return [term_counts(self.acronyms.spelled_out(each.words), self.language) for each in self.paragraphs]

    @cached_property
    def own(self) -> list[range]:
        """For each section the indexes of the paragraphs directly under it: they stand before those of its sections."""
        counts = Counter(paragraph.section for paragraph in self.paragraphs)
        return [range(each.first, each.first + counts[index]) for index, each in enumerate(self.sections)]

    @cached_property
    def values(self) -> list[list[float]]:
        """For each paragraph the values that it states."""
        return [[stated.value for stated in paragraph.stated] for paragraph in self.paragraphs]

    def chain(self, section: int) -> Sequence[int]:
        """The section and those above it, from the inside out."""
        return self._chains[section] if section != NO_PARENT else ()

    @cached_property
    def _chains(self) -> list[tuple[int, ...]]:
        """That of each section: what stands above one comes before it."""
        chains: list[tuple[int, ...]] = []
        for index, section in enumerate(self.sections):
            above = chains[section.parent] if section.parent != NO_PARENT else ()
            chains.append((index, *above))
        return chains


def profile(report: Report) -> Profile:
    """What an addressed report is compared by: its sections, numbered paragraphs and blocks of unnumbered text."""
    words = {paragraph.eid: paragraph.words for paragraph in report.paragraphs()}
    profiler = _Profiler(words, _texts(report, words), language(report.language), own_body(report.symbols))
    for section in report.sections:
        profiler.add(section, NO_PARENT)
    references = {paragraph.eid: paragraph.references for paragraph in profiler.paragraphs}
    return Profile(
        tuple(profiler.sections),
        tuple(profiler.paragraphs),
        report.language,
        profiler.numbered,
        profiler.acronyms,
        citations(report, profiler.language, references),
        telling_cells(report),
    )


def _texts(report: Report, words: Mapping[str, str]) -> list[str]:
    """The words of all paragraphs, with a number or without; those that are known are `words` by eId."""
    return [words.get(block.eid) or block.words for _, block in report.blocks() if isinstance(block, Paragraph)]


class _Profiler:
    def __init__(self, words: Mapping[str, str], texts: Sequence[str], language: Language, body: str) -> None:
        """`words` are those of the numbered paragraphs by eId, `texts` those of all."""
        self.language, self._body = language, body
        self.numbered = len(words) * _NUMBERED >= len(texts) and bool(words)
        self.sections: list[SectionProfile] = []
        self.paragraphs: list[ParagraphProfile] = []
        self._words = words
        self.acronyms = Acronyms.among(texts)

    def add(self, section: Section, parent: int) -> None:
        index, first = len(self.sections), len(self.paragraphs)
        heading = term_counts(section.title, self.language)
        found = SectionProfile(section.eid, section.number, section.title, parent, heading, first, first)
        self.sections.append(found)
        for block in section.blocks:
            if not isinstance(block, Paragraph):
                continue
            words = self._words.get(block.eid) or block.words
            if words or block.number is not None:
                self.paragraphs.append(self._paragraph(block, words, index))
        for below in section.sections:
            self.add(below, index)
        self.sections[index] = replace(found, end=len(self.paragraphs))

    def _paragraph(self, block: Paragraph, words: str, section: int) -> ParagraphProfile:
        references = tuple(find_references(words, self.language, self._body))
        return ParagraphProfile(
            eid=block.eid,
            label=block.label,
            numbered=block.number is not None or not self.numbered,
            words=words,
            folded=fold(words),
            acronyms=self.acronyms.of(words),
            references=references,
            stated=tuple(quantities(words, self.language, references)),
            section=section,
            day=day_of_event(words, self.language),
        )
