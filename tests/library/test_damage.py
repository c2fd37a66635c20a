"""Whatever is damaged, a library opens: with all that was in it, or with a backup, which is said with its day.

Some places are tried each time, every one with HYPOTHESIS_PROFILE=thorough.
"""

import errno
import json
import os
import random
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from explorer import paths
from explorer.errors import ExplorerError
from explorer.library import Library, marker, schema
from tests import foreign
from tests.library import damages
from tests.library.damages import SAID, Made, changed, flip, seen
from tests.library.documents import passage

THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
PAGE = 4096
HEADER = 100  # bytes of the first page that are no cells
ELSEWHERE = 1000 if THOROUGH else 60
FIRST_PAGE = range(PAGE) if THOROUGH else (*range(0, HEADER, 2), *range(HEADER, PAGE, 67))
UNWRITABLE = OSError(errno.EROFS, os.strerror(errno.EROFS))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return damages.make(tmp_path_factory.mktemp("made") / "library")


def kept(folder: Path) -> list[bytes]:
    """What was set aside of the user's database."""
    return [path.read_bytes() for path in folder.glob("user-damaged-*.sqlite3")]


def check(made: Made, folder: Path) -> bool:
    """Whether all opens, silently; else the backup has to, with its day, and the damaged file is kept."""
    damaged = (folder / "user.sqlite3").read_bytes()
    found, notices = seen(folder)
    if found == made.now:
        assert notices == []
        return True
    assert found == made.before
    assert len(notices) == 1 and notices[0].startswith("Your notes were damaged (") and notices[0].endswith(SAID)
    assert kept(folder) == [damaged]
    assert seen(folder) == (made.before, [])
    return False


def refuse(dir: Path) -> None:
    raise UNWRITABLE


