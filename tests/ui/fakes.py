"""Stand-ins for the window around a view or a controller: they note what they are asked for."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from explorer.commands import commands_of
from explorer.places import Mode, Only, Place
from explorer.session import Session
from explorer.session.series import SeriesInHand
from explorer.ui.shell.notice import Offer
from explorer.ui.shell.ports import Shell
from explorer.ui.theme import Theme


class FakeCommands:
    """`ran` are the commands that were asked for; each key is written `<id>`."""

    def __init__(self) -> None:
        self.ran: list[str] = []

    def run(self, command_id: str) -> None:
        self.ran.append(command_id)

    def key(self, command_id: str) -> str:
        return f"<{command_id}>"


class FakePlaces:
    """`asked` are the names of what was asked for, with what it was given. There are other `years`."""

    def __init__(self) -> None:
        self.asked: list[tuple[object, ...]] = []
        self.lens: Any = None
        self.years = True

    def open_mode(self, mode: Mode) -> None:
        self.asked.append(("open_mode", mode))

    def compare_alone(self, one: tuple[str, str], other: tuple[str, str]) -> None:
        self.asked.append(("compare_alone", one, other))

    def compare_with(self, other: str) -> None:
        self.asked.append(("compare_with", other))

    def compare(self, one: tuple[str, str], other: tuple[str, str]) -> None:
        self.asked.append(("compare", one, other))

    def step_year(self, step: int) -> None:
        self.asked.append(("step_year", step))

    def can_step_year(self, step: int) -> bool:
        return True

    def step_other(self, step: int) -> bool:
        self.asked.append(("step_other", step))
        return self.years

    def choose_years(self, older: str, newer: str) -> None:
        self.asked.append(("choose_years", older, newer))

    def narrow(self, only: Only, words: str) -> None:
        self.asked.append(("narrow", only, words))

    def toggle_scope(self) -> str | None:
        self.asked.append(("toggle_scope",))
        return None

    def moved(self, report: str, eid: str) -> None:
        self.asked.append(("moved", report, eid))

    def refresh(self) -> None:
        self.asked.append(("refresh",))

    def focus(self) -> None:
        self.asked.append(("focus",))


class Around:
    """What stands around a controller: the session and theme are real, all else is made up. `said` is what was said."""

    def __init__(self, session: Session, theme: Theme) -> None:
        self.commands, self.places = FakeCommands(), FakePlaces()
        self.said: list[str] = []
        self.window = QWidget()
        self.shell = Shell(session, theme, self.window, SeriesInHand(session), self.places, self.commands, self._say)

    def _say(self, text: str, error: bool = False, offers: Sequence[Offer] = ()) -> None:
        self.said.append(text)


def ids(session: Session) -> tuple[str, str]:
    """Those of the older and the newer report."""
    older, newer = (entry.id for entry in session.reports.series()["Reports"])
    return older, newer


def hindrance(controller: object, command_id: str) -> str:
    """Why a command of a controller cannot be carried out, "" where it can."""
    return next(command.hindrance() for command in commands_of(controller) if command.id == command_id)


def place(session: Session, mode: Mode, eid: str | None = None) -> Place:
    """Go to an element of the newer report."""
    session.reader.go(Place(mode, ids(session)[1], eid))
    return session.reader.place
