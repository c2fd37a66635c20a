"""What a link rests on, in words."""

from explorer.model.link_reasons import Extract, LinkReason, ReasonKind, Shared
from explorer.present.reasons import reason_in_words, reasons_in_words


def shared(older: str, newer: str = "") -> Shared:
    return Shared(Extract("para_1", 0, len(older), older), Extract("para_2", 0, len(newer or older), newer or older))


def test_every_kind_of_reason_has_its_words() -> None:
    said = [reason_in_words(LinkReason(kind, (shared("words"),), 1, 2)) for kind in ReasonKind]
    assert all(said) and len(set(said)) == len(said) - 1  # A phrase and a name are quoted alike.


def test_reasons_are_quoted_as_the_newer_report_has_them() -> None:
    told = (
        LinkReason(ReasonKind.PHRASE, (shared("port of Mombasa", "ports of Mombasa"), shared("in 72 countries"))),
        LinkReason(ReasonKind.FIGURE, (shared("72 countries", "56 countries"), shared("3 ports")), 5),
        LinkReason(ReasonKind.CITED, (shared("A/RES/74/177"),)),
        LinkReason(ReasonKind.PARAGRAPHS, count=6, of=7),
    )
    assert reasons_in_words(told) == [
        "“ports of Mombasa”, “in 72 countries”",
        "5 figures: 72 countries → 56 countries, 3 ports",
        "both cite A/RES/74/177",
        "6 of 7 paragraphs",
    ]


def test_that_nothing_in_the_texts_speaks_for_a_link_is_said() -> None:
    section = LinkReason(ReasonKind.SECTION, (shared("Crime"),))
    assert reasons_in_words((LinkReason(ReasonKind.NEIGHBOURS),)) == ["neighbours only"]
    assert reasons_in_words((LinkReason(ReasonKind.NEIGHBOURS), section)) == ["neighbours", "section “Crime” only"]
    assert reasons_in_words((LinkReason(ReasonKind.WORDS, (shared("ivory"),)), section)) == [
        "words “ivory”",
        "section “Crime”",
    ]
    assert reasons_in_words(()) == []
