"""Which characters of a text no font at hand can show."""

from collections.abc import Iterable, Iterator

from PySide6.QtGui import QFont, QFontInfo, QTextLayout, QTextOption

from explorer.model.report import Report
from explorer.model.text import plain
from explorer.ui.theme import Theme

MISSING = 0
"""The glyph that every font keeps for what it lacks."""
_WHAT = QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphIndexes | QTextLayout.GlyphRunRetrievalFlag.RetrieveStringIndexes


def fonts(theme: Theme) -> list[QFont]:
    """All fonts in which the window sets text of reports."""
    reading = [theme.reading_font(bold, italic) for bold in (False, True) for italic in (False, True)]
    return [*reading, theme.number_font(), theme.heading_font(), theme.interface_font(), theme.interface_font(True)]


def texts(report: Report) -> Iterator[str]:
    """Everything of a report that is printed somewhere."""
    yield from (report.title, report.series, report.session, *report.symbols)
    yield from (section.printed for section in report.walk())
    for _, block in report.blocks():
        yield block.words
    for footnote in report.footnotes:
        yield f"{footnote.marker} {plain(footnote.text)}"


def missing(words: Iterable[str], font: QFont) -> list[tuple[str, str]]:
    """Each character that has no glyph, with the word it stands in.

    The words are shaped as the views do it, so a character counts as shown where another font stands in for it.
    """
    found: dict[str, str] = {}
    for word in words:
        found.update((character, word) for character in _missing_in(word, font))
    return sorted(found.items())


def _missing_in(word: str, font: QFont) -> set[str]:
    layout = QTextLayout(word, font)
    layout.setTextOption(_ONE_LINE)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    units = word.encode("utf-16-le")
    places = {
        place
        for run in layout.glyphRuns(0, len(units) // 2, _WHAT)
        for glyph, place in zip(run.glyphIndexes(), run.stringIndexes(), strict=True)
        if glyph == MISSING
    }
    return {_character(units, place) for place in places}


def _character(units: bytes, place: int) -> str:
    """The character that begins at a place counted, as Qt does, in units of UTF-16."""
    return units[2 * place : 2 * place + 4].decode("utf-16-le", "ignore")[:1]


def name(font: QFont) -> str:
    """The family that the system gives for a font."""
    return QFontInfo(font).family()


_ONE_LINE = QTextOption()
_ONE_LINE.setWrapMode(QTextOption.WrapMode.NoWrap)
