"""The search field, the results in the tree's place, and the hit shown in the centre.

Every key searches; the newest results are shown. The keyboard stays in the field while the arrows move in the results:
Enter takes it to the hit, Esc back to the field, and from there to what is read.
"""

from collections.abc import Callable, Sequence
from functools import cached_property, partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from explorer.commands import Menu, command
from explorer.places import Mode
from explorer.present.grouping import Grouping
from explorer.present.paper.results import results_paper
from explorer.present.results import how_many, nothing, telling
from explorer.search.query import Query
from explorer.search.results import Results
from explorer.session.searching import LIMIT
from explorer.translation import tr
from explorer.ui.search.completing import Completing
from explorer.ui.search.view import ResultsView
from explorer.ui.search.words import FoundWords
from explorer.ui.shell.conditions import needs_search
from explorer.ui.shell.ports import Printable, Shell
from explorer.ui.shell.toolbar import SearchField
from explorer.ui.widgets.keyboard import ENTER, naming

LATE_MS = 300
"""Results that take longer, as before the first index is made, are waited for with a sentence."""
PREVIEW_MS = 60
"""A hit that the arrows only pass is not shown beside."""
SETTLED_MS = 200
"""Typing has rested so long when words are marked in the text beside, and a screen reader hears how many there are."""
SEEN_MS = 2000
"""Results that stand so long have been seen: what is new in a saved search is then new no more."""
GROUPED = 100
"""Hits that are fetched at once where they are grouped: what belongs together may stand far apart."""
MOST_HIGHLIGHTS = 40


