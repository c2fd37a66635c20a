"""Rows to choose from by typing: a title, and what stands at its right. The keyboard stays in the field."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from explorer.ui.theme import GAP, PADDING, Theme
from explorer.ui.widgets.row_list import RowDelegate, RowList
from explorer.ui.widgets.rows import Rows

LEAST = 0.35
"""The share of the width that what stands at the right has beside a long title."""


@dataclass(frozen=True, slots=True)
class Choice:
    """`aside` stands at the right (a key); `reason` says why it cannot be chosen now, "" where it can."""

    key: object
    title: str
    aside: str = ""
    reason: str = ""

    def __str__(self) -> str:
        return ". ".join(part for part in (self.title, self.aside, self.reason) if part)


class ChoiceList(RowList):
    """A list that a field above it moves through: it never has the keyboard itself."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        choices = Rows[Choice](lambda choice: choice.title)
        super().__init__(theme, choices, name, parent)
        self.choices = choices
        self.setProperty("ground", "page")
        self.setItemDelegate(ChoiceDelegate(theme, self))
        self.setUniformItemSizes(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_choices(self, choices: Sequence[Choice], current: int = -1) -> None:
        """Show choices with one of them in hand, or none."""
        self.choices.show(choices)
        self.setCurrentIndex(self.choices.index(current))

    def height_of(self, most: int) -> int:
        """The height of all rows, at most so many and one at least, in pixels."""
        return max(1, min(most, self.choices.rowCount())) * self._theme.row


class ChoiceDelegate(RowDelegate[Choice]):
    """Paints a title and, at its right, what can be said of it or why it cannot be chosen."""

    def paint_row(self, painter: QPainter, rect: QRect, row: Choice) -> None:
        whole = QRectF(rect.adjusted(PADDING, 0, -PADDING, 0))
        painter.setFont(self._theme.interface_font())
        metrics, middle = painter.fontMetrics(), Qt.AlignmentFlag.AlignVCenter
        left = whole.width() - metrics.horizontalAdvance(row.title) - 2 * GAP
        aside = metrics.elidedText(
            row.reason or row.aside, Qt.TextElideMode.ElideRight, int(max(left, whole.width() * LEAST))
        )
        painter.setPen(self._theme.color("secondary"))
        painter.drawText(whole, middle | Qt.AlignmentFlag.AlignRight, aside)
        room = whole.adjusted(0, 0, -metrics.horizontalAdvance(aside) - 2 * GAP, 0)
        painter.setPen(self._theme.color("secondary" if row.reason else "ink"))
        title = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, title)
