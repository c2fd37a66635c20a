"""A report that comes costs what it costs alone, and nothing is missed for that."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from explorer.library import Library
from explorer.library.catalogue import Stamp
from explorer.library.moves import Move
from explorer.library.report_store import ReportStore
from explorer.library.stored import Stored
from tests.library.documents import add, document, read

REPORTS = 5


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The reports whose files are looked at."""
    found: list[str] = []

    real = Stored.stamp

    def stamp(self: Stored, id: str) -> Stamp:
        found.append(id)
        return real(self, id)

    monkeypatch.setattr(Stored, "stamp", stamp)
    return found


def fill(library: Library, files: Path) -> list[str]:
    return [add(library, files, f"{number}.txt", f"Report, {2000 + number}").id for number in range(REPORTS)]


def test_no_other_report_is_looked_at(library: Library, tmp_path: Path, looked_at: list[str]) -> None:
    ids = fill(library, tmp_path / "files")
    assert sorted(library.by_id()) == sorted(ids)
    assert looked_at == ids
    library.remove(ids[:1])
    assert sorted(library.by_id()) == sorted(ids[1:])
    assert looked_at[REPORTS:] == sorted(ids[1:])


def during_the_next_move(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Do something just before the moves by which a report comes."""
    real = ReportStore.arrival

    def arrival(self: ReportStore, id: str, staged: str, sha256: str) -> list[Move]:
        act()
        return real(self, id, staged, sha256)

    monkeypatch.setattr(ReportStore, "arrival", arrival)


def test_what_somebody_puts_there_by_hand_meanwhile_is_noticed(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = fill(library, tmp_path / "files")
    reports = library.reports_folder
    during_the_next_move(monkeypatch, lambda: shutil.copytree(reports / ids[0], reports / "copy"))
    new = add(library, tmp_path / "files", "new.txt").id
    assert sorted(library.by_id()) == sorted([*ids, "copy", new])


def test_who_asks_while_a_report_comes_sees_the_library_before_it(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, looked_at: list[str]
) -> None:
    ids = fill(library, tmp_path / "files")
    seen: list[set[str]] = []
    (library.reports_folder / "by-hand").mkdir()
    looked_at.clear()
    during_the_next_move(monkeypatch, lambda: seen.append(set(library.by_id())))
    new = add(library, tmp_path / "files", "new.txt").id
    assert seen == [{*ids, "by-hand"}]
    assert looked_at == [*sorted([*ids, "by-hand"]), new]


def test_a_change_that_failed_is_looked_through(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise OSError(28, "No space left on device", "staging")

    ids = fill(library, tmp_path / "files")
    during_the_next_move(monkeypatch, fail)
    with pytest.raises(Exception, match="No space left"):
        add(library, tmp_path / "files", "new.txt")
    assert sorted(library.by_id()) == sorted(ids)
    monkeypatch.undo()
    new = add(library, tmp_path / "files", "new.txt").id
    assert sorted(library.by_id()) == sorted([*ids, new])


def test_another_version_is_found_by_the_base_of_its_symbol(library: Library, tmp_path: Path) -> None:
    ids = []
    for symbol in ("A/80/75", "A/80/76", "A/80/75/Rev.1"):
        path = document(tmp_path / "files", f"{symbol.replace('/', '-')}.txt", f"This is {symbol}.")
        ids.append(library.add(path, replace(read(path), symbols=(symbol,), language="en")).id)
    assert [library.version_of(id) for id in ids] == [ids[2], None, ids[0]]


def test_a_file_replaced_in_place_is_noticed_when_its_report_is_opened(library: Library, tmp_path: Path) -> None:
    first, second = fill(library, tmp_path / "files")[:2]
    assert library.report(first).title != library.report(second).title
    stored = library.folder / "reports"
    (stored / first / "report.xml").write_bytes((stored / second / "report.xml").read_bytes())
    assert library.report(first).breaches and library.report(first).sections == library.report(second).sections
    heard: list[int] = []
    library.changed.connect(lambda: heard.append(1))
    library.look_elsewhere()
    assert heard and library.entry(first).breaches == library.report(first).breaches
