"""A series compared pair by pair: what is made at once, and what is made when somebody looks at it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.compare import compare
from explorer.compare.comparing import pair_job, series_job
from explorer.compare.kept import KeptReport, kept_report
from explorer.compare.near import at_once, near
from explorer.compare.pivots import pivot_scores
from explorer.jobs import run
from explorer.model.comparison import Comparison, CorrectionKind, Pair
from explorer.model.pairwise import SeriesMade
from explorer.model.report import Report
from tests.compare.make import report
from tests.compare.test_corrections import correction, named
from tests.compare.test_links import CHILDREN, CYBERCRIME, FIREARMS, MARITIME, PRISONS, TERRORISM, WILDLIFE

TEXTS = (CHILDREN, CYBERCRIME, FIREARMS, MARITIME, PRISONS, TERRORISM, WILDLIFE)
YEARS = range(2010, 2017)


def series(drops: Sequence[int] = (), years: Sequence[int] = YEARS) -> list[Report]:
    """A report a year, each with a text worded a little otherwise, and one section left out where `drops` say."""
    reports = []
    for place, year in enumerate(years):
        sections = {
            f"Part {number}": [f"{text} It met {place % (number + 2)} times, and again in {year}.", TEXTS[number - 3]]
            for number, text in enumerate(TEXTS)
            if number not in (drops[place : place + 1])
        }
        reports.append(named(report(sections, year=year, series="Yearly"), str(year)))
    return reports


def at_once_made(reports: Sequence[Report | KeptReport]) -> SeriesMade:
    return run(series_job(reports, (), at_once([each.key for each in reports], ())))


@settings(max_examples=5, deadline=None)
@given(st.lists(st.integers(0, len(TEXTS)), min_size=len(YEARS), max_size=len(YEARS)))
def test_a_pair_asked_for_later_is_the_one_that_is_made_at_once(drops: list[int]) -> None:
    reports = series(drops)
    whole, made = compare(reports), at_once_made(reports)
    links = {(each.pair.left_report, each.pair.right_report): each.links for each in made.pairs}
    assert [each.pair for each in made.pairs] == [whole.pair(*pair) for pair in links]
    assert (made.lineages, made.figures, made.cited) == (whole.lineages, whole.figures, whole.cited)
    for a, b in combinations(range(len(reports)), 2):
        if not near(a, b):
            later = run(pair_job(reports[a], reports[b], (), pivot_scores(a, b, reports, links)))
            assert replace(later.pair, left_report=a, right_report=b) == whole.pair(a, b)


def test_a_report_added_changes_no_pair_that_it_does_not_stand_between() -> None:
    reports = series()
    before, after = at_once_made(reports[:-1]), at_once_made(reports)
    assert [each for each in after.pairs if each.pair.right_report < len(reports) - 1] == list(before.pairs)
    assert len(after.pairs) == len(before.pairs) + sum(near(place, len(reports) - 1) for place in range(6))


def test_known_links_serve_as_those_that_are_made() -> None:
    reports = series()
    whole = at_once_made(reports)
    known = {(each.pair.left_report, each.pair.right_report): each.links for each in whole.pairs}
    wanted = [pair for pair in known if pair[1] == len(reports) - 1]
    rest = {pair: links for pair, links in known.items() if pair not in wanted}
    made = run(series_job(reports, (), wanted, rest))
    assert replace(made, pairs=()) == replace(whole, pairs=())
    assert list(made.pairs) == [each for each in whole.pairs if each.pair.right_report == len(reports) - 1]


def test_what_the_user_speaks_of_is_compared_at_once_however_far_apart() -> None:
    keys, said = [str(year) for year in YEARS], [correction(CorrectionKind.PIN, "2010#para_1", "2016#para_1")]
    assert set(at_once(keys, said)) - set(at_once(keys, ())) == {(0, 6)}
    assert at_once(keys[:4], ()) == list(combinations(range(4), 2))


def test_a_way_through_the_years_leads_on_from_each_to_one_near_it() -> None:
    reports = series()
    made = at_once_made(reports)
    links = {(each.pair.left_report, each.pair.right_report): each.links for each in made.pairs}
    ways = pivot_scores(0, 6, reports, links)
    assert {(place, place) for place in range(2 * len(TEXTS))} <= ways.keys()
    assert max(ways.values()) <= 1.0
    without_time = [replace(each, year=None) if 0 < place < 6 else each for place, each in enumerate(reports)]
    assert pivot_scores(0, 6, without_time, links) == {}


def test_only_what_was_compared_is_known() -> None:
    comparison = Comparison(("a", "b", "c"), (Pair(0, 1), Pair(1, 2)))
    assert comparison.pair(1, 0) == comparison.pair(0, 1) == Pair(0, 1)
    assert comparison.pair(0, 2) is None


def test_kept_profiles_serve_as_reports() -> None:
    reports = series()
    whole = at_once_made(reports)
    kept = [kept_report(each, profile) for each, profile in zip(reports, whole.profiles, strict=True)]
    assert at_once_made(kept) == replace(whole, profiles=())
    later = [run(pair_job(each[0], each[6], (), {})) for each in (reports, kept)]
    assert later[0] == later[1]
