"""The commands that need the window. They stand in the same registry as those of the session."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication

from explorer.commands import Command, Context, Registry
from explorer.places import Mode
from explorer.ui.theme import STEP, Appearance

if TYPE_CHECKING:
    from explorer.ui.desk import Desk

Run = Callable[["Desk"], object]
When = Callable[["Desk"], str | None]


def register(registry: Registry) -> None:
    """Add all commands of the window."""
    for add in (_library, _go, _search, _read, _compare, _passages, _modes, _look, _help):
        add(registry)


def tr(text: str) -> str:
    return QCoreApplication.translate("Commands", text)


class _Menu:
    """Adds commands under one title. `keys` are separated by blanks; `help` is a sentence for palette and manual."""

    def __init__(self, registry: Registry, title: str) -> None:
        self._registry, self._title = registry, title

    def add(self, id: str, title: str, keys: str, run: Run, help: str, when: When | None = None) -> None:
        command = Command(
            id=id,
            title=title,
            keys=tuple(keys.split()),
            run=lambda context: run(_desk(context)),
            when=lambda context: when(_desk(context)) if when else None,
            help=help,
            menu=self._title,
        )
        self._registry.add(command)


def _desk(context: Context) -> "Desk":
    return cast("Desk", context.window)


def _library(registry: Registry) -> None:
    menu = _Menu(registry, tr("Library"))
    about = tr("Choose files to read into the library. They can also be dropped on the window.")
    menu.add("library.open", tr("Open your reports…"), "Ctrl+O", lambda desk: desk.importing.ask_for_files(), about)
    about = tr("Read all reports of a folder into the library.")
    menu.add(
        "library.folder", tr("Open a folder…"), "Ctrl+Shift+O", lambda desk: desk.importing.ask_for_folder(), about
    )
    about = tr("Read the files that you copied in a file manager, or whose paths you copied as text.")
    menu.add("library.paste", tr("Import from the clipboard"), "Ctrl+V", lambda desk: desk.imports.paste(), about)
    about = tr("The files of the last import with their results.")
    menu.add("imports.show", tr("Imported files"), "Ctrl+Shift+I", lambda desk: desk.imports.toggle(), about)
    about = tr("What of the open report was not read, or with doubt, page by page.")
    menu.add(
        "report.doubts",
        tr("What was read with doubt"),
        "",
        lambda desk: desk.imports.show_report(desk.session.place.report or ""),
        about,
        _needs_report,
    )
    menu.add(
        "report.properties",
        tr("Report properties…"),
        "Alt+Return",
        lambda desk: desk.importing.edit_properties(desk.session.place.report or ""),
        tr("Correct the title, the year or the series of the open report."),
        _needs_report,
    )
    about = tr("Print the open report, as it is read.")
    menu.add("report.print", tr("Print…"), "Ctrl+P", lambda desk: desk.viewing.print_report(), about, _needs_report)
    menu.add("window.close", tr("Quit"), "Ctrl+Q", lambda desk: desk.window.close(), tr("Close the window."))


def _go(registry: Registry) -> None:
    menu = _Menu(registry, tr("Go"))
    about = tr("Type a symbol, a section, “2020 para 46”, or letters of a heading.")
    menu.add("go.to", tr("Go to…"), "Ctrl+G", lambda desk: desk.open_goto(), about, _needs_library)
    about = tr("Follow the section in hand through the years.")
    for id, title, keys, step in (
        ("go.earlier", tr("Same section a year earlier"), "Alt+PgUp [", -1),
        ("go.later", tr("Same section a year later"), "Alt+PgDown ]", 1),
    ):
        menu.add(id, title, keys, _stepping(step), about, _needs_year(step))


def _stepping(step: int) -> Run:
    return lambda desk: desk.navigation.step_year(step)


def _search(registry: Registry) -> None:
    menu = _Menu(registry, tr("Search"))
    about = tr("Words, “exact phrases”, -not, prefix*, year:2020, in:heading.")
    menu.add("search.focus", tr("Search the library"), "/ Ctrl+Shift+F", lambda desk: desk.searching.focus(), about)
    about = tr("Bring the contents back in place of the results.")
    menu.add("search.leave", tr("End the search"), "", lambda desk: desk.searching.leave(), about, _needs_search)
    about = tr("Look for words in the open report.")
    menu.add(
        "find.open", tr("Find in this report"), "Ctrl+F", lambda desk: desk.viewing.open_find(), about, _needs_report
    )
    about = tr("Step through what was found.")
    menu.add("search.next", tr("Next hit"), "F3", lambda desk: desk.viewing.step_hit(False), about, _needs_hits)
    menu.add(
        "search.previous", tr("Previous hit"), "Shift+F3", lambda desk: desk.viewing.step_hit(True), about, _needs_hits
    )


def _read(registry: Registry) -> None:
    menu = _Menu(registry, tr("Read"))
    about = tr("Move paragraph by paragraph.")
    menu.add(
        "paragraph.next",
        tr("Next paragraph"),
        "J",
        lambda desk: desk.viewing.step_paragraph(True),
        about,
        _needs_report,
    )
    menu.add(
        "paragraph.previous",
        tr("Previous paragraph"),
        "K",
        lambda desk: desk.viewing.step_paragraph(False),
        about,
        _needs_report,
    )
    about = tr("Select the next link of the paragraph in hand; Enter follows it.")
    menu.add("link.next", tr("Next link"), "Ctrl+Return", lambda desk: desk.viewing.next_link(), about, _needs_read)
    _original(menu)


def _original(menu: "_Menu") -> None:
    about = tr("Show the page on which the paragraph in hand was printed, or put it away.")
    menu.add(
        "view.original",
        tr("Original page beside the text"),
        "P Ctrl+Shift+P",
        lambda desk: desk.original.toggle(),
        about,
        _needs_library,
    )
    about = tr("Leaf through the original beside the text.")
    for id, title, key, step in (
        ("original.next", tr("Next page of the original"), "Ctrl+PgDown", 1),
        ("original.previous", tr("Previous page of the original"), "Ctrl+PgUp", -1),
    ):
        menu.add(id, title, key, _leafing(step), about, _needs_original)
    about = tr("Open a copy of the file with the program that your system has for it.")
    menu.add("original.open", tr("Open the original"), "", lambda desk: desk.original.open_file(), about, _needs_report)
    about = tr("Type the password of an encrypted original to see its pages.")
    menu.add(
        "original.unlock", tr("Unlock the original…"), "", lambda desk: desk.original.unlock(), about, _needs_original
    )


def _leafing(step: int) -> Run:
    return lambda desk: desk.original.turn(step)


def _compare(registry: Registry) -> None:
    menu = _Menu(registry, tr("Compare"))
    about = tr("Show the section in hand beside the year before.")
    menu.add(
        "compare.section", tr("Compare this section"), "C", lambda desk: desk.viewing.compare(), about, _needs_library
    )
    about = tr("Step through what changed.")
    menu.add(
        "change.next", tr("Next change"), "F8", lambda desk: desk.viewing.step_change(False), about, _needs_compare
    )
    menu.add(
        "change.previous",
        tr("Previous change"),
        "Shift+F8",
        lambda desk: desk.viewing.step_change(True),
        about,
        _needs_compare,
    )
    about = tr("Let the other report run in order.")
    menu.add("compare.swap", tr("Swap the sides"), "X", lambda desk: desk.viewing.swap_spine(), about, _needs_compare)


def _passages(registry: Registry) -> None:
    menu = _Menu(registry, tr("Passages"))
    about = tr("Keep the paragraph in hand, or the words selected in it.")
    menu.add("passages.add", tr("Add a passage"), "B Ctrl+B", lambda desk: desk.viewing.pick(), about, _needs_place)
    about = tr("Write a note on the selected passage.")
    menu.add(
        "passages.note",
        tr("Write a note"),
        "Ctrl+Shift+N",
        lambda desk: desk.window.passages.edit_note(),
        about,
        _needs_passages,
    )
    about = tr("Change the order of the passages.")
    menu.add("passages.up", tr("Move the passage up"), "Alt+Up", _shifting(-1), about, _needs_passages)
    menu.add("passages.down", tr("Move the passage down"), "Alt+Down", _shifting(1), about, _needs_passages)
    about = tr("Copy all passages with their citations.")
    menu.add(
        "passages.copy", tr("Copy passages"), "Ctrl+Shift+C", lambda desk: desk.gathering.copy(), about, _needs_passages
    )
    about = tr("Write all passages, with citations and a list of sources, to a file.")
    menu.add(
        "passages.export",
        tr("Export passages…"),
        "Ctrl+Shift+E",
        lambda desk: desk.gathering.export(),
        about,
        _needs_passages,
    )


def _shifting(step: int) -> Run:
    return lambda desk: desk.window.passages.shift(step)


def _modes(registry: Registry) -> None:
    menu = _Menu(registry, tr("View"))
    about = tr("Look at the reports this way.")
    for mode, title, key in (
        (Mode.OVERVIEW, tr("Overview"), "Ctrl+1"),
        (Mode.READ, tr("Read"), "Ctrl+2"),
        (Mode.COMPARE, tr("Compare"), "Ctrl+3"),
        (Mode.FIGURES, tr("Figures"), "Ctrl+4"),
    ):
        menu.add(f"view.{mode.value}", title, key, _opening(mode), about)
    about = tr("The tree at the left.")
    menu.add("pane.tree", tr("Show or hide the contents"), "F9", lambda desk: desk.toggle_tree(), about)
    about = tr("Elsewhere and Passages at the right.")
    menu.add("pane.side", tr("Show or fold the side pane"), "F10", lambda desk: desk.toggle_side(), about)


def _opening(mode: Mode) -> Run:
    return lambda desk: desk.navigation.open_mode(mode)


def _look(registry: Registry) -> None:
    menu = _Menu(registry, tr("View"))
    about = tr("Change the size of all text.")
    menu.add("text.larger", tr("Larger text"), "Ctrl++ Ctrl+=", lambda desk: desk.scale_text(STEP), about)
    menu.add("text.smaller", tr("Smaller text"), "Ctrl+-", lambda desk: desk.scale_text(-STEP), about)
    menu.add("text.usual", tr("Usual text size"), "Ctrl+0", lambda desk: desk.set_text_size(100), about)
    about = tr("Change the colours of the window.")
    for appearance, title in (
        (Appearance.SYSTEM, tr("Colours of the system")),
        (Appearance.LIGHT, tr("Light colours")),
        (Appearance.DARK, tr("Dark colours")),
    ):
        menu.add(f"theme.{appearance.value}", title, "", _colouring(appearance), about)


def _colouring(appearance: Appearance) -> Run:
    return lambda desk: desk.set_appearance(appearance)


def _help(registry: Registry) -> None:
    menu = _Menu(registry, tr("Help"))
    menu.add("help.palette", tr("All commands…"), "Ctrl+K", lambda desk: desk.open_palette(), tr("Type what to do."))
    menu.add("help.keys", tr("Keys"), "F1 ?", lambda desk: desk.open_keys(), tr("All keys on one sheet."))
    about = tr("Keys such as C and B work in Overview, Read and Compare; they can be switched off.")
    menu.add("keys.single", tr("Single-letter keys on or off"), "", lambda desk: desk.toggle_single_letters(), about)


def _needs_library(desk: "Desk") -> str | None:
    return None if desk.session.entries() else tr("The library is empty. Open reports with Ctrl+O.")


def _needs_report(desk: "Desk") -> str | None:
    return None if desk.session.place.report else tr("Open a report first.")


def _needs_read(desk: "Desk") -> str | None:
    return None if desk.session.place.mode == Mode.READ else tr("This works in Read.")


def _needs_original(desk: "Desk") -> str | None:
    shown = desk.original.shown and desk.session.place.mode == Mode.READ
    return None if shown else tr("Show the original page first, with P.")


def _needs_place(desk: "Desk") -> str | None:
    return None if desk.session.place.report and desk.session.place.eid else tr("Choose a paragraph first.")


def _needs_year(step: int) -> When:
    def when(desk: "Desk") -> str | None:
        if desk.session.place.report is None:
            return tr("Open a report first.")
        if desk.navigation.can_step_year(step):
            return None
        return tr("This is the latest year.") if step > 0 else tr("This is the earliest year.")

    return when


def _needs_search(desk: "Desk") -> str | None:
    return None if desk.searching.stands else tr("Nothing is being searched for.")


def _needs_hits(desk: "Desk") -> str | None:
    return None if desk.viewing.find.isVisible() else _needs_search(desk)


def _needs_compare(desk: "Desk") -> str | None:
    return None if desk.session.place.mode == Mode.COMPARE else tr("This works in Compare.")


def _needs_passages(desk: "Desk") -> str | None:
    return None if desk.session.passages() else tr("No passages yet. Add one with B.")
