"""What a text says of a quantity besides its size decides what may be compared."""

import pytest

from explorer.compare import compare
from explorer.compare.aspects import Period, Time, differing, differing_period, kind_of, period, standing
from explorer.compare.quantities import quantities
from explorer.compare.stated import Stated
from explorer.language import language
from explorer.model.comparison import Aspect, Direction, Figure, FigureKind
from tests.compare.make import report

ENGLISH = language()


def first(text: str) -> tuple[str, Stated]:
    return text, quantities(text, ENGLISH)[0]


@pytest.mark.parametrize(
    ("text", "time", "start", "months"),
    [
        ("Since June 2023, 300 migrants were intercepted.", Time.SINCE, "june 2023", 0),
        ("To date, 300 migrants were intercepted.", Time.SINCE, "", 0),
        ("As at 3 April, 300 migrants were held.", Time.AT, "", 0),
        ("In 2024, 300 migrants were intercepted.", Time.OVER, "", 12),
        ("In the first half of 2024, 300 migrants were intercepted.", Time.OVER, "", 6),
        ("During the reporting period, 300 migrants were intercepted.", Time.OVER, "", 0),
        ("Between October 2024 and January 2025, 300 migrants were intercepted.", Time.OVER, "october 2024", 4),
        ("From 16 October to 16 December, 300 migrants were intercepted.", Time.OVER, "october", 2),
        ("From 15 to 30 January, 300 migrants were intercepted.", Time.OVER, "january", 0.5),
    ],
)
def test_the_time_of_a_quantity_is_what_its_clause_says(text: str, time: Time, start: str, months: float) -> None:
    assert period(*first(text), ENGLISH) == Period(time, start, months)


def test_the_same_period_is_that_of_the_sentence_before() -> None:
    text = "From June 2023 to April 2025, 300 men were held. Over that same period, 20 women were held."
    men, women = quantities(text, ENGLISH)
    assert period(text, women, ENGLISH) == period(text, men, ENGLISH) == Period(Time.OVER, "june 2023", 23)


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (None, None, None),
        (Period(Time.AT), None, None),
        (Period(Time.SINCE), None, Aspect.CUMULATIVE),
        (Period(Time.SINCE, "june 2023"), Period(Time.OVER, "june 2023", 22), None),
        (Period(Time.SINCE, "june 2023"), Period(Time.SINCE, "january 2024"), Aspect.PERIOD),
        (Period(Time.SINCE), Period(Time.OVER, months=12), Aspect.CUMULATIVE),
        (Period(Time.AT), Period(Time.OVER, months=3), Aspect.PERIOD),
        (Period(Time.OVER, months=3), Period(Time.OVER, months=4), None),
        (Period(Time.OVER, months=3), Period(Time.OVER, months=6), Aspect.PERIOD),
        (Period(Time.OVER), Period(Time.OVER, months=1), Aspect.PERIOD),
    ],
)
def test_periods_compare_where_they_are_alike(one: Period | None, other: Period | None, differ: Aspect | None) -> None:
    assert differing_period(one, other) is differing_period(other, one) is differ


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("Violations increased by 15 per cent.", "Violations decreased by 9 per cent.", [Aspect.DIRECTION]),
        ("There was a 15 per cent increase.", "It reached 9 per cent of all cases.", [Aspect.KIND]),
        ("The plan required $106 million.", "The plan received $22 million.", [Aspect.RECEIVED]),
        ("It had 20 officers.", "It had 30 staff, including 9 officers.", [Aspect.PART]),
        ("It had 20 officers.", "It had 9 officers.", []),
    ],
)
def test_what_is_said_of_two_quantities_may_differ(one: str, other: str, differ: list[Aspect]) -> None:
    left, right = (standing(text, quantities(text, ENGLISH)[-1], ENGLISH) for text in (one, other))
    assert list(differing(left, right)) == list(differing(right, left)) == differ


def test_the_kind_is_told_where_the_text_tells_it() -> None:
    def kind(text: str) -> FigureKind | None:
        words, stated = first(text)
        return kind_of(standing(words, stated, ENGLISH), period(words, stated, ENGLISH))

    assert kind("Women were 15 per cent of the staff.") is FigureKind.SHARE
    assert kind("Violations increased by 15 per cent.") is FigureKind.CHANGE
    assert kind("As at 3 April, 360 men were held.") is FigureKind.STOCK
    assert kind("In 2024, 360 men were trained.") is FigureKind.FLOW
    assert kind("It helped 360 men.") is None


def compared(older: str, newer: str) -> Figure:
    (figure,) = compare([report({"Work": [older]}), report({"Work": [newer]})]).figures
    return figure


def test_what_came_of_one_day_does_not_compare_with_what_there_was_at_a_time() -> None:
    text = "{}, {} former combatants had completed training supported by the Peacebuilding Fund in Bambari."
    assert compared(text.format("On 31 January", 125), text.format("As at 1 June", 463)).differs == (Aspect.PERIOD,)
    assert compared(text.format("As at 1 May", 125), text.format("As at 1 June", 463)).comparable


def test_a_figure_says_in_what_its_values_differ() -> None:
    text = "Violations against children {} by {} per cent in the north of the country."
    fell = compared(text.format("increased", 15), text.format("decreased", 9))
    assert (fell.comparable, fell.differs) == (False, (Aspect.DIRECTION,))
    assert (fell.kind, fell.direction, fell.label) == (FigureKind.CHANGE, None, "change in violations against children")
    rose = compared(text.format("increased", 15), text.format("increased", 9))
    assert (rose.comparable, rose.differs, rose.direction) == (True, (), Direction.INCREASE)
    assert rose.label == "increase in violations against children"
