from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from explorer.model.comparison import Comparison, Figure
from explorer.ui.figures.painting import FiguresDelegate
from explorer.ui.figures.view import FiguresView
from explorer.ui.theme import GAP, UNIT, Theme
from explorer.ui.widgets.painting import Lines
from explorer.ui.widgets.rows import Index
from tests.small_reports import few_figures, newer_report, older_report, quantity
from tests.ui.fakes import FakeCommands


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> FiguresView:
    view = FiguresView(theme, FakeCommands())
    qtbot.addWidget(view)
    view.resize(780, 600)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.show_figures([older_report(), newer_report()], few_figures())
    view.table.setFocus()
    return view


def drawn(view: FiguresView) -> list[str]:
    """The table as text, a row a line."""
    model = view.table.model()
    cells = [[str(model.index(row, column).data()) for column in (0, 1, 2, 3, 5)] for row in range(model.rowCount())]
    return [" | ".join(row) for row in cells]


def test_a_figure_is_a_row_and_a_report_a_column(view: FiguresView) -> None:
    assert drawn(view) == [
        "Countries helped | country | 72 | 56 | comparable",
        "Parties | party | 1,186 | 1,187 | comparable",
        "People trained | people | – | > 2,600 | beside each other",
    ]


def test_numbers_sort_as_numbers_and_what_is_missing_comes_last(view: FiguresView) -> None:
    view.table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert [line.split(" | ")[2] for line in drawn(view)] == ["72", "1,186", "–"]
    view.table.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    assert [line.split(" | ")[3] for line in drawn(view)] == ["> 2,600", "1,187", "56"]


@pytest.mark.keys
def test_the_filter_finds_subjects_units_and_values(view: FiguresView, qtbot: QtBot) -> None:
    QTest.keyClicks(view.filter, "PART")
    assert [line.split(" | ")[0] for line in drawn(view)] == ["Parties"]
    view.filter.clear()
    QTest.keyClicks(view.filter, "56 countries")
    assert [line.split(" | ")[0] for line in drawn(view)] == ["Countries helped"]


@pytest.mark.keys
def test_a_filter_for_states_parties_finds_the_parties_to_a_convention(view: FiguresView, qtbot: QtBot) -> None:
    figure = few_figures().figures[1]
    parties = replace(figure, label="parties to the Convention", unit="parties")
    view.show_figures([older_report(), newer_report()], Comparison(("a", "b"), figures=(parties,)))
    QTest.keyClicks(view.filter, "states parties")
    assert [line.split(" | ")[0] for line in drawn(view)] == ["Parties to the Convention"]


@pytest.mark.keys
def test_a_filter_that_finds_no_figure_says_so_and_esc_empties_it(view: FiguresView, qtbot: QtBot) -> None:
    count = next(label for label in view.findChildren(QLabel) if label.text().endswith(" figures"))
    before = count.text()
    QTest.keyClicks(view.filter, "zzz")
    assert count.text() == "No figure with these words"
    QTest.keyClick(view.filter, Qt.Key.Key_Escape)
    assert count.text() == before


def test_values_end_below_each_other(view: FiguresView, theme: Theme) -> None:
    picture = view.table.viewport().grab().toImage()
    ends = []
    for row in (0, 1):
        rect = view.table.visualRect(view.table.model().index(row, 3))
        ink = [x for x in range(rect.left(), rect.right()) for y in range(rect.top() + 4, rect.bottom() - 4)
               if picture.pixelColor(x, y).lightness() < 128]  # fmt: skip
        ends.append(max(ink))
        assert min(ink) > rect.left() + 2 * GAP
    assert abs(ends[0] - ends[1]) <= 2


