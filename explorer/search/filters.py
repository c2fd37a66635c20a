"""The texts that a filter of a query leaves, whatever their words."""

from collections.abc import Callable, Collection, Iterable
from itertools import chain

from explorer.search.citations import sought_keys, symbol_keys
from explorer.search.entries import series_key
from explorer.search.patterns import like
from explorer.search.query import Changed, Dropped, First, In, InTime, Placed, Series, Symbol, Years
from explorer.search.sets import NONE, TextSet, set_of, set_of_ranges
from explorer.search.snapshot import Indexed, Snapshot

Stems = Callable[[str], frozenset[str]]
"""The stems of some words."""


def bears(symbols: Iterable[str], sought: str) -> bool:
    """Whether one of the symbols of a report is the one that is sought, or a part of it is."""
    return any(like(key, symbol_keys(symbol)) for symbol in symbols for key in sought_keys(sought))


def filtered(snapshot: Snapshot, node: Years | Series | Symbol | In | InTime | Placed, stems: Stems) -> TextSet:
    """The texts that a filter leaves. Of how reports correspond an index knows nothing: what is asked of time has none
    before it is Placed."""
    match node:
        case In(kind):
            return snapshot.kinds.get(kind, NONE)
        case Years():
            return of_reports(snapshot, lambda each: each.record.year is not None and each.record.year in node)
        case Series(text):
            wanted = stems(text)
            return of_reports(snapshot, lambda each: wanted <= stems(series_key(each.record.series)))
        case Symbol(text):
            return of_reports(snapshot, lambda each: bears(each.record.symbols, text))
        case Placed(_, places):
            return _placed(snapshot, places)
        case First() | Dropped() | Changed():
            return NONE


def of_reports(snapshot: Snapshot, fits: Callable[[Indexed], bool]) -> TextSet:
    """The texts of the reports that fit."""
    return set_of_ranges(((each.first, each.end) for each in snapshot.reports if fits(each)), snapshot.size)


def _placed(snapshot: Snapshot, places: Collection[tuple[str, str]]) -> TextSet:
    ids = {report for report, _ in places}
    texts = chain.from_iterable(range(each.first, each.end) for each in snapshot.reports if each.record.id in ids)
    return set_of((text for text in texts if snapshot.place(text)[:2] in places), snapshot.size)
