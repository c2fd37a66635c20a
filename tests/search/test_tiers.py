"""Texts with all words come first; then those in which a heading above has what is missing; then, where the first are
few, those with most of the words."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer import jobs
from explorer.language.address import addressed
from explorer.model.report import Paragraph, Report, Section
from explorer.model.text import Run
from explorer.search.engine import Engine
from explorer.search.index_engine import open_index
from explorer.search.parsing import parse
from explorer.search.results import Order, Results
from explorer.search.tiers import SELDOM
from tests.search.builders import report
from tests.search.conftest import Search


def in_tiers(results: Results) -> list[set[str | None]]:
    """The labels of the hits of each tier."""
    return [{hit.label for hit in results.hits if hit.tier == number} for number in range(len(results.tiers))]


TEXTS = report(
    "r",
    "How did the convention on firearms reach Syria?",
    "The convention on firearms was signed.",
    "Firearms of Syria.",
    "Nothing of the kind.",
    heading="Other matters",
)


def test_small_words_need_not_stand_there(search: Search) -> None:
    results = search("how did the firearms of Syria", TEXTS)
    assert in_tiers(results) == [{"1", "3"}, {"2"}]
    assert "“how”" in results.explanation and "need not stand" in results.explanation
    assert search("how did").tiers[0].total == 1  # Where there are no others, they are what is meant.
    assert search("how AND firearms").total == 1
    assert search('"of the kind"').total == 1
    assert search("firearms -the").total == 1


def test_a_word_in_capitals_is_a_name_and_a_month_none_of_the_small_words(search: Search) -> None:
    texts = report("r", "The US and firearms in May 2018.", "Firearms may come to us in 2018.", heading="1")
    assert search("firearms US 2018", texts).tiers[0].of == 3
    assert search("firearms us 2018").tiers[0].of == 2
    assert search("FIREARMS COME TO US").tiers[0].of == 2
    assert (search("firearms May 2018").tiers[0].of, search("firearms may 2018").tiers[0].of) == (3, 2)


def test_small_words_are_those_of_the_language_of_a_text(search: Search) -> None:
    spanish = replace(report("es", "La delincuencia que sea."), language="es")
    results = search("sea delincuencia", spanish, report("en", "Crime at sea.", "Delincuencia", heading="1"))
    assert [(hit.report, hit.label, hit.tier) for hit in results.hits] == [("es", "1", 0), ("en", "2", 1)]


def test_most_words_follow_with_what_is_missing(search: Search) -> None:
    results = search("convention firearms syria zebra", TEXTS)
    assert [(tier.total, tier.words, tier.of, tier.without) for tier in results.tiers] == [
        (0, 4, 4, ()),
        (1, 3, 4, ("zebra",)),
        (2, 2, 4, ("zebra",)),
    ]
    assert [set(hit.missing) for hit in results.hits[:1]] == [{"zebra"}]
    assert {hit.label: hit.missing for hit in results.hits[1:]} == {
        "2": ("syria", "zebra"),
        "3": ("convention", "zebra"),
    }
    assert results.total == 3 == sum(results.facets["year"].values())


def test_small_words_that_no_text_has_are_not_corrected(search: Search) -> None:
    texts = report("r", "The aid of the convention.", "A convention on firearms.", heading="1")
    assert search("did conventoin aid", texts).suggestion == "did convention aid"


@pytest.mark.parametrize("query", ['"convention on firearms" syria zebra', "convention AND zebra", "zebr* firearms"])
def test_phrases_and_operators_stay_strict(search: Search, query: str) -> None:
    found = search(query, TEXTS)
    assert {hit.label for hit in found.hits} <= {"1", "2"} and "3" not in {hit.label for hit in found.hits}


def test_words_of_headings_above_count(search: Search) -> None:
    below = report("below", "Trafficking was curbed.", "Nothing was.", heading="Firearms")
    texts = below, report("in", "Trafficking in firearms.", heading="1")
    results = search("firearms trafficking in:text", *texts)
    assert [(hit.report, hit.label, hit.tier, hit.above) for hit in results.hits] == [
        ("in", "1", 0, ()),
        ("below", "1", 1, ("firearms",)),
    ]
    assert results.tiers[1].above and "heading above" in results.explanation


def test_the_year_of_a_report_counts_for_its_texts(search: Search) -> None:
    texts = [replace(report(f"of {year}", "Piracy was curbed.", heading="1"), year=year) for year in (2018, 2020)]
    results = search("piracy 2018", *texts)
    assert [(hit.report, hit.tier, hit.above) for hit in results.hits] == [
        ("of 2018", 1, ("2018",)),
        ("of 2020", 2, ()),
    ]
    assert search("piracy 1066").tiers[1].words == 1


def test_where_many_have_all_words_fewer_are_not_looked_for(search: Search) -> None:
    texts = report("r", *["Firearms and drugs."] * SELDOM, "Firearms.")
    assert len(search("firearms drugs", texts).tiers) == 1


@pytest.mark.parametrize("order", list(Order))
def test_pages_follow_each_other_through_the_tiers(engine: Engine, search: Search, order: Order) -> None:
    search("", TEXTS)
    query = parse("convention firearms syria")
    whole = engine.search(query, order=order).hits
    assert len(whole) == 3
    assert [engine.search(query, 1, number, order).hits[0] for number in range(3)] == list(whole)


def test_filters_narrow_every_tier(engine: Engine, search: Search) -> None:
    search("", TEXTS, replace(TEXTS, id="s", year=2021))
    results = engine.search(parse("convention firearms syria"), filters={"year": {"2021"}})
    assert [tier.total for tier in results.tiers] == [1, 2] and {hit.report for hit in results.hits} == {"s"}


_WORDS = st.sampled_from(["drugs", "crime", "piracy", "the", "of", "police"])
_SENTENCE = st.lists(_WORDS, min_size=1, max_size=4).map(" ".join)
_SECTIONS = st.lists(st.tuples(_SENTENCE, st.lists(_SENTENCE, max_size=3)), min_size=1, max_size=4)


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Callable[[list[tuple[str, list[str]]], str], Results]:
    """Searches nested sections, each given by its heading and its paragraphs."""

    def search(sections: list[tuple[str, list[str]]], text: str) -> Results:
        engine = open_index(Path(tmp_path_factory.mktemp("index")))
        jobs.run(engine.index([_nested(sections)]))
        results = engine.search(parse(text))
        engine.close()
        return results

    return search


def _nested(sections: list[tuple[str, list[str]]]) -> Report:
    made: tuple[Section, ...] = ()
    for heading, paragraphs in reversed(sections):
        blocks = tuple(Paragraph("", (Run(text),)) for text in paragraphs)
        made = (Section("", (Run(heading),), blocks=blocks, sections=made),)
    return addressed(Report(made, id="r"))


@settings(max_examples=60, deadline=None)
@given(sections=_SECTIONS, typed=st.lists(_WORDS, min_size=2, max_size=4, unique=True))
def test_the_first_tiers_are_those_of_reading(
    counted: Callable[[list[tuple[str, list[str]]], str], Results],
    sections: list[tuple[str, list[str]]],
    typed: list[str],
) -> None:
    wanted = {word for word in typed if word not in ("the", "of")} or set(typed)
    above: set[str] = set()
    first = second = 0
    for heading, paragraphs in sections:
        for text in (heading, *paragraphs):
            own, held = set(text.split()), above | set(text.split())
            if text is not heading:
                held |= set(heading.split())
            first += wanted <= own
            second += not wanted <= own and wanted <= held and bool(wanted & own) and len(wanted) > 1
        above |= set(heading.split())
    tiers = counted(sections, " ".join(typed)).tiers
    assert tiers[0].total == first
    assert sum(tier.total for tier in tiers if tier.above) == second
