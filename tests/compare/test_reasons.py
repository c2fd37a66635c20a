"""What links rest on: words that stand in both texts, where they are said to stand."""

from hypothesis import given, settings

from explorer.compare import compare
from explorer.model.comparison import Comparison, Link
from explorer.model.link_reasons import LinkReason, ReasonKind
from explorer.model.report import Report
from tests.compare.make import report
from tests.compare.test_compare import SMALL
from tests.compare.test_links import CHILDREN, CYBERCRIME, FIREARMS, MARITIME, PRISONS, TERRORISM, WILDLIFE
from tests.strategies import well_formed_reports

WITHOUT_QUOTES = {
    ReasonKind.PINNED,
    ReasonKind.ALONE,
    ReasonKind.SAME_WORDS,
    ReasonKind.PARAGRAPHS,
    ReasonKind.NEIGHBOURS,
    ReasonKind.YEARS_BETWEEN,
}
FILL = [CYBERCRIME, PRISONS, MARITIME, CHILDREN, TERRORISM]


def every_reason(comparison: Comparison) -> list[tuple[Link, tuple[LinkReason, ...]]]:
    """Those of links and of what is perhaps linked, too."""
    found = []
    for pair in comparison.pairs:
        for link in (*pair.sections, *pair.paragraphs):
            rejected = [one for one in (link.rejected_left, link.rejected_right) if one]
            found += [(link, reasons) for reasons in (link.reasons, *(one.reasons for one in rejected))]
    return found


def words_of(report: Report) -> dict[str, str]:
    """The words of each paragraph, and the title of each section, by eId."""
    return {block.eid: block.words for _, block in report.blocks()} | {
        section.eid: section.title for section in report.walk()
    }


@given(SMALL | well_formed_reports(), SMALL | well_formed_reports())
@settings(max_examples=60)
def test_what_is_quoted_stands_where_it_is_said_to(older: Report, newer: Report) -> None:
    sides = words_of(older), words_of(newer)
    for link, reasons in every_reason(compare([older, newer])):
        assert len(reasons) <= 4
        assert len({reason.kind for reason in reasons}) == len(reasons)
        for reason in reasons:
            assert bool(reason.quotes) != (reason.kind in WITHOUT_QUOTES), link
            for quote in reason.quotes:
                for words, extract in zip(sides, (quote.left, quote.right), strict=True):
                    assert words[extract.eid][extract.start : extract.end] == extract.text != ""


def reasons_of(older: str, newer: str) -> dict[ReasonKind, LinkReason]:
    """Why a paragraph that stands among five that stay is linked to another."""
    one, other = report({"Crime": [*FILL, older]}), report({"Crime": [*FILL, newer]})
    (link,) = [each for each in compare([one, other]).pairs[0].paragraphs if each.right == "para_6"]
    return {reason.kind: reason for reason in link.reasons}


def quoted(reason: LinkReason) -> list[tuple[str, str]]:
    return [(quote.left.text, quote.right.text) for quote in reason.quotes]


def test_a_phrase_is_quoted_as_each_report_prints_it() -> None:
    found = reasons_of(
        "Rangers seized rosewood at the port of Mombasa.", "At the ports of Mombasa rosewood was seized by dogs."
    )
    assert quoted(found[ReasonKind.PHRASE]) == [("port of Mombasa", "ports of Mombasa")]
    assert ("rosewood", "rosewood") in quoted(found[ReasonKind.WORDS])


def test_no_phrase_goes_on_beyond_a_sentence() -> None:
    found = reasons_of("Rangers seized rosewood. Mombasa slept.", "Rangers seized rosewood. Mombasa woke up.")
    assert quoted(found[ReasonKind.PHRASE]) == [("Rangers seized rosewood", "Rangers seized rosewood")]


def test_a_name_a_document_and_a_figure_are_told_as_such() -> None:
    found = reasons_of(
        "Under the Global Firearms Programme 72 judges were trained, as wanted in A/RES/74/177.",
        "In line with A/RES/74/177 the Global Firearms Programme reached 56 judges.",
    )
    assert quoted(found[ReasonKind.NAME]) == [("Global Firearms Programme", "Global Firearms Programme")]
    assert quoted(found[ReasonKind.CITED]) == [("A/RES/74/177", "A/RES/74/177")]
    assert quoted(found[ReasonKind.FIGURE]) == [("72 judges", "56 judges")] and found[ReasonKind.FIGURE].count == 1


def test_the_same_words_need_no_other_reason() -> None:
    assert list(reasons_of(WILDLIFE, WILDLIFE)) == [ReasonKind.SAME_WORDS]


def test_alike_headings_are_quoted() -> None:
    older = report({"Measures against trafficking in firearms": [FIREARMS], "Prisons": [PRISONS]})
    newer = report({"Trafficking in firearms and ammunition": [f"{FIREARMS} It met."], "Prisons": [PRISONS]})
    links = [link for link in compare([older, newer]).pairs[0].sections if link.left == link.right == "sec_I"]
    kinds = {reason.kind: quoted(reason) for reason in links[0].reasons}
    assert kinds[ReasonKind.SIMILAR_HEADING] == [("trafficking in firearms", "Trafficking in firearms")]
