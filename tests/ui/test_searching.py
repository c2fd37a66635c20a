"""Search in the whole window on the sample reports, by real keys."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from explorer.places import Mode, Place
from explorer.present.grouping import Grouping
from explorer.search.results import Results
from explorer.ui.desk import Desk
from explorer.ui.read.view import ReadView
from tests.narrow import a, known
from tests.ui.desks import focus, opened, press, target, until, write

pytestmark = pytest.mark.keys
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(scope="module")
def shared(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with opened(qapp, tmp_path_factory.mktemp("home")) as desk:
        yield desk


@pytest.fixture
def desk(shared: Desk) -> Desk:
    """The shared window, back at the overview, without a query, saved searches or history."""
    shared.search.leave()
    shared.search.group(Grouping.NONE)
    for query in shared.session.saved_searches.all():
        shared.session.saved_searches.save(query)
    shared.session.saved_searches.forget()
    shared.session.reader.go(Place(Mode.OVERVIEW))
    focus(shared)
    return shared


def search(desk: Desk, words: str) -> None:
    press(desk, Qt.Key.Key_Slash)
    assert target(desk) is desk.window.toolbar.search
    write(desk, words)
    until(lambda: desk.session.searching.results is not None and desk.session.searching.results.query.text == words)


def shown(desk: Desk) -> tuple[str | None, str | None]:
    return desk.session.reader.place.report, desk.session.reader.place.eid


def shows_hit(desk: Desk, number: int) -> bool:
    return shown(desk) == hit(desk, number)


def results(desk: Desk) -> Results:
    return known(desk.session.searching.results)


def hit(desk: Desk, number: int) -> tuple[str, str]:
    found = results(desk).hits[number]
    return found.report, found.eid


def test_every_key_searches_and_the_results_take_the_trees_place(desk: Desk) -> None:
    search(desk, "smuggling")
    assert desk.window.left.currentWidget() is desk.search.view
    assert desk.search.view.list.found.rowCount() == len(results(desk).hits) > 0
    assert desk.session.reader.place.mode == Mode.OVERVIEW


def test_an_unfinished_word_finds_what_begins_so(desk: Desk) -> None:
    search(desk, "trafficking in pers")
    found = [hit.snippet[start:end] for hit in results(desk).hits[:5] for start, end in hit.matches]
    assert any("persons" in words.lower() for words in found)
    whole = results(desk).total
    write(desk, " ")
    until(lambda: results(desk).total < whole)


def test_arrows_move_in_the_results_from_the_field_and_the_hit_is_shown_beside(desk: Desk) -> None:
    search(desk, "smuggling of migrants")
    press(desk, Qt.Key.Key_Down)
    until(lambda: shown(desk) == hit(desk, 0))
    press(desk, Qt.Key.Key_Down)
    press(desk, Qt.Key.Key_Down)
    until(lambda: shown(desk) == hit(desk, 2))
    press(desk, Qt.Key.Key_Up)
    until(lambda: shown(desk) == hit(desk, 1))
    assert target(desk) is desk.window.toolbar.search
    assert desk.search.view.list.currentIndex().row() == 1


def test_hits_that_were_only_looked_at_are_one_step_on_the_way_back(desk: Desk) -> None:
    search(desk, "smuggling of migrants")
    for number in range(3):
        press(desk, Qt.Key.Key_Down)
        until(partial(shows_hit, desk, number))
    desk.actions.run("go.back")
    assert desk.session.reader.place.mode == Mode.OVERVIEW


def test_enter_goes_to_the_hit_esc_comes_back_and_a_second_one_ends_the_search(desk: Desk) -> None:
    search(desk, "smuggling of migrants")
    press(desk, Qt.Key.Key_Down)
    press(desk, Qt.Key.Key_Down)
    press(desk, Qt.Key.Key_Return)
    assert shown(desk) == hit(desk, 1)
    read = a(ReadView, desk.window.centre.view(Mode.READ))
    assert target(desk) is read.text
    press(desk, Qt.Key.Key_Escape)
    assert target(desk) is desk.window.toolbar.search
    assert desk.window.left.currentWidget() is desk.search.view
    assert desk.window.toolbar.search.text() == "smuggling of migrants"
    press(desk, Qt.Key.Key_Escape)
    assert desk.window.left.currentWidget() is desk.tree.view
    assert desk.session.searching.query == ""
    assert target(desk) is read.text


def test_enter_before_the_results_are_there_waits_for_them(desk: Desk) -> None:
    press(desk, Qt.Key.Key_Slash)
    write(desk, "piracy")
    press(desk, Qt.Key.Key_Return)
    until(lambda: desk.session.reader.place.mode == Mode.READ)
    assert shown(desk) == hit(desk, 0)
    assert [index.row() for index in desk.search.view.list.selectionModel().selectedIndexes()] == [0]


def test_hits_are_walked_and_picked_without_leaving_the_keys(desk: Desk) -> None:
    search(desk, "corruption")
    for _ in range(3):
        press(desk, Qt.Key.Key_F3)
        press(desk, Qt.Key.Key_B)
    assert desk.window.toolbar.search.text() == "corruption"
    assert len(desk.session.passages.all()) == 3
    assert desk.session.searching.hit == 2
    press(desk, Qt.Key.Key_F3, SHIFT)
    assert desk.session.searching.hit == 1
    for passage in desk.session.passages.all():
        desk.session.passages.remove(passage)


def test_the_whole_list_can_be_walked_however_much_was_fetched_at_once(desk: Desk) -> None:
    search(desk, "corruption")
    total = results(desk).total
    assert total > len(results(desk).hits)
    view = desk.search.view.list

    def at_the_end() -> bool:
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
        return len(results(desk).hits) == total

    until(at_the_end)
    assert view.found.rowCount() == total


def test_nothing_found_says_so_and_enter_takes_the_first_offer(desk: Desk) -> None:
    search(desk, "traficking")
    until(lambda: desk.search.view.offering)
    assert "Nothing found for “traficking”." in desk.search.view.nothing.sentence()
    offers = [query for _, query in desk.search.view.nothing.offers()]
    assert "trafficking" in offers
    press(desk, Qt.Key.Key_Return)
    until(lambda: results(desk).query.text == offers[0] and results(desk).total > 0)
    assert desk.window.toolbar.search.text() == offers[0]


def test_grouped_by_report_each_report_has_a_heading_with_its_true_count(desk: Desk) -> None:
    search(desk, "trafficking in persons")
    desk.actions.run("search.group.report")
    rows = desk.search.view.list.found.rows
    headings = [row for row in rows if row.heading]
    assert len(headings) == len({found.report for found in results(desk).hits})
    assert rows[0].heading and "place" in rows[0].detail
    press(desk, Qt.Key.Key_Down)
    assert desk.session.searching.hit == rows[1].hit


def test_the_menu_that_groups_is_opened_and_used_by_keys(desk: Desk) -> None:
    search(desk, "trafficking in persons")
    press(desk, Qt.Key.Key_G, CTRL | SHIFT)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    for _ in range(5):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    until(lambda: desk.search.view.list.found.rows[0].heading)
    assert desk.search.grouping is Grouping.REPORT


def test_grouped_by_lineage_a_paragraph_of_several_years_is_one_row(desk: Desk) -> None:
    search(desk, "trafficking in persons")
    alone = desk.search.view.list.found.rowCount()
    desk.actions.run("search.group.lineage")
    until(lambda: any(len(row.chips) > 1 for row in desk.search.view.list.found.rows))
    rows = desk.search.view.list.found.rows
    assert len(rows) < alone
    years = [[chip.year[:4] for chip in row.chips] for row in rows]
    assert all(each == sorted(each) for each in years)
    assert {number for row in rows for number in row.hits} <= set(range(len(results(desk).hits)))


def test_a_search_is_saved_offered_in_the_empty_field_and_found_again(desk: Desk) -> None:
    search(desk, "piracy")
    press(desk, Qt.Key.Key_D, CTRL)
    assert desk.session.saved_searches.all() == ["piracy"]
    press(desk, Qt.Key.Key_Escape)
    search(desk, "firearms")
    press(desk, Qt.Key.Key_Return)
    press(desk, Qt.Key.Key_Escape)
    press(desk, Qt.Key.Key_Escape)
    press(desk, Qt.Key.Key_Slash)
    offered = [(choice.title, choice.aside) for choice in desk.search.completing.popup.choices()]
    assert offered[:3] == [("piracy", "saved"), ("firearms", "recent"), ("year:", "reports of these years")]
    press(desk, Qt.Key.Key_Down)
    press(desk, Qt.Key.Key_Return)
    until(lambda: desk.session.searching.results is not None and results(desk).query.text == "piracy")
    assert desk.window.toolbar.search.text() == "piracy"


def test_a_saved_search_that_is_only_typed_through_is_not_looked_at(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    monkeypatch.setattr(desk.session.saved_searches, "looked", looked.append)
    search(desk, "piracy")
    write(desk, " off")
    until(lambda: results(desk).query.text == "piracy off")
    assert looked == []
    press(desk, Qt.Key.Key_F3)
    desk.search.leave()
    assert looked == ["piracy off"]


def test_results_show_where_the_tree_is_folded_and_fold_it_again(desk: Desk) -> None:
    press(desk, Qt.Key.Key_F9)
    assert desk.window.left.isHidden()
    search(desk, "piracy")
    assert desk.window.left.isVisible()
    press(desk, Qt.Key.Key_Escape)
    assert desk.window.left.isHidden()
    press(desk, Qt.Key.Key_F9)


def test_what_the_reader_noted_is_found_and_said_to_be_his(desk: Desk) -> None:
    report = desk.session.reports.report(desk.series.readable()[-1].id)
    paragraph = report.paragraphs()[10]
    kept = desk.session.passages.add(report.id, paragraph.eid)
    desk.session.passages.set_note(kept, "Ask the quagga about this.")
    search(desk, "quagga")
    row = desk.search.view.list.found.rows[0]
    assert row.text == "Ask the quagga about this." and row.detail.startswith("Your note")
    press(desk, Qt.Key.Key_Return)
    assert shown(desk) == (report.id, paragraph.eid)
    desk.session.passages.remove(desk.session.passages.all()[-1])


def test_every_control_of_the_results_has_a_name(desk: Desk) -> None:
    search(desk, "corruption")
    desk.session.searching.narrow("year", "2018")
    desk.actions.run("search.narrow")
    until(lambda: "Narrowed to 2018" in desk.search.view.head.said())
    controls = [
        widget
        for widget in desk.search.view.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
    ]
    assert len(controls) >= 6
    assert [one for one in controls if not (one.accessibleName() or getattr(one, "text", str)())] == []


def test_the_sheet_of_searches_leads_to_one(desk: Desk) -> None:
    search(desk, "piracy")
    press(desk, Qt.Key.Key_D, CTRL)
    desk.search.leave()
    press(desk, Qt.Key.Key_D, CTRL | SHIFT)
    write(desk, "pir")
    press(desk, Qt.Key.Key_Return)
    until(lambda: desk.session.searching.results is not None and results(desk).query.text == "piracy")
    assert target(desk) is desk.window.toolbar.search


def test_a_wrong_query_is_explained_and_its_nearest_reading_run(desk: Desk) -> None:
    search(desk, "corruption in:nowhere")
    assert any("in:nowhere" in line for line in desk.search.view.head.said())
    assert "in:nowhere" in desk.window.toolbar.search.accessibleDescription()
    assert desk.window.toolbar.search.text() == "corruption in:nowhere"
    assert results(desk).total > 0


def test_the_words_found_are_marked_in_the_text_once_typing_rests(desk: Desk) -> None:
    search(desk, "piracy")
    press(desk, Qt.Key.Key_Return)
    text = a(ReadView, desk.window.centre.view(Mode.READ)).text
    until(lambda: bool(text.extraSelections()))
    assert {one.cursor.selectedText().lower() for one in text.extraSelections()} == {"piracy"}
    assert text.bar.marks
    desk.search.leave()
    assert not text.extraSelections()


def test_find_in_the_report_counts_and_marks_and_gives_the_search_its_marks_back(desk: Desk) -> None:
    search(desk, "piracy")
    press(desk, Qt.Key.Key_Return)
    text = a(ReadView, desk.window.centre.view(Mode.READ)).text
    until(lambda: bool(text.extraSelections()))
    press(desk, Qt.Key.Key_F, CTRL)
    write(desk, "states")
    assert desk.finding.line.said().split()[0].isdigit()
    assert {one.cursor.selectedText().lower() for one in text.extraSelections()} == {"states"}
    press(desk, Qt.Key.Key_Escape)
    assert {one.cursor.selectedText().lower() for one in text.extraSelections()} == {"piracy"}
    assert target(desk) is text
    QTest.qWait(0)


def test_narrowing_to_a_year_from_the_keyboard(desk: Desk) -> None:
    search(desk, "corruption")
    total = results(desk).total
    press(desk, Qt.Key.Key_L, CTRL | SHIFT)
    facets = desk.search.view.head.facets
    assert target(desk) is facets
    press(desk, Qt.Key.Key_Down)
    year = known(facets.values.row(facets.currentIndex()))
    assert (year.facet, year.value) == ("year", "2018")
    press(desk, Qt.Key.Key_Space)
    until(lambda: results(desk).total < total)
    assert results(desk).total == year.count
    assert "Narrowed to 2018" in desk.search.view.head.said()
    press(desk, Qt.Key.Key_Space)
    until(lambda: results(desk).total == total)
    press(desk, Qt.Key.Key_Escape)
    assert target(desk) is desk.window.toolbar.search


def test_what_is_typed_while_a_library_opens_is_searched_for_then(qapp: QApplication, tmp_path: Path) -> None:
    with opened(qapp, tmp_path) as desk:
        desk.search.focus()
        desk.session.searching.clear()
        desk.window.toolbar.search.setText("piracy")
        desk.session.open_library(desk.session.library.folder)
        until(lambda: desk.session.searching.results is not None and results(desk).total > 0)
        assert desk.window.toolbar.search.text() == desk.session.searching.query == "piracy"


def test_a_field_and_its_value_are_completed_with_tab(desk: Desk) -> None:
    press(desk, Qt.Key.Key_Slash)
    write(desk, "corruption ye")
    popup = desk.search.completing.popup
    assert [choice.title for choice in popup.choices()] == ["year:"]
    press(desk, Qt.Key.Key_Tab)
    assert desk.window.toolbar.search.text() == "corruption year:"
    until(lambda: bool(popup.choices()))
    assert [choice.title for choice in popup.choices()] == ["year:2018", "year:2020", "year:2021"]
    press(desk, Qt.Key.Key_Down)
    press(desk, Qt.Key.Key_Down)
    press(desk, Qt.Key.Key_Return)
    assert desk.window.toolbar.search.text() == "corruption year:2020 "
    until(
        lambda: (
            desk.session.searching.results is not None
            and set(desk.session.searching.results.facets["year"]) == {"2020"}
        )
    )
    assert target(desk) is desk.window.toolbar.search
