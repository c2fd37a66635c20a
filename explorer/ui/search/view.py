"""The left pane while a query stands: what was found, in the words around it, or why nothing was."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from explorer.present.results import Found, Offer, Summary
from explorer.translation import tr
from explorer.ui.search.head import FewLines, ResultsHead
from explorer.ui.search.list import FoundList
from explorer.ui.search.offers import OffersView
from explorer.ui.theme import UNIT, Theme
from explorer.ui.widgets.commands import Commands
from explorer.ui.widgets.making import hairline, set_column, stacked
from explorer.ui.widgets.message import MessageView

MOST_REASONS = 8
"""Lines that say why a hit is there; the rest is in the tool tip."""


class ResultsView(QWidget):
    """Below the `head` the `list` of hits, other queries where there are none (`nothing`), or a `message`; at the foot
    `why` the hit in hand is there, where that is asked for."""

    def __init__(self, theme: Theme, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = ResultsHead(theme, commands, self)
        self.list = FoundList(theme, self)
        self.nothing = OffersView(commands, self)
        self.message = MessageView(theme, commands, self)
        self._pages = stacked(self.list, self.nothing, self.message)
        self.why = FewLines(theme, "secondary", MOST_REASONS, self)
        self._line = hairline(self)
        self._line.hide()
        set_column(self, self.head, (self._pages, 1), self._line, self.why, spacing=UNIT)

    def show_found(self, rows: Sequence[Found], continuing: bool = False) -> None:
        """The hits, in rows; `continuing` where they are those of the query on show, or more of them."""
        self.list.show_rows(list(rows), continuing)
        self.head.show()
        self._pages.setCurrentWidget(self.list)

    def show_nothing(self, sentence: str, offers: Sequence[Offer]) -> None:
        """Why there are no hits, and other queries that have some."""
        self.list.show_rows([])
        self.head.show()
        self.nothing.show_offers(sentence, offers, tr("Back to the contents"), "search.leave")
        self._pages.setCurrentWidget(self.nothing)

    def show_message(self, sentence: str) -> None:
        """No hits yet."""
        self.head.show_summary(Summary(""))
        self.head.hide()
        self.list.show_rows([])
        self.message.show_message(sentence)
        self._pages.setCurrentWidget(self.message)

    def show_why(self, lines: Sequence[str]) -> None:
        """Say why the hit in hand is there; no lines, and nothing is said."""
        self.why.set_text("\u2028".join(lines))
        self._line.setVisible(bool(lines))

    @property
    def finds(self) -> bool:
        """Whether hits are on show."""
        return self._pages.currentWidget() is self.list and self.list.found.rowCount() > 0

    @property
    def offering(self) -> bool:
        """Whether nothing was found."""
        return self._pages.currentWidget() is self.nothing
