"""Commands that move in the text, and show the original beside it."""

from explorer.commands import Registry
from explorer.translation import tr
from explorer.ui.commands.conditions import needs_library, needs_original, needs_read, needs_report
from explorer.ui.commands.menu import Menu, Run


def register(registry: Registry) -> None:
    menu = Menu(registry, tr("Read"))
    about = tr("Move paragraph by paragraph.")
    menu.add(
        "paragraph.next",
        tr("Next paragraph"),
        "J",
        lambda desk: desk.viewing.step_paragraph(True),
        about,
        needs_report,
    )
    menu.add(
        "paragraph.previous",
        tr("Previous paragraph"),
        "K",
        lambda desk: desk.viewing.step_paragraph(False),
        about,
        needs_report,
    )
    about = tr("Select the next link of the paragraph in hand; Enter follows it.")
    menu.add("link.next", tr("Next link"), "Ctrl+Return", lambda desk: desk.viewing.next_link(), about, needs_read)
    _original(menu)


def _original(menu: Menu) -> None:
    about = tr("Show the page on which the paragraph in hand was printed, or put it away.")
    menu.add(
        "view.original",
        tr("Original page beside the text"),
        "P Ctrl+Shift+P",
        lambda desk: desk.original.toggle(),
        about,
        needs_library,
    )
    about = tr("Leaf through the original beside the text.")
    for id, title, key, step in (
        ("original.next", tr("Next page of the original"), "Ctrl+PgDown", 1),
        ("original.previous", tr("Previous page of the original"), "Ctrl+PgUp", -1),
    ):
        menu.add(id, title, key, _leafing(step), about, needs_original)
    about = tr("Open a copy of the file with the program that your system has for it.")
    menu.add("original.open", tr("Open the original"), "", lambda desk: desk.original.open_file(), about, needs_report)
    about = tr("Type the password of an encrypted original to see its pages.")
    menu.add(
        "original.unlock", tr("Unlock the original…"), "", lambda desk: desk.original.unlock(), about, needs_original
    )


def _leafing(step: int) -> Run:
    return lambda desk: desk.original.turn(step)
