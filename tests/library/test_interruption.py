"""A kill at any moment leaves the library as it was, or with the whole report. Each step to the disk is tried."""

import itertools
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from explorer.jobs import run
from explorer.library import Library
from explorer.library.report_store import hash_file
from explorer.library.verifying import verify
from explorer.model.breach import Breach
from tests.library.documents import add, passage, read, without_seals

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked process"),
    pytest.mark.slow,
]

STEPS = ("open", "os.", "shutil.", "sqlite3.")


def killed_at(step: int, act: Callable[[], object]) -> bool:
    """Do something in another process that is killed at its n-th step to the disk; False where it ended before."""
    process = os.fork()
    if process == 0:
        steps = itertools.count()

        def kill_in_time(event: str, _: object) -> None:
            if event.startswith(STEPS) and next(steps) == step:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(kill_in_time)
        _finish(act)
    _, status = os.waitpid(process, 0)
    assert status in (0, signal.SIGKILL)
    return status != 0


def killed_after(seconds: float, act: Callable[[], object]) -> None:
    process = os.fork()
    if process == 0:
        _finish(act)
    time.sleep(seconds)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)


def _finish(act: Callable[[], object]) -> None:
    """Do it and end this process, without a return into the tests."""
    try:
        act()
        os._exit(0)
    finally:
        os._exit(1)


def check(folder: Path) -> dict[str, str]:
    """The titles by id of a library that must be sound: every report whole, nothing left over, no complaint."""
    library = Library.open(folder)
    assert library.notices == []
    assert list((folder / "staging").iterdir()) == []
    for entry in library.entries():
        original = library.original(entry.id)
        assert entry.error is None
        assert original is not None and hash_file(original) == entry.sha256
        assert library.report(entry.id).source.sha256 == entry.sha256
    titles = {entry.id: entry.title for entry in library.entries()}
    library.close()
    return titles


def with_one_report(folder: Path, files: Path) -> str:
    library = Library.open(folder)
    id = add(library, files, "kept.txt", "Kept").id
    library.close()
    return id


def killed_at_each_step(tmp_path: Path, prepare: Callable[[Path], object], act: Callable[[Path], object]) -> list[Path]:
    """The libraries that a kill at the first, the second, … step left behind; the last one was not interrupted."""
    folders = []
    for step in itertools.count():
        folder = tmp_path / f"library {step}"
        folders.append(folder)
        prepare(folder)
        if not killed_at(step, lambda folder=folder: act(folder)):  # type: ignore[misc]
            return folders
    raise AssertionError


def test_a_killed_import_leaves_nothing_or_the_whole_report(tmp_path: Path) -> None:
    files = tmp_path / "files"

    def act(folder: Path) -> None:
        add(Library.open(folder), files, "new.txt", "New")

    folders = killed_at_each_step(tmp_path, lambda folder: with_one_report(folder, files), act)
    outcomes = [check(folder) for folder in folders]
    before, after = {"kept": "Kept"}, {"kept": "Kept", "new": "New"}
    assert outcomes[0] == before and outcomes[-1] == after
    assert all(outcome in (before, after) for outcome in outcomes)
    assert len(outcomes) > 15
    for folder in folders:
        library = Library.open(folder)
        add(library, files, "new.txt", "New")
        library.close()
        assert check(folder) == after


def test_a_killed_first_start_can_be_repeated(tmp_path: Path) -> None:
    files = tmp_path / "files"

    def act(folder: Path) -> None:
        add(Library.open(folder), files, "new.txt", "New")

    for folder in killed_at_each_step(tmp_path, lambda folder: None, act):
        assert check(folder) in ({}, {"new": "New"})


def test_a_killed_removal_leaves_the_report_or_puts_it_in_the_trash(tmp_path: Path) -> None:
    def act(folder: Path) -> None:
        Library.open(folder).remove(["kept"])

    folders = killed_at_each_step(tmp_path, lambda folder: with_one_report(folder, tmp_path / "files"), act)
    outcomes = [check(folder) for folder in folders]
    assert outcomes[0] == {"kept": "Kept"} and outcomes[-1] == {}
    assert all(outcome in ({}, {"kept": "Kept"}) for outcome in outcomes)
    for folder in folders:
        library = Library.open(folder)
        library.restore(["kept"])
        library.close()
        assert check(folder) == {"kept": "Kept"}


def test_a_killed_mending_leaves_the_altered_report_or_the_mended_one(tmp_path: Path) -> None:
    files = tmp_path / "files"

    def prepare(folder: Path) -> None:
        id = with_one_report(folder, files)
        document = folder / "reports" / id / "report.xml"
        document.write_bytes(document.read_bytes().replace(b"two paragraphs", b"six paragraphs"))

    def act(folder: Path) -> None:
        library = Library.open(folder)
        library.mend("kept", read(library.sealed_original("kept")))
        library.user.undo()
        library.user.redo()

    seen = set()
    for folder in killed_at_each_step(tmp_path, prepare, act):
        assert check(folder) == {"kept": "Kept"}
        library = Library.open(folder)
        report = library.report("kept")
        library.close()
        seen.add((report.paragraphs()[1].words, report.breaches))
    assert seen == {
        ("It has six paragraphs.", (Breach.REPORT_ALTERED,)),
        ("It has two paragraphs.", ()),
    }


def test_a_killed_sealing_of_an_older_library_is_finished_the_next_time(tmp_path: Path) -> None:
    files = tmp_path / "files"

    def prepare(folder: Path) -> None:
        with_one_report(folder, files)
        without_seals(folder)

    for folder in killed_at_each_step(tmp_path, prepare, lambda folder: run(Library.open(folder).seal_found())):
        library = Library.open(folder)
        if library.unsealed:
            run(library.seal_found())
        library.close()
        assert check(folder) == {"kept": "Kept"}
        assert run(verify(folder)).findings == ()
        assert run(verify(folder)).found == 1


def test_a_killed_recovery_of_the_notes_loses_nothing(tmp_path: Path) -> None:
    def prepare(folder: Path) -> None:
        with_one_report(folder, tmp_path / "files")
        for _ in range(2):
            library = Library.open(folder)
            if not library.user.passages():
                library.user.add_passage(passage(text="one"))
            library.close()
            for backup in (folder / "backups").glob("*"):
                backup.unlink()
        Library.open(folder).close()
        (folder / "user.sqlite3").write_bytes(b"damaged")

    for folder in killed_at_each_step(tmp_path, prepare, Library.open):
        library = Library.open(folder)
        assert [each.text for each in library.user.passages()] == ["one"]
        library.close()
        assert b"damaged" in [path.read_bytes() for path in folder.glob("user-damaged-*")]


def test_kills_at_random_moments(tmp_path: Path) -> None:
    """Also between the steps: while SQLite or the system writes."""
    folder, files = tmp_path / "library", tmp_path / "files"
    chance = random.Random(20)

    def work() -> None:
        library = Library.open(folder)
        for number in itertools.count():
            added = add(library, files, f"{number}.txt", f"Report {number}")
            library.user.add_passage(passage(text=str(number)))
            library.correct(added.id, year=2000 + number % 20)
            library.remove([added.id])
            library.user.undo()

    seen: set[str] = set()
    while len(seen) < 5:
        killed_after(chance.uniform(0.01, 0.15), work)
        kept = {*check(folder), *(removed.name.partition("~")[0] for removed in (folder / "trash").iterdir())}
        assert kept >= seen
        seen = kept
