"""Reports of several years compared, each two of them: links, lineages and figures."""

from collections.abc import Sequence
from itertools import combinations

from explorer.compare.alignment import Alignment, IndexPair, align, with_stones
from explorer.compare.corpus import Corpus, Pairs
from explorer.compare.figures import join, report_quantities, series
from explorer.compare.lineages import lineages
from explorer.compare.pairs import JoinedFigures, pair_of
from explorer.compare.profile import Profile, profile
from explorer.compare.stones import between, stones
from explorer.jobs import Job, Progress, run
from explorer.model.comparison import Comparison, Pair
from explorer.model.report import Report


def compare(reports: Sequence[Report]) -> Comparison:
    """How addressed reports correspond, every two of them in the order given, which should be oldest first."""
    return run(compare_job(reports))


def compare_job(reports: Sequence[Report]) -> Job[Comparison]:
    """`compare` as a job: a step for each report read and for each two compared."""
    pairs = list(combinations(range(len(reports)), 2))
    total = len(reports) + 2 * len(pairs)
    profiles: list[Profile] = []
    for report in reports:
        yield Progress(len(profiles), total, f"Reading {_name(report)}")
        profiles.append(profile(report))
    corpus = Corpus(profiles)
    alignments: dict[IndexPair, Alignment] = {}
    for a, b in pairs:
        yield Progress(len(reports) + len(alignments), total, f"Comparing {_name(reports[a])} with {_name(reports[b])}")
        alignments[a, b] = align(corpus.reports[a], corpus.reports[b])
    alignments = _through_years(reports, alignments)
    quantities = [report_quantities(index, found) for index, found in enumerate(profiles)]
    joins: dict[IndexPair, Pairs] = {}
    told: list[Pair] = []
    for (a, b), alignment in alignments.items():
        yield Progress(len(reports) + len(pairs) + len(told), total, "Joining figures")
        joins[a, b] = join(quantities[a], quantities[b], alignment.paragraphs)
        told.append(pair_of(a, b, alignment, JoinedFigures(joins[a, b], quantities[a], quantities[b])))
    return Comparison(
        reports=tuple(report.id or report.source.name for report in reports),
        pairs=tuple(told),
        lineages=lineages(profiles, {pair: alignment.sections for pair, alignment in alignments.items()}),
        figures=series(quantities, joins, profiles),
    )


def _name(report: Report) -> str:
    return report.title or report.source.name or report.id


def _through_years(reports: Sequence[Report], direct: dict[IndexPair, Alignment]) -> dict[IndexPair, Alignment]:
    """Each alignment again, now with the reports of the years between as stepping stones."""
    result = {}
    for (a, b), alignment in direct.items():
        found = stones(a, b, [c for c in range(len(reports)) if between(reports[a], reports[c], reports[b])], direct)
        result[a, b] = with_stones(alignment, found) if found else alignment
    return result
