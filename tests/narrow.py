"""What a test knows and a type does not: that a value is there, or of which kind it is."""

from typing import TypeVar

T = TypeVar("T")


def known(value: T | None) -> T:
    """The value, which must be there."""
    assert value is not None
    return value


def a(kind: type[T], value: object) -> T:
    """The value, which must be of this kind: `a(ReadView, desk.window.centre.current())`."""
    assert isinstance(value, kind), value
    return value
