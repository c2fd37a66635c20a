"""What is alike and does not correspond, what corresponds without numbers, and that a third report changes nothing."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from explorer.compare import compare
from explorer.compare.pivots import between
from explorer.compare.profile import profile
from explorer.language.address import addressed
from explorer.model.comparison import Pair
from explorer.model.report import Paragraph, Report, Section
from explorer.model.text import Run
from tests.compare.make import report
from tests.compare.test_links import CHILDREN, CYBERCRIME, FIREARMS, MARITIME, PRISONS, TERRORISM, WILDLIFE

BUDGET = (
    "Takes note of the estimated budgetary implications of the activities to be undertaken by the secretariat in {};"
)


def links(pair: Pair) -> dict[tuple[str, str], float]:
    return {(link.left, link.right): link.score for link in pair.paragraphs if link.left and link.right}


def test_what_is_said_in_every_section_corresponds_only_in_its_own() -> None:
    older = {"Firearms": [FIREARMS, TERRORISM], "Wildlife": [WILDLIFE, CHILDREN], "Prisons": [PRISONS]}
    newer = {"Maritime crime": [MARITIME], "Wildlife": [f"{WILDLIFE} Guards watched.", CHILDREN], "Cyber": [CYBERCRIME]}
    for first, sections in ((1, older), (7, newer)):
        for number, texts in enumerate(sections.values(), first):
            texts += [
                BUDGET.format(f"paragraph {number}"),
                f"Decides to meet again in the {number}th month of the year;",
            ]
    one, other = report(older), report(newer)
    found = links(compare([one, other]).pairs[0])
    assert set(found) == {(f"para_{n}", f"para_{n - 1}") for n in (5, 6, 7, 8)}


def unnumbered(*texts: str, stray: str | None = None) -> Report:
    """Paragraphs without numbers under one heading, the first with a stray number."""
    blocks = [Paragraph(stray if at == 0 else None, (Run(text),)) for at, text in enumerate(texts)]
    return addressed(Report((Section("", (Run("Research"),), tuple(blocks)),)))


def test_texts_without_numbers_correspond_as_numbered_ones_do() -> None:
    texts = [FIREARMS, TERRORISM, CYBERCRIME, WILDLIFE, PRISONS]
    changed = [f"{text} It went on." for text in texts]
    for stray, other in ((None, None), ("7", None), (None, "7"), ("7", "1979")):
        found = links(compare([unnumbered(*texts, stray=stray), unnumbered(*changed, stray=other)]).pairs[0])
        assert len(found) == len(texts)


def test_a_preamble_is_no_counterpart_of_a_numbered_paragraph() -> None:
    texts = [Paragraph(None, (Run(FIREARMS),)), *[Paragraph(str(n), (Run(TERRORISM),)) for n in (1, 2)]]
    older = addressed(Report((Section("", (Run("Crime"),), tuple(texts)),)))
    newer = report({"Crime": [f"{FIREARMS} It met.", CHILDREN, MARITIME]})
    assert profile(older).numbered
    assert links(compare([older, newer]).pairs[0]) == {}


def test_a_report_added_that_does_not_stand_between_changes_no_link() -> None:
    texts = [FIREARMS, TERRORISM, CYBERCRIME, WILDLIFE, PRISONS]
    one = report({"Crime": texts}, year=2018, series="a")
    other = report({"Crime": [f"{text} It met." for text in texts[::-1]]}, year=2020, series="a")
    alone = compare([one, other]).pairs[0]
    for year in (2017, 2018, 2020, 2021, None):
        third = report({"Crime": [*texts, MARITIME, CHILDREN]}, year=year, series="a")
        pairs = compare([one, other, third]).pairs
        assert next(each for each in pairs if (each.left_report, each.right_report) == (0, 1)) == alone


@given(st.permutations([date(2025, 3, 1), date(2025, 6, 1), date(2025, 9, 1)]))
def test_of_one_year_the_dates_tell_which_report_stands_between(dates: list[date]) -> None:
    reports = [replace(report({}), date=each, year=2025, series="a") for each in dates]
    middle = sorted(dates)[1]
    assert between(*reports) == (dates[1] == middle)
    assert not between(*(replace(each, date=None) for each in reports))
