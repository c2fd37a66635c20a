"""One report only, reports without links, a year twice, a report removed while it is shown: never a blank."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from explorer.library import Library
from explorer.places import Mode, Only, Place
from explorer.ui.compare.view import CompareView
from explorer.ui.desk import Desk
from explorer.ui.overview.view import OverviewView
from tests.series import Series, fill, ten_years
from tests.small_reports import para, report, section
from tests.ui.desks import focus, opened, press, target, until, write

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def desk(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with opened(qapp, tmp_path_factory.mktemp("home")) as desk:
        yield desk


def open_reports(desk: Desk, folder: Path, *texts: str, year: int | None = None) -> list[str]:
    """A library with a report for each text, a year each, or all of one; their ids."""
    made = [
        report(year or 2018 + number, section("I", f"Part {words[:5]}", para("1", words)))
        for number, words in enumerate(texts)
    ]
    library = Library.open(folder / "library")
    ids = fill(library, folder / "originals", Series(tuple(made), ()))
    library.close()
    desk.session.open_library(folder / "library")
    until(lambda: len(desk.session.reports.entries()) == len(texts) and not desk.session.work.tasks)
    until(lambda: desk.session.comparisons.of(desk.series.title()) is not None)
    return ids


def compare(desk: Desk, report_id: str, eid: str | None = None) -> CompareView:
    desk.session.reader.go(Place(Mode.COMPARE, report_id, eid))
    view = desk.window.centre.current()
    assert isinstance(view, CompareView)
    return view


def test_one_report_only(desk: Desk, tmp_path: Path) -> None:
    (only,) = open_reports(desk, tmp_path, "Nothing stands beside this.")
    desk.session.reader.go(Place(Mode.OVERVIEW))
    overview = focus(desk)
    assert isinstance(overview, OverviewView) and not overview.filters._chips.isVisible()
    press(desk, Qt.Key.Key_Return)
    assert desk.session.reader.place == Place(Mode.READ, only, "sec_I")
    until(lambda: "only one of its series" in desk.elsewhere.view.message.sentence())
    assert "only one of its series" in str(compare(desk, only).message)


def test_the_only_report_of_its_series_compares_with_any_other_by_hand(desk: Desk, tmp_path: Path) -> None:
    first, second = (report(2018, section("I", words, para("1", f"{words}."))) for words in ("Ships", "Ports"))
    library = Library.open(tmp_path / "library")
    ids = fill(library, tmp_path / "originals", Series((first, replace(second, series="Others")), ()))
    library.close()
    desk.session.open_library(tmp_path / "library")
    until(lambda: len(desk.session.reports.entries()) == 2 and not desk.session.work.tasks)
    compare(desk, ids[0], "sec_I")
    button = target(desk) if focus(desk) else None
    assert isinstance(button, QPushButton) and button.text() == "Compare with any section…"
    press(desk, Qt.Key.Key_Return)
    write(desk, "ports")
    press(desk, Qt.Key.Key_Return)
    assert desk.session.reader.place.by_hand
    assert {desk.session.reader.place.report, desk.session.reader.place.other} == set(ids)


def test_reports_without_links(desk: Desk, tmp_path: Path) -> None:
    ids = open_reports(desk, tmp_path, "Ivory was seized at the harbour.", "Prisons were reformed in Kyrgyzstan.")
    view = compare(desk, ids[1], "para_1")
    told = [str(view.list.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(4)]
    assert any("No counterpart in 2018" in words for words in told)
    assert any("No counterpart in 2019" in words for words in told)
    view.set_only(Only.FIGURES)
    assert view._nothing.isVisible() and view._nothing.sentence() == "No figure has changed."
    focus(desk)
    press(desk, Qt.Key.Key_Escape)
    assert not view._nothing.isVisible() and view._model.compared.only is Only.ALL
    until(lambda: "No counterpart" in [card.place for card in desk.elsewhere.view.list.cards.rows])
    desk.session.reader.go(Place(Mode.OVERVIEW))
    overview = desk.window.centre.current()
    assert isinstance(overview, OverviewView) and overview._model.rowCount() == 2


def test_a_year_twice(desk: Desk, tmp_path: Path) -> None:
    ids = open_reports(desk, tmp_path, "Ivory was seized at the port.", "Ivory was seized at the harbour.", year=2019)
    desk.session.reader.go(Place(Mode.OVERVIEW))
    overview = desk.window.centre.current()
    assert isinstance(overview, OverviewView)
    assert len(set(overview._model.matrix.titles)) == 2 and overview._model.matrix.pair == (0, 1)
    view = compare(desk, ids[1])
    assert view.message is None and len(set(view.totals.totals().splitlines())) == 2


def across(view: CompareView, report: str) -> str | None:
    """What a report is compared with; None while a sentence stands there."""
    return view.across(report) if view.message is None else None


def test_a_report_that_is_removed_while_it_is_shown(desk: Desk, tmp_path: Path) -> None:
    texts = ("Ivory was seized at the port.", "Ivory was seized at the harbour.", "Ivory was seized at the harbours.")
    ids = open_reports(desk, tmp_path, *texts)
    view = compare(desk, ids[2], "para_1")
    desk.session.reports.remove([ids[1]])
    until(lambda: not desk.session.work.tasks)
    assert len(desk.series.readable()) == 2
    desk.session.reader.go(Place(Mode.COMPARE, ids[2], "para_1", ids[1]))
    until(lambda: across(view, ids[2]) == ids[0])
    desk.navigation.compare((ids[2], "para_1"), (ids[1], "para_1"))  # As a card that is still on show asks for.
    assert desk.session.reader.place.report == ids[2] and view.across(ids[2]) == ids[0]
    desk.session.reader.go(Place(Mode.COMPARE, ids[1], "para_1"))
    assert view.message == "This report was removed from the library."
    focus(desk)
    press(desk, Qt.Key.Key_Z, CTRL)
    until(lambda: len(desk.series.readable()) == 3 and not desk.session.work.tasks)
    desk.session.reader.go(Place(Mode.COMPARE, ids[2], "para_1", ids[1]))
    until(lambda: across(view, ids[2]) == ids[1])


def test_a_row_opens_the_years_it_shows_while_others_are_imported(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = open_reports(desk, tmp_path, "Ivory was seized at the port.", "Ivory was seized at the harbour.")
    desk.session.reader.go(Place(Mode.OVERVIEW))
    focus(desk)
    monkeypatch.setattr(desk.session.imports, "_under_way", 1)  # The views follow when all are read.
    earlier = report(2017, section("I", "Part Ivory", para("1", "Ivory was seen at the port.")))
    fill(desk.session.library, tmp_path / "more", Series((earlier,), ()))
    until(lambda: len(desk.series.readable()) == 3)
    press(desk, Qt.Key.Key_Return)
    assert (desk.session.reader.place.report, desk.session.reader.place.other) == (ids[1], ids[0])
    desk.session.reader.go(Place(Mode.OVERVIEW))
    desk.actions.run("view.digest")
    assert desk.series.pair() == (ids[0], ids[1])


@pytest.mark.keys
def test_a_comparison_that_was_stopped_says_so_and_is_made_again_by_a_key(desk: Desk, tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library")
    ids = fill(library, tmp_path / "originals", ten_years(5))
    library.close()
    desk.session.open_library(tmp_path / "library")
    said = desk.elsewhere.view.message.sentence
    view = compare(desk, ids[-1], desk.session.reports.report(ids[-1]).sections[0].eid)
    assert (view.message or "").startswith("Comparing ")
    desk.elsewhere.focus()
    assert said() == "Comparing the years…"
    desk.session.work.cancel()
    until(lambda: view.message == "The years were not compared.")
    until(lambda: said() == "The years were not compared.")
    press(desk, Qt.Key.Key_F5)
    until(lambda: view.message is None)
