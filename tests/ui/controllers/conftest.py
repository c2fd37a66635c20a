from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from explorer import paths
from explorer.library import Library
from explorer.session import Session
from explorer.settings import Settings
from explorer.ui.shell.preferences import Preferences
from explorer.ui.theme import Theme
from tests.series import Series, fill
from tests.small_reports import newer_report, older_report
from tests.ui.fakes import Around


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """Reports of 2020 and 2021, compared; everything is done before it returns."""
    monkeypatch.setenv(paths.HOME, str(tmp_path / "home"))
    library = Library.open(tmp_path / "library")
    fill(library, tmp_path / "originals", Series((older_report(), newer_report()), ()))
    library.close()
    session = Session(Settings())
    session.open_library(tmp_path / "library")
    yield session
    session.close()


@pytest.fixture
def around(session: Session, theme: Theme, qtbot: QtBot) -> Around:
    around = Around(session, theme)
    qtbot.addWidget(around.window)
    return around


@pytest.fixture
def preferences() -> Preferences:
    return Preferences(Settings(), lambda settings: None)
