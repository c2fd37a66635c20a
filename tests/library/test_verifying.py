"""A library held against its seals: whatever was altered is found, nothing else is, and nothing is changed."""

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from explorer.errors import ExplorerError
from explorer.jobs import run
from explorer.library import Library, checksum
from explorer.library.marker import NAME
from explorer.library.verifying import Verified, verify
from explorer.model.breach import Breach
from explorer.model.passage import Passage, sealed
from tests import profile
from tests.library.documents import add

OFFSETS = 12
"""Places in each file at which a byte is changed."""


@pytest.fixture
def samples_library(tmp_path: Path) -> Path:
    """The samples as a library, with passages: of each report one paragraph, and some words of another."""
    profile.copy_to(tmp_path / "home")
    folder = tmp_path / "home" / "Samples"
    library = Library.open(folder)
    for entry in library.entries():
        pick(library, entry.id, 3)
        pick(library, entry.id, 5, 4, 40)
    library.close()
    return folder


def pick(library: Library, id: str, number: int, start: int | None = None, end: int | None = None) -> Passage:
    from explorer.export.selection import passage_of

    report = library.report(id)
    return library.user.add_passage(passage_of(report, report.paragraphs()[number].eid, start, end))


def found(folder: Path) -> set[tuple[str, Breach]]:
    return {(each.about, each.breach) for each in run(verify(folder)).findings}


def change_byte(path: Path, offset: int) -> Callable[[], None]:
    """Change one byte of a file; gives what puts it back."""
    before = path.read_bytes()
    after = bytearray(before)
    after[offset] ^= random.Random(offset).randrange(1, 256)
    path.write_bytes(after)
    return lambda: put_back(path, before)


