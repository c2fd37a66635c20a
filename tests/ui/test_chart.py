"""The chart of figures: places of the years and labels, the way through the points by keys, files."""

import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.model.comparison import Comparison
from explorer.places import Mode
from explorer.present.chart import Chart, chart_of
from explorer.present.figures import year_places
from explorer.ui.figures import chart_files
from explorer.ui.figures.chart_painting import ChartPainting, scale_of
from explorer.ui.figures.model import Role
from explorer.ui.figures.view import FiguresView
from explorer.ui.theme import LIGHT, Theme
from explorer.ui.widgets.export_dialog import ExportDialog
from tests.present.test_figures import PARTIES, PEOPLE, figure, reports
from tests.ui.desks import focus, opened, press, spoken, until
from tests.ui.fakes import FakeCommands

OTHERS = figure("other parties", "party", 148, 161, 170, 181, 186, 190)


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> FiguresView:
    view = FiguresView(theme, FakeCommands())
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    all_reports = reports()
    ids = tuple(one.id for one in all_reports)
    view.show_figures(all_reports, Comparison(ids, figures=(PARTIES, OTHERS, PEOPLE)))
    view.table.setFocus()
    return view


def titles(chart: Chart) -> list[str]:
    return [series.title for series in chart.series]


def test_years_are_spaced_as_years_and_two_of_one_year_stand_beside_each_other() -> None:
    several = [*reports((2018, 2020, 2020)), replace(reports((2021,))[0], year=None)]
    assert year_places(several) == [2018.0, 2020.0, 2020.3, 2021.3]
    chart = chart_of([figure("parties", "party", 1, 2, 3)], reports((2010, 2011, 2020)))
    xs = [spot.place.x() for spot in ChartPainting(chart, QRectF(0, 0, 600, 300), LIGHT, QFont()).spots()]
    assert (xs[1] - xs[0]) * 9 == pytest.approx(xs[2] - xs[1], abs=0.5)


@pytest.mark.parametrize(
    ("values", "low", "high"),
    [
        ([186, 187, 187], 186, 187),
        ([5, 100], 0, 100),
        ([0], 0, 0.5),
        ([-3, 7], -5, 10),
        ([42, 42], 0, 60),
        ([361e6, 20.8], 0, 4e8),
    ],
)
def test_the_scale_holds_all_values_at_round_steps(values: list[float], low: float, high: float) -> None:
    scale = scale_of(values)
    assert (scale.low, scale.high) == (low, high)
    assert scale.ticks()[0] == low and scale.ticks()[-1] == pytest.approx(high) and 2 <= len(scale.ticks()) <= 7


def test_figures_of_one_unit_share_a_panel_and_no_two_labels_stand_on_each_other() -> None:
    chart = chart_of([PARTIES, PEOPLE, OTHERS], reports())
    assert [[one.title for one in panel] for panel in chart.panels] == [
        ["Parties", "Other parties"],
        ["People trained"],
    ]
    painting = ChartPainting(chart, QRectF(0, 0, 900, 320), LIGHT, QFont())
    labels = [spot.label for spot in painting.spots()]
    assert len(labels) == 15 and not any(label.isEmpty() for label in labels)
    for number, label in enumerate(labels):
        assert QRectF(0, 0, 900, 320).contains(label)
        assert not any(label.intersects(other) for other in labels[:number])


def test_where_there_is_no_room_labels_are_left_out_and_equal_values_are_labelled_at_their_ends() -> None:
    level = figure("level", "level", 5, 5, 5, 5, 7, 5)
    painting = ChartPainting(chart_of([level], reports()), QRectF(0, 0, 900, 300), LIGHT, QFont())
    assert [not spot.label.isEmpty() for spot in painting.spots()] == [True, False, False, True, True, True]
    crowded = ChartPainting(chart_of([PARTIES, OTHERS], reports()), QRectF(0, 0, 150, 120), LIGHT, QFont())
    labels = [spot.label for spot in crowded.spots() if not spot.label.isEmpty()]
    assert 0 < len(labels) < 12
    assert not any(label.intersects(other) for at, label in enumerate(labels) for other in labels[:at])


@pytest.mark.keys
def test_space_keeps_rows_in_the_chart_which_else_shows_the_row_in_hand(view: FiguresView, qtbot: QtBot) -> None:
    assert titles(view.chart.chart) == ["Parties"]
    QTest.keyClick(view.table, Qt.Key.Key_Down)
    assert titles(view.chart.chart) == ["Other parties"]
    QTest.keyClick(view.table, Qt.Key.Key_Space)
    QTest.keyClick(view.table, Qt.Key.Key_Down)
    QTest.keyClick(view.table, Qt.Key.Key_Space)
    assert titles(view.chart.chart) == ["Other parties", "People trained"]
    cells = [view.table.model().index(row, 0) for row in range(3)]
    assert [cell.data(Role.CHOSEN) for cell in cells] == [None, 0, 1]
    assert cells[1].data(Qt.ItemDataRole.AccessibleTextRole) == "Other parties, in the chart"
    QTest.keyClick(view.table, Qt.Key.Key_Space)
    QTest.keyClick(view.table, Qt.Key.Key_Up)
    QTest.keyClick(view.table, Qt.Key.Key_Space)
    assert titles(view.chart.chart) == ["Other parties"] and cells[1].data(Role.CHOSEN) is None


