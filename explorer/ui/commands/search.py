"""Commands that search the library, and the report that is open."""

from explorer.commands import Registry
from explorer.present.grouping import Grouping
from explorer.search.results import Order
from explorer.translation import tr
from explorer.ui.commands.conditions import needs_hits, needs_library, needs_search, needs_text
from explorer.ui.commands.menu import Menu, Run


def register(registry: Registry) -> None:
    menu = Menu(registry, tr("Search"))
    about = tr("Words, “exact phrases”, -not, prefix*, year:2020, in:heading.")
    menu.add("search.focus", tr("Search the library"), "/ Ctrl+Shift+F", lambda desk: desk.searching.focus(), about)
    about = tr("Bring the contents back in place of the results.")
    menu.add("search.leave", tr("End the search"), "", lambda desk: desk.searching.leave(), about, needs_search)
    about = tr("Look for words in the open report; filter the rows of Overview, Figures and What changed.")
    menu.add("find.open", tr("Find in this report"), "Ctrl+F", lambda desk: desk.viewing.open_find(), about, needs_text)
    about = tr("Step through what was found.")
    menu.add("search.next", tr("Next hit"), "F3", lambda desk: desk.viewing.step_hit(False), about, needs_hits)
    menu.add(
        "search.previous", tr("Previous hit"), "Shift+F3", lambda desk: desk.viewing.step_hit(True), about, needs_hits
    )
    _saved(menu)
    _arranged(menu)


def _saved(menu: Menu) -> None:
    about = tr("Keep the search that stands, or give it up; what is new in it is counted.")
    menu.add("search.save", tr("Save this search"), "Ctrl+D", lambda desk: desk.searching.save(), about, needs_search)
    about = tr("Search again for what you saved or searched for lately.")
    menu.add(
        "search.saved",
        tr("Saved and recent searches…"),
        "Ctrl+Shift+D",
        lambda desk: desk.open_searches(),
        about,
        needs_library,
    )
    about = tr("Forget what was searched for; saved searches stay.")
    menu.add(
        "search.forget",
        tr("Empty the history of searches"),
        "",
        lambda desk: desk.session.saved_searches.forget(),
        about,
        needs_library,
    )


def _arranged(menu: Menu) -> None:
    about = tr("Choose years, series, bodies and sections to which the results are narrowed.")
    menu.add(
        "search.narrow",
        tr("Narrow the results"),
        "Ctrl+Shift+L",
        lambda desk: desk.searching.toggle_narrowing(),
        about,
        needs_search,
    )
    about = tr("Choose an order for the results, and whether those of a report or lineage stand together.")
    menu.add(
        "search.arrange",
        tr("Sort and group the results…"),
        "Ctrl+Shift+G",
        lambda desk: desk.window.results.head.open_menu(),
        about,
        needs_search,
    )
    about = tr("Put the results in another order.")
    for order, title in orders():
        menu.add(f"search.sort.{order.value}", title, "", _sorting(order), about)
    about = tr("Put results together.")
    for grouping, title in groupings():
        menu.add(f"search.group.{grouping.value}", title, "", _grouping(grouping), about)


def orders() -> list[tuple[Order, str]]:
    return [
        (Order.RELEVANCE, tr("Results: best first")),
        (Order.YEAR, tr("Results: newest first")),
        (Order.PLACE, tr("Results: in reading order")),
    ]


def groupings() -> list[tuple[Grouping, str]]:
    return [
        (Grouping.NONE, tr("Results: each by itself")),
        (Grouping.REPORT, tr("Results: by report")),
        (Grouping.LINEAGE, tr("Results: the same paragraph through the years as one")),
    ]


def _sorting(order: Order) -> Run:
    return lambda desk: desk.searching.sort(order)


def _grouping(grouping: Grouping) -> Run:
    return lambda desk: desk.searching.group(grouping)
