"""A snippet is a whole sentence, and its matches are where the words are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.language import language
from explorer.language.sentences import sentences
from explorer.search.parsing import parse
from explorer.search.snippets import Highlighter
from explorer.search.words import LANGUAGE

TEXT = (
    "In 2019, pursuant to General Assembly resolution 74/177, para. 5, the Office, i.e. UNODC, trained 3,000 officers."
    " Its work on fraud is described below at length, with the results that Member States reported. The Office also"
    " supported States in preventing corruption: (a) by training judges and prosecutors in asset recovery and mutual"
    " legal assistance; (b) by publishing guides on the prevention of corruption in public procurement."
)


def marked(query: str, text: str = TEXT) -> str:
    """The snippet with its matches in square brackets."""
    snippet = Highlighter(parse(query), LANGUAGE).snippet(text)
    shown, last = "", 0
    for start, end in snippet.matches:
        shown += f"{snippet.text[last:start]}[{snippet.text[start:end]}]"
        last = end
    return shown + snippet.text[last:]


def test_sentences_end_where_a_reader_says_so() -> None:
    assert [TEXT[start:end][:24] for start, end in sentences(TEXT, language())] == [
        "In 2019, pursuant to Gen",
        "Its work on fraud is des",
        "The Office also supporte",
        "(a) by training judges a",
        "(b) by publishing guides",
    ]


_FIRST = (
    "In 2019, pursuant to General Assembly resolution 74/177, para. 5, the Office, i.e. UNODC, trained 3,000 officers"
)


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("training", f"{_FIRST.replace('trained', '[trained]')}."),
        ("A/RES/74/177", f"{_FIRST.replace('74/177', '[74/177]')}."),
        (
            "3,000 offic*",
            f"{_FIRST.replace('Office', '[Office]').replace('3,000 officers', '[3,000] [officers]')}.",
        ),
        ('"asset recovery"', "(a) by training judges and prosecutors in [asset recovery] and mutual legal assistance;"),
        (
            "recovery -officers",
            "(a) by training judges and prosecutors in asset [recovery] and mutual legal assistance;",
        ),
        (
            "prevention guide",
            "(b) by publishing [guides] on the [prevention] of corruption in public procurement.",
        ),
    ],
)
def test_the_sentence_that_shows_most_is_shown(query: str, shown: str) -> None:
    assert marked(query) == shown


def test_a_short_sentence_brings_its_neighbour() -> None:
    assert marked("fraud", "It began. Fraud rose. It was reported.") == "[Fraud] rose. It was reported."
    assert marked("fraud", "It was reported. Fraud rose.") == "It was reported. [Fraud] rose."


def test_accents_and_case_do_not_matter() -> None:
    assert marked("cote", "Judges of CÔTE d’Ivoire.") == "Judges of [CÔTE] d’Ivoire."
    assert marked("Côte", "Judges of Co\u0302te d’Ivoire.") == "Judges of [Co\u0302te] d’Ivoire."


def test_what_is_too_long_is_cut_at_words_around_the_match() -> None:
    shown = marked("needle", f"{'hay ' * 300}needle{' hay' * 300}")
    assert shown.startswith("… hay ") and " [needle] hay" in shown and shown.endswith(" hay …")
    assert len(shown) < 500


@given(st.text(max_size=900), st.sampled_from(["a", "in*", '"a b"', "1/2", "word"]))
def test_matches_always_lie_inside_the_snippet(text: str, query: str) -> None:
    snippet = Highlighter(parse(query), LANGUAGE).snippet(text)
    ends = 0
    for start, end in snippet.matches:
        assert ends <= start < end <= len(snippet.text)
        ends = end
