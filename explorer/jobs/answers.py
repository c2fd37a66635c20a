"""What a process that runs jobs says to the program, which trusts no word of it."""

import enum
import importlib
import io
import pickle
from dataclasses import is_dataclass
from datetime import date
from multiprocessing.connection import Connection
from typing import Any

from explorer.errors import ExplorerError
from explorer.jobs.job import Progress

LONGEST = 256 * 1024**2
"""Bytes of an answer. Chosen: several times the largest picture of a page, and the largest report."""

_PACKAGE = __name__.partition(".")[0]
_SEARCH = ("search.checking", "search.indexing", "search.query", "search.results")
_DATA = tuple(f"{_PACKAGE}.{name}" for name in ("model", "ingest.pages", *_SEARCH, "jobs"))
"""Where the classes are, with those of modules below, of which answers are made."""


class NoAnswer(Exception):
    """What came is nothing that a process of ours says."""


class Message(enum.Enum):
    """What a child says: that it waits for work, what keeps it in its cage, then of its work; the value beside it is
    None, a text, a Progress, a result or an ExplorerError."""

    READY = enum.auto()
    CAGED = enum.auto()
    PROGRESS = enum.auto()
    RESULT = enum.auto()
    ERROR = enum.auto()
    MEMORY = enum.auto()


def received(connection: Connection) -> tuple[Message, Any]:
    """What a child says next.

    A child that a document took over may send anything. Unpickling calls what the data name; here that is nothing but
    classes of ours that hold data. Raises NoAnswer for others, EOFError or OSError where the child is gone.
    """
    data = connection.recv_bytes(LONGEST)
    try:
        message, value = _Unpickler(io.BytesIO(data)).load()
    except Exception as error:  # Damaged data raise errors of any kind.
        raise NoAnswer(str(error)) from error
    if not isinstance(message, Message) or not isinstance(value, _VALUES.get(message, object)):
        raise NoAnswer("a message of another kind")
    return message, value


def portable(error: ExplorerError) -> ExplorerError:
    """An error as it arrives; its sentence alone where it would not."""
    try:
        copy = _Unpickler(io.BytesIO(pickle.dumps(error))).load()
    except Exception:
        return ExplorerError(str(error))
    return copy if isinstance(copy, ExplorerError) else ExplorerError(str(error))


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("datetime", "date"):
            return date
        if module.partition(".")[0] == _PACKAGE and "." not in name and not name.startswith("_"):
            found = getattr(importlib.import_module(module), name, None)
            if isinstance(found, type) and found.__module__ == module and _holds_data(found):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no part of an answer")


def _holds_data(kind: type) -> bool:
    """Whether a class of ours does nothing but to hold what it is given."""
    if issubclass(kind, ExplorerError):
        return True
    return f"{kind.__module__}.".startswith(tuple(f"{name}." for name in _DATA)) and (
        is_dataclass(kind) or issubclass(kind, enum.Enum)
    )


_VALUES: dict[Message, type] = {
    Message.CAGED: str,
    Message.PROGRESS: Progress,
    Message.ERROR: ExplorerError,
    Message.MEMORY: ExplorerError,
}
"""What stands beside a message, where that is not the job's affair."""
