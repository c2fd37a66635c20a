"""Pieces of text become the sections, paragraphs and footnotes of a report."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from explorer.ingest.lines import Line, Span, Spans, cut, joined, single_spaced, words
from explorer.ingest.source import Note
from explorer.ingest.stages.headings import heading_number
from explorer.ingest.stages.hyphens import Hyphens, Settled
from explorer.ingest.stages.items import Part, parts
from explorer.ingest.stages.kerning import closed_up, perhaps_torn
from explorer.ingest.stages.levels import Heading, levels
from explorer.ingest.stages.marks import Attached, Place, attach_marks, note_eids
from explorer.ingest.stages.numbers import leading_number
from explorer.ingest.stages.pieces import Kind, Piece
from explorer.ingest.stages.raised import shown_raised
from explorer.ingest.stages.vocabulary import Vocabulary
from explorer.language import Language
from explorer.language.address import is_annex
from explorer.model.report import Block, Item, Paragraph, Section, Table
from explorer.model.text import Footnote, Run, Text


@dataclass(frozen=True, slots=True)
class Built:
    """`front` is what stands above the text. `parted` are the words that the end of a line had parted, as they were
    printed (`пе риодического`), `undecided` those with a hyphen there that may be none of theirs, `perhaps_torn`
    neighbours that may be one word; `headings` the depth and the lines of each heading; `attached` tells which marks
    and notes found nothing to go with."""

    front: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    footnotes: tuple[Footnote, ...]
    parted: tuple[str, ...]
    undecided: tuple[str, ...]
    perhaps_torn: tuple[str, ...]
    headings: tuple[tuple[int, tuple[Line, ...]], ...]
    attached: Attached


@dataclass(slots=True)
class _Block:
    """A heading or paragraph on its way: `texts` of its parts, which stages replace."""

    piece: Piece
    parts: list[Part]
    texts: list[Spans]


@dataclass(slots=True)
class _Open:
    """A section whose subsections still come."""

    section: Section
    blocks: list[Block] = field(default_factory=list)
    below: list[Section] = field(default_factory=list)

    def closed(self) -> Section:
        return replace(self.section, blocks=tuple(self.blocks), sections=tuple(self.below))


def build(
    front: Sequence[Sequence[Line]], pieces: Sequence[Piece], notes: Sequence[Note], paged: bool, hyphens: Hyphens
) -> Built:
    """Sections from pieces in reading order, footnotes hung on their marks, also on those in the lines of each block of
    the front. Pages are kept where `paged` says so."""
    language = hyphens.vocabulary.language
    above = [_whole(Piece(Kind.PLAIN, list(lines))) for lines in front]
    blocks = [*above, *(_block(piece, language) for piece in pieces)]
    places = [
        Place(text, part.lines[0].page if part.lines else block.piece.page, block.piece.lines[-1].page)
        for block in blocks
        for part, text in zip(block.parts, block.texts, strict=True)
    ]
    attached = attach_marks(places, notes, language)
    notes = [replace(note, spans=shown_raised(note.spans)) for note in notes]
    settled = [
        hyphens.settled(closed_up(text, language)) for text in (*attached.texts, *(note.spans for note in notes))
    ]
    remaining = iter(settled)
    for block in blocks:
        block.texts = [next(remaining).spans for _ in block.texts]
    footnotes = tuple(
        Footnote(note.marker, runs(next(remaining).spans), note.page if paged else None, eid)
        for note, eid in zip(notes, note_eids(notes), strict=True)
    )
    titled = _with_titles(blocks[len(above) :], language)
    depths = levels(_headings(titled, language))
    lines = [tuple(block.piece.lines) for block in titled if block.piece.kind is Kind.HEADING]
    sections = _sections(titled, depths, paged, language)
    return Built(
        tuple(_paragraph(block, paged) for block in above),
        sections,
        footnotes,
        tuple(word for text in settled for word in text.parted),
        tuple(word for text in settled for word in text.undecided),
        () if any(piece.lines[0].x0 is not None for piece in pieces) else _torn(settled, hyphens.vocabulary),
        tuple(zip(depths, lines, strict=True)),
        attached,
    )


def _torn(texts: Iterable[Settled], vocabulary: Vocabulary) -> tuple[str, ...]:
    return tuple(pair for text in texts for pair in perhaps_torn(text.spans, vocabulary))


def runs(spans: Iterable[Span]) -> Text:
    """Spans as the runs of the model."""
    return tuple(Run(span.text, span.italic, span.bold, span.link, span.note, span.ocr) for span in spans)


def _block(piece: Piece, language: Language) -> _Block:
    table = piece.lines[0].table
    if table:
        cells = [cell for row in table for cell in row]
        return _Block(piece, [Part("", 0) for _ in cells], cells)
    if piece.kind is Kind.NUMBERED:
        found = leading_number(piece.lines[0].text, language)
        split = parts(piece.lines, language, found[1] if found else 0)
    elif piece.kind is Kind.PLAIN:
        split = parts(piece.lines, language)
    else:
        return _whole(piece)
    return _Block(piece, split, [_text(part) for part in split])


def _whole(piece: Piece) -> _Block:
    """A piece that has no sub-paragraphs."""
    part = Part("", 0, list(piece.lines))
    return _Block(piece, [part], [_text(part)])


def _text(part: Part) -> Spans:
    if not part.lines:
        return ()
    first = part.lines[0]
    opening = cut(first.spans, part.start, len(first.text))
    return joined((opening, *(line.spans for line in part.lines[1:])))


def _sections(blocks: Sequence[_Block], depths: Sequence[int], paged: bool, language: Language) -> tuple[Section, ...]:
    top = _Open(Section("", ()))
    stack = [top]
    remaining = iter(depths)
    for block in blocks:
        page = block.piece.page if paged else None
        if block.piece.kind is Kind.HEADING:
            depth = next(remaining)
            while len(stack) > depth:
                _close(stack)
            number, heading = _numbered(block, language)
            stack.append(_Open(Section(number, runs(heading), page=page)))
            continue
        if len(stack) == 1:
            stack.append(_Open(Section("", (), page=page)))
        _add(stack[-1].blocks, block, paged, language)
    while len(stack) > 1:
        _close(stack)
    return tuple(top.below)


def _close(stack: list[_Open]) -> None:
    section = stack.pop().closed()
    stack[-1].below.append(section)


def _with_titles(blocks: Sequence[_Block], language: Language) -> list[_Block]:
    """`Annex I`, `Decision 12/CP.24` or a styled `Subprogramme 1` and the heading under it are one; so is an annex with
    the decision that it consists of.

    "[Original: French]" may stand between.
    """
    result: list[_Block] = []
    for block in blocks:
        above = next((before for before in reversed(result[-2:]) if not _is_bracketed(before)), None)
        if above and _takes_title(above, block, language):
            above.texts[0] = single_spaced((*above.texts[0], Span(" "), *block.texts[0]))
            above.piece.lines.extend(block.piece.lines)
        else:
            result.append(block)
    return result


def _is_bracketed(block: _Block) -> bool:
    line = words(block.texts[0])
    return block.piece.kind is Kind.PLAIN and line.startswith("[") and line.endswith("]")


def _takes_title(label: _Block, block: _Block, language: Language) -> bool:
    if Kind.HEADING not in (label.piece.kind, block.piece.kind) or label.piece.kind is not block.piece.kind:
        return False
    number, title = (heading_number(words(each.texts[0]), language) for each in (label, block))
    titles_annex = block.piece.part and is_annex(number.text, language) and not is_annex(title.text, language)
    level = label.piece.lines[0].level
    styled_alike = level is not None and level == block.piece.lines[0].level
    return (
        bool(number.text)
        and not number.rest
        and (titles_annex or not (title.text or block.piece.part))
        and (label.piece.part or styled_alike)
    )


def _numbered(block: _Block, language: Language) -> tuple[str, Spans]:
    text = block.texts[0]
    line = words(text)
    if block.piece.lines[0].level is None or not line[:1].islower():
        number = heading_number(line, language)
        return number.text, cut(text, len(line) - len(number.rest), len(line))
    return "", text


def _headings(blocks: Sequence[_Block], language: Language) -> list[Heading]:
    """What the depths of the headings among some blocks are told from."""
    result = []
    above: _Block | None = None
    for block in blocks:
        if block.piece.kind is Kind.HEADING:
            number, text = _numbered(block, language)
            first = block.piece.lines[0]
            stated, tagged = (first.level, None) if first.size is None else (None, first.level)
            look, directly = (first.bold, first.italic), above is not None and above.piece.kind is Kind.HEADING
            title, part = words(text), block.piece.part
            summary = not number and language.headings.summary.fullmatch(title) is not None
            annex = part and is_annex(number, language)
            made = Heading(
                number, title, first.size, part, stated, look, directly, summary, annex, first.x0, tagged, language
            )
            result.append(made)
        above = block
    return result


def _add(blocks: list[Block], block: _Block, paged: bool, language: Language) -> None:
    """A paragraph, or a table with the caption that stands just above it."""
    if block.piece.kind is not Kind.TABLE:
        blocks.append(_paragraph(block, paged))
        return
    above = blocks[-1] if blocks else None
    caption = ""
    text = above if isinstance(above, Paragraph) and above.number is None and not above.items else None
    if text and language.tables.label.match(text.words):
        caption = text.words
        blocks.pop()
    blocks.append(_table(block, caption, paged))


def _table(block: _Block, caption: str, paged: bool) -> Table:
    first = block.piece.lines[0]
    cells = iter(block.texts)
    rows = tuple(tuple(runs(next(cells)) for _ in row) for row in first.table or ())
    return Table(rows, caption, first.table_heads, block.piece.page if paged else None, box=block.piece.box)


def _paragraph(block: _Block, paged: bool) -> Paragraph:
    head, *below = zip(block.parts, block.texts, strict=True)
    page = block.piece.page if paged else None
    return Paragraph(block.piece.number, runs(head[1]), _items(list(below), 1, paged), page, box=block.piece.box)


def _items(split: Sequence[tuple[Part, Spans]], depth: int, paged: bool) -> tuple[Item, ...]:
    result: list[Item] = []
    at = 0
    while at < len(split):
        end = at + 1
        while end < len(split) and split[end][0].depth > depth:
            end += 1
        part, text = split[at]
        page = part.lines[0].page if paged else None
        result.append(Item(part.number, runs(text), _items(split[at + 1 : end], depth + 1, paged), page))
        at = end
    return tuple(result)


def mapped(sections: Iterable[Section], change: Callable[[Section, Text], Text]) -> tuple[Section, ...]:
    """The same sections with every text of headings, paragraphs and sub-paragraphs changed."""

    def items(section: Section, below: Iterable[Item]) -> tuple[Item, ...]:
        return tuple(replace(item, text=change(section, item.text), items=items(section, item.items)) for item in below)

    result = []
    for section in sections:
        blocks = tuple(
            replace(block, text=change(section, block.text), items=items(section, block.items))
            if isinstance(block, Paragraph)
            else replace(block, rows=tuple(tuple(change(section, cell) for cell in row) for row in block.rows))
            for block in section.blocks
        )
        heading = change(section, section.heading)
        result.append(replace(section, heading=heading, blocks=blocks, sections=mapped(section.sections, change)))
    return tuple(result)
