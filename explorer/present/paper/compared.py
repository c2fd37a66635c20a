"""Two or three reports side by side, on paper that lies on its long side."""

from collections.abc import Iterator, Sequence

from explorer.export.paper import Block, Cell, Face, Grid, Paper, TextBlock, said
from explorer.language import language
from explorer.model.report import Report
from explorer.places import Only
from explorer.present.captions import Part, Shown, Tone
from explorer.present.compared import Compared, Side, Wanted, nothing_shown, parts_of
from explorer.present.filters import title as filter_title
from explorer.present.paper.words import legend, piece_words, quiet
from explorer.present.words import buckets_in_words
from explorer.translation import tr

_FACES = {Tone.TEXT: Face.TEXT, Tone.HEADING: Face.HEADING, Tone.NOTE: Face.SMALL}
_EMPTY = " "


def compared_paper(compared: Compared, foot: str) -> Paper:
    """The rows on show, every paragraph level with its counterparts. May be called on any thread with a `Compared` that
    no other uses."""
    reports = [compared.report(side) for side in compared.sides]
    years = [compared.year(side) for side in compared.sides]
    title = tr("{} side by side").format(tr(" and ").join([", ".join(years[:-1]), years[-1]]))
    rtl = [language(report.language).right_to_left for report in reports]
    blocks: list[Block] = [TextBlock(said(title), Face.TITLE)]
    for year, report in zip(years, reports, strict=True):
        blocks += quiet(f"{year}: {_named(report)}")
    blocks += quiet(" · ".join(buckets_in_words(compared.totals)))
    blocks += quiet(_wanted(compared.wanted))
    blocks.append(TextBlock(legend(), Face.QUIET))
    rows = [_row(compared.shown(row), compared.sides, rtl) for row in range(len(compared.rows))]
    if not rows:
        return Paper(title, (*blocks, TextBlock(said(nothing_shown(compared.wanted)))), foot, wide=True, compact=True)
    head = tuple((TextBlock(said(year), Face.TEXT),) for year in years)
    grid = Grid((head, *rows), 1, (1.0,) * len(years), lined=False, whole=False)
    return Paper(title, (*blocks, grid), foot, wide=True, compact=True)


def _wanted(wanted: Wanted) -> str:
    """Which rows are shown, where some are not."""
    chosen = filter_title(wanted.only) if wanted.only is not Only.ALL else ""
    told = ", ".join(word for word in (chosen, wanted.words.strip()) if word)
    return tr("Shown: {}").format(told) if told else ""


def _named(report: Report) -> str:
    return " · ".join(word for word in (*report.symbols, report.title or report.source.name) if word)


def _row(shown: Shown, sides: Sequence[Side], rtl: Sequence[bool]) -> tuple[Cell, ...]:
    """The parts of each side; texts are level where only some have a line above them."""
    parts = [parts_of(shown, side) for side in sides]
    captioned = any(side and side[0].caption for side in parts)
    return tuple(
        tuple(
            block
            for number, part in enumerate(side)
            for block in _part(part, turned, captioned and number == 0 and part.tone is Tone.TEXT)
        )
        for side, turned in zip(parts, rtl, strict=True)
    )


def _part(part: Part, rtl: bool, under_caption: bool) -> Iterator[TextBlock]:
    yield from quiet(part.caption or (_EMPTY if under_caption else ""), held=True)
    words = piece_words(part.pieces, part.italics, part.shared)
    yield TextBlock(words, _FACES[part.tone], rtl=rtl and part.tone is not Tone.NOTE)
