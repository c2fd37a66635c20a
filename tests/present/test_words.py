"""Totals, states and strengths in words."""

from explorer.model.comparison import State, Totals
from explorer.present.words import ended_in_words, states_in_words, sums_in_words, totals_in_words

TOTALS = Totals(
    older=5,
    newer=8,
    kept=3,
    edited=1,
    rewritten=2,
    new=2,
    kept_older=2,
    edited_older=1,
    rewritten_older=1,
    dropped=1,
)


def test_only_what_holds_a_paragraph_is_told() -> None:
    assert totals_in_words(TOTALS) == ["3 kept", "1 edited", "2 rewritten", "2 new", "1 dropped"]
    assert totals_in_words(Totals(new=1)) == ["1 new"]
    assert totals_in_words(Totals()) == ended_in_words(Totals()) == []
    assert ended_in_words(TOTALS) == ["1 dropped", "4 now elsewhere"]


def test_the_sums_are_those_of_the_reports() -> None:
    assert sums_in_words(TOTALS, ("2020", "2021")) == [
        "2021: 3 kept + 1 edited + 2 rewritten + 2 new = 8",
        "2020: 2 kept + 1 edited + 1 rewritten + 1 dropped = 5",
    ]


def test_every_state_has_its_word_and_they_have_an_order() -> None:
    assert len(set(states_in_words(set(State)))) == len(State)
    assert states_in_words({State.MOVED, State.EDITED, State.RENUMBERED}, without=(State.RENUMBERED,)) == [
        "edited",
        "moved",
    ]
