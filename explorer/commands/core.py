"""The commands that need no window."""

from explorer import paths
from explorer.commands.declaring import command
from explorer.commands.registry import Menu
from explorer.session import Session
from explorer.translation import tr


def needs_open_report(session: Session) -> str | None:
    """None where a report is open, else the sentence that asks for one."""
    return None if session.reader.place.here else tr("Open a report first.")


class SessionCommands:
    """What can be done in a session whether a window shows it or not."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def _needs_report(self) -> str | None:
        return needs_open_report(self._session)

    def _needs_library(self) -> str | None:
        return None if self._session.is_open else tr("Open a library first.")

    def _needs_way_back(self) -> str | None:
        return None if self._session.reader.can_go_back else tr("There is nowhere to go back to.")

    def _needs_way_on(self) -> str | None:
        return None if self._session.reader.can_go_forward else tr("There is nothing ahead.")

    @command(
        "library.mine", tr("My library"), menu=Menu.LIBRARY, help=tr("Open the library that holds your own reports.")
    )
    def open_own_library(self) -> None:
        """That at `paths.default_library`; where it cannot be opened the present one stays. Raises ExplorerError."""
        self._session.open_library(paths.default_library())

    @command("library.samples", tr("Samples"), menu=Menu.LIBRARY, help=tr("Open the sample reports."))
    def open_samples(self) -> None:
        """That at `paths.samples_library`; the sample reports are read into it while it is empty. Raises
        ExplorerError."""
        self._session.open_library(paths.samples_library())

    @command(
        "report.remove",
        tr("Remove the report from the library"),
        menu=Menu.LIBRARY,
        help=tr("Take the open report out of the library. This can be undone."),
        when=_needs_report,
    )
    def remove_report(self) -> None:
        """Move the report in hand, with `Reports.remove`, to the trash of the library. Raises ExplorerError."""
        self._session.reports.remove([self._session.reader.place.here or ""])

    def _needs_unsound(self) -> str | None:
        report = self._session.reader.place.here
        if report is None or not any(entry.id == report for entry in self._session.reports.entries()):
            return tr("Open a report first.")
        return tr("The open report is as it was stored.") if self._session.reports.is_sound(report) else None

    @command(
        "report.reread",
        tr("Read again from the original"),
        menu=Menu.LIBRARY,
        help=tr("Put in the place of a report that was altered what its original says. This can be undone."),
        when=_needs_unsound,
    )
    def reread_report(self) -> None:
        """Have the report in hand read again by `Reports.reread`, which tells what hinders it."""
        self._session.reports.reread(self._session.reader.place.here or "")

    @command(
        "edit.undo",
        tr("Undo"),
        "Ctrl+Z",
        menu=Menu.EDIT,
        help=tr("Take back the last change to passages, notes, titles or the library."),
        when=_needs_library,
    )
    def undo(self) -> None:
        """Have `Session.undo` say in a notice what was taken back. Raises ExplorerError where that fails."""
        self._session.undo()

    @command(
        "edit.redo",
        tr("Do again"),
        "Ctrl+Shift+Z Ctrl+Y",
        menu=Menu.EDIT,
        help=tr("Do again what was undone."),
        when=_needs_library,
    )
    def redo(self) -> None:
        """Have `Session.redo` say in a notice what was done again. Raises ExplorerError where that fails."""
        self._session.redo()

    @command(
        "go.back",
        tr("Back"),
        "Alt+Left",
        menu=Menu.GO,
        help=tr("Return to where you were before."),
        when=_needs_way_back,
    )
    def go_back(self) -> None:
        """One step back in the history of places, which begins where the library was opened."""
        self._session.reader.back()

    @command(
        "go.forward",
        tr("Forward"),
        "Alt+Right",
        menu=Menu.GO,
        help=tr("Go forward again after going back."),
        when=_needs_way_on,
    )
    def go_forward(self) -> None:
        """One step forward in the history of places, which going somewhere new forgets."""
        self._session.reader.forward()
