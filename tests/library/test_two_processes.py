import multiprocessing
from dataclasses import replace
from pathlib import Path

import pytest

from explorer.errors import ExplorerError
from explorer.library import Library, lock
from explorer.library.user import NoteConflict
from tests.library.documents import add, document, passage, read

REPORTS, PASSAGES = 6, 25
WORDS = 40


def work(folder: Path, files: Path, name: str) -> None:
    """Import the same documents as others do, and pick passages."""
    library = Library.open(folder)
    for number in range(REPORTS):
        path = files / f"{number}.txt"
        library.add(path, replace(read(path), title="World report", year=2020))
    for number in range(PASSAGES):
        key = library.user.add_passage(passage(text=f"{name} {number}")).key
        library.user.move_passage(key or 0, 0)
    library.close()


def test_several_processes_do_not_disturb_each_other(folder: Path, tmp_path: Path) -> None:
    files = tmp_path / "files"
    for number in range(REPORTS):
        document(files, f"{number}.txt", f"Text {number}.")
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=work, args=(folder, files, name)) for name in ("first", "second", "third")]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0, 0, 0]
    library = Library.open(folder)
    assert sorted(library.report(entry.id).source.name for entry in library.entries()) == [
        f"{number}.txt" for number in range(REPORTS)
    ]
    texts = [each.text for each in library.user.passages()]
    assert len(texts) == len(set(texts)) == 3 * PASSAGES
    assert library.notices == []
    library.close()


def write(folder: Path, name: str) -> None:
    """Add words to the one note there is, as somebody does who reads it anew whenever another was quicker."""
    library = Library.open(folder)
    (seen,) = library.user.passages()
    for number in range(WORDS):
        while True:
            try:
                library.user.set_note(seen, f"{seen.note} {name}{number}")
                break
            except NoteConflict as conflict:
                assert conflict.theirs is not None
                seen = conflict.theirs
        (seen,) = library.user.passages()
    library.close()


def test_no_word_is_lost_of_a_note_that_two_processes_write(folder: Path) -> None:
    library = Library.open(folder)
    library.user.add_passage(passage())
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=write, args=(folder, name)) for name in "ab"]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0, 0]
    (found,) = library.user.passages()
    words = found.note.split()
    assert sorted(words) == sorted(f"{name}{number}" for name in "ab" for number in range(WORDS))
    assert [word for word in words if word[0] == "a"] == [f"a{number}" for number in range(WORDS)]
    library.close()


def test_what_another_process_did_is_seen(library: Library, folder: Path, tmp_path: Path) -> None:
    other = Library.open(folder)
    id = add(other, tmp_path / "files", "one.txt", "Report").id
    assert library.report(id).title == "Report"
    other.remove([id])
    assert library.entries() == []
    other.close()


def test_a_passage_removed_by_another_process_does_not_hinder_undo(library: Library, folder: Path) -> None:
    first, second = (library.user.add_passage(passage(text=text)) for text in ("one", "two"))
    library.user.set_note(second, "note")
    library.user.move_passage(second.key or 0, 0)
    other = Library.open(folder)
    other.user.remove_passage(replace(second, note="note"))
    other.close()
    assert [bool(library.user.undo()) for _ in range(4)] == [True] * 4
    assert library.user.passages() == []
    library.user.redo()
    assert library.user.passages() == [first]


def test_a_writer_that_does_not_end_is_a_sentence(
    library: Library, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.05)
    with lock.writer_lock(folder), pytest.raises(ExplorerError, match="Another program is changing this library"):
        add(library, tmp_path / "files", "one.txt")
    assert add(library, tmp_path / "files", "one.txt").known is False
