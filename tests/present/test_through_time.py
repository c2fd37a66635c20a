"""What queries ask of time, over three years of a small series that is really compared."""

import datetime
from collections.abc import Sequence
from dataclasses import replace

import pytest

from explorer.compare import compare
from explorer.language.address import addressed
from explorer.library.entry import Entry
from explorer.library.outline import Outline, outline_of
from explorer.model.comparison import Comparison
from explorer.model.report import Paragraph, Report, Section
from explorer.model.text import Run
from explorer.present.through_time import Compared, Reading, Timeline
from explorer.search.documents import contents
from explorer.search.parsing import parse
from explorer.search.query import AllOf, AnyOf, Node, Not, Placed, Term
from explorer.search.results import Places

IVORY = "Ivory, rosewood and pangolin scales were seized by wildlife authorities at the port of Mombasa in May."
SCALES = "Rosewood and pangolin scales were seized by wildlife authorities at the harbour of Mombasa in May."
DRONES = "Rangers fly drones at night to watch elephants in the reserve of Tsavo, paid for by the trust fund."
PRISONS = "Prison overcrowding was reduced in Kyrgyzstan by parole boards, workshops and early release."
ART = "Eleven paintings that had been stolen from a church in Lima were returned by a court in Geneva."
YEARS: dict[int, dict[str, list[str]]] = {
    2018: {"Wildlife crime": [IVORY], "Prison reform": [PRISONS]},
    2019: {"Wildlife crime": [IVORY, DRONES], "Prison reform": [PRISONS]},
    2021: {"Wildlife crime": [SCALES], "Prison reform": [PRISONS], "New technology": [DRONES], "Stolen art": [ART]},
}


def report(year: int, sections: dict[str, list[str]]) -> Report:
    numbers = iter(range(1, 100))
    made = [
        Section(
            number, (Run(title),), blocks=tuple(Paragraph(str(next(numbers)), (Run(text),)) for text in texts), page=1
        )
        for number, (title, texts) in zip(("I", "II", "III", "IV"), sections.items(), strict=False)
    ]
    return addressed(Report(tuple(made), id=str(year), year=year, series="Yearly"))


REPORTS = [report(year, sections) for year, sections in YEARS.items()]
COMPARISON = compare(REPORTS)
ENTRIES = [Entry(id=each.id, sha256=each.id, year=each.year, series="Yearly") for each in REPORTS]


QUARTERS = [
    replace(made, id=f"q{number}", year=2025, date=datetime.date(2025, 3 * number, 1))
    for number, made in enumerate(REPORTS, 1)
]
"""The same three as reports of one year."""


def outline(id: str) -> Outline:
    return outline_of(next(each for each in (*REPORTS, *QUARTERS) if each.id == id))


def compared(reports: Sequence[Report]) -> Compared:
    entries = [Entry(id=each.id, sha256=each.id, year=each.year, date=each.date, series="Yearly") for each in reports]
    return Compared("Yearly", entries, Timeline(compare(list(reports)), outline))


def says(node: Node | None) -> Places:
    """The texts that have every word."""
    words = [part.text for part in (node.parts if isinstance(node, AllOf) else (node,)) if isinstance(part, Term)]
    found: dict[str, set[tuple[str, str]]] = {}
    for each in (*REPORTS, *QUARTERS):
        for text in contents(each).documents:
            if all(word in text.words.casefold() for word in words):
                found.setdefault(each.id, set()).add((text.eid, text.section))
    return found


def read(query: str, comparison: Comparison | None = COMPARISON) -> tuple[Node | None, list[str]]:
    timeline = Timeline(comparison, outline) if comparison else None
    reading = Reading([Compared("Yearly", ENTRIES, timeline)], says)
    wanted = parse(query).wanted
    assert wanted
    return reading.read(wanted), list(reading.uncompared)


