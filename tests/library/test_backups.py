import datetime
import os
import sqlite3
from pathlib import Path

import pytest

from explorer.errors import ExplorerError
from explorer.library import Library, backups, schema
from explorer.library.database import Database
from tests.library.documents import passage


def texts(library: Library) -> list[str]:
    return [each.text for each in library.user.passages()]


def with_passages(folder: Path, *texts: str) -> None:
    library = Library.open(folder)
    for text in texts:
        library.user.add_passage(passage(text=text))
    library.close()


def opened(folder: Path) -> Library:
    library = Library.open(folder)
    library.close()
    return library


def back_up_on(day: datetime.date, folder: Path) -> None:
    """A backup of the present state, as if it had been made on another day."""
    backup = folder / "backups" / f"{datetime.date.today()}.sqlite3"
    backup.unlink(missing_ok=True)
    opened(folder)
    older = backup.rename(backup.with_name(f"{day}.sqlite3"))
    time = datetime.datetime.combine(day, datetime.time(12)).timestamp()
    os.utime(older, (time, time))


def kept_backups(folder: Path) -> list[Path]:
    return sorted((folder / "backups").iterdir())


def test_a_new_library_has_nothing_to_back_up(folder: Path) -> None:
    opened(folder)
    assert not (folder / "backups").exists()


def test_there_is_one_backup_a_day(folder: Path) -> None:
    with_passages(folder, "one")
    opened(folder)
    (backup,) = kept_backups(folder)
    before = backup.read_bytes()
    with_passages(folder, "two")
    assert backup.read_bytes() == before
    back_up_on(datetime.date(2020, 1, 5), folder)
    opened(folder)
    assert len(kept_backups(folder)) == 2


def test_a_bounded_number_is_kept_the_newest(folder: Path) -> None:
    with_passages(folder, "one")
    for day in range(1, backups.KEPT + 4):
        back_up_on(datetime.date(2020, 1, day), folder)
    opened(folder)
    names = [path.stem for path in kept_backups(folder)]
    assert len(names) == backups.KEPT
    assert names[0] == "2020-01-05"
    assert names[-1] == str(datetime.date.today())


@pytest.mark.parametrize("damage", [b"nonsense " * 1000, b"SQLite format 3\x00" + b"\xff" * 5000, b""])
def test_damaged_notes_give_way_to_the_newest_backup(folder: Path, damage: bytes) -> None:
    with_passages(folder, "one")
    back_up_on(datetime.date(2020, 1, 5), folder)
    with_passages(folder, "two")
    back_up_on(datetime.date(2021, 3, 14), folder)
    with_passages(folder, "three")
    (folder / "backups" / f"{datetime.date.today()}.sqlite3").unlink()
    (folder / "user.sqlite3").write_bytes(damage)
    library = Library.open(folder)
    assert texts(library) == ["one", "two"]
    (notice,) = library.notices
    assert "The backup of 14 March 2021 was opened instead" in notice
    (kept,) = folder.glob("user-damaged-*.sqlite3")
    assert kept.name in notice
    assert kept.read_bytes() == damage
    library.close()


def test_a_damaged_backup_is_passed_over(folder: Path) -> None:
    with_passages(folder, "one")
    back_up_on(datetime.date(2020, 1, 5), folder)
    for day, content in ((6, b"also damaged"), (7, b"")):
        (folder / "backups" / f"2020-01-0{day}.sqlite3").write_bytes(content)
    (folder / "user.sqlite3").write_bytes(b"damaged")
    library = Library.open(folder)
    assert texts(library) == ["one"]
    assert "5 January 2020" in library.notices[0]
    library.close()


def test_damaged_notes_without_a_backup_start_empty_and_are_kept(folder: Path) -> None:
    with_passages(folder, "one")
    (folder / "user.sqlite3").write_bytes(b"damaged")
    library = Library.open(folder)
    assert texts(library) == []
    assert "There is no backup" in library.notices[0]
    assert next(folder.glob("user-damaged-*")).read_bytes() == b"damaged"
    library.user.add_passage(passage(text="new"))
    library.close()
    assert opened(folder).notices == []


def test_missing_notes_come_from_the_backup(folder: Path) -> None:
    with_passages(folder, "one")
    opened(folder)
    (folder / "user.sqlite3").unlink()
    library = Library.open(folder)
    assert texts(library) == ["one"]
    assert library.notices[0].startswith("Your notes were missing.")
    library.close()


def test_damage_found_while_working_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "user.sqlite3").write_bytes(b"nonsense" * 1000)
    database = Database(sqlite3.connect(tmp_path / "user.sqlite3"))
    with pytest.raises(ExplorerError, match="Open the library again"):
        database.rows("SELECT * FROM passages")
    database.close()


def test_a_migration_backs_up_first_and_keeps_everything(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_passages(folder, "one")
    later = (*schema.MIGRATIONS, ("ALTER TABLE passages ADD COLUMN colour TEXT", "CREATE TABLE pins (eid TEXT)"))
    monkeypatch.setattr(schema, "MIGRATIONS", later)
    library = Library.open(folder)
    assert texts(library) == ["one"]
    library.close()
    (before,) = (path for path in kept_backups(folder) if f"before version {len(later)}" in path.name)
    with sqlite3.connect(before) as old:
        assert old.execute("PRAGMA user_version").fetchone() == (len(later) - 1,)
        assert old.execute("SELECT text FROM passages").fetchall() == [("one",)]
    old.close()
    with sqlite3.connect(folder / "user.sqlite3") as new:
        assert new.execute("SELECT text, colour FROM passages").fetchall() == [("one", None)]
    new.close()


def test_a_failed_migration_leaves_the_notes_as_they_were(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_passages(folder, "one")
    with monkeypatch.context() as broken:
        broken.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, ("CREATE TABLE pins (eid TEXT)", "NONSENSE")))
        with pytest.raises(ExplorerError):
            Library.open(folder)
    library = Library.open(folder)
    assert texts(library) == ["one"]
    library.close()


def test_the_library_of_a_newer_program_is_refused_and_untouched(folder: Path) -> None:
    with_passages(folder, "one")
    with sqlite3.connect(folder / "user.sqlite3") as connection:
        connection.execute("CREATE TABLE pins (eid TEXT)")
        connection.execute(f"PRAGMA user_version = {len(schema.MIGRATIONS) + 1}")
    connection.close()
    with pytest.raises(ExplorerError, match=r"newer Report Explorer\. Update"):
        Library.open(folder)
    with sqlite3.connect(folder / "user.sqlite3") as connection:
        assert connection.execute("SELECT text FROM passages").fetchall() == [("one",)]
    connection.close()
