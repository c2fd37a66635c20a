"""The rows of results from hits made by hand."""

from dataclasses import replace

import pytest

from explorer.library import Entry
from explorer.library.outline import Heading
from explorer.model.comparison import Comparison, Link, Pair, State, Strength
from explorer.present import results as module
from explorer.present.grouping import Grouping
from explorer.present.results import FoundRows, news_of, nothing, summary_of, telling
from explorer.search.parsing import parse
from explorer.search.query import Kind
from explorer.search.results import Alias, Hit, Relaxation, Results, Tier

ENTRIES = [Entry(f"r{year}", title=f"Report of {year}", year=year, series="Reports") for year in (2018, 2020, 2021)]
HIT = Hit("r2020", "para_3", "IV.A", "3", 7, 1.0, "The traffic in arms.", ((4, 11), (12, 14), (15, 19)))

LINK = Link("para_2", "para_3", frozenset({State.EDITED}), 0.9, Strength.STRONG)
DESCENDED = Comparison(("r2018", "r2020", "r2021"), (Pair(0, 1, (), (LINK,)),))


def made(compared: Comparison | None = None) -> FoundRows:
    return FoundRows(
        {"Reports": ENTRIES}, lambda id: (Heading(1, "", "Way forward", "IV.*1", "sec"),), lambda series: compared
    )


def rows(words: FoundRows, grouping: Grouping, *hits: Hit) -> list[tuple[list[str], str, str]]:
    results = Results(parse("traffic"), len(hits), hits=hits, reports={"r2020": 12})
    found = words.rows(hits, results, grouping)
    return [([chip.year for chip in row.chips], row.place, row.detail) for row in found]


def test_a_row_names_year_section_paragraph_page_and_report() -> None:
    assert rows(made(), Grouping.NONE, HIT) == [(["2020"], "IV.A, para. 3", "p. 7 · Report of 2020")]


def test_a_row_says_where_it_stands_if_not_in_a_paragraph() -> None:
    noted = [replace(HIT, where=kind, page=None) for kind in (Kind.FOOTNOTE, Kind.TABLE, Kind.NOTE, Kind.HEADING)]
    details = [detail for _, _, detail in rows(made(), Grouping.NONE, *noted)]
    assert [detail.partition(" · ")[0] for detail in details] == ["Footnote", "Table", "Your note", "Heading"]


def test_the_text_of_which_it_was_asked_what_is_like_it_is_marked() -> None:
    words = made(DESCENDED)
    words.asked_of = "r2018", "para_2"
    older = replace(HIT, report="r2018", eid="para_2")
    details = [detail for *_, detail in rows(words, Grouping.NONE, HIT, older)]
    assert [detail.startswith("The text in hand · ") for detail in details] == [False, True]
    ((_, _, detail),) = rows(words, Grouping.LINEAGE, HIT, older)
    assert detail.startswith("The text in hand · ")


def test_what_stands_below_an_unnumbered_heading_is_named_by_it() -> None:
    assert rows(made(), Grouping.NONE, replace(HIT, section="IV.*1"))[0][1] == "Way forward, para. 3"


def test_a_report_heads_its_hits_with_the_count_of_all() -> None:
    assert rows(made(), Grouping.REPORT, HIT, replace(HIT, report="r2018"), replace(HIT, label="4")) == [
        (["2020"], "Report of 2020", "12 places"),
        ([], "IV.A, para. 3", "p. 7"),
        ([], "IV.A, para. 4", "p. 7"),
        (["2018"], "Report of 2018", "1 place"),
        ([], "IV.A, para. 3", "p. 7"),
    ]


def test_rows_wait_for_the_years_to_be_compared_and_long_series_are_left_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    words = made()
    rows(words, Grouping.LINEAGE, HIT)
    assert (words.waits_for_comparison, words.apart) == (True, False)
    assert news_of(0, False, words) == "The years are being compared; rows will join."
    monkeypatch.setattr(module, "LONGEST", 2)
    assert rows(words, Grouping.LINEAGE, HIT) == [(["2020"], "IV.A, para. 3", "p. 7 · Reports")]
    assert (words.waits_for_comparison, words.apart) == (False, True)
    assert news_of(3, False, words).startswith("3 in reports that came since you last looked. Not all series")
    rows(words, Grouping.NONE, HIT)
    assert not words.apart


def test_the_same_paragraph_through_the_years_is_one_row() -> None:
    words = made(DESCENDED)
    older = replace(HIT, report="r2018", eid="para_2", label="2")
    assert rows(words, Grouping.LINEAGE, HIT, older) == [(["2018", "2020"], "IV.A, para. 3", "p. 7 · Reports")]
    assert not words.waits_for_comparison


def test_what_came_since_a_saved_search_was_looked_at_is_marked_also_in_a_row_of_several_years() -> None:
    words, older = made(DESCENDED), replace(HIT, report="r2018", eid="para_2")
    words.fresh = {"r2020"}
    marked = [detail.startswith("New · ") for _, _, detail in rows(words, Grouping.NONE, older, HIT)]
    assert marked == [False, True]
    assert [detail for _, _, detail in rows(words, Grouping.LINEAGE, older, HIT)] == ["New · p. 7 · Reports"]
    assert rows(words, Grouping.NONE, replace(HIT, where=Kind.NOTE))[0][2].startswith("Your note")


