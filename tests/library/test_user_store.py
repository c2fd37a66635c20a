import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from explorer.errors import Conflict, ExplorerError
from explorer.library import Library, UserStore
from explorer.library.database import Database
from explorer.library.schema import migrate
from explorer.library.user import Correction
from explorer.model.passage import Address, Passage
from tests.library.documents import passage


def store_in_memory() -> UserStore:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection)
    return UserStore(Database(connection))


@pytest.fixture
def store() -> UserStore:
    return store_in_memory()


def texts(store: UserStore) -> list[str]:
    return [passage.text for passage in store.passages()]


def of(store: UserStore, key: int) -> Passage:
    """A passage as it is now."""
    return next(each for each in store.passages() if each.key == key)


def fill(store: UserStore, *texts: str) -> list[int]:
    keys = [store.add_passage(passage(text=text)).key for text in texts]
    return [key for key in keys if key is not None]


def test_a_passage_comes_back_whole(store: UserStore) -> None:
    whole = Passage(Address("a-80-75", "para_7", "7", 3, "0123456789abcdef"), "Some words.", "A note.", 5, 10)
    bare = Passage(Address("a-80-75", "att_I__para_nn_1"), "Other words.")
    added = [store.add_passage(whole), store.add_passage(bare)]
    assert store.passages() == added
    assert [replace(each, key=None) for each in added] == [whole, bare]


def test_passages_are_kept_on_disk(folder: Path) -> None:
    library = Library.open(folder)
    fill(library.user, "one", "two")
    library.user.set_places({"a-80-75": "para_9"})
    library.close()
    again = Library.open(folder)
    assert texts(again.user) == ["one", "two"]
    assert again.user.places() == {"a-80-75": "para_9"}
    again.close()


def test_undo_and_redo_say_what_they_did(store: UserStore) -> None:
    first, second = (store.add_passage(each).key or 0 for each in (passage("7"), passage("Annex I/8")))
    third = store.add_passage(passage(None, "Unnumbered words that are rather many here")).key or 0
    store.set_note(of(store, first), "Look here")
    store.move_passage(second, 0)
    store.remove_passage(of(store, third))
    assert [store.undo() for _ in range(7)] == [
        "Undone: removing “Unnumbered words that are rather many …”.",
        "Undone: moving para. 8 of Annex I.",
        "Undone: the note on para. 7.",
        "Undone: adding “Unnumbered words that are rather many …”.",
        "Undone: adding para. 8 of Annex I.",
        "Undone: adding para. 7.",
        None,
    ]
    assert store.redo() == "Done again: adding para. 7."


def test_a_new_change_ends_what_could_be_done_again(store: UserStore) -> None:
    fill(store, "one", "two")
    store.undo()
    fill(store, "three")
    assert store.redo() is None
    assert texts(store) == ["one", "three"]


def test_what_changes_nothing_is_not_to_be_undone(store: UserStore) -> None:
    (key,) = fill(store, "one")
    heard: list[str] = []
    store.changed.connect(lambda: heard.append("changed"))
    store.set_note(of(store, key), "")
    store.move_passage(key, 5)
    assert heard == []
    assert store.undo() == "Undone: adding para. 7."
    assert heard == ["changed"]


def test_a_removed_passage_returns_with_its_key_and_note(store: UserStore) -> None:
    first, second, third = fill(store, "one", "two", "three")
    store.set_note(of(store, second), "Why this matters")
    before = store.passages()
    store.remove_passage(of(store, second))
    store.undo()
    assert store.passages() == before
    assert [each.key for each in before] == [first, second, third]


def test_what_is_gone_is_a_sentence(store: UserStore) -> None:
    gone = store.add_passage(passage())
    store.remove_passage(gone)
    for act, match in (
        (store.remove_passage, "no longer there"),
        (lambda gone: store.set_note(gone, "x"), r"^Para\. 7 was removed in another window"),
        (lambda gone: store.move_passage(gone.key or 0, 0), "no longer there"),
    ):
        with pytest.raises(Conflict, match=match):
            act(gone)


