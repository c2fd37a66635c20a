"""The texts found in the order in which they are shown, a page of them."""

from collections.abc import Iterable, Iterator
from itertools import groupby, islice

from explorer.search.ranking import Ranking
from explorer.search.results import Order
from explorer.search.sets import NONE, TextSet, flags_of, members
from explorer.search.snapshot import Indexed, Snapshot

Scored = tuple[int, float]


def ordered(
    snapshot: Snapshot,
    ranking: Ranking,
    texts: TextSet,
    order: Order,
    limit: int,
    offset: int,
    leading: TextSet = NONE,
) -> list[Scored]:
    """At most `limit` of the texts with their scores, leaving out the first `offset`. By relevance those that are
    `leading` come before the others."""
    flags = flags_of(texts, snapshot.size)
    match order:
        case Order.RELEVANCE:
            ahead = ranking.best(flags_of(texts & leading, snapshot.size), offset + limit) if leading else []
            others = flags_of(texts & ~leading, snapshot.size) if leading else flags
            return [*ahead, *ranking.best(others, offset + limit - len(ahead))][offset:]
        case Order.YEAR:
            years = groupby(sorted(snapshot.reports, key=_newest), key=_newest)
            groups: Iterable[list[Indexed]] = (list(reports) for _, reports in years)
            return list(_page((_best(flags, ranking, group) for group in groups), limit, offset))
        case Order.PLACE:
            reports = sorted(snapshot.reports, key=_place)
            return list(_page((_as_read(flags, ranking, each) for each in reports), limit, offset))


def _newest(each: Indexed) -> int:
    return -(each.record.year or 0)


def _place(each: Indexed) -> tuple[str, int, str]:
    return each.record.series, each.record.year or 0, each.record.id


Group = tuple[int, Iterator[Scored]]
"""How many texts there are, and these, not looked at before they are needed."""


def _page(groups: Iterable[Group], limit: int, offset: int) -> Iterator[Scored]:
    for count, texts in groups:
        if offset >= count:
            offset -= count
            continue
        for each in islice(texts, offset, offset + limit):
            yield each
            limit -= 1
        offset = 0
        if limit <= 0:
            return


def _best(flags: bytes, ranking: Ranking, reports: list[Indexed]) -> Group:
    only = bytearray(len(flags))
    for each in reports:
        only[each.first : each.end] = flags[each.first : each.end]
    count = only.count(1)

    def texts() -> Iterator[Scored]:
        yield from ranking.best(bytes(only), count)

    return count, texts()


def _as_read(flags: bytes, ranking: Ranking, each: Indexed) -> Group:
    own = flags[each.first : each.end]

    def texts() -> Iterator[Scored]:
        found = members(own, each.first)
        yield from zip(found, ranking.scores(found, own, each.first), strict=True)

    return own.count(1), texts()
