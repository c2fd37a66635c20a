"""Where the reader is: series ▸ year ▸ section. Each part leads there."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from explorer.translation import tr
from explorer.ui.theme import GAP, Theme
from explorer.ui.widgets.eliding import elided
from explorer.ui.widgets.making import label, set_row
from explorer.ui.widgets.plain import on_button, set_tip

PARTS = 3


class Breadcrumb(QWidget):
    """`chosen(part)`: the part that was clicked, counted from 0. Where room is short the longest part is elided."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[str, ...] = ()
        self._buttons = [self._make_button(part) for part in range(PARTS)]
        self._arrows = [label(self, "▸", "secondary") for _ in range(PARTS - 1)]
        rest = [part for pair in zip(self._arrows, self._buttons[1:], strict=True) for part in pair]
        set_row(self, self._buttons[0], *rest, None)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(tr("Place"))
        theme.changed.connect(self._fit)

    def show_parts(self, parts: Sequence[str]) -> None:
        self._parts = tuple(parts[:PARTS])
        self._fit()

    def text(self) -> str:
        """All parts, unelided, as one line."""
        return " ▸ ".join(self._parts)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _make_button(self, part: int) -> QToolButton:
        button = QToolButton(self)
        button.clicked.connect(lambda: self.chosen.emit(part))
        return button

    def _fit(self) -> None:
        metrics = QFontMetricsF(self.font())
        room = self.width() - len(self._parts) * 2 * GAP - len(self._arrows) * math.ceil(metrics.horizontalAdvance("▸"))
        shares = _shares([math.ceil(metrics.horizontalAdvance(part)) + 2 for part in self._parts], room)
        for number, button in enumerate(self._buttons):
            visible = number < len(self._parts)
            button.setVisible(visible)
            if number:
                self._arrows[number - 1].setVisible(visible)
            if visible:
                words = self._parts[number]
                shown = elided(metrics, words, shares[number])
                button.setText(on_button(shown))
                button.setAccessibleName(words)
                set_tip(button, words if shown != words else "")


def _shares(widths: list[int], room: int) -> list[int]:
    """Cut the widest down first until all fit into `room`."""
    widths = list(widths)
    while widths and sum(widths) > room and max(widths) > 24:
        widest = widths.index(max(widths))
        second = max((width for number, width in enumerate(widths) if number != widest), default=0)
        widths[widest] = max(24, min(widths[widest] - 1, max(second, widths[widest] - (sum(widths) - room))))
    return widths
