"""How many hits there are of each year, or for so many words, as small bars that narrow the results to a year."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from explorer.model.curve import YearCount
from explorer.present.curve import rate_in_words
from explorer.present.results import places
from explorer.translation import tr
from explorer.ui.theme import GAP, PADDING, UNIT, Theme
from explorer.ui.widgets.plain import show_tip

BARS = 24
"""The height of the tallest bar in pixels, at the usual text size."""
WIDEST = 40
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Bar:
    """A year, how tall its bar is beside the others, 0 for none, and what is said of it."""

    year: str
    height: float = 0.0
    words: str = ""


class Histogram(QWidget):
    """`toggled(year)`: by click, or Left and Right to a year and Enter or Space. Years without a hit between others
    have no bar, but their room. A year that the results are narrowed to has a line below its bar, the others are
    paler."""

    toggled = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bars: list[Bar] = []
        self._chosen: frozenset[str] = frozenset()
        self._hand = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self.updateGeometry)

    def show_counts(self, counts: Mapping[str, int], chosen: Collection[str] = ()) -> None:
        """Hits by year, and the years that the results are narrowed to. One year by itself needs no picture."""
        bars = [Bar(year, count, places(count)) for year, count in counts.items() if year.isdigit()]
        self._show(bars, chosen, tr("Hits by year"))

    def show_rates(self, years: Sequence[YearCount], chosen: Collection[str] = ()) -> None:
        """The same, related to the words of each year."""
        bars = [Bar(str(each.year), each.rate, rate_in_words(each)) for each in years if each.year is not None]
        self._show(bars, chosen, tr("Hits by year, related to its words"))

    def said(self) -> str:
        """What a screen reader says: each year with its hits."""
        return ", ".join(f"{bar.year}: {bar.words}" for bar in self._bars if bar.height)

    def _show(self, known: Sequence[Bar], chosen: Collection[str], name: str) -> None:
        by_year = {int(bar.year): bar for bar in known}
        span = range(min(by_year), max(by_year) + 1) if by_year else range(0)
        self._bars = [by_year.get(year, Bar(str(year), words=places(0))) for year in span]
        self._chosen = frozenset(chosen)
        self._hand = min(self._hand, max(0, len(self._bars) - 1))
        self.setAccessibleName(name)
        self.setVisible(len(by_year) > 1)
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, round(self._theme.px(BARS) + self._label_height() + 3 * UNIT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max((bar.height for bar in self._bars), default=0)
        for number, bar in enumerate(self._bars):
            place, chosen = self._place(number), bar.year in self._chosen
            tall = max(_LEAST, self._theme.px(BARS) * bar.height / most) if bar.height else 0
            base = UNIT + self._theme.px(BARS)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("secondary" if self._chosen and not chosen else "accent"))
            gap = 1 if place.width() < GAP else 2
            painter.drawRect(QRectF(place.left() + gap / 2, base - tall, max(1.0, place.width() - gap), tall))
            if chosen:
                painter.setPen(QPen(self._theme.color("ink"), 2))
                painter.drawLine(QPointF(place.left() + 1, base + 2), QPointF(place.right() - 1, base + 2))
            if self.hasFocus() and number == self._hand:
                painter.setPen(QPen(self._theme.color("focus"), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(place.adjusted(0, 0.5, 0, -0.5))
        self._paint_years(painter)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and self._bars:
            self._hand = max(0, min(len(self._bars) - 1, self._hand + step))
            self._tell()
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._bars:
            self.toggled.emit(self._bars[self._hand].year)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._at(event.position().x())
        if number is not None:
            self._hand = number
            self.toggled.emit(self._bars[number].year)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self._at(event.pos().x())
            show_tip(event.globalPos(), self._words(number) if number is not None else "", self)
            return True
        return super().event(event)

    def _words(self, number: int) -> str:
        return f"{self._bars[number].year}: {self._bars[number].words}"

    def _tell(self) -> None:
        here = self._words(self._hand) if self._bars else ""
        self.setAccessibleDescription(f"{here}. {self.said()}" if here else "")

    def _at(self, x: float) -> int | None:
        return next((n for n in range(len(self._bars)) if self._place(n).left() <= x < self._place(n).right()), None)

    def _place(self, number: int) -> QRectF:
        """The room of a year's bar, the line below it included."""
        wide = min(self._theme.px(WIDEST), (self.width() - 2 * PADDING) / max(1, len(self._bars)))
        return QRectF(PADDING + number * wide, 0, wide, self._theme.px(BARS) + 2 * UNIT)

    def _paint_years(self, painter: QPainter) -> None:
        """The years below their bars; where they have no room there, the first and the last."""
        painter.setFont(self._theme.interface_font())
        painter.setPen(self._theme.color("secondary"))
        wide = QFontMetricsF(painter.font()).horizontalAdvance("0000") + UNIT
        top, last = self._theme.px(BARS) + 2 * UNIT, len(self._bars) - 1
        room = QRectF(0, top, wide, self._label_height())
        if not self._bars:
            return
        if self._place(0).width() >= wide:
            for number, bar in enumerate(self._bars):
                middle = self._place(number).center().x()
                painter.drawText(room.translated(middle - wide / 2, 0), Qt.AlignmentFlag.AlignCenter, bar.year)
            return
        left = self._place(0).left()
        painter.drawText(room.translated(left, 0), Qt.AlignmentFlag.AlignLeft, self._bars[0].year)
        right = max(self._place(last).right(), left + 2 * wide)
        painter.drawText(room.translated(right - wide, 0), Qt.AlignmentFlag.AlignRight, self._bars[last].year)

    def _label_height(self) -> float:
        return QFontMetricsF(self._theme.interface_font()).height()
