"""What queries ask of time, answered from the comparisons of a library, which are made as they are asked for."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from explorer.library import Entry, Library
from explorer.model.comparison import Comparison
from explorer.present.through_time import Compared, Reading, Timeline
from explorer.search.engine import Engine
from explorer.search.query import Query, asks_of_time


@dataclass(frozen=True, slots=True)
class Read:
    """A query as it is meant, and what is missing of that: the series `uncompared`, and the reports of which nothing is
    told, `untold` (as `Results` has both)."""

    query: Query
    uncompared: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()


class ThroughTime:
    """Remembers the comparisons that were asked for: they are asked for on the thread of the session, and read on that
    of the search. `compared` gives that of a series, None while it is made."""

    def __init__(self, compared: Callable[[str], Comparison | None]) -> None:
        self._compared = compared
        self._asked: set[str] = set()
        self._known: dict[str, Comparison] = {}
        self._timelines: dict[str, Timeline] = {}
        """What was last read of each series, kept for the next query."""

    def ask(self, series: Iterable[str] = ()) -> bool:
        """Have series compared, and those of before again where something changed; whether one of them is compared now
        that was not, or otherwise."""
        wanted = {*self._known, *series}
        self._asked |= wanted
        found = {title: made for title in wanted if (made := self._compared(title))}
        known, self._known = self._known, found
        return any(made is not known.get(title) for title, made in found.items())

    def renew(self, series: str) -> bool:
        """A series is compared, or otherwise: whether it was asked for, so that queries may be answered otherwise."""
        return series in self._asked and self.ask([series])

    def forget(self) -> None:
        """Another library will be open."""
        self._asked, self._known, self._timelines = set(), {}, {}

    def read(self, query: Query, engine: Engine, library: Library) -> Read:
        """What a query asks for. May raise IndexDamaged."""
        if query.wanted is None or not asks_of_time(query.wanted):
            return Read(query)
        known = self._known  # Another takes its place on the thread of the session.
        by_series: dict[str, list[Entry]] = {}
        for entry in library.entries():
            if not entry.error:
                by_series.setdefault(entry.series, []).append(entry)
        lines = {title: self._timeline(title, made, library) for title, made in known.items()}
        self._timelines = lines
        reading = Reading(
            (Compared(title, entries, lines.get(title)) for title, entries in by_series.items()), engine.places
        )
        wanted = reading.read(query.wanted)
        return Read(replace(query, wanted=wanted), tuple(reading.uncompared), tuple(reading.untold))

    def _timeline(self, title: str, comparison: Comparison, library: Library) -> Timeline:
        kept = self._timelines.get(title)
        return kept if kept and kept.comparison is comparison else Timeline(comparison, library.outline)
