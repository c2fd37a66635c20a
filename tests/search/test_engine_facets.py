"""Symbols, bodies, sections, facets and orders, through an engine."""

from dataclasses import replace

import pytest

from explorer.language.address import addressed
from explorer.model.report import Paragraph, Report, Section
from explorer.model.text import Footnote, Run
from explorer.search.engine import Engine
from explorer.search.parsing import parse
from explorer.search.results import FACETS, REPORT, Order
from tests.search.builders import report
from tests.search.conftest import Search


def _symbols() -> list[Report]:
    first = replace(report("a", "See A/RES/74/177.", "See 74/17."), symbols=("A/80/75", "E/2025/55"))
    return [first, replace(report("b", "Resolution 74/177 again."), symbols=("S/2025/460",)), report("c", "74 177")]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("cites:74/177", {"a", "b"}),
        ("cites:A/RES/74/177", {"a", "b"}),
        ("cites:74/*", {"a", "b"}),
        ("A/RES/74/*", {"a", "b"}),
        ("symbol:A/80/* in:text", {"a"}),
        ("symbol:A/80/75 in:text", {"a"}),
        ("symbol:e/2025/55 in:text", {"a"}),
        ("symbol:80/75 in:text", {"a"}),
        ("symbol:A/8 in:text", set()),
        ("-symbol:A/80/* in:text", {"b", "c"}),
    ],
)
def test_reports_are_found_by_their_symbols_and_by_what_they_cite(search: Search, query: str, found: set[str]) -> None:
    assert {hit.report for hit in search(query, *_symbols()).hits} == found


def test_the_body_is_told_by_the_symbol(search: Search) -> None:
    assert search("in:text", *_symbols()).facets["body"] == {"General Assembly": 2, "Security Council": 1}


def _sections() -> Report:
    def section(number: str, title: str, *below: Section) -> Section:
        note = Run("1", footnote=f"fn_{len(title)}")
        text = Paragraph(None, (Run(f"crime in {title}"), note))
        return Section(number, (Run(title),), (text,), below)

    deep = section("A", "Trafficking in persons", section("2", "Protection"))
    sections = (section("I", "Introduction"), section("IV", "Action", deep), section("V", "Conclusions"))
    notes = tuple(
        Footnote("1", (Run(f"crime note of {title}"),), eid=f"fn_{len(title)}")
        for title in ("Introduction", "Action", "Trafficking in persons", "Protection", "Conclusions")
    )
    return addressed(Report(sections, notes, id="s", year=2020))


@pytest.mark.parametrize(
    ("query", "total"),
    [
        ("crime section:IV", 6),
        ("crime section:IV.A", 4),
        ("crime section:iv.a.2", 2),
        ("crime section:I", 2),
        ('crime section:"trafficking person"', 4),
        ("crime section:conclusions", 2),
        ("crime section:IV -section:IV.A", 2),
        ("crime section:I section:V", 4),
        ("crime section:none", 0),
    ],
)
def test_sections_hold_what_stands_below_them_and_its_footnotes(search: Search, query: str, total: int) -> None:
    assert search(query, _sections()).total == total


def test_the_highest_headings_are_counted(search: Search) -> None:
    assert search("crime", _sections()).facets["section"] == {"Action": 6, "Introduction": 2, "Conclusions": 2}


def _years() -> list[Report]:
    return [
        report("a", "crime", "crime and much else that makes it long", year=2018),
        report("b", "crime and much else that makes it long", "crime crime", year=2021),
        report("c", "crime", year=2020, series="Activities", heading="Crime"),
    ]


def test_a_facet_counts_what_its_other_values_would_give(engine: Engine, search: Search) -> None:
    search("crime", *_years())
    narrowed = engine.search(parse("crime"), filters={"year": {"2018", "2020"}, "series": {"Mandates"}})
    assert narrowed.total == 2 and narrowed.reports == {"a": 2}
    assert narrowed.facets["year"] == {"2018": 2, "2021": 2}
    assert narrowed.facets["series"] == {"Activities": 2, "Mandates": 2}
    assert narrowed.facets["section"] == {"Overview": 2}
    by_section = engine.search(parse("crime"), filters={"section": {"Crime"}})
    assert by_section.total == 2 and by_section.facets["year"] == {"2020": 2}
    assert by_section.facets["section"] == {"Overview": 4, "Crime": 2}


def test_whole_reports_narrow_by_their_ids_and_are_no_facet(engine: Engine, search: Search) -> None:
    search("crime", *_years())
    narrowed = engine.search(parse("crime"), filters={REPORT: {"a", "c"}})
    assert narrowed.reports == {"a": 2, "c": 2} and narrowed.total == 4
    assert set(narrowed.facets) == set(FACETS) and narrowed.facets["year"] == {"2018": 2, "2020": 2}
    assert engine.search(parse("crime"), filters={REPORT: {"a"}, "year": {"2020"}}).total == 0


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.YEAR, ["b2", "b1", "cNone", "c1", "a1", "a2"]),
        (Order.PLACE, ["cNone", "c1", "a1", "a2", "b1", "b2"]),
    ],
)
def test_an_order_holds_across_pages(engine: Engine, search: Search, order: Order, expected: list[str]) -> None:
    search("crime", *_years())
    for size in (1, 2, 4, 50):
        pages = [
            engine.search(parse("crime"), size, offset, order).hits for offset in range(0, len(expected) + size, size)
        ]
        assert [f"{hit.report}{hit.label}" for page in pages for hit in page] == expected


def test_pages_of_relevance_follow_each_other(engine: Engine, search: Search) -> None:
    whole = search("common con*", report("r", *(f"con{number % 7} common" for number in range(120)))).hits
    search_page = [hit for offset in range(0, 120, 25) for hit in engine.search(parse("common con*"), 25, offset).hits]
    assert len(whole) == 50 and [hit.label for hit in search_page][:50] == [hit.label for hit in whole]
    assert len({hit.label for hit in search_page}) == 120


def test_the_values_of_fields_are_known(engine: Engine, search: Search) -> None:
    search("", *_symbols())
    vocabulary = engine.vocabulary()
    assert vocabulary["year"] == {"2020": 7} and vocabulary["section"] == {"Overview": 7}
    assert vocabulary["symbol"] == {"A/80/75": 3, "E/2025/55": 3, "S/2025/460": 2}
