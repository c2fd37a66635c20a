"""Commands that explain the others."""

from explorer.commands import Registry
from explorer.translation import tr
from explorer.ui.commands.menu import Menu


def register(registry: Registry) -> None:
    menu = Menu(registry, tr("Help"))
    menu.add("help.palette", tr("All commands…"), "Ctrl+K", lambda desk: desk.open_palette(), tr("Type what to do."))
    menu.add("help.keys", tr("Keys"), "F1 ?", lambda desk: desk.open_keys(), tr("All keys on one sheet."))
    about = tr("Keys such as C and B work in Overview, Read and Compare; they can be switched off.")
    menu.add("keys.single", tr("Single-letter keys on or off"), "", lambda desk: desk.toggle_single_letters(), about)
