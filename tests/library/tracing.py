"""Work in another process, of which strace tells each call to the system, or stops one: by a kill, or by an error."""

import functools
import mmap
import os
import re
import shutil
import struct
import subprocess
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from explorer.errors import ExplorerError

_PATIENCE_S = 60.0
_LOOK_S = 0.0005
_LINE = re.compile(r"(\w+)\(")
_TRACED, _SIGN, _STEP = "%file,%desc", "sched_yield", "getppid"
"""The calls that name a file or have one open; one that is made until strace tells of it, and so has arrived; and one
that is made after each step."""
_ANY_PROCESS = -1 % (1 << 64)
_SET_TRACER = 0x59616D61
"""PR_SET_PTRACER and PR_SET_PTRACER_ANY of prctl(2): strace is no ancestor of the process that it traces."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call to the system: its name, that it is the n-th of this name, how many steps were done before it, and what
    strace says of it."""

    name: str
    number: int
    done: int
    line: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the work: how many steps it told of as done, the sentence with which it ended, whether it was
    killed, and the calls that it made."""

    done: int
    sentence: str
    killed: bool
    calls: tuple[Call, ...]


@functools.cache
def hindrance() -> str | None:
    """Why processes cannot be traced here; None where they can."""
    if not sys.platform.startswith("linux") or not shutil.which("strace"):
        return "there is no strace"
    done = subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, text=True, check=False)
    return f"strace may not trace ({done.stderr.strip()})" if done.returncode else None


def traced(
    work: Callable[[], Iterator[None]], log: Path, *options: str, begin: Callable[[], object] = lambda: None
) -> Outcome:
    """Do something in another process under strace, from its first yield on, at which `begin` is called here; each
    later yield is a step done.

    An ExplorerError ends the work with its sentence. Any other error is the test's failure, and raised here.
    """
    shared = _Shared()
    log.unlink(missing_ok=True)
    process = os.fork()
    if process == 0:
        _work(work, shared)
    try:
        _wait_for(lambda: shared.state is not _Shared.PREPARING)
        begin()
        command = [
            "strace",
            "-y",
            "-o",
            str(log),
            "-e",
            f"trace={_TRACED},{_SIGN},{_STEP}",
            *options,
            "-p",
            str(process),
        ]
        with subprocess.Popen(command, stderr=subprocess.DEVNULL):
            _wait_for(lambda: log.exists() and log.stat().st_size > 0)
            shared.state = _Shared.TRACED
            _, status = os.waitpid(process, 0)
    except BaseException:
        os.kill(process, 9)
        os.waitpid(process, 0)
        raise
    if status and not os.WIFSIGNALED(status):
        raise AssertionError(shared.words)
    return Outcome(shared.done, shared.words, status != 0, tuple(_calls(log)))


def killed(call: Call) -> tuple[str, ...]:
    """The options by which the process is killed where it makes a call, before the system does anything."""
    return ("-e", f"inject={call.name}:signal=SIGKILL:when={call.number}")


def failed(call: Call, error: str, on: bool = False) -> tuple[str, ...]:
    """The options by which a call fails, and where it goes on like that, those of its name that follow."""
    return ("-e", f"inject={call.name}:error={error}:when={call.number}{'+' if on else ''}")


def touching(folder: Path, calls: Iterable[Call]) -> list[Call]:
    """The calls that have to do with a folder or what is in it."""
    return [call for call in calls if str(folder) in call.line]


class _Shared:
    """Memory that both processes see, so that what they tell each other makes no call that would be traced."""

    PREPARING, READY, TRACED = range(3)
    _SIZE = 1 << 16
    _HEAD = struct.Struct("=BHI")
    """The state, the steps done, and the length of the words after them."""

    def __init__(self) -> None:
        self._memory = mmap.mmap(-1, self._SIZE)

    @property
    def state(self) -> int:
        return int(self._head()[0])

    @state.setter
    def state(self, state: int) -> None:
        self._HEAD.pack_into(self._memory, 0, state, *self._head()[1:])

    @property
    def done(self) -> int:
        return int(self._head()[1])

    @done.setter
    def done(self, done: int) -> None:
        self._HEAD.pack_into(self._memory, 0, self.state, done, self._head()[2])

    @property
    def words(self) -> str:
        begin = self._HEAD.size
        return self._memory[begin : begin + self._head()[2]].decode()

    @words.setter
    def words(self, words: str) -> None:
        data, begin = words.encode()[-self._SIZE // 2 :], self._HEAD.size
        self._memory[begin : begin + len(data)] = data
        self._HEAD.pack_into(self._memory, 0, self.state, self.done, len(data))

    def _head(self) -> tuple[int, ...]:
        return self._HEAD.unpack_from(self._memory)


def _work(work: Callable[[], Iterator[None]], shared: _Shared) -> None:
    """Do it and end this process, without a return into the tests."""
    try:
        steps = work()
        next(steps)
        _let_any_process_trace()
        shared.state = _Shared.READY
        while shared.state is not _Shared.TRACED:
            os.sched_yield()
            time.sleep(_LOOK_S)
        for _ in steps:
            shared.done += 1
            os.getppid()
    except ExplorerError as error:
        shared.words = str(error)
    except BaseException:
        shared.words = traceback.format_exc()
        os._exit(1)
    os._exit(0)


def _let_any_process_trace() -> None:
    """Needed where Yama restricts tracing to the ancestors of a process."""
    import ctypes

    ctypes.CDLL(None).prctl(_SET_TRACER, ctypes.c_ulong(_ANY_PROCESS), 0, 0, 0)


def _wait_for(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE_S
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError("strace or the work that it traces does not go on")
        time.sleep(_LOOK_S)


def _calls(log: Path) -> Iterator[Call]:
    numbers: Counter[str] = Counter()
    for line in log.read_text(errors="replace").splitlines():
        if (told := _LINE.match(line)) and told[1] != _SIGN:
            numbers[told[1]] += 1
            if told[1] != _STEP:
                yield Call(told[1], numbers[told[1]], numbers[_STEP], line)
