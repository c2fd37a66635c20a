from explorer.model.comparison import Comparison, Link, Pair, State, Strength
from explorer.model.link_reasons import packed
from explorer.model.report import Section
from explorer.present.counterparts import counterpart_sets, counterparts, ways_of
from tests.small_reports import REASONS, newer_report, older_report, small_comparison

EDITED = frozenset({State.EDITED})


def link(older: str | None, newer: str | None, strength: Strength | None) -> Link:
    return Link(older, newer, EDITED, 0.5, strength, packed(REASONS))


COMPARISON = Comparison(
    ("a", "b", "c"),
    (
        Pair(0, 1, (link("sec_1", "sec_2", Strength.STRONG),)),
        Pair(
            1,
            2,
            (
                link("sec_2", "sec_5", Strength.DOUBTFUL),
                link("sec_2", "sec_4", Strength.STRONG),
                link("sec_2", None, None),
            ),
            (link("para_7", "para_9", Strength.LIKELY),),
        ),
    ),
)


def test_counterparts_stand_by_year_the_strongest_first() -> None:
    found = [(one.report, one.eid, one.strength) for one in counterparts(COMPARISON, 1, "sec_2")]
    assert found == [(0, "sec_1", Strength.STRONG), (2, "sec_4", Strength.STRONG), (2, "sec_5", Strength.DOUBTFUL)]


def test_links_are_followed_from_both_sides() -> None:
    assert [one.eid for one in counterparts(COMPARISON, 2, "para_9")] == ["para_7"]
    assert [one.eid for one in counterparts(COMPARISON, 0, "sec_1")] == ["sec_2"]


def test_it_is_told_which_reports_are_not_compared() -> None:
    assert [one.compared for one in counterpart_sets(COMPARISON, 0, "sec_1")] == [True, True, False]
    assert [one.compared for one in counterpart_sets(COMPARISON, 1, "sec_2")] == [True, True, True]


def test_what_has_no_counterpart_has_none() -> None:
    assert counterparts(COMPARISON, 0, "sec_99") == []


def test_of_equally_strong_counterparts_the_deepest_stands_first() -> None:
    links = (link("sec_1", "sec_2", Strength.STRONG), link("sec_1", "sec_3__sec_A", Strength.STRONG))
    found = counterparts(Comparison(("a", "b"), (Pair(0, 1, links),)), 0, "sec_1")
    assert [one.eid for one in found] == ["sec_3__sec_A", "sec_2"]


def test_the_paragraphs_of_a_new_section_lead_to_where_they_stood() -> None:
    section = newer_report().find("sec_IV")
    assert isinstance(section, Section)
    assert counterparts(small_comparison(), 1, "sec_IV") == []
    ways = ways_of(small_comparison(), 1, section, 0)
    assert [(paragraph.number, one.eid) for paragraph, one in ways] == [("9", "para_6")]
    assert older_report().find("para_6") is not None
