"""Garbage is collected while nobody touches anything."""

import gc

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from explorer.ui.shell import idle


def test_garbage_is_collected_once_the_reader_rests(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(idle, "IDLE_MS", 20)
    monkeypatch.setattr(idle, "APART", 0.0)
    thresholds = gc.get_threshold()
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    gc.unfreeze()
    collector = idle.IdleCollector(window)
    try:
        assert gc.get_threshold()[2] > thresholds[2] or thresholds == gc.get_threshold()
        qtbot.waitUntil(lambda: gc.get_freeze_count() > 0)
        gc.unfreeze()
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
        qtbot.waitUntil(lambda: gc.get_freeze_count() > 0)
    finally:
        collector.deleteLater()
        gc.unfreeze()
        gc.set_threshold(*thresholds)
