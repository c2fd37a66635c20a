"""What went wrong and nobody foresaw: said in the line at the foot, shown from the log, copied to be passed on."""

import logging
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from explorer import log
from explorer.commands import Menu, command
from explorer.errors import ExplorerError
from explorer.translation import tr
from explorer.ui.shell.notice import Offer
from explorer.ui.shell.window import Window
from explorer.ui.theme import Theme

if TYPE_CHECKING:
    from explorer.ui.shell.log import LogSheet

_log = logging.getLogger(__name__)
_COPY = tr("The last error with the versions of the program, and no word of a report, to be pasted into a letter.")


def offers() -> list[Offer]:
    """What the notice of such an error offers."""
    return [(tr("Show the log"), "help.log"), (tr("Copy what happened"), "help.copy_error")]


class Errors(QObject):
    """Says errors in a window. The log knows the last one, whichever thread or process it came about in."""

    def __init__(self, window: Window, theme: Theme) -> None:
        super().__init__(window)
        self._window, self._theme = window, theme
        self._sheet: LogSheet | None = None

    def complain(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """What no one caught: its own sentence where it has one for the user, for all else a log entry as well."""
        if isinstance(error, ExplorerError):
            self._window.notice.show_notice(str(error), error=True)
            return
        _log.error("Nobody expected this.", exc_info=(kind, error, trace))
        sentence = tr("Something went wrong (%1). Your library is as it was; try again or start anew.")
        self._window.notice.show_notice(sentence.replace("%1", kind.__name__), True, offers())

    def _needs_log(self) -> str | None:
        return None if log.path() else tr("No log is written: there was nothing to say, or no place for it.")

    def _needs_error(self) -> str | None:
        return None if log.last_error() else tr("Nothing went wrong.")

    @command(
        "help.log",
        tr("Show the log"),
        menu=Menu.HELP,
        help=tr("What went wrong, with its traces. It stays on this computer."),
        when=_needs_log,
    )
    def show_log(self) -> None:
        from explorer.ui.shell.log import LogSheet

        if self._sheet is None:
            self._sheet = LogSheet(self._theme, self._window)
        self._sheet.show_log(log.text(), log.path())

    @command(
        "help.copy_error",
        tr("Copy what happened"),
        menu=Menu.HELP,
        help=_COPY,
        when=_needs_error,
    )
    def copy(self) -> None:
        QGuiApplication.clipboard().setText(log.what_happened())
        self._window.notice.show_notice(tr("Copied what happened, with no word of a report. Paste it where you like."))
