"""What becomes of a database beside its journals: the same as when SQLite opens it, whenever it was interrupted."""

import contextlib
import random
import shutil
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.library import journal

NAMES = ("file", "file-wal", "file-journal")
WAL_HEADER, FRAME = 32, 24 + 4096


def snapshots(folder: Path, chance: random.Random, mode: str) -> list[tuple[bytes, bytes, bytes]]:
    """A database and its journals as they stood on disk at many moments, some amid a transaction."""
    folder.mkdir()
    taken = []
    with contextlib.closing(sqlite3.connect(folder / "file", isolation_level=None)) as connection:
        connection.execute(f"PRAGMA journal_mode = {mode}")
        connection.execute(f"PRAGMA synchronous = {chance.choice(('OFF', 'FULL'))}")
        connection.execute("PRAGMA cache_size = 2")  # Pages are written before a transaction ends.
        connection.execute("PRAGMA wal_autocheckpoint = 12")
        connection.execute("CREATE TABLE words (key INTEGER PRIMARY KEY, text)")
        for _ in range(12):
            connection.execute("BEGIN")
            for _ in range(chance.randrange(1, 8)):
                text = chance.randbytes(chance.randrange(3000)).hex()
                connection.execute("INSERT OR REPLACE INTO words VALUES (?, ?)", (chance.randrange(12), text))
                taken.append(_taken(folder))
            connection.execute(chance.choice(("COMMIT", "COMMIT", "ROLLBACK")))
            taken.append(_taken(folder))
    return taken


def _taken(folder: Path) -> tuple[bytes, bytes, bytes]:
    database, log, rollback = (path.read_bytes() if path.exists() else b"" for path in map(folder.joinpath, NAMES))
    return database, log, rollback


def of_sqlite(folder: Path, files: tuple[bytes, bytes, bytes]) -> bytes:
    """The database after SQLite has opened it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in zip(NAMES, files, strict=True):
        if content:
            (folder / name).write_bytes(content)
    with contextlib.closing(sqlite3.connect(folder / "file")) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return connection.serialize()


@pytest.mark.parametrize("mode", ["WAL", "DELETE", "PERSIST", "TRUNCATE"])
def test_it_is_what_sqlite_makes_of_it(tmp_path: Path, mode: str) -> None:
    found = [each for seed in range(2) for each in snapshots(tmp_path / str(seed), random.Random(seed), mode)]
    found = random.Random(mode).sample(found, 80)
    assert any(files[1 if mode == "WAL" else 2] for files in found)
    changed = 0
    for files in found:
        recovered = journal.recovered(*files)
        assert recovered.database == of_sqlite(tmp_path / "opened", files)
        assert not recovered.lost
        changed += recovered.database != files[0]
    assert changed > 5


def test_so_it_is_of_a_log_in_which_a_bit_flipped_and_what_is_lost_is_said(tmp_path: Path) -> None:
    chance, lost, kept = random.Random(7), 0, 0
    found = [files for files in snapshots(tmp_path / "made", chance, "WAL") if len(files[1]) > WAL_HEADER + 2 * FRAME]
    for files in found:
        flipped = bytearray(files[1])
        flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
        damaged = (files[0], bytes(flipped), files[2])
        recovered, before = journal.recovered(*damaged), journal.recovered(*files)
        assert recovered.database == of_sqlite(tmp_path / "opened", damaged)
        assert recovered.lost or recovered.database == before.database
        lost, kept = lost + recovered.lost, kept + (not recovered.lost)
    assert lost > 10 and kept > 0


@given(st.binary(max_size=200), st.binary(max_size=200), st.binary(max_size=200))
def test_nonsense_is_no_journal(database: bytes, log: bytes, rollback: bytes) -> None:
    header = bytearray(b"SQLite format 3\0".ljust(4096, b"\1"))
    header[16:18] = (4096).to_bytes(2)
    for start in (b"", journal._JOURNAL_MAGIC, bytes(header)):
        journal.recovered(start + database, log, start + rollback)
    whole = bytes(header) + database
    assert journal.recovered(whole, log, rollback) == journal.Recovered(whole)


def test_what_an_interrupted_first_start_left_is_told_from_what_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "notes.sqlite3"
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("PRAGMA application_id = 1")
        begun = path.with_name("notes.sqlite3-journal").read_bytes()
        connection.execute("COMMIT")
        first_page = path.read_bytes()
        connection.execute("CREATE TABLE words (word TEXT)")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO words VALUES ('one')")
        later = path.with_name("notes.sqlite3-journal").read_bytes()
        connection.execute("COMMIT")
    header, frame = bytes(WAL_HEADER), bytes(FRAME)
    assert journal.is_first(b"", b"", begun) and journal.is_first(first_page, header, begun)
    assert not journal.is_first(first_page, header + frame, begun)
    assert not journal.is_first(path.read_bytes(), b"", begun)
    assert not journal.is_first(b"", b"", later)
    assert not journal.is_first(b"", b"", b"") and not journal.is_first(b"", b"", b"nonsense" * 10)
