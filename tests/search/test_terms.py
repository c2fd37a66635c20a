"""Terms are found where they stand in their file as one would find them in a list."""

from hypothesis import given
from hypothesis import strategies as st

from explorer.search.lexicon import Lexicon
from tests.search.builders import dictionary

WORDS = st.dictionaries(st.text("abé\u0660\U00010400", min_size=1, max_size=4), st.integers(1, 3), min_size=1)
LETTERS = st.text("abé\u0660\U00010400", max_size=2)


@given(WORDS, WORDS, LETTERS)
def test_a_lexicon_answers_as_a_list_of_its_terms_would(one: dict[str, int], other: dict[str, int], part: str) -> None:
    both = {word: one.get(word, 0) + other.get(word, 0) for word in sorted({*one, *other})}
    lexicon = Lexicon([dictionary(one), dictionary(other)])
    assert [(word, lexicon.document_frequency(word)) for word in [*both, "c", part]] == [
        *both.items(),
        ("c", 0),
        (part, both.get(part, 0)),
    ]
    assert lexicon.beginning(part) == [word for word in both if word.startswith(part)]
    assert lexicon.holding(part) == [word for word in both if part in word]
    assert lexicon.terms == list(both)
    lone = "\ud800"
    assert (lone in lexicon, lexicon.beginning(lone), lexicon.holding(lone)) == (False, [], [])
