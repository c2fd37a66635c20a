"""Commands that lead to a place."""

from explorer.commands import Registry
from explorer.translation import tr
from explorer.ui.commands.conditions import needs_library, needs_year
from explorer.ui.commands.menu import Menu, Run


def register(registry: Registry) -> None:
    menu = Menu(registry, tr("Go"))
    about = tr("Type a symbol, a section, “2020 para 46”, or letters of a heading.")
    menu.add("go.to", tr("Go to…"), "Ctrl+G", lambda desk: desk.open_goto(), about, needs_library)
    about = tr("Follow the section in hand through the years; in the overview, compare another year.")
    for id, title, keys, step in (
        ("go.earlier", tr("Same section a year earlier"), "Alt+PgUp [", -1),
        ("go.later", tr("Same section a year later"), "Alt+PgDown ]", 1),
    ):
        menu.add(id, title, keys, _stepping(step), about, needs_year(step))


def _stepping(step: int) -> Run:
    return lambda desk: desk.viewing.step_year(step)
