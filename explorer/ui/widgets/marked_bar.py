"""A scroll bar that shows where in the whole text something was found."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from explorer.ui.theme import Theme

_THICK = 2
_INSET = 1


class MarkedBar(QScrollBar):
    """`set_marks` takes places as shares of the whole height, 0 to 1."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme = theme
        self.marks: tuple[float, ...] = ()

    def set_marks(self, places: Iterable[float]) -> None:
        self.marks = tuple(sorted(set(places)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.marks:
            return
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent"))
        room = self.height() - _THICK
        for place in dict.fromkeys(round(place * room) for place in self.marks):
            painter.drawRect(QRectF(_INSET, place, self.width() - 2 * _INSET, _THICK))
        painter.end()
