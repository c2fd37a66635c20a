"""Searches that the reader keeps, and those made lately."""

from functools import cached_property

from explorer.commands import Menu, command
from explorer.translation import tr
from explorer.ui.search.completing import Searched
from explorer.ui.search.controller import Search
from explorer.ui.shell.conditions import needs_library, needs_search
from explorer.ui.shell.finder import Finder


class Saved:
    """Saves, lists and forgets searches, which the session keeps for the open library."""

    def __init__(self, search: Search) -> None:
        self._search, self.shell = search, search.shell

    @command(
        "search.save",
        tr("Save this search"),
        "Ctrl+D",
        menu=Menu.SEARCH,
        help=tr("Keep the search that stands, or give it up; what is new in it is counted."),
        when=needs_search,
    )
    def save(self) -> None:
        self.shell.session.saved_searches.save(self.shell.session.searching.query)

    @command(
        "search.saved",
        tr("Saved and recent searches…"),
        "Ctrl+Shift+D",
        menu=Menu.SEARCH,
        help=tr("Search again for what you saved or searched for lately."),
        when=needs_library,
    )
    def open(self) -> None:
        self._finder.open()

    @command(
        "search.forget",
        tr("Empty the history of searches"),
        menu=Menu.SEARCH,
        help=tr("Forget what was searched for; saved searches stay."),
        when=needs_library,
    )
    def forget(self) -> None:
        self.shell.session.saved_searches.forget()

    @cached_property
    def _finder(self) -> Finder:
        hint, title = tr("Letters of a search that you saved or made lately"), tr("Saved and recent searches")
        finder = Finder(self.shell.theme, self.shell.window, title, hint, self._search.completing.choices)
        finder.chosen.connect(self._search_again)
        return finder

    def _search_again(self, chosen: Searched) -> None:
        self._search.search(chosen.query)
