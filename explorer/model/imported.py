"""What becomes of a file on its way into the library."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class State(StrEnum):
    """How far a file is on its way into the library."""

    WAITING = "waiting"
    READING = "reading"
    IMPORTED = "imported"
    KNOWN = "known"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one file: the id of its report, or None and the reason in `message`.

    `locked` says that it wants a password; `version_of` is the report of which it seems to be another version. `unread`
    counts the pages without text that OCR may read.
    """

    path: Path
    id: str | None = None
    message: str = ""
    state: State = State.WAITING
    locked: bool = False
    version_of: str | None = None
    unread: int = 0

    @property
    def known(self) -> bool:
        """Whether the library had it already."""
        return self.state is State.KNOWN
