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
from dataclasses import dataclass
from multiprocessing.connection import Connection

from explorer import cage, log
from explorer.cage import Cage
from explorer.errors import ExplorerError, Fault
from explorer.jobs.answers import Message, portable
from explorer.jobs.job import run

_LOOK_FOR_RUBBISH = 50_000
"""Objects made between two looks for circles of rubbish, of which jobs leave hardly any: the 700 of Python cost a
seventh of the time of comparing."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Of a process; `ChildProcess` says what they mean."""

    memory: int | None
    nice: int
    processor_time: int | None
    cage: Cage | None


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
            work = connection.recv_bytes()
            try:
                function, args = pickle.loads(work)
                del work
                if not begun:
                    _begin(connection, limits.cage)
                    begun = True
                if limits.processor_time is not None:
                    _limit("RLIMIT_CPU", math.ceil(time.process_time()) + limits.processor_time)
                result = run(function(*args), lambda progress: connection.send((Message.PROGRESS, progress)))
                connection.send((Message.RESULT, result))
            except BrokenPipeError:
                raise
            except MemoryError:
                connection.send((Message.MEMORY, _out_of_memory(limits.memory)))
            except Exception as error:
                connection.send((Message.ERROR, _portable(error)))


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
