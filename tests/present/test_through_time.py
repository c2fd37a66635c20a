"""What queries ask of time, over three years of a small series that is really compared."""

import pytest

from explorer.compare import compare
from explorer.language.address import addressed
from explorer.library.entry import Entry
from explorer.library.outline import outline_of
from explorer.model.comparison import Comparison
from explorer.model.report import Paragraph, Report, Section
from explorer.model.text import Run
from explorer.present.through_time import Compared, Reading
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


def says(node: Node | None) -> Places:
    """The texts that have every word."""
    words = [part.text for part in (node.parts if isinstance(node, AllOf) else (node,)) if isinstance(part, Term)]
    found: dict[str, set[tuple[str, str]]] = {}
    for each in REPORTS:
        for text in contents(each).documents:
            if all(word in text.words.casefold() for word in words):
                found.setdefault(each.id, set()).add((text.eid, text.section))
    return found


def read(query: str, comparison: Comparison | None = COMPARISON) -> tuple[Node | None, list[str]]:
    reading = Reading(
        [Compared("Yearly", ENTRIES, comparison)], says, lambda id: outline_of(REPORTS[[*map(str, YEARS)].index(id)])
    )
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
