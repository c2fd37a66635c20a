"""A kill at any moment of indexing leaves an index that is searched well, each report in it old or new and whole."""

import itertools
import os
import random
import signal
import sys
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

import explorer.akn as akn
from explorer import jobs
from explorer.search.index_engine import open_index
from explorer.search.indexing import Indexed, index_library
from explorer.search.parsing import parse
from tests.search.builders import report

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked process"),
    pytest.mark.slow,
]

_REPORTS, _TEXTS = 9, 60  # More texts than are written at once.
_KILLS = 12
_STEPS = ("open", "os.", "shutil.")


def _store(folder: Path, state: int) -> dict[str, str]:
    """Reports whose every text tells in which state they were stored; gives what the index is to hold."""
    for number in range(_REPORTS):
        (folder / f"r{number}").mkdir(parents=True, exist_ok=True)
        texts = (f"state{state} text{text}" for text in range(_TEXTS))
        (folder / f"r{number}" / "report.xml").write_bytes(akn.write(report(f"r{number}", *texts)))
    return {f"r{number}": str(state) for number in range(_REPORTS)}


def _killed_at(step: int | None, act: Callable[[], object]) -> int:
    """Do something in another process that is killed at its n-th step to the disk; gives how many steps it took."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        steps = itertools.count()
        taken = 0

        def count(event: str, _: object) -> None:
            nonlocal taken
            if event.startswith(_STEPS):
                taken = next(steps)
                if taken == step:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        try:
            act()
            os.write(writing, str(taken).encode())
        finally:
            os._exit(0)
    os.close(writing)
    os.waitpid(process, 0)
    with os.fdopen(reading) as said:
        return int(said.read() or 0)


def _states(index: Path) -> Counter[str]:
    """How many texts of each state the index finds; a report has all its texts, and all in one state."""
    engine = open_index(index)
    try:
        found: Counter[str] = Counter()
        by_report: dict[str, set[str]] = {}
        hits = engine.search(parse("in:text"), limit=10_000).hits
        for hit in hits:
            by_report.setdefault(hit.report, set()).add(hit.snippet.split()[0])
            found[hit.snippet.split()[0]] += 1
        assert all(len(states) == 1 for states in by_report.values())
        assert len(hits) == len(by_report) * _TEXTS
        assert all(engine.search(parse(state)).total == count for state, count in found.items())
        assert engine.search(parse("text7*")).total == len(by_report)
        return found
    finally:
        engine.close()


def test_an_index_survives_kills(tmp_path: Path) -> None:
    folder, index = tmp_path / "reports", tmp_path / "index"

    def update() -> Indexed:
        return jobs.run(index_library(index, folder, wanted))

    wanted = _store(folder, 0)
    steps = _killed_at(None, update)
    assert steps > 100 and set(_states(index)) == {"state0"}
    chance, seen = random.Random(3), set[int]()
    for state in range(1, _KILLS + 1):
        wanted = _store(folder, state)
        _killed_at(chance.randrange(steps), update)
        seen.add(len(_states(index)))
        assert sum(_states(index).values()) == _REPORTS * _TEXTS
    assert seen != {1}  # Some kills came between two batches.
    update()
    assert set(_states(index)) == {f"state{_KILLS}"}


def test_a_first_index_survives_kills(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    wanted = _store(folder, 0)
    for step in random.Random(4).sample(range(150), _KILLS // 2):
        index = tmp_path / f"index{step}"
        _killed_at(step, partial(jobs.run, index_library(index, folder, wanted)))
        _states(index)
        jobs.run(index_library(index, folder, wanted))
        assert _states(index) == {"state0": _REPORTS * _TEXTS}
