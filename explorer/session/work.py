"""Long work of a session: started in a lane, shown as a task, its end told on the session's thread."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from explorer import paths
from explorer.errors import ExplorerError, Fault, FileNeeded
from explorer.events import Event
from explorer.jobs import Cancelled, Job, Progress, Ticket, Worker, run

T = TypeVar("T")
Post = Callable[[Callable[[], object]], object]


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence for the user. `undo` is the id of the command that takes back what it tells of. A `fault` is the
    program's own, and the log says more of it; `file`: only a file, imported again, helps."""

    text: str
    error: bool = False
    undo: str | None = None
    fault: bool = False
    file: bool = False

    @classmethod
    def of(cls, error: ExplorerError) -> "Notice":
        """What an error tells."""
        return cls(str(error), error=True, fault=isinstance(error, Fault), file=isinstance(error, FileNeeded))


@dataclass(frozen=True, slots=True)
class Task:
    """Work under way: `done` of `total` steps, `total` 0 where that is not known."""

    title: str
    done: int = 0
    total: int = 0
    text: str = ""


class Work:
    """Runs jobs, one after the other in each lane. Without `post` they run here and now, as a command line wants it;
    with it they run on threads, and every callback and event comes through `post`."""

    def __init__(self, post: Post | None) -> None:
        self.changed: Event[()] = Event()
        """`tasks` changed."""
        self.failed: Event[ExplorerError] = Event()
        self._post = post
        self._lanes: dict[str, Worker] = {}
        self._tasks: dict[Ticket, Task] = {}

    @property
    def waits(self) -> bool:
        """Whether `start` returns only when the work is done."""
        return self._post is None

    @property
    def tasks(self) -> list[Task]:
        """What runs or waits, in the order in which it was started."""
        return list(self._tasks.values())

    def start(
        self,
        lane: str,
        title: str,
        make_job: Callable[[], Job[T]],
        on_done: Callable[[T], object],
        on_end: Callable[[], object] | None = None,
        ticket: Ticket | None = None,
    ) -> Ticket:
        """Run a job; `on_done` gets its result unless it was cancelled. An ExplorerError goes to `failed`;
        anything else is our fault and is raised on the session's thread. `on_end` is called last, in any case. Without
        a title it does not show as a task."""
        ticket = ticket or Ticket()
        progressed = partial(self._progressed, ticket, title)
        done = partial(self._done, ticket, on_done, on_end)
        failed = partial(self._failed, ticket, on_end)
        if title:
            self._show(ticket, Task(title))
        if self._post is None:
            _run_here(make_job, progressed, done, failed)
            return ticket
        worker = self._lanes.setdefault(lane, Worker())
        return worker.submit(
            make_job,
            on_progress=lambda progress: self.post(partial(progressed, progress)),
            on_done=lambda result: self.post(partial(done, result)),
            on_error=lambda error: self.post(partial(failed, error)),
            ticket=ticket,
        )

    def look(self, lane: str, act: Callable[[], T], on_done: Callable[[T], object]) -> None:
        """Have something small done in a lane, without showing it as a task; `on_done` gets what it returns. Errors go
        where those of `start` go."""
        ticket = Ticket()

        def job() -> Job[T]:
            yield Progress(0, 0)
            return act()

        if self._post is None:
            on_done(act())
        else:
            worker = self._lanes.setdefault(lane, Worker())
            worker.submit(
                job,
                on_done=lambda result: self.post(partial(on_done, result)),
                on_error=lambda error: self.post(partial(self._failed, ticket, None, error)),
                ticket=ticket,
            )

    def post(self, act: Callable[[], object]) -> None:
        """Have something called on the session's thread."""
        if self._post is None:
            act()
        else:
            self._post(act)

    def cancel(self, but: Collection[Ticket] = ()) -> None:
        """Give up everything that shows as a task, `but` some."""
        for ticket in list(self._tasks):
            if ticket not in but:
                ticket.cancel()

    def close(self) -> None:
        """Cancel what runs and waits in every lane, and wait for the threads' end."""
        for worker in self._lanes.values():
            worker.close()

    def _progressed(self, ticket: Ticket, title: str, progress: Progress) -> None:
        if ticket in self._tasks:
            self._show(ticket, Task(title, progress.done, progress.total, progress.text))

    def _done(
        self, ticket: Ticket, on_done: Callable[[T], object], on_end: Callable[[], object] | None, result: T
    ) -> None:
        self._hide(ticket)
        try:
            if not ticket.cancelled:  # It may have been, while the result was on its way here.
                on_done(result)
        finally:
            if on_end:
                on_end()

    def _failed(self, ticket: Ticket, on_end: Callable[[], object] | None, error: Exception) -> None:
        self._hide(ticket)
        if on_end:
            on_end()
        if isinstance(error, ExplorerError):
            self.failed.emit(error)
        elif not isinstance(error, Cancelled):
            raise error

    def _show(self, ticket: Ticket, task: Task) -> None:
        self._tasks[ticket] = task
        self.changed.emit()

    def _hide(self, ticket: Ticket) -> None:
        if self._tasks.pop(ticket, None):
            self.changed.emit()


def _run_here(
    make_job: Callable[[], Job[T]],
    on_progress: Callable[[Progress], object],
    on_done: Callable[[T], object],
    on_error: Callable[[Exception], object],
) -> None:
    try:
        result = run(make_job(), on_progress)
    except Exception as error:
        on_error(error)
    else:
        on_done(result)


def export_to(path: Path, written: Callable[[], bytes], work: Work, notify: Callable[[Notice], object]) -> None:
    """Have a file made and written, and say so."""

    def job() -> Job[Path]:
        yield Progress(0, 0, path.name)
        paths.write_atomically(path, written())
        return path

    work.start("export", "Exporting", job, lambda path: notify(Notice(f"Exported to {path}.")))
