from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from explorer.model.passage import Address, Passage
from explorer.model.report import Paragraph, Report, Table
from explorer.model.text import Footnote, Run
from explorer.ui.read.document import CHARACTERS, NUMBER_MARGIN, set_report, text_width
from explorer.ui.read.find import FindLine
from explorer.ui.read.view import ReadView
from explorer.ui.theme import Theme
from explorer.ui.widgets.typography import line_width
from tests.language.test_specimens import report as arabic_report
from tests.small_reports import WORDS, para, report, section
from tests.ui.fakes import FakeCommands


@pytest.fixture(scope="module")
def sample() -> Report:
    marked = (
        Run("The Office helped 72 countries"),
        Run("1", footnote="fn_1"),
        Run(" under "),
        Run("resolution 74/177", link="https://undocs.org/A/RES/74/177"),
        Run(", see "),
        Run("para. 30", link="#para_30"),
        Run("."),
    )
    first = section("I", "Introduction", para("1", marked, ("(a)", "Gather data;"), ("(b)", "Train judges.")))
    table = Table((((Run("Year"),), (Run("Cases"),)), ((Run("2020"),), (Run("56"),))), "Table 1")
    rest = [para(str(number), WORDS * 4) for number in range(2, 60)]
    second = section("II", "Action taken", section("A", "Crime", *rest, table, para(None, "Nothing follows.")))
    return report(2020, first, second, footnotes=[Footnote("1", (Run("See the annual report."),), eid="fn_1")])


@pytest.fixture
def view(qtbot: QtBot, theme: Theme, sample: Report) -> ReadView:
    view = ReadView(theme, FakeCommands())
    qtbot.addWidget(view)
    view.resize(780, 600)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.show_report(sample)
    view.text.setFocus()
    return view


def test_the_text_has_all_words_numbers_tables_and_notes(view: ReadView, sample: Report) -> None:
    words = view.text.toPlainText()
    for paragraph in sample.paragraphs():
        assert f"\t{paragraph.number}.\t" in words
    assert "(a)\tGather data;" in words
    assert "Table 1" in words and "56" in words
    assert words.endswith("See the annual report.")


def test_what_is_printed_above_the_text_stands_with_the_title(theme: Theme, sample: Report) -> None:
    front = (
        "General Assembly",
        "Agenda item 7*",
        "Prevention of crime",
        sample.title,
        "Report of the Secretary-General",
    )
    above = tuple(Paragraph(None, (Run(words),), page=1) for words in front)
    set_lines = set_report(replace(sample, front=above), theme).document.toPlainText().split("\n")
    at = set_lines.index(sample.title)
    below = "General Assembly · Agenda item 7 · Prevention of crime · Report of the Secretary-General"
    assert set_lines[at + 1] == below and set_lines.count(sample.title) == 1


def test_lines_are_as_long_as_the_measure(theme: Theme, sample: Report) -> None:
    set_text = set_report(sample, theme)
    set_text.document.setTextWidth(theme.px(64) + line_width(theme.reading_font(), CHARACTERS))
    paragraph = next(anchor for anchor in set_text.anchors if anchor.eid == "para_2")
    set_text.document.documentLayout().documentSize()
    layout = set_text.document.findBlock(paragraph.start).layout()
    lengths = [layout.lineAt(line).textLength() for line in range(layout.lineCount() - 1)]
    assert 60 <= sum(lengths) / len(lengths) <= 75


def test_each_element_is_found_by_its_eid(view: ReadView, sample: Report) -> None:
    for eid in [*(one.eid for one in sample.walk()), *(block.eid for _, block in sample.blocks())]:
        assert view.text.go(eid), eid
        assert view.text.current_eid() == eid
    assert view.text.go("para_1__subpara_b") and view.text.current_eid() == "para_1"
    assert not view.text.go("para_900")


def test_paragraphs_are_stepped_through_and_headings_passed_over(view: ReadView) -> None:
    places: list[str] = []
    view.text.moved.connect(places.append)
    view.text.go("para_1")
    assert view.text.step(1) and view.text.step(1) and view.text.step(-1)
    assert places[-3:] == ["para_2", "para_3", "para_2"]
    view.text.go("para_1")
    assert not view.text.step(-1)


