"""How the results are narrowed, sorted and grouped."""

from functools import cached_property

from explorer.commands import Menu, command, commands, commands_of
from explorer.present.grouping import Grouping
from explorer.present.results import Offer, others, summary_of
from explorer.search.results import Order
from explorer.translation import tr
from explorer.ui.search.controller import Search
from explorer.ui.search.head import ArrangeMenu
from explorer.ui.shell.conditions import needs_search


def needs_others(arranging: "Arranging", *args: object) -> str | None:
    """A search that stands, to which something is close."""
    nothing = None if arranging.others() else tr("Nothing close to this search finds more.")
    return needs_search(arranging) or nothing


class Arranging:
    """The commands that act on all results of the search that stands."""

    def __init__(self, search: Search) -> None:
        self._search, self.shell = search, search.shell

    @command(
        "search.narrow",
        tr("Narrow the results"),
        "Ctrl+Shift+L",
        menu=Menu.SEARCH,
        help=tr("Choose years, series, bodies and sections to which the results are narrowed."),
        when=needs_search,
    )
    def toggle_narrowing(self) -> None:
        """Show what the results can be narrowed to, or put it away."""
        head = self._search.view.head
        shown = not head.narrowing
        head.set_narrowing(shown)
        if not shown:
            self._search.back_to_field()

    @command(
        "search.arrange",
        tr("Sort and group the results…"),
        "Ctrl+Shift+G",
        menu=Menu.SEARCH,
        help=tr("Choose an order for the results, and whether those of a report or lineage stand together."),
        when=needs_search,
    )
    def open_menu(self) -> None:
        searching = self.shell.session.searching
        self._menu.check(f"search.sort.{searching.order.value}", f"search.group.{self._search.grouping.value}")
        self._search.view.head.open_menu(self._menu)

    @commands(
        ("search.sort.relevance", tr("Results: best first"), "", Order.RELEVANCE),
        ("search.sort.year", tr("Results: newest first"), "", Order.YEAR),
        ("search.sort.place", tr("Results: in reading order"), "", Order.PLACE),
        menu=Menu.SEARCH,
        help=tr("Put the results in another order."),
    )
    def sort(self, order: Order) -> None:
        self.shell.session.searching.sort(order)

    @commands(
        ("search.group.none", tr("Results: each by itself"), "", Grouping.NONE),
        ("search.group.report", tr("Results: by report"), "", Grouping.REPORT),
        ("search.group.lineage", tr("Results: the same paragraph through the years as one"), "", Grouping.LINEAGE),
        menu=Menu.SEARCH,
        help=tr("Put results together."),
    )
    def group(self, grouping: Grouping) -> None:
        self._search.group(grouping)

    @command(
        "search.others",
        tr("Search for something close…"),
        "Ctrl+Shift+A",
        menu=Menu.SEARCH,
        help=tr("Choose among the same search without one of its words, by another spelling, or without other names."),
        when=needs_others,
    )
    def open_others(self) -> None:
        self._search.view.head.open_others(self.others())

    def others(self) -> list[Offer]:
        """What else could be searched for than what is."""
        results = self.shell.session.searching.results
        return [*others(results), *summary_of(results, {}).names] if results else []

    @cached_property
    def _menu(self) -> ArrangeMenu:
        declared = commands_of(self)
        choices = [
            [each for each in declared if each.id.startswith(prefix)] for prefix in ("search.sort.", "search.group.")
        ]
        return ArrangeMenu(choices, self.shell.commands.run, self._search.view)
