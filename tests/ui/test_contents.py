"""The tree of contents, drawn as text: two blanks a level, `+` before what is folded."""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from explorer.library.outline import Heading, Outline, outline_of
from explorer.model.breach import Breach
from explorer.present.contents import MOST
from explorer.ui.shell.contents import ContentsView
from explorer.ui.shell.contents_model import ContentsModel, Role
from explorer.ui.theme import Theme
from tests.small_reports import newer_report, older_report
from tests.ui.fakes import FakeCommands


@dataclass(frozen=True)
class Line:
    id: str
    year: int | None
    title: str = "Report"
    symbols: tuple[str, ...] = ()
    file: str = "report.txt"
    error: str | None = None
    doubts: int = 0
    language: str = "en"
    breaches: tuple[Breach, ...] = ()
    ocr: tuple[int, ...] = ()


REPORTS = {"a": older_report(), "b": newer_report()}
SERIES = {"Reports": [Line("a", 2020), Line("b", 2021), Line("c", 2022, error="The file is empty.")]}


def read(id: str) -> Outline:
    return outline_of(REPORTS[id]) if id in REPORTS else ()


def drawn(view: ContentsView, parent: QModelIndex | None = None, depth: int = 0) -> list[str]:
    parent = parent or QModelIndex()
    model, lines = view.tree.model(), []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        folded = model.hasChildren(index) and not view.tree.isExpanded(index)
        lines.append("  " * depth + ("+ " if folded else "") + str(index.data(Role.NODE)))
        if not folded:
            lines += drawn(view, index, depth + 1)
    return lines


def make(qtbot: QtBot, theme: Theme) -> ContentsView:
    view = ContentsView(theme, FakeCommands())
    view.set_reader(read)
    qtbot.addWidget(view)
    view.show_series(SERIES)
    return view


def test_reports_stand_folded_under_their_series_and_say_why_they_could_not_be_read(qtbot: QtBot, theme: Theme) -> None:
    assert drawn(make(qtbot, theme)) == ["Reports", "  + 2020", "  + 2021", "  2022. The file is empty."]


def test_the_place_in_hand_is_unfolded_and_selected_without_being_opened_again(qtbot: QtBot, theme: Theme) -> None:
    view = make(qtbot, theme)
    section = REPORTS["a"].sections[1].sections[0]
    with qtbot.assertNotEmitted(view.opened):
        view.show_place("a", section.eid)
    assert view.tree.currentIndex().data(Role.NODE).title == "Organized crime"
    assert "      A Organized crime" in drawn(view)


def test_a_filter_looks_into_every_report_and_keeps_what_stands_above(qtbot: QtBot, theme: Theme) -> None:
    view = make(qtbot, theme)
    before = drawn(view)
    QTest.keyClicks(view.filter, "trafficking")
    assert drawn(view) == [
        "Reports",
        "  2020",
        "    II Action taken",
        "      B Trafficking in persons",
        "  2021",
        "    IV Emerging issues",
        "      A Trafficking",
    ]
    view.filter.clear()
    assert drawn(view) == before


def test_a_filter_takes_words_in_any_order_without_accents_and_years(qtbot: QtBot, theme: Theme) -> None:
    view = make(qtbot, theme)
    view.filter.setText("Pérs traf")
    assert drawn(view)[-1].strip() == "B Trafficking in persons"
    view.filter.clear()
    QTest.keyClicks(view.filter, "2021")
    assert drawn(view) == ["Reports", "  + 2021"]


def test_what_was_unfolded_before_the_filter_is_unfolded_after_it(qtbot: QtBot, theme: Theme) -> None:
    view = make(qtbot, theme)
    view.show_place("a", REPORTS["a"].sections[1].sections[0].eid)
    before = drawn(view)
    QTest.keyClicks(view.filter, "terror")
    view.filter.clear()
    assert drawn(view) == before
    assert view.tree.currentIndex().data(Role.NODE).title == "Organized crime"


