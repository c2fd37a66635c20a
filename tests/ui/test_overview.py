import pytest
from PySide6.QtCore import QModelIndex, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.model.comparison import Comparison, Lineage, Link, Pair, State, Strength, Totals
from explorer.model.report import Report
from explorer.places import Only
from explorer.ui.overview.model import Role
from explorer.ui.overview.painting import DROPPED, EDITED, KEPT, NEW, REWRITTEN, paint_bar, paint_piece
from explorer.ui.overview.view import OverviewView
from explorer.ui.theme import Theme
from tests.small_reports import newer_report, numbered, older_report, para, report, section, small_comparison
from tests.ui.fakes import FakeCommands


def test_an_ended_section_and_a_new_one_with_the_same_number_are_told_apart(qtbot: QtBot, theme: Theme) -> None:
    below = section("1", "Below", *numbered(1, 1))
    reports = [
        report(2018, section("I", "One", section("B", "Gone", below)), section("II", "Two")),
        report(2020, section("I", "One", section("B", "Added", below)), section("II", "Two")),
    ]
    same = [Lineage(((eid,), (eid,))) for eid in ("sec_I", "sec_II")]
    comparison = Comparison(("a", "b"), (Pair(0, 1),), lineages=tuple(same))
    view = OverviewView(theme, FakeCommands())
    qtbot.addWidget(view)
    view.show_series("Reports", reports, comparison)
    gone, added = (view.matrix.model().index(row, 0, view.matrix.model().index(0, 0)) for row in (0, 1))
    assert [index.data(Role.ROW).section.title for index in (gone, added)] == ["Gone", "Added"]
    view.matrix.expand(gone)
    view.matrix.setCurrentIndex(gone)
    view.show_years(0, 1)
    here = view.matrix.currentIndex()
    assert here.data(Role.ROW).section.title == "Gone" and view.matrix.isExpanded(here)
    assert not view.matrix.isExpanded(here.sibling(1, 0))


def test_the_bar_of_an_ended_section_has_what_was_dropped(theme: Theme) -> None:
    picture = QImage(100, 20, QImage.Format.Format_RGB32)
    picture.fill(theme.color("page"))
    painter = QPainter(picture)
    paint_bar(painter, theme, Totals(older=2, kept_older=1, dropped=1), QRectF(0, 5, 100, 8))
    painter.end()
    kept, dropped = picture.pixelColor(25, 9), picture.pixelColor(75, 5)
    assert kept == theme.color("secondary") and dropped.red() > 1.3 * dropped.green()


def test_every_part_of_a_bar_is_told_apart_without_colour(theme: Theme) -> None:
    dark = {}
    for kind in (KEPT, EDITED, REWRITTEN, NEW, DROPPED):
        picture = QImage(60, 8, QImage.Format.Format_RGB32)
        picture.fill(theme.color("page"))
        painter = QPainter(picture)
        paint_piece(painter, theme, kind, QRectF(0, 0, 60, 8))
        painter.end()
        page = theme.color("page").lightness()
        dark[kind] = tuple(picture.pixelColor(x, y).lightness() < page - 60 for y in range(8) for x in range(60))
    assert len(set(dark.values())) == 5
    assert sum(dark[KEPT]) < sum(dark[EDITED]) < sum(dark[NEW]) and sum(dark[REWRITTEN]) < sum(dark[NEW])


@pytest.fixture
def view(qtbot: QtBot, theme: Theme, commands: FakeCommands) -> OverviewView:
    view = OverviewView(theme, commands)
    qtbot.addWidget(view)
    view.resize(780, 600)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.show_series("Reports", [older_report(), newer_report()], small_comparison())
    view.matrix.setFocus()
    return view