@pytest.mark.slow
class TestOneBit:
    def test_of_the_first_page(self, made: Made, tmp_path: Path) -> None:
        whole = []
        for offset in FIRST_PAGE:
            folder = made.copy(tmp_path / "library")
            flip(folder / "user.sqlite3", offset, random.Random(offset).randrange(8))
            whole.append(check(made, folder))
        assert True in whole and False in whole

    def test_of_any_other(self, made: Made, tmp_path: Path) -> None:
        chance, whole = random.Random(1000), []
        size = (made.folder / "user.sqlite3").stat().st_size
        assert size > 12 * PAGE
        for _ in range(ELSEWHERE):
            folder = made.copy(tmp_path / "library")
            flip(folder / "user.sqlite3", chance.randrange(PAGE, size), chance.randrange(8))
            whole.append(check(made, folder))
        assert True in whole and False in whole

    def test_where_nothing_can_be_written(self, made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv(paths.HOME, str(tmp_path / "home"))
        monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
        size = (made.folder / "user.sqlite3").stat().st_size
        chance, opened = random.Random(2000), []
        for _ in range(ELSEWHERE // 2):
            folder = made.copy(tmp_path / "library")
            flip(folder / "user.sqlite3", chance.randrange(size), chance.randrange(8))
            before = foreign.seen(folder)
            found, notices = seen(folder)
            reading, *damage = notices
            assert reading == "This library can be read but not changed (Read-only file system)."
            if damage:
                assert (found, damage) == (made.before, [f"Your notes were damaged. {SAID}"])
            else:
                assert found == made.now
            assert foreign.seen(folder) == before
            opened.append(bool(damage))
        assert True in opened and False in opened

    def test_of_the_write_ahead_log(self, tmp_path: Path) -> None:
        """After a kill. What opens is a state that was once stored, the last one or with a notice."""
        states, killed = list[damages.Content](), tmp_path / "killed"
        library = Library.open(tmp_path / "made")
        for number in range(12):
            library.user.add_passage(passage(text=f"Words {number}. " * 200))
            states.append(damages.content(library.user))
        shutil.copytree(tmp_path / "made", killed)
        library.close()
        (killed / "user.sqlite3-shm").unlink()
        log, chance, complete = (killed / "user.sqlite3-wal").stat().st_size, random.Random(3000), []
        for _ in range(ELSEWHERE // 2):
            folder = tmp_path / "library"
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(killed, folder)
            flip(folder / "user.sqlite3-wal", chance.randrange(log), chance.randrange(8))
            damaged = (folder / "user.sqlite3-wal").read_bytes()
            found, notices = seen(folder)
            complete.append(found == states[-1])
            if not complete[-1]:
                assert found in states or found == ([], [], [], [], [], {})
                assert len(notices) == 1 and "damaged" in notices[0]
                assert damaged in [path.read_bytes() for path in folder.glob("user-damaged-*.sqlite3-wal")]
        assert False in complete

    def test_of_the_marker(self, made: Made, tmp_path: Path) -> None:
        name, text = marker.NAME, (made.folder / marker.NAME).read_bytes()
        for offset in range(0, len(text), 1 if THOROUGH else 17):
            for bit in range(8):
                folder = made.copy(tmp_path / "library")
                flip(folder / name, offset, bit)
                assert seen(folder) == (made.now, []), (offset, bit)
        for length in range(0, len(text), 20):
            folder = made.copy(tmp_path / "library")
            os.truncate(folder / name, length)
            assert seen(folder) == (made.now, [])
            assert json.loads((folder / name).read_bytes()) == json.loads(text)


DAMAGES: dict[str, Callable[[Path], object]] = {
    "an unknown version": lambda file: changed(file, f"PRAGMA user_version = {len(schema.MIGRATIONS) + 1}"),
    "a negative version": lambda file: changed(file, f"PRAGMA user_version = {-(2**31)}"),
    "an older version": lambda file: changed(file, "PRAGMA user_version = 2"),
    "no version": lambda file: changed(file, "PRAGMA user_version = 0"),
    "another program": lambda file: changed(file, "PRAGMA application_id = 1"),
    "a table less": lambda file: changed(file, "DROP TABLE searches"),
    "a column less": lambda file: changed(file, "ALTER TABLE link_corrections DROP COLUMN one_label"),
    "a rule less": lambda file: changed(
        file, "ALTER TABLE searches RENAME TO old", "CREATE TABLE searches (key INTEGER PRIMARY KEY, query TEXT)"
    ),
    "a row less": lambda file: changed(file, "DELETE FROM places"),
    "a changed word": lambda file: changed(file, "UPDATE passages SET note = 'Other' WHERE position = 3"),
    "a changed order": lambda file: changed(file, "UPDATE passages SET position = 7 - position"),
    "no checksum": lambda file: changed(file, "DELETE FROM checksum"),
    "no table of the checksum": lambda file: changed(file, "DROP TABLE checksum"),
    "a mangled schema": lambda file: changed(
        file, "PRAGMA writable_schema = ON", "UPDATE sqlite_master SET sql = replace(sql, 'TEXT', 'TEX(')"
    ),
    "schema of nonsense": lambda file: changed(
        file, "PRAGMA writable_schema = ON", "UPDATE sqlite_master SET sql = CAST(x'ff00fe' AS TEXT)"
    ),
    "the first half": lambda file: os.truncate(file, file.stat().st_size // 2),
    "one page more": lambda file: file.write_bytes(file.read_bytes() + bytes(PAGE)),
    "another kind of file": lambda file: file.write_bytes(b"PK\3\4" * PAGE),
    "a single byte": lambda file: file.write_bytes(b"S"),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_what_is_no_sound_file_of_ours_gives_way_to_the_backup(
    made: Made, tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    folder = made.copy(tmp_path / "library")
    damage(folder / "user.sqlite3")
    if damage is DAMAGES["one page more"]:  # Which SQLite does not look at: nothing that counts is damaged.
        assert check(made, folder)
    else:
        assert not check(made, folder)


@pytest.mark.parametrize("damage", ["an unknown version", "a changed word", "a table less"])
def test_a_damaged_backup_is_passed_over_whatever_is_damaged(made: Made, tmp_path: Path, damage: str) -> None:
    folder = made.copy(tmp_path / "library")
    newer = folder / "backups" / "2021-03-14.sqlite3"
    shutil.copyfile(folder / "user.sqlite3", newer)
    for file in (newer, folder / "user.sqlite3"):
        DAMAGES[damage](file)
    assert not check(made, folder)


def test_the_day_is_that_of_the_name_of_the_backup(made: Made, tmp_path: Path) -> None:
    """Not of the file, which may have been copied later."""
    folder = made.copy(tmp_path / "library")
    (folder / "backups" / "2020-01-05.sqlite3").touch()
    (folder / "backups" / "2020-02-31.sqlite3").write_bytes(b"of somebody")
    (folder / "user.sqlite3").write_bytes(b"damaged")
    assert not check(made, folder)
    assert (folder / "backups" / "2020-02-31.sqlite3").read_bytes() == b"of somebody"


class TestNewer:
    """The number alone is not believed: more tables, or a checksum that covers it, have to say so too."""

    @pytest.fixture
    def newer(self, made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        folder = made.copy(tmp_path / "library")
        with monkeypatch.context() as later:
            later.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, ("UPDATE passages SET note = 'later'",)))
            Library.open(folder).close()
        return folder

    def test_its_library_is_refused_and_left_alone(self, newer: Path) -> None:
        before = foreign.seen(newer)
        for _ in range(2):
            with pytest.raises(ExplorerError, match=r"newer Report Explorer\. Update"):
                Library.open(newer)
            (newer / "lock").touch()
        after = foreign.seen(newer)
        assert {name: state for name, state in after.items() if name not in (".", "lock")} == {
            name: state for name, state in before.items() if name not in (".", "lock")
        }

    def test_a_damaged_library_whose_newest_backup_is_newer_is_refused(self, newer: Path) -> None:
        shutil.copyfile(newer / "user.sqlite3", newer / "backups" / "2021-03-14.sqlite3")
        (newer / "user.sqlite3").write_bytes(b"damaged")
        with pytest.raises(ExplorerError, match=r"newer Report Explorer\. Update"):
            Library.open(newer)
        assert (newer / "user.sqlite3").read_bytes() == b"damaged"

    def test_a_flipped_number_of_its_version_is_damage(self, made: Made, newer: Path) -> None:
        changed(newer / "user.sqlite3", f"PRAGMA user_version = {len(schema.MIGRATIONS) + 3}")
        shutil.rmtree(newer / "backups")
        shutil.copytree(made.folder / "backups", newer / "backups")
        assert not check(made, newer)


class TestJournals:
    """A journal is taken for the database's only where both together are a state that was once stored."""

    @pytest.fixture
    def others(self, tmp_path: Path) -> dict[str, bytes]:
        """Journals of another library, as a kill leaves them."""
        library = Library.open(tmp_path / "other")
        library.user.add_passage(passage(text="Of another library."))
        log = (tmp_path / "other" / "user.sqlite3-wal").read_bytes()
        library.close()
        header = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"".join(n.to_bytes(4) for n in (0xFFFFFFFF, 0, 2, 512, PAGE))
        record = (1).to_bytes(4) + bytes(PAGE) + (0).to_bytes(4)
        return {"-wal": log, "-journal": header.ljust(512, b"\0") + record}

    @pytest.mark.parametrize("kind", ["-wal", "-journal"])
    def test_a_stray_one_is_set_aside(self, made: Made, tmp_path: Path, others: dict[str, bytes], kind: str) -> None:
        folder = made.copy(tmp_path / "library")
        (folder / f"user.sqlite3{kind}").write_bytes(others[kind])
        found, notices = seen(folder)
        assert found == made.now
        (aside,) = folder.glob(f"user-damaged-*.sqlite3{kind}")
        assert notices == [
            f"A journal beside your notes was damaged or not theirs (the file is kept as {aside.name}). "
            "Your notes open without it."
        ]
        assert aside.read_bytes() == others[kind]
        assert seen(folder) == (made.now, [])

    @pytest.mark.parametrize("kind", ["-wal", "-journal"])
    @pytest.mark.parametrize("empty", [True, False])
    def test_a_missing_database_takes_over_none(
        self, made: Made, tmp_path: Path, others: dict[str, bytes], kind: str, empty: bool
    ) -> None:
        folder = made.copy(tmp_path / "library")
        (folder / "user.sqlite3").unlink()
        if empty:
            (folder / "user.sqlite3").touch()
        (folder / f"user.sqlite3{kind}").write_bytes(others[kind])
        found, (notice,) = seen(folder)
        assert found == made.before
        assert notice.startswith("Your notes were missing (") and notice.endswith(SAID)
        assert others[kind] in [path.read_bytes() for path in folder.glob("user-damaged-*")]
        assert seen(folder) == (made.before, [])

    def test_without_a_backup_either_it_starts_empty(self, tmp_path: Path, others: dict[str, bytes]) -> None:
        library = Library.open(tmp_path / "library")
        library.close()
        (library.folder / "user.sqlite3").unlink()
        (library.folder / "user.sqlite3-wal").write_bytes(others["-wal"])
        (passages, *_), (notice,) = seen(library.folder)
        assert passages == [] and notice.endswith("There is no backup, so they start empty.")

    def test_a_log_of_a_later_state_of_the_same_library_counts(self, made: Made, tmp_path: Path) -> None:
        folder = made.copy(tmp_path / "library")
        library = Library.open(folder)
        library.user.add_passage(passage(text="The last words."))
        expected = damages.content(library.user)
        killed = tmp_path / "killed"
        shutil.copytree(folder, killed)
        library.close()
        assert (killed / "user.sqlite3").read_bytes() == (made.folder / "user.sqlite3").read_bytes()
        assert seen(killed) == (expected, [])


class TestUnmarked:
    def test_a_damaged_library_without_a_marker_is_known_by_its_backups(self, made: Made, tmp_path: Path) -> None:
        folder = made.copy(tmp_path / "library")
        (folder / marker.NAME).unlink()
        (folder / "user.sqlite3").write_bytes(b"damaged")
        assert not check(made, folder)
        assert (folder / marker.NAME).is_file()

    def test_without_a_sound_one_nothing_is_touched(self, made: Made, tmp_path: Path) -> None:
        folder = made.copy(tmp_path / "library")
        (folder / marker.NAME).write_bytes(b"damaged")
        for file in (folder / "user.sqlite3", *(folder / "backups").iterdir()):
            file.write_bytes(b"damaged")
        before = foreign.seen(folder)
        with pytest.raises(ExplorerError, match="is not a library"):
            Library.open(folder)
        assert foreign.seen(folder) == before


def test_a_recovery_that_the_disk_has_no_room_for_moves_nothing(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = made.copy(tmp_path / "library")
    (folder / "user.sqlite3").write_bytes(b"damaged")

    def full(path: Path, data: bytes, private: bool = False) -> None:
        error = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        raise paths.unwritable(path, error) from error

    with monkeypatch.context() as now:
        now.setattr(paths, "write_atomically", full)
        found, notices = seen(folder)
    assert found == made.before
    assert notices == [
        "This library can be read but not changed (No space left on device). Free some space and open it again.",
        f"Your notes were damaged. {SAID}",
    ]
    assert kept(folder) == []
    assert not check(made, folder)


def test_what_is_said_of_a_backup_that_cannot_be_made_fits_the_reason(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, remedy in ((errno.ENOSPC, "Free some space."), (errno.EIO, "Look what is wrong with the folder")):

        def fail(_: Path, number: int = number) -> None:
            raise OSError(number, os.strerror(number))

        folder = made.copy(tmp_path / "library")
        monkeypatch.setattr(paths, "private_file", fail)
        found, (notice,) = seen(folder)
        assert found == made.now
        assert notice.startswith(f"Today's backup of your notes could not be made ({os.strerror(number)}). {remedy}")
