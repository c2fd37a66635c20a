"""Threads that run jobs."""

import logging
import queue
import threading
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from explorer.jobs.job import Cancelled, Job, Progress, checked_by, run

T = TypeVar("T")
_log = logging.getLogger(__name__)


class Ticket:
    """What whoever submitted some work holds of it."""

    def __init__(self) -> None:
        self._cancelled = False

    @property
    def cancelled(self) -> bool:
        """Whether `cancel` was called; the work may still be on its way to its next step."""
        return self._cancelled

    def cancel(self) -> None:
        """Give the work up at its next step, or where it asks `check`. May be called at any time, on any thread."""
        self._cancelled = True

    def check(self) -> None:
        """Raise Cancelled if that was asked for."""
        if self._cancelled:
            raise Cancelled


class Worker:
    """One thread that runs jobs one after the other, or a few that take them in the order in which they came. Each
    starts with a job that would wait without it."""

    def __init__(self, threads: int = 1) -> None:
        self._tasks: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._tickets: set[Ticket] = set()
        self._most = threads
        self._threads: list[threading.Thread] = []
        self._closed = False

    def submit(
        self,
        make_job: Callable[[], Job[T]],
        on_progress: Callable[[Progress], object] | None = None,
        on_done: Callable[[T], object] | None = None,
        on_error: Callable[[Exception], object] | None = None,
        ticket: Ticket | None = None,
    ) -> Ticket:
        """Queue a job. `make_job` and the callbacks are called on the worker's thread."""
        ticket = ticket or Ticket()

        def task() -> None:
            try:
                result = _run_ticket(ticket, make_job, on_progress)
            except Exception as error:
                outcome = partial(on_error, Cancelled() if ticket.cancelled else error) if on_error else None
            else:
                outcome = partial(on_done, result) if on_done else None
            with self._lock:
                self._tickets.discard(ticket)
            if outcome:
                outcome()

        with self._lock:
            if self._closed:
                raise RuntimeError("this worker is closed")
            self._tickets.add(ticket)
            self._tasks.put(task)
            if len(self._threads) < min(self._most, len(self._tickets)):
                # A daemon, so that work which nobody cancelled never keeps the interpreter from ending.
                thread = threading.Thread(target=self._loop, name="explorer worker", daemon=True)
                self._threads.append(thread)
                thread.start()
        return ticket

    def close(self) -> None:
        """Cancel what runs and what waits, and wait for the threads' end (unless called on one)."""
        with self._lock:
            self._closed = True
            tickets = list(self._tickets)
        for ticket in tickets:
            ticket.cancel()
        for _ in self._threads:
            self._tasks.put(None)
        for thread in self._threads:
            if thread is not threading.current_thread():
                thread.join()

    def _loop(self) -> None:
        while (task := self._tasks.get()) is not None:
            try:
                task()
            except Exception:
                _log.exception("A callback failed; the worker goes on.")


def _run_ticket(ticket: Ticket, make_job: Callable[[], Job[T]], on_progress: Callable[[Progress], object] | None) -> T:
    def report(progress: Progress) -> None:
        ticket.check()
        if on_progress:
            on_progress(progress)

    ticket.check()
    with checked_by(ticket.check):
        result = run(make_job(), report)
    ticket.check()
    return result
