"""The life line of a sentence, on paper."""

from collections.abc import Sequence

from explorer.export.paper import Face, Grid, Mark, Paper, TextBlock, said
from explorer.present.life_line import LifeRow
from explorer.present.paper.words import legend, piece_words, quiet
from explorer.translation import tr

_SHARES = (0.24, 0.76)
"""The widths of year and place, and of the wording. Chosen: as those of what changed."""


def life_line_paper(span: str, rows: Sequence[LifeRow], foot: str) -> Paper:
    """Every wording in time order, with what changed since the one before it."""
    title = tr("Life line of a sentence")
    lines = tuple(
        (
            (TextBlock(said(row.year, Mark.BOLD), Face.SMALL), *quiet(row.place)),
            (TextBlock(piece_words(row.pieces) or said(row.note)), *quiet(row.note if row.pieces else "")),
        )
        for row in rows
    )
    blocks = (TextBlock(said(title), Face.TITLE), TextBlock(said(span)), TextBlock(legend(), Face.QUIET))
    return Paper(title, (*blocks, Grid(lines, 0, _SHARES)) if lines else blocks, foot)
