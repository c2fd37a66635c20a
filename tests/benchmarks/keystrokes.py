"""Somebody types queries, also while the whole library is indexed anew: how long the window's thread is ever held up,
how soon the first results of a key are painted, and how much memory all that takes.

The window runs in a process of its own (`python -m tests.benchmarks.keystrokes`), whose findings are a line of JSON.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer import paths, settings
from explorer.app import start
from explorer.search import apart
from explorer.search.folders import index_folder
from explorer.search.index_engine import IndexEngine
from explorer.ui.desk import Desk
from tests.benchmarks.search_library import PARAGRAPHS
from tests.benchmarks.stored_library import fill
from tests.benchmarks.table import Measure
from tests.processes import descendants, memory

TICK_MS = 2
KEYS_A_SECOND = 10
TEXTS = (28_000,)
"""Paragraphs of the libraries, where none are chosen."""
ONE_PROCESS = "--one-process"
"""Says that the window's process searches whatever there is: what is gained by another is measured so."""
QUERIES = (
    "trafficking in persons", "corruption prevention", "asset recovery", "smuggling of migrants", "firearms",
    "technical assistance", "prison reform", "cybercrime", "terrorism", "drug control", "Doha Declaration",
    "criminal justice", "money-laundering", "wildlife crime", "victims", "organized crime year:2018", "piracy",
    '"legislative guide"', "judicial training", "traffick* persons",
)  # fmt: skip
_PATIENCE = 3600.0
_press = cast(Callable[[QWindow, str], None], QTest.keyClick)  # PySide6's types leave out this overload.


def measures(sizes: Sequence[int], one_process: bool) -> Iterator[Measure]:
    """Libraries of so many paragraphs, one after the other. So much is typed that once is enough."""
    for paragraphs in sizes:
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder)
            library = fill(home, paragraphs // PARAGRAPHS)
            settings.save(settings.Settings(last_library=str(library)), home / "settings.json")
            yield Measure("paragraphs of the library", paragraphs, "")
            yield from _measured(home, one_process)


def _measured(home: Path, one_process: bool) -> Iterator[Measure]:
    """What is found of the library that the settings in a folder name."""
    command = [sys.executable, "-m", __name__, *([ONE_PROCESS] if one_process else [])]
    environment = {**os.environ, paths.HOME: str(home)}
    told = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=_PATIENCE)
    if told.returncode:
        raise RuntimeError(told.stderr)
    found = json.loads(told.stdout.splitlines()[-1])
    yield Measure("memory of the window", found["memory"]["window"] / 1e6, "MB")
    yield Measure("memory of its other processes", found["memory"]["others"] / 1e6, "MB")
    for name, watch in found["typing"].items():
        hundredths = statistics.quantiles(watch["painted"], n=100)
        yield Measure(f"key to results painted, {name}, half", hundredths[49], "ms")
        yield Measure(f"key to results painted, {name}, 95 of 100", hundredths[94], "ms", 50)
        yield Measure(f"keys overtaken by the next one, {name}", watch["overtaken"], "")
        yield Measure(f"longest gap of the window's thread, {name}", watch["gap"], "ms", 50)


class Watch(QObject):
    """Ticks in the window's thread, and looks at what is painted. All times are in ms.

    `gap` is the longest time between two ticks, `painted` from each key to the first paint of its results; keys whose
    results were `overtaken` by those of the next key have none. `gaps` are the longest gaps with the query that stood.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._waiting: dict[str, float] = {}
        self._last = time.perf_counter()
        self.gaps: list[tuple[float, str]] = []
        self.painted: list[float] = []
        self.overtaken = 0
        results = desk.search.view
        for shown in (results.list.viewport(), results.nothing, results.message):
            shown.installEventFilter(self)
        self._ticker = QTimer(self, interval=TICK_MS)
        self._ticker.timeout.connect(self._tick)

    def begin(self) -> None:
        self._last = time.perf_counter()
        self._ticker.start()

    def end(self) -> None:
        self._ticker.stop()

    def expect(self, text: str) -> None:
        """A key was pressed, whose results are those of this text."""
        self.overtaken += len(self._waiting)
        self._waiting = {text: time.perf_counter()}

    def told(self) -> dict[str, object]:
        self.gaps.sort(reverse=True)
        return {
            "gap": self.gaps[0][0],
            "gaps": self.gaps[:5],
            "painted": self.painted,
            "overtaken": self.overtaken,
        }

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        results = self._desk.session.searching.results
        if event.type() == QEvent.Type.Paint and results is not None and results.query.text in self._waiting:
            self.painted.append(_milliseconds(self._waiting.pop(results.query.text)))
        return super().eventFilter(watched, event)

    def _tick(self) -> None:
        self.gaps.append((_milliseconds(self._last), self._desk.session.searching.query))
        self._last = time.perf_counter()


def _milliseconds(since: float) -> float:
    return round((time.perf_counter() - since) * 1000, 1)


def _type(desk: Desk) -> dict[str, object]:
    """Type the queries at their pace with real key events, and watch."""
    watch, field = Watch(desk), desk.window.toolbar.search
    desk.window.activateWindow()
    _run_until(desk.window.isActiveWindow)
    desk.search.focus()
    watch.begin()
    for query in QUERIES:
        field.selectAll()
        for place, character in enumerate(query, 1):
            due = time.perf_counter() + 1 / KEYS_A_SECOND
            if not character.isspace():
                watch.expect(query[:place])
            _press(desk.window.windowHandle(), character)  # as the system gives it: to the window
            _run_until(lambda: time.perf_counter() >= due)  # noqa: B023
    watch.end()
    return watch.told()


def _run_until(holds: Callable[[], object], patience: float = _PATIENCE) -> None:
    began = time.perf_counter()
    while not holds():
        QApplication.processEvents()
        time.sleep(0.0005)
        if time.perf_counter() - began > patience:
            raise TimeoutError("the window did not get there")


def _memory() -> dict[str, int]:
    """The bytes of the window's process, and of all others that it started."""
    return {"window": memory(os.getpid()), "others": sum(map(memory, descendants(os.getpid())))}


def _main() -> None:
    application = QApplication(sys.argv[:1])
    if ONE_PROCESS in sys.argv:
        apart.EngineApart = IndexEngine  # type: ignore[assignment, misc]
    desk = start(application)
    desk.window.resize(1280, 800)
    _run_until(lambda: bool(desk.session.reports.entries()))
    _run_until(lambda: not desk.session.work.tasks)
    quiet, held = _type(desk), _memory()
    desk.search.leave()
    shutil.rmtree(index_folder(desk.session.library.folder))
    desk.session.searching.update()
    print(json.dumps({"memory": held, "typing": {"quiet": quiet, "while indexed anew": _type(desk)}}))
    desk.window.close()
    desk.session.close()


if __name__ == "__main__":
    _main()
