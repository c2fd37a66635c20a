from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from explorer.present.results import Chip, Found, Summary
from explorer.ui.search.completer import Completer
from explorer.ui.search.histogram import Histogram
from explorer.ui.search.list import FoundList
from explorer.ui.search.offers import OffersView
from explorer.ui.search.painting import FoundDelegate
from explorer.ui.search.view import ResultsView
from explorer.ui.shell.toolbar import SearchField
from explorer.ui.theme import Theme
from explorer.ui.widgets.choices import Choice
from tests.narrow import a
from tests.small_reports import WORDS
from tests.ui.fakes import FakeCommands

YEARS = tuple(Chip(str(year), number) for number, year in enumerate(range(2015, 2022)))


def delegate(view: FoundList) -> FoundDelegate:
    return a(FoundDelegate, view.itemDelegate())


def hit(number: int) -> Found:
    return Found(f"II.A, para. {number}", number, (Chip("2020", number),), WORDS, ((4, 10),))


def made(qtbot: QtBot, theme: Theme, width: int, *rows: Found) -> FoundList:
    view = FoundList(theme)
    qtbot.addWidget(view)
    view.resize(width, 400)
    view.show_rows(list(rows))
    view.show()
    return view


def test_a_screen_reader_hears_all_that_is_painted(qtbot: QtBot, theme: Theme) -> None:
    view = made(qtbot, theme, 260, Found("II.A, para. 3", 0, YEARS[:2], "The words.", (), "p. 4 · Mandates"))
    spoken = view.found.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "2015, 2016. II.A, para. 3. The words. p. 4 · Mandates"


def test_chips_and_place_break_onto_lines_of_their_own_in_a_narrow_pane(qtbot: QtBot, theme: Theme) -> None:
    for width in (200, 240, 300, 420):
        view = made(qtbot, theme, width, Found("IV.E.4.(a), para. 69", 0, YEARS, WORDS, (), "p. 4 · Mandates"))
        index = view.found.index(0, 0)
        rect = view.visualRect(index)
        for chip in YEARS:
            places = [
                QPoint(x, y)
                for x in range(rect.left(), rect.right(), 4)
                for y in range(rect.top(), rect.bottom(), 4)
                if delegate(view).chip_at(index, QPoint(x, y)) == chip.hit
            ]
            assert places, f"the chip of {chip.year} is not in a pane of {width}"
        picture = QPixmap(rect.size())
        painter, option = QPainter(picture), QStyleOptionViewItem()
        option.rect = rect
        view.itemDelegate().paint(painter, option, index)
        painter.end()


def test_a_year_in_a_row_leads_to_its_own_hit_by_click_and_by_arrows(qtbot: QtBot, theme: Theme) -> None:
    view = made(qtbot, theme, 300, Found("II.A", 2, YEARS[:4], WORDS), hit(7))
    chosen: list[int] = []
    view.chosen.connect(chosen.append)
    view.chosen.connect(view.take)
    view.take(2)
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert chosen == [3, 2]
    index = view.found.index(0, 0)
    point = next(
        QPoint(x, y) for x in range(300) for y in range(60) if delegate(view).chip_at(index, QPoint(x, y)) == 1
    )
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert chosen[-1] == 1


def test_rows_are_walked_over_headings_and_hits_in_the_order_of_the_rows(qtbot: QtBot, theme: Theme) -> None:
    rows = Found("Report of 2020"), hit(3), hit(0), Found("Report of 2021"), Found("II", 2, (Chip("2018", 1), YEARS[2]))
    view = made(qtbot, theme, 300, *rows)
    seen = []
    for _ in range(3):
        view.take(view.next_row(1))
        seen.append(delegate(view).hand)
    assert seen == [3, 0, 2]
    assert view.next_row(1) is None
    assert view.next_row(-1) == 0
    assert view.order() == [3, 0, 1, 2]
    assert view.next_hit(1) == 3
    assert not view.found.index(0, 0).flags() & Qt.ItemFlag.ItemIsSelectable


