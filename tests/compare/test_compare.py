"""What holds for every comparison, whatever the reports."""

from dataclasses import replace
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.compare import compare
from explorer.language.address import addressed
from explorer.model.comparison import Comparison, Link, Pair, State, Totals
from explorer.model.report import Paragraph, Report, Section
from tests.compare.make import report
from tests.strategies import reports, well_formed_reports

_SENTENCES = (
    "The Office trained 72 judges in Kenya and supported the Firearms Programme.",
    "The Office trained 56 judges in Kenya under its Firearms Programme.",
    "At the time of reporting, there were 186 parties to the Convention against Corruption.",
    "At the time of reporting, there were 187 parties to the Convention against Corruption.",
    "Pledges of voluntary contributions totalled $361 million in 2017.",
    "In accordance with General Assembly resolution 72/196, a report was prepared.",
    "Cybercrime was discussed by the Expert Group in Vienna.",
    "None.",
    "",
)
_CHAPTERS = st.dictionaries(
    st.sampled_from(["Introduction", "Corruption", "Measures against corruption", "Cybercrime", "Conclusions", ""]),
    st.lists(st.sampled_from(_SENTENCES), max_size=4),
    max_size=4,
)
SMALL = _CHAPTERS.map(report)
_MIRRORED = {
    State.SPLIT: State.MERGED,
    State.MERGED: State.SPLIT,
    State.NEW: State.DROPPED,
    State.DROPPED: State.NEW,
}


def told(links: tuple[Link, ...]) -> set[tuple[object, ...]]:
    return {(link.left, link.right, link.states, link.score, link.strength) for link in links}


def mirrored(links: tuple[Link, ...]) -> set[tuple[object, ...]]:
    return {
        (
            link.right,
            link.left,
            frozenset(_MIRRORED.get(state, state) for state in link.states),
            link.score,
            link.strength,
        )
        for link in links
    }


def only_pair(comparison: Comparison) -> Pair:
    (pair,) = comparison.pairs
    return pair


def assert_reconciles(totals: Totals) -> None:
    assert totals.newer == totals.kept + totals.edited + totals.rewritten + totals.new
    assert totals.older == totals.kept_older + totals.edited_older + totals.rewritten_older + totals.dropped
    assert max(totals.moved, totals.renumbered, totals.figures) <= totals.newer - totals.new
    assert totals.perhaps <= totals.new and totals.perhaps_older <= totals.dropped


@given(SMALL | well_formed_reports(), SMALL | well_formed_reports())
def test_a_comparison_mirrors_the_one_the_other_way_round(one: Report, other: Report) -> None:
    forth, back = only_pair(compare([one, other])), only_pair(compare([other, one]))
    assert told(forth.paragraphs) == mirrored(back.paragraphs)
    assert told(forth.sections) == mirrored(back.sections)
    one_way, other_way = forth.totals, back.totals
    assert (one_way.kept, one_way.edited, one_way.rewritten, one_way.new, one_way.perhaps) == (
        other_way.kept_older,
        other_way.edited_older,
        other_way.rewritten_older,
        other_way.dropped,
        other_way.perhaps_older,
    )


@given(st.tuples(SMALL, SMALL, SMALL), st.booleans())
@settings(max_examples=30)
def test_the_order_of_loading_does_not_matter(found: tuple[Report, ...], dated: bool) -> None:
    named = [
        replace(one, id=name, year=2018 + i if dated else None)
        for i, (one, name) in enumerate(zip(found, "abc", strict=True))
    ]
    wanted: dict[frozenset[str], tuple[set[tuple[object, ...]], ...]] = {}
    for order in permutations(named):
        comparison = compare(order)
        for pair in comparison.pairs:
            names = comparison.reports[pair.left_report], comparison.reports[pair.right_report]
            seen = told if names[0] < names[1] else mirrored
            links = seen(pair.paragraphs), seen(pair.sections)
            assert wanted.setdefault(frozenset(names), links) == links


@given(SMALL | well_formed_reports() | reports())
def test_a_report_is_the_same_as_itself(one: Report) -> None:
    pair = only_pair(compare([one, one]))
    assert {link.states for link in (*pair.sections, *pair.paragraphs)} <= {frozenset({State.SAME})}
    assert all(link.left == link.right for link in (*pair.sections, *pair.paragraphs))
    assert pair.totals.kept == pair.totals.newer == pair.totals.older == pair.totals.kept_older


@given(SMALL | well_formed_reports() | reports(), st.integers(3, 4))
@settings(max_examples=30)
def test_a_report_stays_the_same_through_the_years(one: Report, count: int) -> None:
    comparison = compare([replace(one, year=2018 + year) for year in range(count)])
    for pair in comparison.pairs:
        assert {link.states for link in (*pair.sections, *pair.paragraphs)} <= {frozenset({State.SAME})}
        assert pair.totals.kept == pair.totals.newer == pair.totals.older == pair.totals.kept_older
    assert all(len(set(lineage.places)) == 1 for lineage in comparison.lineages)


