"""The original beside the text: follows the reading, and opens the original file when asked."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices

from explorer import paths
from explorer.commands import Menu, command, commands
from explorer.errors import ExplorerError
from explorer.ingest import KINDS
from explorer.places import Mode, Place
from explorer.session.pages import PagePicture, has_pages
from explorer.translation import tr
from explorer.ui.shell.conditions import needs_library, needs_report
from explorer.ui.shell.ports import Shell
from explorer.ui.shell.preferences import Preferences
from explorer.ui.widgets.keyboard import has_keyboard
from explorer.ui.widgets.password_dialog import PasswordDialog

if TYPE_CHECKING:
    from explorer.ui.read.page import PageView
    from explorer.ui.read.view import ReadView

PAUSE_MS = 60
"""Reading rests this long before its page is looked for."""
SHARE = 0.46
"""Of the width of Read, for the page, until the reader moves the line between them."""


class Original(QObject):
    """`fit(mode)` makes room in the window for what Read shows."""

    def __init__(self, shell: Shell, preferences: Preferences, fit: Callable[[Mode], None]) -> None:
        super().__init__(shell.window)
        self.shell, self._preferences, self._fit = shell, preferences, fit
        self._view: PageView | None = None
        self._read: ReadView | None = None
        self._place = Place()
        self._page: int | None = None
        self._copies: Path | None = None
        """Where copies of originals stand that were opened; it goes with the program (`paths`)."""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask)

    @property
    def shown(self) -> bool:
        """Whether the page stands beside the text in Read."""
        return self._preferences.settings.page_beside

    def attach(self, read: "ReadView") -> None:
        """Put the page beside the text of this view, now if it stood there the last time."""
        self._read = read
        if self.shown:
            self._open()

    def _needs_page(self, step: int = 0) -> str | None:
        if self.shown and self.shell.session.reader.place.mode == Mode.READ:
            return None
        key = self.shell.commands.key("view.original")
        return tr("Show the original page first, with %1.").replace("%1", key)

    @command(
        "view.original",
        tr("Original page beside the text"),
        "P Ctrl+Shift+P",
        menu=Menu.READ,
        help=tr("Show the page on which the paragraph in hand was printed, or put it away."),
        when=needs_library,
    )
    def toggle(self) -> None:
        """Show the page beside the text, going to Read for it, or put it away."""
        reading = self.shell.session.reader.place.mode == Mode.READ
        shown = not (self.shown and reading)
        self._preferences.change(page_beside=shown)
        if shown and not reading:
            self.shell.places.open_mode(Mode.READ)
        if shown:
            self._open()
        elif self._view:
            self._leave(self._view)
        self._fit(Mode.READ)

    def open_at(self, page: int) -> None:
        """Show a page of the original beside the text, whatever is read."""
        if not self.shown:
            self.toggle()
        self._page = page
        self._pause.start()

    def follow(self, place: Place) -> None:
        """Show, soon, the page of what is read now."""
        if place.in_hand != self._place.in_hand:
            self._page = None
        self._place = place
        if self.shown and self._view and place.mode == Mode.READ:
            self._pause.start()

    @commands(
        ("original.next", tr("Next page of the original"), "Ctrl+PgDown", 1),
        ("original.previous", tr("Previous page of the original"), "Ctrl+PgUp", -1),
        menu=Menu.READ,
        help=tr("Leaf through the original beside the text."),
        when=_needs_page,
    )
    def turn(self, step: int) -> None:
        """Another page of the original, without moving in the text."""
        if self._view:
            self._view.turn(step)

    def show(self, picture: PagePicture) -> None:
        """The page that was asked for."""
        if self._view is None or (picture.report, picture.eid) != (self._place.here, self._place.eid):
            return
        if picture.image and picture.found:
            self._view.show_page(picture.image, picture.found, picture.pages, (picture.report, picture.eid))
        elif picture.locked:
            self._view.show_message(picture.problem, tr("Type the password…"), "original.unlock")
        elif picture.stopped:
            self._view.show_message(picture.problem, tr("Draw the page again"), "original.again")
        else:
            self._view.show_message(picture.problem, tr("Open the original"), "original.open")

    @command(
        "original.again",
        tr("Draw the page again"),
        menu=Menu.READ,
        help=tr("Draw the original page once more, where that failed or was stopped."),
        when=_needs_page,
    )
    def draw_again(self) -> None:
        """Have the page made that should be on show."""
        self._ask()

    @command(
        "original.open",
        tr("Open the original"),
        menu=Menu.READ,
        help=tr("Open a copy of the file with the program that your system has for it."),
        when=needs_report,
    )
    def open_file(self) -> None:
        """Open a copy of the original with the system's program for its kind. Raises ExplorerError."""
        id = self.shell.session.reader.place.here or ""
        path = self.shell.session.reports.original(id)
        if path is None:
            raise ExplorerError(tr("The original file is gone. Remove the report and import its file again."))
        if path.suffix not in KINDS:
            raise ExplorerError(tr("The original is of a kind that is not opened from here."))
        name = Path(self.shell.session.library.entry(id).file).with_suffix(path.suffix).name
        try:
            copy = self._copy(path, name)
        except OSError as error:
            if error.filename == str(path):
                raise paths.unreadable(path, error) from error
            raise paths.unwritable(self._copies or Path(tempfile.gettempdir()), error) from error
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy)))

    def _copy(self, path: Path, name: str) -> Path:
        """A copy under this name, for the user alone. Raises OSError."""
        if self._copies is None or not self._copies.is_dir():
            self._copies = Path(tempfile.mkdtemp(prefix=paths.temporary_prefix()))
        with path.open("rb") as original, paths.open_private(self._copies / name, "wb") as copy:
            shutil.copyfileobj(original, copy)
        return self._copies / name

    @command(
        "original.unlock",
        tr("Unlock the original…"),
        menu=Menu.READ,
        help=tr("Type the password of an encrypted original to see its pages."),
        when=_needs_page,
    )
    def unlock(self) -> None:
        """Ask for the password of the original on show."""
        dialog = PasswordDialog(self.shell.theme, tr("The original is encrypted."), self.shell.window)
        if self._place.here and dialog.exec():
            self.shell.session.pages.unlock(self._place.here, dialog.password())
            self._ask()

    def reread(self, id: str) -> None:
        """Ask for the password of an encrypted original that is to be read again."""
        dialog = PasswordDialog(self.shell.theme, tr("The original is encrypted."), self.shell.window)
        if dialog.exec():
            self.shell.session.reports.reread(id, dialog.password())

    def _open(self) -> None:
        if self._read is None:
            return
        if self._view is None:
            self._view = self._make(self._read)
        self._view.show()
        self._place = self.shell.session.reader.place
        self._pause.start()

    def _make(self, read: "ReadView") -> "PageView":
        from explorer.ui.read.page import PageView

        view = PageView(self.shell.theme, self.shell.commands, read)
        view.page_wanted.connect(self._turned)
        view.size_changed.connect(self._ask)
        view.show_message(tr("Looking for the page…"))
        read.set_beside(view, SHARE)
        return view

    def _leave(self, view: "PageView") -> None:
        if has_keyboard(view) and self._read:
            self._read.setFocus()
        view.hide()

    def _turned(self, page: int) -> None:
        self._page = page
        self._ask()

    def _ask(self) -> None:
        """Have the page made, or say why there is none."""
        session, place = self.shell.session, self._place
        if self._view is None or not self._view.isVisible() or place.here is None:
            return
        try:
            path = session.reports.original(place.here)
            if path and has_pages(path):
                session.pages.show(place.here, place.eid, self._view.pixels, self._page)
            else:
                self._show_kind(self._view, path)
        except ExplorerError as error:
            self._view.show_message(str(error))

    def _show_kind(self, view: "PageView", path: Path | None) -> None:
        if path is None:
            view.show_message(tr("The original file is gone. Remove the report and import its file again."))
            return
        kind = KINDS.get(path.suffix)
        sentence = kind.sentence if kind else tr("The original is of a kind that is not shown here.")
        view.show_message(sentence, tr("Open the original"), "original.open")
