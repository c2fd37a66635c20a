"""An operation on a library that is interrupted again and again, and what must be found afterwards."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from functools import cached_property, partial
from pathlib import Path
from typing import TypeVar

from tests.library import tracing
from tests.library.operations import Operation, Place, State, assert_usable, state
from tests.library.tracing import Outcome

T = TypeVar("T")

_TRIED = None if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else 5
"""Interruptions of each operation; None is all of them."""


def chosen(interruptions: Sequence[T]) -> Sequence[T]:
    """All of them, or some, evenly spread."""
    if _TRIED is None or len(interruptions) <= _TRIED:
        return interruptions
    return [interruptions[len(interruptions) * number // _TRIED] for number in range(_TRIED)]


@dataclass
class Trial:
    """An operation, tried again and again in the same folder, so that the calls are those of the time before."""

    operation: Operation
    folder: Path

    @cached_property
    def prepared(self) -> Place:
        return self.operation.prepared(self.folder / "prepared")

    @property
    def place(self) -> Place:
        """Where it is done."""
        return Place(self.folder / "tried")

    def run(self, *options: str, begin: Callable[[], object] = lambda: None) -> Outcome:
        """Do it under strace (see `tracing.traced`)."""
        place, log = self.prepared.copied(self.place.folder), self.folder / "log"
        return tracing.traced(partial(self.operation.begun, place), log, *options, begin=begin)

    def whole(self, *options: str, begin: Callable[[], object] = lambda: None) -> Outcome:
        """A run that nothing interrupts."""
        assert self.states  # By which all is loaded that the operation needs, so that each run makes the same calls.
        outcome = self.run(*options, begin=begin)
        assert not outcome.killed and not outcome.sentence
        return outcome

    @cached_property
    def states(self) -> Sequence[State]:
        """What is found in the library before the first step and after each."""
        return [self._state_after(step) for step in range(self.run().done + 1)]

    def check(self, done: int, *notices: str) -> int:
        """That the library is as after the steps that are done, or the next one, and can be used; gives how many steps
        it shows. Opening it may give notices that begin like this and no others."""
        found, allowed = state(self.place.library, notices), self.states[done : done + 2]
        assert found in allowed, _difference(found, allowed)
        assert_usable(self.place)
        return self.states.index(found, done)

    def _state_after(self, step: int) -> State:
        place = self.prepared.copied(self.folder / "stepped")
        self.operation.done_until(place, step)
        found = state(place.library)
        assert_usable(place)
        return found


def _difference(found: State, allowed: Sequence[State]) -> str:
    """Which parts are as in which state."""
    names = [each.name for each in fields(State)]
    return str({name: [getattr(found, name) == getattr(each, name) for each in allowed] for name in names})
