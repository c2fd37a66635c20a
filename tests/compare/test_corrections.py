"""What the user says of links holds, whatever the texts say, and the neighbours align again."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.compare import compare, reasons
from explorer.model.comparison import Comparison, CorrectionKind, Link, LinkCorrection, State, Strength, in_force
from explorer.model.link_reasons import LinkReason, ReasonKind
from explorer.model.passage import Address
from explorer.model.report import Report, Source
from tests.compare.make import report
from tests.compare.test_compare import SMALL, assert_reconciles, mirrored, only_pair, told
from tests.strategies import reports, well_formed_reports

PIN, APART, ALONE = CorrectionKind

IVORY = "Ivory, rosewood and pangolin scales were seized by wildlife authorities at the port of Mombasa."
IVORY_AGAIN = "Ivory and pangolin scales were seized by wildlife authorities at the port of Mombasa in March."
PRISONS = "Prison overcrowding was reduced in Kyrgyzstan by parole boards, vocational workshops and early release."
PRISONS_AGAIN = "Prison overcrowding was reduced in Kyrgyzstan by parole boards and early release of the elderly."


def named(report: Report, key: str) -> Report:
    return replace(report, id=key, source=Source())


def correction(kind: CorrectionKind, one: str, other: str, section: bool = False) -> LinkCorrection:
    """Of places given as `report#eid`."""
    (left, left_eid), (right, right_eid) = one.split("#", 1), other.split("#", 1)
    return LinkCorrection(kind, Address(left, left_eid), Address(right, right_eid), section=section)


def links(comparison: Comparison, section: bool = False) -> dict[tuple[str | None, str | None], Link]:
    pair = only_pair(comparison)
    return {(link.left, link.right): link for link in (pair.sections if section else pair.paragraphs)}


def best(links: dict[tuple[str | None, str | None], Link], right: str) -> str | None:
    """The left element with the best link to a right one."""
    return max((link for pair, link in links.items() if pair[1] == right), key=lambda link: link.score).left


OLDER = named(report({"Wildlife": [IVORY], "Prisons": [PRISONS]}), "old")
NEWER = named(report({"Wildlife": [IVORY_AGAIN], "Prisons": [PRISONS_AGAIN]}), "new")


def test_without_corrections_likeness_decides() -> None:
    assert set(links(compare([OLDER, NEWER]))) == {("para_1", "para_1"), ("para_2", "para_2")}


def test_a_pinned_pair_is_linked_however_unlike_and_its_former_partners_are_free() -> None:
    found = links(compare([OLDER, NEWER], [correction(PIN, "new#para_2", "old#para_1")]))
    assert set(found) == {("para_1", "para_2"), (None, "para_1"), ("para_2", None)}
    pinned = found["para_1", "para_2"]
    assert (pinned.strength, pinned.reasons, pinned.by_user) == (Strength.STRONG, (reasons.PINNED,), True)
    assert {State.REWRITTEN, State.RENUMBERED, State.MOVED} <= pinned.states


def test_several_pins_make_a_split() -> None:
    pins = [correction(PIN, "old#para_1", "new#para_1"), correction(PIN, "old#para_1", "new#para_2")]
    found = links(compare([OLDER, NEWER], pins))
    assert {pair for pair, link in found.items() if State.SPLIT in link.states} == {
        ("para_1", "para_1"),
        ("para_1", "para_2"),
    }


def test_a_broken_link_stays_broken_even_between_the_same_words() -> None:
    same = named(OLDER, "new")
    found = links(compare([OLDER, same], [correction(APART, "old#para_1", "new#para_1")]))
    assert ("para_1", "para_1") not in found and found["para_2", "para_2"].states == {State.SAME}


def test_a_repeated_text_takes_its_other_place_when_one_is_refused() -> None:
    older, newer = (named(report({"Notes": ["Takes note.", "Takes note."]}), key) for key in ("old", "new"))
    found = links(compare([older, newer], [correction(APART, "old#para_1", "new#para_1")]))
    assert set(found) == {("para_1", "para_2"), ("para_2", "para_1")}


def test_what_has_no_counterpart_has_none_and_says_who_said_so() -> None:
    found = links(compare([OLDER, NEWER], [correction(ALONE, "new#para_1", "old#")]))
    assert found[None, "para_1"].states == {State.NEW} and found[None, "para_1"].by_user
    assert found["para_1", None].states == {State.DROPPED} and not found["para_1", None].by_user
    assert found[None, "para_1"].reasons == (reasons.ALONE,)


def test_the_neighbours_of_a_pinned_pair_align_again() -> None:
    guards, courts = "The Office trained 30 guards in Kenya.", "The Office trained 40 courts in Kenya."
    older = named(report({"Work": [PRISONS, guards, IVORY, courts]}), "old")
    others = ["Computers were bought.", "The Office trained 50 people in Kenya.", "A boat sank at night."]
    newer = named(report({"Work": others}), "new")
    free = links(compare([older, newer]))
    pinned = {
        number: links(compare([older, newer], [correction(PIN, f"old#para_{number}", "new#para_1")]))
        for number in (1, 3)
    }
    assert best(pinned[1], "para_2") == "para_2"
    assert pinned[3]["para_4", "para_2"].score > free["para_4", "para_2"].score
    assert pinned[1]["para_2", "para_2"].score > pinned[3]["para_2", "para_2"].score


def test_sections_are_corrected_too_and_take_their_paragraphs_with_them() -> None:
    pins = [correction(PIN, "old#sec_I", "new#sec_II", section=True)]
    comparison = compare([OLDER, NEWER], pins)
    found = links(comparison, section=True)
    assert found["sec_I", "sec_II"].reasons == (reasons.PINNED,)
    assert not any(State.MOVED in link.states for pair, link in found.items() if pair == ("sec_I", "sec_II"))
    assert (("sec_I",), ("sec_II",)) in [lineage.places for lineage in comparison.lineages]
    assert State.MOVED in links(comparison)["para_1", "para_1"].states


def test_a_refused_section_leaves_its_row_of_the_lineages_even_through_a_third_year() -> None:
    years = [named(report({"Wildlife": [text]}), key) for text, key in ((IVORY, "a"), (IVORY, "b"), (IVORY, "c"))]
    assert [lineage.places for lineage in compare(years).lineages] == [(("sec_I",),) * 3]
    refused = [correction(APART, "a#sec_I", "c#sec_I", section=True)]
    places = {lineage.places for lineage in compare(years, refused).lineages}
    assert places == {(("sec_I",), ("sec_I",), ()), ((), (), ("sec_I",))}


def test_pins_lead_through_the_years_between() -> None:
    texts = (IVORY, "Coastguards rehearsed the boarding of vessels.", IVORY_AGAIN)
    years = [
        named(report({"Work": [text, PRISONS]}, year=year), key)
        for text, key, year in zip(texts, "abc", (2018, 2019, 2020), strict=True)
    ]
    pins = [correction(PIN, "a#para_1", "b#para_1"), correction(PIN, "b#para_1", "c#para_1")]
    pair = next(pair for pair in compare(years, pins).pairs if (pair.left_report, pair.right_report) == (0, 2))
    (link,) = [link for link in pair.paragraphs if link.left == "para_1"]
    assert link.right == "para_1" and LinkReason(ReasonKind.YEARS_BETWEEN) in link.reasons


def test_a_correction_of_other_reports_or_of_places_that_are_gone_says_nothing() -> None:
    strange = [
        correction(PIN, "old#para_9", "new#para_1"),
        correction(APART, "old#para_1", "third#para_1"),
        correction(ALONE, "old#para_1", "third#"),
        correction(PIN, "old#sec_I", "new#para_1"),
        correction(ALONE, "old#nowhere", "new#"),
    ]
    assert compare([OLDER, NEWER], strange) == compare([OLDER, NEWER])


def test_the_latest_word_stands() -> None:
    pin, apart = correction(PIN, "a#1", "b#1"), correction(APART, "b#1", "a#1")
    alone = correction(ALONE, "b#1", "a#")
    other = correction(PIN, "a#1", "c#1")
    assert in_force([pin, apart]) == [apart]
    assert in_force([apart, pin]) == [pin]
    assert in_force([pin, other, alone]) == [other, alone]
    assert in_force([alone, pin]) == [pin]
    assert in_force([alone, apart]) == [alone, apart]
    assert in_force([pin, pin]) == [pin]
    assert in_force([pin, replace(apart, section=True)]) == [pin, replace(apart, section=True)]


@st.composite
def corrected(draw: st.DrawFn) -> tuple[Report, Report, list[LinkCorrection]]:
    """Two reports and corrections of places in them, some of them contradicting others."""
    one, other = (named(draw(SMALL | well_formed_reports() | reports()), key) for key in ("old", "new"))
    said = []
    for section in draw(st.lists(st.booleans(), max_size=5)):
        lefts, rights = (_places(found, section) for found in (one, other))
        if lefts and rights:
            places = [f"old#{draw(st.sampled_from(lefts))}", f"new#{draw(st.sampled_from(rights))}"]
            first, second = draw(st.permutations(places))
            kind = draw(st.sampled_from(CorrectionKind))
            target = f"{second.partition('#')[0]}#" if kind is ALONE else second
            said.append(correction(kind, first, target, section))
    return one, other, said


def _places(report: Report, section: bool) -> list[str]:
    found = report.walk() if section else report.paragraphs()
    return [element.eid for element in found]


@given(corrected())
@settings(max_examples=60)
def test_corrections_hold_for_all_reports(case: tuple[Report, Report, list[LinkCorrection]]) -> None:
    one, other, said = case
    comparison = compare([one, other], said)
    for found in in_force(said):
        known = links(comparison, found.section)
        places = {address.report: address.eid for address in (found.one, found.other)}
        left, right = places["old"], places["new"]
        if found.kind is PIN:
            assert known[left, right].by_user and known[left, right].strength is Strength.STRONG
        elif found.kind is APART:
            assert (left, right) not in known
        else:
            assert (left or None, right or None) in known
    assert_reconciles(only_pair(comparison).totals)


@given(corrected())
@settings(max_examples=50)
def test_corrected_comparisons_mirror_each_other(case: tuple[Report, Report, list[LinkCorrection]]) -> None:
    one, other, said = case
    forth, back = only_pair(compare([one, other], said)), only_pair(compare([other, one], said))
    assert told(forth.paragraphs) == mirrored(back.paragraphs)
    assert told(forth.sections) == mirrored(back.sections)


def split() -> tuple[Report, Report]:
    """A report, and the next one in which its first paragraph stands as two."""
    older = named(report({"Work": [f"{IVORY} {PRISONS}", "Computers were bought.", "Coastguards rehearsed."]}), "old")
    newer = named(report({"Work": [IVORY_AGAIN, PRISONS_AGAIN, "Computers were bought.", "Guards rehearsed."]}), "new")
    return older, newer


def test_confirming_one_half_of_a_split_keeps_the_other() -> None:
    free = links(compare(split()))
    halves = {("para_1", "para_1"), ("para_1", "para_2")}
    assert {pair for pair, link in free.items() if State.SPLIT in link.states} == halves
    confirmed = links(compare(split(), [correction(PIN, "old#para_1", "new#para_2")]))
    assert set(confirmed) == set(free)
    assert {pair for pair, link in confirmed.items() if State.SPLIT in link.states} == halves
    assert confirmed["para_1", "para_2"].by_user and not confirmed["para_1", "para_1"].by_user


def test_confirming_one_half_of_a_merger_keeps_the_other() -> None:
    found = links(compare(split()[::-1], [correction(PIN, "new#para_1", "old#para_1")]))
    merged = {("para_1", "para_1"), ("para_2", "para_1")}
    assert {pair for pair, link in found.items() if State.MERGED in link.states} == merged


def test_a_pin_that_says_otherwise_takes_the_place_of_all_that_was_found() -> None:
    found = links(compare(split(), [correction(PIN, "old#para_1", "new#para_4")]))
    assert {pair for pair in found if pair[0] == "para_1"} == {("para_1", "para_4")}


def test_a_confirmed_section_keeps_what_it_was_split_into() -> None:
    older = named(report({"Wildlife and prisons": [IVORY, PRISONS, "Ports were opened."]}), "old")
    newer = named(report({"Wildlife": [IVORY_AGAIN, "Ports were opened."], "Prisons": [PRISONS_AGAIN]}), "new")
    free = {pair for pair in links(compare([older, newer]), section=True) if None not in pair}
    assert free == {("sec_I", "sec_I"), ("sec_I", "sec_II")}
    pinned = links(compare([older, newer], [correction(PIN, "old#sec_I", "new#sec_II", section=True)]), section=True)
    assert {pair for pair in pinned if None not in pair} == free
