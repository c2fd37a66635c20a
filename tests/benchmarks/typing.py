"""Somebody types queries while the whole library is indexed anew: how long the window's thread is ever held up, and how
soon the first results of a key are painted.

The window runs in a process of its own (`python -m tests.benchmarks.typing HOME`), whose findings are a line of JSON.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from explorer import paths, settings
from explorer.library import Library
from tests.benchmarks.made_library import fill
from tests.benchmarks.table import Measure

if TYPE_CHECKING:
    from explorer.ui.desk import Desk

KEYS_A_SECOND = 10
REPORTS = 255
"""About 28,000 paragraphs."""
QUERIES = (
    "trafficking in persons", "corruption prevention", "asset recovery", "smuggling of migrants", "firearms",
    "technical assistance", "prison reform", "cybercrime", "terrorism", "drug control", "Doha Declaration",
    "criminal justice", "money-laundering", "wildlife crime", "victims", "organized crime year:2018", "piracy",
    '"legislative guide"', "judicial training", "traffick* persons",
)  # fmt: skip
_PATIENCE = 600.0


def measures(reports: int = REPORTS) -> Iterator[Measure]:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        paragraphs = _prepare(home, reports)
        environment = {**os.environ, paths.HOME: str(home)}
        told = subprocess.run(
            [sys.executable, "-m", __name__], env=environment, capture_output=True, text=True, timeout=_PATIENCE
        )
        if told.returncode:
            raise RuntimeError(told.stderr)
        found = json.loads(told.stdout.splitlines()[-1])
    of = f"({paragraphs:,} paragraphs)"
    for what in ("quiet", "indexing"):
        painted, when = found[what]["painted"], {"quiet": "quiet", "indexing": "re-indexing"}[what]
        hundredths = statistics.quantiles(painted, n=100)
        yield Measure(f"key to results, {when}, median {of}", hundredths[49], "ms")
        yield Measure(f"key to results, {when}, 95 of 100", hundredths[94], "ms", 50 if what == "quiet" else None)
        yield Measure(f"longest gap of the window, {when}", found[what]["gap"], "ms", 50)
        yield Measure(f"keys overtaken by the next one, {when}", found[what]["overtaken"], "")


def _prepare(home: Path, reports: int) -> int:
    """A profile whose last library is a large one."""
    os.environ[paths.HOME], before = str(home), os.environ.get(paths.HOME)
    try:
        from explorer.session import Session

        session = Session(settings.Settings())
        session.open_library()
        samples = [session.report(entry.id) for entry in session.entries()]
        session.close()
        paragraphs = fill(home, samples, reports)
        settings.save(replace(settings.load(), last_library=str(home / "library")))
        Library.open(home / "library").close()
    finally:
        if before is None:
            del os.environ[paths.HOME]
        else:
            os.environ[paths.HOME] = before
    return paragraphs


@dataclass
class Watch:
    """`gap`: the longest time between two ticks; `painted`: from each key to the paint of its results; all in ms."""

    gap: float = 0.0
    painted: list[float] = field(default_factory=list)
    overtaken: int = 0
    late: list[tuple[float, str]] = field(default_factory=list)


def _type(desk: "Desk") -> Watch:
    """Type the queries at their pace with real key events, and watch."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    watch, waiting = Watch(), {}
    last = time.perf_counter()

    import gc
    began = 0.0
    def collecting(phase, info):
        nonlocal began
        if phase == "start":
            began = time.perf_counter()
        elif time.perf_counter() - began > 0.01:
            watch.late.append((round((time.perf_counter() - began) * 1000, 1), "GC%d" % info["generation"]))
    gc.callbacks.append(collecting)

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        if (now - last) * 1000 > watch.gap:
            watch.gap = (now - last) * 1000
        if (now - last) * 1000 > 30:
            watch.late.append((round((now - last) * 1000, 1), desk.session.query))
        last = now

    class Painted(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and desk.session.results is not None:
                text = desk.session.results.query.text
                if text in waiting and text == desk.session.query:
                    watch.painted.append((time.perf_counter() - waiting.pop(text)) * 1000)
            return super().eventFilter(watched, event)

    painted = Painted()
    results = desk.window.results
    for shown in (results.list.viewport(), results.nothing, results.message):
        shown.installEventFilter(painted)
    ticker = QTimer(interval=2)
    ticker.timeout.connect(tick)
    desk.searching.focus()
    ticker.start()
    last = time.perf_counter()
    for query in QUERIES:
        typed = ""
        for character in query:
            due = time.perf_counter() + 1 / KEYS_A_SECOND
            watch.overtaken += len(waiting)
            waiting.clear()
            typed += character
            if typed.strip() == typed:
                waiting[typed] = time.perf_counter()
            QTest.keyClicks(desk.window.toolbar.search, character)
            while time.perf_counter() < due:
                QApplication.processEvents()
                time.sleep(0.0005)
        desk.window.toolbar.search.selectAll()
    ticker.stop()
    return watch


def _main() -> None:
    from PySide6.QtCore import QElapsedTimer
    from PySide6.QtWidgets import QApplication

    from explorer.app import start

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(sys.argv[:1])
    desk = start(application)
    desk.window.resize(1280, 800)

    def wait(holds: object) -> None:
        timer = QElapsedTimer()
        timer.start()
        while not holds():  # type: ignore[operator]
            application.processEvents()
            time.sleep(0.005)
            if timer.elapsed() > _PATIENCE * 1000:
                raise TimeoutError("the window did not get there")

    wait(lambda: bool(desk.session.entries()))
    wait(lambda: not any(task.title in ("Indexing", "Searching") for task in desk.session.tasks))
    quiet = _type(desk)
    desk.searching.leave()
    shutil.rmtree(desk.session.library.cache_folder / "index")
    desk.session.searching.update()
    indexing = _type(desk)
    still = any("ndex" in task.title for task in desk.session.tasks)
    found = {
        name: {"gap": watch.gap, "painted": watch.painted, "overtaken": watch.overtaken, "late": watch.late}
        for name, watch in (("quiet", quiet), ("indexing", indexing))
    }
    print(json.dumps({**found, "still": still}))
    desk.window.close()
    desk.session.close()


if __name__ == "__main__":
    _main()
