"""Reports of several years compared two by two: links, lineages and figures."""

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property, partial
from itertools import combinations

from explorer.compare.alignment import align
from explorer.compare.cited import cited_documents
from explorer.compare.corpus import IndexPair, Pairs, weighted
from explorer.compare.corrections import NO_RULES, Corrections, spoken_of
from explorer.compare.figures import Place, join, report_quantities
from explorer.compare.kept import KeptReport, profile_of, written
from explorer.compare.lineages import lineages
from explorer.compare.near import at_once
from explorer.compare.pairs import JoinedFigures, pair_of
from explorer.compare.pivots import pivot_scores, ranks
from explorer.compare.profile import Profile
from explorer.compare.series import series
from explorer.compare.tables import table_figures
from explorer.compare.texts import PairTexts, compared_texts
from explorer.jobs import Job, Progress, run
from explorer.model.comparison import Comparison, LinkCorrection
from explorer.model.names import report_names
from explorer.model.pairwise import IndexedLinks, PairMade, Scored, SeriesMade
from explorer.model.report import Report

_NO_LINKS: Mapping[IndexPair, IndexedLinks] = {}


def compare(reports: Sequence[Report], corrections: Sequence[LinkCorrection] = ()) -> Comparison:
    """How addressed reports correspond, every two of them in the order given, which should be oldest first.

    What the user says in `corrections` holds whatever the texts say, and bears on what surrounds it.
    """
    return run(compare_job(reports, corrections))


def compare_job(reports: Sequence[Report], corrections: Sequence[LinkCorrection] = ()) -> Job[Comparison]:
    """`compare` as a job: a step for each report read and for each two compared."""
    made = yield from series_job(reports, corrections, list(combinations(range(len(reports)), 2)))
    return Comparison(
        reports=tuple(report.handle for report in reports),
        pairs=tuple(each.pair for each in made.pairs),
        lineages=made.lineages,
        figures=made.figures,
        cited=made.cited,
    )


def series_job(
    reports: Sequence[Report | KeptReport],
    corrections: Sequence[LinkCorrection],
    wanted: Collection[IndexPair],
    known: Mapping[IndexPair, IndexedLinks] = _NO_LINKS,
) -> Job[SeriesMade]:
    """The `wanted` pairs of reports, by their places, compared in the way of `compare`; and what is seen across all
    that are compared at once (`explorer.compare.near`). `known` are the links of those that are not wanted again. Of
    reports that are given whole the profiles are given back, to be kept. Raises DamagedProfile."""
    names, total = report_names(reports), len(reports) + len(wanted)
    profiles: list[Profile] = []
    for report, name in zip(reports, names, strict=True):
        yield Progress(len(profiles), total, f"Reading {name}")
        profiles.append(profile_of(report))
    comparer = _Comparer([report.key for report in reports], profiles, corrections)
    links, made = dict(known), list[PairMade]()
    rank = ranks(reports)
    for a, b in sorted(wanted, key=partial(_turn, rank)):
        yield Progress(len(reports) + len(made), total, f"Comparing {names[a]} with {names[b]}")
        made.append(comparer.pair(a, b, pivot_scores(a, b, reports, links)))
        links[a, b] = made[-1].links
    yield Progress(total, total, "Joining figures")
    together = at_once(comparer.keys, corrections)
    return SeriesMade(
        pairs=tuple(sorted(made, key=lambda each: (each.pair.left_report, each.pair.right_report))),
        lineages=lineages(profiles, {pair: _pairs(links[pair].sections) for pair in together}, comparer.rules),
        figures=series(comparer.quantities, {pair: _pairs(links[pair].quantities) for pair in together}, profiles)
        + table_figures([each.cells for each in profiles]),
        cited=cited_documents([each.citations for each in profiles]),
        profiles=tuple(
            written(each) for each, report in zip(profiles, reports, strict=True) if isinstance(report, Report)
        ),
    )


def _turn(rank: Sequence[int], pair: IndexPair) -> tuple[int, int]:
    """When a pair has its turn: after those between the two, and soon after others of the same reports."""
    first, last = sorted(rank[place] for place in pair)
    return last, -first


def pair_job(
    older: Report | KeptReport,
    newer: Report | KeptReport,
    corrections: Sequence[LinkCorrection],
    pivots: Mapping[IndexPair, float],
) -> Job[PairMade]:
    """Two reports of a series compared as they are among all of it, where `pivots` are their `pivot_scores`. Raises
    DamagedProfile."""
    yield Progress(0, 1, "Comparing {} with {}".format(*report_names((older, newer))))
    comparer = _Comparer([older.key, newer.key], [profile_of(older), profile_of(newer)], corrections)
    return comparer.pair(0, 1, pivots)


class _Comparer:
    """Compares two of some reports, by their places. `keys` and `profiles` are those of the reports."""

    def __init__(self, keys: Sequence[str], profiles: Sequence[Profile], corrections: Sequence[LinkCorrection]) -> None:
        self.keys, self._profiles = keys, profiles
        said = Corrections(corrections, keys, profiles)
        self.rules = {pair: said.between(*pair) for pair in spoken_of(corrections, keys)}

    @cached_property
    def quantities(self) -> list[list[Place]]:
        """Those of each report."""
        return [report_quantities(index, found) for index, found in enumerate(self._profiles)]

    def pair(self, older: int, newer: int, pivots: Mapping[IndexPair, float]) -> PairMade:
        """What links two reports. `pivots` tell what reports between them say for pairs of their paragraphs."""
        two = self._profiles[older], self._profiles[newer]
        rules = self.rules.get((older, newer), NO_RULES)
        found = align(*weighted(*two), rules.unpinned(), pivots)
        if rules.any_pins:
            confirmed = rules.confirming(found.sections.keys(), found.paragraphs.keys())
            found = align(found.left, found.right, confirmed, pivots)
        lefts, rights = self.quantities[older], self.quantities[newer]
        joins = join(lefts, rights, found.paragraphs)
        figures = JoinedFigures(joins, lefts, rights, two)
        pair = pair_of(older, newer, found, PairTexts(*map(compared_texts, two)), figures)
        return PairMade(pair, IndexedLinks(scored(found.sections), scored(found.paragraphs), scored(joins)))


def scored(links: Pairs) -> tuple[Scored, ...]:
    """Links in their order."""
    return tuple((i, j, score) for (i, j), score in sorted(links.items()))


def _pairs(links: Sequence[Scored]) -> Pairs:
    return {(i, j): score for i, j, score in links}
