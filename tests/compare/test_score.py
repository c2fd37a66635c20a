"""What each part of the score of two paragraphs does, and what other pairs make of it."""

from dataclasses import replace

import pytest

from explorer.compare.events import day_of_event
from explorer.compare.paragraphs import beside_others, choose_paragraphs
from explorer.compare.score import OF_PARAGRAPHS, OF_SECTIONS, Parts, prior
from explorer.language import language
from explorer.model.comparison import Strength

FAIR = Parts(terms=0.2, words=0.1, relative=1.0, context=0.9, distance=0.1)


@pytest.mark.parametrize(
    "better",
    [
        replace(FAIR, words=0.2),
        replace(FAIR, context=1.0),
        replace(FAIR, distance=0.0),
        replace(FAIR, pivot=0.5),
        replace(FAIR, neighbours=0.5),
    ],
)
def test_what_speaks_for_two_paragraphs_raises_their_score(better: Parts) -> None:
    assert better.score > FAIR.score


@pytest.mark.parametrize(
    "worse", [replace(FAIR, relative=0.3), replace(FAIR, other_event=1.0), replace(FAIR, competitors=0.9)]
)
def test_what_speaks_against_them_lowers_it(worse: Parts) -> None:
    assert worse.score < FAIR.score


def test_a_paragraph_that_has_found_its_counterpart_needs_no_other() -> None:
    sure, weak = replace(FAIR, words=0.5), replace(FAIR, words=0.06)
    alone = beside_others({(0, 5): weak}, ())[0, 5]
    rivalled = beside_others({(0, 5): weak, (0, 9): sure}, ())
    assert alone.competitors == 0 and rivalled[0, 5].competitors > 0.9
    assert rivalled[0, 5].score < alone.score
    assert set(choose_paragraphs({pair: part.score for pair, part in rivalled.items()})) == {(0, 9)}


def test_what_stands_beside_counterparts_is_likely_to_be_one() -> None:
    apart = beside_others({(1, 1): FAIR, (5, 9): FAIR}, {(0, 0)})
    assert apart[1, 1].neighbours == 1.0 and apart[5, 9].neighbours == 0.0
    assert apart[1, 1].score > apart[5, 9].score > 0.5 > prior(FAIR.log_odds - 3)


def test_the_two_halves_of_a_split_support_each_other() -> None:
    sure = replace(FAIR, words=0.4)
    halves = beside_others({(0, 0): sure, (0, 1): sure}, ())
    assert set(choose_paragraphs({pair: part.score for pair, part in halves.items()})) == {(0, 0), (0, 1)}


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
