"""One stem for all forms of a word, and none for words of another sense."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from explorer.language import language
from explorer.search.expansion import forms
from explorer.search.snapshot import Lexicon
from tests.search.builders import dictionary

STEMS = language().stems


@pytest.mark.parametrize(
    "forms",
    ["corruption corrupt corrupted", "trafficking trafficked", "seizure seizures", "child children", "woman women"],
)
def test_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len({STEMS.of(word) for word in forms.split()}) == 1


@pytest.mark.parametrize(
    "words",
    ["university universe", "organization organ", "armed arms", "authority author", "nation national"],
)
def test_words_of_another_sense_have_another_stem(words: str) -> None:
    one, other = map(STEMS.of, words.split())
    assert one != other


def test_a_word_of_the_data_is_its_own_stem() -> None:
    assert [word for word in STEMS.forms if STEMS.of(word) != word] == []


def test_stems_are_the_same_from_many_threads() -> None:
    words = [
        f"{start}{end}" for start in ("govern", "report", "organis", "cultivat") for end in ("ing", "ed", "ation", "s")
    ]
    alone = [STEMS.of(word) for word in words]
    STEMS.of.cache_clear()  # type: ignore[attr-defined]
    with ThreadPoolExecutor(8) as pool:
        for found in pool.map(lambda _: [STEMS.of(word) for word in words], range(64)):
            assert found == alone


def test_irregular_forms_are_found_though_they_begin_otherwise() -> None:
    vocabulary = Lexicon([dictionary({"children": 1, "feet": 1, "foot": 2, "women": 1})])
    assert forms("foot", vocabulary, STEMS.of) == ["foot", "feet"]
    assert forms("woman", vocabulary, STEMS.of) == ["women"]
