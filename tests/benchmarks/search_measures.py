"""The libraries in which searching is measured, and what is beside queries: indexing, opening, memory."""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import explorer.akn as akn
from explorer import jobs
from explorer.jobs import ChildProcess, Worker
from explorer.model.report import Report
from explorer.search.engine import Engine
from explorer.search.index_engine import open_index
from explorer.search.indexing import index_library, is_current
from explorer.search.parsing import parse
from explorer.search.versions import content_version, format_version
from tests.benchmarks.search_fts import Fts
from tests.benchmarks.search_library import PARAGRAPHS, reports
from tests.benchmarks.table import Measure, timed

KEPT = Path(tempfile.gettempdir()) / "report-explorer-benchmark"
_TOP = Path(__file__).parents[2]
_VERSION = "3"
"""Changes with what is generated or kept."""
_SAMPLE = 10_000
"""Paragraphs that are indexed to see how fast that is."""
_RATE = 1_200
"""Paragraphs that are indexed in a second, at least: 10,000 reports of some forty in less than six minutes."""
_COLD = """
import sys
from pathlib import Path
from explorer.search.index_engine import open_index
from explorer.search.parsing import parse
open_index(Path(sys.argv[1])).search(parse("corruption trafficking"))
"""


def library(size: int) -> Path:
    """The folder of a library of so many paragraphs: `reports`, `index` and `fts.sqlite3`."""
    folder = KEPT / f"{_VERSION} {format_version()} {content_version()} {size}".replace(" ", "-")
    if not (folder / "made").exists():
        shutil.rmtree(folder, ignore_errors=True)
        for report in reports(size):
            (folder / "reports" / report.id).mkdir(parents=True)
            (folder / "reports" / report.id / "report.xml").write_bytes(akn.write(report))
        Fts(folder / "fts.sqlite3").build(reports(size))
        jobs.run(index_library(folder / "index", folder / "reports", dict.fromkeys(_ids(folder), "1")))
        (folder / "made").touch()
    return folder


def _ids(folder: Path) -> list[str]:
    return [path.name for path in (folder / "reports").iterdir()]


def measures(size: int, folder: Path) -> Iterator[Measure]:
    """What is measured of a library beside its queries."""
    ids = _ids(folder)
    yield Measure(f"time to index, beside {_RATE:,} paragraphs a second", _RATE / _rate(folder, ids), "x", 1)
    stored = sum(path.stat().st_size for path in (folder / "index").rglob("*") if path.is_file())
    text = sum(len(block.words.encode()) for report in reports(size) for _, block in report.blocks())
    yield Measure("index, in sizes of the text", stored / text, "", 1.5 if size > _SAMPLE else None)
    check = timed(lambda: is_current(folder / "index", folder / "reports", dict.fromkeys(ids, "1")))
    yield Measure("opening of the index, and what every search needs", _opened(folder), "s", 0.5)
    yield Measure("first answer of a cold process", _cold(folder), "s", 0.5 if size <= 155_000 else None)
    yield Measure(f"check of {len(ids):,} reports, nothing changed", check[0], "s", 0.1)
    yield Measure("first reports of a new library, found", _until_first(folder, ids), "s", 2)
    with tempfile.TemporaryDirectory() as copied:
        shutil.copytree(folder / "index", Path(copied) / "index")
        engine = open_index(Path(copied) / "index")
        changed = next(iter(reports(PARAGRAPHS)))
        yield Measure("update of one report, searchable", timed(lambda: _until_found(engine, changed))[0], "s", 0.3)
        engine.close()
    yield Measure("memory of this process at its most", _memory(), "MB", 350)


def _rate(folder: Path, ids: list[str]) -> float:
    """Paragraphs indexed in a second of the processor."""
    few = list(islice(sorted(ids), _SAMPLE // PARAGRAPHS))
    with tempfile.TemporaryDirectory() as made:
        begun = time.process_time()
        jobs.run(index_library(Path(made) / "index", folder / "reports", dict.fromkeys(few, "1")))
        return PARAGRAPHS * len(few) / (time.process_time() - begun)


def _opened(folder: Path) -> float:
    """Seconds of the processor until an index can be searched at once."""
    engine = open_index(folder / "index")
    begun = time.process_time()
    engine.vocabulary()
    engine.close()
    return time.process_time() - begun


def _cold(folder: Path) -> float:
    """Seconds of the processor in which a process starts, opens the index and answers; of two the second, so that the
    disk has been read and the sources are compiled, as where the program is installed."""
    spent = [_children()]
    with tempfile.TemporaryDirectory() as compiled:
        env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        env["PYTHONPYCACHEPREFIX"] = compiled
        for _ in range(2):
            subprocess.run([sys.executable, "-c", _COLD, str(folder / "index")], cwd=_TOP, env=env, check=True)
            spent.append(_children())
    return spent[2] - spent[1]


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _until_first(folder: Path, ids: list[str]) -> float:
    """From nothing, with another process that has to start, to the first hit."""
    with tempfile.TemporaryDirectory() as made:
        child, worker, begun = ChildProcess(), Worker(), time.perf_counter()
        what = Path(made) / "index", folder / "reports", dict.fromkeys(ids, "1")
        worker.submit(lambda: child.perform(index_library, *what))
        engine = open_index(Path(made) / "index")
        while not engine.search(parse("the")).total:
            time.sleep(0.02)
        seconds = time.perf_counter() - begun
        worker.close()
        child.close()
        engine.close()
    return seconds


def _until_found(engine: Engine, report: Report) -> None:
    """The update to the moment when it can be found; what is tidied up then runs on."""
    job = engine.index([report], {report.id: "2"})
    for _ in job:
        if engine.stamps().get(report.id) == "2":
            break
    job.close()


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
