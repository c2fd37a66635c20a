"""Small reports and comparisons made by hand."""

from collections.abc import Iterable

from explorer.language import Language
from explorer.language.address import addressed
from explorer.model.comparison import (
    Change,
    Comparison,
    Difference,
    Figure,
    Lineage,
    Link,
    Pair,
    Quantity,
    State,
    Strength,
    Totals,
)
from explorer.model.link_reasons import LinkReason, ReasonKind, packed
from explorer.model.report import Block, Item, Paragraph, Report, Section, Source
from explorer.model.text import Footnote, Run, Text

WORDS = (
    "The Office continued to support Member States in preventing and combating transnational organized crime, and "
    "provided legislative assistance, training and equipment to national authorities in all regions of the world. "
)


def text(words: str) -> Text:
    return (Run(words),)


def para(number: str | None, words: str | Text, *items: tuple[str, str]) -> Paragraph:
    return Paragraph(
        number,
        text(words) if isinstance(words, str) else words,
        tuple(Item(printed, text(below)) for printed, below in items),
    )


def section(number: str, heading: str, *content: Block | Section) -> Section:
    return Section(
        number,
        text(heading),
        tuple(block for block in content if not isinstance(block, Section)),
        tuple(below for below in content if isinstance(below, Section)),
    )


def report(year: int, *sections: Section, footnotes: Iterable[Footnote] = ()) -> Report:
    return addressed(
        Report(
            sections,
            tuple(footnotes),
            id=f"report-{year}",
            title=f"Report of {year}",
            year=year,
            series="Reports",
            source=Source(f"{year}.txt"),
        )
    )


REASONS = (LinkReason(ReasonKind.NEIGHBOURS),)


def link(older: str | None, newer: str | None, *states: State, score: float = 0.8) -> Link:
    """A link between report 0 and report 1; new or dropped where a side is None."""
    if older is None:
        return Link(None, newer, frozenset({State.NEW}))
    if newer is None:
        return Link(older, None, frozenset({State.DROPPED}))
    return Link(older, newer, frozenset(states or {State.EDITED}), score, Strength.STRONG, packed(REASONS))


def numbered(first: int, last: int, words: str = WORDS) -> list[Paragraph]:
    return [para(str(number), f"{words}Paragraph {number}.") for number in range(first, last + 1)]


def older_report() -> Report:
    return report(
        2020,
        section("I", "Introduction", *numbered(1, 2)),
        section(
            "II",
            "Action taken",
            section("A", "Organized crime", *numbered(3, 5)),
            section(
                "B", "Trafficking in persons", para("6", "In 2019 the Office helped 72 countries."), *numbered(7, 8)
            ),
        ),
        section("III", "Terrorism", *numbered(9, 10)),
    )


def newer_report() -> Report:
    return report(
        2021,
        section("I", "Introduction", *numbered(1, 2)),
        section("II", "Action taken", section("A", "Organized crime", *numbered(3, 5), *numbered(6, 6, "New words. "))),
        section("III", "Terrorism", *numbered(7, 8)),
        section(
            "IV", "Emerging issues", section("A", "Trafficking", para("9", "In 2020 the Office helped 56 countries."))
        ),
    )


def small_pair() -> Pair:
    """II.B moved to IV.A and lost two of its paragraphs, 4 is split in 4 and 5, 5 is dropped, 6 is new."""
    sections = (
        link("sec_I", "sec_I"),
        link("sec_II", "sec_II"),
        link("sec_II__sec_A", "sec_II__sec_A"),
        link("sec_II__sec_B", "sec_IV__sec_A", State.MOVED),
        link("sec_III", "sec_III"),
        link(None, "sec_IV"),
    )
    paragraphs = (
        link("para_1", "para_1", State.SAME),
        link("para_2", "para_2", State.SAME),
        link("para_3", "para_3", State.SAME),
        link("para_4", "para_4", State.EDITED, State.SPLIT),
        link("para_4", "para_5", State.EDITED, State.SPLIT),
        link("para_5", None),
        link(None, "para_6"),
        link("para_6", "para_9", State.EDITED, State.FIGURES, State.MOVED, State.RENUMBERED),
        link("para_7", None),
        link("para_8", None),
        link("para_9", "para_7", State.EDITED, State.RENUMBERED),
        link("para_10", "para_8", State.EDITED, State.RENUMBERED),
    )
    totals = Totals(older=10, newer=9, kept=3, edited=5, new=1, kept_older=3, edited_older=4, dropped=3, figures=1)
    section_totals = {
        "sec_I": Totals(older=2, newer=2, kept=2, kept_older=2),
        "sec_II__sec_A": Totals(older=3, newer=4, kept=1, edited=2, new=1, kept_older=1, edited_older=1, dropped=1),
        "sec_III": Totals(older=2, newer=2, edited=2, edited_older=2),
    }
    return Pair(0, 1, sections, paragraphs, totals, section_totals)


def small_comparison() -> Comparison:
    older, newer = older_report(), newer_report()
    lineages = (
        Lineage((("sec_I",), ("sec_I",))),
        Lineage((("sec_II",), ("sec_II",))),
        Lineage((("sec_II__sec_A",), ("sec_II__sec_A",))),
        Lineage((("sec_II__sec_B",), ("sec_IV__sec_A",))),
        Lineage((("sec_III",), ("sec_III",))),
        Lineage(((), ("sec_IV",))),
    )
    return Comparison((older.id, newer.id), (small_pair(),), lineages)


def differ(older: str, newer: str, _: Language) -> list[Difference]:
    """Word by word where both have as many words, else one for the other: enough to see what the view makes of it."""
    left, right = older.split(" "), newer.split(" ")
    if len(left) != len(right):
        return [Difference(Change.DELETED, older, ""), Difference(Change.INSERTED, "", newer)]
    found: list[Difference] = []
    for place, (one, other) in enumerate(zip(left, right, strict=True)):
        blank = " " if place < len(left) - 1 else ""
        if one == other:
            found.append(Difference(Change.EQUAL, one + blank, other + blank))
        elif one.isdigit() and other.isdigit():
            found.append(Difference(Change.FIGURE, one + blank, other + blank))
        else:
            found += [Difference(Change.DELETED, one + blank, ""), Difference(Change.INSERTED, "", other + blank)]
    return found


def quantity(report: int, paragraph: str, value: float, qualifier: str = "", text: str = "") -> Quantity:
    return Quantity(report, paragraph, value, qualifier, text or f"{value:g}", 0, 1)


def few_figures() -> Comparison:
    """Three figures of the older and the newer report, the last in the newer one alone."""
    figures = (
        Figure("countries helped", "country", True, (quantity(0, "6", 72), quantity(1, "9", 56, text="56 countries"))),
        Figure("parties", "party", True, (quantity(0, "1", 1186), quantity(1, "1", 1187))),
        Figure("people trained", "people", False, (quantity(1, "2", 2600, "more than"),)),
    )
    return Comparison(("a", "b"), figures=figures)