@pytest.mark.keys
def test_enter_opens_the_row_and_the_cell(view: OverviewView, qtbot: QtBot) -> None:
    opened: list[tuple[int, int, str, str]] = []
    view.opened.connect(lambda *where: opened.append(where))
    QTest.keyClick(view.matrix, Qt.Key.Key_Return)
    QTest.keyClick(view.matrix, Qt.Key.Key_Right)
    QTest.keyClick(view.matrix, Qt.Key.Key_Return)
    QTest.keyClick(view.matrix, Qt.Key.Key_Left)
    QTest.keyClick(view.matrix, Qt.Key.Key_Down)
    QTest.keyClick(view.matrix, Qt.Key.Key_Down)
    QTest.keyClick(view.matrix, Qt.Key.Key_Return)
    assert opened == [(1, 0, "sec_I", "sec_I"), (1, 0, "sec_I", "sec_I"), (1, 0, "sec_II__sec_A", "sec_II__sec_A")]


@pytest.mark.keys
def test_arrows_fold_and_unfold_as_in_a_tree(view: OverviewView, qtbot: QtBot) -> None:
    second = view.matrix.model().index(1, 0)
    view.matrix.setCurrentIndex(second)
    assert view.matrix.isExpanded(second)
    QTest.keyClick(view.matrix, Qt.Key.Key_Left)
    assert not view.matrix.isExpanded(second)
    QTest.keyClick(view.matrix, Qt.Key.Key_Right)
    assert view.matrix.isExpanded(second)
    assert view.matrix.currentIndex().column() == 0


@pytest.mark.keys
def test_enter_on_an_absent_cell_opens_what_the_other_year_has_and_a_click_nothing(
    view: OverviewView, qtbot: QtBot
) -> None:
    absent = view.matrix.model().index(3, 1)
    with qtbot.assertNotEmitted(view.opened):
        QTest.mouseClick(view.matrix.viewport(), Qt.MouseButton.LeftButton, pos=view.matrix.visualRect(absent).center())
    assert view.matrix.currentIndex() == absent
    with qtbot.waitSignal(view.opened) as opened:
        QTest.keyClick(view.matrix, Qt.Key.Key_Return)
    assert opened.args == [1, 0, "sec_IV", ""]


def test_a_click_on_a_cell_opens_it(view: OverviewView, qtbot: QtBot) -> None:
    cell = view.matrix.visualRect(view.matrix.model().index(0, 2))
    with qtbot.waitSignal(view.opened) as opened:
        QTest.mouseClick(view.matrix.viewport(), Qt.MouseButton.LeftButton, pos=cell.center())
    assert opened.args == [1, 0, "sec_I", "sec_I"]


def test_years_that_do_not_fit_are_reached_by_the_arrows(qtbot: QtBot, theme: Theme) -> None:
    years = [report(year, section("I", "One", *numbered(1, 2))) for year in range(2010, 2022)]
    same = Comparison(tuple(one.id for one in years), lineages=(Lineage(tuple(("sec_I",) for _ in years)),))
    view = OverviewView(theme, FakeCommands())
    qtbot.addWidget(view)
    view.resize(780, 600)
    view.show()
    view.show_series("Reports", years, same)
    matrix = view.matrix
    assert not matrix.isColumnHidden(12) and matrix.isColumnHidden(1)
    assert matrix.horizontalScrollBar().maximum() == 0
    matrix.setCurrentIndex(matrix.model().index(0, 12))
    for _ in range(11):
        QTest.keyClick(matrix, Qt.Key.Key_Left)
    assert matrix.currentIndex().column() == 1
    assert not matrix.isColumnHidden(1) and matrix.isColumnHidden(12)


