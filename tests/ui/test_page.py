"""The pane with the original page, by itself."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from explorer.ingest.pages import Found, PageImage, Rectangle
from explorer.ui.icons import Icon
from explorer.ui.read.page import PageView
from explorer.ui.theme import LIGHT, Appearance, Theme
from tests.narrow import known
from tests.ui.fakes import FakeCommands

pytestmark = pytest.mark.keys
PAPER = Found(600, 800, (Rectangle(60, 600, 540, 640),))


def image(width: int, page: int = 1) -> PageImage:
    height = round(width * 4 / 3)
    return PageImage(page, width, height, 4 * width, b"\xff" * 4 * width * height)


@pytest.fixture
def view(qtbot: QtBot, theme: Theme, commands: FakeCommands) -> PageView:
    view = PageView(theme, commands)
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.show_page(image(view.pixels), PAPER, 3, "para_1")
    view.setFocus()
    return view


def grabbed(view: PageView) -> QImage:
    return view.paper.sheet.grab().toImage()


def test_a_page_is_as_wide_as_the_pane(view: PageView) -> None:
    assert not view.paper.horizontalScrollBar().isVisible()
    assert view.paper.sheet.height() == pytest.approx(view.paper.sheet.width() * 4 / 3, abs=1)
    assert view.paper.accessibleName() == "Original, page 1 of 3"


def test_the_paragraph_is_outlined_and_brought_into_view(view: PageView) -> None:
    mark = view.paper.sheet.marked()
    shown = view.paper.verticalScrollBar().value()
    assert shown > 0 and shown <= mark.top() and mark.bottom() <= shown + view.paper.viewport().height()
    picture = grabbed(view)
    edge = picture.pixelColor(round(mark.center().x()), round(mark.top()))
    middle = picture.pixelColor(round(mark.center().x()), round(mark.center().y()))
    accent = QColor(LIGHT.accent)
    assert abs(edge.blue() - accent.blue()) < 70 and edge.red() < 160
    assert middle == QColor("white")


def test_paper_is_dimmed_in_the_dark_and_stays_paper(view: PageView, theme: Theme) -> None:
    theme.appearance = Appearance.DARK
    view.show_page(image(view.pixels), Found(600, 800), 3, "para_1")
    assert 180 < grabbed(view).pixelColor(20, 20).lightness() < 230


def test_the_same_place_is_not_scrolled_again(view: PageView) -> None:
    view.paper.verticalScrollBar().setValue(10)
    view.show_page(image(view.pixels), PAPER, 3, "para_1")
    assert view.paper.verticalScrollBar().value() == 10
    view.show_page(image(view.pixels), PAPER, 3, "para_2")
    assert view.paper.verticalScrollBar().value() > 10


def test_zoom_by_keys_and_wheel(view: PageView) -> None:
    width = view.pixels
    again = QSignalSpy(view.size_changed)
    QTest.keyClick(view.paper, Qt.Key.Key_Plus)
    assert view.pixels > width
    assert again.wait(1000)  # The page is drawn anew for its new size.
    QTest.keyClick(view.paper, Qt.Key.Key_0)
    assert view.pixels == width
    QTest.keyClick(view.paper, Qt.Key.Key_Minus)
    assert view.pixels < width
    turn = QWheelEvent(
        QPointF(50, 50), view.mapToGlobal(QPointF(50, 50)), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.paper.viewport(), turn)
    assert view.pixels == width


def test_paging_goes_on_at_the_end_of_a_page(view: PageView) -> None:
    wanted = QSignalSpy(view.page_wanted)
    bar = view.paper.verticalScrollBar()
    bar.setValue(bar.maximum() - 1)
    QTest.keyClick(view.paper, Qt.Key.Key_PageDown)
    assert wanted.count() == 0
    QTest.keyClick(view.paper, Qt.Key.Key_PageDown)
    assert wanted.at(0) == [2]
    bar.setValue(0)
    QTest.keyClick(view.paper, Qt.Key.Key_PageUp)
    assert wanted.count() == 1  # There is no page before the first.


def test_buttons_end_with_the_pages(view: PageView) -> None:
    back, on = view._buttons[Icon.LEFT], view._buttons[Icon.RIGHT]
    assert not back.isEnabled() and on.isEnabled()
    view.show_page(image(view.pixels, 3), PAPER, 3, "para_9")
    assert back.isEnabled() and not on.isEnabled()


def test_a_sentence_stands_where_there_is_no_page(view: PageView, commands: FakeCommands) -> None:
    view.show_message("The original is a Word file.", "Open the original", "original.open")
    assert view.page == 0 and view.message.isVisible() and not view._buttons[Icon.LEFT].isVisible()
    known(view.findChild(QPushButton)).click()
    assert commands.ran == ["original.open"]
