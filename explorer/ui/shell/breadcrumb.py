"""Where the reader is: series ▸ section · years · filter. Each part leads there, or clears what it says."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from explorer.translation import tr
from explorer.ui.theme import GAP, Theme
from explorer.ui.widgets.eliding import elided
from explorer.ui.widgets.making import label, set_row
from explorer.ui.widgets.plain import PlainLabel, on_button, set_tip

BELOW, BESIDE = "▸", "·"
_CLEARS = "×"
_LEAST, _LEAST_FIRST = 24, 72


@dataclass(frozen=True, slots=True)
class Part:
    """`act` is what a click does, `about` says it. A part stands `below` the one before, or beside it; one that
    `clears` what it says has a sign for that. With `choices` (words, whether it holds now, what it does) a click offers
    these. It is `quiet` where it counts in other views only."""

    words: str
    act: Callable[[], object]
    about: str = ""
    below: bool = False
    clears: bool = False
    choices: tuple[tuple[str, bool, Callable[[], object]], ...] = ()
    quiet: bool = False

    @property
    def shown(self) -> str:
        return f"{self.words} {_CLEARS}" if self.clears else self.words


class Breadcrumb(QWidget):
    """Where room is short the longest part is elided."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[Part, ...] = ()
        self._buttons: list[QToolButton] = []
        self._signs: list[PlainLabel] = []
        self._row = set_row(self, spacing=0)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(tr("Place"))
        theme.changed.connect(self._fit)

    def show_parts(self, parts: Sequence[Part]) -> None:
        self._parts = tuple(parts)
        while len(self._buttons) < len(parts):
            self._add_button()
        self.setAccessibleDescription(self.text())
        self._fit()

    def text(self) -> str:
        """All parts, unelided, as one line."""
        return "".join(f" {self._sign(part)} {part.words}" for part in self._parts)[3:]

    def button(self, words: str) -> QToolButton:
        """The button of the part with these words. Raises StopIteration where there is none."""
        found = zip(self._buttons, self._parts, strict=False)
        return next(button for button, part in found if part.words == words)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _add_button(self) -> None:
        number, button = len(self._buttons), QToolButton(self)
        button.clicked.connect(lambda: self._press(number))
        if number:
            self._signs.append(label(self, tone="secondary"))
            self._row.insertWidget(self._row.count() - 1, self._signs[-1])
        self._row.insertWidget(self._row.count() - 1, button)
        self._buttons.append(button)

    def _press(self, number: int) -> None:
        part = self._parts[number]
        if not part.choices:
            part.act()
            return
        menu = QMenu(self)
        for words, holds, act in part.choices:
            action = menu.addAction(on_button(words))
            action.setCheckable(True)
            action.setChecked(holds)
            action.triggered.connect(partial(_call, act))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._buttons[number].mapToGlobal(self._buttons[number].rect().bottomLeft()))

    @staticmethod
    def _sign(part: Part) -> str:
        return BELOW if part.below else BESIDE

    def _fit(self) -> None:
        metrics = QFontMetricsF(self.font())
        signs = len(self._parts) * math.ceil(metrics.horizontalAdvance(BELOW))
        room = self.width() - len(self._parts) * 2 * GAP - signs
        shares = _shares([math.ceil(metrics.horizontalAdvance(part.shown)) + 2 for part in self._parts], room)
        for number, button in enumerate(self._buttons):
            visible = number < len(self._parts)
            button.setVisible(visible)
            if number:
                self._signs[number - 1].setVisible(visible)
            if visible:
                part = self._parts[number]
                if number:
                    self._signs[number - 1].setText(self._sign(part))
                self._show(button, part, elided(metrics, part.shown, shares[number]))

    @staticmethod
    def _show(button: QToolButton, part: Part, shown: str) -> None:
        button.setText(on_button(shown))
        if button.property("quiet") is not part.quiet:
            button.setProperty("quiet", part.quiet)
            button.style().polish(button)
        button.setAccessibleName(part.words)
        cut = shown != part.shown
        set_tip(button, "\n".join(words for words in (part.words if cut else "", part.about) if words))
        button.setAccessibleDescription(part.about)


def _call(act: Callable[[], object], checked: bool) -> None:
    act()


def _shares(widths: list[int], room: int) -> list[int]:
    """Cut the first down, which the tree tells as well, and then the widest until all fit into `room`."""
    widths = list(widths)
    if widths:
        widths[0] = max(min(_LEAST_FIRST, widths[0]), min(widths[0], room - sum(widths[1:])))
    while widths and sum(widths) > room and max(widths) > _LEAST:
        widest = widths.index(max(widths))
        second = max((width for number, width in enumerate(widths) if number != widest), default=0)
        widths[widest] = max(_LEAST, min(widths[widest] - 1, max(second, widths[widest] - (sum(widths) - room))))
    return widths
