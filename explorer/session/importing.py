"""Files and folders become reports of a library."""

import contextlib
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, wait
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from explorer.errors import ExplorerError, PasswordNeeded, RecognitionNeeded
from explorer.ingest.apart import READERS, read_in
from explorer.jobs import LOOK, ChildProcess, Job, Progress, Worker, run
from explorer.library import Added, Library, samples
from explorer.library.report_store import hash_file
from explorer.model.comparison import LinkCorrection
from explorer.model.imported import Imported, State
from explorer.model.passage import Passage
from explorer.model.report import Report
from explorer.session.work import Notice

_MOST_LINES = 1000

_AHEAD = 2 * READERS  # documents read or being read before their turn to be added comes


class Reading:
    """A document that a worker reads, now or when its turn comes; `read` is the job. Given up with the worker."""

    def __init__(self, worker: Worker, read: Callable[[Path], Job[Report]], path: Path) -> None:
        self.path = path
        self._begun, self._told = False, ""
        self._report: Future[Report] = Future()
        worker.submit(
            partial(read, path),
            on_progress=self._begins,
            on_done=self._report.set_result,
            on_error=self._report.set_exception,
        )

    @property
    def begun(self) -> bool:
        """Whether it is being read or was; a short document is read before its progress is told."""
        return self._begun or self._report.done()

    def wait(self) -> Job[Report]:
        """The report. Raises what its reading does."""
        while not self._report.done():
            wait([self._report], LOOK)
            yield Progress(0, 1, self._told)
        return self._report.result()

    def _begins(self, progress: Progress) -> None:
        self._told = progress.text
        self._begun = self._begun or progress.total > 0  # None of it while it waits for its turn.


class Receiving:
    """The library that has the documents, asked for with `library` when the first one was read, on the session's
    thread, where `post` has something called."""

    def __init__(self, post: Callable[[Callable[[], object]], object], library: Callable[[], Library]) -> None:
        self._post, self._library = post, library
        self._asked: Future[Library] | None = None

    def wait(self) -> Job[Library]:
        """Raises what `library` does."""
        if self._asked is None:
            self._asked = Future()
            self._post(partial(self._answer, self._asked))
        while not self._asked.done():
            wait([self._asked], LOOK)
            yield Progress(0, 0)
        return self._asked.result()

    def _answer(self, asked: Future[Library]) -> None:
        try:
            asked.set_result(self._library())
        except Exception as error:  # For whoever waits.
            asked.set_exception(error)


def import_job(
    read: Callable[[Path], Job[Report]],
    receiving: Receiving,
    files: Sequence[Path],
    on_file: Callable[[Imported], object] = lambda file: None,
) -> Job[list[Imported]]:
    """Read files into a library. One that fails does not stop the others.

    Some are read ahead, as many at a time as there are processes for it; they are added in their order. `read` is the
    job that reads one, `on_file` is told of each when its reading begins and ends.
    """
    imported: list[Imported] = []
    with contextlib.closing(Worker(READERS)) as worker:
        queue = _Queue(partial(Reading, worker, read), files, on_file)
        for done, path in enumerate(files):
            job = _import(queue.take(), receiving)
            told = path.name
            while True:
                queue.tell()
                yield Progress(done, len(files), told)
                try:
                    told = _told(path, next(job).text)
                except StopIteration as end:
                    imported.append(end.value)
                    on_file(end.value)
                    break
    return imported


def _told(path: Path, of_it: str) -> str:
    """What is being done of a file, in words, with its name."""
    return f"{path.name}, {of_it}" if of_it not in ("", path.name) else path.name


@dataclass(slots=True)
class _Queue:
    """Documents that are read ahead of their turn; `taken` is the one whose turn it is."""

    read: Callable[[Path], Reading]
    files: Sequence[Path]
    on_file: Callable[[Imported], object]
    ahead: deque[Reading] = field(default_factory=deque)
    taken: Reading | None = None
    _asked: int = 0
    _told: set[Path] = field(default_factory=set)

    def take(self) -> Reading:
        """The next in order; others are asked for."""
        until = min(self._asked - len(self.ahead) + _AHEAD, len(self.files))
        self.ahead.extend(self.read(path) for path in self.files[self._asked : until])
        self._asked = max(self._asked, until)
        self.taken = self.ahead.popleft()
        return self.taken

    def tell(self) -> None:
        """Tell of each whose reading has begun; that of the one taken has, as it is waited for."""
        begun = [each for each in (self.taken, *self.ahead) if each and (each is self.taken or each.begun)]
        for each in begun:
            if each.path not in self._told:
                self._told.add(each.path)
                self.on_file(Imported(each.path, state=State.READING))


def install_samples(child: ChildProcess, library: Library) -> Job[list[Added]]:
    """The sample reports, for a library of their own."""
    yield Progress(0, 0)
    return samples.install(library, lambda path: run(read_in(child, path)))


def looking_for(library: Library, path: Path) -> Job[str | None]:
    """The id of the report that was read from a file like this one, None where there is none."""
    yield Progress(0, 0, path.name)
    try:
        return library.find(hash_file(path))
    except OSError:  # Reading it will tell.
        return None


def _import(reading: Reading, receiving: Receiving) -> Job[Imported]:
    path = reading.path
    try:
        report = yield from reading.wait()
        library = yield from receiving.wait()
        added = library.add(path, report)
    except ExplorerError as error:
        unread = len(error.pages) if isinstance(error, RecognitionNeeded) else 0
        return Imported(path, None, str(error), State.FAILED, isinstance(error, PasswordNeeded), unread=unread)
    if added.known:
        return Imported(path, added.id, state=State.KNOWN)
    unread = len(report.source.unread)
    lost = tell_lost(added.lost, added.lost_links)
    return Imported(path, added.id, lost, State.IMPORTED, version_of=library.version_of(added.id), unread=unread)


def pasted(text: str) -> list[Path]:
    """The files and folders whose paths or `file:` addresses stand in a text, one a line, in quotation marks or not."""
    from urllib.request import url2pathname  # Slow to load, and seldom needed.

    found = []
    for line in text.splitlines()[:_MOST_LINES]:
        words = line.strip().strip("\"'")
        path = Path(url2pathname(urlsplit(words).path) if words.startswith("file:") else words).expanduser()
        if words and path.is_absolute() and _exists(path):
            found.append(path)
    return found


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # Any text may have been pasted.
        return False


def tell_lost(passages: Sequence[Passage], links: Sequence[LinkCorrection]) -> str:
    """What of the user's work found no place in a report that was read anew or took the place of another."""
    groups = ((passages, "passages"), (links, "corrections of links"))
    told = " and ".join(f"{len(lost)} of your {what}" for lost, what in groups if lost)
    return f"{told} found no place in it." if told else ""


def tell(results: Sequence[Imported], cancelled: bool = False) -> Notice:
    """What an import came to, in a sentence; a single file's reason is told whole."""
    new = [each for each in results if each.id and not each.known]
    known = [each for each in results if each.known]
    failed = [each for each in results if each.id is None]
    if len(failed) == len(results) == 1:
        return Notice(failed[0].message, error=True)
    counts = ((new, "imported"), (known, "already there"), (failed, "not read"))
    told = ", ".join(f"{len(group)} {what}" for group, what in counts if group)
    if cancelled:
        told = f"The import was stopped: {told or 'nothing imported'}"
    told = told or "No reports were found there"
    lost = " ".join(each.message for each in new if each.message)
    return Notice(f"{told}. {lost}".strip(), error=bool(failed))
