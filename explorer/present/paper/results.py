"""Search results on paper."""

from collections.abc import Iterator, Sequence

from explorer.export.paper import Block, Face, Mark, Paper, Span, TextBlock, Words, said
from explorer.present.paper.words import quiet
from explorer.present.results import Found, Summary
from explorer.translation import tr


def results_paper(query: str, summary: Summary, rows: Sequence[Found], foot: str) -> Paper:
    """The results on show, with what is said above them."""
    title = tr("Search: {}").format(query)
    told = (summary.count, summary.why, summary.narrowed, *summary.problems, summary.checked)
    blocks: list[Block] = [TextBlock(said(title), Face.TITLE)]
    for line in told:
        blocks += quiet(line)
    for row in rows:
        blocks += _row(row)
    return Paper(title, tuple(blocks), foot)


def _row(row: Found) -> Iterator[Block]:
    if row.heading:
        yield TextBlock(said(row.place), Face.HEADING)
        yield from quiet(row.detail, held=True)
        return
    years = ", ".join(chip.year for chip in row.chips)
    place = " · ".join(part for part in (years, row.place) if part)
    yield TextBlock(said(place, Mark.BOLD), Face.SMALL, held=True)
    yield TextBlock(_marked(row.text, row.marks), held=bool(row.detail))
    yield from quiet(row.detail)


def _marked(text: str, marks: Sequence[tuple[int, int]]) -> Words:
    """The text with what was found in bold letters."""
    found, place = list[Span](), 0
    for start, end in sorted(marks):
        found += [*said(text[place:start]), *said(text[max(place, start) : end], Mark.BOLD)]
        place = max(place, end)
    return (*found, *said(text[place:]))