class Search(QObject):
    """`show_results(shown)` puts the results in the tree's place, or the tree back; `mark()` has `phrases` marked in
    the text beside."""

    def __init__(
        self, shell: Shell, field: SearchField, show_results: Callable[[bool], None], mark: Callable[[], None]
    ) -> None:
        super().__init__(shell.window)
        self.shell, self._session = shell, shell.session
        self._field, self._show_pane, self._mark = field, show_results, mark
        self._words = FoundWords(shell.session)
        self.completing = Completing(shell, field)
        self.grouping = Grouping.NONE
        self._shown: Results | None = None
        self._stood = ""
        self._asked = "", False
        self._rowed: tuple[Query, Grouping] | None = None
        """The query and grouping of the rows on show."""
        self._entering = self._previewed = False
        self._late = self._timer(LATE_MS, self._say_that_it_takes_long)
        self._preview = self._timer(PREVIEW_MS, self._show_hit)
        self._settled = self._timer(SETTLED_MS, self._settle)
        self._seeing = self._timer(SEEN_MS, self._see)
        self._seen = ""
        self._connect()

    @cached_property
    def view(self) -> ResultsView:
        view = ResultsView(self.shell.theme, self.shell.commands)
        view.list.chosen.connect(self._choose)
        view.list.entered.connect(self._go_in)
        view.list.more_wanted.connect(self._more)
        view.nothing.taken.connect(self.search)
        view.head.toggled.connect(self._toggle)
        view.head.widened.connect(self._session.searching.widen)
        view.head.taken.connect(self.search)
        return view

    @property
    def stands(self) -> bool:
        return bool(self._session.searching.query)

    # What commands do

    @command(
        "search.focus",
        tr("Search the library"),
        "/ Ctrl+Shift+F",
        menu=Menu.SEARCH,
        help=tr("Words, “exact phrases”, -not, prefix*, year:2020, in:heading."),
    )
    def focus(self) -> None:
        """Put the keyboard into the search field."""
        self._field.setFocus()
        self._field.selectAll()

    def search(self, words: str) -> None:
        """Search for words that were not typed, with the keyboard in the field."""
        self._field.setText(words)
        self._field.setFocus()
        self._search(words)

    def search_like(self, words: str, report: str, eid: str) -> None:
        """Search for the words that tell a text, which is marked where it is found itself."""
        self._words.asked(words, (report, eid))
        self.search(words)

    @command(
        "search.leave",
        tr("End the search"),
        menu=Menu.SEARCH,
        help=tr("Bring the contents back in place of the results."),
        when=needs_search,
    )
    def leave(self) -> None:
        """The tree comes back, and the keyboard goes to what is read."""
        for timer in (self._late, self._preview):
            timer.stop()
        self._field.clear()
        self._session.searching.clear()
        self.shell.places.focus()

    def back_to_field(self) -> None:
        """From the text or the results, with the results still there."""
        if self.stands:
            self._field.setFocus()
            self._field.end(False)

    def step(self, direction: int) -> None:
        """Open the next (1) or previous (-1) hit, in the order of the rows, and take the keyboard to it."""
        hit = self.view.list.next_hit(direction)
        if direction > 0 and self.view.list.at_end and self._more():
            return
        if hit is not None:
            self._take(hit)
            self._go_in()

    def group(self, grouping: Grouping) -> None:
        """Put together what belongs together."""
        self.grouping = grouping
        self._session.searching.limit = LIMIT if grouping is Grouping.NONE else GROUPED
        if self._shown is not None and self.stands:
            self._show_rows(self._shown)
            if len(self._shown.hits) < GROUPED and grouping is not Grouping.NONE:
                self._session.searching.more()

    # What the session tells

    def show_results(self) -> None:
        """What the session found for the query that stands, and the hit in hand."""
        results, stood = self._session.searching.results, self._stood
        if stood != self._session.searching.query:
            self._left(stood)
            self._stood = self._session.searching.query
        self._show_pane(self.stands)
        if not self.stands:
            if stood:  # Not before: what is typed while a library opens stays.
                self._end()
        elif self._session.searching.failure:
            self._late.stop()
            again = naming(tr("%1 in the search field searches again."), ENTER)
            self.view.show_message(f"{self._session.searching.failure} {again}")
        elif results is not None and results is self._shown:
            self.view.list.take(self._session.searching.hit)
        elif results is not None:
            if results.query.text == self._session.searching.query:
                self._late.stop()
            self._shown = results
            self._fill(results)
            self._settled.start()
            self._seeing.start()
            if self._entering and results.query.text == self._session.searching.query:
                self._enter()

    def show_saved(self) -> None:
        """Searches were saved or removed, or it is known what is new in them."""
        if self._shown is not None and self.stands:
            self._show_summary(self._shown)

    def library_changed(self) -> None:
        self._words.forget()

    def _catch_up(self) -> None:
        """What was typed before there was anything to search is searched for now."""
        if self._field.text().strip() and not self.stands:
            self._search(self._field.text())

    def comparison_changed(self) -> None:
        if self._words.waits_for_comparison and self._shown is not None and self.stands:
            self._show_rows(self._shown)

    def phrases(self) -> Sequence[str]:
        """The words that were found, to be marked where they are read."""
        hits = self._session.searching.results.hits if self.stands and self._session.searching.results else ()
        words = {hit.snippet[start:end].lower(): None for hit in hits for start, end in telling(hit)}
        return list(words)[:MOST_HIGHLIGHTS]

    def printable(self) -> Printable | None:
        """The results on show."""
        if not self.stands or self._shown is None or not self.view.finds:
            return None
        query, rows = self._shown.query.text, tuple(self.view.list.found.rows)
        paper = partial(results_paper, query, self._words.summary(self._shown), rows)
        return Printable(tr("Search results"), paper, self.view)

    # The field

    def _typed(self, words: str) -> None:
        self._entering = False
        self._preview.stop()
        if words.strip():
            self._search(words)
        elif self.stands:
            self._late.stop()
            self._session.searching.clear()

    def _search(self, words: str) -> None:
        """Words followed by a blank are finished."""
        asked = words.strip(), not words[-1:].isspace()
        if asked != self._asked or asked[0] != self._session.searching.query or self._session.searching.failure:
            self._asked = asked
            self._session.searching.search(*asked)
            self._late.start()

    def _moved(self, rows: int) -> None:
        """Arrows: the next or previous result, shown beside as soon as they rest."""
        if self.view.offering:
            self.view.nothing.enter()
        step = 1 if rows > 0 else -1
        for _ in range(abs(rows)):
            hit = self.view.list.next_row(step)
            if hit is not None:
                self._take(hit)
        self._preview.start()

    def _entered(self) -> None:
        """Enter goes to the hit in hand, or to the first as soon as it is there."""
        self._search(self._field.text())
        results = self._session.searching.results
        self._entering = self.stands
        if results is not None and results.query.text == self._session.searching.query:
            self._enter()

    def _enter(self) -> None:
        self._entering = False
        if self.view.offering:
            self.view.nothing.take_first()
        elif self.view.finds:
            if self._session.searching.hit is None:
                self._take(self.view.list.next_hit(1) or 0)
            self._go_in()

    # The results

    def _more(self) -> bool:
        """Have more hits fetched; False where all are there."""
        results = self._session.searching.results
        self._session.searching.more()
        return results is not None and len(results.hits) < results.total

    def _choose(self, hit: int) -> None:
        self._take(hit)
        self._preview.start()

    def _take(self, hit: int) -> None:
        if self._session.searching.results is self._shown:
            self._session.searching.select(hit)

    def _go_in(self) -> None:
        """Take the keyboard to the hit in hand; the next one shown is another step on the way back."""
        self._show_hit()
        self._see()
        self._previewed = False
        self._session.saved_searches.remember(self._session.searching.query)
        self.shell.places.focus()

    def _show_hit(self) -> None:
        """Show the hit in hand beside; hits that are only looked at are one step on the way back."""
        self._preview.stop()
        results, number = self._session.searching.results, self._session.searching.hit
        if results is None or number is None:
            return
        hit = results.hits[number]
        here = self._session.reader.place
        if (here.mode, here.in_hand) != (Mode.READ, (hit.report, hit.eid)):
            place = self.shell.series.at(Mode.READ, hit.report, hit.eid)
            self._session.reader.go(place, remember=not self._previewed)
            self._previewed = True

    def _toggle(self, facet: str, value: str) -> None:
        chosen = self._session.searching.filters.get(facet, set())
        self._session.searching.narrow(facet, value, value not in chosen)

    def _left(self, query: str) -> None:
        """Another query stands than this one, or none."""
        self._previewed = False
        self._seeing.stop()
        if query and query == self._seen:
            self._session.saved_searches.looked(query)
        self._seen = ""

    def _see(self) -> None:
        """What stands is seen, unless texts may be missing whose reports are not compared yet."""
        searching = self._session.searching
        if not (searching.results and searching.results.uncompared):
            self._seen = searching.query

    def _end(self) -> None:
        self._shown = None
        self.view.head.set_narrowing(False)
        self._field.clear()
        self._settle()

    def _settle(self) -> None:
        self._mark()
        if self._shown is not None:
            words = self.view.nothing.sentence() if self.view.offering else how_many(self._shown)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.view, words))

    # Showing

    def _fill(self, results: Results) -> None:
        problems = results.query.problems
        if self._field.text().startswith(results.query.text):
            places = [(problem.start, problem.end) for problem in problems]
            self._field.mark(places, " ".join(problem.message for problem in problems))
        self.view.head.show_facets(results.facets, self._session.searching.filters)
        if results.hits:
            self._show_rows(results)
        else:
            self._show_summary(results)
            self.view.show_nothing(*nothing(results))

    def _show_rows(self, results: Results) -> None:
        before, self._rowed = self._rowed, (results.query, self.grouping)
        self.view.show_found(self._words.rows(results.hits, results, self.grouping), before == self._rowed)
        self._show_summary(results)
        self.view.list.take(self._session.searching.hit)

    def _show_summary(self, results: Results) -> None:
        self.view.head.show_summary(self._words.summary(results))

    def _say_that_it_takes_long(self) -> None:
        if self.stands and (self._shown is None or self._shown.query.text != self._session.searching.query):
            self._show_pane(True)
            self.view.show_message(tr("Searching…"))

    # Making

    def _timer(self, milliseconds: int, act: object) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(act)
        return timer

    def _connect(self) -> None:
        self._session.searching.indexed.connect(self._catch_up)
        self._field.textEdited.connect(self._typed)
        self._field.moved.connect(self._moved)
        self._field.entered.connect(self._entered)
        self._field.left.connect(self.leave)
        self.completing.completed.connect(self._typed)
