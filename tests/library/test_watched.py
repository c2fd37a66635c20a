import os
import sqlite3
from pathlib import Path

import pytest

from explorer import paths
from explorer.library import Library, SeenFile, UserStore, schema
from explorer.library.database import Database
from explorer.library.watched import AT_ONCE
from tests.library.documents import passage

PAPERS, OTHER = Path("/papers"), Path("/other")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.HOME, str(tmp_path / "home"))


@pytest.fixture
def store() -> UserStore:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    schema.migrate(connection)
    return UserStore(Database(connection))


def test_folders_are_watched_once_in_the_order_in_which_they_were_named(store: UserStore) -> None:
    assert [store.watched.add(folder) for folder in (PAPERS, OTHER, PAPERS)] == [True, True, False]
    assert store.watched.folders() == [PAPERS, OTHER]
    assert store.watched.remove(PAPERS) and not store.watched.remove(PAPERS)
    assert store.watched.folders() == [OTHER]


def test_watching_and_its_end_are_undone_and_done_again(store: UserStore) -> None:
    heard: list[str] = []
    store.watching_changed.connect(lambda: heard.append("changed"))
    store.watched.add(PAPERS)
    store.watched.remove(PAPERS)
    assert store.undo() == "Undone: no longer watching “papers”."
    assert store.watched.folders() == [PAPERS]
    assert store.undo() == "Undone: watching “papers”."
    assert store.watched.folders() == []
    assert store.redo() == "Done again: watching “papers”."
    assert store.watched.folders() == [PAPERS] and len(heard) == 5


def test_what_was_dealt_with_is_remembered_after_the_watching(store: UserStore) -> None:
    store.watched.add(PAPERS)
    store.watched.note([SeenFile(PAPERS / "a.txt", "1", "aa"), SeenFile(PAPERS / "b.txt", "1")])
    store.watched.note([SeenFile(PAPERS / "b.txt", "2", "bb")])
    expected = [SeenFile(PAPERS / "a.txt", "1", "aa"), SeenFile(PAPERS / "b.txt", "2", "bb")]
    assert store.watched.seen() == expected
    store.watched.remove(PAPERS)
    assert store.watched.seen() == expected


def test_more_files_than_are_read_at_once_are_all_there(store: UserStore) -> None:
    files = [SeenFile(PAPERS / f"{number:04}.txt", "1", str(number)) for number in range(2 * AT_ONCE + 1)]
    store.watched.note(files)
    assert store.watched.seen() == files


@pytest.mark.skipif(os.name != "posix", reason="only there are names that are no text")
def test_a_name_that_is_no_text_is_kept(store: UserStore) -> None:
    odd = Path(os.fsdecode(b"/papers/\xff.txt"))
    store.watched.add(odd)
    store.watched.note([SeenFile(odd, "1")])
    assert store.watched.folders() == [odd] and store.watched.seen() == [SeenFile(odd, "1")]


def test_a_library_from_before_there_was_watching_keeps_all_and_gets_room_and_a_backup(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as before:
        before.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:6])
        older = Library.open(folder)
        kept = older.user.add_passage(passage(text="kept"))
        older.close()
    library = Library.open(folder)
    library.user.watched.add(PAPERS)
    library.user.watched.note([SeenFile(PAPERS / "a.txt", "1", "aa")])
    library.close()
    assert any("before version 7" in path.name for path in (folder / "backups").iterdir())
    again = Library.open(folder)
    assert again.user.passages() == [kept]
    assert again.user.watched.folders() == [PAPERS]
    assert again.user.watched.seen() == [SeenFile(PAPERS / "a.txt", "1", "aa")]
    again.close()


def test_what_another_window_watches_is_told(folder: Path) -> None:
    one, other = Library.open(folder), Library.open(folder)
    heard: list[str] = []
    one.user.watching_changed.connect(lambda: heard.append("changed"))
    other.user.watched.add(PAPERS)
    one.look_elsewhere()
    assert heard == ["changed"] and one.user.watched.folders() == [PAPERS]
    for library in (one, other):
        library.close()


def test_what_another_user_has_named_is_not_watched(
    store: UserStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.watched.add(PAPERS)
    with monkeypatch.context() as other:
        other.setenv(paths.HOME, str(tmp_path / "other"))
        assert store.watched.folders() == []
        assert store.watched.add(PAPERS) and store.watched.add(OTHER)
        assert store.watched.remove(PAPERS) and store.watched.folders() == [OTHER]
    assert store.watched.folders() == [PAPERS]


@pytest.mark.parametrize("signature", [b"", b"\0" * 32, "text"])
def test_a_folder_that_a_library_brings_along_is_not_watched(store: UserStore, signature: object) -> None:
    store._database.execute("INSERT INTO watched_folders (path, signature) VALUES (?, ?)", b"/etc", signature)
    store._database.execute("INSERT INTO watched_files (path, state, sha256) VALUES (1, x'ff', 2)")
    assert store.watched.folders() == [] and store.watched.seen() == []
    store.watched.add(PAPERS)
    assert store.watched.folders() == [PAPERS]


@pytest.mark.parametrize("damage", [b"", b"short"])
def test_a_damaged_key_ends_the_watching_and_a_new_one_is_made(store: UserStore, damage: bytes) -> None:
    store.watched.add(PAPERS)
    assert os.name != "posix" or paths.watching_key().stat().st_mode & 0o777 == 0o600
    paths.watching_key().write_bytes(damage)
    assert store.watched.folders() == []
    assert store.watched.add(PAPERS) and store.watched.folders() == [PAPERS]
