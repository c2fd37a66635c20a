"""What a delegate is to see first: what is asked and held, then mandates, then figures and news."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.compare import compare
from explorer.compare.digest import digest
from explorer.compare.weights import weighed
from explorer.language import language
from explorer.model.comparison import Change, Comparison, Link, Pair, State, Strength, Totals
from explorer.model.digest import Digest, DigestKind, DigestLine, DigestSection, Topic
from explorer.model.report import Report
from tests.small_reports import link, para, report, section

ENGLISH = language("en")
EVENT = "On 5 May, demonstrators gathered in the main square of the city to protest against the delay."
MANDATE = "The mandate of the Force was extended until {} by the Council."
PATROLS = "The Force carried out patrols along the ceasefire line, by day and by night, with its partners."
ASKED = "I {} the parties to respect the ceasefire line in full and to refrain from any use of force."


def mission(year: int, verb: str, day: str, *events: str) -> Report:
    return report(
        year,
        section("I", "Situation", para("1", PATROLS), para("2", MANDATE.format(day))),
        section("II", "Events", *(para(str(number), text) for number, text in enumerate(events, 3))),
        section("III", "Observations", para(str(len(events) + 3), ASKED.format(verb))),
    )


def told(older: Report, newer: Report) -> Digest:
    return digest(compare([older, newer]), [older, newer], 0, 1)


def test_a_changed_stand_comes_first_then_the_mandate_then_what_happened() -> None:
    found = told(mission(2020, "encourage", "30 June 2020"), mission(2021, "urge", "31 December 2021", EVENT))
    assert [(line.topic, line.kind) for line in sorted(found.lines(), key=lambda line: -line.weight)] == [
        (Topic.OBSERVATIONS, DigestKind.EDITED),
        (Topic.MANDATES, DigestKind.EDITED),
        (Topic.NEW, DigestKind.NEW),
    ]
    first = next(line for line in found.lines() if line.topic is Topic.OBSERVATIONS)
    assert first.restated and first.before and first.after
    assert (first.before.words, first.after.words) == ("encourage", "urge")
    assert [(one.words, len(one.older), len(one.newer)) for one in found.stances] == [
        ("encourage", 1, 0),
        ("urge", 0, 1),
    ]


def test_another_form_of_a_verb_is_no_other_stand() -> None:
    found = told(mission(2020, "urge", "30 June 2020"), mission(2021, "also urge", "30 June 2020"))
    assert [line.restated for line in found.lines()] == [False]


def test_of_an_edited_paragraph_the_sentence_that_changed_is_told_old_and_new() -> None:
    before, after = f"{PATROLS} {MANDATE.format('30 June 2020')}", f"{PATROLS} {MANDATE.format('30 June 2021')}"
    older, newer = (
        report(year, section("I", "All", para("1", text))) for year, text in ((2020, before), (2021, after))
    )
    (line,) = told(older, newer).lines()
    assert line.text == MANDATE.format("30 June 2021") and line.more == 0
    assert "".join(one.older for one in line.differences) != "".join(one.newer for one in line.differences)
    assert line.size < len(before.split())


def test_a_sentence_of_another_counterpart_is_not_new_and_is_cited_where_it_stood() -> None:
    older = report(2020, section("I", "All", para("1", PATROLS), para("2", MANDATE.format("30 June 2020"))))
    newer = report(2021, section("I", "All", para("1", f"{PATROLS} {MANDATE.format('30 June 2021')}")))
    states = frozenset({State.EDITED, State.MERGED})
    links = tuple(Link(f"para_{number}", "para_1", states, 0.9, Strength.STRONG) for number in (1, 2))
    pair = Pair(0, 1, (link("sec_I", "sec_I"),), links)
    (line,) = digest(Comparison((older.id, newer.id), (pair,)), [older, newer], 0, 1).lines()
    assert (line.older, line.newer, line.more) == ("para_2", "para_1", 0)
    assert any(one.change is Change.EQUAL for one in line.differences)


def test_what_another_part_of_a_split_paragraph_says_is_not_left_out() -> None:
    older = report(2020, section("I", "All", para("1", f"{PATROLS} {EVENT}")))
    newer = report(
        2021, section("I", "All", para("1", f"{PATROLS} Nobody was hurt."), para("2", f"{EVENT} It rained."))
    )
    states = frozenset({State.EDITED, State.SPLIT})
    links = tuple(Link("para_1", f"para_{number}", states, 0.9, Strength.STRONG) for number in (1, 2))
    pair = Pair(0, 1, (link("sec_I", "sec_I"),), links)
    lines = digest(Comparison((older.id, newer.id), (pair,)), [older, newer], 0, 1).lines()
    assert [(line.text, line.more) for line in lines] == [("Nobody was hurt.", 0), ("It rained.", 0)]


@pytest.mark.parametrize(
    ("was", "now", "more"), [((100, 400), (100, 110), True), ((100, 0), (100, 800), False), ((100, 400), (1, 4), True)]
)
def test_a_figure_weighs_by_how_often_it_doubled_and_less_where_it_is_small(
    was: tuple[float, float], now: tuple[float, float], more: bool
) -> None:
    line = DigestLine(DigestKind.FIGURE, "para_1", "para_1", "States", "1", "2")
    one, other = (weighed(line, values, observed=False, language=ENGLISH).weight for values in (was, now))
    assert (one > other) is more


def test_a_further_figure_of_one_paragraph_weighs_less_than_the_same_in_another() -> None:
    trained, hired = "The Force trained {} police officers.", "The Mission hired {} engineers."

    def weights(older: Report, newer: Report) -> list[float]:
        return [line.weight for line in told(older, newer).lines(DigestKind.FIGURE)]

    texts = [[text.format(number) for text in (trained, hired)] for number in (100, 400)]
    together = weights(
        *(report(2020 + at, section("I", "Work", para("1", " ".join(both)))) for at, both in enumerate(texts))
    )
    apart = weights(*(report(2020 + at, section("I", "Work", *map(para, "12", both))) for at, both in enumerate(texts)))
    assert len(together) == len(apart) == 2
    assert apart[0] == apart[1] == max(together) > min(together)


def test_what_perhaps_has_a_counterpart_weighs_less_than_what_is_new_for_certain() -> None:
    lines = [DigestLine(DigestKind.NEW, None, "para_1", EVENT, perhaps=perhaps) for perhaps in (None, "para_2")]
    certain, perhaps = (weighed(line, None, observed=False, language=ENGLISH).weight for line in lines)
    assert certain > perhaps


LINES = st.lists(
    st.builds(
        lambda topic, size, weight: DigestLine(
            DigestKind.NEW, None, "para_1", "word " * size, topic=topic, weight=weight
        ),
        st.sampled_from(list(Topic)),
        st.integers(0, 60),
        st.floats(0, 20),
    ),
    max_size=40,
)


@given(LINES, st.integers(0, 900))
def test_the_main_lines_have_room_and_are_the_weightiest_of_their_topics(lines: list[DigestLine], room: int) -> None:
    sections = (DigestSection((), "sec_I", frozenset(), Totals(), tuple(lines)),)
    found = Digest(None, Totals(), sections).main(lambda line: line.size, room)
    assert sum(line.size for told in found.values() for line in told) <= room
    for topic, taken in found.items():
        ranked = sorted((line for line in lines if line.topic is topic), key=lambda line: -line.weight)
        assert taken == ranked[: len(taken)]
    if sum(line.size for line in lines) <= room:
        assert sum(map(len, found.values())) == len(lines)