def test_the_place_gone_to_while_a_filter_stood_is_in_hand_after_it(qtbot: QtBot, theme: Theme) -> None:
    view = make(qtbot, theme)
    QTest.keyClicks(view.filter, "terror")
    view.show_place("a", REPORTS["a"].sections[1].sections[0].eid)
    view.filter.clear()
    assert view.tree.currentIndex().data(Role.NODE).title == "Organized crime"


def test_a_filter_that_finds_very_much_says_how_much_it_leaves_out(qtbot: QtBot, theme: Theme) -> None:
    view = ContentsView(theme, FakeCommands())
    qtbot.addWidget(view)
    view.set_reader(lambda id: tuple(Heading(1, "", f"Heading {number}", "", f"sec_{number}") for number in range(900)))
    view.show_series({"Reports": [Line("a", 2020)]})
    QTest.keyClicks(view.filter, "heading")
    assert drawn(view)[-1] == "500 more headings: type more letters"
    assert len(drawn(view)) == MOST + 3


def test_no_row_stands_half_under_the_filter_when_the_place_is_shown(qtbot: QtBot, theme: Theme) -> None:
    view = make(qtbot, theme)
    view.resize(260, 211)
    view.show()
    for report in ("a", "b"):
        for section in REPORTS[report].walk():
            view.show_place(report, section.eid)
            top = view.tree.visualRect(view.tree.indexAt(QPoint(0, 0)))
            assert top.top() >= 0
            assert view.tree.visualRect(view.tree.currentIndex()).bottom() <= view.tree.viewport().height()


def test_a_filter_that_finds_nothing_says_so_and_esc_empties_it(qtbot: QtBot, theme: Theme) -> None:
    view = make(qtbot, theme)
    view.show()
    QTest.keyClicks(view.filter, "zzz")
    assert view.message.isVisible()
    assert view.message.sentence() == "No heading has these letters."
    QTest.keyClick(view.filter, Qt.Key.Key_Escape)
    assert view.filter.text() == ""
    assert view.tree.isVisible()


def test_down_leads_from_the_filter_into_the_tree(qtbot: QtBot, theme: Theme) -> None:
    view = make(qtbot, theme)
    view.show()
    view.activateWindow()
    QTest.keyClicks(view.filter, "terrorism")
    QTest.keyClick(view.filter, Qt.Key.Key_Down)
    qtbot.waitUntil(view.tree.hasFocus)


def test_enter_opens_the_selected_section(qtbot: QtBot, theme: Theme) -> None:
    view = make(qtbot, theme)
    section = REPORTS["b"].sections[0]
    view.show_place("b", section.eid)
    with qtbot.waitSignal(view.opened) as opened:
        QTest.keyClick(view.tree, Qt.Key.Key_Return)
    assert opened.args == ["b", section.eid]


def test_a_library_shown_again_keeps_the_place(qtbot: QtBot, theme: Theme) -> None:
    view = make(qtbot, theme)
    view.show_place("b", REPORTS["b"].sections[0].eid)
    before = drawn(view)
    view.show_series(SERIES)
    assert drawn(view) == before
    assert view.tree.currentIndex().data(Role.NODE).report == "b"


def test_an_empty_library_is_said_in_a_sentence(qtbot: QtBot, theme: Theme) -> None:
    view = make(qtbot, theme)
    view.show_series({})
    assert view.message.isVisibleTo(view)
    assert view.message.sentence() == "The library is empty."


def many(*names: str, years: range = range(2000, 2003)) -> dict[str, list[Line]]:
    return {name: [Line(f"{name}-{year}", year) for year in years] for name in names}


@pytest.fixture
def large(qtbot: QtBot, theme: Theme) -> ContentsView:
    """A tree of six series, of which some rows are in view and the last report is in hand, unfolded."""
    view = make(qtbot, theme)
    view.set_reader(lambda id: outline_of(older_report()))
    view.show_series(many(*"ABDEFG"))
    view.resize(260, 300)
    view.show()
    view.show_place("G-2002", "sec_I")
    return view


