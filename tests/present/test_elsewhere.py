"""Elsewhere: the cards of counterparts in every year."""

from dataclasses import replace

from explorer.model.comparison import (
    Comparison,
    CorrectionKind,
    Link,
    LinkCorrection,
    Pair,
    Rejected,
    State,
    Strength,
)
from explorer.model.link_reasons import LinkReason, ReasonKind, packed
from explorer.model.passage import Address
from explorer.present.cards import Card
from explorer.present.counterparts import LinkRules, rules_of
from explorer.present.elsewhere import Elsewhere, Target
from tests.small_reports import REASONS, newer_report, numbered, older_report, report, section, small_comparison

EDITED = frozenset({State.EDITED})


def told(cards: list[Card]) -> list[str]:
    return [f"{card.year} {card.place} | {card.detail} | {card.look.name.lower()}" for card in cards]


def three_years() -> Elsewhere:
    """Paragraph 1 of 2021 corresponds to 2 of 2020, doubtfully, and to none of 2019, where 3 was weighed."""
    reports = [report(year, section("I", "One", *numbered(1, 3))) for year in (2019, 2020, 2021)]
    none = Link(
        None,
        "para_1",
        frozenset({State.NEW}),
        rejected_left=Rejected("para_3", 0.3, packed([LinkReason(ReasonKind.YEARS_BETWEEN)])),
    )
    doubtful = Link("para_2", "para_1", EDITED, 0.4, Strength.DOUBTFUL, packed(REASONS))
    sections = tuple(Link("sec_I", "sec_I", EDITED, 0.9, Strength.STRONG, packed(REASONS)) for _ in range(2))
    pairs = (Pair(0, 2, (sections[0],), (none,)), Pair(1, 2, (sections[1],), (doubtful,)))
    return Elsewhere(Comparison(("a", "b", "c"), pairs), reports, ("2019", "2020", "2021"))


def test_each_year_tells_its_counterpart_with_strength_reasons_and_the_best_that_was_not_taken() -> None:
    assert told(three_years().cards(2, "para_1", {})) == [
        "2019 No counterpart | Its section: I, paras. 1–3 | plain",
        "2019 I, para. 3 | Perhaps also: the years between only | faint",
        "2020 I, para. 2 | Doubtful: neighbours only. Edited | doubtful",
    ]


def test_what_came_along_with_its_section_is_not_called_moved() -> None:
    reports = [report(year, section("I", "One", *numbered(1, 1))) for year in (2020, 2021)]
    along = Link("para_1", "para_1", EDITED, 0.9, Strength.STRONG, packed(REASONS), with_section=True)
    writer = Elsewhere(Comparison(("a", "b"), (Pair(0, 1, (), (along,)),)), reports, ("2020", "2021"))
    assert told(writer.cards(1, "para_1", {})) == [
        "2020 I, para. 1 | Strong: neighbours only. Edited, with its section | plain",
    ]


def test_what_the_reader_says_shows_before_the_reports_are_compared_anew() -> None:
    writer = three_years()
    said = {0: LinkRules(pinned=frozenset({"para_3"})), 1: LinkRules(apart=frozenset({"para_2"}))}
    assert told(writer.cards(2, "para_1", said)) == [
        "2019 I, para. 3 | Pinned by you | pinned",
        "2020 No counterpart | Its section: I, paras. 1–3 | plain",
        "2020 I, para. 2 | Not the same, as you said | faint",
    ]
    alone = told(writer.cards(2, "para_1", {1: LinkRules(alone=True)}))
    assert alone[-1] == "2020 No counterpart | As you said. Its section: I, paras. 1–3 | pinned"


def test_of_a_year_that_is_not_compared_nothing_is_said_but_that() -> None:
    whole = three_years()
    writer = replace(whole, comparison=replace(whole.comparison, pairs=whole.comparison.pairs[1:]))
    assert told(writer.cards(2, "para_1", {}))[0] == "2019 Not compared yet | Compares the two years. | faint"
    assert told(writer.cards(2, "sec_I", {}))[0] == "2019 Not compared yet | Compares the two years. | faint"
    (key, *_) = [card.key for card in writer.cards(2, "para_1", {})]
    assert isinstance(key, Target) and not key.compared and key.eid is None and not key.linkable
    assert told(writer.cards(2, "para_1", {0: LinkRules(alone=True)}))[0] == (
        "2019 No counterpart | As you said | pinned"
    )
    pinned = told(writer.cards(2, "para_1", {0: LinkRules(pinned=frozenset({"para_3"}))}))
    assert pinned[0] == "2019 I, para. 3 | Pinned by you | pinned"


def test_a_section_that_ended_tells_where_its_paragraphs_went() -> None:
    writer = Elsewhere(small_comparison(), [older_report(), newer_report()], ("2020", "2021"))
    assert told(writer.cards(1, "sec_IV", {})) == [
        "2020 No counterpart |  | plain",
        "2020 II.B, para. 6 | para. 9 was at II.B, para. 6 | plain",
    ]


def test_corrections_are_read_from_either_side() -> None:
    mine, theirs = Address("own", "para_1", "1"), Address("other", "para_2", "2")
    corrections = [
        LinkCorrection(CorrectionKind.PIN, theirs, mine),
        LinkCorrection(CorrectionKind.APART, mine, Address("other", "para_9", "9")),
        LinkCorrection(CorrectionKind.ALONE, mine, Address("third", "", None)),
        LinkCorrection(CorrectionKind.ALONE, Address("third", "para_7", "7"), Address("own", "", None)),
    ]
    assert rules_of("para_1", corrections, "own") == {
        "other": LinkRules(frozenset({"para_2"}), frozenset({"para_9"})),
        "third": LinkRules(alone=True),
    }
