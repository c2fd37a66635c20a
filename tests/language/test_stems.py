"""One stem for all forms of a word, and none for words of another sense."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import snowballstemmer

from explorer.language import language
from explorer.language.loading import codes
from explorer.search.expansion import forms
from explorer.search.lexicon import Lexicon
from tests.language.families import families
from tests.search.builders import dictionary

STEMS, FAMILIES = language().stems, list(families())


def test_forms_of_a_word_have_one_stem() -> None:
    torn = [family for family in FAMILIES if len(set(map(STEMS.of, family))) > 1]
    assert len(FAMILIES) > 1_000
    assert torn == []


def test_any_form_finds_every_other() -> None:
    words = sorted({word for family in FAMILIES for word in family})
    lexicon = Lexicon([dictionary(dict.fromkeys(words, 1))])
    small = language().words.stop_words
    torn = [
        (form, set(family) - set(found))
        for family in FAMILIES
        for form in family
        if form not in small and not set(family) <= {*(found := forms(form, lexicon, STEMS.of)), *small}
    ]
    assert torn == []


@pytest.mark.parametrize(
    "words",
    [
        "university universe universal",
        "organization organ organized",
        "police policy",
        "general generation generous",
        "armed arms",
        "authority author authorize",
        "national nation",
        "united unit",
        "minority minor",
        "majority major",
        "department depart",
        "executive execute",
        "assistant assist",
        "constitution constitute",
        "emergency emergence",
        "designate design",
        "inclusion including",
        "community communication",
        "state statistics station status statute",
        "news new",
        "past paste",
        "planet plane plan plant",
        "capital capacity",
        "moral mortality",
        "secret secretary",
        "communist community",
        "intern international internal",
    ],
)
def test_words_of_another_sense_have_another_stem(words: str) -> None:
    stems = list(map(STEMS.of, words.split()))
    assert len(set(stems)) == len(stems)


@pytest.mark.parametrize(
    "words",
    [
        "corruption corrupt corrupted",
        "consider considered consideration considerations",
        "detain detained detention detainees",
        "ratify ratified ratification ratifications",
        "reduce reduces reduction reductions",
        "terror terrorism terrorist terrorists",
        "comply complied compliance compliant",
        "trafficking trafficked trafficker",
        "seizure seizures",
    ],
)
def test_a_word_and_what_is_made_of_it_have_one_stem(words: str) -> None:
    assert len(set(map(STEMS.of, words.split()))) == 1


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("fr", "loi lois"),
        ("fr", "travail travaux"),
        ("fr", "national nationaux nationale"),
        ("fr", "tenir tenue tient"),
        ("es", "mujer mujeres"),
        ("es", "voz voces"),
        ("ru", "день дней днями"),
        ("ru", "ребенок дети детьми"),
        ("ru", "отец отца отцу"),
    ],
)
def test_other_languages_have_irregular_forms_too(code: str, words: str) -> None:
    assert len(set(map(language(code).stem, words.split()))) == 1


def test_what_the_data_keep_apart_the_algorithm_would_join() -> None:
    """So that no exception stays that another version of the algorithm no longer needs."""
    of_algorithm = snowballstemmer.stemmer(STEMS.algorithm).stemWord
    for line in STEMS.apart:
        other, _, words = line.partition(":")
        word, *others = words.split()
        assert of_algorithm(other) == of_algorithm(word), line
        assert {STEMS.of(word), *map(STEMS.of, others)} == {word}, line
        assert STEMS.of(other) != word, line


def test_what_the_data_join_the_algorithm_would_keep_apart() -> None:
    for stems in (language(code).stems for code in codes()):
        of_algorithm = snowballstemmer.stemmer(stems.algorithm).stemWord if stems.algorithm else str
        for line in (*stems.joined, *stems.irregular):
            word, *others = line.split()
            for other in others:
                # A form that begins otherwise than its stem is not looked for among the words that begin so.
                assert of_algorithm(other) != of_algorithm(word) or other[:2] != word[:2], line
                assert stems.of(other) == stems.of(word), line


def test_no_word_is_told_twice() -> None:
    told = [word for line in STEMS.apart for word in line.partition(":")[2].split()]
    told += [word for line in STEMS.irregular for word in line.split()[1:]]
    assert sorted(told) == sorted(set(told))


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
    vocabulary = Lexicon([dictionary({"children": 1, "dying": 1, "feet": 1, "foot": 2, "women": 1})])
    assert forms("foot", vocabulary, STEMS.of) == ["foot", "feet"]
    assert forms("woman", vocabulary, STEMS.of) == ["women"]
    assert forms("die", vocabulary, STEMS.of) == ["dying"]
