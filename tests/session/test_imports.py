"""The queue of files: each has its result, one that is locked asks, all of it can be given up."""

import os
import time
from pathlib import Path

import pytest

from explorer import paths
from explorer.model.imported import State
from explorer.places import Mode, Place
from explorer.session import Notice, Session
from explorer.session.importing import pasted
from tests.ingest.locked_pdf import locked
from tests.ingest.pdf_report import report_pdf
from tests.session.conftest import Loop

pytestmark = pytest.mark.slow

NOTE = "I. Introduction\n\n1. One.\n\n2. Two.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "a.txt").write_text(NOTE)
    (folder / "b.pdf").write_bytes(b"%PDF-1.4 and nothing more")
    (folder / "c.pdf").write_bytes(locked(report_pdf(), "secret"))
    return folder


def states(session: Session) -> dict[str, State]:
    return {each.path.name: each.state for each in session.imports.files}


def test_every_file_of_a_folder_has_its_result(mine: Session, folder: Path) -> None:
    seen: list[dict[str, State]] = []
    mine.imports.changed.connect(lambda: seen.append(states(mine)))
    mine.imports.start([folder])
    assert states(mine) == {"a.txt": State.IMPORTED, "b.pdf": State.FAILED, "c.pdf": State.FAILED}
    assert {"a.txt": State.READING, "b.pdf": State.WAITING, "c.pdf": State.WAITING} in seen
    assert all(each.message.endswith(".") for each in mine.imports.files if each.state is State.FAILED)
    mine.imports.start([folder / "a.txt"])
    assert states(mine) == {"a.txt": State.KNOWN}


def test_a_locked_file_asks_and_opens_with_its_password(mine: Session, folder: Path) -> None:
    asked: list[Path] = []
    mine.imports.password_needed.connect(asked.append)
    mine.imports.start([folder])
    assert asked == [folder / "c.pdf"]
    mine.imports.retry(folder / "c.pdf", "wrong")
    assert asked == [folder / "c.pdf"] * 2
    assert "wrong" in next(each.message for each in mine.imports.files if each.locked)
    mine.imports.retry(folder / "c.pdf", "secret")
    assert len(asked) == 2
    assert states(mine) == {"a.txt": State.IMPORTED, "b.pdf": State.FAILED, "c.pdf": State.IMPORTED}


def test_the_password_is_nowhere_in_the_library(mine: Session, folder: Path) -> None:
    mine.imports.start([folder / "c.pdf"], "secret")
    assert mine.imports.results[0].id
    kept = [file.read_bytes() for file in mine.library.folder.rglob("*") if file.is_file()]
    assert kept and not any(b"secret" in data for data in kept)


def test_files_read_ahead_are_added_in_their_order(live: Session, loop: Loop, tmp_path: Path) -> None:
    """The first takes longest to read, and the third is the first again."""
    long = "I. Introduction\n\n" + "\n\n".join(f"{number}. Paragraph {number}." for number in range(1, 900))
    for name, text in (("a", long), ("b", NOTE), ("c", long)):
        (tmp_path / f"{name}.txt").write_text(text)
    live.open_library(tmp_path / "library")
    seen: list[str] = []
    live.imports.changed.connect(
        lambda: seen.extend(name for name, state in states(live).items() if state is not State.WAITING)
    )
    live.imports.start(sorted(tmp_path.glob("*.txt")))
    loop.until(lambda: not live.imports.busy)
    assert states(live) == {"a.txt": State.IMPORTED, "b.txt": State.IMPORTED, "c.txt": State.KNOWN}
    assert list(dict.fromkeys(seen)) == ["a.txt", "b.txt", "c.txt"]


def test_an_import_is_given_up_in_the_middle(live: Session, loop: Loop, tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number:02}.txt").write_text(NOTE.replace("One", f"One {number}"))
    live.open_library(tmp_path / "library")
    said: list[Notice] = []
    live.noticed.connect(said.append)
    live.imports.start(sorted(tmp_path.glob("*.txt")))
    loop.until(lambda: State.IMPORTED in states(live).values())
    live.imports.cancel()
    loop.until(lambda: not live.imports.busy)
    assert set(states(live).values()) == {State.IMPORTED, State.CANCELLED}
    assert {each.id for each in live.imports.results} <= {entry.id for entry in live.reports.entries()}
    assert said[-1].text.startswith("The import was stopped: ")


