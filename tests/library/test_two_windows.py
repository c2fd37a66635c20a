"""Two windows on one library: nobody's work is written over unawares, and undo takes back one's own alone."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from explorer.errors import Conflict, ExplorerError
from explorer.library import Entry, Library
from explorer.library.user import NoteConflict
from explorer.model.comparison import CorrectionKind, LinkCorrection
from explorer.model.passage import Address, Passage
from tests.library.documents import add, document, passage, read
from tests.library.test_replacing import NEW, OLD

STAYS = "meanwhile, in another window or by an import; it stays."
PLACES = Address("a" * 64, "para_1", "1", 1, "0" * 16), Address("b" * 64, "para_2", "2", 1, "0" * 16)
PIN, APART = (LinkCorrection(kind, *PLACES) for kind in (CorrectionKind.PIN, CorrectionKind.APART))


@pytest.fixture
def other(library: Library, folder: Path) -> Iterator[Library]:
    other = Library.open(folder)
    yield other
    other.close()


def keep(library: Library, *texts: str) -> list[Passage]:
    return [library.user.add_passage(passage(text=text)) for text in texts]


def texts(library: Library) -> list[str]:
    return [each.text for each in library.user.passages()]


def test_a_note_that_would_replace_a_newer_one_is_not_written_and_both_told(library: Library, other: Library) -> None:
    (seen,) = keep(library, "one")
    other.user.set_note(seen, "Theirs.")
    with pytest.raises(NoteConflict, match=r"^The note on para\. 7 was changed in another window") as caught:
        library.user.set_note(seen, "Mine.")
    theirs = replace(seen, note="Theirs.")
    assert (caught.value.mine, caught.value.theirs) == (replace(seen, note="Mine."), theirs)
    assert library.user.passages() == [theirs]
    library.user.set_note(theirs, "Mine.")
    assert library.user.undo() == "Undone: the note on para. 7."
    assert library.user.passages() == [theirs]


def test_the_same_note_written_twice_is_the_others_to_undo(library: Library, other: Library) -> None:
    (seen,) = keep(library, "one")
    other.user.set_note(seen, "The same.")
    library.user.set_note(seen, "The same.")
    assert (library.user.undo() or "").startswith("Not undone: adding")
    assert library.user.passages()[0].note == "The same."


def test_a_note_on_a_passage_that_was_removed_is_a_conflict_without_theirs(library: Library, other: Library) -> None:
    (seen,) = keep(library, "one")
    other.user.remove_passage(seen)
    with pytest.raises(NoteConflict, match=r"^Para\. 7 was removed") as caught:
        library.user.set_note(seen, "Mine.")
    assert (caught.value.mine.note, caught.value.theirs) == ("Mine.", None)


def test_a_passage_with_a_newer_note_is_not_removed_unread(library: Library, other: Library) -> None:
    (seen,) = keep(library, "one")
    other.user.set_note(seen, "Theirs.")
    with pytest.raises(Conflict, match="Read it before you remove it"):
        library.user.remove_passage(seen)
    library.user.remove_passage(replace(seen, note="Theirs."))
    library.user.undo()
    assert library.user.passages() == [replace(seen, note="Theirs.")]


def test_an_order_is_changed_only_as_it_was_seen(library: Library, other: Library) -> None:
    one, two, three = keep(library, "one", "two", "three")
    seen = [each.key or 0 for each in (one, two, three)]
    other.user.add_passage(passage(text="four"))
    library.user.move_passage(three.key or 0, 0, seen)  # What came or went elsewhere is no hindrance.
    assert texts(library) == ["three", "one", "two", "four"]
    with pytest.raises(Conflict, match="moved in another window"):
        other.user.move_passage(two.key or 0, 0, [*seen, 4])
    other.user.move_passage(two.key or 0, 0)
    assert library.user.undo() == f"Not undone: moving para. 7. That was changed {STAYS}"
    assert texts(library) == ["two", "three", "one", "four"]


def test_a_move_is_undone_among_what_came_and_went(library: Library, other: Library) -> None:
    one, _, three = keep(library, "one", "two", "three")
    library.user.move_passage(three.key or 0, 0)
    other.user.remove_passage(one)
    other.user.add_passage(passage(text="four"))
    assert library.user.undo() == "Undone: moving para. 7."
    assert texts(library) == ["two", "three", "four"]
    assert library.user.redo() == "Done again: moving para. 7."
    assert texts(library) == ["three", "two", "four"]


def note_written(one: Library, other: Library, id: str) -> Callable[[], object]:
    seen = one.user.add_passage(passage())
    one.user.set_note(seen, "Mine.")
    other.user.set_note(replace(seen, note="Mine."), "Theirs.")
    return other.user.passages


def passage_added(one: Library, other: Library, id: str) -> Callable[[], object]:
    other.user.set_note(one.user.add_passage(passage()), "Theirs.")
    return other.user.passages


def title_corrected(one: Library, other: Library, id: str) -> Callable[[], object]:
    one.correct(id, title="Mine")
    other.correct(id, title="Theirs")
    return other.user.corrections


def report_brought_back(one: Library, other: Library, id: str) -> Callable[[], object]:
    one.remove([id])
    add(other, one.folder.parent / "files", "one.txt")
    other.remove([id])
    return other.entries


def link_said_otherwise(one: Library, other: Library, id: str) -> Callable[[], object]:
    one.user.links.add([PIN], "a pin")
    other.user.links.add([APART], "apart")
    return other.user.links.all


def link_withdrawn_and_said_otherwise(one: Library, other: Library, id: str) -> Callable[[], object]:
    one.user.links.add([PIN], "a pin")
    one.user.links.remove(PIN, "withdrawing")
    other.user.links.add([APART], "apart")
    return other.user.links.all


def search_given_up(one: Library, other: Library, id: str) -> Callable[[], object]:
    one.user.searches.save("corruption", {"a"})
    other.user.searches.remove("corruption")
    return other.user.searches.all


def search_saved_again(one: Library, other: Library, id: str) -> Callable[[], object]:
    one.user.searches.save("corruption", {"a"})
    one.user.searches.remove("corruption")
    other.user.searches.save("corruption", {"a", "b"})
    return other.user.searches.all


@pytest.mark.parametrize(
    "change",
    [
        note_written,
        passage_added,
        title_corrected,
        report_brought_back,
        link_said_otherwise,
        link_withdrawn_and_said_otherwise,
        search_given_up,
        search_saved_again,
    ],
)
def test_what_another_window_changed_since_is_not_undone(
    library: Library, other: Library, tmp_path: Path, change: Callable[[Library, Library, str], Callable[[], object]]
) -> None:
    id = add(library, tmp_path / "files", "one.txt").id
    look = change(library, other, id)
    before = look()
    assert (library.user.undo() or "").endswith(STAYS)
    assert look() == before
    assert library.user.redo() is None


def test_what_another_window_changed_since_is_not_done_again(library: Library, other: Library, tmp_path: Path) -> None:
    id = add(library, tmp_path / "files", "one.txt").id
    library.remove([id])
    library.user.undo()
    (folder,) = library.reports_folder.iterdir()
    other.remove([id])
    path = document(tmp_path / "files", "one.txt", "This is one.txt.\nIt has two paragraphs.")
    other.add(path, replace(read(path), session="Read better"))
    assert folder.exists()
    assert library.user.redo() == f"Not done again: removing “one.txt”. That was changed {STAYS}"
    assert [entry.session for entry in library.entries()] == ["Read better"]


def test_undoing_a_replacement_leaves_notes_written_since(library: Library, other: Library, tmp_path: Path) -> None:
    paths = [document(tmp_path / "files", f"{name}.txt", text) for name, text in (("old", OLD), ("new", NEW))]
    old, new = (library.add(path, read(path)).id for path in paths)
    paragraph = library.report(old).paragraphs()[0]
    address = Address(old, paragraph.eid, paragraph.label, paragraph.page, paragraph.digest)
    library.user.add_passage(Passage(address, paragraph.words))
    library.replace(old, new)
    (moved,) = other.user.passages()
    assert moved.address.report == new
    other.user.set_note(moved, "Theirs.")
    assert (library.user.undo() or "").startswith("Undone: replacing")
    assert [(each.address.report, each.note) for each in library.user.passages()] == [(old, "Theirs.")]


def test_a_title_that_was_corrected_elsewhere_is_told_before_it_is_replaced(
    library: Library, other: Library, tmp_path: Path
) -> None:
    id = add(library, tmp_path / "files", "one.txt", "Report", 2020).id
    seen = library.entry(id)
    other.correct(id, title="Theirs")
    with pytest.raises(Conflict, match="title was changed in another window meanwhile: it is “Theirs” now"):
        library.correct(id, title="Mine", seen=seen)
    library.correct(id, year=2021, seen=seen)
    assert (library.entry(id).title, library.entry(id).year) == ("Theirs", 2021)


def test_a_correction_of_a_link_that_was_not_seen_is_not_overruled(library: Library, other: Library) -> None:
    seen = library.user.links.all()
    other.user.links.add([APART], "apart")
    with pytest.raises(Conflict, match="said of these places in another window"):
        library.user.links.add([PIN], "a pin", seen)
    assert library.user.links.all() == [APART]
    assert library.user.links.add([PIN], "a pin", [APART]) == [PIN]


def test_reports_and_names_from_another_window_are_told_once(library: Library, other: Library, tmp_path: Path) -> None:
    told: list[list[Entry]] = []
    library.changed.connect(lambda: told.append(library.entries()))
    id = add(other, tmp_path / "files", "one.txt", "Report", 2020).id
    library.look_elsewhere()
    other.correct(id, title="Another")
    library.look_elsewhere()
    other.user.set_places({id: "para_1"})
    library.look_elsewhere()
    assert [[entry.title for entry in entries] for entries in told] == [["Report"], ["Another"]]


def gone(folder: Path) -> None:
    shutil.rmtree(folder)


def moved(folder: Path) -> None:
    folder.rename(folder.with_name("moved"))


def another_in_its_place(folder: Path) -> None:
    moved(folder)
    Library.open(folder).close()


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps an open file where it is")
@pytest.mark.parametrize("happen", [gone, moved, another_in_its_place])
@pytest.mark.parametrize("share", [False, True])
def test_a_library_that_is_gone_takes_no_note_and_no_report(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, happen: Callable[[Path], None], share: bool
) -> None:
    monkeypatch.setattr("explorer.library.database.on_network", lambda _: share)
    library = Library.open(folder)
    (kept,) = keep(library, "one")
    id = add(library, tmp_path / "files", "one.txt").id
    happen(folder)
    path = document(tmp_path / "files", "two.txt", "Other text.")
    acts: list[Callable[[], object]] = [
        lambda: library.user.set_note(kept, "Lost?"),
        lambda: library.user.searches.forget(),
        lambda: library.add(path, read(path)),
        lambda: library.remove([id]),
        library.user.undo,
        library.entries,
        library.look_elsewhere,
    ]
    for act in acts:
        with pytest.raises(ExplorerError, match=r"no longer there: it was moved, removed or replaced .* Open it again"):
            act()
    library.close()
    for place in (folder, folder.with_name("moved")):
        if place.exists():
            found = Library.open(place)
            assert [each.note for each in found.user.passages()] == [""] * len(found.entries())
            found.close()


class TwoWindowsMakePassages(RuleBasedStateMachine):
    """Two windows, each with what it saw last. A note that was acknowledged stays until somebody who saw it wrote over
    it or removed it, or its author undid it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.windows = [Library.open(self.folder / "library") for _ in range(2)]
        self.seen: list[list[Passage]] = [[], []]
        self.notes: dict[int, str] = {}
        """What every passage must have, by its key: the notes acknowledged and not knowingly given up."""
        self.wrote: set[tuple[int, int, str]] = set()
        self.gave_up: set[tuple[int, int, str]] = set()
        """Which window wrote which note on which passage, and which it knowingly wrote over or removed."""

    def teardown(self) -> None:
        for window in self.windows:
            window.close()
        shutil.rmtree(self.folder)

    @rule(window=st.integers(0, 1))
    def look(self, window: int) -> None:
        self.seen[window] = self.windows[window].user.passages()

    @rule(window=st.integers(0, 1), note=st.sampled_from(["", "a"]))
    def add(self, window: int, note: str) -> None:
        key = self.windows[window].user.add_passage(passage(note=note)).key or 0
        self.notes[key] = note
        self.wrote.add((window, key, note))

    @precondition(lambda self: any(self.seen))
    @rule(data=st.data(), text=st.sampled_from(["", "a", "b", "c"]))
    def write_note(self, data: st.DataObject, text: str) -> None:
        window, seen = self.choose(data)
        now = self.notes.get(seen.key or 0)
        try:
            self.windows[window].user.set_note(seen, text)
        except NoteConflict as conflict:
            assert now != seen.note and (conflict.theirs.note if conflict.theirs else None) == now
            return
        assert text == seen.note or now in (seen.note, text)
        if text not in (seen.note, now):
            self.notes[seen.key or 0] = text
            self.wrote.add((window, seen.key or 0, text))
            self.gave_up.add((window, seen.key or 0, seen.note))

    @precondition(lambda self: any(self.seen))
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        window, seen = self.choose(data)
        try:
            self.windows[window].user.remove_passage(seen)
        except Conflict:
            assert self.notes.get(seen.key or 0) != seen.note
        else:
            assert self.notes.pop(seen.key or 0) == seen.note
            self.gave_up.add((window, seen.key or 0, seen.note))

    @precondition(lambda self: any(self.seen))
    @rule(data=st.data(), index=st.integers(0, 3))
    def move(self, data: st.DataObject, index: int) -> None:
        window, seen = self.choose(data)
        with contextlib.suppress(Conflict):
            self.windows[window].user.move_passage(seen.key or 0, index, [each.key or 0 for each in self.seen[window]])

    @rule(window=st.integers(0, 1), back=st.booleans())
    def step(self, window: int, back: bool) -> None:
        user = self.windows[window].user
        if back:
            user.undo()
        else:
            user.redo()
        after = {each.key or 0: each.note for each in user.passages()}
        own = self.wrote if back else self.gave_up
        assert all((window, key, note) in own for key, note in self.notes.items() if after.get(key) != note)
        self.notes = after

    @invariant()
    def all_is_there(self) -> None:
        found = self.windows[0].user.passages()
        assert {each.key: each.note for each in found} == self.notes
        assert self.windows[1].user.passages() == found

    def choose(self, data: st.DataObject) -> tuple[int, Passage]:
        window = data.draw(st.sampled_from([number for number in range(2) if self.seen[number]]))
        return window, data.draw(st.sampled_from(self.seen[window]))


TestTwoWindowsMakePassages = TwoWindowsMakePassages.TestCase
TestTwoWindowsMakePassages.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)
