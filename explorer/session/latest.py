"""Work of which only the latest that was asked for matters."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Generic, TypeVar

from explorer.jobs import Job, Ticket
from explorer.session.work import Work

K = TypeVar("K")
T = TypeVar("T")


@dataclass(eq=False, slots=True)
class _Request(Generic[K, T]):
    """Each is one of its own, also where the same is asked for again."""

    key: K
    make_job: Callable[[], Job[T]]
    ticket: Ticket = field(default_factory=Ticket)


class Latest(Generic[K, T]):
    """Runs one job at a time for whoever asks for results by a key, and tells what came of the latest request.

    Of each request exactly one thing is told, once: `on_found(key, result)`, or `on_stopped(key)` where it failed or
    the user cancelled it (`Work.cancel`); the error itself goes to `Work.failed`. Nothing is told of a request that was
    superseded by another one, cancelled here or forgotten, even where its result was on its way already. When something
    is told, the state is that after it: the listener may ask again.

    A running request is superseded by the next one, and its work cancelled. A `patient` one lets the running work end,
    and tells of it; the next request waits meanwhile, and is superseded while it waits. Where the user cancels the
    running work, the request that waits is cancelled with it.
    """

    def __init__(
        self,
        work: Work,
        lane: str,
        title: str,
        on_found: Callable[[K, T], object],
        on_stopped: Callable[[K], object] = lambda key: None,
        patient: bool = False,
    ) -> None:
        """`lane` and `title` are those of `Work.start`."""
        self._start = partial(work.start, lane, title)
        self._on_found, self._on_stopped, self._patient = on_found, on_stopped, patient
        self._running: _Request[K, T] | None = None
        self._waiting: _Request[K, T] | None = None
        self._found: tuple[K, T] | None = None
        self._failed: K | None = None

    @property
    def running(self) -> bool:
        """Whether something will still be told. Not after the user cancelled it, though that is told in a moment."""
        return self._running is not None and not self._running.ticket.cancelled

    @property
    def last(self) -> T | None:
        """What was found last, whatever has been asked for since; None before anything was."""
        return self._found[1] if self._found else None

    def holds(self, key: K) -> bool:
        """Whether nothing need be done for this key: its result is what was found last, or is under way, and nothing
        else is. Where it failed or the user cancelled it, it is to be found out again."""
        if self.running:
            latest = self._waiting or self._running
            return latest is not None and latest.key == key
        return self._found is not None and self._found[0] == key

    def failed(self, key: K) -> bool:
        """Whether this is what was asked for last, and it failed."""
        return self._failed is not None and self._failed == key

    def found(self, key: K) -> T | None:
        """The result of this key, if it is what was found last."""
        return self._found[1] if self._found and self._found[0] == key else None

    def ask(self, key: K, make_job: Callable[[], Job[T]]) -> T | None:
        """The result of a key where it is known; else None, and the job runs unless it does already."""
        if not self.holds(key):
            if self._found and self._found[0] == key:
                self.cancel()
            else:
                self.start(key, make_job)
        return self.found(key)

    def start(self, key: K, make_job: Callable[[], Job[T]]) -> None:
        """Find out what a key gives, also where that was asked for before: it may give something else by now."""
        request = _Request(key, make_job)
        if self._patient and self.running:
            self._waiting = request
        else:
            self.cancel()
            self._begin(request)

    def set(self, key: K, result: T) -> None:
        """Take the result of a key from elsewhere; what was asked for is superseded, and nothing told."""
        self.cancel()
        self._found = key, result

    def cancel(self) -> None:
        """What was asked for is wanted no more. What was found stays."""
        if self._running:
            self._running.ticket.cancel()
        self._running = self._waiting = self._failed = None

    def forget(self) -> None:
        """Cancel, and drop what was found: it belongs to a library that is left."""
        self.cancel()
        self._found = None

    def _begin(self, request: _Request[K, T]) -> None:
        self._running, self._waiting, self._failed = request, None, None
        done, ended = partial(self._done, request), partial(self._ended, request)
        self._start(request.make_job, done, ended, request.ticket)

    def _done(self, request: _Request[K, T], result: T) -> None:
        if request is self._running:
            self._running = None
            self._found = request.key, result
            self._on_found(request.key, result)

    def _ended(self, request: _Request[K, T]) -> None:
        """Comes after `_done`, and alone where the work failed or was cancelled."""
        if request is self._running:
            stopped = [request]
            self._failed = None if request.ticket.cancelled else request.key
            if self._waiting and request.ticket.cancelled:
                stopped.append(self._waiting)
                self._waiting = None
            self._running = None
            for each in stopped:
                self._on_stopped(each.key)
        if self._waiting and self._running is None:
            self._begin(self._waiting)
