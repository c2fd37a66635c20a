"""Reports of several years compared, each two of them: links, lineages and figures."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from explorer.compare.alignment import Alignment, align, with_pivots
from explorer.compare.cited import cited_documents
from explorer.compare.corpus import IndexPair, Pairs, weighted
from explorer.compare.corrections import Corrections, PairRules
from explorer.compare.figures import join, report_quantities
from explorer.compare.lineages import lineages
from explorer.compare.pairs import JoinedFigures, pair_of
from explorer.compare.pivots import between, pivot_scores
from explorer.compare.profile import Profile, profile
from explorer.compare.series import series
from explorer.compare.tables import table_figures
from explorer.compare.texts import PairTexts, compared_texts
from explorer.jobs import Job, Progress, run
from explorer.model.comparison import Comparison, LinkCorrection, Pair
from explorer.model.names import report_names
from explorer.model.report import Report


def compare(reports: Sequence[Report], corrections: Sequence[LinkCorrection] = ()) -> Comparison:
    """How addressed reports correspond, every two of them in the order given, which should be oldest first.

    What the user says in `corrections` holds whatever the texts say, and bears on what surrounds it.
    """
    return run(compare_job(reports, corrections))


def compare_job(reports: Sequence[Report], corrections: Sequence[LinkCorrection] = ()) -> Job[Comparison]:
    """`compare` as a job: a step for each report read and for each two compared."""
    total = len(reports) ** 2
    names = report_names(reports)
    profiles: list[Profile] = []
    for report, name in zip(reports, names, strict=True):
        yield Progress(len(profiles), total, f"Reading {name}")
        profiles.append(profile(report))
    corrections_of = Corrections(corrections, [report.key for report in reports], profiles)
    rules = {pair: corrections_of.between(*pair) for pair in combinations(range(len(reports)), 2)}
    alignments: dict[IndexPair, Alignment] = {}
    for a, b in rules:
        yield Progress(len(reports) + len(alignments), total, f"Comparing {names[a]} with {names[b]}")
        alignments[a, b] = align(*weighted(profiles[a], profiles[b]), rules[a, b].unpinned())
    through = _through_years(reports, alignments)
    if any(each.any_pins for each in rules.values()):
        through = _through_years(reports, alignments | _pinned(rules, through))
    return (yield from _comparison(reports, profiles, through, total))


def _pinned(rules: Mapping[IndexPair, PairRules], found: Mapping[IndexPair, Alignment]) -> dict[IndexPair, Alignment]:
    """The alignments that pins bear on, where `found` is those without them."""
    confirmed = {
        pair: each.confirming(found[pair].sections.keys(), found[pair].paragraphs.keys())
        for pair, each in rules.items()
        if each.any_pins
    }
    return {pair: align(found[pair].left, found[pair].right, each) for pair, each in confirmed.items()}


def _comparison(
    reports: Sequence[Report], profiles: Sequence[Profile], alignments: Mapping[IndexPair, Alignment], total: int
) -> Job[Comparison]:
    """The comparison that alignments come to, a step for each two reports."""
    quantities = [report_quantities(index, found) for index, found in enumerate(profiles)]
    texts = [compared_texts(found) for found in profiles]
    joins: dict[IndexPair, Pairs] = {}
    pairs: list[Pair] = []
    for (a, b), alignment in alignments.items():
        yield Progress(total - len(alignments) + len(pairs), total, "Joining figures")
        joins[a, b] = join(quantities[a], quantities[b], alignment.paragraphs)
        figures = JoinedFigures(joins[a, b], quantities[a], quantities[b], (profiles[a], profiles[b]))
        pairs.append(pair_of(a, b, alignment, PairTexts(texts[a], texts[b]), figures))
    return Comparison(
        reports=tuple(report.handle for report in reports),
        pairs=tuple(pairs),
        lineages=lineages(
            profiles,
            {pair: alignment.sections for pair, alignment in alignments.items()},
            {pair: alignment.rules.sections for pair, alignment in alignments.items()},
        ),
        figures=series(quantities, joins, profiles) + table_figures(reports),
        cited=cited_documents(reports, profiles),
    )


def _through_years(reports: Sequence[Report], direct: dict[IndexPair, Alignment]) -> dict[IndexPair, Alignment]:
    """Each alignment again, now with the reports of the years between as pivots."""
    result = {}
    for (a, b), alignment in direct.items():
        found = pivot_scores(
            a, b, [c for c in range(len(reports)) if between(reports[a], reports[c], reports[b])], direct
        )
        result[a, b] = with_pivots(alignment, found) if found else alignment
    return result
