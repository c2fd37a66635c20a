"""What changed between two reports, by section: lines and totals that reconcile with each other and with the matrix."""

from pathlib import Path

import pytest

from explorer.compare import compare
from explorer.compare.digest import digest
from explorer.ingest import read_report
from explorer.model.address import addressed
from explorer.model.comparison import Comparison, State, Totals
from explorer.model.digest import Digest, DigestKind
from explorer.model.report import Paragraph, Report, Section
from explorer.model.text import Run
from tests.compare.make import report

WILDLIFE = "Ivory, rosewood and pangolin scales were seized by wildlife authorities at the port of Mombasa."
PRISONS = "Prison overcrowding was reduced in Kyrgyzstan by parole boards, workshops and early release."
PARTIES = "At the time of reporting, there were {} States parties to the Convention against Corruption."
PIRACY = (
    "Pirates were tried in Seychelles and Kenya under agreements on the transfer of suspects, as resolution {} asks."
)
DRUGS = "Farmers in Afghanistan grew saffron and apricots instead of opium poppy on ten thousand hectares of land."


@pytest.fixture(scope="module")
def two() -> tuple[list[Report], Comparison]:
    reports = [
        report(
            {
                "Wildlife": [WILDLIFE],
                "Prisons": [PRISONS, "It went on. More followed."],
                "Corruption": [PARTIES.format(186)],
                "Piracy": [PIRACY.format("A/RES/70/235")],
            },
            year=2018,
        ),
        report(
            {
                "Wildlife": [WILDLIFE],
                "Corruption": [PARTIES.format(189), PRISONS.replace("workshops", "shops")],
                "Drugs": [f"{DRUGS} As A/RES/74/178 asks, it was bought from them."],
            },
            year=2020,
        ),
    ]
    return reports, compare(reports)


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
    by_section = {section.newer or section.older: told(Digest(0, 1, None, Totals(), (section,)))
                  for section in found.sections}  # fmt: skip
    assert by_section == {
        "sec_I": [],
        "sec_II": [
            ("edited", "para_4", "para_2", PARTIES.format(189)),
            ("edited", "para_2", "para_3", PRISONS.replace("workshops", "shops")),
            ("dropped", "para_3", None, "It went on."),
            ("figure", "para_4", "para_2", "States parties to the Convention against Corruption"),
        ],
        ("sec_IV",): [
            ("dropped", "para_5", None, PIRACY.format("A/RES/70/235")),
            ("no longer cited", "para_5", None, "A/RES/70/235"),
        ],
        "sec_III": [
            ("new", None, "para_4", DRUGS),
            ("newly cited", None, "para_4", "A/RES/74/178"),
        ],
    }
    (figure,) = found.lines(DigestKind.FIGURE)
    assert (figure.was, figure.now) == ("186 States parties", "189 States parties")


def test_a_section_alone_is_told_with_what_stood_under_its_counterparts(two: tuple[list[Report], Comparison]) -> None:
    reports, comparison = two
    found = digest(comparison, reports, 0, 1, "sec_II")
    assert {line.newer for line in found.lines()} == {"para_2", "para_3", None}
    assert {line.older for line in found.lines()} == {"para_2", "para_3", "para_4"}
    assert found.totals == comparison.pairs[0].section_totals["sec_II"]
    assert digest(comparison, reports, 0, 1, "sec_III").sections[0].states == {State.NEW}


def reconciles(found: Digest) -> bool:
    """Whether there is one line for each paragraph that the totals count."""
    counts = {kind: sum(1 for _ in found.lines(kind)) for kind in DigestKind}
    totals = found.totals
    return (totals.new, totals.dropped, totals.edited, totals.moved) == tuple(
        counts[kind] for kind in (DigestKind.NEW, DigestKind.DROPPED, DigestKind.EDITED, DigestKind.MOVED)
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
        for section in found.sections:
            if section.newer:
                assert section.totals == pair.section_totals[section.newer]
                assert reconciles(digest(comparison, reports, *sides, section.newer)), section.newer
            else:
                assert section.totals == pair.older_totals[section.older[0]]
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
