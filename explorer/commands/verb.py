"""What a verb of the command line is, and what it gives."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from explorer.session import Session


@dataclass(frozen=True, slots=True)
class Answer:
    """`data` is printed as JSON where asked for, else `text`; in place of both a `file`, where its name was `-`.
    `errors` are lines for standard error; any of them makes the program fail."""

    data: dict[str, Any]
    text: str
    errors: tuple[str, ...] = ()
    file: bytes | None = None


@dataclass(frozen=True, slots=True)
class Verb:
    """`arguments` declares what follows the verb. `needs_library` says whether a library is opened first: always,
    or only where one of the words typed is not a file. Only a verb that `makes_library` may name a new folder."""

    name: str
    help: str
    arguments: Callable[[ArgumentParser], object]
    run: Callable[[Session, Namespace], Answer]
    needs_library: Callable[[Namespace], bool] = field(default=lambda options: True)
    makes_library: bool = False
