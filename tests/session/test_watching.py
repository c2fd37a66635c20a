"""What comes into a watched folder comes into the library, once, when nobody writes it any more."""

import os
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from explorer.errors import ExplorerError
from explorer.library import Library
from explorer.model.imported import State
from explorer.session import Notice, Session
from explorer.session.watching import Arrived
from explorer.settings import Settings
from tests.ingest.locked_pdf import locked
from tests.ingest.pdf_report import report_pdf
from tests.session.conftest import Loop
from tests.session.folders import files, put

pytestmark = pytest.mark.usefixtures("still")


def test_nothing_is_watched_until_the_user_says_so(mine: Session, papers: Path) -> None:
    put(papers, "a.txt")
    mine.imports.start([papers])
    put(papers, "b.txt")
    mine.watching.look()
    assert mine.watching.folders() == [] and files(mine) == ["a.txt"]


def test_what_is_in_a_folder_and_below_comes_and_then_what_is_new(
    mine: Session, papers: Path, arrived: list[Arrived], said: list[Notice]
) -> None:
    (papers / "below").mkdir()
    put(papers, "a.txt", "below/b.txt", ".hidden.txt", "~$c.txt", "d.exe")
    mine.watching.watch(papers)
    assert files(mine) == ["a.txt", "b.txt"]
    put(papers, "below/e.txt")
    mine.watching.look()
    mine.watching.look()
    assert files(mine) == ["a.txt", "b.txt", "e.txt"]
    assert [dict(each.reports) for each in arrived] == [{papers: 2}, {papers: 1}]
    assert [notice.text for notice in said if "imported" in notice.text] == []


def test_what_the_library_has_already_is_not_read_again(mine: Session, papers: Path, arrived: list[Arrived]) -> None:
    put(papers, "a.txt")
    mine.imports.start([papers])
    mine.watching.watch(papers)
    assert arrived == [] and files(mine) == ["a.txt"]


