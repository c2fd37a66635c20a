"""Folders and what the user's database says change together, or neither does."""

import contextlib
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from explorer.errors import ExplorerError
from explorer.library import Library, checksum
from explorer.library.database import Database
from explorer.library.moves import Move, Moves
from explorer.library.report_store import ReportStore
from explorer.library.user import UserStore
from tests.library.documents import add, pick, pin


@pytest.fixture
def ids(library: Library, tmp_path: Path) -> list[str]:
    return [add(library, tmp_path / "files", f"{name}.txt").id for name in ("one", "two", "three")]


def written(folder: Path) -> list[tuple[str, str]]:
    """The moves that are not finished, in a database of a library."""
    with contextlib.closing(sqlite3.connect(folder)) as connection:
        return connection.execute("SELECT source, target FROM moves").fetchall()


def interrupted(folder: Path, *moves: Move, made: int) -> None:
    """Leave a library as a kill does after some of these moves were made."""
    with contextlib.closing(sqlite3.connect(folder / "user.sqlite3", isolation_level=None)) as connection:
        checksum.keep(connection)
        for move in moves:
            connection.execute("INSERT INTO moves (source, target) VALUES (?, ?)", (move.source, move.target))
    for move in moves[:made]:
        (folder / move.source).rename(folder / move.target)


def removals(*ids: str) -> list[Move]:
    return [Move(f"reports/{id}", f"trash/{id}~{'0' * 16}") for id in ids]


@pytest.mark.parametrize("made", range(3))
def test_what_was_interrupted_is_taken_back_on_opening(
    library: Library, folder: Path, ids: list[str], made: int
) -> None:
    kept = pick(library, ids[0], 0)
    library.close()
    interrupted(folder, *removals(*ids[:2]), made=made)
    again = Library.open(folder)
    assert {entry.id for entry in again.entries()} == set(ids)
    assert again.user.passages() == [kept]
    again.close()
    (backup,) = (folder / "backups").iterdir()
    assert written(folder / "user.sqlite3") == written(backup) == []


def test_what_another_process_left_is_taken_back_before_a_change(
    library: Library, folder: Path, ids: list[str]
) -> None:
    interrupted(folder, *removals(ids[0]), made=1)
    library.remove([ids[1]])
    assert {entry.id for entry in library.entries()} == {ids[0], ids[2]}


@pytest.mark.parametrize("made", range(3))
def test_a_report_whose_successor_never_came_stays(library: Library, folder: Path, ids: list[str], made: int) -> None:
    """Also where the successor was not even begun: then it is the old one that stands where the new one goes."""
    library.close()
    before = (folder / "reports" / ids[0] / "report.xml").read_bytes()
    staged = folder / "staging" / ("0" * 32)
    if made:
        staged.mkdir()
        (staged / "report.xml").write_text("new")
    moves = [*removals(ids[0]), Move(f"staging/{staged.name}", f"reports/{ids[0]}")]
    interrupted(folder, *moves, made=made)
    Library.open(folder).close()
    assert (folder / "reports" / ids[0] / "report.xml").read_bytes() == before
    assert list((folder / "staging").iterdir()) == list((folder / "trash").iterdir()) == []


@pytest.mark.parametrize("made", range(3))
def test_of_two_that_change_places_both_stay_or_both_change(
    library: Library, folder: Path, ids: list[str], made: int
) -> None:
    store, (id, *_) = ReportStore(folder), ids
    (trashed,) = removals(id)
    shutil.copytree(folder / trashed.source, folder / trashed.target)
    (folder / trashed.target / "report.xml").write_text("removed")
    before = store.document(id).read_bytes()
    library.close()
    moves = store.exchange(id, "0" * 64)
    assert len(moves) == 2
    interrupted(folder, *moves, made=made)
    Library.open(folder).close()
    assert store.document(id).read_bytes() == before
    assert (folder / trashed.target / "report.xml").read_text() == "removed"
    assert list((folder / "staging").iterdir()) == []


@pytest.mark.parametrize("act", [UserStore.undo, UserStore.redo])
def test_a_replacement_that_fails_changes_nothing_and_tells_nothing(
    library: Library, ids: list[str], act: Callable[[UserStore], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two, three = ids
    pick(library, one, 1)
    pin(library, one, three, 1)
    library.correct(one, title="My title")
    library.replace(one, two)
    if act is UserStore.redo:
        library.user.undo()
    told: list[str] = []
    library.user.changed.connect(lambda: told.append("passages"))
    library.user.relinked.connect(lambda: told.append("links"))
    before = (library.entries(), library.user.passages(), library.user.links.all())

    def fail(*_: object) -> None:
        raise ExplorerError("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(library.user, "call", fail)
        with pytest.raises(ExplorerError, match="The disk is full"):
            act(library.user)
    assert (library.entries(), library.user.passages(), library.user.links.all()) == before
    assert told == []
    assert act(library.user) is not None
    assert library.entries() != before[0] and sorted(set(told)) == ["links", "passages"]


def test_the_folders_go_back_where_one_cannot_be_moved(library: Library, folder: Path, ids: list[str]) -> None:
    (folder / "trash" / f"{ids[1]}~{library.entry(ids[1]).sha256[:16]}").write_text("in the way")
    with pytest.raises(ExplorerError, match="cannot be written"):
        library.remove(ids)
    assert {entry.id for entry in library.entries()} == set(ids)
    assert library.user.undo() is None


def test_what_follows_a_transaction_waits_for_its_end() -> None:
    database = Database(sqlite3.connect(":memory:", isolation_level=None))
    told: list[str] = []
    database.execute("CREATE TABLE words (word TEXT)")
    with database.transaction():
        with database.transaction():
            database.afterwards(lambda: told.append("kept"))
        assert told == []
    assert told == ["kept"]
    with pytest.raises(KeyError), database.transaction():
        database.afterwards(lambda: told.append("lost"))
        raise KeyError
    database.afterwards(lambda: told.append("at once"))
    assert told == ["kept", "at once"]
    database.close()


def test_an_older_database_has_no_moves(tmp_path: Path) -> None:
    database = Database(sqlite3.connect(":memory:", isolation_level=None))
    Moves(tmp_path, database).take_back()
    database.close()
