"""A folder of reports into a library: how fast, how long the window waits, how soon it stops, what a kill leaves."""

import contextlib
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from explorer.errors import ExplorerError
from explorer.ingest import open_document
from explorer.ingest.apart import READERS, readers, reading
from explorer.jobs import run
from explorer.library import Library
from explorer.paths import HOME
from tests.benchmarks.paper_folder import long_pdf, write_folder
from tests.benchmarks.table import Measure
from tests.benchmarks.window import BARE, resident, started
from tests.processes import descendants

Findings = dict[str, Any]
_TOP = Path(__file__).parents[2]
_REPORTS, _PAGES = 200, 30
_BESIDE_BARE = 0.25 / 0.11
"""A quarter of a second on a machine where the bare window paints within 0.11 s: a ratio, so that it holds on any."""
_MOST_MEMORY = 100
"""MB. Measured on 229 documents of the United Nations: 75 at most of a PDF file, of 126 pages; 145 of a Word file."""
_CANCEL_AFTER, _KILL_AFTER = 2.0, 3.0


def measures(runs: int) -> Iterator[Measure]:
    """The window is one of its own process; the kill hits the command line."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        yield from _one_pdf(home, runs)
        write_folder(home / "papers", _REPORTS)
        whole = window_findings(home, "whole")
        yield Measure(f"import of {_REPORTS} reports in the window", whole["seconds"], "s")
        yield Measure("reports a second", whole["reports"] / whole["seconds"], "")
        yield Measure("processes that read", READERS, "")
        yield Measure("reports missing after it", _REPORTS - whole["reports"], "", 0)
        yield Measure("the window's longest stall", whole["longest"] * 1000, "ms", 50)
        yield Measure("cancel", window_findings(home, "cancelled", _CANCEL_AFTER)["cancelled"], "s", 0.5)
        yield from _kill(home)


def _one_pdf(home: Path, runs: int) -> Iterator[Measure]:
    path = home / "long.pdf"
    long_pdf(path, _PAGES)
    document, times, ratios = open_document(path), list[float](), list[float]()
    with contextlib.closing(readers()) as child:
        run(child.perform(reading, document, None))
        for _ in range(runs):
            with started(BARE, home / "bare") as bare:
                painted = bare.wait_for("first-paint")
            begun = time.perf_counter()
            run(child.perform(reading, document, None))
            times.append(time.perf_counter() - begun)
            ratios.append(times[-1] / painted)
        most = max(resident(process, peak=True) for process in descendants(os.getpid()))
    yield Measure(f"a PDF of {_PAGES} pages in a warm child (median)", statistics.median(times), "s")
    yield Measure("the same beside the bare window (median)", statistics.median(ratios), "x", _BESIDE_BARE)
    yield Measure("most memory of the process that read it", most, "MB", _MOST_MEMORY)


def window_findings(home: Path, name: str, cancel_after: float = 0.0, marks: Sequence[int] = ()) -> Findings:
    """What `import_window` tells of an import of `home/papers` into a new library."""
    environment = {**os.environ, HOME: str(home / name)}
    arguments = [str(home / "papers"), str(cancel_after), *map(str, marks)]
    command = [sys.executable, "-m", "tests.benchmarks.import_window", *arguments]
    done = subprocess.run(command, cwd=_TOP, env=environment, capture_output=True, text=True, check=True)
    found: Findings = json.loads(done.stdout)
    return found


def _kill(home: Path) -> Iterator[Measure]:
    """Reports that are not whole in a library whose import was killed, and files left half-way."""
    library = home / "killed"
    command = [sys.executable, "-m", "explorer", "import", str(home / "papers"), "--library", str(library)]
    process = subprocess.Popen(command, cwd=_TOP, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    time.sleep(_KILL_AFTER)
    process.send_signal(signal.SIGKILL)
    process.wait()
    opened = Library.open(library)
    entries = opened.entries()
    broken = sum(not _is_whole(opened, entry.id) for entry in entries)
    opened.close()
    yield Measure("reports there after a kill", len(entries), "")
    yield Measure("of which not whole", broken, "", 0)


def _is_whole(library: Library, id: str) -> bool:
    try:
        return bool(library.report(id).sections) and library.original(id) is not None
    except ExplorerError:
        return False
