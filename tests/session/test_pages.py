"""The original beside the text, without a window."""

from pathlib import Path

import pytest

from explorer.errors import ExplorerError
from explorer.session import Session
from explorer.session.pages import PagePicture, element_on, page_of
from tests.ingest.locked_pdf import locked
from tests.ingest.pdf_report import report_pdf
from tests.session.conftest import Loop


def imported(session: Session, folder: Path, name: str, data: bytes, password: str | None = None) -> str:
    file = folder / name
    file.write_bytes(data)
    session.open_library(folder / "library")
    session.imports.start([file], password)
    id = session.imports.results[0].id
    assert id is not None
    return id


@pytest.fixture
def seen(session: Session) -> list[PagePicture]:
    pictures: list[PagePicture] = []
    session.pages.ready.connect(pictures.append)
    return pictures


def test_the_page_of_a_paragraph_is_drawn_and_the_paragraph_found_on_it(
    session: Session, seen: list[PagePicture], tmp_path: Path
) -> None:
    id = imported(session, tmp_path, "report.pdf", report_pdf())
    session.pages.show(id, "para_3", 400)
    (picture,) = seen
    assert (picture.report, picture.eid, picture.page, picture.pages) == (id, "para_3", 2, 2)
    assert picture.image and picture.image.width == 400
    assert picture.found and len(picture.found.places) == 1
    assert picture.found.places[0].top == pytest.approx(792 - 668, abs=5)


def test_another_page_can_be_asked_for_within_the_document(
    session: Session, seen: list[PagePicture], tmp_path: Path
) -> None:
    id = imported(session, tmp_path, "report.pdf", report_pdf())
    session.pages.show(id, "para_3", 400, page=1)
    session.pages.show(id, None, 400, page=99)
    assert [picture.page for picture in seen] == [1, 2]
    assert seen[0].found and seen[0].found.places == ()


def test_pages_are_kept_once_drawn(session: Session, seen: list[PagePicture], tmp_path: Path) -> None:
    id = imported(session, tmp_path, "report.pdf", report_pdf())
    session.pages.show(id, "para_1", 400)
    session.pages.show(id, "para_2", 400)
    assert seen[0].image is seen[1].image
    assert seen[0].found != seen[1].found


def test_a_report_without_pages_says_so(session: Session, tmp_path: Path) -> None:
    id = imported(session, tmp_path, "report.txt", b"I. Introduction\n\n1. One.\n\n2. Two.\n")
    with pytest.raises(ExplorerError, match="no pages"):
        session.pages.show(id, "para_1", 400)


def test_an_original_that_is_gone_is_told(session: Session, seen: list[PagePicture], tmp_path: Path) -> None:
    id = imported(session, tmp_path, "report.pdf", report_pdf())
    original = session.reports.original(id)
    assert original
    original.unlink()
    original.mkdir()  # What stands there is no file any more.
    session.pages.show(id, "para_1", 400)
    assert "gone" in seen[0].problem and seen[0].image is None


def test_a_locked_original_opens_with_its_password_only(
    session: Session, seen: list[PagePicture], tmp_path: Path
) -> None:
    id = imported(session, tmp_path, "report.pdf", locked(report_pdf(), "secret"), "secret")
    session.pages.show(id, "para_1", 400)
    session.pages.unlock(id, "wrong")
    session.pages.show(id, "para_1", 400)
    session.pages.unlock(id, "secret")
    session.pages.show(id, "para_1", 400)
    assert [picture.locked for picture in seen] == [True, True, False]
    assert seen[0].image is None and "password" in seen[0].problem
    assert seen[2].image is not None


def test_the_latest_page_wins(live: Session, loop: Loop, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(report_pdf())
    live.open_library(tmp_path / "library")
    live.imports.start([file])
    loop.until(lambda: live.imports.results)
    id = str(live.imports.results[0].id)
    seen: list[PagePicture] = []
    live.pages.ready.connect(seen.append)
    for eid in ("para_1", "para_2", "para_3", "para_4"):
        live.pages.show(id, eid, 400)
    loop.until(lambda: seen and seen[-1].eid == "para_4")
    assert [picture.eid for picture in seen] == ["para_1", "para_4"]


def test_a_page_that_is_not_drawn_is_told(live: Session, loop: Loop, tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(report_pdf())
    live.open_library(tmp_path / "library")
    live.imports.start([tmp_path / "report.pdf"])
    loop.until(lambda: live.imports.results and not live.work.tasks)
    id = str(live.imports.results[0].id)
    seen: list[PagePicture] = []
    live.pages.ready.connect(seen.append)
    live.pages.show(id, "para_3", 400)
    live.work.cancel()
    loop.until(lambda: seen)
    assert seen == [PagePicture(id, "para_3", 2, 2, problem="The page was not drawn.", stopped=True)]
    live.pages.show(id, "para_3", 400)
    loop.until(lambda: seen[-1].image)


def test_the_first_paragraph_of_a_page_is_found(session: Session, tmp_path: Path) -> None:
    report = session.reports.report(imported(session, tmp_path, "report.pdf", report_pdf()))
    on_second = next(block for _, block in report.blocks() if block.page == 2)
    assert element_on(report, 2) == on_second.eid
    assert page_of(report, element_on(report, 2)) == 2
    assert element_on(report, 3) == list(report.blocks())[-1][1].eid  # Nothing begins there: the last one before it.
    assert page_of(report, None) == 1