def test_the_index_follows_an_import_from_its_first_report_on(live: Session, loop: Loop, tmp_path: Path) -> None:
    for number in range(60):
        (tmp_path / f"{number:02}.txt").write_text(NOTE.replace("One", f"Zebra {number}"))
    live.open_library(tmp_path / "library")
    loop.until(lambda: not live.searching.indexing)
    begun: list[int] = []
    live.work.changed.connect(lambda: begun.append(len(live.reports.entries())) if live.searching.indexing else None)
    live.imports.start(sorted(tmp_path.glob("*.txt")))
    loop.until(lambda: not live.imports.busy and not live.searching.indexing)
    assert begun[0] < 60
    live.searching.search("zebra")
    loop.until(lambda: live.searching.results and live.searching.results.total == 60)


def test_what_was_compared_stands_during_an_import_but_for_a_series_that_grew(
    live: Session, loop: Loop, tmp_path: Path
) -> None:
    for name in ("a", "b", "c", "d"):
        (tmp_path / f"{name}.txt").write_text(NOTE.replace("One", name))
    live.open_library(tmp_path / "library")
    live.imports.start([tmp_path / f"{name}.txt" for name in ("a", "b", "c")])
    loop.until(lambda: len(live.reports.entries()) == 3 and not live.work.tasks)
    *two, third = [entry.id for entry in live.reports.entries()]
    for id in two:
        live.library.correct(id, series="Notes")
    loop.until(lambda: live.comparisons.of("Notes"))
    compared = live.comparisons.of("Notes")
    live.imports.start([tmp_path / "d.txt"])
    assert live.imports.busy and live.comparisons.of("Notes") is compared
    live.library.correct(third, series="Notes")
    assert live.imports.busy and live.comparisons.of("Notes") is None
    loop.until(lambda: live.comparisons.of("Notes"))
    assert not live.imports.busy


