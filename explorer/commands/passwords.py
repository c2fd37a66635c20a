"""The password of an encrypted file on the command line: from a file, the environment or a prompt. It is not stored."""

import getpass
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from explorer.controls import shown
from explorer.errors import ExplorerError, PasswordNeeded
from explorer.paths import unreadable

T = TypeVar("T")

VARIABLE = "REPORT_EXPLORER_PASSWORD"
STANDARD = Path("-")
"""The name of standard input and output in place of a file's."""

VISIBLE = f"Other programs can see what --password gives. Use --password-file or the variable {VARIABLE}."
WAY = f"Give it with --password-file or in the variable {VARIABLE}."
_ATTEMPTS = 3
"""How often a password is asked for, as login and sudo do."""
_LONGEST = 4096
"""Bytes that are read of a file for its first line. Chosen: far longer than any password."""


def declare(parser: ArgumentParser) -> None:
    """The options that give a password."""
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--password-file", type=Path, metavar="FILE", help="its first line is the password; - for input")
    group.add_argument("--password", metavar="P", help="the password; other programs can see it while this one runs")


def given(options: Namespace) -> str | None:
    """The password that was given, None where none was. Raises ExplorerError where its file cannot be used."""
    if options.password_file is not None:
        return _first_line(options.password_file)
    return options.password or of_environment()


def of_environment() -> str | None:
    """The password that the environment gives."""
    return os.environ.get(VARIABLE) or None


def warnings(options: Namespace) -> tuple[str, ...]:
    """What to say of how the password was given."""
    return (VISIBLE,) if getattr(options, "password", None) else ()


def asking(name: str, read: Callable[[str | None], T], password: str | None) -> T:
    """What `read` gives with a password, which is asked for at the terminal where it is needed. Raises PasswordNeeded
    where there is no terminal, nothing is answered, or none of the answers is right."""
    for attempt in range(_ATTEMPTS + 1):
        try:
            return read(password)
        except PasswordNeeded as error:
            told = f"“{name}” needs a password." if password is None else f"The password of “{name}” is wrong."
            password = _ask(f"{told} Password: ") if attempt < _ATTEMPTS and _can_ask() else ""
            if not password:
                raise PasswordNeeded(f"{told} {WAY}") from error
    raise AssertionError("the last attempt returns or raises")


def _can_ask() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _ask(prompt: str) -> str:
    try:
        return getpass.getpass(shown(prompt))
    except EOFError as error:
        raise ExplorerError("No password was given.") from error


def _first_line(path: Path) -> str:
    try:
        if path == STANDARD:
            line = sys.stdin.buffer.readline(_LONGEST)
        else:
            with path.open("rb") as file:
                line = file.readline(_LONGEST)
        password = line.decode().rstrip("\r\n")
    except OSError as error:
        raise unreadable(path, error) from error
    except UnicodeDecodeError as error:
        raise ExplorerError(f"The first line of “{path}” is no text. Write the password into it, in UTF-8.") from error
    if not password:
        raise ExplorerError(f"The first line of “{path}” is empty. Write the password into it.")
    return password
