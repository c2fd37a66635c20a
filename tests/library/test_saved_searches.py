import sqlite3
from pathlib import Path

import pytest

from explorer.library import Library, UserStore, schema
from explorer.library.database import Database
from explorer.library.saved_searches import KEPT, SavedSearch


@pytest.fixture
def store() -> UserStore:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    schema.migrate(connection)
    return UserStore(Database(connection))


def test_a_search_is_saved_once_with_what_was_seen(store: UserStore) -> None:
    assert store.searches.save("corruption", {"a", "b"})
    assert not store.searches.save("corruption", {"c"})
    assert store.searches.all() == [SavedSearch("corruption", frozenset({"a", "b"}))]


def test_saving_and_removing_are_undone(store: UserStore) -> None:
    heard: list[str] = []
    store.searches_changed.connect(lambda: heard.append("changed"))
    store.searches.save("corruption", {"a"})
    store.searches.remove("corruption")
    assert store.searches.all() == []
    assert store.undo() == "Undone: removing the saved search “corruption”."
    assert store.searches.all() == [SavedSearch("corruption", frozenset({"a"}))]
    assert store.undo() == "Undone: saving the search “corruption”."
    assert store.searches.all() == []
    assert len(heard) == 4


def test_looking_at_results_renews_what_was_seen_and_is_not_undone(store: UserStore) -> None:
    store.searches.save("corruption", {"a"})
    store.searches.look("corruption", {"a", "b"})
    store.searches.look("never saved", {"a"})
    assert store.searches.all() == [SavedSearch("corruption", frozenset({"a", "b"}))]
    assert store.undo() == "Undone: saving the search “corruption”."


def test_the_history_has_each_search_once_the_last_one_first_and_ends_somewhere(store: UserStore) -> None:
    for number in range(KEPT + 5):
        store.searches.remember(f"search {number}")
    store.searches.remember("search 20")
    recent = store.searches.recent()
    assert recent[:2] == ["search 20", f"search {KEPT + 4}"]
    assert len(recent) == len(set(recent)) == KEPT
    store.searches.forget()
    assert store.searches.recent() == []


def test_a_library_from_before_there_were_saved_searches_gets_room_for_them_and_a_backup(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as before:
        before.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:2])
        Library.open(folder).close()
    library = Library.open(folder)
    library.user.searches.save("corruption", {"a"})
    library.user.searches.remember("trafficking")
    library.close()
    assert any("before version 3" in path.name for path in (folder / "backups").iterdir())
    again = Library.open(folder)
    assert again.user.searches.all() == [SavedSearch("corruption", frozenset({"a"}))]
    assert again.user.searches.recent() == ["trafficking"]
    again.close()
