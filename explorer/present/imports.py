"""What is said of the files that were imported, in rows of a list and in the detail of the one in hand."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from explorer.errors import ExplorerError
from explorer.library import Entry
from explorer.model.account import LeftOut, Reason
from explorer.model.imported import Imported, State
from explorer.model.passage import Passage
from explorer.model.report import Report
from explorer.present.cards import Card, Look
from explorer.present.names import numbers
from explorer.present.words import doubts_in_words, passages_in_words
from explorer.translation import tr

BACK = "back"
"""The name of the action that leads from the words left out for a reason to all that is said of the file."""

OCR = tr("Read by OCR…"), "ocr"
"""The action that has pages without text read by OCR."""

NEARLY_ALL = 95
"""Per cent of a page: of the page with less, if any, is told."""

_FIRST = 160
"""Letters of what was left out for a reason that its card shows. Chosen: two or three lines."""


class Mark(Enum):
    """What the sign before a file tells."""

    WAITING = auto()
    READING = auto()
    DONE = auto()
    DOUBTFUL = auto()
    ASKING = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class FileRow:
    """`key` is whatever the owner finds the file again by."""

    key: object
    name: str
    words: str
    mark: Mark = Mark.WAITING

    def __str__(self) -> str:
        return f"{self.name}. {self.words}"


@dataclass(frozen=True, slots=True)
class Detail:
    """What is said of the file in hand: a sentence, actions as (title, name), and cards that lead to their places."""

    sentence: str = ""
    actions: tuple[tuple[str, str], ...] = ()
    cards: tuple[Card, ...] = ()


class FileText:
    """Puts files and their reports into words. `entries` and `report` are those of a library, by id; `report` raises
    ExplorerError where it has none. `answer` gives what was said of another version of a file, None as long as nobody
    has been asked."""

    def __init__(
        self,
        entries: Mapping[str, Entry],
        report: Callable[[str], Report],
        answer: Callable[[Path], Detail | None],
    ) -> None:
        self._entries, self._report, self._answer = entries, report, answer

    def entry(self, id: str | None) -> Entry | None:
        """The report of an id; None without one, and where the library has no such report."""
        return self._entries.get(id) if id else None

    def doubts(self, id: str | None) -> int:
        """How many things in a report want a look at the original; 0 where the library has no such report."""
        entry = self.entry(id)
        return entry.doubts if entry else 0

    def older(self, file: Imported) -> Entry | None:
        """The report of which a file is another version, as long as nobody has said what to do about it."""
        return None if self._answer(file.path) else self.entry(file.version_of)

    # Rows

    def file_row(self, file: Imported) -> FileRow:
        """The row of a file in its state; its key is its path."""
        name = file.path.name
        if file.state is State.FAILED:
            return FileRow(file.path, name, file.message, Mark.FAILED)
        if file.state in (State.IMPORTED, State.KNOWN):
            return self._read_row(file)
        if file.state is State.WAITING:
            return FileRow(file.path, name, tr("Waiting"))
        if file.state is State.READING:
            return FileRow(file.path, name, tr("Reading…"), Mark.READING)
        return FileRow(file.path, name, tr("Not read: the import was stopped"))

    def report_row(self, entry: Entry) -> FileRow:
        """A report looked at by itself; its key is its id."""
        words = doubts_in_words(entry.doubts) if entry.doubts else tr("No doubts")
        return FileRow(entry.id, named(entry), words, Mark.DOUBTFUL if entry.doubts else Mark.DONE)

    def _read_row(self, file: Imported) -> FileRow:
        if self.older(file):
            return FileRow(file.path, file.path.name, tr("Replaces an earlier version?"), Mark.ASKING)
        words = tr("Already in the library") if file.known else tr("Imported")
        doubts = self.doubts(file.id)
        if doubts:
            words += f" · {doubts_in_words(doubts)}"
        return FileRow(file.path, file.path.name, words, Mark.DOUBTFUL if doubts else Mark.DONE)

    # The one in hand

    def file_detail(self, file: Imported, reason: Reason | None = None) -> Detail:
        """What is said of a file, and what can be done: type its password, replace an earlier version or keep both.
        With a `reason`, the words that were left out of its report for it."""
        if file.locked:
            return Detail(file.message, ((tr("Type the password…"), "password"),))
        if file.unread and not file.id:
            return Detail(file.message, (OCR,))
        answer, older, entry = self._answer(file.path), self.older(file), self.entry(file.id)
        if answer:
            return answer
        if older:
            sentence = tr("%1 seems to be another version of %2, which is in the library.")
            sentence = sentence.replace("%1", named(entry) if entry else file.path.name).replace("%2", named(older))
            return Detail(sentence, ((tr("Replace the earlier one"), "replace"), (tr("Keep both"), "keep")))
        if file.state in (State.WAITING, State.READING):
            return Detail(tr("How much of this file was read, and with what doubts, will stand here."))
        return self.report_detail(entry, reason) if entry else Detail(file.message)

    def report_detail(self, entry: Entry, reason: Reason | None = None) -> Detail:
        """How much of the text arrived, each warning with its page, and what was left out, a card for each reason; with
        a `reason`, the words that were left out for it. The key of a card is the report with a page or a reason."""
        try:
            report = self._report(entry.id)
        except ExplorerError as error:
            return Detail(str(error), (), tuple(_warned(entry)))
        if reason:
            left = [each for each in report.account if each.reason is reason]
            return Detail(_for_a_reason(reason, left), ((tr("Back"), BACK),), tuple(_words_of(entry, left)))
        actions = (OCR,) if report.source.unread else ()
        cards = (*_warned(entry), *_account(entry, report.account))
        return Detail(_arrived(entry, report.source.arrived), actions, cards)

    def lost_detail(self, lost: Sequence[Passage]) -> Detail:
        """After an earlier version was replaced: what of the reader's passages found no place."""
        if not lost:
            return Detail(tr("The earlier version was replaced. All your passages found their place."))
        count = passages_in_words(len(lost))
        sentence = tr("The earlier version was replaced. %1 found no place; they stay under Passages.")
        cards = (
            Card(("", None), "", numbers([passage.address.label]) if passage.address.label else "", passage.text)
            for passage in lost
        )
        return Detail(sentence.replace("%1", count), (), tuple(cards))


