"""Which folders can be watched, and what is left out in them: each is told, and the watching goes on where it can."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer import paths
from explorer.errors import ExplorerError
from explorer.ingest.document import SIZE_LIMIT
from explorer.library import hindrance
from explorer.model.imported import State
from explorer.session import Notice, Session, looking
from explorer.session.watching import Arrived
from tests.session.folders import files, put, told

pytestmark = pytest.mark.usefixtures("still")
needs_links = pytest.mark.skipif(os.name != "posix", reason="links need a right on Windows")


def test_folders_that_cannot_be_watched_are_refused_in_a_sentence(mine: Session, papers: Path) -> None:
    put(papers, "a.txt")
    (papers / "below").mkdir()
    mine.watching.watch(papers)
    refused = {
        papers / "nothing": "is not there",
        papers / "a.txt": "is no folder",
        papers: "is watched already",
        papers / "below": "is watched already, with",
        mine.library.folder: "belongs to a library",
        mine.library.reports_folder: "belongs to a library",
        paths.resource("samples"): "The samples come with the program",
    }
    for folder, sentence in refused.items():
        with pytest.raises(ExplorerError, match=sentence) as error:
            mine.watching.watch(folder)
        assert str(error.value).endswith(".")
    assert [each.folder for each in mine.watching.folders()] == [papers]


def test_a_folder_above_the_library_is_watched_without_it(mine: Session, papers: Path) -> None:
    put(papers, "a.txt")
    mine.imports.start([papers / "a.txt"])
    (papers / "a.txt").unlink()
    put(papers, "b.txt")
    mine.watching.watch(papers.parent)
    assert files(mine) == ["a.txt", "b.txt"]  # Nothing of the library's own came again.
    assert "of a library left out." in told(mine)[papers.parent.name]


def test_the_samples_make_room_for_my_library(session: Session, papers: Path) -> None:
    session.open_library()
    put(papers, "a.txt")
    session.watching.watch(papers)
    assert session.library.folder == paths.default_library() and files(session) == ["a.txt"]
    session.open_library(paths.samples_library())
    assert session.watching.folders() == []
    session.open_library(paths.default_library())
    assert [each.folder for each in session.watching.folders()] == [papers]


def test_a_folder_that_vanishes_is_told_once_and_found_again(
    mine: Session, papers: Path, said: list[Notice], tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    mine.watching.watch(papers)
    mine.watching.watch(other)
    papers.rename(tmp_path / "gone")
    put(other, "a.txt")
    for _ in range(2):
        mine.watching.look()
    assert files(mine) == ["a.txt"]
    assert len([notice for notice in said if "is not there" in notice.text]) == 1
    assert "is not there" in told(mine)["papers"] and not told(mine)["other"]
    (tmp_path / "gone").rename(papers)
    put(papers, "b.txt")
    mine.watching.look()
    assert files(mine) == ["a.txt", "b.txt"] and not told(mine)["papers"]


def test_what_cannot_be_read_is_told_and_the_rest_comes(
    mine: Session, papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = [tmp_path / "closed", papers / "below"]
    for folder in refused:
        folder.mkdir()
    put(papers, "a.txt")
    put(papers / "below", "b.txt")
    listed = os.scandir

    def scandir(folder: Path) -> Iterator[os.DirEntry[str]]:
        if folder in refused:
            raise PermissionError(errno.EACCES, "Permission denied", str(folder))
        return listed(folder)

    monkeypatch.setattr(os, "scandir", scandir)
    for folder in (tmp_path / "closed", papers):
        mine.watching.watch(folder)
    assert files(mine) == ["a.txt"]
    assert "cannot be read. Check its permissions." in told(mine)["closed"]
    assert told(mine)["papers"] == "1 folder in it cannot be read."


@needs_links
def test_links_neither_lead_out_nor_round(mine: Session, papers: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    put(tmp_path / "secret", "secret.txt")
    put(papers, "a.txt")
    (papers / "round").symlink_to(papers)
    (papers / "out").symlink_to(tmp_path / "secret")
    (papers / "out.txt").symlink_to(tmp_path / "secret" / "secret.txt")
    (papers / "itself.txt").symlink_to(papers / "itself.txt")
    mine.watching.watch(papers)
    assert files(mine) == ["a.txt"] and told(mine) == {"papers": "2 links out of it not followed."}


def test_a_large_folder_is_looked_at_up_to_a_bound(
    mine: Session, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "MOST", 3)
    put(papers, *(f"{letter}.txt" for letter in "abcde"))
    mine.watching.watch(papers)
    assert files(mine) == ["a.txt", "b.txt", "c.txt"]
    assert told(mine) == {"papers": "Only the first 3 files and folders in it are looked at."}


def test_a_file_that_is_too_large_is_refused_as_by_an_import(
    mine: Session, papers: Path, arrived: list[Arrived]
) -> None:
    with (papers / "a.txt").open("wb") as file:
        file.truncate(SIZE_LIMIT + 1)
    mine.watching.watch(papers)
    mine.watching.look()
    assert [[file.state for file in each.files] for each in arrived] == [[State.FAILED]]


def test_a_library_that_can_only_be_read_takes_nothing(
    mine: Session, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = mine.library.folder
    mine.watching.watch(papers)
    put(papers, "a.txt")
    monkeypatch.setattr(hindrance, "of_folder", lambda folder: hindrance.Hindrance("Read-only file system"))
    mine.open_library(folder)
    mine.watching.look()
    assert files(mine) == []
    assert told(mine)["papers"].startswith("This library can only be read")
    for change in (mine.watching.watch, mine.watching.stop):
        with pytest.raises(ExplorerError, match="can only be read"):
            change(papers if change == mine.watching.stop else papers.parent)
