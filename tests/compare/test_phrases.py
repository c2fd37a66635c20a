"""A sentence through the years."""

from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.compare import compare
from explorer.compare.phrases import Phrases
from explorer.model.comparison import CorrectionKind, LifeLine
from explorer.model.report import Report
from tests.compare.make import report
from tests.compare.test_compare import SMALL
from tests.compare.test_corrections import correction, named

PARTIES = "At the time of reporting, there were {} States parties to the Convention against Corruption."
BOARDS = "Prison overcrowding was reduced in Kyrgyzstan by parole boards, workshops and early release."


def phrases(*texts: list[str]) -> Phrases:
    reports = [report({"Work": found}) for found in texts]
    return Phrases(reports, compare(reports))


def seen(line: LifeLine | None) -> list[tuple[int, str, bool]]:
    assert line is not None
    return [(wording.report, wording.eid, wording.linked) for wording in line.wordings]


def test_a_sentence_is_followed_from_its_first_year_to_its_last_whatever_its_number() -> None:
    found = phrases(
        ["Nothing of it yet."],
        [BOARDS, f"It began in May. {PARTIES.format(186)}"],
        [PARTIES.format(187), BOARDS],
        [f"{PARTIES.format(189)} More will follow.", "Another."],
        ["It is over."],
    )
    line = found.life_line(2, "para_1", 0)
    assert line and (line.first, line.last) == (1, 3)
    assert seen(line) == [(1, "para_2", True), (2, "para_1", False), (3, "para_1", True)]
    assert [wording.text for wording in line.wordings] == [PARTIES.format(number) for number in (186, 187, 189)]
    assert [wording.similarity for wording in line.wordings] == [1.0, 1.0, 1.0]
    assert line.wordings[0].start == len("It began in May. ")


def test_wordings_that_drift_are_followed_from_year_to_year() -> None:
    drift = [
        "The Office trained judges and prosecutors of Kenya in asset recovery.",
        "The Office trained judges and prosecutors of the region in the recovery of stolen assets.",
        "The Office advised courts and prosecutors of the region on the recovery of stolen assets and money.",
    ]
    found = phrases(*([text] for text in drift))
    line = found.life_line(0, "para_1", 0)
    assert line and (line.first, line.last) == (0, 2)
    alone = phrases([drift[0]], [drift[2]]).life_line(0, "para_1", 0)
    assert alone and alone.last == 0


def test_in_a_paragraph_that_is_no_counterpart_a_sentence_must_be_much_the_same() -> None:
    near = BOARDS.replace("boards", "committees")
    loose = "Prison overcrowding was reduced in many countries by committees, education and early release."
    older = named(report({"Work": [BOARDS]}), "old")
    for text, apart_too in ((near, True), (loose, False)):
        newer = named(report({"Work": [text]}), "new")
        refused = [correction(CorrectionKind.APART, "old#para_1", "new#para_1")]
        linked = Phrases([older, newer], compare([older, newer])).life_line(0, "para_1", 0)
        apart = Phrases([older, newer], compare([older, newer], refused)).life_line(0, "para_1", 0)
        assert (1, "para_1", True) in seen(linked)
        assert ((1, "para_1", False) in seen(apart)) is apart_too


def test_few_words_must_be_the_same() -> None:
    assert seen(phrases(["It did not."], ["It did now."]).life_line(0, "para_1", 0)) == [(0, "para_1", False)]
    assert len(seen(phrases(["It did not."], ["It did not. Or did it?"]).life_line(0, "para_1", 0))) == 2


def test_each_sentence_of_a_paragraph_has_its_own_line() -> None:
    found = phrases([f"{BOARDS} {PARTIES.format(186)}"], [BOARDS], [PARTIES.format(187)])
    lines = found.life_lines(0, "para_1")
    assert [(line.first, line.last) for line in lines] == [(0, 1), (0, 2)]
    assert found.life_line(0, "para_1", len(BOARDS) + 5) == lines[1]
    assert found.life_line(0, "para_1", 10_000) is None and found.life_line(0, "para_9", 0) is None
    assert found.life_lines(0, "sec_I") == []


@given(st.lists(SMALL, min_size=1, max_size=3))
@settings(max_examples=30)
def test_every_sentence_is_in_its_own_line_and_every_wording_in_its_text(reports: list[Report]) -> None:
    found = Phrases(reports, compare(reports))
    for index, one in enumerate(reports):
        for paragraph in one.paragraphs():
            for line in found.life_lines(index, paragraph.eid):
                assert (index, paragraph.eid) in {(wording.report, wording.eid) for wording in line.wordings}
                assert line.first <= index <= line.last
                for wording in line.wordings:
                    words = reports[wording.report].find(wording.eid)
                    assert words and words.words[wording.start : wording.end] == wording.text  # type: ignore[union-attr]
                    assert 0 < wording.similarity <= 1
