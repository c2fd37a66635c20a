"""The comparison of reports of a library, put together from those of each two: at hand, kept, or still to be made."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from explorer.compare.comparing import pair_job, series_job
from explorer.compare.kept import DamagedProfile, KeptReport, kept_report
from explorer.compare.method import method
from explorer.compare.near import at_once
from explorer.compare.pivots import pivot_scores
from explorer.errors import ExplorerError
from explorer.jobs import ChildProcess, Job
from explorer.library import Entry, Library
from explorer.library.catalogue import Stamp
from explorer.library.comparisons import ComparisonCache, fingerprint
from explorer.model.comparison import Comparison, LinkCorrection
from explorer.model.pairwise import IndexedLinks, PairMade, SeriesMade
from explorer.model.report import Report

Places = tuple[int, int]
"""Two reports by their places among the compared ones, the earlier one first."""

Piece = PairMade | SeriesMade
P = TypeVar("P", PairMade, SeriesMade)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Reports in the order of their comparison, the states of their files, what the user says of their links, and the
    pairs, by their ids, that somebody looks at although they are not compared at once."""

    entries: tuple[Entry, ...]
    stamps: tuple[Stamp | None, ...]
    said: tuple[LinkCorrection, ...]
    looked_at: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Assembled:
    """A comparison, the pieces that it was put together from by their fingerprints, and the pairs it has beyond those
    that are compared at once."""

    comparison: Comparison
    pieces: Mapping[str, Piece]
    looked_at: frozenset[tuple[str, str]]


class _ReadAnew(Exception):
    """A report is another one than that by whose hash the pieces are named."""


