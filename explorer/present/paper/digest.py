"""What changed between two reports, on paper."""

from collections.abc import Iterator, Sequence

from explorer.export.paper import Block, Cell, Face, Grid, Mark, Paper, TextBlock, said
from explorer.model.digest import Digest
from explorer.model.names import report_names
from explorer.model.report import Report
from explorer.places import Only
from explorer.present.digest import DigestRow, nothing_told, totals_line
from explorer.present.filters import line_title
from explorer.present.paper.words import legend, piece_words, quiet
from explorer.translation import tr

_SHARES = (0.24, 0.76)
"""The widths of what happened where, and of the words themselves. Chosen: two words a line at least, and lines of 60
characters."""


def digest_paper(
    digest: Digest, older: Report, newer: Report, rows: Sequence[DigestRow], only: Only, filtered: str, foot: str
) -> Paper:
    """The rows on show, below their headings."""
    title = tr("What changed from {} to {}").format(*report_names((older, newer)))
    scope = newer.section_of(digest.scope) if digest.scope else None
    shown = [scope.full_heading if scope else "", "" if only is Only.ALL else line_title(only), filtered.strip()]
    told = ", ".join(word for word in shown if word)
    blocks: list[Block] = [
        TextBlock(said(title), Face.TITLE),
        *quiet(tr("Shown: {}").format(told) if told else ""),
        *quiet(totals_line(digest.totals, digest.scope is not None)),
        TextBlock(legend(), Face.QUIET),
    ]
    if not rows:
        blocks.append(TextBlock(said(nothing_told(only, filtered))))
    return Paper(title, (*blocks, *_rows(rows)), foot)


def _rows(rows: Sequence[DigestRow]) -> Iterator[Block]:
    lines: list[tuple[Cell, ...]] = []
    for row in rows:
        if row.kind is not None:
            lines.append(_line(row))
            continue
        yield from _grid(lines)
        lines = []
        yield TextBlock(piece_words(row.pieces), Face.HEADING)
        yield from quiet(" · ".join(part for part in (row.label, row.detail) if part), held=True)
    yield from _grid(lines)


def _grid(lines: Sequence[tuple[Cell, ...]]) -> list[Grid]:
    return [Grid(tuple(lines), 0, _SHARES)] if lines else []


def _line(row: DigestRow) -> tuple[Cell, ...]:
    happened = (TextBlock(said(row.label, Mark.BOLD), Face.SMALL), *quiet(row.place))
    return happened, (TextBlock(piece_words(row.pieces)), *quiet(row.detail))
