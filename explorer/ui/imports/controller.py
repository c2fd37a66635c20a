"""Files on their way in: how they are chosen, and the drawer that tells their states and asks what is to be asked."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from explorer.commands import Menu, Unavailable, command
from explorer.model.account import Reason
from explorer.model.imported import Imported, State
from explorer.places import Mode
from explorer.present.imports import BACK, OCR, Detail, FileList, FileText
from explorer.present.words import doubts_in_words
from explorer.session.importing import looking_for, pasted
from explorer.session.pages import element_on
from explorer.translation import tr
from explorer.ui.imports.passwords import Passwords
from explorer.ui.shell.conditions import needs_report
from explorer.ui.shell.ports import Shell
from explorer.ui.widgets.keyboard import has_keyboard
from explorer.ui.widgets.paced import Paced

if TYPE_CHECKING:
    from explorer.ui.imports.view import ImportsView

PAUSE_MS = 80
"""The list is brought up to date no more often than this."""
LONG_MS = 400
"""An import of several files that takes longer opens the drawer."""


class Imports(QObject):
    """Files are known by their paths, a report that is looked at by itself by its id.

    `add_drawer` puts the drawer into the window, `open_page` shows a page of the original of the open report; `told()`
    gives what the line at the foot says; `ask_ocr` asks whether OCR is to read a file, or a report by its id.
    """

    def __init__(
        self,
        shell: Shell,
        add_drawer: Callable[[QWidget], None],
        open_page: Callable[[int], None],
        told: Callable[[], str],
        ask_ocr: Callable[[str | Imported], None],
    ) -> None:
        super().__init__(shell.window)
        self.shell, self._queue = shell, shell.session.imports
        self._add_drawer, self._open_page, self._told, self._ask_ocr = add_drawer, open_page, told, ask_ocr
        self._passwords = Passwords(shell.session, shell.theme, shell.window)
        self._folder = Path.home()
        """Where files were opened last."""
        self._view: ImportsView | None = None
        self._report: str | None = None
        self._reason: Reason | None = None
        """What was left out for it is shown word by word."""
        self._shown_when_read: Path | None = None
        """The single file with which the program was started."""
        self._answers: dict[Path, Detail] = {}
        self._files = FileList()
        self._states = Paced(partial(self._refresh, anew=False), PAUSE_MS, self)
        self._long = QTimer(self, singleShot=True, interval=LONG_MS)
        self._long.timeout.connect(self._open_if_busy)

    @property
    def shown(self) -> bool:
        return self._view is not None and self._view.isVisible()

    # What commands do

    def start(self, paths: Iterable[str]) -> None:
        """Import files and folders: those that were dropped."""
        self._queue.start([Path(path) for path in paths])

    def open(self, paths: Sequence[Path]) -> None:
        """Import the files with which the program was started, before the reader's eyes; a single one is shown, and
        not read where the open library has it."""
        if len(paths) > 1 or not paths[0].is_file():
            self._import(paths)
            return
        session = self.shell.session
        job = partial(looking_for, session.library, paths[0])
        session.work.start("import", tr("Opening"), job, partial(self._show_or_import, paths[0]))

    def _show_or_import(self, path: Path, known: str | None) -> None:
        if known:
            self._jump((known, None))
        else:
            self._shown_when_read = path
            self._import([path])

    def _import(self, paths: Sequence[Path]) -> None:
        self._report = None
        self._queue.start(paths)
        self._open()

    @command(
        "library.open",
        tr("Open your reports…"),
        "Ctrl+O",
        menu=Menu.LIBRARY,
        help=tr("Choose files to read into the library. They can also be dropped on the window."),
    )
    def ask_for_files(self) -> None:
        kinds = f"{tr('Reports')} ({_patterns()});;{tr('All files')} (*)"
        paths, _ = QFileDialog.getOpenFileNames(self.shell.window, tr("Open reports"), str(self._folder), kinds)
        if paths:
            self._folder = Path(paths[0]).parent
            self.start(paths)

    @command(
        "library.folder",
        tr("Open a folder…"),
        "Ctrl+Shift+O",
        menu=Menu.LIBRARY,
        help=tr("Read all reports of a folder into the library."),
    )
    def ask_for_folder(self) -> None:
        title = tr("Open a folder of reports")
        folder = QFileDialog.getExistingDirectory(self.shell.window, title, str(self._folder))
        if folder:
            self._folder = Path(folder)
            self.start([folder])

    @command(
        "library.paste",
        tr("Import from the clipboard"),
        "Ctrl+V",
        menu=Menu.LIBRARY,
        help=tr("Read the files that you copied in a file manager, or whose paths you copied as text."),
    )
    def paste(self) -> None:
        """Import the files whose addresses or paths are in the clipboard. Raises Unavailable where none are."""
        data: QMimeData | None = QApplication.clipboard().mimeData()  # None where nothing was ever copied.
        urls, text = (data.urls(), data.text()) if data else ([], "")
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()] or pasted(text)
        if not paths:
            raise Unavailable(tr("The clipboard holds no file and no path. Copy a file first."))
        self._queue.start(paths)

    @command(
        "imports.show",
        tr("Imported files"),
        "Ctrl+Shift+I",
        menu=Menu.LIBRARY,
        help=tr("The files of the last import with their results."),
    )
    def toggle(self) -> None:
        """Put the keyboard into the files of the last import; put them away where they have it."""
        if self._view and self.shown and self._report is None and has_keyboard(self._view):
            self.close()
        else:
            self._report = None
            self._open().setFocus()

    @command(
        "report.doubts",
        tr("What was read with doubt"),
        menu=Menu.LIBRARY,
        help=tr("What of the open report was not read, or with doubt, page by page."),
        when=needs_report,
    )
    def show_open_report(self) -> None:
        self.show_report(self.shell.session.reader.place.here or "")

    def show_report(self, id: str) -> None:
        """Show what was read with doubt of one report."""
        self._report = id
        self._open().setFocus()

    def show_files(self, paths: Sequence[Path]) -> None:
        """Show some of the files that were imported, the first of them in hand."""
        self._report = None
        view = self._open()
        view.select(paths[0])
        view.setFocus()

    def close(self) -> None:
        if self._view is None:
            return
        within = has_keyboard(self._view)
        self._view.hide()
        self._report = None
        if within:
            self.shell.places.focus()

    # What the session tells

    def changed(self) -> None:
        """Files came into the queue, or their states changed."""
        if not self._queue.files and self._report is None:
            self.close()
        self._states.soon()
        if len(self._queue.files) > 1 and self._queue.asked_for and not (self.shown or self._long.isActive()):
            self._long.start()

    def ended(self) -> None:
        """No more files wait. Nothing is opened, and nothing said here, of those that came by themselves."""
        self._long.stop()
        if self._queue.quiet:
            self._refresh()
            return
        files = self._queue.files
        for file in files:
            if file.id and file.path == self._shown_when_read:
                self._shown_when_read = None
                self.close()
                self._jump((file.id, None))
        failed = any(each.state is State.FAILED for each in files)
        if self._asking(files) or (failed and len(files) > 1):
            self._report = None
            self._open()
        elif not self.shown:
            self._tell_doubts(files)
        self._refresh(anew=False)

    def ask_password(self, path: Path) -> None:
        self._passwords.ask(path)

    def _asking(self, files: Sequence[Imported]) -> Imported | None:
        """The first file of which an earlier version is there, with nothing said yet."""
        words = self._speaker()
        return next((each for each in files if words.older(each)), None)

    def _tell_doubts(self, files: Sequence[Imported]) -> None:
        words = self._speaker()
        doubts = sum(words.doubts(each.id) for each in files if each.state is State.IMPORTED)
        if doubts:
            told = f"{self._told()} {doubts_in_words(doubts)}."
            self.shell.say(told, offers=[(tr("Show"), "imports.show")])

    def _open_if_busy(self) -> None:
        if self._queue.asked_for and not self.shown:
            self._open()

    # The drawer

    def _speaker(self) -> FileText:
        """What puts files into words, with the reports that are there now."""
        reports = self.shell.session.reports
        return FileText(reports.by_id(), reports.report, self._answers.get)

    def _open(self) -> "ImportsView":
        if self._view is None:
            self._view = self._make()
        shown = self.shown
        self._view.show()
        self._reason = None
        self._refresh(anew=not shown)
        asking = self._asking(self._queue.files) if self._report is None else None
        if asking:
            self._view.select(asking.path)
        return self._view

    def _make(self) -> "ImportsView":
        from explorer.ui.imports.view import ImportsView

        view = ImportsView(self.shell.theme, self.shell.window)
        view.selected.connect(lambda key: self._show_words(None))
        view.opened.connect(self._activate)
        view.detail.chosen.connect(self._choose)
        view.detail.acted.connect(self._act)
        view.cancelled.connect(self._queue.cancel)
        view.closed.connect(self.close)
        view.watching_wanted.connect(lambda: self.shell.commands.run("library.watched"))
        self._add_drawer(view)
        return view

    def _refresh(self, anew: bool = True) -> None:
        """Show how the files are: those that are others than when they were shown, or all of them `anew`."""
        if self._view is None or not self._view.isVisible():
            return
        words = self._speaker()
        self._view.offer_watching(tr("Watched folders…") if self._report is None else "")
        if self._report is not None:
            entry = words.entry(self._report)
            rows = [words.report_row(entry)] if entry else []
            self._view.show_files(tr("What was read with doubt"), "", rows, 0, 0)
        else:
            files = self._files
            changed = files.tell(words, self._queue.files, anew)
            total = len(files.rows) if self._queue.busy else 0
            self._view.show_files(tr("Import"), files.summary(), files.rows, files.done, total, changed)
        self._show_detail()

    def _show_detail(self) -> None:
        if self._view is None:
            return
        words, file = self._speaker(), self._in_hand()
        entry = words.entry(self._report)
        if self._report is None:
            self._view.detail.show_detail(words.file_detail(file, self._reason) if file else Detail())
        else:
            self._view.detail.show_detail(words.report_detail(entry, self._reason) if entry else Detail())

    def _show_words(self, reason: Reason | None) -> None:
        """Show what was left out for a reason, or without one all that is said of the file."""
        self._reason = reason
        self._show_detail()

    def _in_hand(self) -> Imported | None:
        key = self._view.current() if self._view else None
        return self._queue.file(key) if isinstance(key, Path) else None

    # What is done with a file

    def _activate(self, key: object) -> None:
        """Enter on a row: its report is read, or its password asked for."""
        file = self._in_hand()
        if file and file.locked:
            self.ask_password(file.path)
        elif file and file.id:
            self._jump((file.id, None))
        elif self._report:
            self._jump((self._report, None))

    def _choose(self, key: tuple[str, int | Reason | None]) -> None:
        """A card: to the page that it speaks of, or to the words that were left out for its reason."""
        id, what = key
        if isinstance(what, Reason):
            self._show_words(what)
        else:
            self._jump((id, what))

    def _act(self, name: str) -> None:
        if name == BACK:
            self._show_words(None)
            return
        file = self._in_hand()
        wanted = self._report or file
        if name == OCR[1] and wanted:
            self._ask_ocr(wanted)
            return
        if file is None:
            return
        if name == "password":
            self.ask_password(file.path)
        elif name == "keep":
            self._answers[file.path] = Detail(tr("Both versions are kept."))
        elif file.id and file.version_of:
            lost = self.shell.session.reports.replace(file.version_of, file.id)
            self._answers[file.path] = self._speaker().lost_detail(lost.passages)
        self._refresh()

    def _jump(self, key: tuple[str, int | None]) -> None:
        """To a page of a report: to the first paragraph on it, with the original page beside it."""
        id, page = key
        report = self.shell.series.report(id)
        if report is not None:
            eid = element_on(report, page) if page else None
            self.shell.session.reader.go(self.shell.series.at(Mode.READ, id, eid))
            if page:
                self._open_page(page)


def _patterns() -> str:
    from explorer.ingest import SUFFIXES

    return " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
