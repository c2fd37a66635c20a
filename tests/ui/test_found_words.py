"""The rows of results from hits made by hand."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from explorer.library import Entry
from explorer.library.outline import Heading
from explorer.present.grouping import Grouping
from explorer.search.engine import Hit, Results
from explorer.search.parsing import parse
from explorer.search.query import Kind
from explorer.ui.search import words as found_words
from explorer.ui.search.words import FoundWords, telling

ENTRIES = [Entry(f"r{year}", title=f"Report of {year}", year=year, series="Reports") for year in (2018, 2020, 2021)]
HIT = Hit("r2020", "para_3", "IV.A", "3", 7, 1.0, "The traffic in arms.", ((4, 11), (12, 14), (15, 19)))


class Session(SimpleNamespace):
    """What of a session the rows need."""

    def __init__(self) -> None:
        super().__init__(asked=[], compared=None)
        self.library = SimpleNamespace(outline=lambda id: (Heading(1, "", "Way forward", "IV.*1", "sec"),))

        self.reports = SimpleNamespace(series=lambda: {"Reports": ENTRIES})
        self.comparisons = SimpleNamespace(of=self._comparison)

    def _comparison(self, series: str, elsewhere: bool) -> None:
        assert elsewhere  # Hits of several series are shown while the reader moves among them.
        self.asked.append(series)
        return self.compared


@pytest.fixture
def words(qapp: QApplication) -> FoundWords:
    return FoundWords(Session(), QObject(qapp))  # type: ignore[arg-type]


def rows(words: FoundWords, grouping: Grouping, *hits: Hit) -> list[tuple[list[str], str, str]]:
    results = Results(parse("traffic"), len(hits), hits=hits, reports={"r2020": 12})
    found = words.rows(hits, results, grouping)
    return [([chip.year for chip in row.chips], row.place, row.detail) for row in found]


def test_a_row_names_year_section_paragraph_page_and_report(words: FoundWords) -> None:
    assert rows(words, Grouping.NONE, HIT) == [(["2020"], "IV.A, para. 3", "p. 7 · Report of 2020")]


def test_a_row_says_where_it_stands_if_not_in_a_paragraph(words: FoundWords) -> None:
    noted = [replace(HIT, where=kind, page=None) for kind in (Kind.FOOTNOTE, Kind.TABLE, Kind.NOTE, Kind.HEADING)]
    details = [detail for _, _, detail in rows(words, Grouping.NONE, *noted)]
    assert [detail.partition(" · ")[0] for detail in details] == ["Footnote", "Table", "Your note", "Heading"]


def test_what_stands_below_an_unnumbered_heading_is_named_by_it(words: FoundWords) -> None:
    assert rows(words, Grouping.NONE, replace(HIT, section="IV.*1"))[0][1] == "Way forward, para. 3"


def test_a_report_heads_its_hits_with_the_count_of_all(words: FoundWords) -> None:
    assert rows(words, Grouping.REPORT, HIT, replace(HIT, report="r2018"), replace(HIT, label="4")) == [
        (["2020"], "Report of 2020", "12 places"),
        ([], "IV.A, para. 3", "p. 7"),
        ([], "IV.A, para. 4", "p. 7"),
        (["2018"], "Report of 2018", "1 place"),
        ([], "IV.A, para. 3", "p. 7"),
    ]


def test_rows_wait_for_the_years_to_be_compared_and_long_series_are_left_apart(
    words: FoundWords, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows(words, Grouping.LINEAGE, HIT)
    assert words.waits_for_comparison and not words.apart
    monkeypatch.setattr(found_words, "LONGEST", 2)
    assert rows(words, Grouping.LINEAGE, HIT) == [(["2020"], "IV.A, para. 3", "p. 7 · Reports")]
    assert words.apart and not words.waits_for_comparison
    rows(words, Grouping.NONE, HIT)
    assert not words.apart


def test_marks_side_by_side_are_one_and_a_short_word_alone_is_none() -> None:
    assert telling(HIT) == ((4, 19),)
    assert telling(replace(HIT, matches=((4, 11), (12, 14)))) == ((4, 14),)
    assert telling(replace(HIT, matches=((0, 3), (15, 19)))) == ((15, 19),)
    assert telling(replace(HIT, matches=((0, 3),))) == ((0, 3),)
