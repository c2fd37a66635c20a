"""The years of a search as rates: by the keys in the whole window, and the table by itself."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from explorer.model.curve import YearCount
from explorer.ui.desk import Desk
from explorer.ui.search.histogram import Histogram
from explorer.ui.search.years import YearsTable
from explorer.ui.theme import Theme
from tests.narrow import known
from tests.ui.desks import opened, press, until, write
from tests.ui.fakes import FakeCommands

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
YEARS = YearCount(2018, 60, 20_000, 2), YearCount(2020, 30, 5_000, 1), YearCount(None, 1, 100, 1)


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    with opened(qapp, tmp_path / "home") as desk:
        yield desk


def test_bars_are_as_tall_as_rates_and_say_what_they_are_made_of(qtbot: QtBot, theme: Theme) -> None:
    histogram = Histogram(theme)
    qtbot.addWidget(histogram)
    histogram.show_rates(YEARS)
    assert histogram.said() == (
        "2018: 30.00 per 10,000 words: 60 places in 20,000, 2020: 60.00 per 10,000 words: 30 places in 5,000"
    )
    assert histogram.accessibleName() == "Hits by year, related to its words"
    assert histogram.accessibleDescription().startswith("2018: 30.00")
    histogram.show_counts({"2018": 60, "2020": 30})
    assert histogram.said() == "2018: 60 places, 2020: 30 places"


def test_a_year_of_the_table_narrows_and_one_that_is_none_does_not(qtbot: QtBot, theme: Theme) -> None:
    table = YearsTable(theme, FakeCommands())
    qtbot.addWidget(table)
    table.show_years(YEARS, {"2020"})
    table.show()
    toggled: list[str] = []
    table.list.toggled.connect(toggled.append)
    for row in (2, 3):
        table.list.setCurrentIndex(table.list.years.index(row))
        QTest.keyClick(table.list, Qt.Key.Key_Return)
    assert toggled == ["2020"]
    assert str(table.list.years.rows[2]) == "2020. Places: 30, Words: 5,000, Per 10,000 words: 60.00"
    assert not table.list.years.flags(table.list.years.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert not table.grab().isNull()


def test_that_places_without_all_of_the_words_are_not_counted_is_said(desk: Desk) -> None:
    searching, table = desk.session.searching, desk.search.view.head.years
    told = "Only texts that have all of the words themselves are counted by year."
    desk.search.search("terrorism")
    until(lambda: searching.results)
    desk.actions.run("search.by_year")

    def said() -> list[str]:
        return [each.text() for each in table.findChildren(QLabel) if each.isVisible()]

    desk.search.search("terrorism financing Syria")
    until(lambda: said() == [told])
    desk.search.search("terrorism")
    until(lambda: not said())


@pytest.mark.keys
def test_rates_stand_for_counts_until_the_key_is_pressed_again_and_are_exported(desk: Desk, tmp_path: Path) -> None:
    press(desk, Qt.Key.Key_Slash)
    write(desk, "corrupt")  # Not finished: words that begin so are found, and counted.
    searching, head = desk.session.searching, desk.search.view.head
    until(lambda: searching.results is not None and searching.results.query.text == "corrupt")
    assert head.years.isHidden() and "places" in head.histogram.said()
    desk.actions.run("search.export_years")
    assert desk.window.notice.text() == "Show the places by year first."
    press(desk, Qt.Key.Key_Y, CTRL_SHIFT)
    until(lambda: head.years.list.years.rowCount() > 0)
    counted = known(searching.by_year.curve).years
    assert sum(each.places for each in counted) == known(searching.results).total and "per" in head.histogram.said()
    head.years.list.toggled.emit("2020")
    until(lambda: head.years.list.chosen == {"2020"})
    assert known(searching.by_year.curve).years == counted
    searching.by_year.export(tmp_path / "years.csv", "csv")
    until((tmp_path / "years.csv").exists)
    rows = list(csv.DictReader(io.StringIO((tmp_path / "years.csv").read_bytes().decode("utf-8-sig"), newline="")))
    assert [(row["year"], row["words"]) for row in rows[:3]] == [(str(each.year), str(each.words)) for each in counted]
    press(desk, Qt.Key.Key_Y, CTRL_SHIFT)
    assert head.years.isHidden() and "per" not in head.histogram.said()
