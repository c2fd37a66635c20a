"""Figures through the years on paper: the chart, then the table with the place of each value."""

from explorer.export.paper import Block, Cell, Face, Grid, Paper, Picture, TextBlock, said
from explorer.present.figures import FiguresTable
from explorer.translation import tr

_MOST_UPRIGHT = 4
"""More years stand on paper that lies on its long side. Chosen: a column holds a number of seven digits."""
_ON_A_LINE = 12
"""Characters: as many as "> 2,400,000" and "paras. 38–43" have."""
_NO_BREAK = "\u00a0"


def figures_paper(series: str, table: FiguresTable, chart: Picture | None, foot: str) -> Paper:
    """The rows of a table in their order; `chart` is what is drawn of them."""
    title = tr("Figures: {}").format(series)
    columns = [column for column in range(table.columns) if column != table.trend_column]
    head = tuple((_block(table.head(column), table.is_year(column)),) for column in columns)
    rows = (tuple(_cell(table, row, column) for column in columns) for row in range(len(table.figures)))
    blocks: list[Block] = [TextBlock(said(title), Face.TITLE)]
    blocks += [chart] if chart else []
    return Paper(title, (*blocks, Grid((head, *rows))), foot, wide=len(table.reports) > _MOST_UPRIGHT)


def _block(words: str, at_end: bool, face: Face = Face.SMALL) -> TextBlock:
    """What stands at the end of its column, a number or its place, is kept on a line while it is short."""
    kept = at_end and len(words) <= _ON_A_LINE
    return TextBlock(said(words.replace(" ", _NO_BREAK) if kept else words), face, at_end=at_end)


def _cell(table: FiguresTable, row: int, column: int) -> Cell:
    of_year = table.is_year(column)
    place = table.named_place(row, column) if of_year else ""
    shown = _block(table.text(row, column), of_year)
    return (shown, _block(place, True, Face.QUIET)) if place else (shown,)
