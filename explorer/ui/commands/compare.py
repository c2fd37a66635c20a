"""Commands of Compare."""

from explorer.commands import Registry
from explorer.ui.commands.conditions import needs_compare, needs_library
from explorer.ui.commands.menu import Menu, tr


def register(registry: Registry) -> None:
    menu = Menu(registry, tr("Compare"))
    about = tr("Show the section in hand beside the year before.")
    menu.add(
        "compare.section", tr("Compare this section"), "C", lambda desk: desk.viewing.compare(), about, needs_library
    )
    about = tr("Step through what changed.")
    menu.add("change.next", tr("Next change"), "F8", lambda desk: desk.viewing.step_change(False), about, needs_compare)
    menu.add(
        "change.previous",
        tr("Previous change"),
        "Shift+F8",
        lambda desk: desk.viewing.step_change(True),
        about,
        needs_compare,
    )
    about = tr("Let the other report run in order.")
    menu.add("compare.swap", tr("Swap the sides"), "X", lambda desk: desk.viewing.swap_spine(), about, needs_compare)
