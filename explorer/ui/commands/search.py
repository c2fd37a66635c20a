"""Commands that search the library, and the report that is open."""

from explorer.commands import Registry
from explorer.ui.commands.conditions import needs_hits, needs_search, needs_text
from explorer.ui.commands.menu import Menu, tr


def register(registry: Registry) -> None:
    menu = Menu(registry, tr("Search"))
    about = tr("Words, “exact phrases”, -not, prefix*, year:2020, in:heading.")
    menu.add("search.focus", tr("Search the library"), "/ Ctrl+Shift+F", lambda desk: desk.searching.focus(), about)
    about = tr("Bring the contents back in place of the results.")
    menu.add("search.leave", tr("End the search"), "", lambda desk: desk.searching.leave(), about, needs_search)
    about = tr("Look for words in the open report; filter the rows of Figures and What changed.")
    menu.add("find.open", tr("Find in this report"), "Ctrl+F", lambda desk: desk.viewing.open_find(), about, needs_text)
    about = tr("Step through what was found.")
    menu.add("search.next", tr("Next hit"), "F3", lambda desk: desk.viewing.step_hit(False), about, needs_hits)
    menu.add(
        "search.previous", tr("Previous hit"), "Shift+F3", lambda desk: desk.viewing.step_hit(True), about, needs_hits
    )
