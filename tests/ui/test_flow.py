"""Widgets set one after the other, as words in lines."""

import pytest
from PySide6.QtWidgets import QLabel, QLayout, QLineEdit, QSizePolicy, QWidget
from pytestqt.qtbot import QtBot

from explorer.ui.widgets.flow import Flow
from tests.narrow import known


@pytest.fixture
def row(qtbot: QtBot) -> QWidget:
    """Three boxes of 100 pixels and a field that takes what is left."""
    row = QWidget()
    qtbot.addWidget(row)
    flow = Flow(row, spacing=10)
    for _ in range(3):
        box = QLabel(row)
        box.setFixedSize(100, 20)
        flow.addWidget(box)
    field = QLineEdit(row)
    field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    field.setFixedHeight(20)
    flow.addWidget(field)
    return row


def laid(row: QWidget) -> QLayout:
    return known(row.layout())


def places(row: QWidget, width: int) -> list[tuple[int, int]]:
    row.resize(width, 200)
    row.show()
    flow = laid(row)
    return [(item.geometry().left(), item.geometry().top()) for number in range(4) if (item := flow.itemAt(number))]


def test_what_finds_no_room_begins_a_new_line(row: QWidget) -> None:
    assert places(row, 1000) == [(0, 0), (110, 0), (220, 0), (330, 0)]
    assert places(row, 230)[:3] == [(0, 0), (110, 0), (0, 30)]
    assert places(row, 100)[:3] == [(0, 0), (0, 30), (0, 60)]
    assert laid(row).heightForWidth(1000) == 20 and laid(row).heightForWidth(230) >= 50


def test_what_expands_takes_the_rest_of_its_line_and_what_is_hidden_takes_nothing(row: QWidget) -> None:
    places(row, 1000)
    field = laid(row).itemAt(3)
    assert field is not None and field.geometry().right() == 999
    first = laid(row).itemAt(0)
    assert first is not None
    known(first.widget()).hide()
    laid(row).activate()
    second = laid(row).itemAt(1)
    assert second is not None and second.geometry().left() == 0
    assert laid(row).takeAt(3) is field and laid(row).count() == 3
