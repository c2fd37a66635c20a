"""Figures of which two reports say the same, in paragraphs that do not correspond."""

from dataclasses import replace

from explorer.compare import compare
from explorer.compare.corpus import Pairs
from explorer.compare.figures import likely, report_quantities
from explorer.compare.profile import profile
from explorer.model.comparison import CorrectionKind, LinkCorrection
from explorer.model.passage import Address
from explorer.model.report import Source
from tests.compare.make import report
from tests.compare.test_figures import values

PARTIES = "At the time of reporting, there were {} parties to the Convention against Corruption."


def scores(text: str, links: Pairs) -> Pairs:
    """How sure it is that two quantities are one, by their turn, in a text with two numbers and with two others."""
    years = [report({"Reviews": [text.format(*numbers)]}) for numbers in ((186, 12), (187, 14))]
    older, newer = (report_quantities(number, profile(each)) for number, each in enumerate(years))
    return likely(older, newer, links)


def test_a_link_makes_surer_what_the_clauses_say_and_is_not_undone_by_them() -> None:
    assert scores(PARTIES, {(0, 0): 0.95})[0, 0] > scores(PARTIES, {})[0, 0] > 0


def test_a_clause_that_tells_no_more_than_what_is_counted_joins_nothing() -> None:
    assert scores("It had {} field offices.", {}) == {}


def test_a_part_is_not_known_by_its_clause() -> None:
    text = (
        "At the time of reporting, there were {} troops in the camps of the valley, including {} women of the reserve."
    )
    assert scores(text, {(0, 0): 0.95}).keys() == {(0, 0), (1, 1)}
    assert scores(text, {}).keys() == {(0, 0)}


def test_a_clause_that_says_the_same_is_joined_wherever_it_stands() -> None:
    found = [report({"Reviews": [PARTIES.format(number)]}) for number in (186, 187)]
    named = [replace(each, id=key, source=Source()) for each, key in zip(found, ("old", "new"), strict=True)]
    apart = LinkCorrection(CorrectionKind.APART, Address("old", "para_1"), Address("new", "para_1"))
    assert values(compare(named, [apart]).figures) == {(186, 187)}
    twice = report({"Reviews": [PARTIES.format(187), PARTIES.format(190)]})
    two = [named[0], replace(twice, id="new", source=Source())]
    both = [apart, replace(apart, other=Address("new", "para_2"))]
    assert compare(two, both).figures == ()