def test_rows_that_come_take_nothing_from_the_reader(large: ContentsView) -> None:
    tree, model = large.tree, large.tree.model()
    tree.collapse(model.index(1, 0))
    before, here = drawn(large), tree.currentIndex()
    top = tree.indexAt(QPoint(0, 0))
    seen, tops = str(top.data(Role.NODE)), tree.visualRect(top).top()
    removed: list[int] = []
    model.rowsRemoved.connect(lambda above, first, last: removed.append(first))
    large.show_series(many(*"ABCDEFG"))
    assert [line for line in drawn(large) if line not in before] == ["C"]
    assert len(drawn(large)) == len(before) + 4
    assert tree.currentIndex() == here and not removed
    now = tree.indexAt(QPoint(0, 0))
    assert (str(now.data(Role.NODE)), tree.visualRect(now).top()) == (seen, tops)


def test_a_series_that_rises_is_unfolded_as_it_was_and_keeps_the_place(large: ContentsView) -> None:
    large.tree.collapse(large.tree.model().index(0, 0))
    grown = many("G", years=range(2000, 2005)) | many(*"ABDEF")
    large.show_series(grown)
    assert drawn(large)[:8] == ["G", "  + 2000", "  + 2001", "  2002", "    I Introduction", "    + II Action taken",
                                "    III Terrorism", "  + 2003"]  # fmt: skip
    assert "+ A" in drawn(large)
    assert large.tree.currentIndex().data(Role.NODE).title == "Introduction"


@given(st.lists(st.permutations("ABCDE").map(lambda names: names[:4]), min_size=2, max_size=4))
@settings(max_examples=40, deadline=None)
def test_a_tree_shown_step_by_step_is_what_is_shown_at_once(steps: list[list[str]]) -> None:
    model = ContentsModel(lambda node: 0)
    for number, names in enumerate(steps):
        there = {name: many(name, years=range(2000, 2001 + (number + len(name)) % 3))[name] for name in names}
        model.show(there)
        whole = ContentsModel(lambda node: 0)
        whole.show(there)
        assert (
            listed(model)
            == listed(whole)
            == [(name, [str(line.year) for line in lines]) for name, lines in there.items()]
        )
        assert {node.report for node in model.reports()} == {line.id for lines in there.values() for line in lines}
        delete(whole)  # As Python does at some time, where others are made that come to stand in its place.
    delete(model)


def listed(model: ContentsModel) -> list[tuple[str, list[str]]]:
    tops = [model.index(row, 0) for row in range(model.rowCount())]
    return [(top.data(), [model.index(row, 0, top).data() for row in range(model.rowCount(top))]) for top in tops]


def test_a_report_that_is_read_anew_shows_its_new_headings(qtbot: QtBot, theme: Theme) -> None:
    view = make(qtbot, theme)
    view.show_place("a", REPORTS["a"].sections[0].eid)
    view.set_reader(lambda id: outline_of(REPORTS["b"]))
    view.show_series(SERIES)
    assert [line for line in drawn(view) if "Emerging" in line] == ["    + IV Emerging issues"]


def test_files_of_one_name_that_were_not_read_are_rows_of_their_own(qtbot: QtBot, theme: Theme) -> None:
    view = make(qtbot, theme)
    unread = [Line("", None, title="", file="a.pdf", error=error) for error in ("Empty.", "Damaged.")]
    view.show_series({"Not read": unread[:1]})
    view.show_series({"Not read": unread})
    assert drawn(view) == ["Not read", "  a.pdf. Empty.", "  a.pdf. Damaged."]
    view.show_series({"Not read": unread[1:]})
    assert drawn(view) == ["Not read", "  a.pdf. Damaged."]
