"""The body to which a report was made, by its symbol."""

from collections.abc import Iterable

from explorer.language import bodies

_BODIES = bodies()


def body_of(symbols: Iterable[str]) -> str:
    """The body of the first symbol that tells; "" where none does."""
    for symbol in symbols:
        parts = symbol.upper().split("/")
        for length in range(len(parts), 0, -1):
            body = _BODIES.get("/".join(parts[:length]))
            if body:
                return body
    return ""
