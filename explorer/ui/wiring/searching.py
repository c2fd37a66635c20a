"""The search field, the results in the tree's place, and the hit shown in the centre."""

import html
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer

from explorer.places import Mode, Place
from explorer.search.engine import Hit, Results
from explorer.session import Session
from explorer.ui.models.cards import Card
from explorer.ui.window import Window
from explorer.ui.wiring.navigation import Navigation
from explorer.ui.wording import counted

if TYPE_CHECKING:
    from explorer.ui.views.read import ReadView

PAUSE_MS = 120
"""Typing rests this long before the library is searched."""
LATE_MS = 300
"""Results that take longer, as before the first index is made, are waited for with a sentence."""
MOST_HIGHLIGHTS = 40
SHORT = 3
"""Words of so few letters are marked only beside others, or where nothing else was found."""


class Searching(QObject):
    def __init__(self, window: Window, session: Session, navigation: Navigation) -> None:
        super().__init__(window)
        self._window, self._session, self._navigation = window, session, navigation
        self._shown: Results | None = None
        self._stood = False
        self._entering = False
        self._late = QTimer(self, singleShot=True, interval=LATE_MS)
        self._late.timeout.connect(self.show_results)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._search)
        navigation.read_shown.connect(self.highlight)
        window.toolbar.search_typed.connect(self._typed)
        window.toolbar.search_entered.connect(self._entered)
        window.toolbar.search_left.connect(self.leave)
        window.results.chosen.connect(self._choose)
        window.results.left.connect(self.leave)
        window.results.suggested.connect(self.search)

    @property
    def stands(self) -> bool:
        return bool(self._session.query)

    def focus(self) -> None:
        """Put the keyboard into the search field."""
        self._window.toolbar.search.setFocus()
        self._window.toolbar.search.selectAll()

    def search(self, words: str) -> None:
        self._window.toolbar.search.setText(words)
        self._search()

    def leave(self) -> None:
        """End the search: the tree comes back, and the keyboard goes to what is read."""
        self._pause.stop()
        self._late.stop()
        self._window.toolbar.search.clear()
        self._session.clear_search()
        self._window.show_results(False)
        self.highlight()
        current = self._window.centre.current()
        if current is not None:
            current.setFocus()

    def show_results(self) -> None:
        """What the session found for the query that stands, and the hit in hand."""
        results = self._session.results
        self._late.stop()
        self._window.show_results(self.stands)
        if results is not None and results is self._shown:
            self._window.results.select(self._session.hit)
            return
        self._shown = results
        ended, self._stood = self._stood and not self.stands, self.stands
        if ended:  # Not before: what is typed while a library opens stays.
            self._window.toolbar.search.clear()
            self.highlight()
        if not self.stands:
            return
        if results is None:
            self._window.results.show_message(self.tr("Searching…"))
        elif not results.hits:
            self._show_nothing(results.suggestion)
        else:
            about = html.escape(results.explanation)
            years = self._navigation.years()
            cards = [self._card(hit, years.get(hit.report, "")) for hit in results.hits]
            self._window.results.show_results(cards, self._count(results), about)
            self._window.results.select(self._session.hit)
        self.highlight()
        self._enter()

    def step(self, backward: bool) -> None:
        """Open the next or previous hit, and take the keyboard to it."""
        (self._session.previous_hit if backward else self._session.next_hit)()
        if self._session.hit is not None:
            self._open_hit(self._session.hit)
            self._window.centre.view(Mode.READ).setFocus()

    def highlight(self) -> None:
        """Mark the words that were found in the report that is read."""
        view = cast("ReadView | None", self._window.centre.made(Mode.READ))
        if view is None:
            return
        hits = self._session.results.hits if self.stands and self._session.results else ()
        words = {hit.snippet[start:end].lower(): None for hit in hits for start, end in telling(hit)}
        view.highlight(list(words)[:MOST_HIGHLIGHTS])

    def _typed(self, words: str) -> None:
        if words.strip():
            self._pause.start()
        else:
            self._pause.stop()
            self._session.clear_search()
            self._window.show_results(False)
            self.highlight()

    def _entered(self) -> None:
        """Enter searches at once and goes to the results."""
        if self._pause.isActive() or self._window.toolbar.search.text().strip() != self._session.query:
            self._search()
        self._entering = True
        self._enter()

    def _enter(self) -> None:
        """Take the keyboard to the results and open the first, as soon as they are those of the query that stands."""
        results = self._session.results
        if not self._entering or results is None or results.query.text != self._session.query:
            return
        self._entering = False
        if results.hits:
            self._window.results.list.setFocus()
            self._choose(self._session.hit or 0)

    def _search(self) -> None:
        self._pause.stop()
        words = self._window.toolbar.search.text().strip()
        if words:
            self._entering = False
            self._session.search(words)
            self._late.start()

    def _choose(self, row: int) -> None:
        if self._session.results is self._shown:
            self._session.select_hit(row)
            self._window.results.select(row)
            self._open_hit(row)

    def _open_hit(self, row: int) -> None:
        hit = self._session.results.hits[row] if self._session.results else None
        if hit is not None and self._session.place != Place(Mode.READ, hit.report, hit.eid):
            self._session.go(Place(Mode.READ, hit.report, hit.eid))

    def _card(self, hit: Hit, year: str) -> Card:
        report = self._navigation.report(hit.report)
        section = report.section_of(hit.eid) if report else None
        where = hit.section if section is None or "*" not in hit.section else section.title
        place = f"{where}, para. {hit.label.rpartition('/')[2]}" if hit.label else where
        present = hit.report == self._session.place.report
        return Card(hit, year, place, hit.snippet, telling(hit), present=present)

    def _count(self, results: Results) -> str:
        years = sum(1 for count in results.facets.get("year", {}).values() if count)
        words = counted(results.total, self.tr("1 place"), self.tr("%1 places"))
        return f"{words} · {counted(years, self.tr('1 year'), self.tr('%1 years'))}" if years else words

    def _show_nothing(self, suggestion: str | None) -> None:
        sentence = self.tr("Nothing found for “%1”.").replace("%1", self._session.query)
        if suggestion:
            sentence += " " + self.tr("Try “%1”.").replace("%1", suggestion)
        self._window.results.show_message(sentence, self.tr("Back to the contents"), "search.leave")


def telling(hit: Hit) -> tuple[tuple[int, int], ...]:
    """The matches of a hit, those that only blanks divide made one, without an “in” that stands alone."""
    result: list[tuple[int, int]] = []
    for start, end in sorted(hit.matches):
        if result and not hit.snippet[result[-1][1] : start].strip():
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(one for one in result if one[1] - one[0] > SHORT) or tuple(result)
