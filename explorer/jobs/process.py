"""Other processes that run jobs, seen from the program."""

import contextlib
import functools
import logging
import math
import multiprocessing
import pickle
import queue
import signal
import threading
import time
from collections.abc import Callable
from typing import Any, TypeVar

from explorer.cage import Cage
from explorer.errors import ExplorerError, Fault
from explorer.jobs.answers import Message, NoAnswer, received
from explorer.jobs.child import GIVEN_UP, Limits, serve
from explorer.jobs.job import LOOK, Job, NoProcess, ProcessEnded, Progress

_ENDS = frozenset({Message.RESULT, Message.ERROR, Message.MEMORY})
"""What is said last of some work."""
_NO_PROCESS = "No helper process could be started"
_CLOSE_OTHERS = "Close other programs and try again."

T = TypeVar("T")
_log = logging.getLogger(__name__)


class ChildProcess:
    """Another process that runs jobs one after the other, or up to `count` of them side by side: each started when it
    is first needed, used again, replaced after it died or had to be killed. Spawned, never forked, so that it holds no
    part of the window.

    `memory_limit` is in bytes of address space for each, `processor_time` in seconds for each job; both are kept where
    the platform can (POSIX), as is `nice`: how much it gives way to the window and to others where all processors are
    busy. A process that has a `cage` goes into it when it has loaded the module of its first job.

    A job that is given up ends with its process, unless there is `patience`: the seconds that it has to end by itself,
    by a step or a `check`, so that what its process knows is kept. `look` is how often whoever runs a job is asked
    whether it is still wanted, in seconds.
    """

    def __init__(
        self,
        memory_limit: int | None = None,
        count: int = 1,
        nice: int = 0,
        processor_time: int | None = None,
        cage: Cage | None = None,
        patience: float = 0.0,
        look: float = LOOK,
    ) -> None:
        self._limits, self._count, self._look = Limits(memory_limit, nice, processor_time, cage, patience), count, look
        self._turns: list[object] = []
        """A token for each job, in the order in which they came; the first `count` of them run."""
        self._turn_comes = threading.Condition()
        self._idle: queue.SimpleQueue[_Child] = queue.SimpleQueue()
        self._closings = 0

    @property
    def nice(self) -> int:
        """How much its processes give way."""
        return self._limits.nice

    def perform(self, function: Callable[..., Job[T]], *args: object, timeout: float | None = None) -> Job[T]:
        """The job `function(*args)` of the other process as a job of this one, for any thread: a module's function,
        arguments and a result that pickle. Given up or closed, it ends there as well.

        It yields the progress last told there, every tenth of a second or as often as it looks: whoever runs it is
        asked then whether it is still wanted, and a window is not flooded. `timeout` is in seconds from its start
        there. An ExplorerError arrives as itself, any other error as a Fault. Raises ProcessEnded where the process
        died, NoProcess where there is none.
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
        """End the processes, each that works when its job is over. Jobs that run or wait are to be given up by those
        who run them, before; what is asked afterwards gets another process."""
        self._closings += 1
        while not self._idle.empty():
            self._idle.get().end()

    def _may_run(self, mine: object) -> bool:
        with self._turn_comes:
            return self._turn_comes.wait_for(lambda: mine in self._turns[: self._count], LOOK)

    def _relay(self, work: bytes, timeout: float | None) -> Job[Any]:
        child, closings = self._living(), self._closings
        reusable = False
        try:
            message, value = yield from child.perform(work, timeout, self._look)
            reusable = message is not Message.MEMORY
        except GeneratorExit:
            reusable = child.given_up(self._limits.patience)
            raise
        finally:
            if reusable and closings == self._closings:
                self._idle.put(child)
            else:
                child.end()
        if isinstance(value, Fault):
            _log.error("Work in another process failed.\n%s", "\n".join(getattr(value, "__notes__", ())))
        if message is not Message.RESULT:
            raise value
        return value

    def _living(self) -> "_Child":
        with contextlib.suppress(queue.Empty):
            while True:
                child = self._idle.get_nowait()
                if child.alive:
                    return child
                child.end()
        try:
            return _Child(self._limits)
        except OSError as error:
            raise NoProcess(f"{_NO_PROCESS} ({error.strerror or error}). {_CLOSE_OTHERS}") from error


class _Child:
    """A process that is running, and this end of the pipe to it."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._ready = self._working = False
        """Whether it was ready once, and whether it has work now."""
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, limits), daemon=True)
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

    def given_up(self, patience: float) -> bool:
        """Have the work end by itself; whether it did within some seconds, so that the process can be used again."""
        if not self._working:
            return patience > 0
        end = time.monotonic() + patience
        with contextlib.suppress(EOFError, OSError, NoAnswer):
            if patience:
                self._connection.send_bytes(GIVEN_UP)
            while (left := end - time.monotonic()) > 0 and self._connection.poll(left):
                message, _ = received(self._connection)
                if message in _ENDS:
                    self._working = False
                    return message is not Message.MEMORY
        return False

    def perform(self, work: bytes, timeout: float | None, look: float) -> Job[tuple[Message, Any]]:
        """Have a job done: yields, every `look` seconds, the progress last told; returns its result or error.

        Raises ProcessEnded where the child died or says what none of ours does, ExplorerError where the time was up; it
        must not be used again then.
        """
        now = time.monotonic()
        end = math.inf if timeout is None else now + timeout
        progress, due = Progress(0, 0), now + look
        try:
            while now < end:
                if self._connection.poll(max(0.0, min(due, end) - now)):
                    message, value = received(self._connection)
                    if message is Message.READY:
                        self._connection.send_bytes(work)  # It is taken at once: a child that starts is not waited for.
                        self._ready = self._working = True
                    elif message is Message.CAGED:
                        _tell_of_cage(value)
                    elif message is Message.PROGRESS:
                        progress = value
                    else:
                        self._working = False
                        return message, value
                now = time.monotonic()
                if now >= due:
                    yield progress
                    now = time.monotonic()
                    due = now + look
        except (EOFError, OSError, NoAnswer) as error:
            raise self._gone() from error
        raise ExplorerError(f"This took more than {timeout:g} seconds and was stopped. Try a smaller file.")

    def _gone(self) -> ExplorerError:
        """Why it is gone, now at the latest."""
        status, limit = self.end(), self._limits.processor_time
        if limit is not None and _ended_by(status, "SIGXCPU"):
            return ExplorerError(f"This took more than {limit} seconds to compute and was stopped. Try a smaller file.")
        _log.info("A helper process ended unexpectedly, with status %s.", status)
        killed = _ended_by(status, "SIGKILL")  # As systems do that run out of memory.
        way_out = _CLOSE_OTHERS if killed else "Try again, or report it if it persists."
        kind = ProcessEnded if self._ready else NoProcess
        return kind(f"The helper process ended unexpectedly (status {status}). {way_out}")


def _ended_by(status: int | None, name: str) -> bool:
    """Whether a process ended by the signal of this name, which Windows does not have."""
    number = getattr(signal, name, None)
    return number is not None and status == -number


@functools.cache
def _tell_of_cage(kept_by: str) -> None:
    """Once for all processes: the same keeps them."""
    _log.info("Processes that handle documents are kept in their cage by: %s.", kept_by)
