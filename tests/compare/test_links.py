"""What became of sections and paragraphs, on small made reports where the right answer is plain."""

from collections.abc import Mapping
from dataclasses import replace

from explorer.compare import compare
from explorer.language.address import addressed
from explorer.model.comparison import Comparison, Pair, State, Strength
from explorer.model.link_reasons import Extract, LinkReason, ReasonKind, Shared
from explorer.model.report import Paragraph, Report, Section
from explorer.model.text import Run
from tests.compare.make import ROMAN, report

FIREARMS = (
    "Through its Global Firearms Programme, the Office supported Member States in countering trafficking in ammunition."
)
TERRORISM = "Legislative advice on the financing of terrorism was given to Burkina Faso, Chad, Mali and the Niger."
CYBERCRIME = "The Expert Group on cybercrime adopted its workplan and discussed digital evidence in Vienna."
WILDLIFE = "Ivory, rosewood and pangolin scales were seized by wildlife authorities trained at the port of Mombasa."
PRISONS = "Prison overcrowding was reduced in Kyrgyzstan by parole boards, vocational workshops and early release."
MARITIME = "Coastguards of Seychelles and Mauritius rehearsed the boarding of pirate vessels in the Indian Ocean."
CHILDREN = "Child protection officers learned to interview young victims of online abuse without repeated testimony."


def states(pair: Pair, older: Report, newer: Report) -> dict[tuple[str | None, str | None], frozenset[State]]:
    """The states of the paragraphs' links by their labels."""
    lefts = {paragraph.eid: paragraph.label for paragraph in older.paragraphs()}
    rights = {paragraph.eid: paragraph.label for paragraph in newer.paragraphs()}
    return {
        (lefts[link.left] if link.left else None, rights[link.right] if link.right else None): link.states
        for link in pair.paragraphs
    }


def told(
    older: Mapping[str, list[str]], newer: Mapping[str, list[str]]
) -> dict[tuple[str | None, str | None], frozenset[State]]:
    one, other = report(older), report(newer)
    return states(compare([one, other]).pairs[0], one, other)


def sections(comparison: Comparison, *reports: Report) -> dict[tuple[str, str], frozenset[State]]:
    """The states of the linked sections of the first two reports by their paths."""
    paths = [{section.eid: section.path for section in found.walk()} for found in reports]
    return {
        (paths[0][link.left], paths[1][link.right]): link.states
        for link in comparison.pairs[0].sections
        if link.left and link.right
    }


def test_the_same_words_are_kept_whatever_their_number() -> None:
    found = told({"Crime": [FIREARMS, TERRORISM]}, {"Crime": [CYBERCRIME, FIREARMS, TERRORISM]})
    assert found == {
        (None, "1"): {State.NEW},
        ("1", "2"): {State.SAME, State.RENUMBERED},
        ("2", "3"): {State.SAME, State.RENUMBERED},
    }


def test_a_dropped_paragraph_has_no_counterpart() -> None:
    found = told({"Crime": [FIREARMS, WILDLIFE]}, {"Crime": [FIREARMS]})
    assert found == {("1", "1"): {State.SAME}, ("2", None): {State.DROPPED}}


def test_a_paragraph_that_changed_section_is_moved() -> None:
    older = {"Firearms": [FIREARMS, WILDLIFE], "Terrorism": [TERRORISM, CYBERCRIME]}
    newer = {"Firearms": [FIREARMS], "Terrorism": [TERRORISM, CYBERCRIME, WILDLIFE]}
    assert State.MOVED in told(older, newer)["2", "4"]
    assert State.MOVED not in told(older, newer)["1", "1"]


def test_a_paragraph_that_crosses_the_others_is_moved() -> None:
    texts = [FIREARMS, TERRORISM, CYBERCRIME, WILDLIFE]
    found = told({"Crime": texts}, {"Crime": [WILDLIFE, *texts[:-1]]})
    assert {pair for pair, known in found.items() if State.MOVED in known} == {("4", "1")}


def test_one_paragraph_split_in_two() -> None:
    others = [CYBERCRIME, PRISONS, MARITIME]
    found = told({"Crime": [f"{FIREARMS} {WILDLIFE}", *others]}, {"Crime": [FIREARMS, WILDLIFE, *others]})
    assert State.SPLIT in found["1", "1"] and State.SPLIT in found["1", "2"]
    assert not any(State.NEW in known for known in found.values())


def test_what_tells_of_one_subject_in_other_words_is_no_half_of_a_split() -> None:
    older = report({"Wildlife": [WILDLIFE, TERRORISM], "Crime": [CYBERCRIME, PRISONS]})
    anew = (
        "Magistrates in Mombasa heard how ivory, scales of pangolin and rosewood, seized by trained dogs, left a port."
    )
    newer = report({"Wildlife": [f"{WILDLIFE} It was so.", anew, TERRORISM], "Crime": [CYBERCRIME, PRISONS]})
    found = [link for link in compare([older, newer]).pairs[0].paragraphs if link.left == "para_1"]
    assert {link.right for link in found} == {"para_1", "para_2"}
    assert not any(State.SPLIT in link.states for link in found)


