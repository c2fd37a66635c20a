"""What has moved is decided once: every place that tells of it says what the links of the comparison say."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from explorer.compare import compare, differences
from explorer.compare.digest import digest
from explorer.export.comparison_json import comparison_json
from explorer.ingest import read_report
from explorer.model.comparison import Comparison, Link, Pair, State
from explorer.model.digest import DigestKind
from explorer.model.report import Report
from explorer.paths import resource
from explorer.places import Only
from explorer.present.alignment import Element, Kind, Row
from explorer.present.brief import brief
from explorer.present.captions import Part, Tone
from explorer.present.compared import Compared
from explorer.present.lineages import Row as LineageRow
from explorer.present.matrix import YearMatrix
from tests.small_reports import link, numbered, report, section

SAMPLES = ("000_ba46a36aec142166.txt", "001_0d3a60e5d9e57139.txt", "002_744464a0601c5378.txt")
PAIRS = ((0, 1), (1, 2), (0, 2))


@pytest.fixture(scope="module")
def samples() -> tuple[list[Report], Comparison]:
    reports = [read_report(resource(f"samples/{name}")) for name in SAMPLES]
    return reports, compare(reports)


def pair_of(comparison: Comparison, older: int, newer: int) -> Pair:
    return next(pair for pair in comparison.pairs if (pair.left_report, pair.right_report) == (older, newer))


def moved(links: tuple[Link, ...]) -> set[tuple[str, str]]:
    """The older and the newer eId of the links that have moved."""
    return {(link.left, link.right) for link in links if link.left and link.right and State.MOVED in link.states}


class Told:
    """What the rows of Compare say of a pair, one order of the rows or the other."""

    def __init__(self, older: Report, newer: Report, pair: Pair, newer_is_spine: bool) -> None:
        self._model = Compared(differences)
        self._model.show(older, newer, pair)
        self._model.set_newer_is_spine(newer_is_spine)
        self._newer_is_spine = newer_is_spine
        self._links = moved((*pair.sections, *pair.paragraphs))

    def contradictions(self) -> Iterator[str]:
        """Rows of which a caption, a colour, a "from" or a marker says other than the links."""
        marked = {one.eid for row in self._model.rows if row.kind is Kind.MARKER for one in row.other}
        for number, row in enumerate(self._model.rows):
            if row.kind is not Kind.MARKER:
                yield from self._wrong_in(row, *self._sides(number), marked)

    def _sides(self, number: int) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
        shown = self._model.shown(number)
        return (shown.newer, shown.older) if self._newer_is_spine else (shown.older, shown.newer)

    def _wrong_in(self, row: Row, spine: tuple[Part, ...], other: tuple[Part, ...], marked: set[str]) -> Iterator[str]:
        from_afar = "from " if self._newer_is_spine else "now at "
        told = {home.eid: any(self._moved(one, home) for one in self._counterparts(row)) for home in row.spine}
        if row.kind is Kind.TEXT:
            for part in spine:
                if part.eid and told[part.eid] != ("moved" in part.caption.split(" · ")):
                    yield f"{part.eid}: its caption says “{part.caption}”"
        notes = [part for part in other if part.tone is Tone.NOTE] if row.beside else []
        for one, part in zip(row.other, other, strict=False):
            wanted = any(self._moved(one, home) for home in row.spine)
            said = (part.moved, part.caption.startswith(from_afar), one.eid in marked)
            if said != (wanted, wanted, wanted):
                yield f"{one.eid}: moved {wanted}, but colour, “from” and marker are {said}"
        for (one, _), part in zip(row.beside, notes, strict=True):
            wanted = any(self._moved(one, home) for home in row.spine)
            if (part.moved, part.words.startswith(from_afar)) != (wanted, wanted):
                yield f"{one.eid}: moved {wanted}, but the note says “{part.words}”"

    @staticmethod
    def _counterparts(row: Row) -> list[Element]:
        return [*row.other, *(one for one, _ in row.beside)]

    def _moved(self, one: Element, home: Element) -> bool:
        return ((one.eid, home.eid) if self._newer_is_spine else (home.eid, one.eid)) in self._links


@pytest.mark.parametrize("newer_is_spine", [True, False])
@pytest.mark.parametrize(("older", "newer"), PAIRS)
def test_caption_colour_from_and_marker_of_every_row_say_what_its_links_say(
    samples: tuple[list[Report], Comparison], older: int, newer: int, newer_is_spine: bool
) -> None:
    reports, comparison = samples
    pair = pair_of(comparison, older, newer)
    assert list(Told(reports[older], reports[newer], pair, newer_is_spine).contradictions()) == []


@pytest.mark.parametrize(("older", "newer"), PAIRS)
def test_totals_digest_brief_and_json_count_what_the_links_say(
    samples: tuple[list[Report], Comparison], older: int, newer: int
) -> None:
    reports, comparison = samples
    pair, two = pair_of(comparison, older, newer), [reports[older], reports[newer]]
    labels = {paragraph.eid: paragraph.label for paragraph in reports[newer].paragraphs()}
    found = {right for _, right in moved(pair.paragraphs) if right in labels}
    assert pair.totals.moved == len(found) > 0
    told = digest(comparison, reports, older, newer)
    assert {line.newer for line in told.lines(DigestKind.MOVED)} == found
    assert f", {len(found)} moved." in brief(told, *two).lead
    names = [str(number) for number in range(len(reports))]
    rows = [row for row in comparison_json(comparison, reports, names)["paragraphs"] if row["right"] is not None]
    of_pair = [row for row in rows if (row["left_report"], row["right_report"]) == (str(older), str(newer))]
    assert {row["right"] for row in of_pair if "moved" in row["states"]} == {labels[eid] for eid in found}


@pytest.mark.parametrize(("older", "newer"), PAIRS)
def test_the_filter_of_overview_shows_the_sections_that_the_links_say_have_moved(
    samples: tuple[list[Report], Comparison], older: int, newer: int
) -> None:
    reports, comparison = samples
    links = moved(pair_of(comparison, older, newer).sections)
    model = YearMatrix(reports, comparison)
    model.narrow((older, newer))
    wanted = [row.section for row in rows_of(model) if row_links(row, older, newer) & links]
    model.narrow((older, newer), Only.MOVED)
    assert [row.section for row in rows_of(model) if row.matched] == wanted != []


def rows_of(model: YearMatrix) -> list[LineageRow]:
    return [row for each in model.top for row in each.walk()]


def row_links(row: LineageRow, older: int, newer: int) -> set[tuple[str, str]]:
    """What stands in a row in two reports, each with each."""
    return {(one, other) for one in row.cells[older].eids for other in row.cells[newer].eids}


def test_what_came_with_its_section_has_no_marker_and_its_heading_says_from_where() -> None:
    older = report(2020, section("I", "One", *numbered(1, 2)), section("II", "Two", *numbered(3, 5)))
    newer = report(2021, section("I", "Two", *numbered(1, 3)), section("II", "One", *numbered(4, 5)))
    along = [replace(link(f"para_{a}", f"para_{a + 3}"), with_section=True) for a in (1, 2)]
    sections = (link("sec_II", "sec_I"), link("sec_I", "sec_II", State.EDITED, State.MOVED))
    model = Compared(differences)
    stayed = [link(f"para_{a}", f"para_{a - 2}") for a in (3, 4, 5)]
    model.show(older, newer, Pair(0, 1, sections, (*stayed, *along)))
    told = [[(part.caption, part.moved) for part in model.shown(row).older] for row in range(len(model.rows))]
    assert [row.kind for row in model.rows].count(Kind.MARKER) == 1
    assert told == [
        [("", True)],
        [("", False)],
        [("para. 3", False)],
        [("para. 4", False)],
        [("para. 5", False)],
        [("from I", True)],
        [("para. 1", False)],
        [("para. 2", False)],
    ]
