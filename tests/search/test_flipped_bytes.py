"""A damaged byte is found, not counted: whatever byte of whatever file of an index is not as it was written, an answer
is right, or the store says that the index is damaged. Never is a total wrong, and nothing else is raised.

So many bytes are tried as the environment variable FLIPS says, or ALL of them; 300 where it says nothing.
"""

import os
import shutil
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from random import Random

import pytest

from explorer import jobs
from explorer.ingest import read_report
from explorer.model.report import Report
from explorer.paths import resource
from explorer.search.engine import IndexDamaged
from explorer.search.index_engine import open_index
from explorer.search.parsing import parse
from explorer.search.results import Order

QUERIES = (
    "corruption",
    '"of the"',
    "co*",
    "*ing",
    "num:100..500 states",
    "cites:74/177",
    "in:heading -drugs",
    "drugs~",
)


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    """The samples."""
    found = []
    for number, path in enumerate(sorted(resource("samples").glob("*.txt"))):
        found.append(read_report(path).with_id(f"sample-{number}"))
    return found


@pytest.fixture(scope="module")
def index(reports: list[Report], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the samples, of which one was indexed again, so that it has two segments and texts taken out."""
    folder = tmp_path_factory.mktemp("flipped") / "index"
    engine = open_index(folder)
    jobs.run(engine.index(reports, {report.id: "1" for report in reports}))
    jobs.run(engine.index(reports[:1], {reports[0].id: "1"}))
    engine.close()
    return folder


def _answers(folder: Path) -> list[object]:
    """All that can be asked of an index; nothing is remembered of an earlier question."""
    engine = open_index(folder)
    try:
        answers: list[object] = [dict(engine.stamps()), engine.vocabulary()]
        for text in QUERIES:
            results = engine.search(parse(text), limit=5, order=Order.YEAR)
            answers += [results.total, results.hits, results.facets, results.reports, results.suggestion]
        return answers
    finally:
        engine.close()


def _files(index: Path) -> Mapping[Path, int]:
    return {path.relative_to(index): path.stat().st_size for path in sorted(index.rglob("*")) if path.is_file()}


def _tried(index: Path) -> list[tuple[Path, int]]:
    """Files and places in them: of each file some, also its first and last bytes."""
    files, wanted = _files(index), os.environ.get("FLIPS", "300")
    everywhere = [(file, place) for file, size in files.items() for place in range(size)]
    if wanted == "ALL":
        return everywhere
    ends = [(file, place) for file, size in files.items() if size for place in (0, 1, size - 2, size - 1)]
    filled = [(file, size) for file, size in files.items() if size]
    chance = Random(300)
    each = max(1, (int(wanted) - len(ends)) // len(filled))
    return ends + [(file, chance.randrange(size)) for file, size in filled for _ in range(each)]


def _found(index: Path, spoil: Callable[[], object], right: list[object]) -> bool:
    """Spoil an index and ask: whether the damage was found; otherwise the answers are right."""
    spoil()
    current = (index / "current.json").read_bytes() if (index / "current.json").exists() else None
    try:
        assert _answers(index) == right
    except IndexDamaged:
        assert not (index / "current.json").exists()  # It has been set aside.
        if current is not None:
            (index / "current.json").write_bytes(current)
        return True
    return False


def test_no_flipped_byte_is_counted(index: Path) -> None:
    right = _answers(index)
    tried, found = _tried(index), 0
    for file, place in tried:
        path, data = index / file, (index / file).read_bytes()

        def flip(path: Path = path, data: bytes = data, place: int = place) -> None:
            path.write_bytes(data[:place] + bytes([data[place] ^ 1 << place % 8]) + data[place + 1 :])

        found += _found(index, flip, right)
        path.write_bytes(data)
    assert _answers(index) == right
    assert found > len(tried) / 2, "most of what is tried is read by some query"


@pytest.mark.parametrize("ending", ["trm", "pst", "col", "toc", "stamps.json", "current.json"])
def test_a_file_that_is_cut_short_or_gone_is_found(index: Path, tmp_path: Path, ending: str) -> None:
    right = _answers(index)
    for share in (0, 0.01, 0.5, 0.99, None):
        copy = tmp_path / f"{share}"
        shutil.copytree(index, copy)
        path = next(path for path in copy.rglob("*") if path.name.endswith(ending))
        data = path.read_bytes()[: int(path.stat().st_size * (share or 0))]
        spoil = path.unlink if share is None else partial(path.write_bytes, data)
        if share is None and ending == "current.json":
            spoil()
            assert _answers(copy)[0] == {}  # As where none was ever made.
        elif share is None and ending == "stamps.json":
            assert not _found(copy, spoil, right)  # Which says only what is in the index as well.
        else:
            assert _found(copy, spoil, right)


def test_a_damaged_index_is_built_again(index: Path, reports: list[Report], tmp_path: Path) -> None:
    right, copy = _answers(index), tmp_path / "index"
    shutil.copytree(index, copy)
    for path in copy.rglob("*.pst"):
        path.write_bytes(path.read_bytes()[:-1] + b"\0")
    engine = open_index(copy)
    with pytest.raises(IndexDamaged, match="built again"):
        engine.search(parse("corruption"))
    jobs.run(engine.index(reports, {report.id: "1" for report in reports}))
    engine.close()
    assert _answers(copy)[2] == right[2]
