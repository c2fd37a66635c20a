"""Measures of set text that several views need."""

from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat, QTextLayout

from explorer.ui.theme import COMPARE_LINE_HEIGHT, COMPARE_PX, Theme

_SAMPLE = (
    "The Office continued to support Member States, upon request, in preventing and combating organized crime "
    "in 2020, and provided legislative assistance and training to 56 countries."
)


def level_font(theme: Theme, bold: bool = False) -> QFont:
    """The serif of both columns."""
    font = theme.reading_font(bold)
    font.setPixelSize(theme.px(COMPARE_PX))
    return font


def line_step(theme: Theme) -> int:
    """From one line to the next, in pixels."""
    return theme.px(COMPARE_PX * COMPARE_LINE_HEIGHT)


def line_width(font: QFont, characters: int) -> int:
    """The width in pixels of a line of so many characters of running English text."""
    return round(QFontMetricsF(font).horizontalAdvance(_SAMPLE) / len(_SAMPLE) * characters)


def look(theme: Theme, ground: str, ink: str) -> QTextCharFormat:
    """Letters on a ground, each in a colour of the theme."""
    form = QTextCharFormat()
    form.setBackground(theme.color(ground))
    form.setForeground(theme.color(ink))
    return form


def stretch(start: int, end: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    """The characters `start..end` of a layout in a format of their own."""
    result = QTextLayout.FormatRange()
    result.start, result.length, result.format = start, end - start, form
    return result


def utf16_offsets(text: str) -> list[int]:
    """For each character of a text, and its end, the place that Qt gives it: characters beyond U+FFFF count twice."""
    offsets, place = [], 0
    for character in text:
        offsets.append(place)
        place += 2 if character > "\uffff" else 1
    return [*offsets, place]


def in_document(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Characters `start..end` of a text as the places that Qt gives them."""
    if max(text, default="") <= "\uffff":
        return spans
    places = utf16_offsets(text)
    return [(places[start], places[end]) for start, end in spans]