def test_more_rows_leave_those_on_show_and_the_one_in_hand(qtbot: QtBot, theme: Theme) -> None:
    view = made(qtbot, theme, 300, *(hit(number) for number in range(20)))
    qtbot.waitUntil(lambda: view.visualRect(view.found.index(19, 0)).height() > 0)
    view.take(12)
    place = view.verticalScrollBar().value()
    assert place > 0
    with qtbot.assertNotEmitted(view.found.modelReset):
        view.show_rows([hit(number) for number in range(40)], continuing=True)
    assert view.found.rowCount() == 40
    assert view.verticalScrollBar().value() == place
    assert view.currentIndex().row() == 12


def test_rows_grouped_anew_leave_the_reader_where_he_is(qtbot: QtBot, theme: Theme) -> None:
    view = made(qtbot, theme, 300, *(hit(number) for number in range(30)))
    qtbot.waitUntil(lambda: view.visualRect(view.found.index(29, 0)).height() > 0)
    view.take(1)
    view.verticalScrollBar().setValue(700)
    joined = Found("II.A, para. 0", 0, (Chip("2018", 0), Chip("2020", 45)), WORDS)
    view.show_rows([joined, *(hit(number) for number in range(1, 45))], continuing=True)
    view.take(1)
    assert view.verticalScrollBar().value() == 700
    assert view.currentIndex().row() == 1
    view.show_rows([hit(number) for number in range(50, 90)])
    view.take(None)
    assert view.verticalScrollBar().value() == 0


def test_more_is_asked_for_before_the_end_is_reached(qtbot: QtBot, theme: Theme) -> None:
    view = made(qtbot, theme, 300, *(hit(number) for number in range(40)))
    qtbot.waitUntil(lambda: view.visualRect(view.found.index(39, 0)).height() > 0)
    with qtbot.assertNotEmitted(view.more_wanted):
        view.verticalScrollBar().setValue(10)
    with qtbot.waitSignal(view.more_wanted):
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() - 300)


def test_the_list_finds_the_row_of_each_of_its_hits(qtbot: QtBot, theme: Theme) -> None:
    view = made(qtbot, theme, 260, Found("Heading"), Found("II", 5, (Chip("2018", 4), Chip("2020", 5))), hit(1))
    rows = []
    for number in (4, 5, 1, 9, None):
        view.take(number)
        rows.append(view.currentIndex().row())
    assert rows == [1, 1, 2, -1, -1]


def test_the_head_says_why_what_is_odd_and_what_is_new(qtbot: QtBot, theme: Theme) -> None:
    view = ResultsView(theme, FakeCommands())
    qtbot.addWidget(view)
    view.resize(220, 600)
    view.head.show_summary(Summary("3 places", "Texts with “a”.", ("“in:x” is not known.",), "2 are new.", "2020"))
    assert view.head.said() == ["3 places", "“in:x” is not known.", "Texts with “a”.", "2 are new.", "Narrowed to 2020"]
    view.head.show_summary(Summary("3 places"))
    assert view.head.said() == ["3 places"]


def test_years_are_narrowed_to_from_the_keyboard_and_spoken(qtbot: QtBot, theme: Theme) -> None:
    bars = Histogram(theme)
    qtbot.addWidget(bars)
    bars.resize(260, 60)
    bars.show_counts({"2018": 34, "2020": 8})
    assert bars.said() == "2018: 34 places, 2020: 8 places"
    QTest.keyClick(bars, Qt.Key.Key_Right)
    QTest.keyClick(bars, Qt.Key.Key_Right)
    with qtbot.waitSignal(bars.toggled) as toggled:
        QTest.keyClick(bars, Qt.Key.Key_Return)
    assert toggled.args == ["2020"]
    assert "2020: 8 places" in bars.accessibleDescription()


def test_one_year_alone_has_no_picture(qtbot: QtBot, theme: Theme) -> None:
    bars = Histogram(theme)
    qtbot.addWidget(bars)
    bars.show_counts({"2018": 34})
    assert bars.isHidden()