def test_what_was_folded_stays_so_when_the_comparison_arrives(qtbot: QtBot, theme: Theme) -> None:
    view, reports = OverviewView(theme, FakeCommands()), [older_report(), newer_report()]
    qtbot.addWidget(view)
    view.show_series("Reports", reports, None)
    model, matrix = view.matrix.model(), view.matrix
    assert model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "2020: not compared yet"
    matrix.collapse(model.index(1, 0))
    matrix.setCurrentIndex(model.index(3, 0))
    view.show_series("Reports", reports, small_comparison())
    assert not matrix.isExpanded(model.index(1, 0)) and matrix.isExpanded(model.index(3, 0))
    assert matrix.currentIndex() == model.index(3, 0)
    assert model.index(3, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "2020: no counterpart"
    view.show_series("Others", reports, small_comparison())
    assert matrix.isExpanded(model.index(1, 0))


def test_long_titles_take_two_lines_and_no_more(qtbot: QtBot, theme: Theme) -> None:
    long = report(2020, section("I", "Follow-up to the congress " * 20), section("II", "Short"))
    view = OverviewView(theme, FakeCommands())
    qtbot.addWidget(view)
    view.resize(780, 600)
    view.show()
    view.show_series("Reports", [long], Comparison((long.id,), lineages=()))
    first, second = (view.matrix.visualRect(view.matrix.model().index(row, 0)).height() for row in (0, 1))
    assert second == theme.row and second < first < 2.5 * second


def test_the_hint_is_put_away_and_asks_for_reports(view: OverviewView, commands: FakeCommands, qtbot: QtBot) -> None:
    view._open.click()
    assert commands.ran == ["library.open"] and view._open.text().endswith("<library.open>")
    with qtbot.waitSignal(view.hint_dismissed):
        view._close.click()
    assert not view.hint.isVisible()


def test_one_report_is_not_said_to_be_compared(view: OverviewView) -> None:
    assert view._legend.isVisible() and "Enter compares it" in view._words.text()
    view.show_series("Alone", [newer_report()], Comparison(("b",)))
    assert not view._legend.isVisible() and "Enter reads it" in view._words.text()


def test_nothing_is_opened_below_the_last_row(view: OverviewView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.opened):
        QTest.mouseClick(view.matrix.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(10, 400))
        view.matrix.open(QModelIndex())


def three_years() -> tuple[list[Report], Comparison]:
    """II of 2018 goes on as III of 2021 under another heading; III of 2018 ends; II of 2021 is new."""
    before = (section("I", "One", *numbered(1, 2)), section("II", "Two", *numbered(3, 4)), section("III", "End"))
    reports = [
        report(2018, *before),
        report(2020, *before),
        report(
            2021, section("I", "One", para("1", "On piracy."), para("2", "Two.")), section("II", "Added"),
            section("III", "Second", *numbered(3, 4)),
        ),
    ]  # fmt: skip
    retitled = Link("sec_II", "sec_III", frozenset({State.RETITLED, State.MOVED}), 0.8, Strength.STRONG)
    same = Link("sec_I", "sec_I", frozenset({State.SAME}), 1.0, Strength.STRONG)
    far = Totals(older=2, newer=2, edited=2, edited_older=2)
    kept = Totals(older=2, newer=2, kept=2, kept_older=2)
    pairs = (
        Pair(0, 1),
        Pair(0, 2, (same, retitled), section_totals={"sec_I": kept, "sec_III": far}),
        Pair(1, 2, section_totals={"sec_I": kept}),
    )
    lineages = (
        Lineage((("sec_I",), ("sec_I",), ("sec_I",))),
        Lineage((("sec_II",), ("sec_II",), ("sec_III",))),
        Lineage((("sec_III",), ("sec_III",), ())),
        Lineage(((), (), ("sec_II",))),
    )
    return reports, Comparison(tuple(one.id for one in reports), pairs, lineages)


def titles(view: OverviewView) -> list[str]:
    """The rows found, and in brackets those above them."""
    rows = [index.data(Role.ROW) for index in view.matrix._indexes()]
    return [row.section.title if row.matched else f"({row.section.title})" for row in rows]


@pytest.fixture
def series(qtbot: QtBot, theme: Theme) -> OverviewView:
    view = OverviewView(theme, FakeCommands())
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    view.paired.connect(view.show_years)
    view.show_series("Reports", *three_years())
    return view


@pytest.mark.parametrize(
    ("only", "found"),
    [
        (Only.ALL, ["One", "Added", "Second", "End"]),
        (Only.CHANGED, ["Added", "Second", "End"]),
        (Only.NEW, ["Added"]),
        (Only.DROPPED, ["End"]),
        (Only.RETITLED, ["Second"]),
        (Only.MOVED, ["Second"]),
    ],
)
def test_rows_are_filtered_by_what_became_of_them_between_the_two_years(
    series: OverviewView, only: Only, found: list[str]
) -> None:
    series.choose_years(0, 2)
    series.filters.chips.chip(only).click()
    assert sorted(titles(series)) == sorted(found)


def test_two_years_that_are_no_neighbours_have_bars_and_words_of_their_own(series: OverviewView) -> None:
    model = series.matrix.model()
    row = next(index for index in series.matrix._indexes() if index.data(Role.ROW).section.title == "Second")
    told = [row.siblingAtColumn(3).data(Qt.ItemDataRole.AccessibleTextRole)]
    series.choose_years(0, 2)
    row = next(index for index in series.matrix._indexes() if index.data(Role.ROW).section.title == "Second")
    told += [model.index(row.row(), column).data(Qt.ItemDataRole.AccessibleTextRole) for column in (0, 3)]
    assert told == [
        "2021: 2 paragraphs",
        "III, Second; since 2018: moved, from II, was “Two”",
        "2021: 2 paragraphs; since 2018: 2 edited",
    ]
    assert "2021 against 2018" in series._legend._lead


def test_a_term_leaves_the_sections_that_contain_it_with_those_above_them(view: OverviewView, qtbot: QtBot) -> None:
    view.matrix.collapseAll()
    view.filters.field.setText("COUNTRIES")
    assert titles(view) == ["(Emerging issues)", "Trafficking"]
    found = next(index for index in view.matrix._indexes() if index.data(Role.ROW).matched)
    assert view.matrix.currentIndex() == found and view.matrix.isExpanded(found.parent())
    assert found.siblingAtColumn(2).data(Qt.ItemDataRole.AccessibleTextRole).endswith("contains “countries”")
    assert found.siblingAtColumn(1).data(Role.HIT)
    assert view._count.text() == "1 of 6 sections"
    view.filters.field.setText("nowhere to be found")
    assert view._nothing.isVisible() and view._nothing.sentence() == "No section fits."
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert len(titles(view)) == 6 and not view._nothing.isVisible()
    assert not any(view.matrix.isExpanded(index) for index in view.matrix._indexes())


def test_a_click_on_a_year_compares_it_with_the_one_before_and_with_shift_the_newer_one_with_it(
    series: OverviewView, qtbot: QtBot
) -> None:
    heads = series.matrix.years

    def click(column: int, *held: Qt.KeyboardModifier) -> tuple[int, int]:
        place = QPoint(heads.sectionViewportPosition(column) + 20, heads.height() // 2)
        modifiers = held[0] if held else Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, modifiers, place)
        return series._model.matrix.pair

    assert click(2) == (0, 1)
    assert click(3) == (1, 2)
    assert click(1, Qt.KeyboardModifier.ShiftModifier) == (0, 2)
    assert series.filters._older.text().startswith("2018")
    series.choose_years(1, 2)
    series.step_newer(-1)
    assert series._model.matrix.pair == (0, 1) and not series.can_step_newer(-1)


def test_a_section_that_neither_year_has_opens_where_it_stood_last(series: OverviewView, qtbot: QtBot) -> None:
    series.choose_years(0, 1)
    added = next(index for index in series.matrix._indexes() if index.data(Role.ROW).section.title == "Added")
    with qtbot.waitSignal(series.opened) as opened:
        series.matrix.open(added)
    assert opened.args == [2, 1, "sec_II", ""]


def test_the_wheel_turned_sideways_brings_other_years_and_the_titles_stay(qtbot: QtBot, theme: Theme) -> None:
    years = [report(year, section("I", "One", *numbered(1, 2))) for year in range(2010, 2022)]
    same = Comparison(tuple(one.id for one in years), lineages=(Lineage(tuple(("sec_I",) for _ in years)),))
    view = OverviewView(theme, FakeCommands())
    qtbot.addWidget(view)
    view.resize(780, 600)
    view.show()
    view.show_series("Reports", years, same)
    matrix = view.matrix
    wheel = QWheelEvent(
        QPointF(300, 100), QPointF(300, 100), QPoint(), QPoint(240, 0), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(matrix.viewport(), wheel)
    assert matrix.isColumnHidden(12) and matrix.isColumnHidden(11) and not matrix.isColumnHidden(10)
    assert not matrix.isColumnHidden(0)