@pytest.mark.keys
def test_space_pages_and_the_paragraph_in_hand_follows(view: ReadView, qtbot: QtBot) -> None:
    view.text.go("para_1")
    with qtbot.waitSignal(view.text.moved):
        QTest.keyClick(view.text, Qt.Key.Key_Space)
    QTest.keyClick(view.text, Qt.Key.Key_Space)
    hand = view.text.current
    assert hand is not None and hand.paragraph is not None and int(hand.paragraph.number or 0) > 2
    assert view.text.verticalScrollBar().value() > view.text.viewport().height()


@pytest.mark.keys
def test_links_are_reached_by_keys_and_only_announced(view: ReadView, qtbot: QtBot) -> None:
    view.text.go("para_1")
    assert view.text.next_link() and view.text.next_link()
    with qtbot.waitSignal(view.text.linked) as linked:
        QTest.keyClick(view.text, Qt.Key.Key_Return)
    assert linked.args == ["https://undocs.org/A/RES/74/177"]
    assert view.text.next_link()
    QTest.keyClick(view.text, Qt.Key.Key_Return)
    assert view.text.current_eid() == "para_30"
    assert not view.text.next_link()


def test_a_selection_is_a_span_of_the_paragraphs_words(view: ReadView, sample: Report) -> None:
    paragraph = sample.paragraphs()[0]
    for wanted in ("helped 72 countries under", "(a) Gather data; (b)", "judges."):
        start = paragraph.words.index(wanted)
        spans = view.text.matches(r"\s+".join(wanted.replace("(", r"\(").replace(")", r"\)").split())) or [
            (view.text.matches("helped 72")[0][0], view.text.matches(" under")[0][1])
        ]
        view.text.select(*spans[0])
        assert view.text.selected_span() == ("para_1", start, start + len(wanted))


def test_characters_beyond_the_basic_plane_do_not_shift_a_span(qtbot: QtBot, theme: Theme) -> None:
    odd = report(2020, section("I", "Odd", para("1", "A \U0001f54a dove and more."), para("2", "Second dove here.")))
    view = ReadView(theme, FakeCommands())
    qtbot.addWidget(view)
    view.show_report(odd)
    assert view.find_text("dove") and view.text.selected_span() == ("para_1", 4, 8)
    assert view.find_text("dove") and view.text.selected_span() == ("para_2", 7, 11)


def test_copying_gives_numbers_and_words_without_tabs(view: ReadView) -> None:
    view.text.selectAll()
    view.text.copy()
    words = QApplication.clipboard().text()
    assert "1. The Office helped 72 countries" in words and "(a) Gather data;" in words and "\t" not in words


def test_find_goes_round_both_ways_and_ignores_case_and_accents(view: ReadView) -> None:
    assert view.find_text("RESOLUTION 74")
    first = view.text.textCursor().selectionStart()
    assert view.find_text("résolution 74", backward=True)
    assert view.text.textCursor().selectionStart() == first
    assert not view.find_text("no such words")


@pytest.mark.keys
def test_find_begins_at_the_paragraph_in_hand_and_stays_while_words_grow(view: ReadView) -> None:
    view.text.go("para_40")
    for words in ("s", "st", "states in prev"):
        assert view.find_text(words)
    assert view.text.current_eid() == "para_40"
    first = view.text.in_hand()
    assert view.find_text("states in prev") and view.text.in_hand() > first
    assert 0 < view.text.cursorRect().top() < view.text.viewport().height()


def test_highlights_are_whole_words_prefixes_and_phrases(view: ReadView) -> None:
    view.text.set_matches(["judge"])
    assert view.text.extraSelections() == []
    view.text.set_matches(["judg*", "gather data"])
    assert sorted(one.cursor.selectedText() for one in view.text.extraSelections()) == ["Gather data", "judges"]
    view.text.set_matches([])
    assert view.text.extraSelections() == []


def test_odd_signs_are_no_regular_expression(view: ReadView) -> None:
    assert view.find_text("(a)")
    assert not view.find_text("(a.")


