"""Which sentences of a paragraph changed: reworded, added, left out; not what only moved, or is set in other quotes."""

from hypothesis import given
from hypothesis import strategies as st

from explorer.compare.sentence_changes import sentence_changes
from explorer.language import language
from explorer.model.comparison import Change

ENGLISH = language("en")
ONE = "The Force patrolled the area of separation with 26 vehicles."
TWO = "Its “mandate” runs until 30 June 2025."
THREE = "Nine schools were opened in the town of Quneitra."


def test_a_reworded_sentence_has_its_older_words() -> None:
    (found,) = sentence_changes(f"{ONE} {TWO}", f"{ONE} {TWO.replace('30 June', '31 December')}", ENGLISH)
    assert (found.older, found.newer) == (TWO, "Its “mandate” runs until 31 December 2025.")
    assert [each.change for each in found.differences if each.change is not Change.EQUAL] != []
    assert found.at == len(ONE) + 1


def test_what_was_added_and_left_out_has_no_counterpart() -> None:
    found = sentence_changes(f"{ONE} {TWO}", f"{THREE} {ONE}", ENGLISH)
    assert [(each.older, each.newer, each.at) for each in found] == [("", THREE, 0), (TWO, "", len(ONE) + 1)]


def test_order_and_quotes_are_no_change() -> None:
    assert sentence_changes(f"{ONE} {TWO}", f"{TWO.replace('“', chr(34)).replace('”', chr(34))} {ONE}", ENGLISH) == []


def test_a_sentence_that_is_there_twice_and_once_is_told() -> None:
    (found,) = sentence_changes(f"{ONE} {ONE}", ONE, ENGLISH)
    assert (found.older, found.newer) == (ONE, "")


SENTENCES = st.lists(st.sampled_from([ONE, TWO, THREE, "No one came.", "I welcome it.", "26 of 30 did."]), max_size=7)


@given(SENTENCES, SENTENCES)
def test_the_changes_mirror_each_other(older: list[str], newer: list[str]) -> None:
    there, back = (
        {(each.older, each.newer) for each in sentence_changes(" ".join(one), " ".join(other), ENGLISH)}
        for one, other in ((older, newer), (newer, older))
    )
    assert {text for text, _ in there} == {text for _, text in back}
    assert {text for _, text in there} == {text for text, _ in back}


def test_a_text_of_many_sentences_is_compared_in_bounded_time() -> None:
    older, newer = (" ".join(f"Sentence {word} {n} is one of many." for n in range(600)) for word in ("one", "two"))
    assert len(sentence_changes(older, newer, ENGLISH)) == 600