def test_a_file_that_is_still_being_written_waits(mine: Session, papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine.watching.watch(papers)
    put(papers, "a.txt", "b.txt")

    def grow(seconds: float) -> None:
        with (papers / "a.txt").open("a") as file:
            file.write("\n3. And it grew.\n")

    with monkeypatch.context() as writing:
        writing.setattr(time, "sleep", grow)
        mine.watching.look()
    assert files(mine) == ["b.txt"] and mine.watching.last.unsettled == [papers / "a.txt"]
    mine.watching.look()
    assert files(mine) == ["a.txt", "b.txt"] and mine.watching.last.unsettled == []


def test_a_file_that_failed_is_tried_again_only_when_it_changes(
    mine: Session, papers: Path, arrived: list[Arrived]
) -> None:
    (papers / "a.pdf").write_bytes(b"%PDF-1.4 and nothing more")
    mine.watching.watch(papers)
    assert [file.state for file in arrived[-1].files] == [State.FAILED] and not arrived[-1].reports
    mine.watching.look()
    (papers / "a.pdf").touch()
    mine.watching.look()
    assert len(arrived) == 1
    (papers / "a.pdf").write_bytes(report_pdf())
    mine.watching.look()
    assert len(arrived) == 2 and files(mine) == ["a.pdf"]


def test_a_report_that_was_removed_comes_back_only_when_its_file_changes(mine: Session, papers: Path) -> None:
    put(papers, "a.txt")
    mine.watching.watch(papers)
    mine.reports.remove([entry.id for entry in mine.reports.entries()])
    mine.watching.look()
    (papers / "a.txt").touch()
    mine.watching.look()
    (papers / "a.txt").rename(papers / "renamed.txt")
    mine.watching.look()
    mine.watching.stop(papers)
    mine.watching.watch(papers)
    assert files(mine) == []
    with (papers / "renamed.txt").open("a") as file:
        file.write("\n3. And more.\n")
    mine.watching.look()
    assert files(mine) == ["renamed.txt"]


def test_a_newer_version_is_another_report_until_somebody_says_otherwise(
    mine: Session, papers: Path, arrived: list[Arrived]
) -> None:
    version = "United Nations\n\nGeneral Assembly\n\n{}\n\nI. Introduction\n\n1. {}\n\n2. The Office worked.\n"
    (papers / "a.txt").write_text(version.format("A/80/75", "This will go."))
    mine.watching.watch(papers)
    (first,) = (entry.id for entry in mine.reports.entries())
    (papers / "a.txt").write_text(version.format("A/80/75/Rev.1", "Something else is said."))
    mine.watching.look()
    assert len(mine.reports.entries()) == 2
    assert [file.version_of for file in arrived[-1].files] == [first]


def test_nothing_is_asked_about_a_file_that_came_by_itself(mine: Session, papers: Path) -> None:
    asked: list[Path] = []
    mine.imports.password_needed.connect(asked.append)
    (papers / "a.pdf").write_bytes(locked(report_pdf(), "secret"))
    mine.watching.watch(papers)
    assert [each.locked for each in mine.imports.files] == [True] and mine.imports.quiet and not asked
    mine.imports.retry(papers / "a.pdf", "wrong")
    assert asked == [papers / "a.pdf"]
    mine.imports.retry(papers / "a.pdf", "secret")
    assert files(mine) == ["a.pdf"]
    mine.watching.look()
    assert len(mine.reports.entries()) == 1


def test_the_results_of_an_import_stay_in_the_list_when_others_come(mine: Session, papers: Path) -> None:
    put(papers.parent, "own.txt")
    mine.imports.start([papers.parent / "own.txt"])
    put(papers, "a.txt")
    mine.watching.watch(papers)
    assert [each.path.name for each in mine.imports.files] == ["own.txt", "a.txt"]
    mine.imports.start([papers.parent / "own.txt"])
    assert [each.path.name for each in mine.imports.files] == ["own.txt"]


def test_watching_is_stopped_and_undone(mine: Session, papers: Path, said: list[Notice]) -> None:
    mine.watching.watch(papers)
    mine.watching.stop(papers)
    assert said[-1] == Notice("“papers” is no longer watched. Its reports stay.", undo="edit.undo")
    put(papers, "a.txt")
    mine.watching.look()
    assert files(mine) == []
    mine.undo()
    mine.watching.look()
    assert files(mine) == ["a.txt"]
    with pytest.raises(ExplorerError, match="is not watched"):
        mine.watching.stop(papers / "below")


def test_an_import_that_was_cancelled_waits_for_the_next_opening(
    live: Session, loop: Loop, papers: Path, tmp_path: Path
) -> None:
    put(papers, *(f"{number:02}.txt" for number in range(20)))
    live.open_library(tmp_path / "library")
    live.watching.watch(papers)
    loop.until(lambda: State.IMPORTED in {each.state for each in live.imports.files})
    live.imports.cancel()
    loop.until(lambda: not live.imports.busy)
    count = len(live.reports.entries())
    assert 0 < count < 20
    looked: list[bool] = []
    live.watching.looked.connect(lambda: looked.append(True))
    live.watching.look()
    loop.until(lambda: looked)
    assert not live.imports.busy and len(live.reports.entries()) == count
    live.open_library(tmp_path / "library")
    live.watching.look()
    loop.until(lambda: len(live.reports.entries()) == 20)


def test_two_windows_bring_a_report_in_once(live: Session, loop: Loop, papers: Path, tmp_path: Path) -> None:
    live.open_library(tmp_path / "library")
    live.watching.watch(papers)
    other = Session(Settings(), loop.post)
    try:
        other.open_library(tmp_path / "library")
        assert [each.folder for each in other.watching.folders()] == [papers]
        put(papers, *(f"{number}.txt" for number in range(4)))
        read: list[str] = []
        for each in (live, other):
            each.watching.arrived.connect(lambda arrived: read.extend(file.path.name for file in arrived.files))
            each.watching.look()
        loop.until(lambda: set(read) == {f"{number}.txt" for number in range(4)})
        loop.until(lambda: not live.imports.busy and not other.imports.busy)
        for each in (live, other):
            each.following.look()
        loop.until(lambda: all(len(each.reports.entries()) == 4 for each in (live, other)))
        assert len(list(live.library.reports_folder.iterdir())) == 4
        other.watching.stop(papers)
        live.following.look()
        loop.until(lambda: not live.watching.folders())
    finally:
        other.close()


KILLED = """
import os, sys
from pathlib import Path
from explorer.session import Session, looking
from explorer.settings import Settings
from explorer.library import Library, hindrance

looking.STILL_S = 0.0
add, count = Library.add, 0

def add_and_die(self, path, report):
    global count
    added = add(self, path, report)
    count += 1
    if count == 3:
        os.kill(os.getpid(), 9)
    return added

Library.add = add_and_die
session = Session(Settings())
session.open_library(Path(sys.argv[1]))
session.watching.watch(Path(sys.argv[2]))
"""


@pytest.mark.skipif(os.name != "posix", reason="a process is killed by a signal")
def test_a_kill_in_the_middle_loses_nothing_and_doubles_nothing(home: Path, papers: Path, tmp_path: Path) -> None:
    put(papers, *(f"{number}.txt" for number in range(6)))
    script = [sys.executable, "-c", KILLED, str(tmp_path / "library"), str(papers)]
    assert subprocess.run(script, check=False).returncode == -9
    library = Library.open(tmp_path / "library")
    assert len(library.entries()) == 3 and library.user.watched.folders() == [papers]
    library.close()
    with closing(Session(Settings())) as session:
        session.open_library(tmp_path / "library")
        session.watching.look()
        assert files(session) == [f"{number}.txt" for number in range(6)]
        assert len(session.watching._seen.get()) == 6
