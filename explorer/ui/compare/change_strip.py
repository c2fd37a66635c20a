"""Where in a comparison the changes are: a narrow strip beside its scroll bar."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from explorer.model.comparison import State
from explorer.present.alignment import Row
from explorer.translation import tr
from explorer.ui.theme import Theme

_WIDTH = 12
_LEAST = 2.0


class ChangeStrip(QWidget):
    """Ticks for new (full), dropped (outlined), edited (the left half) and rewritten rows (the right half). `pressed`
    carries a share of the height."""

    pressed = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ticks: list[tuple[Row, float, float]] = []
        self.setAccessibleName(tr("Where the changes are"))
        self.setFixedWidth(_WIDTH)

    def show_ticks(self, ticks: list[tuple[Row, float, float]]) -> None:
        """Changed rows with where they begin and end, as shares of the whole height."""
        self._ticks = ticks
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit(event.position().y() / max(1, self.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for row, start, end in self._ticks:
            height = max(_LEAST, (end - start) * self.height() - 1)
            rect = QRectF(2, start * self.height(), _WIDTH - 4, height)
            if State.NEW in row.states:
                painter.fillRect(rect, self._theme.color("inserted_ink"))
            elif State.DROPPED in row.states:
                painter.setPen(QPen(self._theme.color("deleted_ink"), 1))
                painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))
            else:
                rewritten = State.REWRITTEN in row.states
                rect.setWidth(rect.width() / 2)
                rect.translate(rect.width() * rewritten, 0)
                painter.fillRect(rect, self._theme.color("rewritten" if rewritten else "accent"))
        painter.end()
