"""The search that stands, held against every text of the library: the commands, and the sheet with the record."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from explorer.commands import Menu, command
from explorer.export.formats import Kind, formats_for
from explorer.export.passages import export_brief
from explorer.present.checking import checked_sentence
from explorer.translation import tr
from explorer.ui.search.controller import Search
from explorer.ui.shell.conditions import needs_library, needs_search
from explorer.ui.shell.exporting import Exporting

if TYPE_CHECKING:
    from explorer.ui.search.record import RecordSheet


def _needs_check(controller: "Checking", *args: object) -> str | None:
    """A search that was checked."""
    if controller.shell.session.checking.checked:
        return None
    return tr("No search was checked yet. Search, then press %1.").replace(
        "%1", controller.shell.commands.key("search.check")
    )


class Checking:
    """Has the session check what is searched for, says what came of it, and shows the record."""

    def __init__(self, search: Search, take_back: Callable[[str], object]) -> None:
        """`take_back(sentence)` has a sentence at the foot go that holds no more."""
        self._search, self.shell, self._take_back = search, search.shell, take_back
        self._said = ""
        self._exporting = Exporting(self.shell)

    @command(
        "search.check",
        tr("Check this search"),
        "Ctrl+Shift+K",
        menu=Menu.SEARCH,
        help=tr("Read every text of the library, without the index, and confirm how many places were found."),
        when=needs_search,
    )
    def check(self) -> None:
        """Have the session read; the line at the foot shows how far it is, and can end it."""
        self.shell.session.checking.start()

    @command(
        "search.record",
        tr("Record of the check…"),
        menu=Menu.SEARCH,
        help=tr("Show what was read to check a search and what was found, to be copied or exported."),
        when=_needs_check,
    )
    def open(self) -> None:
        record = self.shell.session.checking.record()
        checked = self.shell.session.checking.checked
        self._sheet.show_record(export_brief(record, "text").decode(), checked is not None and not checked.confirmed)

    @command(
        "search.export-record",
        tr("Export the record of the check…"),
        menu=Menu.SEARCH,
        help=tr("Write the record as a Word file, web page, Markdown or text."),
        when=_needs_check,
    )
    def export(self) -> None:
        checking = self.shell.session.checking
        title = checking.record().title
        about = tr("What was sought and read, what was found where, and whether the search found the same.")
        self._exporting.ask(about, formats_for(Kind.BRIEF), checking.export, file_name(title))

    @command(
        "search.rebuild",
        tr("Build the search index anew"),
        menu=Menu.SEARCH,
        help=tr("Forget the search index of this library and index all its reports again."),
        when=needs_library,
    )
    def rebuild(self) -> None:
        self.shell.session.searching.rebuild()

    def show(self) -> None:
        """A search was checked: say what came of it. While one is, nothing is said of an earlier check."""
        checked = self.shell.session.checking.checked
        if checked is not None:
            offers = [(tr("Show the record"), "search.record")]
            if not checked.confirmed:
                offers.append((tr("Build the index anew"), "search.rebuild"))
            self._said = checked_sentence(checked)
            self.shell.say(self._said, error=not checked.confirmed, offers=offers)
        self._search.show_saved()

    def searched(self) -> None:
        """Another search may stand than the one that was checked: what was said of that is no more at the foot."""
        searching, checking = self.shell.session.searching, self.shell.session.checking
        found = searching.results
        if self._said and (not found or found.query.text != searching.query or not checking.of(found)):
            self._take_back(self._said)
            self._said = ""

    @cached_property
    def _sheet(self) -> "RecordSheet":
        from explorer.ui.search.record import RecordSheet

        return RecordSheet(self.shell.theme, self.shell.commands, self.shell.window)


def file_name(title: str) -> str:
    """A title as the name of a file, on any system."""
    return " ".join("".join(" " if each in '\\/:*?"<>|' else each for each in title).split())