def test_two_paragraphs_merged_in_one() -> None:
    others = [CYBERCRIME, PRISONS, MARITIME]
    found = told({"Crime": [FIREARMS, WILDLIFE, *others]}, {"Crime": [f"{FIREARMS} {WILDLIFE}", *others]})
    assert State.MERGED in found["1", "1"] and State.MERGED in found["2", "1"]
    assert not any(State.DROPPED in known for known in found.values())


def test_sections_that_swap_places_cross() -> None:
    older = report({"Firearms": [FIREARMS], "Cybercrime": [CYBERCRIME, CHILDREN], "Terrorism": [TERRORISM]})
    newer = report({"Cybercrime": [CYBERCRIME, CHILDREN], "Firearms": [FIREARMS], "Terrorism": [TERRORISM]})
    found = sections(compare([older, newer]), older, newer)
    assert set(found) == {("I", "II"), ("II", "I"), ("III", "III")}
    assert {pair for pair, states in found.items() if State.MOVED in states} == {("I", "II")}
    assert found["III", "III"] == {State.SAME}


def test_a_retitled_section_is_known_by_its_paragraphs() -> None:
    older = report({"Firearms": [FIREARMS, WILDLIFE], "Terrorism": [TERRORISM]})
    newer = report({"Terrorism": [TERRORISM], "Illicit flows": [FIREARMS, WILDLIFE]})
    found = sections(compare([older, newer]), older, newer)
    assert {State.RETITLED, State.RENUMBERED} <= found["I", "II"]


def test_sections_without_anything_in_common_are_apart() -> None:
    older, newer = report({"Firearms": [FIREARMS]}), report({"Prisons": [PRISONS]})
    comparison = compare([older, newer])
    assert sections(comparison, older, newer) == {}
    assert [link.states for link in comparison.pairs[0].sections] == [{State.NEW}, {State.DROPPED}]


def test_links_say_why_and_how_surely() -> None:
    older = report({"Firearms": [FIREARMS], "Terrorism": [TERRORISM]})
    newer = report({"Firearms": [FIREARMS + " It met."], "Terrorism": [TERRORISM]})
    pair = compare([older, newer]).pairs[0]
    firearms, linked = Extract("sec_I", 0, 8, "Firearms"), LinkReason(ReasonKind.PARAGRAPHS, count=1, of=1)
    assert pair.sections[0].reasons == (LinkReason(ReasonKind.HEADING, (Shared(firearms, firearms),)), linked)
    assert pair.paragraphs[0].reasons[0].kind is ReasonKind.PHRASE
    assert pair.paragraphs[1].reasons == (LinkReason(ReasonKind.SAME_WORDS),)
    assert {link.strength for link in (*pair.sections, *pair.paragraphs)} == {Strength.STRONG}


def test_a_year_between_is_a_pivot() -> None:
    first = "Ivory and rosewood were seized by rangers whom the Office had trained at the port of Mombasa."
    second = (
        "The Office had rangers trained at the port of Mombasa; they now inspect containers with scanners and dogs."
    )
    third = "Rangers inspect containers with scanners and dogs, and prosecutors were mentored in three ports."
    fill = [CYBERCRIME, PRISONS, MARITIME, CHILDREN, TERRORISM]
    years = [report({"Crime": [*fill, text]}, year=2018 + i) for i, text in enumerate((first, second, third))]
    alone = compare([years[0], years[2]]).pairs[0].paragraphs
    through = next(pair for pair in compare(years).pairs if (pair.left_report, pair.right_report) == (0, 2)).paragraphs
    score = {"alone": 0.0, "through": 0.0}
    for name, links in (("alone", alone), ("through", through)):
        score[name] = max((link.score for link in links if link.left == link.right == "para_6"), default=0.0)
    assert score["through"] > score["alone"]


def test_a_report_of_another_series_is_no_pivot() -> None:
    texts = [FIREARMS, TERRORISM, CYBERCRIME]
    one, two = (report({"Crime": [*texts, f"{WILDLIFE} {year}"]}, year=year, series="a") for year in (2018, 2020))
    other = report({"Crime": [*texts, WILDLIFE]}, year=2019, series="b")
    links = next(pair for pair in compare([one, other, two]).pairs if (pair.left_report, pair.right_report) == (0, 2))
    assert not any(LinkReason(ReasonKind.YEARS_BETWEEN) in link.reasons for link in links.paragraphs)


def test_a_lineage_leaves_a_gap_for_the_year_in_which_a_section_is_absent() -> None:
    with_it = {"Firearms": [FIREARMS], "Wildlife": [WILDLIFE]}
    comparison = compare([report(with_it), report({"Firearms": [FIREARMS]}), report(with_it)])
    assert [lineage.places for lineage in comparison.lineages] == [
        (("sec_I",), ("sec_I",), ("sec_I",)),
        (("sec_II",), (), ("sec_II",)),
    ]


