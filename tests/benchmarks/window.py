"""The window from outside: how soon it paints and fills, and what memory it holds.

The program, started with REPORT_EXPLORER_TRACE=FILE, appends a line {"event": NAME, "time": SECONDS} to FILE as things
happen: "first-paint" when the window has painted itself once, "library-shown" when the tree has all reports,
"overview-filled" when the matrix of the samples shows its numbers. FILE is a named pipe here, so that one clock, ours,
times the program and the bare window from their start.
"""

import json
import os
import select
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from explorer import settings
from tests.benchmarks.stored_library import fill
from tests.benchmarks.table import Measure
from tests.processes import descendants

_TOP = Path(__file__).parents[2]
BARE = [sys.executable, "-m", "tests.benchmarks.bare_window"]
PROGRAM = [sys.executable, "-c", "from explorer.app import main; raise SystemExit(main())"]
_PATIENCE = 60.0
MANY = 1000
"""Reports of a large library."""
_SETTLED = 2.0


@dataclass
class Run:
    """A started program: the seconds from its start to each event, then its memory and its children's, in MB."""

    process: "subprocess.Popen[bytes]"
    trace: int
    started: float
    complaints: Path
    seconds: dict[str, float] = field(default_factory=dict)
    _unread: bytes = b""

    def wait_for(self, event: str) -> float:
        """Seconds from the start to the first such event."""
        deadline = self.started + _PATIENCE
        while event not in self.seconds:
            ready, _, _ = select.select([self.trace], [], [], 0.5)
            now = time.monotonic()
            if ready:
                self._note(os.read(self.trace, 65536), now - self.started)
            elif self.process.poll() is not None or now > deadline:
                said = self.complaints.read_text(encoding="utf-8", errors="replace")
                raise RuntimeError(f"the window did not tell of {event} (status {self.process.poll()}): {said}")
        return self.seconds[event]

    def memory(self) -> tuple[float, float]:
        """Resident memory of the window's process, and of its children together."""
        mine = resident(self.process.pid)
        return mine, sum(resident(child) for child in descendants(self.process.pid))

    def _note(self, data: bytes, seconds: float) -> None:
        *whole, self._unread = (self._unread + data).split(b"\n")
        for line in whole:
            self.seconds.setdefault(json.loads(line)["event"], seconds)


def measures(runs: int) -> Iterator[Measure]:
    """Fresh processes throughout; the bare window and the program take turns, so that a busy moment meets both."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        bare, ours, memory, children = [], [], [], []
        with started(PROGRAM, home / "fresh") as run:
            yield Measure("first paint, fresh profile", run.wait_for("first-paint"), "s")
            yield Measure("fresh profile to filled Overview", run.wait_for("overview-filled"), "s", 4)
            time.sleep(_SETTLED)  # the samples are indexed meanwhile
        for _ in range(runs):
            with started(BARE, home / "bare") as run:
                bare.append(run.wait_for("first-paint"))
            with started(PROGRAM, home / "fresh") as run:
                ours.append(run.wait_for("first-paint"))
                run.wait_for("overview-filled")
                time.sleep(_SETTLED)
                mine, theirs = run.memory()
                memory.append(mine)
                children.append(theirs)
        yield Measure("bare PySide6 window, first paint (median)", statistics.median(bare), "s")
        yield Measure("first paint with the samples (median)", statistics.median(ours), "s")
        ratio = statistics.median(one / other for one, other in zip(ours, bare, strict=True))
        yield Measure("first paint beside the bare window (median)", ratio, "x", 2)
        yield from _beside_a_large_library(home, runs)
        yield Measure("memory of the window", statistics.median(memory), "MB", 160)
        yield Measure("memory of its child processes", statistics.median(children), "MB")


def _beside_a_large_library(home: Path, runs: int) -> Iterator[Measure]:
    """The first paint with many reports in the library, and with the samples, in turns."""
    large = home / "large"
    large.mkdir()
    settings.save(settings.Settings(last_library=str(fill(large, MANY))), large / "settings.json")
    few, many, shown = [], [], []
    for _ in range(runs):
        with started(PROGRAM, home / "fresh") as run:
            few.append(run.wait_for("first-paint"))
        with started(PROGRAM, large) as run:
            many.append(run.wait_for("first-paint"))
            shown.append(run.wait_for("library-shown"))
    ratio = statistics.median(many) / statistics.median(few)
    yield Measure(f"first paint with {MANY:,} reports beside the samples", ratio, "x", 1.2)
    yield Measure(f"first paint with {MANY:,} reports (median)", statistics.median(many), "s")
    yield Measure(f"tree of {MANY:,} reports shown (median)", statistics.median(shown), "s")


@contextmanager
def started(command: list[str], home: Path) -> Iterator[Run]:
    """The program on a profile of its own, ended with all its children when it is no longer wanted."""
    home.mkdir(exist_ok=True)
    pipe = home / "trace"
    pipe.unlink(missing_ok=True)
    os.mkfifo(pipe)
    trace = os.open(pipe, os.O_RDWR)  # reading and writing: the pipe then opens without waiting for the other side
    environment = {**os.environ, "REPORT_EXPLORER_HOME": str(home), "REPORT_EXPLORER_TRACE": str(pipe)}
    arguments = [*command, str(pipe)] if command is BARE else command
    complaints = home / "complaints"
    started = time.monotonic()
    with complaints.open("wb") as stderr:
        process = subprocess.Popen(
            arguments, cwd=_TOP, env=environment, stdin=subprocess.DEVNULL, stderr=stderr, start_new_session=True
        )
    try:
        yield Run(process, trace, started, complaints)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        os.close(trace)


def resident(process: int, peak: bool = False) -> float:
    """Resident memory of a process in MB, now or at its `peak`."""
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("VmHWM:" if peak else "VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0
