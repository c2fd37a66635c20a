"""The library held against its seals: the command, and the drawer that lists what was found."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from explorer.commands import Menu, command
from explorer.library.verifying import Finding
from explorer.places import Mode
from explorer.present.imports import Detail, FileRow, Mark
from explorer.present.verifying import finding_row, verified_sentence
from explorer.translation import tr
from explorer.ui.shell.conditions import needs_library
from explorer.ui.shell.ports import Shell
from explorer.ui.widgets.keyboard import has_keyboard

if TYPE_CHECKING:
    from explorer.ui.imports.view import ImportsView


class Checking:
    """`add_drawer` puts the drawer into the window."""

    def __init__(self, shell: Shell, add_drawer: Callable[[QWidget], None]) -> None:
        self.shell, self._add_drawer = shell, add_drawer
        self._view: ImportsView | None = None

    @command(
        "library.check",
        tr("Check the library"),
        menu=Menu.LIBRARY,
        help=tr("Hold every report, original and passage against its seal, and list what was altered."),
        when=needs_library,
    )
    def check(self) -> None:
        """Have the session look; what it finds is listed when it is done, and the line at the foot shows how far it
        is."""
        self.shell.session.verifying.start()

    def show(self) -> None:
        """What was found: said where it is nothing, listed where it is something. While it is looked for there is no
        list."""
        verified = self.shell.session.verifying.verified
        if verified is None:
            self.close()
            return
        self.shell.say(verified_sentence(verified), error=bool(verified.findings))
        if not verified.findings:
            self.close()
            return
        self._view = self._view or self._make()
        rows = [FileRow(number, *finding_row(each), Mark.FAILED) for number, each in enumerate(verified.findings)]
        self._view.show()
        self._view.show_files(tr("Check of the library"), verified_sentence(verified), rows, 0, 0)
        self._show_detail()

    def library_changed(self) -> None:
        """What was found in a library that was left says nothing of another."""
        if self.shell.session.verifying.verified is None:
            self.close()

    def close(self) -> None:
        """Put the list away."""
        if self._view is not None:
            within = has_keyboard(self._view)
            self._view.hide()
            if within:
                self.shell.places.focus()

    def _make(self) -> "ImportsView":
        from explorer.ui.imports.view import ImportsView

        view = ImportsView(self.shell.theme, self.shell.window)
        view.files.setAccessibleName(tr("What was found"))
        view.selected.connect(lambda key: self._show_detail())
        view.opened.connect(lambda key: self._open())
        view.closed.connect(self.close)
        self._add_drawer(view)
        return view

    def _in_hand(self) -> Finding | None:
        verified = self.shell.session.verifying.verified
        key = self._view.current() if self._view else None
        return verified.findings[key] if verified and isinstance(key, int) else None

    def _show_detail(self) -> None:
        finding = self._in_hand()
        if self._view is not None and finding is not None:
            text = finding.passage.text if finding.passage else ""
            self._view.detail.show_detail(Detail(text or ": ".join(finding_row(finding))))

    def _open(self) -> None:
        """Enter on a row: its report is read, at the passage if it is about one."""
        finding = self._in_hand()
        known = {entry.id for entry in self.shell.session.reports.entries()}
        if finding is not None and finding.about in known:
            eid = finding.passage.address.eid if finding.passage else None
            self.shell.session.reader.go(self.shell.series.at(Mode.READ, finding.about, eid))
