"""What changed between two reports, by section: lines and totals that reconcile with each other and with the matrix."""

from dataclasses import replace
from pathlib import Path

import pytest

from explorer.compare import compare
from explorer.compare.digest import digest
from explorer.ingest import read_report
from explorer.language.address import addressed
from explorer.model.comparison import CitedDocument, Comparison, Figure, Pair, Quantity, State, Totals
from explorer.model.digest import Digest, DigestKind
from explorer.model.report import Paragraph, Report, Section
from explorer.model.text import Run
from tests.compare import make
from tests.small_reports import (
    WORDS,
    link,
    newer_report,
    numbered,
    older_report,
    para,
    report,
    section,
    small_comparison,
)

WILDLIFE = "Ivory, rosewood and pangolin scales were seized by wildlife authorities at the port of Mombasa."
PRISONS = "Prison overcrowding was reduced in Kyrgyzstan by parole boards, workshops and early release."
DRUGS = "Farmers in Afghanistan grew saffron and apricots instead of opium poppy on ten thousand hectares of land."
OPENING = WORDS.strip()


@pytest.fixture
def two() -> tuple[list[Report], Comparison]:
    """The small pair of reports, with a figure and two cited documents."""
    small = small_comparison()
    was, now = Quantity(0, "6", 72, "", "72 countries", 20, 32), Quantity(1, "9", 56, "", "56 countries", 20, 32)
    kept = Quantity(0, "1", 1, "", "one", 0, 3), Quantity(1, "1", 1, "", "one", 0, 3)
    over = Quantity(0, "2", 9, "over", "over 9", 0, 6), Quantity(1, "2", 9, "more than", "more than 9", 0, 11)
    figures = (
        Figure("countries helped", "country", True, (was, now)),
        Figure("ones", "one", True, kept),
        Figure("nines", "nine", True, over),
    )
    cited = (
        CitedDocument("A/RES/74/178", ((), ("para_7", "para_6"))),
        CitedDocument("A/RES/70/235", (("para_8",), ())),
        CitedDocument("A/RES/60/1", (("para_1",), ("para_1",))),
    )
    comparison = Comparison(small.reports, small.pairs, small.lineages, figures, cited)
    return [older_report(), newer_report()], comparison


@pytest.fixture(scope="module")
def years(samples: list[Path]) -> tuple[list[Report], Comparison]:
    """The sample reports of one kind, the oldest first."""
    reports = [read_report(path) for path in samples[:3]]
    return reports, compare(reports)


def told(found: Digest) -> list[tuple[str, str | None, str | None, str]]:
    return [(line.kind.value, line.older, line.newer, line.text) for line in found.lines()]


def test_each_change_is_told_once_under_its_heading_in_the_words_of_the_report(
    two: tuple[list[Report], Comparison],
) -> None:
    reports, comparison = two
    found = digest(comparison, reports, 0, 1)
    by_section = {(section.newer, section.older): told(replace(found, sections=(section,)))
                  for section in found.sections if section.lines}  # fmt: skip
    assert by_section == {
        ("sec_II__sec_A", ("sec_II__sec_A",)): [
            ("edited", "para_4", "para_4", OPENING),
            ("edited", "para_4", "para_5", "Paragraph 5."),
            ("new", None, "para_6", "New words."),
            ("dropped", "para_5", None, OPENING),
        ],
        ("sec_III", ("sec_III",)): [
            ("edited", "para_9", "para_7", "Paragraph 7."),
            ("edited", "para_10", "para_8", "Paragraph 8."),
            ("newly cited", None, "para_7", "A/RES/74/178"),
        ],
        ("sec_IV__sec_A", ("sec_II__sec_B",)): [
            ("edited", "para_6", "para_9", "In 2020 the Office helped 56 countries."),
            ("dropped", "para_7", None, OPENING),
            ("dropped", "para_8", None, OPENING),
            ("figure", "para_6", "para_9", "countries helped"),
            ("no longer cited", "para_8", None, "A/RES/70/235"),
        ],
    }
    (figure,) = found.lines(DigestKind.FIGURE)
    assert (figure.was, figure.now) == ("72 countries", "56 countries")
    assert reconciles(replace(found, totals=replace(found.totals, moved=1)))


def test_a_section_alone_is_told_with_what_stood_under_its_counterparts(two: tuple[list[Report], Comparison]) -> None:
    reports, comparison = two
    found = digest(comparison, reports, 0, 1, "sec_II__sec_A")
    assert {line.newer for line in found.lines()} == {"para_4", "para_5", "para_6", None}
    assert found.totals == comparison.pairs[0].section_totals["sec_II__sec_A"] and reconciles(found)
    cited = digest(comparison, reports, 0, 1, "sec_II").lines(DigestKind.NEWLY_CITED)
    assert [line.newer for line in cited] == ["para_6"]


def test_a_section_that_ended_is_told_at_its_old_place() -> None:
    older = report(2018, section("I", "One", *numbered(1, 1)), section("II", "Gone", *numbered(2, 2)))
    newer = report(2020, section("I", "One", *numbered(1, 1)), section("II", "Added", *numbered(2, 2, "Added. ")))
    links = (link("sec_I", "sec_I"), link(None, "sec_II"), link("sec_II", None))
    paragraphs = (link("para_1", "para_1", State.SAME), link(None, "para_2"), link("para_2", None))
    ended = Totals(older=1, dropped=1)
    comparison = Comparison(("a", "b"), (Pair(0, 1, links, paragraphs, older_totals={"sec_II": ended}),))
    found = digest(comparison, [older, newer], 0, 1)
    assert [(one.newer, one.older) for one in found.sections] == [
        ("sec_I", ("sec_I",)),
        (None, ("sec_II",)),
        ("sec_II", ()),
    ]
    assert found.sections[1].totals == ended and found.sections[1].states == {State.DROPPED}
    assert [line.kind for line in found.sections[1].lines] == [DigestKind.DROPPED]
    assert found.sections[2].states == {State.NEW}


