"""How often something is done again that takes the longer the more there is: never for most of the time."""

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager

SHARE = 0.1
"""Of the time, at the most, that goes into showing again what grows. Set by hand."""


class Pace:
    """`pause` is how long to wait before it is done again, in seconds: `least`, or what leaves it its share of the
    time."""

    def __init__(self, least: float = 0.0) -> None:
        self.pause = self._least = least
        self._next = -math.inf

    @property
    def due(self) -> bool:
        """Whether the pause since it was last done is over."""
        return time.monotonic() >= self._next

    @contextmanager
    def measured(self) -> Iterator[None]:
        """It is done in the body, which tells how long the next pause is."""
        begun = time.monotonic()
        try:
            yield
        finally:
            ended = time.monotonic()
            self.pause = max(self._least, (ended - begun) / SHARE)
            self._next = ended + self.pause
