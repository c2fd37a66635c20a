"""What texts are compared by."""

import pytest

from explorer.compare.acronyms import Acronyms
from explorer.compare.postings import InverseDocumentFrequency, Postings
from explorer.compare.terms import cosine, stems, term_counts
from explorer.language import language


def test_word_forms_and_cases_fold_and_stop_words_go() -> None:
    assert stems("The Office supported States in countering trafficking", language()) == stems(
        "OFFICES support state counter traffick", language()
    )


def test_parts_of_speech_are_one_term() -> None:
    for code, one, other in (
        ("en", "prosecutors of terrorism", "the prosecution of terrorists"),
        ("ru", "террористов", "терроризм"),
    ):
        assert term_counts(one, language(code)).keys() == term_counts(other, language(code)).keys()


def test_how_something_is_done_and_what_only_joins_words_tells_nothing() -> None:
    assert stems("States jointly and fully continue their work, including with respect to ivory", language()) == stems(
        "State work ivory", language()
    )
    assert stems("the General Assembly, a family, its supply", language()) == ["general", "assembl", "famili", "suppli"]


@pytest.mark.parametrize("text", ["", "the of and", "— … !", "fully", "including regarding"])
def test_a_text_of_stop_words_has_no_terms(text: str) -> None:
    assert stems(text, language()) == [] and term_counts(text, language()) == {}


def test_a_long_official_name_weighs_less_for_each_of_its_words() -> None:
    name = "Convention on International Trade in Endangered Species of Wild Fauna and Flora"
    assert all(0 < weight < 1 for weight in term_counts(name, language()).values())
    assert set(term_counts("ivory seizures", language()).values()) == {1}


def test_rare_terms_tell_more_than_common_ones() -> None:
    texts = ("ivory programme", "ivory programme", *["firearms programme"] * 20)
    postings = Postings([term_counts(text, language()) for text in texts])
    vector, same, other, *_ = InverseDocumentFrequency([postings]).vectors(postings)[1]
    assert vector["ivori"] > vector["progra"]
    assert cosine(vector, same) == pytest.approx(1)
    assert cosine(vector, other) < 0.3


def test_it_does_not_matter_which_of_two_reports_holds_a_text() -> None:
    texts = [term_counts(text, language()) for text in ("ivory programme", "ivory", "programme", "guards", "guards")]
    whole = Postings(texts)
    parts = Postings(texts[:2]), Postings(texts[2:])
    for pivot in (0.0, 0.2):
        scales, vectors = InverseDocumentFrequency([whole], pivot).vectors(whole)
        idf = InverseDocumentFrequency(parts, pivot)
        (first, one), (second, other) = map(idf.vectors, parts)
        assert [*first, *second] == pytest.approx(scales)
        for vector, again in zip(vectors, [*one, *other], strict=True):
            assert again == pytest.approx(vector)


def test_one_word_does_not_make_a_text_alike_to_all_that_hold_it() -> None:
    long = "ivory rosewood pangolin scale seizure ranger port Mombasa container scanner dog prosecutor trophy auction"
    other = "firearm ammunition trafficking parliament prison parole judge court police training vessel boarding pirate"
    texts = Postings(
        [term_counts(text, language()) for text in (long, other, f"{long} tusk", f"{other} guard", "ivory")]
    )

    def cosines(pivot: float) -> tuple[float, float]:
        one, _, same, _, word = InverseDocumentFrequency([texts], pivot).vectors(texts)[1]
        return cosine(one, word), cosine(one, same)

    (plain_word, plain_same), (word, same) = cosines(0.0), cosines(0.1)
    assert word < 0.8 * plain_word
    assert same > 0.8 * plain_same


def test_a_short_name_is_read_as_the_full_name_that_explains_it() -> None:
    full = "United Nations Convention against Transnational Organized Crime"
    for opening in ("the", "hereinafter referred to as the"):
        names = Acronyms.among([f"Parties to the {full} ({opening} Organized Crime Convention) met.", "It ended."])
        assert (
            names.spelled_out("The Organized Crime Convention was signed.")
            == f"The {full[len('United Nations ') :]} was signed."
        )
    other = Acronyms.among(["Women met in Angola (representing the Chair of the African Union) and in Chad."])
    assert other.spelled_out("The African Union met.") == "The African Union met."


def test_an_explained_acronym_is_spelled_out_elsewhere() -> None:
    texts = ["The Stolen Asset Recovery (StAR) Initiative met.", "Through StAR, help was given.", "Nothing else."]
    acronyms = Acronyms.among(texts)
    assert acronyms.spelled_out(texts[1]) == "Through StAR Stolen Asset Recovery, help was given."
    assert acronyms.spelled_out(texts[0]) == texts[0]
    assert acronyms.of(texts[1]) == {"StAR"}


def test_an_acronym_in_every_paragraph_tells_nothing() -> None:
    texts = ["The United Nations Office on Drugs and Crime (UNODC) met.", *["UNODC continued."] * 30]
    assert Acronyms.among(texts).of(texts[1]) == frozenset()
    assert Acronyms.among(texts).spelled_out(texts[1]) == texts[1]
