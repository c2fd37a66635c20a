"""One word is found in every way in which it may be written, and marked where it stands."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from explorer.search.parsing import parse
from explorer.search.words import chunks, chunks_with, folded_words, joined_words, taken_apart
from tests.search.builders import report
from tests.search.conftest import Search

WRITINGS = {
    "soft hyphens and marks without width": [
        "information",
        "infor\u00admation",
        "in\u200bfor\u2060mation",
        "\ufeffInformation",
    ],
    "ligatures": ["efficient financing", "e\ufb03cient \ufb01nancing"],
    "full width": ["crime", "ＣＲＩＭＥ", "ｃｒｉｍｅ"],
    "accents": ["Côte d’Ivoire", "Co\u0302te d'Ivoire", "cote d’ivoire"],
    "blanks": ["human rights", "human\u00a0rights", "human\u202frights", "human\u2009rights"],
    "hyphens": ["co-operation", "co\u2011operation", "co\u2010operation", "co\u00adoperation", "cooperation"],
    "initials": ["USA", "U.S.A.", "U.S.A", "usa"],
    "letters and digits": ["COVID-19", "COVID\u201119", "covid19", "COVID 19", "Covid\u00a019", "ＣＯＶＩＤ－１９"],
    "goals": ["SDG 16", "SDG16", "SDG-16"],
    "Russian": ["мой район", "мои\u0306 раи\u0306он", "МОЙ РАЙОН"],
    "Arabic": ["محمد", "مُحَمَّد", "محـمد"],
    "Chinese": ["人工", "\u2f08\u2f2f", "人\u200b工"],
}


@pytest.mark.parametrize("writings", WRITINGS.values(), ids=WRITINGS)
def test_any_writing_finds_every_other(search: Search, writings: list[str]) -> None:
    texts = [f"It is about {writing} alone." for writing in writings]
    search("", report("r", *texts, "Nothing of the kind.", heading="0"))
    for typed in writings:
        hits = search(typed).hits
        assert {hit.label for hit in hits} == {str(number) for number in range(1, len(writings) + 1)}, typed
        for hit in hits:
            marked = [hit.snippet[start:end] for start, end in hit.matches]
            written = writings[int(hit.label or 0) - 1]
            assert folded_words(" ".join(marked)) == folded_words(written), (typed, marked)


@pytest.mark.parametrize(
    ("typed", "reading"),
    [
        ("‘asset recovery’", '"asset recovery"'),
        ("'asset recovery'", '"asset recovery"'),
        ("‚asset recovery‘", '"asset recovery"'),
        ("‘the State’s assets’ crime", '"the State’s assets" crime'),
        ("series:‘technical cooperation’", 'series:"technical cooperation"'),
        ('"the ‘rule of law’ today"', '"the ‘rule of law’ today"'),
        ("peoples' rights and states' duties", "peoples rights and states duties"),
        ("the '90s and '00s", "the 90s and 00s"),
        ("don’t", "don’t"),
        ("ｙｅａｒ：２０１８", "year:2018"),
        ("year:\u200b2018", "year:2018"),
        ("\ufeffyear:2018", "year:2018"),
        ("crime －drugs", "crime -drugs"),
    ],
)
def test_queries_are_read_in_one_form(typed: str, reading: str) -> None:
    assert parse(typed).reading == reading


def test_a_problem_has_its_place_among_what_nobody_sees() -> None:
    typed = "cri\u00adme \u200bin:mar\u00adgin"
    problem = parse(typed).problems[0]
    assert typed[problem.start : problem.end].replace("\u00ad", "") == "in:margin"


@pytest.mark.parametrize(
    ("typed", "labels"),
    [
        ('"transfer * assets"', {"1", "2"}),
        ('"transfer * * assets"', {"3"}),
        ('"transfer *of assets"', {"2"}),
        ('"asset* *covery"', {"4"}),
        ('"trans?er of"', {"2", "3"}),
        ('"*covery"', {"4"}),
        ('"recovery? assets"', {"4"}),
    ],
)
def test_a_star_in_a_phrase_is_a_word_or_part_of_one(search: Search, typed: str, labels: set[str]) -> None:
    texts = report(
        *(
            "r",
            "Transfer their assets.",
            "Transfer of assets.",
            "Transfer of stolen assets.",
            "Asset recovery, assets.",
        ),
        heading="0",
    )
    results = search(typed, texts)
    assert {hit.label for hit in results.hits} == labels
    assert results.query.problems == ()
    for hit in results.hits:
        assert len(hit.matches) == 1


@pytest.mark.parametrize(
    ("typed", "reading"), [('"* crime"', '"crime"'), ('"a b *"', '"a b"'), ('"a * b"~3', '"a b"~3')]
)
def test_a_star_that_says_nothing_is_left_out_and_said(typed: str, reading: str) -> None:
    query = parse(typed)
    assert query.reading == reading
    assert query.problems[0].message.startswith("A * by itself is any word between two others of a phrase.")


_LETTERS = st.sampled_from("abcdefgzäéñçйёжب中0123456789")
_SEEN_BY_NOBODY = st.sampled_from([chr(0xAD), "\u200b", "\u200d", "\u2060", "\ufeff", "\u200e"])


@st.composite
def _writings(draw: st.DrawFn) -> tuple[str, str]:
    """A text, and the same with marks that nobody sees, letters taken apart, and of full width."""
    text = draw(st.lists(_LETTERS | st.sampled_from(" -."), min_size=1, max_size=24).map("".join))
    written = ""
    for letter in text:
        form = draw(st.sampled_from(("as it is", "apart", "wide", "hidden")))
        if form == "apart":
            letter = unicodedata.normalize("NFD", letter)
        elif form == "wide" and letter.isascii() and letter.isalnum():
            letter = chr(ord(letter) + 0xFEE0)
        elif form == "hidden":
            letter += draw(_SEEN_BY_NOBODY)
        written += letter
    return text, written


@given(_writings())
@example(("ab1", "ab\u00ad1"))
@example(("й1", "и\u03061"))
def test_a_text_has_the_same_words_however_it_is_written(pair: tuple[str, str]) -> None:
    text, written = pair
    words, places = taken_apart(written)
    assert words == taken_apart(text)[0] == folded_words(written)
    assert sorted(joined_words(written)) == sorted(joined_words(text))
    for word, (start, end) in zip(words, places, strict=True):
        assert folded_words(written[start:end]) == [word]


@given(st.lists(st.text("ab1é-.\u0301 ", max_size=6)), st.sampled_from([" ", "  ", "\n", "\t \u2003"]))
def test_words_stand_where_they_are_whatever_blanks_divide_them(chunks: list[str], blank: str) -> None:
    text = blank.join(chunks)
    words, places = taken_apart(text)
    assert words == folded_words(text)
    assert words == [word for start, end in places for word in folded_words(text[start:end])]
    assert [word for word, _, _ in joined_words(text)] == [
        word for chunk in text.split() for word, _, _ in joined_words(chunk)
    ]


@given(
    st.text("ab1é-.\u2019\u2011_\u0301 \n", max_size=20), st.lists(st.text("ab1é", max_size=3), min_size=1, max_size=2)
)
@example("xa-b a.b a1 ba", ["ab", "1"])
def test_chunks_with_a_beginning_are_all_in_which_a_word_begins_so(text: str, beginnings: list[str]) -> None:
    wanted = {
        start
        for start, chunk in chunks(text)
        for word, _, _ in (*chunk.words, *chunk.joined)
        if word.startswith(tuple(beginnings))
    }
    found = dict(chunks_with(beginnings)(text))
    assert wanted <= found.keys()
    assert {start: chunk.words for start, chunk in found.items()}.items() <= {
        start: chunk.words for start, chunk in chunks(text)
    }.items()


@given(st.text(max_size=60))
@example("e\u0301\u200b")
@example("ab\u0301" + "12")
def test_the_places_of_words_follow_each_other(text: str) -> None:
    words, places = taken_apart(text)
    ends = 0
    for start, end in places:
        assert ends <= start < end <= len(text)
        ends = end
    for word, first, last in joined_words(text):
        assert 0 <= first < last < len(words)
        assert word.startswith(words[first][:1])
