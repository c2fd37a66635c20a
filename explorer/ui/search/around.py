"""What is asked of one text: why it is among the results, and what is like it."""

from functools import partial

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from explorer.commands import Menu, command
from explorer.present.grouping import Grouping
from explorer.present.why import why_here
from explorer.translation import tr
from explorer.ui.search.controller import Search
from explorer.ui.shell.conditions import needs_place


def needs_hit(around: "Around", *args: object) -> str | None:
    """A hit in hand."""
    searching = around.shell.session.searching
    return None if searching.results and searching.hit is not None else tr("Choose a result first.")


class Around:
    """Says why the hit in hand is there, until it is asked for again, and searches for texts like the one in hand."""

    def __init__(self, search: Search) -> None:
        self._search, self.shell = search, search.shell
        self._telling = False

    @command(
        "search.why",
        tr("Why this result?"),
        "Ctrl+Shift+W",
        menu=Menu.SEARCH,
        help=tr("Say what counted for the result in hand, and for each that follows, or say it no more."),
        when=needs_hit,
    )
    def tell_why(self) -> None:
        self._telling = not self._telling
        self.show()
        view = self._search.view
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(view, view.why.accessibleName()))

    @command(
        "search.like",
        tr("More like this"),
        "Ctrl+Shift+M",
        menu=Menu.SEARCH,
        help=tr("Find texts like the paragraph in hand, or the words selected in it, by the words that tell it most."),
        when=needs_place,
    )
    def find_like(self) -> None:
        lens = self.shell.places.lens
        words, here = lens.words_in_hand(), lens.in_hand()
        if words is not None:
            self.find(*words, here[1] if here and here[0] == words[0] else "")

    def find(self, report: str, words: str, eid: str) -> None:
        """Search for texts like these words of an element of a report, which is marked; the same paragraph through the
        years is one row."""
        self.shell.session.searching.like(report, words, partial(self._found, report, eid))

    def show(self) -> None:
        """Another hit is in hand, or none."""
        searching = self.shell.session.searching
        number, results = searching.hit, searching.results
        if self._telling and results and number is not None:
            self._search.view.show_why(why_here(results.hits[number]))
        elif self._search.stands:
            self._search.view.show_why([])

    def _found(self, report: str, eid: str, query: str) -> None:
        if not query:
            self.shell.say(tr("No other text has words that tell this one."))
            return
        self._search.group(Grouping.LINEAGE)
        self._search.search_like(query, report, eid)