def test_where_nothing_is_found_the_parts_that_hinder_are_offered_without() -> None:
    query = parse("traffic zebra")
    found = Results(query, 0, suggestion="traffic zero", relaxations=(Relaxation("zebra", "traffic", 12),))
    sentence, offers = nothing(found)
    assert sentence == "Nothing found for “traffic zebra”. No text has “zebra” with the rest."
    assert offers == [("Did you mean traffic zero?", "traffic zero"), ("Without “zebra”: 12 places", "traffic")]
    assert nothing(Results(parse(""), 0))[0] == "Type a word to look for."


def test_above_the_rows_stands_how_many_there_are_and_to_what_they_are_narrowed() -> None:
    found = Results(parse("traffic"), 1200, explanation="traffic, in any form")
    told = summary_of(found, {"year": {"2020", "2018"}, "series": ("Reports",)}, saved=True)
    assert (told.count, told.why, told.narrowed, told.saved) == (
        "1,200 places",
        "traffic, in any form",
        "2018, 2020, Reports",
        True,
    )
    assert summary_of(found, {"year": {"2020"}, "report": {"an-id"}}).narrowed == "2020, only new"


def test_marks_side_by_side_are_one_and_a_short_word_alone_is_none() -> None:
    assert telling(HIT) == ((4, 19),)
    assert telling(replace(HIT, matches=((4, 11), (12, 14)))) == ((4, 14),)
    assert telling(replace(HIT, matches=((0, 3), (15, 19)))) == ((15, 19),)
    assert telling(replace(HIT, matches=((0, 3),))) == ((0, 3),)


TIERS = (Tier(1, 3, 3), Tier(4, 3, 3, above=True), Tier(2, 2, 3, without=("zebra",)), Tier(1, 1, 3))
IN_TIERS = (
    HIT,
    replace(HIT, tier=1, above=("arms", "2020")),
    replace(HIT, tier=2, missing=("zebra",)),
    replace(HIT, tier=3, missing=("arms", "zebra")),
)


@pytest.mark.parametrize("grouping", [Grouping.NONE, Grouping.LINEAGE])
def test_a_line_stands_above_each_tier_but_the_first(grouping: Grouping) -> None:
    results = Results(parse("traffic arms zebra"), 8, hits=IN_TIERS, tiers=TIERS)
    found = made().rows(IN_TIERS, results, grouping)
    of = "Report of 2020" if grouping is Grouping.NONE else "Reports"
    assert [(row.hit, row.place, row.detail) for row in found] == [
        (0, "IV.A, para. 3", f"p. 7 · {of}"),
        (None, "All words, with headings above and the year", "4 places"),
        (1, "IV.A, para. 3", f"p. 7 · {of} · “arms” in a heading above · “2020” is the year of the report"),
        (None, "2 of 3 words: without “zebra”", "2 places"),
        (2, "IV.A, para. 3", f"p. 7 · {of}"),
        (None, "1 of 3 words", "1 place"),
        (3, "IV.A, para. 3", f"p. 7 · {of} · without “arms” and “zebra”"),
    ]


def test_reports_head_their_hits_within_each_tier() -> None:
    tiers = Tier(1, 3, 3, reports={"r2020": 9}), replace(TIERS[1], reports={"r2020": 4})
    results = Results(parse("traffic arms zebra"), 13, hits=IN_TIERS, tiers=tiers)
    found = made().rows(IN_TIERS[:2], results, Grouping.REPORT)
    assert [(row.place, row.detail) for row in found if row.heading] == [
        ("Report of 2020", "9 places"),
        ("All words, with headings above and the year", "4 places"),
        ("Report of 2020", "4 places"),
    ]


def test_the_count_tells_texts_with_all_words_from_the_others_and_names_can_be_left_out() -> None:
    names = (Alias("WHO", "World Health Organization", 1887, '"WHO"'),)
    told = summary_of(Results(parse("traffic WHO"), 8, tiers=TIERS, aliases=names), {})
    assert told.count == "1 place · 7 more"
    assert told.names == (("Also “World Health Organization”: +1,887 · leave out", '"WHO"'),)
    assert summary_of(Results(parse("traffic"), 8, tiers=(Tier(0, 3, 3), *TIERS[1:])), {}).count == "8 places"


def test_where_nothing_is_found_of_time_it_is_said_of_what_nothing_is_told() -> None:
    sentence, _ = nothing(Results(parse("ivory first:2020"), 0))
    assert sentence.startswith("Nothing found for “ivory first:2020”. Each report is held against the one before")
    assert "Years" not in nothing(Results(parse("ivory"), 0))[0]
    without = (Relaxation("changed:", "ivory", 2),)
    assert (
        "No text has “changed:” with the rest." in nothing(Results(parse("ivory changed:"), 0, relaxations=without))[0]
    )