def test_an_undo_that_fails_can_be_tried_again(store: UserStore) -> None:
    tries: list[str] = []

    def undo() -> None:
        tries.append("try")
        if len(tries) == 1:
            raise ExplorerError("The disk is full.")

    store.remember("something", undo, lambda: None)
    with pytest.raises(ExplorerError):
        store.undo()
    assert store.undo() == "Undone: something."


def test_corrections_replace_each_other_and_vanish_when_empty(store: UserStore) -> None:
    one, two = Correction(title="One"), Correction(title="Two", year=2020)
    store.correct("hash", Correction(), one, "Report")
    store.correct("hash", one, two, "Report")
    assert store.corrections() == {"hash": two}
    store.correct("hash", two, Correction(), "Report")
    assert store.corrections() == {}
    store.undo()
    assert store.undo() == "Undone: correcting “Report”."
    assert store.corrections() == {"hash": Correction(title="One")}


def test_a_reading_place_is_replaced_and_not_undone(store: UserStore) -> None:
    assert store.places() == {}
    store.set_places({"a": "para_1"})
    store.set_places({"a": "para_2"})
    assert store.places() == {"a": "para_2"}
    assert store.undo() is None


class UserMakesPassages(RuleBasedStateMachine):
    """The store against a plain list with its whole past: whatever is done, undone and done again, both agree."""

    def __init__(self) -> None:
        super().__init__()
        self.store = store_in_memory()
        self.expected: list[Passage] = []
        self.past: list[list[Passage]] = []
        self.future: list[list[Passage]] = []

    def changes_to(self, new: list[Passage]) -> None:
        if new != self.expected:
            self.past.append(self.expected)
            self.future.clear()
            self.expected = new

    @rule(text=st.text(max_size=5), label=st.none() | st.sampled_from(["7", "Annex I/8"]))
    def add(self, text: str, label: str | None) -> None:
        added = self.store.add_passage(passage(label, text))
        self.changes_to([*self.expected, added])

    @precondition(lambda self: self.expected)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        gone = data.draw(st.sampled_from(self.expected))
        self.store.remove_passage(gone)
        self.changes_to([each for each in self.expected if each != gone])

    @precondition(lambda self: self.expected)
    @rule(data=st.data(), index=st.integers(-2, 8))
    def move(self, data: st.DataObject, index: int) -> None:
        moved = data.draw(st.sampled_from(self.expected))
        self.store.move_passage(moved.key or 0, index)
        others = [each for each in self.expected if each != moved]
        others.insert(max(0, index), moved)
        self.changes_to(others)

    @precondition(lambda self: self.expected)
    @rule(data=st.data(), note=st.sampled_from(["", "one", "two"]))
    def write_note(self, data: st.DataObject, note: str) -> None:
        noted = data.draw(st.sampled_from(self.expected))
        self.store.set_note(noted, note)
        self.changes_to([replace(each, note=note) if each == noted else each for each in self.expected])

    @rule()
    def undo(self) -> None:
        said = self.store.undo()
        assert (said is None) == (not self.past)
        if self.past:
            self.future.append(self.expected)
            self.expected = self.past.pop()

    @rule()
    def redo(self) -> None:
        said = self.store.redo()
        assert (said is None) == (not self.future)
        if self.future:
            self.past.append(self.expected)
            self.expected = self.future.pop()

    @invariant()
    def both_agree(self) -> None:
        assert self.store.passages() == self.expected


TestUserMakesPassages = UserMakesPassages.TestCase
TestUserMakesPassages.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)


def test_changes_by_another_program_are_told_once_and_our_own_are_none(folder: Path) -> None:
    library, other = Library.open(folder), Library.open(folder)
    told: list[str] = []
    library.user.changed.connect(lambda: told.append("passages"))
    library.user.relinked.connect(lambda: told.append("links"))
    fill(library.user, "one")
    told.clear()
    library.user.look_elsewhere()
    assert told == []
    fill(other.user, "two")
    library.user.look_elsewhere()
    library.user.look_elsewhere()
    assert told == ["passages", "links"]
    other.close()
    library.close()
