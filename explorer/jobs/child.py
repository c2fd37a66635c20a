"""What a process that runs jobs does."""

import contextlib
import gc
import math
import multiprocessing
import os
import pickle
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from explorer import cage, log
from explorer.cage import Cage
from explorer.errors import ExplorerError, Fault
from explorer.jobs.answers import Message, portable
from explorer.jobs.job import Cancelled, Job, Progress, checked_by, run

_LOOK_FOR_RUBBISH = 50_000
"""Objects made between two looks for circles of rubbish, of which jobs leave hardly any: the 700 of Python cost a
seventh of the time of comparing."""

_LOOK = 0.002
"""Seconds between two looks at whether a job is given up: a look takes some twenty microseconds, and a key that follows
is not to wait for longer than a reader could notice."""

GIVEN_UP = b""
"""What stands in the place of work where what runs is given up."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Of a process; `ChildProcess` says what they mean."""

    memory: int | None = None
    nice: int = 0
    processor_time: int | None = None
    cage: Cage | None = None
    patience: float = 0.0


def serve(connection: Connection, limits: Limits) -> None:
    """What a child does from its birth until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the program, which then decides.
    if limits.memory is not None:
        _limit("RLIMIT_AS", limits.memory)
    if limits.nice and hasattr(os, "nice"):
        os.nice(limits.nice)
    gc.set_threshold(_LOOK_FOR_RUBBISH)
    begun = False
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            connection.send((Message.READY, None))
            while (work := connection.recv_bytes()) == GIVEN_UP:  # It had been done.
                pass
            try:
                function, args = pickle.loads(work)
                del work
                if not begun:
                    _begin(connection, limits.cage)
                    begun = True
                if limits.processor_time is not None:
                    _limit("RLIMIT_CPU", math.ceil(time.process_time()) + limits.processor_time)
                connection.send((Message.RESULT, _run(function(*args), connection, limits.patience > 0)))
            except BrokenPipeError:
                raise
            except Cancelled:
                connection.send((Message.ERROR, ExplorerError("This was given up.")))
            except MemoryError:
                connection.send((Message.MEMORY, _out_of_memory(limits.memory)))
            except Exception as error:
                connection.send((Message.ERROR, _portable(error)))


def _run(job: Job[Any], connection: Connection, may_end: bool) -> object:
    """The result of a job that tells of its progress; raises Cancelled where it `may_end` by itself and is given up."""
    look: Callable[[], None] = _Look(connection) if may_end else lambda: None

    def tell(progress: Progress) -> None:
        look()
        connection.send((Message.PROGRESS, progress))

    with checked_by(look):
        return run(job, tell)


class _Look:
    """Raises Cancelled where the program said that it gives the work up. It says nothing else while work goes on."""

    def __init__(self, connection: Connection) -> None:
        self._connection, self._due = connection, 0.0

    def __call__(self) -> None:
        now = time.monotonic()
        if now >= self._due:
            self._due = now + _LOOK
            if self._connection.poll():
                self._connection.recv_bytes()
                raise Cancelled


def _begin(connection: Connection, chosen: Cage | None) -> None:
    """Close the cage, then start the thread that waits for the parent's end: a cage closes around one thread alone.
    Until now the pipe told of that end."""
    parent = multiprocessing.parent_process()
    if chosen is not None:
        pipes = [connection.fileno(), *([parent.sentinel] if parent else [])]
        connection.send((Message.CAGED, cage.close(chosen, pipes)))
    threading.Thread(target=_end_with_parent, name="explorer parent", daemon=True).start()


def _end_with_parent() -> None:
    """No work goes on for a program that was killed."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _limit(name: str, value: int) -> None:
    """Set a limit that this process could raise again; a cage forbids it that."""
    try:
        import resource
    except ImportError:  # Windows has none.
        return
    limit = getattr(resource, name)
    _, hard = resource.getrlimit(limit)
    with contextlib.suppress(ValueError, OSError):  # The system's own limit is lower, or it keeps none.
        resource.setrlimit(limit, (value, hard))


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
    return portable(error)
