"""A paragraph becomes lines, each a strip of the page that is never parted."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from explorer.export.paged.sheet import Sheet
from explorer.export.paper import Face, Mark, Span, TextBlock, Words

INK, QUIET_INK, HAIR_INK = QColor("#000000"), QColor("#505050"), QColor("#909090")
_HEADINGS = (Face.TITLE, Face.HEADING, Face.SUBHEADING, Face.MINOR)
_STEP, _GAP = 22.0, 7.0
"""Points by which sub-paragraphs are indented, and between a number and its text."""
_RULE, _RULE_GAP = 1.2, 6.0
"""Points of the rule beside a box, and between it and its text."""
_NEW_LINE = "\u2028"
_RAISE = 30
"""Per cent of a letter's height by which the marks of notes stand above the line."""

Draw = Callable[[QPainter, float, float], object]
"""Draws something whose upper left corner is at a place, in dots."""


@dataclass(frozen=True, slots=True)
class Strip:
    """What stands on one page, `height` dots high, `above` dots below what comes before it; at the top of a page it has
    no room above.

    `held`: on the same page as what comes next. `head` is what stands above it at the top of a page. `running` is the
    heading that it begins.
    """

    height: float
    draw: Draw
    above: float = 0.0
    held: bool = False
    head: "tuple[Strip, ...]" = ()
    running: str = ""


def strips(block: TextBlock, sheet: Sheet, width: float, hang: float = 0.0) -> list[Strip]:
    """The lines of a paragraph that is so many dots wide; its number has the first `hang` of these. Neither its first
    line nor its last stands alone on a page, and a heading does not stand without what follows."""
    edge = sheet.dot * (_RULE + _RULE_GAP) if block.boxed else 0.0
    indent = hang + min(sheet.dot * _STEP * block.depth, (width - hang) / 2) + edge
    number, words = _number(block, sheet, indent if block.depth == 0 else sheet.dot * _STEP)
    layout = _laid_out(words, block, sheet, width - indent)
    count = layout.lineCount()
    step = max([sheet.leading(block.face), *(layout.lineAt(place).height() for place in range(count))])
    heading, last = block.face in _HEADINGS, count - 1
    running = f"{block.number} {block.text}".strip() if block.face in (Face.TITLE, Face.HEADING) else ""
    return [
        Strip(
            height=step,
            draw=_Line(layout, place, block, sheet, indent, width, step, number if place == 0 else None),
            above=sheet.above(block.face) if place == 0 else 0.0,
            held=heading or (place in (0, last - 1) if place < last else block.held),
            running=running if place == 0 else "",
        )
        for place in range(count)
    ]


def hang_of(blocks: Iterable[TextBlock], sheet: Sheet, most: float) -> float:
    """How many dots the numbers of some paragraphs need before their text, `most` points at most."""
    needed = [
        sheet.metrics(block.face).horizontalAdvance(block.number)
        for block in blocks
        if block.number and not block.depth
    ]
    fitting = [width for width in needed if width <= sheet.dot * most]
    return max(fitting) + sheet.dot * _GAP if fitting else 0.0


def _number(block: TextBlock, sheet: Sheet, room: float) -> tuple[QTextLayout | None, Words]:
    """The number as a line of its own, where it has room before the text; else the text begins with it."""
    if not block.number:
        return None, block.words
    gap = sheet.dot * _GAP / 2
    if sheet.metrics(block.face).horizontalAdvance(block.number) + gap > room:
        return None, (Span(f"{block.number} "), *block.words)
    return _laid_out((Span(block.number),), block, sheet, room), block.words


def _laid_out(words: Words, block: TextBlock, sheet: Sheet, width: float) -> QTextLayout:
    text = "".join(span.text for span in words).replace("\n", _NEW_LINE)
    layout = QTextLayout(text, sheet.font(block.face), sheet.device)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if block.rtl else Qt.LayoutDirection.LeftToRight)
    side = Qt.AlignmentFlag.AlignRight if block.at_end != block.rtl else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(list(_formats(words, block.face, sheet)))
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, 0))
    layout.endLayout()
    return layout


def _formats(words: Words, face: Face, sheet: Sheet) -> Iterator[QTextLayout.FormatRange]:
    place = 0
    for span in words:
        length = sum(2 if character > "\uffff" else 1 for character in span.text)
        if span.marks:
            found = QTextLayout.FormatRange()
            found.start, found.length, found.format = place, length, _format(span.marks, sheet.font(face, span.marks))
            yield found
        place += length


def _format(marks: Mark, font: QFont) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFont(font)
    underlines = {
        Mark.DOUBTFUL: QTextCharFormat.UnderlineStyle.WaveUnderline,
        Mark.INSERTED: QTextCharFormat.UnderlineStyle.SingleUnderline,
        Mark.SHARED: QTextCharFormat.UnderlineStyle.DotLine,
    }
    for mark, style in underlines.items():
        if mark in marks:
            form.setUnderlineStyle(style)
    if Mark.DELETED in marks:
        form.setFontStrikeOut(True)
        form.setForeground(QUIET_INK)
    if Mark.RAISED in marks:
        form.setBaselineOffset(_RAISE)
    return form


@dataclass(frozen=True, slots=True)
class _Line:
    """Draws a line of a paragraph, the rule of its box, and its number before the first one."""

    layout: QTextLayout
    place: int
    block: TextBlock
    sheet: Sheet
    indent: float
    width: float
    step: float
    number: QTextLayout | None

    def __call__(self, painter: QPainter, left: float, top: float) -> None:
        line, rtl = self.layout.lineAt(self.place), self.block.rtl
        painter.setPen(QUIET_INK if self.block.face is Face.QUIET else INK)
        rise = (self.step - line.height()) / 2
        line.draw(painter, QPointF(left if rtl else left + self.indent, top + rise))
        if self.number is not None:
            self._draw_number(painter, self.number.lineAt(0), left, top + rise + line.ascent())
        if self.block.boxed:
            rule = self.sheet.dot * _RULE
            before = self.indent - rule - self.sheet.dot * _RULE_GAP
            edge = left + self.width - before - rule if rtl else left + before
            painter.fillRect(QRectF(edge, top, rule, self.step), QUIET_INK)

    def _draw_number(self, painter: QPainter, number: QTextLine, left: float, baseline: float) -> None:
        """The number of a paragraph stands at its text, that of a sub-paragraph where those of its depth begin."""
        room, wide = number.width(), number.naturalTextWidth()
        before = self.indent - room if self.block.depth else self.indent - self.sheet.dot * _GAP - wide
        at = left + self.width - before - room if self.block.rtl else left + before
        number.draw(painter, QPointF(at, baseline - number.ascent()))
