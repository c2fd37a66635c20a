"""Word differences read as a reader would mark them."""

import itertools
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.compare import words
from explorer.compare.words import fold
from explorer.language import language
from explorer.model.comparison import Change, Difference

_PIECES = st.lists(
    st.sampled_from(["the", "Office", "trained", "72", "3,000", "countries", ",", ".", " ", "–", "“", "x"])
)
_TEXTS = st.text(max_size=60) | _PIECES.map(" ".join)


def differences(older: str, newer: str) -> list[Difference]:
    return words.differences(older, newer, language())


def marked(older: str, newer: str) -> str:
    """The differences as text: [-deleted-], {+inserted+}, <number→number>."""
    shapes: dict[Change, Callable[[Difference], str]] = {
        Change.EQUAL: lambda found: found.newer,
        Change.DELETED: lambda found: f"[-{found.older}-]",
        Change.INSERTED: lambda found: f"{{+{found.newer}+}}",
        Change.MOVED: lambda found: f"(-{found.older}-)" if found.older else f"(+{found.newer}+)",
        Change.FIGURE: lambda found: f"<{found.older.strip()}→{found.newer.strip()}> ",
    }
    return "".join(shapes[found.change](found) for found in differences(older, newer))


def test_a_number_in_words_and_in_figures_is_no_change() -> None:
    assert marked("It had 1 post in Sabha.", "It had one post in Sabha.") == "It had one post in Sabha."
    assert marked("Ten posts were open.", "11 posts were open.") == "<Ten→11> posts were open."


def test_one_number_for_another_is_a_figure() -> None:
    older = "There were 186 parties to the Convention, and eight executive summaries."
    newer = "There were 187 parties to the Convention, and 35 executive summaries."
    assert marked(older, newer) == "There were <186→187> parties to the Convention, and <eight→35> executive summaries."


def test_a_figure_is_not_swallowed_by_a_rewritten_sentence() -> None:
    assert "<72→56>" in marked("It helped 72 countries and trained staff.", "It helped 56 countries and taught people.")


def test_a_rewritten_sentence_reads_as_one_replacement() -> None:
    older = "The Office expanded the portal and also improved the database for users."
    newer = "Member States asked the secretariat and then received the new guidance on cases."
    changes = [found.change for found in differences(older, newer)]
    assert changes == [Change.DELETED, Change.INSERTED, Change.EQUAL]


def test_long_equal_stretches_between_changes_stay_equal() -> None:
    older = "In 2018 the Group met in Vienna to discuss all the matters."
    newer = "Then the Group met in Vienna to discuss it."
    assert "}the Group met in Vienna to discuss [" in marked(older, newer).replace("+}", "}").replace("[-", "[")


def test_shapes_of_quotes_and_dashes_are_no_difference() -> None:
    found = differences("The “Line Up” programme’s 2018–2021 plan", 'The "Line Up" programme\'s 2018-2021 plan')
    assert [difference.change for difference in found] == [Change.EQUAL]


def test_blanks_about_punctuation_are_no_difference() -> None:
    found = differences("States ’ priorities , too", "States’ priorities, too")
    assert [difference.change for difference in found] == [Change.EQUAL]
    assert fold("States ’ priorities , too") == fold("States' priorities, too")


def test_a_sentence_that_stands_elsewhere_is_moved_and_the_rest_compared_as_before() -> None:
    older = "It gave advice to eight countries in Africa. The Office trained 72 judges in Vienna. Experts met twice."
    newer = "The Office trained 75 judges in Vienna. Experts met twice. It gave advice to eight countries in Africa."
    assert marked(older, newer) == (
        "(-It gave advice to eight countries in Africa. -)"
        "The Office trained <72→75> judges in Vienna. Experts met twice. "
        "(+It gave advice to eight countries in Africa.+)"
    )


def test_a_sentence_of_few_words_is_not_told_as_moved() -> None:
    found = differences("Experts met twice. The Office helped.", "The Office helped. Experts met twice.")
    assert not any(difference.change is Change.MOVED for difference in found)


_SENTENCES = st.lists(st.integers(0, 6).map(lambda n: f"The Office gave {n} kinds of advice to States."), max_size=8)


@given(_SENTENCES, _SENTENCES)
def test_moved_sentences_stand_on_both_sides_and_nothing_is_lost(one: list[str], other: list[str]) -> None:
    older, newer = " ".join(one), " ".join(other)
    found = differences(older, newer)
    assert "".join(difference.older for difference in found) == older
    assert "".join(difference.newer for difference in found) == newer
    moved = [difference for difference in found if difference.change is Change.MOVED]
    gone = sorted(difference.older.strip() for difference in moved if difference.older)
    come = sorted(difference.newer.strip() for difference in moved if difference.newer)
    assert gone == come and all(not (difference.older and difference.newer) for difference in moved)


def test_the_sentences_that_keep_their_order_stay() -> None:
    first, *others = (
        "Pledges were lower than before.",
        "Experts of nine States met in Vienna.",
        "A new portal was opened to judges.",
    )
    found = differences(" ".join([first, *others]), " ".join([*others, first]))
    assert [one.older.strip() for one in found if one.change is Change.MOVED and one.older] == [first]


@given(_TEXTS, _TEXTS)
def test_the_pieces_joined_give_both_texts(older: str, newer: str) -> None:
    found = differences(older, newer)
    if any(character.isalnum() for character in older):
        assert "".join(difference.older for difference in found) == older
    if any(character.isalnum() for character in newer):
        assert "".join(difference.newer for difference in found) == newer


@given(_TEXTS)
def test_a_text_has_no_difference_from_itself(text: str) -> None:
    assert {difference.change for difference in differences(text, text)} <= {Change.EQUAL}


@given(_TEXTS, _TEXTS)
def test_no_two_equal_changes_stand_together(older: str, newer: str) -> None:
    changes = [difference.change for difference in differences(older, newer)]
    assert all(a != b or a in (Change.FIGURE, Change.MOVED) for a, b in itertools.pairwise(changes))


def test_texts_too_long_to_compare_are_told_by_their_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_MOST_CELLS", 4)
    assert marked("a long text ends", "a short one ends") == "a [-long text -]{+short one +}ends"
    assert marked("the same text", "the same text") == "the same text"
