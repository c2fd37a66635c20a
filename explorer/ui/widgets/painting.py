"""What the rows of all lists have in common: their ground, the chip of a year, a few lines of marked text."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from explorer.ui.theme import GAP, RADIUS, UNIT, Theme
from explorer.ui.widgets.eliding import elided
from explorer.ui.widgets.typography import look, stretch

CHIP_PADDING = 6


def paint_ground(
    painter: QPainter, rect: QRect, theme: Theme, selected: bool, hovered: bool, hover: str = "hover"
) -> None:
    """The tint of a selected row or of the one under the pointer."""
    if selected or hovered:
        painter.fillRect(rect, theme.color("selection" if selected else hover))


def paint_ring(painter: QPainter, rect: QRect, theme: Theme) -> None:
    """The ring around the current row of the view that has the keyboard."""
    painter.save()
    painter.setPen(QPen(theme.color("focus"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(0, 0, -1, -1))
    painter.restore()


def chip_width(text: str, font: QFont) -> float:
    """The width of a chip in pixels, padding included."""
    return QFontMetricsF(font).horizontalAdvance(text) + 2 * CHIP_PADDING


def paint_chip(painter: QPainter, theme: Theme, left: float, line: QRectF, text: str, present: bool) -> float:
    """A year in its chip, filled with the accent where it is the present one. Returns the x where the chip ends."""
    font = theme.interface_font()
    width, height = chip_width(text, font), QFontMetricsF(font).height() + 2
    rect = QRectF(left, line.center().y() - height / 2, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    painter.setPen(Qt.PenStyle.NoPen if present else QPen(theme.color("hairline"), 1))
    painter.setBrush(theme.color("accent" if present else "page"))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    painter.setPen(theme.color("on_accent" if present else "ink"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
    return rect.right()


class Lines:
    """A text wrapped into at most `most` lines of `width` pixels, with `marks` (start, end) shown as matches.

    Where the first mark would stand below the last line, the text begins before it, and fills the lines.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        width: float,
        most: int,
        marks: Sequence[tuple[int, int]] = (),
        colour: str = "ink",
        font: QFont | None = None,
    ) -> None:
        self._theme = theme
        self._colour = colour
        self._font = font or theme.interface_font()
        self._most = most
        self._lay_out(text, marks, width)
        if marks and self._cut and marks[0][0] >= self._last_line:
            filling = len(text) - self._last_line * most // max(1, most - 1)
            start = text.rfind(" ", 0, max(0, min(marks[0][0] - 30, filling))) + 1
            if start:
                moved = [(first - start + 1, last - start + 1) for first, last in marks]
                self._lay_out("…" + text[start:], moved, width)

    @property
    def height(self) -> float:
        return self._shown * self._step

    def paint(self, painter: QPainter, left: float, top: float) -> None:
        painter.setPen(self._theme.color(self._colour))
        self.layout.draw(painter, QPointF(left, top))

    def _lay_out(self, text: str, marks: Sequence[tuple[int, int]], width: float) -> None:
        self._step = round(QFontMetricsF(self._font).height() * 1.2)
        self._shown, self._cut, self._last_line = 0, False, 0
        layout = self._wrapped(text, marks, width)
        if self._cut:
            last = layout.lineAt(self._shown - 1)
            rest = elided(QFontMetricsF(self._font), text[last.textStart() :][:400], width - UNIT)
            short = text[: last.textStart()] + rest
            inside = [(first, min(end, len(short))) for first, end in marks if first < len(short)]
            self._shown = 0
            layout = self._wrapped(short, inside, width)
        self.layout = layout

    def _wrapped(self, text: str, marks: Sequence[tuple[int, int]], width: float) -> QTextLayout:
        layout = QTextLayout(text, self._font)
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute))
        match = look(self._theme, "match", "match_ink")
        layout.setFormats([stretch(first, end, match) for first, end in marks])
        layout.beginLayout()
        while self._shown < self._most:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(max(width, 2 * GAP))
            line.setPosition(QPointF(0, self._shown * self._step))
            self._shown += 1
        if self._shown:
            last = layout.lineAt(self._shown - 1)
            if last.textStart() + last.textLength() < len(text):
                self._cut, self._last_line = True, last.textStart()
        layout.endLayout()
        return layout


def height_of(parts: Sequence[Lines], between: int = UNIT) -> float:
    """The height of some texts one below the other, in pixels."""
    return sum(part.height for part in parts) + between * max(0, len(parts) - 1)
