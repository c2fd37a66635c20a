from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from explorer.present.cards import Card
from explorer.ui.passages.view import PassagesView
from explorer.ui.theme import Theme
from explorer.ui.widgets.cards import CardList
from explorer.ui.widgets.painting import Lines
from tests.ui.fakes import FakeCommands

LONG = "One word after another without an end to it, " * 12 + "and then the mandate at last."
CARDS = [Card(key, "2020", f"II.A, para. {key}", f"Words of paragraph {key}.", detail="") for key in (3, 4, 5)]


def test_a_screen_reader_hears_all_that_is_painted(qtbot: QtBot, theme: Theme) -> None:
    view = CardList(theme, "Cards", 2)
    qtbot.addWidget(view)
    view.cards.show([Card(1, "2020", "II.A, para. 3", "The words.", detail="Strong: heading")])
    spoken = view.cards.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "2020 II.A, para. 3. The words. Strong: heading"


def test_a_match_far_into_the_text_is_among_the_lines_shown(theme: Theme) -> None:
    start = LONG.index("mandate")
    narrow = Lines(theme, LONG, 260, 3, [(start, start + 7)])
    shown = [range_.start for range_ in narrow.layout.formats()]
    text = narrow.layout.text()
    assert text.startswith("…")
    assert text[shown[0] :].startswith("mandate")
    assert narrow.layout.lineForTextPosition(shown[0]).lineNumber() < 3


def test_a_text_too_long_for_its_lines_ends_in_an_ellipsis(theme: Theme) -> None:
    lines = Lines(theme, LONG, 260, 2)
    assert lines.layout.text().endswith("…")
    picture = QPixmap(260, 80)
    painter = QPainter(picture)
    lines.paint(painter, 0, 0)
    painter.end()


def test_a_step_asks_for_the_next_place_and_the_selection_follows(qtbot: QtBot, theme: Theme) -> None:
    view = PassagesView(theme, FakeCommands())
    qtbot.addWidget(view)
    view.show_passages(CARDS)
    with qtbot.waitSignal(view.moved) as moved:
        view.shift(1)
    assert moved.args == [CARDS[0], 1]
    view.show_passages([CARDS[1], CARDS[0], CARDS[2]])
    assert view.selected_row() == 1
    with qtbot.assertNotEmitted(view.moved):
        view.list.setCurrentIndex(view.list.cards.index(2, 0))
        view.shift(1)


def test_delete_and_a_note_are_asked_for_with_their_row(qtbot: QtBot, theme: Theme) -> None:
    view = PassagesView(theme, FakeCommands())
    qtbot.addWidget(view)
    view.show_passages(CARDS)
    view.list.setCurrentIndex(view.list.cards.index(2, 0))
    with qtbot.waitSignal(view.removed) as removed:
        QTest.keyClick(view.list, Qt.Key.Key_Delete)
    assert removed.args == [CARDS[2]]
    with qtbot.waitSignal(view.noted) as noted:
        view.list.cards.setData(view.list.cards.index(1, 0), " See also 2018. ")
    assert noted.args == [CARDS[1], "See also 2018."]


def test_dragging_a_passage_below_another_asks_for_the_place_it_then_has(qtbot: QtBot, theme: Theme) -> None:
    view = PassagesView(theme, FakeCommands())
    qtbot.addWidget(view)
    view.show_passages(CARDS)
    model = view.list.cards
    data = model.mimeData([model.index(0, 0)])
    with qtbot.waitSignal(view.moved) as moved:
        model.dropMimeData(data, Qt.DropAction.MoveAction, 3, 0, model.index(-1, 0))
    assert moved.args == [CARDS[0], 2]
    assert model.rows == CARDS
