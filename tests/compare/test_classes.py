"""Kept, edited, rewritten, new and dropped: what is told of a paragraph by the words that were carried over."""

import pytest

from explorer.compare import compare
from explorer.compare.states import class_of
from explorer.compare.texts import ComparedText, carried_over
from explorer.language import language
from explorer.model.comparison import Comparison, Link, State, Strength
from tests.compare.make import report
from tests.compare.test_links import CHILDREN, CYBERCRIME, FIREARMS, MARITIME, PRISONS, TERRORISM

FILL = [CYBERCRIME, PRISONS, MARITIME, CHILDREN, TERRORISM]
OPENING = "Under its programme against money-laundering the Office helped judges and customs officers"
OLDER = f"{OPENING} in 88 countries, among them Ghana and Peru, and wrote a manual for banks."


def linked(comparison: Comparison, kind: str) -> list[Link]:
    """The links between all reports of one kind of element."""
    return [link for pair in comparison.pairs for link in getattr(pair, kind) if link.left and link.right]


def share(one: str, other: str) -> float:
    english = language("en")
    return carried_over(ComparedText(one, english), ComparedText(other, english))


def test_what_is_carried_over_is_the_share_of_the_shorter_text_whatever_its_numbers() -> None:
    assert share(OLDER, OLDER) == share(OLDER, OLDER.replace("88", "102")) == 1
    assert share(OLDER, f"{OLDER} Later a second manual was written for police officers of small islands.") == 1
    assert share(OPENING, FIREARMS) == 0
    assert share("Ivory was sold.", "It was seen that ivory was sold.") == 1
    assert share("", "Words.") == 0


def test_it_is_the_same_from_either_side() -> None:
    newer = f"In 2019 {OPENING.lower()} of 102 countries."
    assert share(OLDER, newer) == share(newer, OLDER) > 0.5


@pytest.mark.parametrize(
    ("newer", "expected"),
    [
        (OLDER, State.SAME),
        (OLDER.replace("88", "102"), State.EDITED),
        (f"{OPENING} in 102 countries and two territories, and trained prosecutors in Dakar.", State.EDITED),
        (
            "Judges, banks and customs officers of Ghana and Peru met in Dakar, where a programme of the Office "
            "against money-laundering showed them its manual; 88 countries were helped.",
            State.REWRITTEN,
        ),
    ],
)
def test_the_words_carried_over_decide(newer: str, expected: State) -> None:
    one, other = report({"Crime": [*FILL, OLDER]}), report({"Crime": [*FILL, newer]})
    pair = compare([one, other]).pairs[0]
    (link,) = [each for each in pair.paragraphs if each.right == "para_6"]
    assert link.left == "para_6" and class_of(link.states) is expected
    assert (pair.totals.kept, pair.totals.edited, pair.totals.rewritten) == tuple(
        5 * (state is State.SAME) + (state is expected) for state in (State.SAME, State.EDITED, State.REWRITTEN)
    )


@pytest.mark.parametrize("kind", ["paragraphs", "sections"])
def test_a_doubtful_link_is_never_called_edited(samples_compared: Comparison, kind: str) -> None:
    links = linked(samples_compared, kind)
    assert {class_of(link.states) for link in links if link.strength is Strength.DOUBTFUL} == {State.REWRITTEN}
    assert {State.EDITED, State.REWRITTEN} <= {class_of(link.states) for link in links}


@pytest.mark.parametrize("kind", ["paragraphs", "sections"])
def test_split_and_merged_is_what_text_was_carried_over_to(samples_compared: Comparison, kind: str) -> None:
    several = [link for link in linked(samples_compared, kind) if {State.SPLIT, State.MERGED} & link.states]
    assert several
    assert not any(State.REWRITTEN in link.states for link in several)


def test_a_section_of_which_nothing_was_carried_over_is_rewritten() -> None:
    older, newer = report({"Incidents": [FIREARMS, PRISONS]}), report({"Incidents": [MARITIME, CHILDREN]})
    (section,) = [link for link in compare([older, newer]).pairs[0].sections if link.left and link.right]
    assert State.REWRITTEN in section.states and State.EDITED not in section.states
