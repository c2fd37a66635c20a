"""Elsewhere: counterparts in every year, and what the reader says of them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from explorer.model.comparison import (
    CorrectionKind,
)
from explorer.places import Mode, Place
from explorer.present.cards import Card, Look
from explorer.present.elsewhere import Target
from explorer.ui.compare.view import CompareView
from explorer.ui.desk import Desk
from explorer.ui.elsewhere.view import ElsewhereView
from explorer.ui.theme import Theme
from tests.narrow import a, known
from tests.ui.desks import focus, newest, opened, press, read, until
from tests.ui.fakes import FakeCommands

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def test_doubt_is_drawn_with_a_dashed_edge_and_said(qtbot: QtBot, theme: Theme) -> None:
    view = ElsewhereView(theme, FakeCommands())
    qtbot.addWidget(view)
    view.resize(290, 400)
    columns = {}
    for look in (Look.PLAIN, Look.PINNED, Look.DOUBTFUL):
        view.show_counterparts("para. 1", [Card(None, "2020", "I", detail="Doubtful: some words", look=look)])
        picture = QImage(290, 80, QImage.Format.Format_RGB32)
        picture.fill(theme.color("pane"))
        painter, option = QPainter(picture), QStyleOptionViewItem()
        option.rect = picture.rect()
        view.list.itemDelegate().paint(painter, option, view.list.cards.index(0, 0))
        painter.end()
        columns[look] = {picture.pixelColor(5, y).name() for y in range(80)}
    accent = theme.color("accent").name()
    assert accent not in columns[Look.PLAIN] and accent in columns[Look.PINNED] & columns[Look.DOUBTFUL]
    assert "Doubtful" in str(view.list.cards.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))


def test_the_buttons_show_what_was_said_and_what_can_be(qtbot: QtBot, theme: Theme, commands: FakeCommands) -> None:
    view = ElsewhereView(theme, commands)
    qtbot.addWidget(view)
    pinned = Card(Target("a", "para_2", said=CorrectionKind.PIN), "2020", "I, para. 2")
    missing = Card(Target("b", "sec_I", linkable=False), "2019", "No counterpart")
    view.show_counterparts("para. 1", [pinned, missing])
    states = [(kind, button.isEnabled(), button.isChecked()) for kind, button in view._buttons.items()]
    assert states == [
        (CorrectionKind.PIN, True, True),
        (CorrectionKind.APART, True, False),
        (CorrectionKind.ALONE, True, False),
    ]
    view.list.setCurrentIndex(view.list.cards.index(1, 0))
    assert [button.isEnabled() for button in view._buttons.values()] == [False, False, True]
    view._buttons[CorrectionKind.ALONE].click()
    assert commands.ran == ["elsewhere.lone"]
    assert view._buttons[CorrectionKind.ALONE].accessibleDescription().endswith("(<elsewhere.lone>)")
    assert not view._buttons[CorrectionKind.ALONE].isChecked()


@pytest.fixture(scope="module")
def desk(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with opened(qapp, tmp_path_factory.mktemp("home")) as desk:
        yield desk


def shown(desk: Desk) -> list[str]:
    return [f"{card.year} {card.place}" for card in desk.elsewhere.view.list.cards.rows]


@pytest.mark.keys
def test_pin_not_the_same_and_no_counterpart_by_keys_and_undone(desk: Desk) -> None:
    read(desk, "69")
    until(lambda: "2020 IV.A.2, para. 38" in shown(desk))
    before = shown(desk)
    press(desk, Qt.Key.Key_E, ALT)
    pane = desk.elsewhere.view
    assert pane.list.hasFocus() and pane.target() == Target("2020-implementation-of-the-mandates", "para_38")
    press(desk, Qt.Key.Key_N, ALT)
    assert pane.target() == Target(
        "2020-implementation-of-the-mandates", "para_38", said=CorrectionKind.APART, alone=True
    )
    assert known(pane.list.cards.row(pane.list.currentIndex())).look is Look.FAINT
    press(desk, Qt.Key.Key_P, ALT)
    assert known(pane.target()).said is CorrectionKind.PIN
    assert desk.window.notice.text() == "2021, para. 69 and 2020, para. 38 are pinned together."
    press(desk, Qt.Key.Key_P, ALT)
    assert desk.session.corrections.all() == []
    for _ in range(3):
        press(desk, Qt.Key.Key_Z, CTRL)
    until(lambda: not desk.session.work.tasks and shown(desk) == before)
    press(desk, Qt.Key.Key_0, ALT)
    assert desk.session.corrections.all()[0].kind is CorrectionKind.ALONE
    press(desk, Qt.Key.Key_Z, CTRL)
    until(lambda: not desk.session.work.tasks and shown(desk) == before)


def folded(desk: Desk) -> bool:
    return desk.window.side.folded


@pytest.mark.keys
def test_in_compare_the_commands_act_on_the_row_in_hand_whichever_report_it_is_of(desk: Desk) -> None:
    read(desk, "69")
    press(desk, Qt.Key.Key_C)
    until(lambda: desk.session.reader.place.mode == Mode.COMPARE)
    view = a(CompareView, focus(desk))
    assert folded(desk)
    press(desk, Qt.Key.Key_N, ALT)
    assert desk.window.notice.text() == "2021, para. 69 and 2020, para. 38 are no counterparts."
    until(lambda: not desk.session.work.tasks)
    press(desk, Qt.Key.Key_Z, CTRL)
    until(lambda: not desk.session.work.tasks)
    while known(view.current_place())[0] == newest(desk):
        press(desk, Qt.Key.Key_F8)
    press(desk, Qt.Key.Key_E, ALT)
    until(lambda: desk.elsewhere.view.target() is not None)
    assert not folded(desk)
    assert {card.year for card in desk.elsewhere.view.list.cards.rows} == {"2018", "2021"}
    assert known(desk.elsewhere.view.target()).report == newest(desk)


@pytest.mark.keys
def test_without_a_counterpart_to_speak_of_the_keys_say_what_to_do(desk: Desk) -> None:
    alone = next(entries[0] for entries in desk.session.reports.series().values() if len(entries) == 1)
    desk.session.reader.go(Place(Mode.READ, alone.id, "para_1"))
    focus(desk)
    press(desk, Qt.Key.Key_P, ALT)
    assert desk.window.notice.text().startswith("Choose a section or paragraph")
    until(lambda: "only one of its series" in desk.elsewhere.view.message.sentence())


@pytest.mark.keys
def test_in_the_overview_it_is_about_the_row_in_hand(desk: Desk) -> None:
    desk.session.reader.go(Place(Mode.OVERVIEW))
    focus(desk)
    press(desk, Qt.Key.Key_Home)
    press(desk, Qt.Key.Key_Down)
    until(lambda: shown(desk) == ["2018 I, paras. 1–3", "2020 I, paras. 1–6"])
    press(desk, Qt.Key.Key_Down)
    until(lambda: all(words.split()[1].startswith(("II", "III")) for words in shown(desk)))