def test_what_is_added_meanwhile_waits_its_turn(live: Session, loop: Loop, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(NOTE.replace("One", name))
    live.open_library(tmp_path / "library")
    live.imports.start([tmp_path / "a.txt"])
    live.imports.start([tmp_path / "b.txt"])
    assert states(live) == {"a.txt": State.WAITING, "b.txt": State.WAITING}
    loop.until(lambda: not live.imports.busy)
    assert states(live) == {"a.txt": State.IMPORTED, "b.txt": State.IMPORTED}


def test_paths_are_found_in_pasted_text(tmp_path: Path) -> None:
    one, other = tmp_path / "one report.pdf", tmp_path / "ä.txt"
    one.touch()
    other.touch()
    text = f'"{one}"\n{other.as_uri()}\n{tmp_path / "gone.txt"}\nsome words\nrelative.txt\n\n{"x" * 5000}\n\0'
    assert pasted(text) == [one, other]


VERSION = "United Nations\n\nGeneral Assembly\n\n{}\n\nI. Introduction\n\n1. {}\n\n2. The Office worked everywhere.\n"


def test_a_newer_version_is_noticed_and_takes_the_place_of_the_first(mine: Session, tmp_path: Path) -> None:
    texts = {"first.txt": ("A/80/75", "This will go."), "second.txt": ("A/80/75/Rev.1", "Something else is said.")}
    for name, words in texts.items():
        (tmp_path / name).write_text(VERSION.format(*words))
    mine.imports.start([tmp_path / "first.txt"])
    first = str(mine.imports.results[0].id)
    kept = [mine.passages.add(first, eid) for eid in ("para_1", "para_2")]
    mine.reader.go(Place(Mode.READ, first, "para_2"))
    mine.imports.start([tmp_path / "second.txt"])
    (result,) = mine.imports.results
    assert result.version_of == first and len(mine.reports.entries()) == 2  # Both stand until somebody says otherwise.
    lost = mine.reports.replace(first, str(result.id))
    assert [passage.key for passage in lost.passages] == [kept[0].key]
    assert [entry.id for entry in mine.reports.entries()] == [result.id]
    assert mine.reader.place.report == result.id
    mine.undo()
    assert len(mine.reports.entries()) == 2 and mine.passages.all() == kept


needs_links = pytest.mark.skipif(os.name != "posix", reason="links need a right on Windows")
TEXT = "I. Introduction\n\n1. The office worked on {0}.\n\n2. It went on working on {0}.\n"


@needs_links
def test_links_that_lead_out_of_a_folder_are_not_followed_and_said(mine: Session, tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "papers", tmp_path / "elsewhere"
    for each in (folder / "below", elsewhere):
        each.mkdir(parents=True)
    (folder / "below" / "own.txt").write_text(TEXT.format("its own"))
    (elsewhere / "secret.txt").write_text(TEXT.format("secrets"))
    links = {
        "inside.txt": folder / "below" / "own.txt",
        "out.txt": elsewhere / "secret.txt",
        "folder": elsewhere,
        "out.png": elsewhere / "secret.txt",
        ".hidden.txt": elsewhere / "secret.txt",
        "round": folder,
        "nowhere.txt": tmp_path / "nothing",
        "itself.txt": folder / "itself.txt",
    }
    for name, target in links.items():
        (folder / name).symlink_to(target)
    mine.imports.start([folder])
    results = {each.path.relative_to(folder).as_posix(): each for each in mine.imports.results}
    assert set(results) == {"below/own.txt", "inside.txt", "out.txt", "folder"}
    assert results["below/own.txt"].id == results["inside.txt"].id is not None
    for name in ("out.txt", "folder"):
        assert results[name].state is State.FAILED
        assert results[name].message == f"“{name}” leads out of “papers”. Import what it leads to by itself."
    assert len(mine.reports.entries()) == 1


@needs_links
def test_a_link_that_is_named_itself_is_followed(mine: Session, tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "own.txt").write_text(TEXT.format("its own"))
    (tmp_path / "folder").symlink_to(tmp_path / "papers")
    (tmp_path / "file.txt").symlink_to(tmp_path / "papers" / "own.txt")
    mine.imports.start([tmp_path / "file.txt"])
    mine.imports.start([tmp_path / "folder"])
    assert [each.state for each in mine.imports.results] == [State.KNOWN]


@pytest.mark.parametrize("content", [None, b"%PDF-1.4 and nothing more"])
def test_an_import_that_fails_leaves_the_samples_open(session: Session, tmp_path: Path, content: bytes | None) -> None:
    session.open_library()
    if content:
        (tmp_path / "file.pdf").write_bytes(content)
    session.imports.start([tmp_path / "file.pdf"])
    assert [each.state for each in session.imports.results] == [State.FAILED]
    assert session.library.folder == paths.samples_library() and len(session.reports.entries()) == 4
    assert not paths.default_library().exists()


def test_the_first_file_that_can_be_read_opens_my_library(live: Session, loop: Loop, tmp_path: Path) -> None:
    live.open_library()
    loop.until(lambda: not live.work.tasks)
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 and nothing more")
    for name in ("b.txt", "c.txt"):
        (tmp_path / name).write_text(TEXT.format(name))
    folders: list[Path] = []
    live.library_changed.connect(lambda: folders.append(live.library.folder))
    live.imports.start([tmp_path / name for name in ("a.pdf", "b.txt", "c.txt")])
    loop.until(lambda: not live.imports.busy and not live.work.tasks)
    assert [each.state for each in live.imports.files] == [State.FAILED, State.IMPORTED, State.IMPORTED]
    assert set(folders) == {paths.default_library()} and len(live.reports.entries()) == 2


def test_an_import_ends_where_another_library_is_opened_meanwhile(live: Session, loop: Loop, tmp_path: Path) -> None:
    live.open_library()
    loop.until(lambda: not live.work.tasks)
    (tmp_path / "a.txt").write_text(TEXT.format("one"))
    live.imports.start([tmp_path / "a.txt"])
    live.open_library(paths.samples_library())
    loop.until(lambda: not live.imports.busy and not live.work.tasks)
    assert live.library.folder == paths.samples_library()
    assert [each for each in live.imports.files if each.state is not State.CANCELLED] == []
    assert not paths.default_library().exists()


def test_a_library_that_cannot_be_had_is_the_reason_of_each_file(session: Session, tmp_path: Path) -> None:
    session.open_library()
    paths.default_library().mkdir()
    (paths.default_library() / "thesis.doc").write_text("no library")
    (tmp_path / "a.txt").write_text(TEXT.format("one"))
    session.imports.start([tmp_path / "a.txt"])
    assert "is not a library" in session.imports.results[0].message
    assert session.library.folder == paths.samples_library()


def test_an_import_tells_of_the_library_as_often_as_there_is_time(live: Session, loop: Loop, tmp_path: Path) -> None:
    live.open_library(tmp_path / "library")
    loop.until(lambda: not live.work.tasks)
    names = [f"{number}.txt" for number in range(12)]
    for name in names:
        (tmp_path / name).write_text(TEXT.format(name))
    told: list[int] = []

    def show() -> None:
        told.append(len(live.reports.entries()))
        time.sleep(0.1)  # A large library takes long to show.

    live.library_changed.connect(show)
    live.imports.start([tmp_path / name for name in names])
    loop.until(lambda: not live.imports.busy)
    assert told[-1] == len(names) and len(told) < len(names) / 2