def put_back(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def folders(library: Path) -> list[Path]:
    return sorted((library / "reports").iterdir())


def state(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """All there is in a folder, with its time, mode and bytes."""
    paths = sorted((folder, *folder.rglob("*")))
    return {
        str(path): (path.stat().st_mtime_ns, path.stat().st_mode, path.read_bytes() if path.is_file() else b"")
        for path in paths
    }


@pytest.mark.slow
def test_an_untouched_library_has_no_finding_and_is_not_changed(samples_library: Path) -> None:
    before = state(samples_library)
    assert run(verify(samples_library)) == Verified(4, 8, 0, 0, ())
    assert state(samples_library) == before


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "breach"),
    [
        ("report.xml", Breach.REPORT_ALTERED),
        ("original.txt", Breach.ORIGINAL_ALTERED),
        ("seal.json", Breach.SEAL_ALTERED),
    ],
)
def test_one_byte_is_found_in_every_file_wherever_it_is(samples_library: Path, name: str, breach: Breach) -> None:
    """In all reports at once, so that none hides another; passages may be found too, of these reports alone."""
    for number in range(OFFSETS):
        files = [folder / name for folder in folders(samples_library)]
        undo = [change_byte(file, (file.stat().st_size - 1) * number // (OFFSETS - 1)) for file in files]
        findings = run(verify(samples_library)).findings
        assert sorted(each.about for each in findings if not each.passage) == [file.parent.name for file in files]
        assert {each.breach for each in findings if not each.passage} == {breach}
        for act in undo:
            act()
    assert found(samples_library) == set()


@pytest.mark.slow
def test_a_byte_of_one_report_accuses_no_other(samples_library: Path) -> None:
    altered, *others = folders(samples_library)
    change_byte(altered / "report.xml", 20_000)
    change_byte(others[0] / "original.txt", 20_000)
    assert found(samples_library) == {
        (altered.name, Breach.REPORT_ALTERED),
        (others[0].name, Breach.ORIGINAL_ALTERED),
    }


@pytest.mark.slow
def test_words_of_a_passage_that_were_altered_in_the_report_are_told_with_it(samples_library: Path) -> None:
    library = Library.open(samples_library)
    passage = library.user.passages()[0]
    library.close()
    document = samples_library / "reports" / passage.address.report / "report.xml"
    before = document.read_bytes()
    opening = passage.text[:20].encode()
    assert before.count(opening) == 1
    document.write_bytes(before.replace(opening, b"Whatever else it is."))
    findings = run(verify(samples_library)).findings
    assert [(each.breach, each.passage and each.passage.key) for each in findings] == [
        (Breach.REPORT_ALTERED, None),
        (Breach.WORDS_ELSEWHERE, passage.key),
    ]


@pytest.mark.parametrize(
    ("gone", "breaches"),
    [
        ("original.txt", {Breach.ORIGINAL_MISSING}),
        ("report.xml", {Breach.REPORT_MISSING}),
        ("seal.json", {Breach.SEAL_MISSING}),
    ],
)
def test_a_file_that_is_gone_is_found(
    library: Library, folder: Path, tmp_path: Path, gone: str, breaches: set[Breach]
) -> None:
    ids = [add(library, tmp_path / "files", name).id for name in ("one.txt", "two.txt")]
    (folder / "reports" / ids[0] / gone).unlink()
    assert found(folder) == {(ids[0], breach) for breach in breaches}


def test_a_copy_of_a_report_under_another_name_is_found(library: Library, folder: Path, tmp_path: Path) -> None:
    id = add(library, tmp_path / "files", "one.txt").id
    shutil.copytree(folder / "reports" / id, folder / "reports" / "copy")
    assert found(folder) == {("copy", Breach.REPORT_MISPLACED)}


def test_an_alteration_with_the_old_time_and_size_is_found(library: Library, folder: Path, tmp_path: Path) -> None:
    id = add(library, tmp_path / "files", "one.txt").id
    document = folder / "reports" / id / "report.xml"
    times = document.stat()
    document.write_bytes(document.read_bytes().replace(b"This is", b"That is"))
    os.utime(document, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert found(folder) == {(id, Breach.REPORT_ALTERED)}


def test_altered_passages_are_found(library: Library, folder: Path, tmp_path: Path) -> None:
    id = add(library, tmp_path / "files", "one.txt").id
    kept = [pick(library, id, 0), pick(library, id, 1, 3, 6), pick(library, id, 1)]
    library.close()
    assert found(folder) == set()
    for column, value, breaches in (
        ("text", "'This was one.txt.'", {Breach.PASSAGE_ALTERED, Breach.WORDS_ELSEWHERE}),
        ("suffix", "'else'", {Breach.PASSAGE_ALTERED}),
        ("sha256", "'0'", {Breach.PASSAGE_ALTERED, Breach.SOURCE_DIFFERS}),
        ("citation", "'A/1, para. 1.'", {Breach.PASSAGE_ALTERED}),
        ("page", "page + 1", {Breach.PASSAGE_ALTERED}),
        ("report", "'another'", {Breach.REPORT_MISSING}),
    ):
        shutil.copy(folder / "user.sqlite3", tmp_path / "before")
        with sqlite3.connect(folder / "user.sqlite3") as connection:
            connection.execute(f"UPDATE passages SET {column} = {value} WHERE key = ?", (kept[0].key,))
            checksum.renew(connection)  # By somebody who knows of it.
        connection.close()
        findings = run(verify(folder)).findings
        assert {each.breach for each in findings} == breaches
        assert {each.passage.key for each in findings if each.passage} == {kept[0].key}
        shutil.copy(tmp_path / "before", folder / "user.sqlite3")


def test_a_note_is_the_readers_to_change(library: Library, folder: Path, tmp_path: Path) -> None:
    kept = pick(library, add(library, tmp_path / "files", "one.txt").id, 0)
    library.user.set_note(kept, "Ask about this.")
    assert found(folder) == set()


def test_passages_of_a_removed_report_are_told(library: Library, folder: Path, tmp_path: Path) -> None:
    id = add(library, tmp_path / "files", "one.txt").id
    pick(library, id, 0)
    library.remove([id])
    assert found(folder) == {(id, Breach.REPORT_MISSING)}
    library.user.undo()
    assert found(folder) == set()


@pytest.mark.parametrize("damage", [b"", b"damaged", None])
def test_a_database_that_is_damaged_or_gone_is_told(library: Library, folder: Path, damage: bytes | None) -> None:
    library.close()
    (folder / "user.sqlite3").unlink()
    if damage is not None:
        (folder / "user.sqlite3").write_bytes(damage)
    assert found(folder) == {("user.sqlite3", Breach.NOTES_DAMAGED)}


def test_what_was_just_written_is_seen(library: Library, folder: Path, tmp_path: Path) -> None:
    """It stands in the journal alone while the library is open, and is read without a change in the folder, but for the
    memory that SQLite's connections share."""
    pick(library, add(library, tmp_path / "files", "one.txt").id, 0)
    assert (folder / "user.sqlite3-wal").stat().st_size
    before = state(folder)
    assert run(verify(folder)).passages == 1
    after = state(folder)
    shared = str(folder / "user.sqlite3-shm")
    assert {**after, shared: None} == {**before, shared: None}


def test_a_damaged_marker_is_told(library: Library, folder: Path) -> None:
    library.close()
    (folder / NAME).write_bytes(b"{}")
    assert found(folder) == {(NAME, Breach.MARKER_DAMAGED)}


def test_any_other_folder_is_refused_and_not_changed(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear all")
    before = state(tmp_path)
    with pytest.raises(ExplorerError, match="not a library"):
        run(verify(tmp_path))
    with pytest.raises(ExplorerError, match="There is no library"):
        run(verify(tmp_path / "nothing"))
    assert state(tmp_path) == before


def test_a_passage_sealed_anew_by_hand_still_does_not_stand_in_the_report(
    library: Library, folder: Path, tmp_path: Path
) -> None:
    """The report is the second witness of a passage, as the passage is of the report."""
    from dataclasses import replace

    kept = pick(library, add(library, tmp_path / "files", "one.txt").id, 0)
    library.user.readdress([(kept, sealed(replace(kept, text="This was never said.")))])
    assert (kept.address.report, Breach.WORDS_ELSEWHERE) in found(folder)
