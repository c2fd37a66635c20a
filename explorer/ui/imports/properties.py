"""What is known of a report, and the reader's corrections of it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from explorer.commands import Menu, command
from explorer.errors import Conflict, ExplorerError
from explorer.library import Entry
from explorer.translation import tr
from explorer.ui.shell.conditions import needs_report
from explorer.ui.shell.ports import Shell

if TYPE_CHECKING:
    from explorer.ui.imports.properties_dialog import Properties

MOST_DOUBTS = 5


class ReportProperties:
    """Opens the dialog about a report, and hands its corrections to the session."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell

    @command(
        "report.properties",
        tr("Report properties…"),
        "Alt+Return",
        menu=Menu.LIBRARY,
        help=tr("Correct the title, the year or the series of the open report."),
        when=needs_report,
    )
    def edit_open_report(self) -> None:
        self.edit(self.shell.session.reader.place.here or "")

    def edit(self, id: str) -> None:
        """Correct title, year and series of a report."""
        from explorer.ui.imports.properties_dialog import Properties, PropertiesDialog

        entry = self._entry(id)
        if entry is None:
            return
        before = Properties(entry.title, entry.year, entry.series)
        series = list(self.shell.session.reports.series())
        keep = self._keeper(entry, before)
        PropertiesDialog(self.shell.theme, before, series, self._facts(entry), keep, self.shell.window).open()

    def _keeper(self, seen: Entry, before: "Properties") -> "Callable[[Properties], str]":
        """Keeps what was changed, and nothing else; a year made empty goes back to what the document says. What another
        window has changed meanwhile is told first, and replaced when that is said again."""

        def keep(after: "Properties") -> str:
            nonlocal seen
            title = None if after.title == before.title else after.title
            year = None if after.year == before.year else after.year or 0
            series = None if after.series == before.series else after.series
            try:
                self.shell.session.reports.correct(seen.id, title, year, series, seen)
            except Conflict as conflict:
                seen = self._entry(seen.id) or seen
                return tr("%1 Save again to replace it.").replace("%1", str(conflict))
            except ExplorerError as error:
                return str(error)
            return ""

        return keep

    def _entry(self, id: str) -> Entry | None:
        return next((entry for entry in self.shell.session.reports.entries() if entry.id == id), None)

    def _facts(self, entry: Entry) -> list[tuple[str, str]]:
        rows = [
            (tr("Symbol"), ", ".join(entry.symbols)),
            (tr("Session"), entry.session),
            (tr("Agenda item"), entry.agenda_item),
            (tr("Date"), entry.date.isoformat() if entry.date else ""),
            (tr("File"), entry.file),
            (tr("Doubts"), self._doubts(entry)),
        ]
        return [(name, value) for name, value in rows if value]

    def _doubts(self, entry: Entry) -> str:
        """The first things that were not read, or with doubt, each with its page."""
        told = [warning for warning in entry.warnings if warning.doubt]
        page = tr("Page %1: %2")
        lines = [
            page.replace("%1", str(each.page)).replace("%2", each.message) if each.page else each.message
            for each in told[:MOST_DOUBTS]
        ]
        if len(told) > MOST_DOUBTS:
            lines.append(tr("and %1 more").replace("%1", str(len(told) - MOST_DOUBTS)))
        return "\n".join(lines)
