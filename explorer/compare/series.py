"""The figures of a series: joined quantities of two or more reports, with what keeps them from being compared."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from explorer.compare.apart import told_apart
from explorer.compare.aspects import Time, differing, differing_period, kind_of
from explorer.compare.corpus import Pairs
from explorer.compare.figures import Place
from explorer.compare.labels import label
from explorer.compare.profile import Profile
from explorer.compare.stated import PERCENT
from explorer.compare.subjects import same_subject
from explorer.model.comparison import Aspect, Figure, Quantity

_SMALL = 20
"""Chosen: a greater number seldom belongs to what it counts."""
_OF_ONE_THING = 1000
"""Chosen: two things seldom have one number of so many digits in each of two reports."""


def series(
    places: Sequence[Sequence[Place]], joins: Mapping[tuple[int, int], Pairs], profiles: Sequence[Profile]
) -> tuple[Figure, ...]:
    """The figures that two or more reports state, in the order of the newest statement of each.

    `joins` holds the joined quantities of two reports by their indexes. The surest joins are followed first, and no
    figure takes two values of one report.
    """
    group = {
        (report, index): frozenset({(report, index)})
        for report, found in enumerate(places)
        for index in range(len(found))
    }
    surest = sorted(
        (-score, left, right, i, j) for (left, right), pairs in joins.items() for (i, j), score in pairs.items()
    )
    for _, left, right, i, j in surest:
        one, other = group[left, i], group[right, j]
        if {report for report, _ in one}.isdisjoint(report for report, _ in other):
            both = one | other
            group.update(dict.fromkeys(both, both))
    groups = {members for members in group.values() if len(members) > 1}
    ordered = sorted((sorted(members) for members in groups), key=lambda members: (-members[-1][0], members[-1][1]))
    found = list(_once([places[report][index] for report, index in members] for members in ordered))
    return told_apart([_figure(values, profiles) for values in found], found, profiles)


def _once(found: Iterable[list[Place]]) -> Iterator[list[Place]]:
    """Without what the reports only say again, since an amount of four digits or more is that of one thing, without
    small numbers that belong to what they count and stay the same ("the six official languages"), and without what is
    asked for again, as much as before: to report within four months."""
    told = set()
    for values in found:
        sizes = {place.stated.value for place in values}
        small = max(sizes) < _SMALL and all(place.standing.fixed for place in values)
        if len(sizes) == 1 and (small or all(map(_asked, values))):
            continue
        said = values[0].stated.unit, tuple((place.report, place.stated.value) for place in values)
        if said not in told or min(place.stated.value for place in values) < _OF_ONE_THING:
            told.add(said)
            yield values


def _asked(place: Place) -> bool:
    """Whether a quantity is a measure, as of time, in what its sentence asks for."""
    lead = place.words[: place.stated.start].rpartition(". ")[2].lower()
    measure = place.stated.counted in place.language.quantities.measures
    return measure and place.language.stances.asking.search(lead) is not None


def _figure(values: list[Place], profiles: Sequence[Profile]) -> Figure:
    newest = values[-1]
    stands_in = profiles[newest.report]
    paragraph = stands_in.paragraphs[newest.paragraph]
    differs = {aspect for one, other in combinations(values, 2) for aspect in _differing(one, other)}
    kinds = [kind_of(place.standing, place.period) for place in reversed(values)]
    title, others = stands_in.sections[paragraph.section].title, [place.words for place in values[:-1]]
    either = Aspect.DIRECTION in differs
    return Figure(
        label=label(paragraph, newest.stated, title, stands_in.language, others, either=either),
        unit=newest.stated.unit if newest.stated.unit == PERCENT else newest.stated.counted or newest.stated.unit,
        comparable=not differs,
        values=tuple(_quantity(place, profiles[place.report]) for place in values),
        kind=next(filter(None, kinds), None),
        direction=None if either else next(filter(None, (each.standing.direction for each in reversed(values))), None),
        differs=tuple(aspect for aspect in Aspect if aspect in differs),
    )


def _differing(one: Place, other: Place) -> Iterable[Aspect]:
    """In what two values differ that keeps them from being compared."""
    if not same_subject(one.stated, other.stated):
        yield Aspect.SUBJECT
    yield from differing(one.standing, other.standing)
    if apart := differing_period(one.period, other.period):
        yield apart
    elif any(_is_of_a_day(*both) for both in ((one, other), (other, one))):
        yield Aspect.PERIOD


def _is_of_a_day(place: Place, other: Place) -> bool:
    """Whether a quantity is what came of the event of a day, and the other what there was at a time."""
    return bool(place.standing.event and not place.period and other.period and other.period.time is Time.AT)


def _quantity(place: Place, profile: Profile) -> Quantity:
    paragraph, stated = profile.paragraphs[place.paragraph], place.stated
    return Quantity(
        report=place.report,
        paragraph=paragraph.label or paragraph.eid,
        value=stated.value,
        qualifier=stated.qualifier,
        text=stated.text,
        start=stated.start,
        end=stated.end,
    )
