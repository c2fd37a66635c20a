"""Commands for what the reader keeps."""

from explorer.commands import Registry
from explorer.translation import tr
from explorer.ui.commands.conditions import needs_passages, needs_place
from explorer.ui.commands.menu import Menu, Run


def register(registry: Registry) -> None:
    menu = Menu(registry, tr("Passages"))
    about = tr("Keep the paragraph in hand, or the words selected in it.")
    menu.add("passages.add", tr("Add a passage"), "B Ctrl+B", lambda desk: desk.viewing.pick(), about, needs_place)
    about = tr("Write a note on the selected passage.")
    menu.add(
        "passages.note",
        tr("Write a note"),
        "Ctrl+Shift+N",
        lambda desk: desk.window.passages.edit_note(),
        about,
        needs_passages,
    )
    about = tr("Change the order of the passages.")
    menu.add("passages.up", tr("Move the passage up"), "Alt+Up", _shifting(-1), about, needs_passages)
    menu.add("passages.down", tr("Move the passage down"), "Alt+Down", _shifting(1), about, needs_passages)
    about = tr("Copy all passages with their citations.")
    menu.add(
        "passages.copy", tr("Copy passages"), "Ctrl+Shift+C", lambda desk: desk.gathering.copy(), about, needs_passages
    )
    about = tr("Write all passages, with citations and a list of sources, to a file.")
    menu.add(
        "passages.export",
        tr("Export passages…"),
        "Ctrl+Shift+E",
        lambda desk: desk.gathering.export(),
        about,
        needs_passages,
    )


def _shifting(step: int) -> Run:
    return lambda desk: desk.window.passages.shift(step)
