"""What each part of the score of two paragraphs does, and what other pairs make of it."""

from collections.abc import Mapping, Sequence

import pytest

from explorer.compare.corpus import IndexPair, Pairs
from explorer.compare.events import day_of_event
from explorer.compare.paragraphs import PartsOf, beside_others, choose_paragraphs
from explorer.compare.score import OF_PARAGRAPHS, OF_SECTIONS, Parts
from explorer.compare.tuples import in_one_order
from explorer.language import language
from explorer.model.comparison import Strength

FAIR = Parts(terms=0.2, words=0.1, contained=0.3, relative=1.0, home=0.1, figures=0.0, context=0.9, sections=0.9)
DECOY = FAIR._replace(words=0.05, context=0.5)


def beside(parts: PartsOf, settled: tuple[tuple[int, int], ...] = (), decoys: Sequence[Parts | None] = ()) -> PartsOf:
    """The parts of the second step where all sections fit alike."""

    def fit(known: Pairs) -> Pairs:
        return dict.fromkeys(parts, 0.9)

    return beside_others(parts, settled, fit, (decoys, decoys))


@pytest.mark.parametrize(
    "better",
    [
        FAIR._replace(words=0.2),
        FAIR._replace(contained=0.6),
        FAIR._replace(home=0.05),
        FAIR._replace(figures=1.0),
        FAIR._replace(context=1.0),
        FAIR._replace(sections=1.0),
        FAIR._replace(pivot=0.5),
        FAIR._replace(neighbours=0.5),
    ],
)
def test_what_speaks_for_two_paragraphs_raises_their_score(better: Parts) -> None:
    assert better.score > FAIR.score


@pytest.mark.parametrize(
    "worse",
    [
        FAIR._replace(relative=0.3),
        FAIR._replace(home=0.4),
        FAIR._replace(other_event=1.0),
        FAIR._replace(rivals=0.9),
        FAIR._replace(decoys=0.3),
    ],
)
def test_what_speaks_against_them_lowers_it(worse: Parts) -> None:
    assert worse.score < FAIR.score


def test_what_rests_on_its_surroundings_alone_is_never_strong() -> None:
    around = FAIR._replace(words=0.0, contained=0.02, home=0.2, context=1.0, sections=1.0, neighbours=1.0, pivot=1.0)
    sure = around._replace(relative=1.0, decoys=-9.0)
    assert OF_PARAGRAPHS.strength(sure.score) is Strength.LIKELY
    assert OF_PARAGRAPHS.strength(sure._replace(words=0.3, contained=0.5).score) is Strength.STRONG


def chosen(scores: Mapping[IndexPair, float], contained: Mapping[IndexPair, float] | None = None) -> set[IndexPair]:
    """The pairs that are linked where a third of each text is found in the other, unless `contained` says otherwise."""
    return set(choose_paragraphs(scores, dict.fromkeys(scores, 1 / 3) | dict(contained or {})))


def test_two_paragraphs_that_have_both_found_counterparts_are_none_of_each_other() -> None:
    sure, weak = FAIR._replace(words=0.5), FAIR._replace(words=0.06, relative=0.5)
    alone = beside({(0, 5): weak})[0, 5]
    rivalled = beside({(0, 5): weak, (0, 9): sure, (3, 5): sure})
    assert alone.rivals == 0 and rivalled[0, 5].rivals > 0.8
    assert rivalled[0, 5].score < alone.score
    assert chosen({pair: part.score for pair, part in rivalled.items()}) == {(0, 9), (3, 5)}


def test_the_second_half_of_a_split_has_no_rival_in_the_first() -> None:
    sure = FAIR._replace(words=0.4)
    halves = beside({(0, 0): sure, (0, 1): sure})
    assert [part.rivals for part in halves.values()] == [0, 0]
    assert chosen({pair: part.score for pair, part in halves.items()}) == {(0, 0), (0, 1)}


def test_what_stands_beside_counterparts_is_likely_to_be_one() -> None:
    apart = beside({(1, 1): FAIR, (5, 9): FAIR}, ((0, 0),))
    assert apart[1, 1].neighbours == 1.0 and apart[5, 9].neighbours == 0.0
    assert apart[1, 1].score > apart[5, 9].score


def test_where_the_first_step_believes_decoys_it_is_believed_less() -> None:
    likely, unlike = FAIR._replace(words=0.5), FAIR._replace(words=0.01)
    scores = [beside({(0, 0): FAIR}, decoys=found)[0, 0].score for found in ((), [unlike], [likely, None], [likely])]
    assert scores == sorted(scores, reverse=True) and len(set(scores)) == 4


def test_where_a_text_stands_as_a_whole_in_its_counterpart_nothing_is_left_for_a_further_one() -> None:
    scores = {(0, 0): 0.9, (0, 1): 0.8, (2, 0): 0.7}
    assert chosen(scores) == set(scores)
    assert chosen(scores, {(0, 0): 0.95}) == {(0, 0)}
    assert chosen(scores, {(0, 0): 0.95, (0, 1): 0.6}) == {(0, 0), (0, 1)}
    assert chosen(scores, {(0, 1): 0.95}) == set(scores)


def test_of_a_further_counterpart_more_is_asked() -> None:
    best = {(0, 0): 0.55, (1, 1): 0.9}
    assert chosen(best) == set(best)
    assert chosen(best | {(1, 2): 0.55}) == set(best)
    assert chosen(best | {(1, 2): 0.65}) == {*best, (1, 2)}
    assert chosen({(0, 0): 0.55, (0, 1): 0.55}) == {(0, 0), (0, 1)}


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        ((190, 176, 149, 118), (190, 178, 150, 120), True),
        ((190, 176, 149, 118), (118, 149, 176, 190), False),
        ((190,), (190,), False),
        ((3, 4, 2), (3, 4, 2), False),
        ((), (190, 176), False),
        ((361e6, 72), (320e6, 72), False),
    ],
)
def test_nearly_equal_numbers_in_one_order_tell(left: tuple[float, ...], right: tuple[float, ...], told: bool) -> None:
    assert (in_one_order(left, right) > 0.5) == told
    assert in_one_order(left, right) == in_one_order(right, left)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("On 3 December, Mr. Smith stated that", "3 December"),
        ("Also on 24 and 26 November, strikes", "24 and 26 November"),
        ("Between 24 and 26 November, the forces", "24 and 26 November"),
        ("In the night of 4 May, shots were fired", "4 May"),
        ("The Commission met on 3 December.", ""),
        ("On December 3", ""),
        ("On 3 occasions, patrols were stopped.", ""),
        ("", ""),
    ],
)
def test_the_day_of_an_event_is_that_with_which_its_paragraph_begins(words: str, day: str) -> None:
    assert day_of_event(words, language()) == day


def test_every_link_has_a_word_for_how_sure_it_is() -> None:
    for limits in (OF_PARAGRAPHS, OF_SECTIONS):
        told = [limits.strength(score) for score in (1.0, limits.strong, limits.likely, 0.0)]
        assert told == [Strength.STRONG, Strength.STRONG, Strength.LIKELY, Strength.DOUBTFUL]
