"""A command stands beside what it does: title, keys, condition and body in one place of its controller."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from explorer.commands.registry import Command, Menu

Body = TypeVar("Body", bound=Callable[..., object])
When = Callable[..., str | None]
_DECLARED = "_commands"


@dataclass(frozen=True, slots=True)
class _Declaration:
    id: str
    title: str
    keys: tuple[str, ...]
    menu: Menu
    help: str
    when: When | None
    args: tuple[object, ...]


def command(
    id: str,
    title: str,
    keys: str = "",
    *,
    menu: Menu,
    help: str,
    when: When | None = None,
    args: tuple[object, ...] = (),
) -> Callable[[Body], Body]:
    """Declare a method to be a command. `keys` are separated by blanks.

    The method and the condition `when`, which is a function or another method of the class, are called with `args`:
    stacked, one method makes several commands, the topmost first. What the method does is not changed.
    """
    declaration = _Declaration(id, title, tuple(keys.split()), menu, help, when, args)

    def declare(body: Body) -> Body:
        setattr(body, _DECLARED, (declaration, *getattr(body, _DECLARED, ())))
        return body

    return declare


def commands(
    *variants: tuple[str, str, str, object], menu: Menu, help: str, when: When | None = None
) -> Callable[[Body], Body]:
    """Declare a method to be several commands, in this order: each has an id, a title, keys and what the method and
    the condition are called with."""

    def declare(body: Body) -> Body:
        for id, title, keys, argument in reversed(variants):
            body = command(id, title, keys, menu=menu, help=help, when=when, args=(argument,))(body)
        return body

    return declare


def commands_of(controller: object) -> list[Command]:
    """The commands that a controller's methods were declared to be, in the order in which they are written."""
    bodies: dict[str, Any] = {}
    for kind in reversed(type(controller).__mro__):
        bodies |= {name: body for name, body in vars(kind).items() if hasattr(body, _DECLARED)}
    return [
        _bound(declaration, controller, getattr(controller, name))
        for name, body in bodies.items()
        for declaration in getattr(body, _DECLARED)
    ]


def _bound(declared: _Declaration, controller: object, body: Callable[..., object]) -> Command:
    return Command(
        id=declared.id,
        title=declared.title,
        run=partial(body, *declared.args),
        keys=declared.keys,
        when=partial(declared.when, controller, *declared.args) if declared.when else None,
        help=declared.help,
        menu=declared.menu,
    )
