"""What a start takes up from the last one."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer import settings
from explorer.places import Mode, Place
from explorer.ui.shell.trace import VARIABLE
from explorer.ui.theme import DARK, Appearance, Theme
from tests.ui.desks import newest, opened, started, until


def test_a_second_start_takes_up_place_size_panes_and_looks(qapp: QApplication, tmp_path: Path) -> None:
    with opened(qapp, tmp_path) as desk:
        report = desk.session.reports.report(newest(desk))
        place = Place(Mode.READ, report.id, report.paragraphs()[20].eid)
        desk.session.reader.go(place)
        desk.window.resize(desk.window.width(), 711)
        desk.window.panes.setSizes([260, 600, 320])
        desk.frame.set_text_size(120)
        desk.frame.set_appearance(Appearance.DARK)
        desk.frame.toggle_single_letters()
        sizes = desk.window.panes.sizes()
    with opened(qapp, tmp_path) as desk:
        until(lambda: desk.session.reader.place == place)
        assert desk.window.height() == 711
        if qapp.primaryScreen().availableSize().width() > sum(sizes):  # Else the window had to be made narrower.
            assert desk.window.panes.sizes() == sizes
        assert (desk.theme.text_size, desk.theme.dark) == (120, True)
        assert desk.preferences.settings.single_letter_keys is False


def test_a_damaged_settings_file_is_no_hindrance(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text("{ this is no", encoding="utf-8")
    with started(qapp, tmp_path) as desk:
        assert desk.session.reader.place.mode == Mode.OVERVIEW
        assert desk.preferences.settings == settings.Settings()


def test_the_trace_tells_of_first_paint_library_and_filled_overview(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trace = tmp_path / "trace"
    monkeypatch.setenv(VARIABLE, str(trace))
    with started(qapp, tmp_path / "home"):
        until(lambda: "overview-filled" in trace.read_text(encoding="utf-8"))
    events = [line.split('"')[3] for line in trace.read_text(encoding="utf-8").splitlines()]
    assert events == ["first-paint", "library-shown", "overview-filled"]


def test_colours_follow_the_system_until_they_are_chosen(qapp: QApplication, theme: Theme, qtbot: QtBot) -> None:
    theme.appearance = Appearance.SYSTEM
    system = qapp.styleHints().colorSchemeChanged
    with qtbot.waitSignal(theme.changed):
        system.emit(Qt.ColorScheme.Dark)
    assert (theme.dark, qapp.palette().window().color().name().upper()) == (True, DARK.pane)
    theme.appearance = Appearance.LIGHT
    system.emit(Qt.ColorScheme.Dark)
    assert not theme.dark
    system.emit(Qt.ColorScheme.Light)
