"""Figures of which two reports say the same, in paragraphs that do not correspond."""

from dataclasses import replace

from explorer.compare import compare
from explorer.model.comparison import CorrectionKind, LinkCorrection
from explorer.model.passage import Address
from explorer.model.report import Source
from tests.compare.make import report
from tests.compare.test_figures import values


def test_a_clause_that_says_the_same_is_joined_wherever_it_stands() -> None:
    text = "At the time of reporting, there were {} parties to the Convention against Corruption."
    found = [report({"Reviews": [text.format(number)]}) for number in (186, 187)]
    named = [replace(each, id=key, source=Source()) for each, key in zip(found, ("old", "new"), strict=True)]
    apart = LinkCorrection(CorrectionKind.APART, Address("old", "para_1"), Address("new", "para_1"))
    assert values(compare(named, [apart]).figures) == {(186, 187)}
    twice = report({"Reviews": [text.format(187), text.format(190)]})
    two = [named[0], replace(twice, id="new", source=Source())]
    both = [apart, replace(apart, other=Address("new", "para_2"))]
    assert compare(two, both).figures == ()