def test_find_marks_every_place_in_the_text_and_on_the_scroll_bar(view: ReadView) -> None:
    view.text.set_matches(["judges"])
    place = view.find_text("states")
    assert place is not None and place[1] > 3
    marked = [one.cursor.selectedText().lower() for one in view.text.extraSelections()]
    assert marked == ["states"] * place[1]
    assert len(view.text.bar.marks) > 3
    assert all(0 <= mark < 1 for mark in view.text.bar.marks)
    assert view.find_text("states") == (place[0] % place[1] + 1, place[1])
    view.end_find()
    assert [one.cursor.selectedText() for one in view.text.extraSelections()] == ["judges"]


def test_find_says_which_of_how_many_places_it_is(qtbot: QtBot, theme: Theme) -> None:
    line = FindLine(theme)
    qtbot.addWidget(line)
    line.field.setText("words")
    line.show_found((3, 1200))
    assert line.said() == "3 of 1,200" == line.field.accessibleDescription()
    line.show_found(None)
    assert line.said() == "Not in this report"


def test_a_picked_span_is_marked_where_its_words_stand(view: ReadView, sample: Report) -> None:
    words = sample.paragraphs()[0].words
    start = words.index("Gather")
    view.text.set_passages([Passage(Address(sample.id, "para_1"), "Gather data", start=start, end=start + 11)])
    assert [one.cursor.selectedText() for one in view.text.extraSelections()] == ["Gather data"]


def test_a_passage_is_the_selection_or_the_paragraph_in_hand(view: ReadView, qtbot: QtBot) -> None:
    view.text.go("para_3")
    with qtbot.waitSignal(view.text.passage_requested) as asked:
        view.text.request_passage()
    assert asked.args == ["para_3", None, None]


def test_the_notes_of_the_paragraph_in_hand_are_shown(view: ReadView) -> None:
    view.text.go("para_1")
    assert view.text.show_notes()
    view.text.go("para_2")
    assert not view.text.show_notes()


@pytest.mark.keys
def test_enter_shows_the_notes_of_the_paragraph_in_hand(view: ReadView, qtbot: QtBot) -> None:
    view.text.go("para_1")
    QTest.keyClick(view.text, Qt.Key.Key_Return)
    assert "See the annual report." in QToolTip.text()
    QToolTip.hideText()


def test_a_heading_is_shown_with_its_first_paragraph(view: ReadView) -> None:
    view.text.go("sec_II__sec_A")
    top = view.text.verticalScrollBar().value()
    view.text.go("para_2")
    assert view.text.verticalScrollBar().value() < top
    assert view.text._rect(view.text._set.anchors[view.text._set.index("sec_II") or 0]).top() > top - 100


def test_another_text_size_keeps_the_place(view: ReadView, theme: Theme) -> None:
    view.text.go("para_30")
    before = view.text.currentFont().pixelSize()
    theme.text_size = 150
    try:
        assert view.text.current_eid() == "para_30"
        assert view.text.document().defaultFont().pixelSize() == before * 1.5
    finally:
        theme.text_size = 100


def test_a_message_stands_in_place_of_the_text(view: ReadView, qtbot: QtBot, sample: Report) -> None:
    view.show_message("Choose a report in the tree.")
    assert view.message == "Choose a report in the tree."
    view.show_report(sample)
    assert view.message is None


def test_a_report_that_runs_from_right_to_left_is_set_so(theme: Theme) -> None:
    arabic = arabic_report("ar", 2020, "txt")
    set_text = set_report(arabic, theme)
    set_text.document.setTextWidth(text_width(theme))
    anchor = next(anchor for anchor in set_text.anchors if anchor.eid == "para_1")
    block = set_text.document.findBlock(anchor.start)
    assert block.blockFormat().layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert block.blockFormat().rightMargin() == theme.px(NUMBER_MARGIN) and block.blockFormat().leftMargin() == 0
    set_text.document.documentLayout().documentSize()
    line = block.layout().lineAt(0)
    words = anchor.start - block.position() + len("\t1.\t")
    assert line.cursorToX(1)[0] > line.cursorToX(words)[0] > line.cursorToX(words + 20)[0]  # type: ignore[index]
