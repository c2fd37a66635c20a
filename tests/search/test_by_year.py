"""A query by year: places, and the words that were searched for them, counted here by hand."""

from dataclasses import replace

import pytest

from explorer import jobs
from explorer.model.curve import YearCount
from explorer.search.engine import Engine
from explorer.search.parsing import parse
from explorer.search.query import AllOf, First, Placed, Term
from tests.search.builders import report

REPORTS = (
    report("a", "Ivory was found in three ports.", "Timber was not.", year=2018, heading="Trade"),  # 6 + 3 + 2 words.
    report("b", "Ivory and timber.", year=2020, heading="Trade"),  # 3 + 2, the number of the section included.
    report("c", "Ivory again, and ivory.", year=2020, series="Others", heading="Courts"),  # 4 + 2
    report("d", "Prisons.", year=None),  # 1 + 2
)


@pytest.fixture(autouse=True)
def indexed(engine: Engine) -> None:
    jobs.run(engine.index(REPORTS))


def test_places_are_counted_beside_the_words_of_their_year_and_section(engine: Engine) -> None:
    curve = engine.by_year(parse("ivory"))
    assert curve.years == (YearCount(2018, 1, 11, 1), YearCount(2020, 2, 11, 2), YearCount(None, 0, 3, 1))
    assert dict(curve.sections) == {
        "Trade": (YearCount(2018, 1, 11, 1), YearCount(2020, 1, 5, 1)),
        "Courts": (YearCount(2020, 1, 6, 1),),
    }
    assert curve.query == "ivory" and curve.explanation == "Texts with “ivory” in any form."
    assert round(curve.years[0].rate, 2) == 909.09 and curve.years[-1].rate == 0


@pytest.mark.parametrize(
    ("query", "years"),
    [
        ("ivory series:mandates year:2018..", [(2018, 1, 11, 1), (2020, 1, 5, 1)]),
        ("ivory -series:mandates", [(2020, 1, 6, 1)]),
        ("ivory in:text", [(2018, 1, 9, 1), (2020, 2, 7, 2), (None, 0, 1, 1)]),
        ("ivory year:2018 year:2021", [(2018, 1, 11, 1)]),
        ("ivory -timber", [(2018, 1, 11, 1), (2020, 1, 11, 2), (None, 0, 3, 1)]),
        ("zebra", [(2018, 0, 11, 1), (2020, 0, 11, 2), (None, 0, 3, 1)]),
        ("", []),
    ],
)
def test_filters_say_which_words_are_searched(
    engine: Engine, query: str, years: list[tuple[int | None, int, int, int]]
) -> None:
    assert [*engine.by_year(parse(query)).years] == [YearCount(*each) for each in years]


def test_what_results_are_narrowed_to_counts_but_for_the_year(engine: Engine) -> None:
    curve = engine.by_year(parse("ivory"), {"section": {"trade"}, "year": {"2018"}})
    assert curve.years == (YearCount(2018, 1, 11, 1), YearCount(2020, 1, 5, 1))


def test_what_is_asked_of_time_leaves_out_places_and_no_words(engine: Engine) -> None:
    placed = Placed(First(2020, 2020), frozenset({("b", "para_1")}))
    curve = engine.by_year(replace(parse("ivory"), wanted=AllOf((Term("ivory"), placed))))
    assert curve.years == (YearCount(2018, 0, 11, 1), YearCount(2020, 1, 11, 2), YearCount(None, 0, 3, 1))


def test_before_there_is_an_index_there_are_no_years(engine: Engine) -> None:
    jobs.run(engine.index([], removed=[each.id for each in REPORTS]))
    assert engine.by_year(parse("ivory")).years == ()
