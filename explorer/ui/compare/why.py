"""About the row in hand: what its counterparts rest on, one reason marked in both texts; steps to the next change."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QToolButton, QWidget

from explorer.model.link_reasons import LinkReason
from explorer.present.reasons import reasons_in_words
from explorer.translation import tr
from explorer.ui.compare.painting import Columns
from explorer.ui.icons import Icon, icon
from explorer.ui.theme import GAP, UNIT, Theme
from explorer.ui.widgets.commands import Commands, stand_for, with_key
from explorer.ui.widgets.making import icon_button, label, set_row, word_button
from explorer.ui.widgets.plain import on_button, set_tip

_LEAST = 96
"""Pixels of the narrowest reason at the usual text size: the kind of it and two words. Chosen."""


class WhyBar(QWidget):
    """`marked` carries the reason whose words are to be marked in both texts, None for none."""

    marked = Signal(object)

    def __init__(self, theme: Theme, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._reasons: tuple[LinkReason, ...] = ()
        self._words: list[str] = []
        self._strength = label(self, tone="secondary")
        self._chips: list[QToolButton] = []
        self._perhaps = word_button(self, "", "chip")
        stand_for(self._perhaps, commands, "compare.perhaps", tr("Show both side by side"))
        self._steps = (
            self._step(tr("Previous change"), commands, "change.previous"),
            self._step(tr("Next change"), commands, "change.next"),
        )
        parts = self._strength, self._perhaps, None, *self._steps
        self._layout = set_row(self, *parts, spacing=UNIT)
        self._layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setAccessibleName(tr("Why these correspond"))
        theme.changed.connect(self._draw)
        self._draw()

    def minimumSizeHint(self) -> QSize:
        """As narrow as one likes: reasons are cut, and must not hold the window as wide as it was."""
        return QSize(0, super().minimumSizeHint().height())

    def show_row(self, strength: str, reasons: Sequence[LinkReason], perhaps: str) -> None:
        """What is said of the row in hand: how sure its counterparts are, or that something is `perhaps` one."""
        if self.current is not None:
            self.marked.emit(None)
        self._reasons, self._words = tuple(reasons), reasons_in_words(reasons)
        self._strength.setText(strength)
        self._strength.setHidden(not strength)
        self._perhaps.setHidden(not perhaps)
        self._perhaps.setText(on_button(f"{perhaps[:1].upper()}{perhaps[1:]}"))
        while len(self._chips) < len(reasons):  # A row with several counterparts has the reasons of each.
            self._chips.append(self._chip(len(self._chips)))
            self._layout.insertWidget(self._layout.indexOf(self._perhaps) + len(self._chips), self._chips[-1])
        for chip in self._chips:
            chip.setChecked(False)
        for chip, reason, words in zip(self._chips, reasons, self._words, strict=False):
            chip.setEnabled(bool(reason.quotes))
            chip.setAccessibleName(words)
            set_tip(chip, words)
        self._fit()

    def step(self) -> bool:
        """Mark the next reason that quotes something, and after the last one none; False where none does."""
        marked = [number for number, reason in enumerate(self._reasons) if reason.quotes]
        at = next((number for number in marked if self._chips[number].isChecked()), -1)
        following = next((number for number in marked if number > at), None)
        self._mark(following)
        return bool(marked)

    def clear(self) -> None:
        """Mark nothing."""
        self._mark(None)

    @property
    def current(self) -> LinkReason | None:
        """The reason that is marked."""
        return next((self._reasons[number] for number, chip in enumerate(self._chips) if chip.isChecked()), None)

    def words(self) -> str:
        """All that it says, in words."""
        parts = (self._strength.text(), "" if self._perhaps.isHidden() else self._perhaps.text(), *self._words)
        return " · ".join(part for part in parts if part)

    def align_with(self, places: Columns, width: int, rest: int) -> None:
        """Stand below the columns of a list so wide, as the years do above."""
        self._layout.setContentsMargins(round(places.lefts[0]), UNIT, round(width - places.right) + rest, 0)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _chip(self, number: int) -> QToolButton:
        chip = word_button(self, "", "chip", checkable=True)
        chip.clicked.connect(lambda checked: self._mark(number if checked else None))
        return chip

    def _step(self, name: str, commands: Commands, command_id: str) -> QToolButton:
        step = icon_button(self, name)
        stand_for(step, commands, command_id, name)
        step.setAccessibleName(with_key(name, commands, command_id))
        return step

    def _draw(self) -> None:
        for step, drawing in zip(self._steps, (Icon.UP, Icon.DOWN), strict=True):
            step.setIcon(icon(self._theme, drawing))

    def _mark(self, wanted: int | None) -> None:
        for number, chip in enumerate(self._chips):
            chip.setChecked(number == wanted)
        self.marked.emit(self.current)

    def _fit(self) -> None:
        """Reasons share the room beside the rest, as many as it holds; what is cut is in the tool tip."""
        margins = self._layout.contentsMargins()
        others = [part for part in (self._strength, self._perhaps, *self._steps) if not part.isHidden()]
        taken = margins.left() + margins.right() + sum(part.sizeHint().width() + UNIT for part in others)
        least, width = self._theme.px(_LEAST), self.width() - taken - GAP
        shown = min(len(self._reasons), max(1, width // (least + UNIT)))
        room = max(least, width // max(1, shown) - UNIT)
        for number, chip in enumerate(self._chips):
            chip.setHidden(number >= shown)
        for chip, words in zip(self._chips[:shown], self._words, strict=False):
            metrics = chip.fontMetrics()
            edges = chip.sizeHint().width() - metrics.horizontalAdvance(chip.text())
            chip.setText(on_button(metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0, room - edges))))
