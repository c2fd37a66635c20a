"""What is said of the files that were imported, in rows of a list and in the detail of the one in hand."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from explorer.errors import ExplorerError
from explorer.library import Entry
from explorer.model.passage import Passage
from explorer.present.cards import Card
from explorer.session import Session
from explorer.session.importing import Imported, State
from explorer.translation import counted, tr
from explorer.ui.icons import Icon
from explorer.ui.imports.model import FileRow
from explorer.ui.imports.view import Detail

NEARLY_ALL = 95
"""Per cent of a page: of the page with less, if any, is told."""


class FileWords(QObject):
    """`answer` gives what was said of another version of a file, None as long as nobody has been asked."""

    def __init__(self, session: Session, answer: Callable[[Path], Detail | None], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._answer = session, answer

    def entry(self, id: str | None) -> Entry | None:
        try:
            return self._session.library.entry(id) if id else None
        except ExplorerError:
            return None

    def doubts(self, id: str | None) -> int:
        entry = self.entry(id)
        return entry.doubts if entry else 0

    def older(self, file: Imported) -> Entry | None:
        """The report of which a file is another version, as long as nobody has said what to do about it."""
        return None if self._answer(file.path) else self.entry(file.version_of)

    def summary(self, files: Sequence[Imported], done: int) -> str:
        """How far the files are, and how many of them want a look."""
        if not files:
            return tr("No files were imported since the library was opened.")
        parts = [tr("%1 of %2").replace("%1", str(done)).replace("%2", str(len(files)))]
        failed = sum(each.state is State.FAILED for each in files)
        doubtful = sum(self.doubts(each.id) > 0 for each in files)
        if failed:
            parts.append(tr("%1 not read").replace("%1", str(failed)))
        if doubtful:
            parts.append(tr("%1 with doubts").replace("%1", str(doubtful)))
        return " · ".join(parts)

    def in_words(self, doubts: int) -> str:
        return counted(doubts, tr("1 doubt"), tr("%1 doubts"))

    # Rows

    def file_row(self, file: Imported) -> FileRow:
        name = file.path.name
        if file.state is State.FAILED:
            return FileRow(file.path, name, file.message, Icon.WARNING, "deleted_ink")
        if file.state in (State.IMPORTED, State.KNOWN):
            return self._read_row(file)
        words = {
            State.WAITING: tr("Waiting"),
            State.READING: tr("Reading…"),
            State.CANCELLED: tr("Not read: the import was stopped"),
        }
        return FileRow(file.path, name, words[file.state], colour="ink" if file.state is State.READING else "secondary")

    def report_row(self, entry: Entry) -> FileRow:
        """A report looked at by itself; its key is its id."""
        words = self.in_words(entry.doubts) if entry.doubts else tr("No doubts")
        return FileRow(entry.id, named(entry), words, Icon.WARNING if entry.doubts else Icon.CHECK)

    def _read_row(self, file: Imported) -> FileRow:
        if self.older(file):
            return FileRow(file.path, file.path.name, tr("Replaces an earlier version?"), Icon.INFO, "accent")
        words = tr("Already in the library") if file.known else tr("Imported")
        doubts = self.doubts(file.id)
        if doubts:
            words += f" · {self.in_words(doubts)}"
        return FileRow(file.path, file.path.name, words, Icon.WARNING if doubts else Icon.CHECK)

    # The one in hand

    def file_detail(self, file: Imported) -> Detail:
        if file.locked:
            return Detail(file.message, ((tr("Type the password…"), "password"),))
        answer, older, entry = self._answer(file.path), self.older(file), self.entry(file.id)
        if answer:
            return answer
        if older:
            sentence = tr("%1 seems to be another version of %2, which is in the library.")
            sentence = sentence.replace("%1", named(entry) if entry else file.path.name).replace("%2", named(older))
            return Detail(sentence, ((tr("Replace the earlier one"), "replace"), (tr("Keep both"), "keep")))
        return self.report_detail(entry) if entry else Detail(file.message)

    def report_detail(self, entry: Entry) -> Detail:
        """How much of the text arrived, and each warning with its page."""
        cards = (
            Card(
                (entry.id, warning.page),
                "",
                tr("Page %1").replace("%1", str(warning.page)) if warning.page else tr("Whole report"),
                warning.message,
            )
            for warning in entry.warnings
        )
        return Detail(self._arrived(entry), (), tuple(cards))

    def lost_detail(self, passages: Sequence[Passage]) -> Detail:
        """After an earlier version was replaced: what of the reader's passages found no place."""
        if not passages:
            return Detail(tr("The earlier version was replaced. All your passages found their place."))
        count = counted(len(passages), tr("1 passage"), tr("%1 passages"))
        sentence = tr("The earlier version was replaced. %1 found no place; they stay under Passages.")
        cards = (
            Card(("", None), "", f"para. {passage.address.label}" if passage.address.label else "", passage.text)
            for passage in passages
        )
        return Detail(sentence.replace("%1", count), (), tuple(cards))

    def _arrived(self, entry: Entry) -> str:
        try:
            arrived = self._session.reports.report(entry.id).source.arrived
        except ExplorerError as error:
            return str(error)
        if not arrived:
            return "" if entry.warnings else tr("Nothing was read with doubt.")
        sentence = tr("%1% of the text was read.").replace("%1", str(round(sum(arrived) / len(arrived))))
        worst = min(range(1, len(arrived)), key=arrived.__getitem__, default=0)  # The first page has the masthead.
        if worst and arrived[worst] < NEARLY_ALL:
            least = tr("Least was read of page %1: %2%.").replace("%1", str(worst + 1))
            sentence += " " + least.replace("%2", str(arrived[worst]))
        return sentence


def named(entry: Entry) -> str:
    """A report by its symbols or title, with its date."""
    name = ", ".join(entry.symbols) or entry.title or entry.file
    return f"{name} ({entry.date.day} {entry.date:%B %Y})" if entry.date else name
