"""The year matrix on paper: a section a row, a column a year, what changed in words."""

from collections.abc import Iterator, Sequence

from explorer.export.paper import Block, Cell, Face, Grid, Mark, Paper, TextBlock, said
from explorer.present.lineages import Row
from explorer.present.matrix import YearMatrix
from explorer.present.paper.words import quiet
from explorer.present.words import ended_in_words, totals_in_words
from explorer.translation import tr

_SECTION_SHARE = 2.0
"""The width of the column of sections, in those of a year. Chosen: most headings have two lines."""
_MOST_UPRIGHT = 3
"""More years stand on paper that lies on its long side. Chosen: a column holds "3 rewritten"."""


def overview_paper(series: str, matrix: YearMatrix, rows: Sequence[Row], foot: str) -> Paper:
    """The rows on show in their order. May be called on any thread with rows that nobody changes."""
    years = matrix.titles
    head: tuple[Cell, ...] = (_cell(tr("Section")), *(_cell(year) for year in years))
    lines = tuple((_section(row, matrix), *_years(row, matrix)) for row in rows)
    told = tr("A number counts the paragraphs of a section, with what became of them since the report before.")
    blocks: tuple[Block, ...] = (
        TextBlock(said(series), Face.TITLE),
        *quiet(told if len(years) > 1 else tr("A number counts the paragraphs of a section.")),
        Grid((head, *lines), 1, (_SECTION_SHARE, *(1.0,) * len(years))),
    )
    return Paper(series, blocks, foot, wide=len(years) > _MOST_UPRIGHT)


def _cell(words: str, mark: Mark = Mark.NONE) -> Cell:
    return (TextBlock(said(words, mark), Face.SMALL),)


def _section(row: Row, matrix: YearMatrix) -> Cell:
    depth, above = 0, row.parent
    while above is not None:
        depth, above = depth + 1, above.parent
    mark = Mark.NONE if depth else Mark.BOLD
    return TextBlock(said(row.section.printed, mark), Face.SMALL, depth=depth), *quiet(matrix.note(row))


def _years(row: Row, matrix: YearMatrix) -> Iterator[Cell]:
    for number in range(len(matrix.titles)):
        cell = matrix.cell(row, number)
        told = () if cell.totals is None else (totals_in_words if cell.eids else ended_in_words)(cell.totals)
        count = str(cell.paragraphs) if cell.eids else "–" if cell.known else ""
        yield (*_cell(count), *quiet(", ".join(told)))