class Assembly:
    """Puts one comparison together. `at_hand` are pieces of others; what is neither there nor in the cache of the
    library is made by the child, and kept."""

    def __init__(self, library: Library, child: ChildProcess, wanted: Wanted, at_hand: Mapping[str, Piece]) -> None:
        self._library, self._child, self._wanted, self._at_hand = library, child, wanted, at_hand
        self._entries, self._said = wanted.entries, wanted.said
        self._cache = ComparisonCache(library.cache_folder)
        self._pieces: dict[str, Piece] = {}
        self._made = False

    def job(self) -> Job[Assembled]:
        """Reports that turn out to be unreadable are left out. What is read anew meanwhile is begun anew, and reports
        are opened where what is kept of one is no profile."""
        try:
            return (yield from self._assembled())
        except _ReadAnew:
            return (yield from Assembly(self._library, self._child, self._wanted, self._at_hand).job())
        except DamagedProfile:
            self._kept.clear()
            return (yield from self._assembled())

    def _assembled(self) -> Job[Assembled]:
        ids = [entry.id for entry in self._entries]
        together = at_once([entry.sha256 for entry in self._entries], self._said)
        pairs = {places: made for places in together if (made := self._found(self._pair_name(*places), PairMade))}
        across = self._found(self._series_name, SeriesMade)
        if across is None or len(pairs) < len(together):
            readable = [each for each in self._entries if each.id in self._kept or self._is_readable(each)]
            if len(readable) < len(self._entries):
                wanted = replace(self._wanted, entries=tuple(readable))
                return (yield from Assembly(self._library, self._child, wanted, self._at_hand).job())
            across = yield from self._series(pairs, [places for places in together if places not in pairs])
        for older, newer in sorted(self._wanted.looked_at):
            if older in ids and newer in ids and (ids.index(older), ids.index(newer)) not in pairs:
                places = ids.index(older), ids.index(newer)
                pairs[places] = yield from self._pair(places, pairs)
        if self._made:
            self._cache.tidy()
        comparison = Comparison(
            reports=tuple(ids),
            pairs=tuple(replace(made.pair, left_report=a, right_report=b) for (a, b), made in sorted(pairs.items())),
            lineages=across.lineages,
            figures=across.figures,
            cited=across.cited,
        )
        return Assembled(comparison, self._pieces, self._wanted.looked_at)

    def _series(self, pairs: dict[Places, PairMade], missing: Sequence[Places]) -> Job[SeriesMade]:
        """Have the missing pairs made, and what is seen across all; `pairs` then has all."""
        reports = self._sources(self._entries)
        found = yield from self._child.perform(series_job, reports, list(self._said), missing, _links(pairs))
        for made in found.pairs:
            places = made.pair.left_report, made.pair.right_report
            pairs[places] = made
            self._keep(self._pair_name(*places), made)
        read = [entry for entry, report in zip(self._entries, reports, strict=True) if isinstance(report, Report)]
        for entry, profile in zip(read, found.profiles, strict=True):
            if len(self._entries) > 1 and self._hashes[entry.id]:
                self._cache.put_text(self._profile_name(entry), profile)
        across = replace(found, pairs=(), profiles=())
        self._keep(self._series_name, across)
        return across

    def _pair(self, places: Places, pairs: Mapping[Places, PairMade]) -> Job[PairMade]:
        """A pair that is not compared at once."""
        name = self._pair_name(*places)
        found = self._found(name, PairMade)
        if found is None:
            older, newer = self._sources([self._entries[place] for place in places])
            pivots = pivot_scores(*places, self._entries, _links(pairs))
            found = yield from self._child.perform(pair_job, older, newer, list(self._said), pivots)
            self._keep(name, found)
        return found

    def _found(self, name: str, kind: type[P]) -> P | None:
        found = self._at_hand.get(name) or self._cache.get(name, kind)
        if not isinstance(found, kind):
            return None
        self._pieces[name] = found
        return found

    def _keep(self, name: str, made: Piece) -> None:
        self._pieces[name] = made
        if len(self._entries) > 1:
            self._cache.put(name, made)
            self._made = True

    def _sources(self, entries: Sequence[Entry]) -> list[Report | KeptReport]:
        """Reports, of which those are not opened whose profiles are kept."""
        return [self._kept.get(entry.id) or self._read(entry) for entry in entries]

    def _read(self, entry: Entry) -> Report:
        """A report as it was when the pieces got their names, else raises _ReadAnew: a name has to tell what its piece
        was made from, also for those who find it later."""
        report = self._library.report(entry.id)
        if self._library.stored_hash(entry.id) != self._hashes[entry.id]:
            raise _ReadAnew
        return report

    @cached_property
    def _hashes(self) -> dict[str, str]:
        """That of each report, by its id, as it was stored when it was first asked for."""
        return {entry.id: self._library.stored_hash(entry.id) for entry in self._entries}

    @cached_property
    def _texts(self) -> list[str]:
        """What each report was then, in a string that changes with it."""
        return [f"{each.id} {each.year} {each.date} {each.series} {self._hashes[each.id]}" for each in self._entries]

    @cached_property
    def _kept(self) -> dict[str, KeptReport]:
        """The reports whose profiles are kept, by their ids."""
        stored = [entry for entry in self._entries if self._hashes[entry.id]]
        found = {entry: self._cache.get_text(self._profile_name(entry)) for entry in stored}
        return {entry.id: kept_report(entry, profile) for entry, profile in found.items() if profile}

    def _profile_name(self, entry: Entry) -> str:
        """From nothing but the report as it is stored: what the user says of its title or year is not compared."""
        return fingerprint(["profile", self._hashes[entry.id]], (), method())

    @cached_property
    def _series_name(self) -> str:
        return fingerprint(["series", *self._texts], self._said, method())

    def _pair_name(self, older: int, newer: int) -> str:
        """From nothing but the two reports and those between them."""
        between = slice(older, newer + 1)
        hashes = {entry.sha256 for entry in self._entries[between]}
        return fingerprint(["pair", *self._texts[between]], said_of(hashes, self._said), method())

    def _is_readable(self, entry: Entry) -> bool:
        try:
            self._library.report(entry.id)
        except ExplorerError:
            return False
        return True


def said_of(hashes: Iterable[str], corrections: Iterable[LinkCorrection]) -> tuple[LinkCorrection, ...]:
    """The corrections that speak of two of the reports with these hashes."""
    known = {*hashes}
    return tuple(each for each in corrections if known.issuperset((each.one.report, each.other.report)))


def _links(pairs: Mapping[Places, PairMade]) -> dict[Places, IndexedLinks]:
    return {places: made.links for places, made in pairs.items()}
