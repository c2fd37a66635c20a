"""Which numbers begin paragraphs."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.ingest.stages.numbers import Candidate, leading_number, paragraph_numbers


def chosen(*candidates: tuple[str, float] | tuple[str, float, int] | tuple[str, float, int, int]) -> list[str]:
    made = [Candidate(*values) for values in candidates]
    return [made[at].number for at in paragraph_numbers(made)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("46. In implementing", "46"),
        ("51.UNODC continued", "51"),
        ("4.2024 was the deadliest year", "4"),
        ("41 . Prime Minister", "41"),
        ("16.12\tThe programme", "16.12"),
        ("10. \tIn the Sudan", "10"),
        ("7.", "7"),
        ("29A.4 The strategy", "29A.4"),
        ("\t27.I.10\tIn line with", "27.I.10"),
        ("3.IV.2. The Office", "3.IV.2"),
        ("2018. The aim of", None),
        ("3.3 million people", "3.3"),
        ("12 countries", None),
        ("1,200 criminal", None),
        ("A. Strategic issues", None),
    ],
)
def test_leading_numbers(text: str, number: str | None) -> None:
    found = leading_number(text)
    assert (found[0] if found else None) == number


def test_a_wrapped_line_with_the_next_number_loses_to_the_paragraph() -> None:
    candidates = [Candidate("1", 1.0), Candidate("2", 0.1), Candidate("2", 1.0), Candidate("3", 1.0)]
    assert paragraph_numbers(candidates) == [0, 2, 3]


def test_numbered_headings_lose_to_paragraphs() -> None:
    """Headings 1, 2 among paragraphs 14 to 17."""
    assert chosen(("14", 1), ("15", 1), ("1", 0.3), ("16", 1), ("2", 0.3), ("17", 1)) == ["14", "15", "16", "17"]


def test_an_annex_starts_again_at_one_and_is_not_the_rest_of_the_body() -> None:
    body = [(str(number), 1.0, 0, 0) for number in range(1, 6)]
    annex = [(str(number), 1.0, 1, 1) for number in range(1, 9)]
    assert chosen(*body, *annex) == [number for number, *_ in body] + [number for number, *_ in annex]


def test_a_run_goes_on_behind_the_annex_that_interrupts_it() -> None:
    """Paragraphs 1 to 4 of a report, each of the first two with a draft resolution and its annex."""
    first = [("1", 1, 0, 1), ("1", 1, 1, 2), ("2", 1, 1, 2), ("3", 1, 1, 2)]
    then = [("2", 1, 1, 3), ("1", 1, 2, 4), ("2", 1, 2, 4), ("3", 1, 2, 5), ("4", 1, 2, 5)]
    assert chosen(*first, *then) == ["1", "1", "2", "3", "2", "1", "2", "3", "4"]


def test_a_list_inside_a_paragraph_is_no_run_of_paragraphs() -> None:
    """The agenda of a seminar, 1 to 3, in paragraph 6; under a heading of its own it would be paragraphs."""
    body = [Candidate(str(number), 1) for number in range(1, 7)]
    after = [Candidate("7", 1), Candidate("8", 1)]
    inside = [Candidate("1", 1, announced=True), Candidate("2", 1), Candidate("3", 1)]
    assert paragraph_numbers([*body, *inside, *after]) == [0, 1, 2, 3, 4, 5, 9, 10]
    headed = [Candidate(str(number), 1, heading=1) for number in (1, 2, 3)]
    below = [Candidate("7", 1, heading=2), Candidate("8", 1, heading=2)]
    assert paragraph_numbers([*body, *headed, *below]) == list(range(11))


def test_a_missing_number_breaks_no_run() -> None:
    assert chosen(("1", 1), ("2", 1), ("4", 1), ("5", 1)) == ["1", "2", "4", "5"]


def test_two_part_numbers_and_quantities() -> None:
    assert chosen(("16.1", 1), ("3.3", 0.1), ("16.2", 1), ("16.3", 1)) == ["16.1", "16.2", "16.3"]


@given(st.lists(st.builds(Candidate, st.integers(1, 30).map(str), st.sampled_from([0.1, 0.6, 1.0])), max_size=60))
def test_any_candidates_give_rising_runs(candidates: list[Candidate]) -> None:
    found = paragraph_numbers(candidates)
    assert found == sorted(set(found))
    numbers = [int(candidates[at].number) for at in found]
    assert all(after > before or after <= 6 for before, after in itertools.pairwise(numbers))


@given(st.integers(1, 40), st.data())
def test_a_clean_run_is_found_among_noise(count: int, data: st.DataObject) -> None:
    candidates: list[Candidate] = []
    wanted = []
    for number in range(1, count + 1):
        noise = data.draw(st.lists(st.integers(1, 99), max_size=2))
        candidates += [Candidate(str(other), 0.1) for other in noise if other not in (number, number - 1)]
        wanted.append(len(candidates))
        candidates.append(Candidate(str(number), 1.0))
    assert set(wanted) <= set(paragraph_numbers(candidates))
