"""How a command of the window is added to the registry."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from explorer.commands import Command, Context, Registry

if TYPE_CHECKING:
    from explorer.ui.desk import Desk

Run = Callable[["Desk"], object]
When = Callable[["Desk"], str | None]


class Menu:
    """Adds commands under one title. `keys` are separated by blanks; `help` is a sentence for palette and manual."""

    def __init__(self, registry: Registry, title: str) -> None:
        self._registry, self._title = registry, title

    def add(self, id: str, title: str, keys: str, run: Run, help: str, when: When | None = None) -> None:
        command = Command(
            id=id,
            title=title,
            keys=tuple(keys.split()),
            run=lambda context: run(desk_of(context)),
            when=lambda context: when(desk_of(context)) if when else None,
            help=help,
            menu=self._title,
        )
        self._registry.add(command)


def desk_of(context: Context) -> "Desk":
    return cast("Desk", context.window)
