"""Why two paragraphs correspond: told below the rows of Compare, and marked in both texts."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.compare.digest import digest
from explorer.model.comparison import Pair, Rejected
from explorer.model.link_reasons import Extract, LinkReason, ReasonKind, Shared, packed
from explorer.places import Mode, Only, Place
from explorer.present.captions import Part
from explorer.ui.compare.view import CompareView
from explorer.ui.digest.view import DigestView
from explorer.ui.overview.model import Role
from explorer.ui.overview.view import OverviewView
from explorer.ui.theme import Theme
from tests.narrow import a, known
from tests.small_reports import differ, newer_report, older_report, small_comparison, small_pair
from tests.ui.desks import focus, newest, opened, press, until
from tests.ui.fakes import FakeCommands

HELPED = Shared(Extract("para_6", 8, 25, "the Office helped"), Extract("para_9", 8, 25, "the Office helped"))
COUNTRIES = Shared(Extract("para_6", 29, 38, "countries"), Extract("para_9", 29, 38, "countries"))
REASONS = (
    LinkReason(ReasonKind.PHRASE, (HELPED,)),
    LinkReason(ReasonKind.NEIGHBOURS),
    LinkReason(ReasonKind.WORDS, (COUNTRIES,)),
)


def pair_with_reasons() -> Pair:
    """Paragraph 9 is linked for three reasons, of which one quotes nothing; 6 is new, and 5 perhaps its counterpart."""
    pair = small_pair()
    perhaps = Rejected("para_5", 0.5, packed([LinkReason(ReasonKind.YEARS_BETWEEN)]))
    links = [
        replace(link, why=packed(REASONS))
        if link.right == "para_9"
        else replace(link, rejected_left=perhaps)
        if link.right == "para_6"
        else link
        for link in pair.paragraphs
    ]
    return replace(pair, paragraphs=tuple(links))


@pytest.fixture
def commands() -> FakeCommands:
    return FakeCommands()


@pytest.fixture
def view(qtbot: QtBot, theme: Theme, commands: FakeCommands) -> CompareView:
    view = CompareView(theme, commands, differ)
    qtbot.addWidget(view)
    view.resize(980, 600)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.show_pair(older_report(), newer_report(), pair_with_reasons())
    view.list.setFocus()
    view.go("para_9")
    return view


def marked(view: CompareView) -> list[str]:
    """The words that are marked in the row in hand, of the older and of the newer text."""
    shown = view._model.compared.shown(view.list.current_row())

    def words(part: Part) -> list[str]:
        return [part.words[start:end] for start, end in part.marked]

    return [found for part in (*shown.older, *shown.newer) for found in words(part)]


def picture(view: CompareView) -> QImage:
    return view.list.viewport().grab().toImage()


def has_colour(image: QImage, name: str) -> bool:
    return any(image.pixelColor(x, y).name() == name for x in range(0, image.width(), 2) for y in range(image.height()))


def rows_of(view: OverviewView) -> Iterator[QModelIndex]:
    """The title of every row of the matrix."""
    model = view.matrix.model()
    waiting = [model.index(row, 0) for row in range(model.rowCount())]
    while waiting:
        index = waiting.pop(0)
        yield index
        waiting += [model.index(row, 0, index) for row in range(model.rowCount(index))]


def test_the_reasons_of_the_row_in_hand_stand_below_the_rows(view: CompareView) -> None:
    assert view.why.words() == "Strong · “the Office helped” · neighbours · words “countries”"
    view.go("para_6")
    assert view.why.words() == "Perhaps II.A, para. 5 · the years between only"
    view.go("sec_IV")
    assert view.why.words() == ""


def test_each_step_marks_the_next_reason_in_both_texts_and_the_last_one_none(view: CompareView, theme: Theme) -> None:
    ground = theme.color("match").name()
    assert not has_colour(picture(view), ground)
    assert view.why.step() and marked(view) == ["the Office helped"] * 2
    assert has_colour(picture(view), ground)
    assert view.why.step() and marked(view) == ["countries"] * 2
    assert view.why.step() and marked(view) == []
    assert not has_colour(picture(view), ground)
    view.go("para_6")
    assert not view.why.step()


@pytest.mark.keys
def test_a_click_marks_a_reason_and_another_click_escape_or_another_row_takes_it_back(view: CompareView) -> None:
    first, between, last = view.why._chips[:3]
    assert not between.isEnabled()
    last.click()
    assert marked(view) == ["countries"] * 2
    last.click()
    assert marked(view) == []
    first.click()
    QTest.keyClick(view.list, Qt.Key.Key_Escape)
    assert marked(view) == [] and view.why.current is None
    first.click()
    view.go("para_8")
    view.go("para_9")
    assert marked(view) == []


def test_long_reasons_are_cut_to_the_width_and_told_in_full(view: CompareView) -> None:
    view.resize(640, 600)
    chips = [chip for chip in view.why._chips if chip.isVisible()]
    assert len(chips) == 3 and chips[-1].geometry().right() <= view.why.width()
    assert [chip.accessibleName() for chip in chips] == ["“the Office helped”", "neighbours", "words “countries”"]


def test_every_reason_of_several_counterparts_is_marked_in_turn(view: CompareView) -> None:
    several = (*REASONS, *(LinkReason(kind, (HELPED,)) for kind in (ReasonKind.NAME, ReasonKind.CITED)))
    pair = pair_with_reasons()
    links = [replace(link, why=packed(several)) if link.right == "para_9" else link for link in pair.paragraphs]
    view.show_pair(older_report(), newer_report(), replace(pair, paragraphs=tuple(links)))
    view.go("para_9")
    kinds = []
    while view.why.step() and view.why.current is not None:
        kinds.append(view.why.current.kind)
    assert kinds == [ReasonKind.PHRASE, ReasonKind.WORDS, ReasonKind.NAME, ReasonKind.CITED]
    view.resize(480, 600)
    chips = [chip for chip in view.why._chips if chip.isVisible()]
    assert 1 <= len(chips) < len(several) and chips[-1].geometry().right() <= view.why.width()


def test_what_is_perhaps_a_counterpart_is_told_and_opened(view: CompareView, commands: FakeCommands) -> None:
    view.go("para_6")
    said = QAccessible.queryAccessibleInterface(view.list).child(view.list.current_row()).text(QAccessible.Text.Name)
    assert said.startswith("para. 6 · new; No counterpart in 2020; perhaps II.A, para. 5. ")
    view.why._perhaps.click()
    assert commands.ran == ["compare.perhaps"]


@pytest.mark.keys
def test_by_keys_reasons_are_marked_and_both_places_opened_wherever_one_is(qapp: QApplication, tmp_path: Path) -> None:
    with opened(qapp, tmp_path) as desk:
        desk.session.reader.go(Place(Mode.DIGEST, newest(desk)))
        digest = a(DigestView, focus(desk))
        digest.set_only(Only.NEW)
        until(lambda: any(each.kind and each.perhaps for each in digest.list.shown.rows))
        row = next(number for number, each in enumerate(digest.list.shown.rows) if each.kind and each.perhaps)
        line = digest.list.shown.rows[row]
        assert line.detail.startswith("perhaps 2020, ")
        digest.list.take(row)
        press(desk, Qt.Key.Key_A)
        place = desk.session.reader.place
        assert place.by_hand and {place.eid, place.other_eid} == {line.newer, line.perhaps}
        until(lambda: known(desk.window.centre.current()).message is None)
        view = a(CompareView, focus(desk))
        older, newer, _ = known(view._shown)
        assert [len(report.paragraphs()) for report in (older, newer)] == [1, 1]
        press(desk, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        desk.session.reader.go(Place(Mode.READ, newest(desk), line.newer))
        focus(desk)
        press(desk, Qt.Key.Key_A)
        assert desk.session.reader.place == replace(place, only=Only.ALL)
        desk.session.reader.go(Place(Mode.OVERVIEW))
        overview = a(OverviewView, focus(desk))
        overview.filters.chips.chip(Only.NEW).click()
        index = next(each for each in rows_of(overview) if "perhaps " in each.data(Role.NOTE))
        overview.matrix.setCurrentIndex(index)
        press(desk, Qt.Key.Key_A)
        assert desk.session.reader.place.by_hand
        assert str(desk.session.reader.place.eid) == index.data(Role.ROW).section.eid
        desk.session.reader.go(Place(Mode.COMPARE, newest(desk), "para_69"))
        until(lambda: known(desk.window.centre.current()).message is None)
        focus(desk)
        press(desk, Qt.Key.Key_W)
        assert view.why.current is not None and len(marked(view)) >= 2


def test_a_click_on_what_is_perhaps_a_counterpart_of_a_change_opens_both(
    qtbot: QtBot, theme: Theme, commands: FakeCommands
) -> None:
    comparison = replace(small_comparison(), pairs=(pair_with_reasons(),))
    reports = [older_report(), newer_report()]
    view = DigestView(theme, commands)
    qtbot.addWidget(view)
    view.resize(780, 600)
    view.show()
    view.show_digest(digest(comparison, reports, 0, 1), reports[0], reports[1], [("report-2020", "2020")])
    view.set_only(Only.NEW)
    row = next(number for number, each in enumerate(view.list.shown.rows) if each.perhaps)
    assert view.list.shown.rows[row].detail == "perhaps 2020, II.A, para. 5"
    view.list.take(row)
    went: list[str] = []
    view.opened.connect(lambda older, eid: went.append(eid))
    rect = view.list.visualRect(view.list.currentIndex())
    for below in (4, rect.height() - 12):
        QTest.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.topLeft() + QPoint(200, below))
    assert went == ["para_6"] and commands.ran == ["compare.perhaps"]
