"""Commands by their ids. Menus, shortcuts, palette, keys and hints are made from this list."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from explorer.errors import ExplorerError
from explorer.translation import tr


class Menu(StrEnum):
    """The menus by their titles, in their order."""

    LIBRARY = tr("Library")
    EDIT = tr("Edit")
    GO = tr("Go")
    SEARCH = tr("Search")
    READ = tr("Read")
    COMPARE = tr("Compare")
    ACROSS = tr("Across years")
    PASSAGES = tr("Passages")
    VIEW = tr("View")
    HELP = tr("Help")


class Unavailable(ExplorerError):
    """A command cannot be carried out as things are; the sentence says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Command:
    """`keys` are in portable notation (such as `Ctrl+O` and `J`), the one that is shown first. `when` gives None where
    the command can be carried out, else a sentence that says why not. `help` is a sentence."""

    id: str
    title: str
    run: Callable[[], object]
    keys: tuple[str, ...] = ()
    when: Callable[[], str | None] | None = None
    help: str = ""
    menu: Menu = Menu.LIBRARY

    def hindrance(self) -> str:
        """Why it cannot be carried out now, "" where it can."""
        return (self.when() if self.when else None) or ""


class Registry:
    """The commands in the order in which they were added."""

    def __init__(self, commands: Iterable[Command] = ()) -> None:
        self._commands: dict[str, Command] = {}
        for command in commands:
            self.add(command)

    def add(self, command: Command) -> None:
        """Raises ValueError for an id or a key that is taken: two commands for one key obey nobody."""
        if command.id in self._commands:
            raise ValueError(f"there is a command {command.id} already")
        taken = {key.lower(): other.id for other in self._commands.values() for key in other.keys}
        for key in command.keys:
            if key.lower() in taken:
                raise ValueError(f"{key} of {command.id} is a key of {taken[key.lower()]}")
        self._commands[command.id] = command

    def all(self) -> list[Command]:
        """A copy, in the order in which they were added."""
        return list(self._commands.values())

    def get(self, id: str) -> Command:
        """Raises KeyError."""
        return self._commands[id]

    def run(self, id: str) -> None:
        """Carry a command out. Raises Unavailable with the reason where it cannot be done now; ExplorerError where it
        fails."""
        command = self.get(id)
        if hindrance := command.hindrance():
            raise Unavailable(hindrance)
        command.run()