@pytest.mark.parametrize("percent", [100, 150, 250])
def test_no_value_and_no_word_is_cut(view: FiguresView, theme: Theme, percent: int) -> None:
    theme.text_size = percent
    try:
        metrics, model = QFontMetricsF(theme.interface_font()), view.table.model()
        QApplication.processEvents()
        assert not view.table.isColumnHidden(3) and not view.table.horizontalScrollBar().isVisible()
        for column in (column for column in (1, 2, 3, 5) if not view.table.isColumnHidden(column)):
            texts = [str(model.index(row, column).data()) for row in range(model.rowCount())]
            widest = max(metrics.horizontalAdvance(text) for text in texts)
            assert view.table.columnWidth(column) >= widest + UNIT + GAP
    finally:
        theme.text_size = 100


def test_rows_keep_the_height_of_their_subject(view: FiguresView, theme: Theme) -> None:
    long = Figure(
        "people reached by " + "a long programme " * 9, "people", True, (quantity(0, "1", 1), quantity(1, "1", 2))
    )
    short = Figure("zones", "zone", True, (quantity(0, "1", 3), quantity(1, "1", 4)))
    view.show_figures([older_report(), newer_report()], Comparison(("a", "b"), figures=(long, short)))

    def heights() -> list[bool]:
        return [view.table.rowHeight(row) > theme.row for row in range(view.table.model().rowCount())]

    assert heights() == [True, False]
    view.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert heights() == [False, True]
    view.filter.setText("people")
    assert heights() == [True]
    view.filter.clear()
    assert heights() == [False, True]


def test_a_hidden_table_is_laid_out_when_it_is_seen_again(view: FiguresView, theme: Theme) -> None:
    before = view.table.rowHeight(0)
    view.hide()
    theme.text_size = 200
    try:
        assert view.table.rowHeight(0) == before
        view.show()
        assert view.table.rowHeight(0) >= theme.row > before
    finally:
        theme.text_size = 100


@pytest.mark.keys
def test_enter_opens_the_paragraph_of_the_cell(view: FiguresView, qtbot: QtBot) -> None:
    opened: list[tuple[int, str]] = []
    view.opened.connect(lambda report, eid: opened.append((report, eid)))
    view.table.setCurrentIndex(view.table.model().index(0, 2))
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    QTest.keyClick(view.table, Qt.Key.Key_Right)
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    view.table.setCurrentIndex(view.table.model().index(1, 0))
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert opened == [(0, "para_6"), (1, "para_9"), (1, "para_1")]


def test_a_missing_value_opens_nothing_and_a_click_opens_a_value(view: FiguresView, qtbot: QtBot) -> None:
    def click(row: int, column: int) -> None:
        rect = view.table.visualRect(view.table.model().index(row, column))
        QTest.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())

    with qtbot.assertNotEmitted(view.opened):
        click(2, 2)
    with qtbot.waitSignal(view.opened) as opened:
        click(2, 3)
    assert opened.args == [1, "para_2"]


def test_without_figures_a_sentence_says_so(view: FiguresView) -> None:
    view.show_figures([older_report(), newer_report()], Comparison(("a", "b")))
    assert view.message == "No figure is stated in more than one of these reports."


def test_of_a_long_series_only_the_years_on_show_are_measured_and_each_row_once(
    view: FiguresView, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured, laid_out = list[int](), list[str]()
    width = FiguresDelegate.width

    def measuring(delegate: FiguresDelegate, column: int, cells: Iterable[Index]) -> int:
        measured.append(column)
        return width(delegate, column, cells)

    def laying_out(theme: Theme, text: str, *arguments: Any, **options: Any) -> Lines:
        laid_out.append(text)
        return Lines(theme, text, *arguments, **options)

    monkeypatch.setattr(FiguresDelegate, "width", measuring)
    monkeypatch.setattr("explorer.ui.figures.painting.Lines", laying_out)
    years = range(2, 22)
    view.show_figures([older_report(), newer_report()] * (len(years) // 2), few_figures())
    hidden = {column for column in years if view.table.isColumnHidden(column)}
    assert len(hidden) > 5 and len(hidden.intersection(measured)) <= 1
    assert {*years} - hidden <= {*measured} and len(measured) == len({*measured})
    laid_out.clear()
    view.table.fit()
    assert not laid_out
    view.lay_out()
    assert len(laid_out) == view.table.model().rowCount()
