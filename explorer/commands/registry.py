"""Commands by their ids. Menus, shortcuts, palette, keys and manual are made from this list."""

from collections.abc import Callable
from dataclasses import dataclass

from explorer.errors import ExplorerError
from explorer.session import Session


@dataclass(frozen=True, slots=True)
class Context:
    """What a command acts on. `window` is known to its own commands only; None without one."""

    session: Session
    window: object = None


@dataclass(frozen=True, slots=True)
class Command:
    """`keys` are in portable notation (`Ctrl+O`, `J`), the one that is shown first. `when` gives None where
    the command can be run, else a sentence that says why not. `help` is a sentence, `menu` the title above it."""

    id: str
    title: str
    run: Callable[[Context], object]
    keys: tuple[str, ...] = ()
    when: Callable[[Context], str | None] | None = None
    help: str = ""
    menu: str = ""


class Registry:
    def __init__(self) -> None:
        self._commands: dict[str, Command] = {}

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
        """In the order in which they were added."""
        return list(self._commands.values())

    def get(self, id: str) -> Command:
        """Raises KeyError."""
        return self._commands[id]

    def run(self, id: str, context: Context) -> None:
        """Carry a command out. Raises ExplorerError with the reason where it cannot be run now."""
        command = self.get(id)
        hindrance = command.when(context) if command.when else None
        if hindrance:
            raise ExplorerError(hindrance)
        command.run(context)
