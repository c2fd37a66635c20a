"""A series of more reports than are compared at once, in the window: what is not compared yet is said to be so."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from explorer.library import Library
from explorer.model.report import Report, Source
from explorer.places import Mode, Only, Place
from explorer.present.elsewhere import Target
from explorer.ui.compare.view import CompareView
from explorer.ui.desk import Desk
from explorer.ui.digest.view import DigestView
from explorer.ui.figures.view import FiguresView
from explorer.ui.overview.view import OverviewView
from explorer.ui.shell.ports import NOT_OPENED, OPENING
from tests.compare.test_series_pairs import YEARS, series
from tests.narrow import a
from tests.series import Series, fill
from tests.ui.desks import opened, until

NOT_YET = "Not compared yet"


@pytest.fixture(scope="module")
def desk(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    home = tmp_path_factory.mktemp("home")
    with opened(qapp, home) as desk:
        library = Library.open(home / "long")
        reports = tuple(replace(report, source=Source(f"{report.year}.txt")) for report in series())
        fill(library, home / "originals", Series(reports, ()))
        library.close()
        desk.session.open_library(home / "long")
        until(lambda: len(desk.series.readable()) == len(YEARS))
        until(lambda: desk.session.comparisons.of(desk.series.title()) is not None)
        yield desk


def known(desk: Desk, older: int, newer: int) -> bool:
    comparison = desk.session.comparisons.of(desk.series.title())
    return comparison is not None and comparison.pair(older, newer) is not None


def unknown(desk: Desk) -> list[str]:
    """The reports of which Elsewhere says that they are not compared."""
    keys = [card.key for card in desk.elsewhere.view.list.cards.rows if card.place == NOT_YET]
    return [key.report for key in keys if isinstance(key, Target)]


def test_overview_compares_two_years_that_are_chosen(desk: Desk) -> None:
    desk.session.reader.go(Place(Mode.OVERVIEW))
    view = a(OverviewView, desk.window.centre.view(Mode.OVERVIEW))
    assert not known(desk, 0, 6)
    view.filters.chips.chip(Only.CHANGED).click()
    view.choose_years(0, 6)
    assert view.matrix.model().rowCount() == 0 and "not compared yet" in view._nothing.sentence()
    assert "not compared yet" in view._legend._lead
    until(lambda: known(desk, 0, 6))
    assert view.pair == (0, 6) and view.matrix.model().rowCount() > 0
    assert "not compared yet" not in view._legend._lead
    view.show_all()


def test_elsewhere_says_of_which_years_nothing_is_known_and_leads_to_comparing_them(desk: Desk) -> None:
    ids = desk.series.ids()
    desk.session.reader.go(Place(Mode.READ, ids[5], "para_1"))
    until(lambda: unknown(desk) == ids[:2])
    cards = desk.elsewhere.view.list.cards.rows
    row = next(row for row, card in enumerate(cards) if card.place == NOT_YET)
    desk.elsewhere.view.list.setCurrentIndex(desk.elsewhere.view.list.cards.index(row, 0))
    assert desk.elsewhere.view._open.isEnabled()
    desk.elsewhere.view._open.click()
    assert desk.session.reader.place == Place(Mode.COMPARE, ids[5], "para_1", ids[0])
    view = a(CompareView, desk.window.centre.view(Mode.COMPARE))
    until(lambda: known(desk, 0, 5) and view.message is None)
    until(lambda: unknown(desk) == ids[1:2])


def test_elsewhere_reads_no_report_that_is_not_compared(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = desk.series.ids()
    desk.session.reader.go(Place(Mode.READ, ids[6], "para_1"))
    apart = [id for number, id in enumerate(ids[:6]) if not known(desk, number, 6)]
    until(lambda: unknown(desk) == apart)
    read = list[str]()
    original = desk.session.reports.report

    def counting(id: str) -> Report:
        read.append(id)
        return original(id)

    monkeypatch.setattr(desk.session.reports, "report", counting)
    desk.elsewhere._show()
    assert apart and unknown(desk) == apart and {*read} == {*ids} - {*apart}


def test_what_changed_between_two_years_far_apart(desk: Desk) -> None:
    ids = desk.series.ids()
    desk.session.reader.go(Place(Mode.DIGEST, ids[4], None, ids[0]))
    view = a(DigestView, desk.window.centre.view(Mode.DIGEST))
    until(lambda: known(desk, 0, 4) and view.message is None and view.list.model().rowCount() > 1)


def test_overview_and_figures_say_that_the_reports_of_a_series_are_opened(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    last = desk.series.ids()[-1]
    desk.session.reader.go(Place(Mode.OVERVIEW, last))
    overview = a(OverviewView, desk.window.centre.view(Mode.OVERVIEW))
    until(lambda: overview.message is None and overview.reports)
    monkeypatch.setattr(desk.session.opening, "of", lambda entries: None)
    desk.navigation.refresh()
    assert overview.message != OPENING  # What was there stays meanwhile.
    overview.show_opening("Another series", OPENING)
    assert overview.message == OPENING
    desk.session.reader.go(Place(Mode.FIGURES, last))
    figures = a(FiguresView, desk.window.centre.view(Mode.FIGURES))
    assert figures.message == OPENING
    desk.session.opening.stopped.emit()
    until(lambda: figures.message == NOT_OPENED[0])
    monkeypatch.undo()
    desk.session.opening.done.emit()
    until(lambda: figures.message not in (OPENING, NOT_OPENED[0]))