def test_the_paragraphs_of_a_section_that_ended_are_told_where_they_stand_now_moved_or_not() -> None:
    older = report(
        2018,
        section("I", "One", *numbered(1, 1), section("A", "Part", *numbered(2, 3))),
        section("II", "Two", *numbered(4, 4)),
    )
    newer = report(2020, section("I", "One", *numbered(1, 2)), section("II", "Two", *numbered(3, 4)))
    links = (link("sec_I", "sec_I"), link("sec_II", "sec_II"), link("sec_I__sec_A", None))
    paragraphs = (
        link("para_1", "para_1"),
        link("para_3", "para_2"),
        link("para_4", "para_3"),
        link("para_2", "para_4", State.EDITED, State.MOVED),
    )
    found = digest(Comparison(("a", "b"), (Pair(0, 1, links, paragraphs),)), [older, newer], 0, 1)
    ended = next(one for one in found.sections if one.newer is None)
    assert ended.elsewhere == (("para_2", "para_4"), ("para_3", "para_2"))
    assert [line.newer for line in found.lines(DigestKind.MOVED)] == ["para_4"]


def reconciles(found: Digest) -> bool:
    """Whether there is one line for each paragraph that the totals count."""
    counts = {kind: sum(1 for _ in found.lines(kind)) for kind in DigestKind}
    totals = found.totals
    wanted = {
        DigestKind.NEW: totals.new,
        DigestKind.DROPPED: totals.dropped,
        DigestKind.EDITED: totals.edited,
        DigestKind.REWRITTEN: totals.rewritten,
        DigestKind.MOVED: totals.moved,
    }
    perhaps = [line.kind for line in found.lines() if line.perhaps]
    return all(counts[kind] == number for kind, number in wanted.items()) and perhaps.count(DigestKind.NEW) == (
        totals.perhaps
    )


def test_the_lines_of_the_samples_reconcile_with_the_totals_of_every_pair_and_every_section(
    years: tuple[list[Report], Comparison],
) -> None:
    reports, comparison = years
    assert len(comparison.pairs) == 3
    for pair in comparison.pairs:
        sides = pair.left_report, pair.right_report
        found = digest(comparison, reports, *sides)
        assert found.totals == pair.totals
        assert reconciles(found)
        for one in found.sections:
            if one.newer:
                assert one.totals == pair.section_totals[one.newer]
                assert reconciles(digest(comparison, reports, *sides, one.newer)), one.newer
            else:
                assert one.totals == pair.older_totals[one.older[0]]
    assert list(digest(comparison, reports, 0, 2).lines(DigestKind.NEWLY_CITED))


def test_a_report_without_numbers_is_told_by_its_text() -> None:
    def plain(*texts: str) -> Report:
        blocks = tuple(Paragraph(None, (Run(text),)) for text in texts)
        return addressed(Report((Section("I", (Run("All"),), blocks),)))

    reports = [plain(WILDLIFE, PRISONS), plain(WILDLIFE, DRUGS)]
    found = digest(compare(reports), reports, 0, 1)
    assert reconciles(found) and {line.text for line in found.lines()} == {PRISONS, DRUGS}


def test_reports_that_were_not_compared_have_no_digest(two: tuple[list[Report], Comparison]) -> None:
    reports, comparison = two
    with pytest.raises(KeyError):
        digest(comparison, reports, 1, 0)


def test_a_sentence_with_a_figure_of_both_reports_is_told_by_the_figure_alone() -> None:
    was, now = "In all 186 States are parties.", "In all 187 States are parties."
    debate, group = "A debate was held on 23 May 2018.", "The Group held its eleventh session."
    older = report(2018, section("I", "Corruption", para("1", f"{was} {debate}"), para("2", was)))
    newer = report(2021, section("I", "Corruption", para("1", f"{now} {group}")))
    pair = Pair(
        0,
        1,
        (link("sec_I", "sec_I", State.EDITED),),
        (link("para_2", "para_1", State.EDITED), link("para_1", None, State.DROPPED)),
    )
    given = (Quantity(0, "1", 186, "", "186 States", 7, 17), Quantity(1, "1", 187, "", "187 States", 7, 17))
    parties = Figure("parties", "State", True, given)
    found = digest(Comparison((older.id, newer.id), (pair,), (), (parties,)), [older, newer], 0, 1)
    assert told(found) == [
        ("edited", "para_2", "para_1", group),
        ("dropped", "para_1", None, debate),
        ("figure", "para_1", "para_1", "parties"),
    ]


def test_the_stands_of_another_body_are_not_those_of_the_author() -> None:
    text = "I urge the parties to meet. The Advisory Committee recommends a cut. He wrote: “I demand that all leave.”"
    years = [make.report({"Observations": [text, more]}) for more in ("Snow fell.", "I welcome the snow.")]
    found = digest(compare(years), years, 0, 1)
    assert [one.words for one in found.stances] == ["welcome", "urge"]
