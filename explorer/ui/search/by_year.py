"""The results by year: places for so many words in the place of counts, and the table of them as a file."""

from explorer.commands import Menu, command
from explorer.export.formats import Kind, formats_for
from explorer.present.curve import uncounted
from explorer.search.results import Results
from explorer.translation import tr
from explorer.ui.search.controller import Search
from explorer.ui.shell.conditions import needs_search
from explorer.ui.shell.exporting import Exporting


def needs_years(by_year: "ByYear", *args: object) -> str | None:
    """A search whose places were counted by year."""
    counted = None if by_year.counted else tr("Show the places by year first.")
    return needs_search(by_year) or counted


class ByYear:
    """Counts what is searched for while rates are on show."""

    def __init__(self, search: Search) -> None:
        self._search, self.shell = search, search.shell
        self._exporting, self._on = Exporting(search.shell), False
        self._results: Results | None = None
        """Those that were counted last."""

    @property
    def counted(self) -> bool:
        """Whether there is something to export."""
        curve = self.shell.session.searching.by_year.curve
        return curve is not None and bool(curve.years)

    @command(
        "search.by_year",
        tr("Places per 10,000 words by year"),
        "Ctrl+Shift+Y",
        menu=Menu.SEARCH,
        help=tr("Relate the places of each year to its words, with a table of both, or count them again."),
        when=needs_search,
    )
    def toggle(self) -> None:
        """Show rates and their table in the place of counts, or counts again."""
        head, searching = self._search.view.head, self.shell.session.searching
        self._on = not self._on
        head.years.setVisible(self._on)
        self._results = None
        if self._on:
            self.count()
        elif searching.results:
            head.show_facets(searching.results.facets, searching.filters)

    @command(
        "search.export_years",
        tr("Export the places by year…"),
        menu=Menu.SEARCH,
        help=tr("Write places, words and places per 10,000 words, by year and section, to a file."),
        when=needs_years,
    )
    def export(self) -> None:
        """Ask for a file, and write the years and sections."""
        about = tr("The places of this search by year and section, with the words that were searched.")
        self._exporting.ask(about, formats_for(Kind.CURVE), self.shell.session.searching.by_year.export, tr("By year"))

    def count(self) -> None:
        """There may be other results: have these counted."""
        searching = self.shell.session.searching
        if self._on and searching.results is not None and searching.results is not self._results:
            self._results = searching.results
            searching.by_year.count(searching.results.query, searching.filters)

    def stopped(self) -> None:
        """They were not counted: the counts of texts stay, and those of places come with the key."""
        if self._on:
            self.toggle()
            self.shell.say(tr("The places by year were not counted."), offers=[(tr("Count them"), "search.by_year")])

    def show(self) -> None:
        """What was counted."""
        searching = self.shell.session.searching
        if self._on:
            note = uncounted(self._results) if self._results else ""
            self._search.view.head.show_curve(searching.by_year.curve, searching.filters.get("year", ()), note)