def test_values_are_ticked_with_space_and_the_row_in_hand_stays(qtbot: QtBot, theme: Theme) -> None:
    results = ResultsView(theme, FakeCommands())
    qtbot.addWidget(results)
    view = results.head
    facets = {"year": {"2018": 3, "2020": 4}, "series": {"Mandates": 7}}
    view.show_facets(facets, {})
    rows = [str(view.facets.values.rows[number]) for number in range(view.facets.values.rowCount())]
    assert rows == ["Year", "2018, 3, not chosen", "2020, 4, not chosen"]
    view.facets.setCurrentIndex(view.facets.values.index(1, 0))
    with qtbot.waitSignal(view.toggled) as toggled:
        QTest.keyClick(view.facets, Qt.Key.Key_Space)
    assert toggled.args == ["year", "2018"]
    view.show_facets({**facets, "section": {"I": 1, "II": 2}}, {"year": {"2018"}})
    assert str(view.facets.values.rows[1]) == "2018, 3, chosen"
    assert view.facets.currentIndex().row() == 1


def test_where_nothing_was_found_the_offers_are_walked_and_taken(qtbot: QtBot) -> None:
    view = OffersView(FakeCommands())
    qtbot.addWidget(view)
    view.show_offers("Nothing.", [("Did you mean x?", "x"), ("Without y: 3", "z")], "Back", "search.leave")
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.enter()
    QTest.keyClick(view.focusWidget(), Qt.Key.Key_Down)
    with qtbot.waitSignal(view.taken) as taken:
        QTest.keyClick(view.focusWidget(), Qt.Key.Key_Return)
    assert taken.args == ["z"]
    with qtbot.waitSignal(view.taken) as taken:
        view.take_first()
    assert taken.args == ["x"]


def test_an_offer_is_read_whole_in_a_narrow_pane(qtbot: QtBot) -> None:
    view = OffersView(FakeCommands())
    qtbot.addWidget(view)
    words = "Without “trafficking in persons”: 1,234 places"
    view.show_offers("Nothing.", [(words, "x")], "Back", "search.leave")
    view.resize(200, 400)
    view.show()
    button = view.findChildren(QPushButton)[0]
    qtbot.waitUntil(lambda: "\n" in button.text())
    assert button.text().replace("\n", " ") == words
    metrics = button.fontMetrics()
    assert all(metrics.horizontalAdvance(line) < button.width() for line in button.text().splitlines())
    qtbot.waitUntil(lambda: button.height() >= len(button.text().splitlines()) * metrics.height())


def completer(qtbot: QtBot, theme: Theme, by_arrows: bool) -> tuple[Completer, SearchField]:
    window = QWidget()
    qtbot.addWidget(window)
    field = SearchField(theme, "Search", parent=window)
    popup = Completer(theme, field, window)
    window.show()
    popup.show_choices([Choice(word, word) for word in ("year:", "yes")], by_arrows)
    return popup, field


def test_tab_takes_the_first_completion_and_down_is_for_the_results(qtbot: QtBot, theme: Theme) -> None:
    popup, field = completer(qtbot, theme, by_arrows=False)
    with qtbot.waitSignal(field.moved):
        QTest.keyClick(field, Qt.Key.Key_Down)
    with qtbot.waitSignal(field.entered), qtbot.assertNotEmitted(popup.taken):
        QTest.keyClick(field, Qt.Key.Key_Return)
    with qtbot.waitSignal(popup.taken) as taken:
        QTest.keyClick(field, Qt.Key.Key_Tab)
    assert taken.args == ["year:"]
    assert popup.choices() == []


def test_down_leads_into_values_and_enter_takes_one_and_esc_puts_them_away(qtbot: QtBot, theme: Theme) -> None:
    popup, field = completer(qtbot, theme, by_arrows=True)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Down):
        QTest.keyClick(field, key)
    with qtbot.waitSignal(popup.taken) as taken, qtbot.assertNotEmitted(field.entered):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert taken.args == ["yes"]
    popup.show_choices([Choice("year:", "year:")], by_arrows=True)
    with qtbot.assertNotEmitted(field.left):
        QTest.keyClick(field, Qt.Key.Key_Escape)
    assert popup.choices() == []
