"""What corresponds, in other years, to the section or paragraph in hand, and buttons to correct it."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from explorer.model.comparison import CorrectionKind
from explorer.present.cards import Card
from explorer.present.elsewhere import Target
from explorer.translation import tr
from explorer.ui.shell.side import PaneHead
from explorer.ui.theme import GAP, PADDING, UNIT, Theme
from explorer.ui.widgets.cards import CardList
from explorer.ui.widgets.commands import Commands, stand_for
from explorer.ui.widgets.flow import Flow
from explorer.ui.widgets.keyboard import ENTER, naming
from explorer.ui.widgets.making import set_column, stacked, word_button
from explorer.ui.widgets.message import MessageView
from explorer.ui.widgets.plain import set_tip

PIN, PART, LONE = "elsewhere.pin", "elsewhere.part", "elsewhere.lone"
_COMMANDS = {CorrectionKind.PIN: PIN, CorrectionKind.APART: PART, CorrectionKind.ALONE: LONE}


class ElsewhereView(QWidget):
    """`chosen(row)`: compare with this counterpart. The buttons are pressed down where the user has said so of the
    selected card."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self._head = PaneHead(tr("Elsewhere"), self)
        self.list = CardList(theme, tr("Counterparts in other years"), 2, parent=self)
        self.list.activated.connect(self._choose)
        self.list.selectionModel().currentChanged.connect(self._show_said)
        self.message = MessageView(theme, commands, self)
        self._pages = stacked(self.list, self.message)
        self._open = word_button(self, tr("Compare"), "chip")
        set_tip(self._open, naming(tr("Show both side by side (%1)"), ENTER))
        self._open.clicked.connect(lambda: self._choose(self.list.currentIndex()))
        self._buttons = self._make_buttons()
        self._foot = QWidget(self)
        foot = Flow(self._foot, UNIT)
        foot.setContentsMargins(PADDING, GAP, PADDING, PADDING)
        for button in (self._open, *self._buttons.values()):
            foot.addWidget(button)
        set_column(self, self._head, (self._pages, 1), self._foot)

    def show_counterparts(self, of: str, cards: Sequence[Card], wanted: int = 0) -> None:
        """The counterparts of the place named `of` ("IV.A.2", "para. 38"). The selected one stays so while it is of the
        same place and can be seen; else the card `wanted` is selected."""
        row = self.row_for(of, cards, wanted)
        self._head.count.setText(of)
        self.list.cards.show(cards)
        self._foot.setVisible(bool(cards))
        self._pages.setCurrentWidget(self.list)
        self.list.setCurrentIndex(self.list.cards.index(row))
        self._show_said()
        QTimer.singleShot(0, self.list, self._scroll)  # When the cards have got their heights.

    def row_for(self, of: str, cards: Sequence[Card], wanted: int) -> int:
        """Which of the cards `show_counterparts` selects."""
        before = self.target()
        if before is None or self._head.count.text() != of or not self.isVisible():
            return wanted
        return next((number for number, card in enumerate(cards) if _same(card.key, before)), wanted)

    def show_message(self, sentence: str, action: str = "", command_id: str = "") -> None:
        self._head.count.clear()
        self.list.cards.show([])
        self._foot.hide()
        self.message.show_message(sentence, action, command_id)
        self._pages.setCurrentWidget(self.message)

    def target(self) -> Target | None:
        """Where the selected card leads."""
        card = self.list.cards.row(self.list.currentIndex())
        return card.key if card and isinstance(card.key, Target) else None

    def _make_buttons(self) -> dict[CorrectionKind, QToolButton]:
        kinds = {
            CorrectionKind.PIN: (tr("Pin"), tr("These correspond, whatever the likeness says")),
            CorrectionKind.APART: (tr("Not the same"), tr("These do not correspond")),
            CorrectionKind.ALONE: (tr("No counterpart"), tr("Nothing in that year corresponds")),
        }
        return {kind: self._make_button(kind, *words) for kind, words in kinds.items()}

    def _make_button(self, kind: CorrectionKind, words: str, about: str) -> QToolButton:
        button = word_button(self, words, "chip", checkable=True)
        stand_for(button, self._commands, _COMMANDS[kind], about)
        button.clicked.connect(self._show_said)  # What was said decides, not the click.
        return button

    def _show_said(self) -> None:
        target = self.target()
        self._open.setEnabled(target is not None and (target.eid is not None or not target.compared))
        for kind, button in self._buttons.items():
            button.setEnabled(target is not None and (target.linkable or kind is CorrectionKind.ALONE))
            button.setChecked(target is not None and target.said is kind)

    def _scroll(self) -> None:
        self.list.scrollTo(self.list.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.row())


def _same(key: object, target: Target) -> bool:
    """Whether a card leads to the same place, whatever was said of it."""
    return isinstance(key, Target) and (key.report, key.eid) == (target.report, target.eid)
