import os
from collections.abc import Iterator

import pytest

pytest.importorskip("PySide6")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from explorer.ui.theme import Appearance, Theme
from tests.ui.fakes import FakeCommands


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The light theme at its usual size, whatever a test before has made of it."""
    theme = next((child for child in qapp.children() if isinstance(child, Theme)), None) or Theme(qapp)
    theme.appearance, theme.text_size = Appearance.LIGHT, 100
    return theme


@pytest.fixture
def commands() -> FakeCommands:
    return FakeCommands()


@pytest.fixture(autouse=True, scope="session")
def clipboard_emptied(qapp: QApplication) -> Iterator[None]:
    """Without a display the clipboard outlives Python, and crashes where it then holds something made in Python."""
    yield
    qapp.clipboard().clear()
