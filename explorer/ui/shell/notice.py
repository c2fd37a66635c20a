"""The quiet line at the foot: what just happened, with its undo, and what is still going on, with its end."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QProgressBar, QToolButton, QWidget

from explorer.translation import tr
from explorer.ui.theme import GAP, PADDING, Theme
from explorer.ui.widgets.eliding import ElidedLabel
from explorer.ui.widgets.making import hairline, label, set_column, set_row, word_button
from explorer.ui.widgets.plain import on_button, set_tip

STAYS_MS = 12_000
MOST_OFFERS = 2
BAR_WIDTH = 160


Offer = tuple[str, str]
"""What a notice offers to do: its words, and the id of the command."""


class NoticeLine(QWidget):
    """`command_requested(id)` for what a notice offers, `cancel_requested()` for the work that runs."""

    command_requested = Signal(str)
    cancel_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = ElidedLabel(self)
        self._offers: Sequence[Offer] = ()
        self._links = [self._make_link(partial(self._run, number)) for number in range(MOST_OFFERS)]
        self._work = ElidedLabel(self)
        self._work.setProperty("tone", "secondary")
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(BAR_WIDTH)
        self._cancel = self._make_link(self.cancel_requested.emit)
        self._cancel.setText(tr("Cancel"))
        self._standing = label(self, tone="secondary")
        self._timer = QTimer(self, singleShot=True, interval=STAYS_MS)
        self._timer.timeout.connect(self._end)
        self._lay_out()
        theme.changed.connect(self._size)
        self._size()
        self.clear()
        self.show_work("", 0, 0)

    def show_notice(self, text: str, error: bool = False, offers: Sequence[Offer] = ()) -> None:
        """Say it, and to a screen reader too. An error stays until the next notice, or `let_go`. There is room for
        `MOST_OFFERS`."""
        self._text.setText(text)
        set_tip(self._text, text)
        self._text.setProperty("tone", "error" if error else "")
        self._text.style().polish(self._text)
        self._error = error
        self._offer(offers)
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def add(self, text: str, offers: Sequence[Offer] = ()) -> None:
        """Say it behind what stands; by itself where that is nothing, or an error, which has been seen."""
        if self.text() and not self._error:
            text, offers = f"{self.text()} {text}", [*self._offers, *offers]
        self.show_notice(text, offers=offers[-MOST_OFFERS:])

    def text(self) -> str:
        return self._text.text()

    def let_go(self) -> None:
        """The reader goes on to something else: an error that stood as long as any notice has been seen."""
        if not self._timer.isActive():
            self.clear()

    def take_back(self, text: str) -> None:
        """What was said holds no more: it goes, unless something else was said since."""
        if text and self.text() == text:
            self.clear()

    def clear(self) -> None:
        self._error = False
        self._text.clear()
        self._offer(())

    def show_work(self, text: str, done: int, total: int) -> None:
        """What is being done, and how far it is (total 0: not known). An empty text ends it."""
        for part in (self._work, self._bar, self._cancel):
            part.setVisible(bool(text))
        self._standing.setVisible(not text)
        self._work.setText(text)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.setAccessibleName(text)

    @property
    def works(self) -> bool:
        """Whether work is being shown."""
        return not self._bar.isHidden()

    def show_standing(self, text: str) -> None:
        """What the line says at its right while nothing goes on: the library."""
        self._standing.setText(text)

    def _lay_out(self) -> None:
        right = self._work, self._bar, self._cancel, self._standing
        row = set_row(None, self._text, *self._links, None, *right, margins=(PADDING, 0, PADDING, 0), spacing=GAP)
        set_column(self, hairline(self), (row, 1))

    def _size(self) -> None:
        self.setMinimumHeight(self._theme.row + 1)

    def _make_link(self, clicked: object) -> QToolButton:
        button = word_button(self, "", "link")
        button.clicked.connect(clicked)
        return button

    def _end(self) -> None:
        if not self._error:
            self.clear()

    def _offer(self, offers: Sequence[Offer]) -> None:
        self._offers = offers
        for link, (words, _) in zip(self._links, [*offers, *[("", "")] * MOST_OFFERS], strict=False):
            link.setText(on_button(words))
            link.setVisible(bool(words))

    def _run(self, number: int) -> None:
        _, command = self._offers[number]
        if not self._error:  # It is done with; an error offers more than one thing.
            self.clear()
        self.command_requested.emit(command)
