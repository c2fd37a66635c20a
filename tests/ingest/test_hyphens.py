"""Hyphens at the ends of lines: of a compound, or of a word that the line had no room for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.ingest.explain import explained
from explorer.ingest.lines import LINE_END, Span, joined, words
from explorer.ingest.read import structure
from explorer.ingest.readers.pdf import read_pdf
from explorer.ingest.readers.text import read_text
from explorer.ingest.stages.hyphens import Hyphens, Settled, hyphens
from explorer.ingest.stages.vocabulary import vocabulary
from explorer.language import language
from tests.ingest.pdf_file import Words, pdf


def told(lines: list[str], code: str = "en") -> Hyphens:
    return hyphens(lines, vocabulary(lines, language(code)))


def settled(lines: list[str], *elsewhere: str, code: str = "en") -> Settled:
    return told([*lines, *elsewhere], code).settled(joined((Span(line),) for line in lines))


def read(lines: list[str], *elsewhere: str, code: str = "en") -> str:
    return words(settled(lines, *elsewhere, code=code).spans)


@pytest.mark.parametrize(
    ("code", "lines", "elsewhere", "whole"),
    [
        ("en", ["the inter-", "national law"], "an international court", "the international law"),
        ("en", ["the long-", "term plan"], "a long-term view", "the long-term plan"),
        ("en", ["capacity-", "building"], "buildings", "capacity-building"),
        ("en", ["the Secretary-", "General"], "SecretaryGeneral", "the Secretary-General"),
        ("en", ["THE INTER-", "NATIONAL LAW"], "an international court", "THE INTERNATIONAL LAW"),
        ("en", ["A/RES/60-", "B and A/79/620-", "S/2024/841"], "", "A/RES/60-B and A/79/620-S/2024/841"),
        ("en", ["in 2010-", "2020, an x-", "ray"], "xray", "in 2010-2020, an x-ray"),
        ("en", ["peer-to-", "peer and one-size-", "fits-all"], "", "peer-to-peer and one-size-fits-all"),
        ("en", ["see https://un.org/inter-", "national/law"], "international", "see https://un.org/inter-national/law"),
        ("en", ["sixty-", "six of them"], "sixty others", "sixty-six of them"),
        ("ru", ["о выполнении пе-", "риодического доклада"], "", "о выполнении периодического доклада"),
        ("ru", ["о за-", "щите прав"], "защита", "о защите прав"),
        ("ru", ["государства-", "участника"], "государство-участник, государства-участника", "государства-участника"),
        ("ru", ["социально-", "экономический"], "экономического роста", "социально-экономический"),
        ("ru", ["кое-", "что и кто-", "либо по-", "прежнему"], "", "кое-что и кто-либо по-прежнему"),
        ("fr", ["le dévelop-", "pement du sous-", "programme"], "un programme", "le développement du sous-programme"),
        ("fr", ["peut-", "être, celle-", "ci, a-", "t-il dit"], "", "peut-être, celle-ci, a-t-il dit"),
        ("es", ["la coope-", "ración"], "", "la cooperación"),
        ("es", ["el plan histórico-", "cultural"], "lo cultural", "el plan histórico-cultural"),
    ],
)
def test_a_hyphen_is_told_by_the_words_elsewhere_and_the_habit(
    code: str, lines: list[str], elsewhere: str, whole: str
) -> None:
    assert read(lines, elsewhere, code=code) == whole


def test_what_was_parted_is_told_as_it_was_printed() -> None:
    found = settled(["the inter-", "national law of multi-", "disciplinary work"], "international")
    assert words(found.spans) == "the international law of multi-disciplinary work"
    assert (found.parted, found.undecided) == (("inter national",), ("multi-disciplinary",))


def test_a_document_that_parts_words_parts_those_that_stand_once() -> None:
    lines = ["of the com-", "munity, a bal-", "anced pro-", "gramme with im-", "perceptible steps"]
    assert (
        read(lines, "community balanced programme") == "of the community, a balanced programme with imperceptible steps"
    )
    assert read(lines) == "of the com-munity, a bal-anced pro-gramme with im-perceptible steps"


def test_one_that_only_has_compounds_at_line_ends_parts_none_in_any_language() -> None:
    lines = ["le long-", "courrier, un demi-", "litre, un bas-", "fond, la coopé-", "ration"]
    elsewhere = "long-courrier demi-litre bas-fond"
    assert read(lines, elsewhere, code="fr") == "le long-courrier, un demi-litre, un bas-fond, la coopé-ration"


def test_a_hyphen_that_stands_at_line_ends_only_is_no_letter() -> None:
    assert read(["a multi\u2010", "disciplinary group"], "a long-term plan") == "a multidisciplinary group"
    assert read(["a multi\u2010", "disciplinary group"], "a long\u2010term plan") == "a multi\u2010disciplinary group"


def test_a_soft_hyphen_at_the_end_of_a_line_of_text_is_printed() -> None:
    report = structure(read_text("1. The inter\u00ad\nnational law of na\u00adtions.".encode()))
    assert [paragraph.words for paragraph in report.paragraphs()] == ["The international law of nations."]
    assert not [warning for warning in report.warnings if warning.doubt]


def test_every_word_that_was_joined_has_arrived() -> None:
    rows = ["1. The reform of the inter-", "national system goes on", "as the international courts say."]
    page = [Words(row, 100, 700 - 12 * at) for at, row in enumerate(rows)]
    report = structure(read_pdf(pdf([page])))
    assert [paragraph.words for paragraph in report.paragraphs()] == [
        "The reform of the international system goes on as the international courts say."
    ]
    assert report.source.arrived == (100,)
    assert not [warning for warning in report.warnings if warning.doubt]


def test_what_is_undecided_is_explained_with_its_line() -> None:
    lines = explained(read_text(b"1. The work is multi-\ndisciplinary and goes on.\n\n2. The impleme ntation."))
    assert [line.why.split("; ")[1:] for line in lines] == [["the hyphen of “multi-disciplinary” may be none"], [], []]
    assert lines[0].words == "1. The work is multi-"


_WORDS = st.lists(st.text("ab-АB ‐", min_size=1, max_size=8), min_size=1, max_size=6)


@given(_WORDS, st.sampled_from(["en", "fr", "ru", "und"]))
def test_only_hyphens_go_and_no_mark_stays(lines: list[str], code: str) -> None:
    text = joined((Span(line),) for line in lines)
    found = words(told(lines, code).settled(text).spans)
    bare = str.maketrans("", "", f"-‐ {LINE_END}")
    assert LINE_END not in found
    assert found.translate(bare) == words(text).translate(bare)
