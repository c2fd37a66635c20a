"""Files on their way in, reports on their way out, what runs and what is to be said."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QMenu

from explorer.library import Entry
from explorer.present.contents import Listed
from explorer.session import Notice, Session
from explorer.translation import counted, tr
from explorer.ui.shell.errors import offers
from explorer.ui.shell.navigation import Navigation
from explorer.ui.shell.window import Window
from explorer.ui.theme import Theme

if TYPE_CHECKING:
    from explorer.ui.imports.properties_dialog import Properties

MOST_DOUBTS = 5
PAUSE_MS = 400
"""Work that takes longer than this is shown."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read as a report; it stays in the tree with its reason."""

    file: str
    error: str
    id: str = ""
    title: str = ""
    year: int | None = None
    symbols: Sequence[str] = ()
    doubts: int = 0


class Importing(QObject):
    """`doubts_requested(report id)`: show what was read of it with doubt."""

    doubts_requested = Signal(str)

    def __init__(self, window: Window, session: Session, theme: Theme, navigation: Navigation) -> None:
        super().__init__(window)
        self._window, self._session, self._theme, self._navigation = window, session, theme, navigation
        self._folder = Path.home()
        """Where files were opened last."""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._show_task)
        window.dropped.connect(lambda paths: session.imports.start([Path(path) for path in paths]))
        window.contents.menu_requested.connect(self._show_menu)
        window.contents.unread_chosen.connect(lambda reason: window.notice.show_notice(reason, error=True))
        window.notice.cancel_requested.connect(session.work.cancel)

    def ask_for_files(self) -> None:
        kinds = f"{tr('Reports')} ({_patterns()});;{tr('All files')} (*)"
        paths, _ = QFileDialog.getOpenFileNames(self._window, tr("Open reports"), str(self._folder), kinds)
        if paths:
            self._folder = Path(paths[0]).parent
            self._session.imports.start([Path(path) for path in paths])

    def ask_for_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self._window, tr("Open a folder of reports"), str(self._folder))
        if folder:
            self._folder = Path(folder)
            self._session.imports.start([Path(folder)])

    def show_library(self) -> None:
        """The tree, with what could not be read; the line at the foot."""
        unread = [Unread(each.path.name, each.message) for each in self._session.imports.results if each.id is None]
        series: dict[str, Sequence[Listed]] = dict(self._session.reports.series())
        if unread:
            series[tr("Not read")] = unread
        self._window.contents.show_series(series)
        entries = self._session.reports.entries()
        name = self._session.library.folder.name if self._session.is_open else ""
        reports = counted(len(entries), tr("1 report"), tr("%1 reports"))
        self._window.notice.show_standing(f"{name} · {reports}")

    def show_tasks(self) -> None:
        """Show what goes on, once it has gone on for a while: quick work needs no words."""
        if not self._session.work.tasks:
            self._pause.stop()
            self._window.notice.show_work("", 0, 0)
        elif self._window.notice.works:
            self._show_task()
        elif not self._pause.isActive():
            self._pause.start()

    def _show_task(self) -> None:
        for task in self._session.work.tasks[-1:]:
            self._window.notice.show_work(
                ": ".join(part for part in (task.title, task.text) if part), task.done, task.total
            )

    def show_notice(self, notice: Notice) -> None:
        undo = [(tr("Undo"), notice.undo)] if notice.undo else []
        self._window.notice.show_notice(notice.text, notice.error, offers() if notice.fault else undo)

    def edit_properties(self, id: str) -> None:
        """Correct title, year and series of a report."""
        from explorer.ui.imports.properties_dialog import Properties, PropertiesDialog

        entry = self._entry(id)
        if entry is None:
            return
        before = Properties(entry.title, entry.year, entry.series)
        dialog = PropertiesDialog(
            self._theme, before, list(self._session.reports.series()), self._facts(entry), self._window
        )
        dialog.accepted.connect(lambda: self._correct(id, before, dialog.properties()))
        dialog.open()

    def _correct(self, id: str, before: "Properties", after: "Properties") -> None:
        """Keep what was changed; a year made empty goes back to what the document says."""
        if after != before:
            self._session.reports.correct(id, title=after.title, year=after.year or 0, series=after.series)

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

    def _entry(self, id: str) -> Entry | None:
        return next((entry for entry in self._session.reports.entries() if entry.id == id), None)

    def _show_menu(self, report: str, position: QPoint) -> None:
        menu = QMenu(self._window)
        menu.addAction(tr("Read"), lambda: self._navigation.open_section(report, ""))
        here = self._session.reader.place.report
        if here and here != report:
            menu.addAction(tr("Compare with the open report"), lambda: self._navigation.compare_with(report))
        menu.addSeparator()
        menu.addAction(tr("What was read with doubt"), lambda: self.doubts_requested.emit(report))
        menu.addAction(tr("Properties…"), lambda: self.edit_properties(report))
        menu.addAction(tr("Remove from the library"), lambda: self._session.reports.remove([report]))
        menu.popup(position)


def _patterns() -> str:
    from explorer.ingest import SUFFIXES

    return " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
