"""Pages without text: whether they are to be read by OCR, after an import and whenever the reader wants it."""

from collections.abc import Callable, Sequence

from explorer.commands import Menu, command
from explorer.ingest.ocr import hindrance
from explorer.model.imported import Imported
from explorer.model.recognition import OcrChoice
from explorer.model.report import Report
from explorer.present.ocr import question, question_for_all, without_text
from explorer.session.pages import has_pages
from explorer.translation import tr
from explorer.ui.shell.conditions import needs_report
from explorer.ui.shell.ports import Shell


class Recognising:
    """Asks, and hands what is wanted to the session. Nothing is read by OCR that nobody asked for."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell

    def imported(self) -> None:
        """An import ended: ask once about all its pages without text, but not about files that came by themselves."""
        files = self.shell.session.imports.take_unread()
        if files and not self.shell.session.imports.quiet:
            self._ask_for_files(files)

    def _needs_pages(self) -> str | None:
        if hindered := needs_report(self):
            return hindered
        original = self.shell.session.reports.original(self.shell.session.reader.place.here or "")
        return None if original and has_pages(original) else tr("The original has no pages that OCR could read.")

    @command(
        "report.ocr",
        tr("Read by OCR…"),
        menu=Menu.LIBRARY,
        help=tr("Have pages without text read by OCR, or all pages. This can be undone."),
        when=_needs_pages,
    )
    def ask_for_open_report(self) -> None:
        """Ask about the pages of the open report."""
        self.ask_for(self.shell.session.reader.place.here or "")

    def ask_for(self, wanted: str | Imported) -> None:
        """Ask about the pages of a report, by its id, or of a file that was to be imported."""
        if isinstance(wanted, Imported):
            if wanted.id is None:
                self._ask_for_files([wanted])
                return
            wanted = wanted.id
        report = self.shell.series.report(wanted)
        if report is not None:
            self._ask_for_report(report)

    def _ask_for_report(self, report: Report) -> None:
        unread = len(report.source.unread)
        asked = question([(report.file, unread)]) if unread else question_for_all(report.file, report.source.pages or 0)
        choice = OcrChoice(every=not unread)
        self._ask(asked, "", lambda: self.shell.session.reports.reread(report.id, ocr=choice))

    def _ask_for_files(self, files: Sequence[Imported]) -> None:
        counts = [(each.path.name, each.unread) for each in files]
        self._ask(question(counts), without_text(counts), lambda: self._read(files))

    def _ask(self, words: str, told: str, read: Callable[[], object]) -> None:
        """Ask, or where there is no engine say what was `told`, and how to get one."""
        from explorer.ui.imports.ocr_question import OcrQuestion

        if way_out := hindrance():
            self.shell.say(f"{told} {way_out}".strip(), error=True)
            return
        dialog = OcrQuestion(self.shell.theme, words, self.shell.window)
        dialog.accepted.connect(read)
        dialog.open()

    def _read(self, files: Sequence[Imported]) -> None:
        """Files that could not be read come into the library; reports of which pages are missing are read again."""
        session = self.shell.session
        for file in files:
            if file.id:
                session.reports.reread(file.id, ocr=OcrChoice())
            else:
                session.imports.retry(file.path, ocr=OcrChoice())