class FileList:
    """The rows of the files of an import, and what is said of them all. Only what changed is put into words again:
    there may be thousands."""

    def __init__(self) -> None:
        self.rows: list[FileRow] = []
        self._files: list[Imported] = []
        self._doubtful: list[bool] = []
        self._counts = Counter[tuple[State, bool]]()

    def tell(self, words: FileText, files: Sequence[Imported], anew: bool) -> list[int]:
        """Put files into words, those that are others than before, or all of them `anew`; gives their places."""
        for place in range(len(files), len(self.rows)):
            self._counts[self._files[place].state, self._doubtful[place]] -= 1
        for kept in (self.rows, self._files, self._doubtful):
            del kept[len(files) :]
        before = len(self.rows)
        same = zip(files, self._files, strict=False)
        changed = [place for place, (now, then) in enumerate(same) if anew or now is not then]
        for place in changed:
            self._counts[self._files[place].state, self._doubtful[place]] -= 1
            self._put(words, files[place], place)
        for place in range(before, len(files)):
            self._put(words, files[place], place)
        return [*changed, *range(before, len(files))]

    @property
    def done(self) -> int:
        """How many files nobody waits for any more."""
        return len(self.rows) - self._count(State.WAITING) - self._count(State.READING)

    def summary(self) -> str:
        """How far the files are, and how many of them want a look."""
        if not self.rows:
            return tr("No files were imported since the library was opened.")
        parts = [tr("%1 of %2").replace("%1", str(self.done)).replace("%2", str(len(self.rows)))]
        failed = self._count(State.FAILED)
        doubtful = sum(self._counts[state, True] for state in State)
        if failed:
            parts.append(tr("%1 not read").replace("%1", str(failed)))
        if doubtful:
            parts.append(tr("%1 with doubts").replace("%1", str(doubtful)))
        return " · ".join(parts)

    def _count(self, state: State) -> int:
        return self._counts[state, False] + self._counts[state, True]

    def _put(self, words: FileText, file: Imported, place: int) -> None:
        doubtful = words.doubts(file.id) > 0
        self._counts[file.state, doubtful] += 1
        self.rows[place : place + 1] = [words.file_row(file)]
        self._files[place : place + 1] = [file]
        self._doubtful[place : place + 1] = [doubtful]


def _arrived(entry: Entry, arrived: Sequence[int]) -> str:
    """What share of the words that should arrived, and of which page least did; never more than did."""
    if not arrived:
        return "" if entry.warnings else tr("Nothing was read with doubt.")
    sentence = tr("%1% of the text was read.").replace("%1", str(sum(arrived) // len(arrived)))
    worst = min(range(len(arrived)), key=arrived.__getitem__)
    if len(arrived) > 1 and arrived[worst] < NEARLY_ALL:
        least = tr("Least was read of page %1: %2%.").replace("%1", str(worst + 1))
        sentence += " " + least.replace("%2", str(arrived[worst]))
    return sentence


def _warned(entry: Entry) -> Iterator[Card]:
    for warning in entry.warnings:
        yield Card((entry.id, warning.page), "", _page(warning.page), warning.message)


def _account(entry: Entry, account: Sequence[LeftOut]) -> Iterator[Card]:
    """What was left out, a card for each reason: how often, and the first words."""
    for reason in Reason:
        left = [each for each in account if each.reason is reason]
        if left:
            words = " · ".join(dict.fromkeys(each.text for each in left))
            first = words if len(words) <= _FIRST else f"{words[:_FIRST].rstrip()}…"
            yield Card((entry.id, reason), "", _for_a_reason(reason, left), first, look=Look.FAINT)


def _words_of(entry: Entry, left: Sequence[LeftOut]) -> Iterator[Card]:
    """All words that were left out for a reason, a card for each page."""
    for page in dict.fromkeys(each.page for each in left):
        words = " · ".join(each.text for each in left if each.page == page)
        yield Card((entry.id, page), "", _page(page), words)


def _for_a_reason(reason: Reason, left: Sequence[LeftOut]) -> str:
    return tr("Left out: %1 (%2)").replace("%1", tr(reason.value)).replace("%2", str(len(left)))


def _page(page: int | None) -> str:
    return tr("Page %1").replace("%1", str(page)) if page else tr("Whole report")


def named(entry: Entry) -> str:
    """A report by its symbols or title, with its date."""
    name = ", ".join(entry.symbols) or entry.title or entry.file
    return f"{name} ({entry.date.day} {entry.date:%B %Y})" if entry.date else name
