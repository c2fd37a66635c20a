"""Searches that the reader keeps, and those made lately."""

from collections.abc import Callable, Sequence
from functools import cached_property

from explorer.commands import Menu, command
from explorer.present.watching import news_sentence
from explorer.search.results import REPORT
from explorer.translation import tr
from explorer.ui.search.completing import Searched
from explorer.ui.search.controller import Search
from explorer.ui.shell.conditions import needs_library, needs_search
from explorer.ui.shell.finder import Finder
from explorer.ui.shell.notice import Offer


def needs_news(saved: "Saved") -> str | None:
    """A saved search in which something is new."""
    new = saved.shell.session.saved_searches.with_news()
    return None if new else tr("Nothing is new in your saved searches.")


def needs_fresh(saved: "Saved") -> str | None:
    """A saved search that stands, with reports that came since it was last looked at."""
    searching, searches = saved.shell.session.searching, saved.shell.session.saved_searches
    if REPORT in searching.filters or searches.fresh(searching.query):
        return None
    if searching.query and not searches.is_saved(searching.query):
        key = saved.shell.commands.key("search.save")
        return tr("This search is not saved. Save it with %1 to be told what is new in it.").replace("%1", key)
    return needs_search(saved) or tr("No report came since you last looked at this search.")


def needs_kept(saved: "Saved") -> str | None:
    """A search that was saved, or made lately."""
    searches = saved.shell.session.saved_searches
    if needs_library(saved) is None and not searches.all() and not searches.recent():
        key = saved.shell.commands.key("search.save")
        return tr("No search is saved, and none was made lately. Save one with %1.").replace("%1", key)
    return needs_library(saved)


class Saved:
    """Saves, lists and forgets searches, which the session keeps for the open library, and tells what is new in them.
    `add(text, offers)` says more in the line at the foot, behind what was said of the import."""

    def __init__(self, search: Search, add: Callable[[str, Sequence[Offer]], None]) -> None:
        self._search, self.shell, self._add = search, search.shell, add
        self._came = False
        """Reports came since it was last told what is new."""

    def imported(self) -> None:
        """An import ended: what is new is told when it was counted."""
        self._came = self._came or self.shell.session.imports.imported > 0

    def counted(self) -> None:
        """It is known what is new in each."""
        told = news_sentence(self.shell.session.saved_searches.with_news()) if self._came else ""
        self._came = False
        if told:
            self._add(told, [(tr("Open the search"), "search.news")])

    @command(
        "search.news",
        tr("Saved search with something new"),
        menu=Menu.SEARCH,
        help=tr("Search for the first of your saved searches in which something is new."),
        when=needs_news,
    )
    def open_news(self) -> None:
        self._search.search(self.shell.session.saved_searches.with_news()[0])

    @command(
        "search.fresh",
        tr("Only what is new"),
        "Ctrl+Shift+R",
        menu=Menu.SEARCH,
        help=tr("Narrow a saved search to reports that came since you last looked at it, or show all again."),
        when=needs_fresh,
    )
    def narrow_to_fresh(self) -> None:
        searching = self.shell.session.searching
        narrowed = REPORT in searching.filters
        fresh = self.shell.session.saved_searches.fresh(searching.query)
        searching.narrow_to(frozenset() if narrowed else fresh)

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
        when=needs_kept,
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