def placed(node: Node | None) -> list[set[tuple[str, str]]]:
    """The places of all that a query asks of time."""
    match node:
        case AllOf(parts) | AnyOf(parts):
            return [each for part in parts for each in placed(part)]
        case Not(part):
            return placed(part)
        case Placed(_, places):
            return [set(places)]
        case _:
            return []


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("drones first:2019", {("2019", "para_2")}),
        ("drones first:2021", set()),  # The paragraph comes from another section.
        ("ivory first:2018", set()),  # There is no year before.
        ("technology first:2019..", {("2021", "sec_III")}),
        ("ivory dropped:2021", {("2019", "para_1")}),
        ("drones dropped:2021", set()),
        ("ivory dropped:2019", set()),
        ("ivory dropped:2020", set()),  # There is no report of 2020.
        ("scales changed:", {("2021", "para_1")}),
        ("scales changed:2019", set()),
        ("overcrowding changed:", set()),
        ("crime changed:", set()),  # Of a heading only its own words count.
        ("year:2021 section:III drones first:2019", {("2019", "para_2")}),  # Where it stands does not say what it says.
        ("first:2021", {("2021", "sec_IV"), ("2021", "para_4")}),  # Section III was split off from another.
    ],
)
def test_what_is_asked_of_time_has_its_places(query: str, places: set[tuple[str, str]]) -> None:
    node, missing = read(query)
    assert placed(node) == [places] and not missing


def test_what_is_excluded_and_what_parentheses_hold_have_their_own_words() -> None:
    node, _ = read("(drones first:2019) OR (ivory -dropped:2021)")
    assert placed(node) == [{("2019", "para_2")}, {("2019", "para_1")}]


def test_a_series_that_is_not_compared_is_named_where_it_is_asked_for() -> None:
    node, missing = read("drones first:2021", None)
    assert (placed(node), missing) == ([set()], ["Yearly"])
    assert read("zebras first:2021", None)[1] == read("drones first:2018", None)[1] == read("drones", None)[1] == []
    assert read("ivory dropped:2021", None)[1] == ["Yearly"] and read("ivory first:2021", None)[1] == []


@pytest.mark.parametrize("dated", [True, False])
@pytest.mark.parametrize(
    ("query", "places", "untold"),
    [
        ("scales changed:", {("q3", "para_1")}, ["q1"]),
        ("scales changed:2024", set(), []),
        ("drones first:2025", {("q2", "para_2")}, []),
        ("ivory dropped:2025", {("q2", "para_1")}, ["q1"]),
        ("overcrowding changed:2025", set(), ["q1"]),
    ],
)
def test_of_several_reports_of_a_year_each_is_held_against_the_one_before(
    query: str, places: set[tuple[str, str]], untold: list[str], dated: bool
) -> None:
    reading = Reading([compared([each if dated else replace(each, date=None) for each in QUARTERS])], says)
    wanted = parse(query).wanted
    assert wanted and placed(reading.read(wanted)) == [places]
    assert list(reading.untold) == untold


def test_reports_of_one_day_are_not_before_each_other() -> None:
    series = compared([replace(each, date=QUARTERS[0].date) for each in QUARTERS])
    assert series.steps == [("q1", "q2", "q3")]
    reading, wanted = Reading([series], says), parse("scales changed:").wanted
    assert wanted and placed(reading.read(wanted)) == [set()]
    assert list(reading.untold) == ["q1", "q2", "q3"]


def test_nothing_is_told_of_reports_that_are_not_compared_or_of_no_known_year() -> None:
    series = compared(QUARTERS)
    assert series.timeline
    near = [pair for pair in series.timeline.comparison.pairs if pair.right_report != 2]
    apart = replace(series, timeline=Timeline(replace(series.timeline.comparison, pairs=tuple(near)), outline))
    yearless = replace(series, entries=[replace(entry, year=None) for entry in series.entries])
    for each, untold in ((apart, ["q1", "q3"]), (yearless, ["q1", "q2", "q3"])):
        reading, wanted = Reading([each], says), parse("scales changed:").wanted
        assert wanted and placed(reading.read(wanted)) == [set()] and list(reading.untold) == untold
