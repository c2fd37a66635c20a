"""Undo and redo."""

from collections.abc import Callable
from dataclasses import dataclass

from explorer.errors import Conflict

_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Change:
    """Something the user did: in words that follow "Undone: ", how to take it back and how to do it again.

    Both raise Conflict where what they would change is no longer as this window left it.
    """

    words: str
    undo: Callable[[], object]
    redo: Callable[[], object]


class History:
    """What was done since the library was opened, the last thing first to be undone.

    What another window has changed since is neither undone nor done again: that is said, and the change forgotten.
    """

    def __init__(self) -> None:
        self._done: list[Change] = []
        self._undone: list[Change] = []

    def did(self, change: Change) -> None:
        """Remember a change that was just made; what had been undone before it cannot be done again."""
        self._done.append(change)
        del self._done[:-_LONGEST]
        self._undone.clear()

    def undo(self) -> str | None:
        """Take the last change back and say so; None where there is none. A change that fails to be undone stays."""
        return _step(self._done, self._undone, ("Undone", "Not undone"), lambda change: change.undo())

    def redo(self) -> str | None:
        """Do again what was undone last and say so; None where there is nothing."""
        return _step(self._undone, self._done, ("Done again", "Not done again"), lambda change: change.redo())


def _step(
    source: list[Change], target: list[Change], said: tuple[str, str], act: Callable[[Change], object]
) -> str | None:
    """`said` is how the sentence begins where the change could be made, and where not."""
    if not source:
        return None
    change, (done, left) = source[-1], said
    try:
        act(change)
    except Conflict:
        source.pop()
        return f"{left}: {change.words}. That was changed meanwhile, in another window or by an import; it stays."
    target.append(source.pop())
    return f"{done}: {change.words}."
