import contextlib
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from explorer.library import Entry, Library
from explorer.library.layout import CATALOGUE
from explorer.library.outline import outline_of
from tests.library.documents import add


@pytest.fixture
def entries(folder: Path, tmp_path: Path) -> list[Entry]:
    """The entries of a library that was closed."""
    library = Library.open(folder)
    for name in ("one.txt", "two.txt", "three.txt"):
        add(library, tmp_path / "files", name, f"Report {name}", 2020)
    entries = library.entries()
    library.close()
    return entries


def reopened(folder: Path) -> tuple[list[Entry], list[str]]:
    library = Library.open(folder)
    entries = library.entries()
    library.close()
    return entries, library.notices


def test_a_deleted_cache_is_made_again_without_a_word(folder: Path, entries: list[Entry]) -> None:
    shutil.rmtree(folder / "cache")
    assert reopened(folder) == (entries, [])
    assert (folder / "cache" / CATALOGUE).exists()


def garble(path: Path) -> None:
    path.write_bytes(b"nonsense" * 600)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def nonsense_in_a_row(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE entries SET entry = '{}'")
    connection.close()


@pytest.mark.parametrize("damage", [garble, cut, nonsense_in_a_row])
def test_a_damaged_catalogue_is_made_again_and_that_is_said(
    folder: Path, entries: list[Entry], damage: Callable[[Path], None]
) -> None:
    damage(folder / "cache" / CATALOGUE)
    found, notices = reopened(folder)
    assert found == entries
    assert notices == ["The catalogue of this library was damaged. It was made anew."]
    assert reopened(folder) == (entries, [])


def test_a_cache_deleted_while_the_library_is_open_harms_nothing(folder: Path, tmp_path: Path) -> None:
    library = Library.open(folder)
    add(library, tmp_path / "files", "one.txt")
    shutil.rmtree(folder / "cache")
    add(library, tmp_path / "files", "two.txt")
    entries = library.entries()
    assert len(entries) == 2
    library.close()
    assert reopened(folder) == (entries, [])


def test_a_report_that_was_changed_by_hand_is_read_anew(folder: Path, entries: list[Entry]) -> None:
    path = folder / "reports" / entries[0].id / "report.xml"
    path.write_text(path.read_text(encoding="utf-8").replace("Report one.txt", "Another title"), encoding="utf-8")
    found, _ = reopened(folder)
    assert "Another title" in [entry.title for entry in found]


def test_catalogues_of_other_versions_are_left_to_them_until_they_are_forgotten(
    folder: Path, entries: list[Entry]
) -> None:
    cache = folder / "cache"
    used, forgotten, somebodys = (cache / f"{name}.sqlite3" for name in ("catalogue", "catalogue-1", "other"))
    for path in (used, forgotten, somebodys):
        path.write_bytes(b"of another version")
    for path in (forgotten, somebodys):
        os.utime(path, (0, 0))
    assert reopened(folder) == (entries, [])
    assert (used.exists(), forgotten.exists(), somebodys.exists()) == (True, False, True)
    assert used.read_bytes() == b"of another version"


def test_a_catalogue_that_cannot_be_read_just_now_is_left_as_it_is(folder: Path, entries: list[Entry]) -> None:
    path = folder / "cache" / CATALOGUE
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as busy:
        busy.execute("BEGIN EXCLUSIVE")
        inode = path.stat().st_ino
        assert reopened(folder) == (entries, [])
        assert path.stat().st_ino == inode


def test_folders_that_came_or_went_by_hand_are_noticed(folder: Path, entries: list[Entry]) -> None:
    library = Library.open(folder)
    first = folder / "reports" / entries[0].id
    shutil.copytree(first, folder / "reports" / "copy")
    shutil.rmtree(first)
    ids = {entry.id for entry in library.entries()}
    assert ids == {entries[1].id, entries[2].id, "copy"}
    assert library.report("copy").id == "copy"
    library.close()


def test_the_headings_of_a_report_are_known_without_opening_it(folder: Path, entries: list[Entry]) -> None:
    id = entries[0].id
    library = Library.open(folder)
    expected = outline_of(library.report(id))
    library.close()
    assert expected
    again = Library.open(folder)
    (again.reports_folder / id / "report.xml").write_bytes(b"no longer a report")
    assert again.outline(id) == expected
    again.close()


def test_headings_that_are_not_kept_are_read_from_the_report(folder: Path, entries: list[Entry]) -> None:
    library = Library.open(folder)
    shutil.rmtree(folder / "cache")
    id = entries[0].id
    assert library.outlines([id]) == {id: outline_of(library.report(id))}
    library.close()