def test_lineages_stand_in_the_order_of_the_newest_report() -> None:
    older = report({"Maritime crime": [MARITIME], "Firearms": [FIREARMS], "Prisons": [PRISONS]})
    newer = report({"Prisons": [PRISONS], "Wildlife": [WILDLIFE], "Firearms": [FIREARMS]})
    assert [lineage.places for lineage in compare([older, newer]).lineages] == [
        (("sec_I",), ()),
        (("sec_III",), ("sec_I",)),
        ((), ("sec_II",)),
        (("sec_II",), ("sec_III",)),
    ]


STOPPED = "{day}, soldiers stopped a patrol near the village of Khiyam and asked the peacekeepers to turn back."
BLOCKED = "{day}, a tank blocked a patrol near Khiyam and pointed its barrel at one of the peacekeepers."


def test_an_event_of_another_day_is_less_likely_a_counterpart_than_that_of_the_same() -> None:
    older = report({"Incidents": [STOPPED.format(day="On 3 May"), FIREARMS, PRISONS, WILDLIFE]})
    scores = {}
    for day in ("On 3 May", "On 9 June"):
        newer = report({"Incidents": [MARITIME, CHILDREN, CYBERCRIME, BLOCKED.format(day=day)]})
        links = compare([older, newer]).pairs[0].paragraphs
        scores[day] = max(link.score for link in links if link.left == "para_1" and link.right == "para_4")
    assert scores["On 9 June"] < scores["On 3 May"]


def test_a_section_of_another_heading_is_not_joined_for_a_paragraph_or_two() -> None:
    older = report({"Firearms": [FIREARMS, WILDLIFE, CYBERCRIME, MARITIME]})
    newer = report({"Firearms": [f"{FIREARMS} It met.", CYBERCRIME, MARITIME], "Prisons": [PRISONS, WILDLIFE]})
    assert ("I", "II") not in sections(compare([older, newer]), older, newer)
    moved = report({"Firearms": [FIREARMS], "Prisons": [WILDLIFE, CYBERCRIME, MARITIME]})
    assert ("I", "II") in sections(compare([older, moved]), older, moved)


def recurring(chapters_and_texts: Mapping[str, str]) -> Report:
    """A report whose chapters each end with recommendations of their own."""
    chapters = []
    for number, (title, text) in enumerate(chapters_and_texts.items(), 1):
        below = Section("A", (Run("Recommendations"),), (Paragraph(str(number), (Run(text),)),))
        chapters.append(Section(ROMAN[number - 1], (Run(title),), (), (below,)))
    return addressed(Report(tuple(chapters)))


def test_of_headings_that_recur_those_under_counterparts_correspond() -> None:
    older = recurring({"Firearms": "Mark them.", "Cybercrime": "Keep evidence.", "Prisons": "Build workshops."})
    newer = recurring({"Cybercrime": "Train judges.", "Prisons": "Release elders.", "Firearms": "Share data."})
    found = sections(compare([older, newer]), older, newer)
    assert {("I.A", "III.A"), ("II.A", "I.A"), ("III.A", "II.A")} <= set(found)
    assert len([pair for pair in found if pair[0].endswith(".A")]) == 3


def test_of_headings_that_recur_side_by_side_those_at_one_height_correspond() -> None:
    texts = iter(
        ("Mark them.", "Keep evidence.", "Build workshops.", "Train judges.", "Release elders.", "Share data.")
    )
    older, newer = (
        addressed(
            Report(
                tuple(
                    Section("", (Run("Recommendations"),), (Paragraph(str(n), (Run(next(texts)),)),))
                    for n in range(1, 4)
                )
            )
        )
        for _ in range(2)
    )
    assert set(sections(compare([older, newer]), older, newer)) == {("*1", "*1"), ("*2", "*2"), ("*3", "*3")}


def test_two_reports_of_one_year_stand_side_by_side_in_a_lineage() -> None:
    first, second = {"Firearms": [FIREARMS], "Prisons": [PRISONS]}, {"Prisons": [PRISONS], "Wildlife": [WILDLIFE]}
    years = [report(first, year=2018), report(second, year=2018), report(first, year=2020)]
    assert [lineage.places for lineage in compare(years).lineages] == [
        (("sec_I",), (), ("sec_I",)),
        (("sec_II",), ("sec_I",), ("sec_II",)),
        ((), ("sec_II",), ()),
    ]


def test_a_report_of_a_later_year_is_no_pivot_but_one_between_is() -> None:
    fill = [CYBERCRIME, PRISONS, MARITIME]
    texts = {2018: WILDLIFE, 2019: f"{WILDLIFE} Guards watched.", 2020: f"{WILDLIFE} Guards left."}
    for middle, through in ((2019, True), (2021, False)):
        years = [report({"Crime": [*fill, text]}, year=year) for year, text in texts.items()]
        years[1] = replace(years[1], year=middle)
        pair = next(pair for pair in compare(years).pairs if (pair.left_report, pair.right_report) == (0, 2))
        (link,) = [link for link in pair.paragraphs if State.EDITED in link.states]
        assert (LinkReason(ReasonKind.YEARS_BETWEEN) in link.reasons) == through
