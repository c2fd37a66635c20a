"""Finding things in reports, whatever engine does it."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from explorer import jobs
from explorer.language.address import addressed
from explorer.model.report import Item, Paragraph, Report, Section, Table
from explorer.model.text import Footnote, Run
from explorer.search.engine import Engine
from explorer.search.index_engine import open_index
from explorer.search.parsing import parse
from explorer.search.query import Kind
from explorer.search.results import Hit, Order, Results
from tests.search.builders import report
from tests.search.conftest import Search


def labels(hits: Iterable[Hit], tier: int | None = None) -> set[str | None]:
    return {hit.label for hit in hits if tier in (None, hit.tier)}


def test_all_words_in_any_form(search: Search) -> None:
    texts = report("r", "Preventing corrupt acts.", "Corruption and its prevention.", "Prevention of crime.")
    assert labels(search("corruption prevention", texts).hits, tier=0) == {"1", "2"}
    assert labels(search('"corruption and its prevention"').hits) == {"2"}


def test_the_form_that_was_typed_comes_first(search: Search) -> None:
    texts = report("r", "The organs met in Vienna.", "Organized groups met in Vienna.", "Organization of work here.")
    assert search("organized", texts).hits[0].label == "2"
    texts = report(
        "s", "The Office met.", "The Office and its offices.", "All police officers of the country met there."
    )
    assert search("officer", texts).hits[0].label == "3"


def test_a_heading_comes_before_a_paragraph_as_good(search: Search) -> None:
    hits = search("terrorism", report("r", "Terrorism spread.", heading="Terrorism")).hits
    assert [hit.where for hit in hits] == [Kind.HEADING, Kind.TEXT]


@pytest.mark.parametrize("query", ["E/CN.15/2018/2", "e/cn.15/2018/2", "CN.15/2018", "2018/2", "E/CN.15/2018", "CN.15"])
def test_symbols_are_found_whole_and_by_part(search: Search, query: str) -> None:
    texts = report("r", "See document E/CN.15/2018/2, annex.", "In 2018 and 2 days, 16 States met.", "E/CN.15/2019/22")
    assert "1" in labels(search(query, texts).hits)
    assert "2" not in labels(search(query).hits)


@pytest.mark.parametrize("query", ["A/RES/74/177", "74/177", "RES/74/177", "resolution 74/177"])
def test_a_resolution_is_found_however_it_is_written(search: Search, query: str) -> None:
    texts = report(
        "r", "Its resolution 74/177 of 2019.", "See A/RES/74/177.", "Resolution 74/17.", "Resolution 174/177."
    )
    assert labels(search(query, texts).hits) == {"1", "2"}


def test_figures_and_accents(search: Search) -> None:
    texts = report("r", "More than 3,000 officers of Côte d’Ivoire.", "More than 3 of 000.", "Pupils of the college.")
    assert labels(search("3,000 cote", texts).hits) == {"1"}
    assert labels(search("“Cote D'Ivoire”").hits) == {"1"}


def test_filters_narrow_and_facets_count_everything(search: Search) -> None:
    reports = [
        report("a", "crime", "crime", year=2018),
        report("b", "crime", year=2020, heading="Crime"),
        report("c", "crime", year=2021, series="Technical cooperation"),
        report("d", "crime", year=None, series=""),
    ]
    results = search("crime", *reports, limit=1)
    assert len(results.hits) == 1
    assert results.total == 6
    assert results.facets["year"] == {"2018": 2, "2020": 2, "2021": 1}
    assert results.facets["series"] == {"Mandates": 4, "Technical cooperation": 1}
    assert {hit.report for hit in search("crime year:2018..2020").hits} == {"a", "b"}
    assert {hit.report for hit in search("crime year:2020..").hits} == {"b", "c"}
    assert {hit.report for hit in search("crime year:2018 year:2021").hits} == {"a", "c"}
    assert {hit.report for hit in search("crime -year:2018").hits} == {"b", "c", "d"}
    assert {hit.report for hit in search("crime series:technical").hits} == {"c"}
    assert [hit.report for hit in search("in:heading crime").hits] == ["b"]
    assert search("in:heading").total == 4
    assert search("crime year:1999").total == 0
    assert search("crime OR -crime").total == 9


def _everything() -> Report:
    note = Footnote("1", (Run("Treaty Series, vol. 2225."),), eid="fn_1")
    paragraph = Paragraph(
        "7",
        (Run("As agreed", italic=True), Run("1", footnote="fn_1"), Run(":")),
        items=(Item("(a)", (Run("smuggling"),), items=(Item("(i)", (Run("by sea"),)),)),),
        page=4,
    )
    table = Table((((Run("Region"),), (Run("Seizures"),)),), caption="Table 1", page=5)
    free = Paragraph(None, (Run("Unnumbered preface."),), page=3)
    annex = Section("Annex I", (Run("Members"),), sections=(Section("A", (Run("Africa"),), (paragraph, free)),))
    return addressed(
        Report((Section("I", (Run("Introduction"),), (paragraph, table)), annex), (note,), id="all", year=2020)
    )


@pytest.mark.parametrize(
    ("query", "kind", "section", "label", "eid", "page"),
    [
        ("smuggling sea -africa in:text", Kind.TEXT, "I", "7", "para_7", 4),
        ("seizures", Kind.TABLE, "I", None, "sec_I__table_nn_1", 5),
        ("introduction", Kind.HEADING, "I", None, "sec_I", None),
        ('"treaty series"', Kind.FOOTNOTE, "I", "7", "para_7", 4),
        ("preface", Kind.TEXT, "Annex I.A", None, "att_I__sec_A__para_nn_1", 3),
        ("members", Kind.HEADING, "Annex I", None, "att_I", None),
    ],
)
def test_every_kind_of_text_says_where_it_stands(
    search: Search, query: str, kind: Kind, section: str, label: str | None, eid: str, page: int | None
) -> None:
    hit = search(query, _everything()).hits[0]
    assert (hit.report, hit.where, hit.section, hit.label, hit.eid, hit.page) == (
        "all",
        kind,
        section,
        label,
        eid,
        page,
    )


def test_sub_paragraphs_belong_to_their_paragraph_and_annexes_to_their_part(search: Search) -> None:
    assert labels(search('"by sea"', _everything()).hits) == {"7", "Annex I/7"}


def test_matches_point_into_the_snippet(search: Search) -> None:
    hit = search(
        'prevent* "asset recovery"', report("r", "Preventing it. Then, asset recovery prevents more of it.")
    ).hits[0]
    assert [hit.snippet[start:end] for start, end in hit.matches] == ["Preventing", "asset recovery", "prevents"]


def test_a_misspelt_word_is_corrected_only_where_that_helps(search: Search) -> None:
    texts = report("r", "Measures against corruption in sport.", "Measures against corrosion of ships.")
    results = search("coruption sport", texts)
    assert (results.tiers[0].total, results.suggestion) == (0, "corruption sport")
    assert search("coruption ships").suggestion is None
    assert search("corruption ships").suggestion is None
    assert search("corruption zzzzzzzz").suggestion is None
    assert search("coruption of zzzzzzzz", texts).suggestion == "corruption of zzzzzzzz"
    assert search("corruption").suggestion is None


def test_short_beginnings_find_everything_and_too_many_words_are_cut_and_said_so(search: Search) -> None:
    texts = report("r", *(f"cont{chr(97 + n // 26)}{chr(97 + n % 26)} common" for n in range(350)))
    assert search("con*", texts).total == search("co*").total == search("c*").total == 350
    assert "most frequent" not in search("con*").explanation
    results = search("cont*")
    assert results.total == 300
    assert "Of the 350 words like “cont”, the 300 most frequent are looked for." in results.explanation


def test_short_endings_find_everything(search: Search) -> None:
    texts = report("r", *(f"number{number}ing common" for number in range(350)), "ing", "sing song")
    assert search("*ing", texts).total == search("*ng").total == search("*g").total == 352
    assert search("*sing").total == search("*?ong").total == 1
    assert "most frequent" not in search("*ing").explanation


def test_small_words_side_by_side_are_found_in_phrases_of_any_length(search: Search) -> None:
    texts = report("r", "the end of the day", "of all the ends", "end of this and of the day", "The of", heading="0")
    assert _labels(search('"of the"', texts)) == {"1", "3"}
    assert _labels(search('"end of the day"')) == {"1"}
    assert _labels(search('"and of the day"')) == _labels(search('"this and of the"')) == {"3"}
    assert _labels(search('"of the d*"')) == {"1", "3"}
    assert _labels(search('"the of"')) == {"4"}
    assert search('"to the"').total == 0


def test_pairs_endings_and_ranges_outlive_merging(engine: Engine, search: Search) -> None:
    for number in range(12):
        engine.update(report(f"r{number % 7}", f"part{number}ing of the {number + 100} parts", heading="0"))
    assert search('"of the"').total == search("*ing").total == search("parts num:100..").total == 7
    assert search("parts num:105..107").total == 3


def _labels(results: Results) -> set[str | None]:
    return {hit.label for hit in results.hits}


def test_nothing_asked_or_nothing_indexed_finds_nothing(engine: Engine, search: Search) -> None:
    assert search("crime").total == 0
    assert search("", report("r", "crime")).total == 0


def test_a_report_is_replaced_and_removed(engine: Engine, search: Search) -> None:
    first = report("r", "old words")
    assert search("words", first, report("s", "other words")).total == 2
    engine.update(replace(report("r", "new words"), year=2021))
    assert {(hit.report, hit.snippet) for hit in search("words").hits} == {("r", "new words"), ("s", "other words")}
    assert search("year:2021 in:text").total == 1
    engine.remove("s")
    assert set(engine.stamps()) == {"r"}
    assert search("words").total == 1


def test_many_small_changes_do_not_pile_up(engine: Engine, search: Search, tmp_path: Path) -> None:
    for number in range(40):
        engine.update(report(f"r{number % 9}", f"words {number}"))
        assert 0 < len(list((tmp_path / "index").glob("*/*.trm"))) <= 6
    assert search("words").total == search('"words 3*"').total == 9


def test_another_engine_sees_what_was_written(engine: Engine, tmp_path: Path) -> None:
    jobs.run(engine.index([report("r", "first")]))
    other = open_index(tmp_path / "index")
    assert other.search(parse("first")).total == 1
    engine.update(report("s", "first again"))
    assert other.search(parse("first")).total == 2
    other.close()


def test_hyphened_words_are_found_both_ways(search: Search) -> None:
    texts = report("r", "Technical co-operation went on.", "Technical cooperation went on.", "A co-operation of two.")
    assert labels(search("cooperation", texts).hits) == {"1", "2", "3"}
    assert labels(search("co-operation").hits) == {"1", "2", "3"}
    assert labels(search('"technical cooperation"').hits) == {"1", "2"}
    marked = {hit.snippet[start:end] for hit in search("cooperation").hits for start, end in hit.matches}
    assert marked == {"co-operation", "cooperation"}
    marked = {hit.snippet[start:end] for hit in search("co-operation").hits for start, end in hit.matches}
    assert marked == {"co-operation", "cooperation"}


def test_marks_of_footnotes_are_no_part_of_words(search: Search) -> None:
    note = Footnote("3", (Run("A note."),), eid="fn_3")
    paragraph = Paragraph("1", (Run("The Assembly"), Run("3", footnote="fn_3"), Run(" met.")))
    made = addressed(Report((Section("I", (Run("One"),), (paragraph,)),), (note,), id="r"))
    assert labels(search('"assembly met"', made).hits) == {"1"}
    assert search("assembly3").total == 0


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('"asset recovery"~1', {"1", "2"}),
        ('"asset recovery"~0', {"1"}),
        ('"recovery asset"~9', {"1", "2", "3"}),
        ('"a* recovery"~0', {"1"}),
        ("rec?very", {"1", "2", "3"}),
        ("re*y", {"1", "2", "3", "4"}),
        ("*overy", {"1", "2", "3", "5"}),
        ("recoveri~ stolen", {"2"}),
        ("recovary~", {"1", "2", "3"}),
        ("xecovery~", set()),
        ('"asset rec*"', {"1"}),
        ('"ready as*"', {"4"}),
    ],
)
def test_words_near_each_other_patterns_and_misspelt_words(search: Search, query: str, found: set[str]) -> None:
    texts = report(
        "r",
        "Asset recovery begun.",
        "Asset, stolen: recovery.",
        "Recovery was slow; then came, at long last, an asset.",
        "Ready as ever.",
        "Discovery.",
    )
    assert labels(search(query, texts).hits) == found


def test_a_phrase_whose_last_word_only_begins_is_ranked_as_others_are(search: Search) -> None:
    long = "Asset recovery was among the many other things of which this long paragraph tells."
    for query in ('"asset rec*"', '"asset recovery"'):
        assert [hit.label for hit in search(query, report("r", long, "Asset recovery.")).hits] == ["2", "1"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("num:186", {"1"}),
        ("num:100..500", {"1"}),
        ("num:1,000..", {"2", "3", "5"}),
        ("num:361000000", {"3"}),
        ("num:20.8", {"4"}),
        ("states num:100..", {"1"}),
        ("parties num:..500", {"1"}),
        ("officers num:3000", {"2"}),
        ("harvest num:3000", set()),
        ("num:74", set()),
    ],
)
def test_figures_are_found_by_size_near_words(search: Search, query: str, found: set[str]) -> None:
    texts = report(
        "r",
        "There were 186 States parties.",
        "It trained 3,000 officers, and after many other things of which this report tells elsewhere came a harvest.",
        "It spent 361 million dollars under A/RES/74/177.",
        "That is 20.8 per cent.",
        "A harvest of 1,500.",
    )
    assert labels(search(query, texts).hits) == found


def test_small_words_are_found_as_they_are(search: Search) -> None:
    texts = report("r", "Its rule.", "It rules.", "The rule of law.")
    assert labels(search("it", texts).hits) == {"2"}
    hit = search("rule of law").hits[0]
    assert [hit.snippet[start:end] for start, end in hit.matches] == ["rule", "law"]
    assert [hit.snippet[start:end] for hit in search("of").hits for start, end in hit.matches] == ["of"]


def test_where_nothing_is_found_it_says_which_part_is_to_blame(search: Search) -> None:
    texts = report("r", "Asset seizure.", "Recovery of an asset.", "Prisons.", heading="Nothing")
    results = search('asset "recovery asset" zzzz', texts)
    assert results.total == 0
    relaxed = search("asset prisons recovery").relaxations
    assert [(each.without, each.text, each.total) for each in relaxed] == [("prisons", "asset recovery", 1)]
    dead = search("asset zzzz").relaxations
    assert [(each.without, each.text, each.total) for each in dead] == [("zzzz", "asset", 2)]
    loosened = search('"asset recovery"').relaxations
    assert [(each.without, each.text, each.total) for each in loosened] == [('"asset recovery"', "asset recovery", 1)]
    assert search("asset").relaxations == ()


def test_what_is_typed_may_go_on(engine: Engine, search: Search) -> None:
    search("", report("r", "Corruption in prisons.", "A court of law.", "Cor anglais."))
    assert labels(engine.search(parse("cor", typing=True)).hits) == {"1", "3"}
    assert labels(engine.search(parse("prison cor", typing=True)).hits, tier=0) == {"1"}
    assert engine.search(parse("prison cor ", typing=True)).tiers[0].total == 0
    assert engine.search(parse('"cor', typing=True)).total == 1


def _odd() -> list[str]:
    return [
        "a" * 10_000,
        "word " * 2_000,
        " OR ".join(f"con{number}" for number in range(500)),
        "the of and to in",
        '"',
        "“",
        "((((",
        "))))",
        "[a-z]+ .* \\d{3} (?=x) ^$",
        "😀 👩‍👩‍👧 crime",
        "جريمة منظمة",
        "פשע מאורגן",
        "犯罪",
        "a*",
        "*a",
        "**",
        "?",
        "a*b*c*d*e*f*g*h*",
        "*" * 500 + "a",
        "~",
        "a~",
        '""~5',
        "- - -",
        "OR OR OR",
        "num:..",
        "year:9999..1",
        "\x00\ud800",
    ]


@pytest.mark.parametrize("text", _odd(), ids=range(len(_odd())))
def test_any_typing_gets_an_answer_or_an_explanation(engine: Engine, search: Search, text: str) -> None:
    search("", report("r", *(f"con{number} common crime" for number in range(600)), "the of and to in a", "犯罪 جريمة"))
    results = engine.search(parse(text))
    assert results.explanation or results.query.problems
    assert results.total == sum(results.reports.values())


def test_scores_do_not_depend_on_how_they_were_reached(engine: Engine, search: Search) -> None:
    """A word has the same scores beside another, after it was sought alone, and in another order."""
    common = [f"crime number {number} is common" for number in range(80)]
    search(
        "", report("r", *common, "rare crime of two", "rare and long and common crime with crimes in it", "rare one")
    )
    first = [(hit.label, hit.score) for hit in engine.search(parse("rare crime")).hits]
    engine.search(parse("crime"))
    assert [(hit.label, hit.score) for hit in engine.search(parse("rare crime")).hits] == first
    placed = engine.search(parse("rare crime"), order=Order.PLACE).hits
    assert sorted((hit.label, hit.score) for hit in placed) == sorted(first)


def test_a_letter_is_no_form_of_a_word(search: Search) -> None:
    assert search("o", report("r", "Option o.", "The OED, oing.", heading="0")).total == 1
