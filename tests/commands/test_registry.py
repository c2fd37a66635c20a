from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer import paths
from explorer.commands import Command, Context, Registry, core_registry
from explorer.errors import ExplorerError
from explorer.places import Mode, Place
from explorer.session import Session
from explorer.settings import Settings
from tests import profile


@pytest.fixture
def context(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Context]:
    profile.copy_to(tmp_path)
    monkeypatch.setenv(paths.HOME, str(tmp_path))
    session = Session(Settings())
    session.open_library()
    yield Context(session)
    session.close()


def test_every_command_says_what_it_does() -> None:
    for command in core_registry().all():
        assert command.title and command.menu and command.help.endswith(".")


def test_no_two_commands_share_an_id_or_a_key() -> None:
    registry = core_registry()
    with pytest.raises(ValueError, match=r"edit\.undo"):
        registry.add(Command("edit.undo", "Again", print))
    with pytest.raises(ValueError, match="ctrl"):
        registry.add(Command("other", "Other", print, keys=("ctrl+z",)))


def test_a_command_that_cannot_be_run_says_why(context: Context) -> None:
    with pytest.raises(ExplorerError, match="Open a report first"):
        core_registry().run("report.remove", context)


def test_commands_act_on_the_session(context: Context) -> None:
    registry, session = core_registry(), context.session
    report = session.reports.entries()[0].id
    session.reader.go(Place(Mode.READ, report, "para_1"))
    registry.run("report.remove", context)
    assert report not in [entry.id for entry in session.reports.entries()]
    registry.run("edit.undo", context)
    assert report in [entry.id for entry in session.reports.entries()]
    registry.run("edit.redo", context)
    assert report not in [entry.id for entry in session.reports.entries()]
    registry.run("library.mine", context)
    assert session.library.folder == paths.default_library()
    registry.run("library.samples", context)
    assert session.library.folder == paths.samples_library()


def test_a_new_registry_is_the_reader_s_own() -> None:
    one, other = core_registry(), Registry()
    one.add(Command("mine", "Mine", print))
    assert "mine" not in [command.id for command in core_registry().all()]
    assert other.all() == []
