"""Commands that explain the others."""

from explorer.commands import Registry
from explorer.translation import tr
from explorer.ui.commands.menu import Menu


def register(registry: Registry) -> None:
    menu = Menu(registry, tr("Help"))
    menu.add("help.palette", tr("All commands…"), "Ctrl+K", lambda desk: desk.open_palette(), tr("Type what to do."))
    menu.add("help.keys", tr("Keys"), "F1 ?", lambda desk: desk.open_keys(), tr("All keys on one sheet."))
    log = tr("What went wrong, with its traces. It stays on this computer.")
    menu.add(
        "help.log", tr("Show the log"), "", lambda desk: desk.errors.show_log(), log, lambda desk: desk.errors.no_log()
    )
    copy = tr("The last error with the versions of the program, and no word of a report, to be pasted into a letter.")
    menu.add(
        "help.copy_error",
        tr("Copy what happened"),
        "",
        lambda desk: desk.errors.copy(),
        copy,
        lambda desk: desk.errors.no_error(),
    )
    about = tr("Keys such as C and B work in Overview, Read and Compare; they can be switched off.")
    menu.add("keys.single", tr("Single-letter keys on or off"), "", lambda desk: desk.toggle_single_letters(), about)