@pytest.mark.keys
def test_every_value_of_the_chart_is_reached_by_keys_and_opens_its_paragraph(view: FiguresView, qtbot: QtBot) -> None:
    went: list[tuple[int, str]] = []
    view.opened.connect(lambda number, eid: went.append((number, eid)))
    view.chart.setFocus()
    for key in (
        Qt.Key.Key_Home,
        Qt.Key.Key_Right,
        Qt.Key.Key_Right,
        Qt.Key.Key_Return,
        Qt.Key.Key_End,
        Qt.Key.Key_Return,
    ):
        QTest.keyClick(view.chart, key)
    assert went == [(2, "para_3"), (5, "para_6")]
    spot = view.chart.spots()[1]
    QTest.mouseClick(view.chart.viewport(), Qt.MouseButton.LeftButton, pos=spot.place.toPoint())
    assert went[-1] == (1, "para_2")


def test_a_screen_reader_gets_every_cell_and_every_point(view: FiguresView) -> None:
    first = view.table.model().columnCount() + 2  # After the heads, and the hidden one of the row.
    assert spoken(view.table, first) == "Parties"
    assert spoken(view.table, first + 2) == "2012: 150, para. 1"
    assert spoken(view.chart, 2) == "Parties, 2015: 171, para. 3"
    assert view.chart.accessibleDescription().startswith("Parties: 2012: 150, 2014: 160")


@pytest.mark.keys
def test_years_without_room_are_hidden_on_the_left_and_come_by_the_keys(view: FiguresView, qtbot: QtBot) -> None:
    view.resize(640, 700)
    QApplication.processEvents()
    years = range(2, 8)
    shown = [column for column in years if not view.table.isColumnHidden(column)]
    assert 0 < len(shown) < 6 and shown[-1] == 7
    assert view.table.head.earlier == 6 - len(shown)
    assert not view.table.horizontalScrollBar().isVisible()
    view.table.setCurrentIndex(view.table.model().index(0, shown[0]))
    for wanted in range(shown[0] - 1, 1, -1):
        QTest.keyClick(view.table, Qt.Key.Key_Left)
        assert view.table.currentIndex().column() == wanted and not view.table.isColumnHidden(wanted)
    for wanted in range(3, 8):
        QTest.keyClick(view.table, Qt.Key.Key_Right)
        assert view.table.currentIndex().column() == wanted and not view.table.isColumnHidden(wanted)


def test_one_key_sorts_by_the_column_in_hand(view: FiguresView) -> None:
    def order() -> list[str]:
        return [one.label for one in view.figures()]

    view.table.setCurrentIndex(view.table.model().index(0, 7))
    view.table.sort_by_current()
    assert order() == ["parties", "other parties", "people trained"]
    view.table.sort_by_current()
    assert order() == ["other parties", "parties", "people trained"]
    view.table.sort_by_current()
    assert order() == ["parties", "other parties", "people trained"]


def test_the_trend_sorts_by_growth(view: FiguresView) -> None:
    view.table.setCurrentIndex(view.table.model().index(0, 8))
    view.table.sort_by_current()
    assert [one.label for one in view.figures()] == ["parties", "other parties", "people trained"]
    view.table.sort_by_current()
    assert [one.label for one in view.figures()] == ["people trained", "other parties", "parties"]


def test_a_chart_is_written_as_a_picture_and_as_lines(qapp: QApplication) -> None:
    chart = chart_of([PARTIES, PEOPLE], reports())
    image = QImage.fromData(chart_files.png(chart, "Figures", "A series, 2012–2021", QFont()))
    assert (image.width(), image.height()) == (1920, 1080)
    assert len({image.pixel(x, y) for x in range(0, 1920, 7) for y in range(0, 1080, 7)}) > 3
    root = ElementTree.fromstring(chart_files.svg(chart, "Figures", "A series", QFont()))
    texts = {"".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text")}
    assert {"Parties", "189", "112,000", "2021", "A series"} <= texts


@pytest.mark.keys
def test_from_figures_to_a_value_and_to_files(qapp: QApplication, tmp_path: Path) -> None:
    with opened(qapp, tmp_path) as desk:
        press(desk, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
        view = focus(desk)
        assert isinstance(view, FiguresView)
        view.filter.setText("parties to the convention against corruption")
        assert [one.label for one in view.figures()] == ["parties to the Convention against Corruption"]
        for suffix in ("csv", "png", "svg"):
            press(desk, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
            until(lambda: isinstance(QApplication.activeModalWidget(), ExportDialog))
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, ExportDialog)
            dialog._file.setText(str(tmp_path / f"figures.{suffix}"))
            dialog.accept()
            until(lambda: (tmp_path / f"figures.{suffix}").exists())  # noqa: B023
            focus(desk)
        rows = (tmp_path / "figures.csv").read_text("utf-8-sig").splitlines()
        assert len(rows) == 4 and rows[1].startswith(
            "parties to the Convention against Corruption,parties,yes,stock,,,2018-"
        )
        assert rows[3].endswith('"2021, para. 50"')
        view.chart.setFocus()
        press(desk, Qt.Key.Key_Home)
        press(desk, Qt.Key.Key_Return)
        assert desk.session.reader.place.mode == Mode.READ and desk.session.reader.place.eid == "para_37"
