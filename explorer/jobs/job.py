"""What a job is, and how it runs where its caller stands."""

import contextlib
import time
from collections.abc import Callable, Generator, Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TypeVar

from explorer.errors import ExplorerError

T = TypeVar("T")

LOOK = 0.1
"""Seconds between two looks at whether work in another process is still wanted: less than a person notices."""


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` steps (total 0: not known), and what is being done, for the user."""

    done: int
    total: int
    text: str = ""


Job = Generator[Progress, None, T]


class Cancelled(Exception):
    """The work was given up because somebody asked for it."""


class ProcessEnded(ExplorerError):
    """The other process came to an end in the middle of its work."""


class NoProcess(ProcessEnded):
    """The system gives no other process, or one that ends before it takes any work."""


_asked: ContextVar[Callable[[], object] | None] = ContextVar("asked", default=None)
"""Whom `check` asks on this thread."""


def check() -> None:
    """Raise Cancelled where the work of this thread is wanted no more: for steps of a job that yield nothing."""
    if asked := _asked.get():
        asked()


@contextlib.contextmanager
def checked_by(ask: Callable[[], object]) -> Iterator[None]:
    """While this is open, `check` calls `ask` on this thread, which raises Cancelled to end the work."""
    before = _asked.set(ask)
    try:
        yield
    finally:
        _asked.reset(before)


def seldom(job: Job[T]) -> Job[T]:
    """The same work, which tells how far it is every `LOOK` seconds: many small steps would keep a window busy."""
    due = time.monotonic() + LOOK
    with contextlib.closing(job):
        while True:
            try:
                progress = next(job)
            except StopIteration as stop:
                result: T = stop.value
                return result
            if time.monotonic() >= due:
                yield progress
                due = time.monotonic() + LOOK


def run(job: Job[T], on_progress: Callable[[Progress], object] | None = None) -> T:
    """Run a job to its end, here. What `on_progress` raises ends the job, whose `finally` clauses then run."""
    with contextlib.closing(job):
        while True:
            try:
                progress = next(job)
            except StopIteration as stop:
                result: T = stop.value
                return result
            if on_progress:
                on_progress(progress)
