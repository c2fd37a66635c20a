"""What queries ask of time, answered from the comparisons of a library, which are made as they are asked for."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from explorer.library import Entry, Library
from explorer.model.comparison import Comparison
from explorer.present.through_time import Compared, Reading
from explorer.search.engine import Engine
from explorer.search.query import Query, asks_of_time


class ThroughTime:
    """Remembers the comparisons that were asked for: they are asked for on the thread of the session, and read on that
    of the search. `compared` gives that of a series, None while it is made."""

    def __init__(self, compared: Callable[[str], Comparison | None]) -> None:
        self._compared = compared
        self._known: dict[str, Comparison] = {}

    def ask(self, series: Iterable[str] = ()) -> bool:
        """Have series compared, and those of before again where something changed; whether one of them is compared now
        that was not, or otherwise."""
        found = {title: made for title in {*self._known, *series} if (made := self._compared(title))}
        known, self._known = self._known, found
        return any(made is not known.get(title) for title, made in found.items())

    def forget(self) -> None:
        """Another library will be open."""
        self._known = {}

    def read(self, query: Query, engine: Engine, library: Library) -> tuple[Query, tuple[str, ...]]:
        """A query as it is meant, and the series that are not compared of which it asks. May raise IndexDamaged."""
        if query.wanted is None or not asks_of_time(query.wanted):
            return query, ()
        known = self._known  # Another takes its place on the thread of the session.
        by_series: dict[str, list[Entry]] = {}
        for entry in library.entries():
            if not entry.error:
                by_series.setdefault(entry.series, []).append(entry)
        compared = (Compared(title, entries, known.get(title)) for title, entries in by_series.items())
        reading = Reading(compared, engine.places, library.outline)
        wanted = reading.read(query.wanted)
        return replace(query, wanted=wanted), tuple(reading.uncompared)
