from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer import paths
from explorer.commands import Command, Menu, Registry, Unavailable, command, commands_of
from explorer.commands.core import SessionCommands
from explorer.places import Mode, Place
from explorer.session import Session
from explorer.settings import Settings
from tests import profile


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    profile.copy_to(tmp_path)
    monkeypatch.setenv(paths.HOME, str(tmp_path))
    session = Session(Settings())
    session.open_library()
    yield session
    session.close()


@pytest.fixture
def registry(session: Session) -> Registry:
    return Registry(commands_of(SessionCommands(session)))


def test_every_command_says_what_it_does(registry: Registry) -> None:
    for each in registry.all():
        assert each.title and each.help.endswith(".")


def test_no_two_commands_share_an_id_or_a_key(registry: Registry) -> None:
    with pytest.raises(ValueError, match=r"edit\.undo"):
        registry.add(Command("edit.undo", "Again", print))
    with pytest.raises(ValueError, match="ctrl"):
        registry.add(Command("other", "Other", print, keys=("ctrl+z",)))


def test_a_command_that_cannot_be_run_says_why(registry: Registry) -> None:
    with pytest.raises(Unavailable, match="Open a report first"):
        registry.run("report.remove")


def test_commands_act_on_the_session(registry: Registry, session: Session) -> None:
    report = session.reports.entries()[0].id
    session.reader.go(Place(Mode.READ, report, "para_1"))
    registry.run("report.remove")
    assert report not in [entry.id for entry in session.reports.entries()]
    registry.run("edit.undo")
    assert report in [entry.id for entry in session.reports.entries()]
    registry.run("edit.redo")
    assert report not in [entry.id for entry in session.reports.entries()]
    registry.run("library.mine")
    assert session.library.folder == paths.default_library()
    registry.run("library.samples")
    assert session.library.folder == paths.samples_library()


class Lamp:
    """A controller with a command, and with two commands of one method."""

    def __init__(self) -> None:
        self.brightness = 0
        self.asked: list[int] = []

    def _can_step(self, step: int) -> str | None:
        self.asked.append(step)
        return None if self.brightness + step >= 0 else "It is dark already."

    @command("lamp.brighter", "Brighter", "Up +", menu=Menu.VIEW, help="More light.", when=_can_step, args=(1,))
    @command("lamp.darker", "Darker", "Down", menu=Menu.VIEW, help="Less light.", when=_can_step, args=(-1,))
    def step(self, step: int) -> None:
        self.brightness += step

    @command("lamp.off", "Off", menu=Menu.EDIT, help="No light.")
    def turn_off(self) -> None:
        self.brightness = 0


class Torch(Lamp):
    @command("torch.flash", "Flash", menu=Menu.EDIT, help="Light for a moment.")
    def flash(self) -> None:
        self.turn_off()


def test_commands_stand_beside_what_they_do_and_come_in_the_order_in_which_they_are_written() -> None:
    brighter, *others = commands_of(Torch())
    assert (brighter.title, brighter.keys, brighter.menu, brighter.help) == (
        "Brighter",
        ("Up", "+"),
        Menu.VIEW,
        "More light.",
    )
    assert [each.id for each in others] == ["lamp.darker", "lamp.off", "torch.flash"]


def test_what_a_command_does_is_left_as_it_is() -> None:
    lamp = Lamp()
    lamp.step(3)
    assert lamp.brightness == 3 and lamp.asked == []


def test_the_condition_is_asked_once_with_the_arguments_of_the_command() -> None:
    lamp = Lamp()
    registry = Registry(commands_of(lamp))
    registry.run("lamp.brighter")
    registry.run("lamp.darker")
    with pytest.raises(Unavailable, match="dark already"):
        registry.run("lamp.darker")
    assert (lamp.brightness, lamp.asked) == (0, [1, -1, -1])
