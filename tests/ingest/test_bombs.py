"""A part of `python -m tests.benchmarks.hostile`: bombs and mutants are read, refused in one sentence or stopped."""

import pytest

from tests.benchmarks import hostile
from tests.benchmarks.hostile import BAD, READ, REFUSED, STOPPED, Outcome, _judged

pytestmark = pytest.mark.slow

READABLE = ("100,000 states of drawing.pdf", "a table after itself.pdf", "an outline in a circle.pdf")
"""Bombs whose text is there all the same."""


def _bad(outcomes: list[Outcome]) -> list[str]:
    return [hostile.line(outcome) for outcome in outcomes if outcome.what == BAD]


def test_bombs_are_read_or_refused_by_the_program() -> None:
    refused = ("100,000 levels.xml", "objects in themselves.pdf", "100,000 levels.docx")
    outcomes = list(hostile.bombed((*READABLE, *refused)))
    assert _bad(outcomes) == []
    assert [outcome.what for outcome in outcomes] == [READ] * len(READABLE) + [REFUSED] * len(refused)
    assert all(outcome.bytes > 10e6 for outcome in outcomes) or not outcomes[0].bytes  # Not known but on Linux.


def test_mutants_are_read_or_refused() -> None:
    outcomes = list(hostile.mutants(60, 11))
    assert _bad(outcomes) == []
    assert {outcome.what for outcome in outcomes} <= {READ, REFUSED, STOPPED}
    assert min(sum(outcome.what == what for outcome in outcomes) for what in (READ, REFUSED)) > 5


@pytest.mark.parametrize(
    ("said", "seconds", "most", "what"),
    [
        ("", 1.0, 1, READ),
        ("It is damaged. Open another.", 1.0, 1, REFUSED),
        ("This took more than 90 seconds and was stopped. Try a smaller file.", 91.0, 1, STOPPED),
        ("The program failed at this (KeyError). Try again, or report it if it persists.", 1.0, 1, BAD),
        ("Traceback (most recent call last):\n  File", 1.0, 1, BAD),
        ("One line.\nAnother.", 1.0, 1, BAD),
        ("", hostile.SECONDS + 1, 1, BAD),
        ("", 1.0, hostile.MEMORY + 1, BAD),
    ],
)
def test_what_is_not_as_it_should_be_is_told(said: str, seconds: float, most: int, what: str) -> None:
    assert _judged("part", "name.pdf", said, seconds, most).what == what