@given(st.lists(SMALL, min_size=3, max_size=4))
@settings(max_examples=30)
def test_every_section_stands_in_one_lineage_and_all_totals_reconcile(found: list[Report]) -> None:
    comparison = compare([replace(one, year=2018 + i) for i, one in enumerate(found)])
    for index, one in enumerate(found):
        placed = [eid for lineage in comparison.lineages for eid in lineage.places[index]]
        assert sorted(placed) == sorted(section.eid for section in one.walk())
    for pair in comparison.pairs:
        assert_reconciles(pair.totals)
        for totals in (*pair.section_totals.values(), *pair.older_totals.values()):
            assert_reconciles(totals)
        assert (pair.totals.older, pair.totals.newer) == tuple(
            len(found[index].paragraphs()) for index in (pair.left_report, pair.right_report)
        )


@given(SMALL | reports(), SMALL | reports())
def test_totals_reconcile_and_name_what_the_reports_have(one: Report, other: Report) -> None:
    comparison = compare([one, other])
    pair = only_pair(comparison)
    assert_reconciles(pair.totals)
    for totals in pair.section_totals.values():
        assert_reconciles(totals)
    assert set(pair.older_totals) == {section.eid for section in one.walk()}
    for section in one.walk():
        totals = pair.older_totals[section.eid]
        assert_reconciles(totals)
        assert totals.newer == 0 and totals.older >= sum(bool(each.label) for each in section.paragraphs())
    assert pair.totals.newer >= len(other.paragraphs())
    assert pair.totals.older >= len(one.paragraphs())
    assert {link.right for link in pair.sections if link.right} == {section.eid for section in other.walk()}
    assert {link.left for link in pair.sections if link.left} == {section.eid for section in one.walk()}
    assert sorted(eid for lineage in comparison.lineages for eid in lineage.places[1]) == sorted(
        section.eid for section in other.walk()
    )


@given(st.lists(SMALL, max_size=4))
@settings(max_examples=20)
def test_figures_take_one_value_of_a_report_and_stand_in_its_text(found: list[Report]) -> None:
    comparison = compare(found)
    for figure in comparison.figures:
        assert len({value.report for value in figure.values}) == len(figure.values) > 1
        for value in figure.values:
            paragraph = found[value.report].paragraph(value.paragraph)
            assert paragraph is not None
            assert value.text.startswith(paragraph.words[value.start : value.end].strip())


def test_nothing_to_compare() -> None:
    assert compare([]) == Comparison(())
    alone = compare([report({"Introduction": ["One text."]}, name="a.txt")])
    assert alone.reports == ("a.txt",) and alone.pairs == () and len(alone.lineages) == 1
    pair = only_pair(compare([Report(), report({"Introduction": ["One text."]})]))
    assert pair.totals == Totals(newer=1, new=1)


def test_reports_in_different_languages_have_little_in_common() -> None:
    english = report({"Cybercrime": ["The Expert Group met in Vienna to discuss cybercrime and its victims."]})
    russian = report({"Киберпреступность": ["Группа экспертов провела совещание в Вене и обсудила киберпреступность."]})
    chinese = report({"网络犯罪": ["专家组在维也纳举行会议，讨论网络犯罪问题。"]})
    for one in (russian, chinese):
        pair = only_pair(compare([english, one]))
        assert {link.states for link in pair.paragraphs} == {frozenset({State.NEW}), frozenset({State.DROPPED})}
    newer = report({"网络犯罪": ["专家组在纽约举行会议，讨论网络犯罪问题。"]})
    (link,) = only_pair(compare([chinese, newer])).paragraphs
    assert State.EDITED in link.states


def bare(found: Report) -> Report:
    """A report of paragraphs alone without their numbers."""
    return replace(found, sections=tuple(replace(one, blocks=unnumbered(one)) for one in found.sections))


def unnumbered(section: Section) -> tuple[Paragraph, ...]:
    return tuple(replace(one, number=None, label=None) for one in section.own_paragraphs)


def test_a_report_without_numbered_paragraphs_is_compared_by_its_text() -> None:
    one, other = (
        report({"Cybercrime": [f"The Expert Group met in {city} to discuss cybercrime."]})
        for city in ("Vienna", "Doha")
    )
    pair = only_pair(compare([bare(one), bare(other)]))
    assert pair.totals.edited == pair.totals.newer == 1


def test_two_paragraphs_are_compared_as_well_as_hundreds() -> None:
    older = report({"Work": ["The Office trained 72 judges in Kenya.", "Cybercrime was discussed in Vienna."]})
    newer = report({"Work": ["Cybercrime was discussed again in Vienna.", "The Office trained 56 judges in Kenya."]})
    pair = only_pair(compare([older, newer]))
    assert {(link.left, link.right) for link in pair.paragraphs} == {("para_1", "para_2"), ("para_2", "para_1")}


def test_a_numbered_report_and_one_without_numbers_are_compared() -> None:
    numbered = report({"Cybercrime": ["The Expert Group met in Vienna to discuss cybercrime."]})
    pair = only_pair(compare([numbered, addressed(bare(numbered))]))
    assert pair.totals.older == pair.totals.newer == 1
    assert {link.states for link in pair.sections} <= {frozenset({State.SAME}), frozenset({State.EDITED})}
