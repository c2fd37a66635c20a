"""Long work. A job is a generator that yields its progress and returns its result.

It runs where its caller stands (`run`), on a thread (`Worker`) or in another process (`ChildProcess`), and does not
know which. Work that got a `Ticket` ends with exactly one call of `on_done` or `on_error`, on the worker's thread;
cancelled work ends with `on_error(Cancelled())`.
"""

import contextlib
import enum
import logging
import math
import multiprocessing
import os
import pickle
import queue
import signal
import threading
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from explorer import log
from explorer.errors import ExplorerError, Fault

T = TypeVar("T")
_log = logging.getLogger(__name__)

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


class Ticket:
    """What whoever submitted some work holds of it."""

    def __init__(self) -> None:
        self._cancelled = False

    @property
    def cancelled(self) -> bool:
        return self._cancelled

    def cancel(self) -> None:
        """Give the work up at its next step. May be called at any time, on any thread."""
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
    result = run(make_job(), report)
    ticket.check()
    return result


class ChildProcess:
    """Another process that runs jobs one after the other, or up to `count` of them side by side: each started when it
    is first needed, used again, replaced after it died or had to be killed. Spawned, never forked, so that it holds no
    part of the window.

    `memory_limit` is in bytes of address space for each, kept where the platform can (POSIX), as is `nice`: how much
    it gives way to the window and to others where all processors are busy.
    """

    def __init__(self, memory_limit: int | None = None, count: int = 1, nice: int = 0) -> None:
        self._limits, self._count = (memory_limit, nice), count
        self._turns: list[object] = []
        """A token for each job, in the order in which they came; the first `count` of them run."""
        self._turn_comes = threading.Condition()
        self._idle: queue.SimpleQueue[_Child] = queue.SimpleQueue()

    def perform(self, function: Callable[..., Job[T]], *args: object, timeout: float | None = None) -> Job[T]:
        """The job `function(*args)` of the other process as a job of this one, for any thread: a module's function,
        arguments and a result that pickle. Given up or closed, it ends there as well.

        It yields the progress last told there, every tenth of a second: whoever runs it is asked then whether it is
        still wanted, and a window is not flooded. `timeout` is in seconds from its start there. An ExplorerError
        arrives as itself, any other error as a Fault. Raises ProcessEnded where the process died.
        """
        mine = object()
        with self._turn_comes:
            self._turns.append(mine)
        try:
            while not self._may_run(mine):
                yield Progress(0, 0)
            result: T = yield from self._relay(pickle.dumps((function, args)), timeout)
            return result
        finally:
            with self._turn_comes:
                self._turns.remove(mine)
                self._turn_comes.notify_all()

    def close(self) -> None:
        """End the processes. Jobs that run or wait are to be given up by those who run them, before."""
        while not self._idle.empty():
            self._idle.get().end()

    def _may_run(self, mine: object) -> bool:
        with self._turn_comes:
            return self._turn_comes.wait_for(lambda: mine in self._turns[: self._count], LOOK)

    def _relay(self, work: bytes, timeout: float | None) -> Job[Any]:
        child = self._living()
        reusable = False
        try:
            message, value = yield from child.perform(work, timeout)
            reusable = message is not _Message.MEMORY
        finally:
            if reusable:
                self._idle.put(child)
            else:
                child.end()
        if isinstance(value, Fault):
            _log.error("Work in another process failed.\n%s", "\n".join(getattr(value, "__notes__", ())))
        if message is not _Message.RESULT:
            raise value
        return value

    def _living(self) -> "_Child":
        with contextlib.suppress(queue.Empty):
            while True:
                child = self._idle.get_nowait()
                if child.alive:
                    return child
                child.end()
        return _Child(*self._limits)


class _Message(enum.Enum):
    """What a child says: that it waits for work, then of this work; the value beside it is None, a Progress, a result
    or an exception."""

    READY = enum.auto()
    PROGRESS = enum.auto()
    RESULT = enum.auto()
    ERROR = enum.auto()
    MEMORY = enum.auto()


class _Child:
    """A process that is running, and this end of the pipe to it."""

    def __init__(self, memory_limit: int | None, nice: int) -> None:
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, memory_limit, nice), daemon=True)
        self._process.start()
        theirs.close()  # So that the child's death closes the pipe.

    @property
    def alive(self) -> bool:
        return self._process.is_alive()

    def end(self) -> int | None:
        """Make sure that it is gone; gives the status with which it went."""
        self._process.kill()
        self._process.join()
        self._connection.close()
        return self._process.exitcode

    def perform(self, work: bytes, timeout: float | None) -> Job[tuple[_Message, Any]]:
        """Have a job done: yields, every `LOOK` seconds, the progress last told; returns its result or error.

        Raises ProcessEnded where the child died, ExplorerError where the time was up; it must not be used again then.
        """
        now = time.monotonic()
        end = math.inf if timeout is None else now + timeout
        progress, due = Progress(0, 0), now + LOOK
        try:
            while now < end:
                if self._connection.poll(max(0.0, min(due, end) - now)):
                    message, value = self._connection.recv()
                    if message is _Message.READY:
                        self._connection.send_bytes(work)  # It is taken at once: a child that starts is not waited for.
                    elif message is _Message.PROGRESS:
                        progress = value
                    else:
                        return message, value
                now = time.monotonic()
                if now >= due:
                    yield progress
                    now = time.monotonic()
                    due = now + LOOK
        except (EOFError, OSError) as error:
            status = self.end()
            _log.info("A helper process ended unexpectedly, with status %s.", status)
            raise ProcessEnded(
                f"The helper process ended unexpectedly (status {status}). Close other programs and try again."
            ) from error
        raise ExplorerError(f"This took more than {timeout:g} seconds and was stopped. Try a smaller file.")


def _serve(connection: Connection, memory_limit: int | None, nice: int) -> None:
    """What a child does from its birth until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the program, which then decides.
    threading.Thread(target=_end_with_parent, name="explorer parent", daemon=True).start()
    if memory_limit is not None:
        _limit_memory(memory_limit)
    if nice and hasattr(os, "nice"):
        os.nice(nice)
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            connection.send((_Message.READY, None))
            work = connection.recv_bytes()
            try:
                function, args = pickle.loads(work)
                result = run(function(*args), lambda progress: connection.send((_Message.PROGRESS, progress)))
                connection.send((_Message.RESULT, result))
            except BrokenPipeError:
                raise
            except MemoryError:
                connection.send((_Message.MEMORY, _out_of_memory(memory_limit)))
            except Exception as error:
                connection.send((_Message.ERROR, _portable(error)))


def _end_with_parent() -> None:
    """No work goes on for a program that was killed."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _limit_memory(limit: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has none.
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    with contextlib.suppress(ValueError, OSError):  # The system's own limit is lower, or it keeps none.
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def _out_of_memory(limit: int | None) -> ExplorerError:
    allowed = f"the {limit / 1e6:,.0f} MB it may use" if limit else "there is"
    return ExplorerError(f"This needs more memory than {allowed}. Try a smaller file.")


def _portable(error: Exception) -> ExplorerError:
    """An ExplorerError that survives the way through the pipe: the error itself where it is one and can."""
    if not isinstance(error, ExplorerError):
        # Its own words may be those of a report, and tell a reader nothing; the log has the trace.
        fault = Fault(f"The program failed at this ({type(error).__name__}). Try again, or report it if it persists.")
        fault.add_note(log.trace(error))
        return fault
    try:
        copy = pickle.loads(pickle.dumps(error))
    except Exception:
        return ExplorerError(str(error))
    return copy if isinstance(copy, ExplorerError) else ExplorerError(str(error))
