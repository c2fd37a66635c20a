"""Whole valid reports for property tests: `reports()` are addressed, as every report of the program is."""

import datetime

from hypothesis import strategies as st

from explorer.language.address import addressed
from explorer.model.account import LeftOut, Reason
from explorer.model.recognition import RecognisedPage, Recognition, Unread, UnreadPage
from explorer.model.report import Item, Paragraph, Report, Section, Source, Table, Warning
from explorer.model.text import Footnote, Ocr, Run, Text

# Every character that an XML file can hold, the odd ones included: blanks of all kinds, direction marks, emoji.
_CHARACTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff") | st.sampled_from(
    "\t\n\r\x7f\x85\xa0\xad\u2028&<>'\"]"
)
_WORDS = st.text(_CHARACTERS, max_size=12) | st.sampled_from(["", " ", "a  b ", "\n", "In 2019, 72 countries", "]]>"])
_LINKS = st.sampled_from(
    [
        "https://undocs.org/A/RES/74/177",
        "https://undocs.org/A/80/6(Sect.16)",
        "https://undocs.org",
        "http://xn--mnchen-3ya.example:8080/?a=1&b=%3C2%3E#c%23d",
        "mailto:a@un.org",
        "#para_1",
        "#100% sure",
        "#a#b\\c",
    ]
)
_BOXES = st.integers(0, 2)
_PAGES = st.none() | st.integers(1, 400)
_ARRIVED = st.lists(st.integers(0, 100), max_size=3).map(tuple)
_UNREAD = st.lists(st.builds(UnreadPage, st.integers(1, 400), st.sampled_from(Unread)), max_size=3).map(tuple)
_RECOGNISED = st.lists(st.builds(RecognisedPage, st.integers(1, 400), st.integers(0, 100)), min_size=1, max_size=3)
_SECTION_NUMBERS = st.sampled_from(
    ["", "I", "II", "IV", "A", "B", "(a)", "1", "Annex", "Annex I", "Decision 12/CP.24", "–"]
)
_PARAGRAPH_NUMBERS = st.none() | st.integers(1, 120).map(str) | st.sampled_from(["16.1", "16.12", "12 bis"])
_ITEM_NUMBERS = st.sampled_from(["(a)", "(b)", "(i)", "(ii)", "•", "–", ""])


def runs(footnotes: tuple[str, ...] = ()) -> st.SearchStrategy[Run]:
    """Runs of any appearance, that may refer to the footnotes with these eIds."""
    marks = st.none() | st.sampled_from(footnotes) if footnotes else st.none()
    ocr = st.none() | st.sampled_from(Ocr)
    return st.builds(Run, _WORDS, st.booleans(), st.booleans(), st.none() | _LINKS, marks, ocr)


def recognitions() -> st.SearchStrategy[Recognition | None]:
    return st.none() | st.builds(Recognition, _WORDS, st.sampled_from(["eng", "rus"]), _RECOGNISED.map(tuple))


def texts(footnotes: tuple[str, ...] = ()) -> st.SearchStrategy[Text]:
    return st.lists(runs(footnotes), max_size=4).map(tuple)


def _items(text: st.SearchStrategy[Text]) -> st.SearchStrategy[tuple[Item, ...]]:
    def several(below: st.SearchStrategy[tuple[Item, ...]]) -> st.SearchStrategy[tuple[Item, ...]]:
        return st.lists(st.builds(Item, _ITEM_NUMBERS, text, below, _PAGES), max_size=2).map(tuple)

    return st.recursive(st.just(()), several, max_leaves=4)


def _tables(text: st.SearchStrategy[Text]) -> st.SearchStrategy[Table]:
    rows = st.lists(st.lists(text, max_size=3).map(tuple), max_size=3).map(tuple)
    return st.builds(Table, rows, _WORDS, st.integers(0, 4), _PAGES, box=_BOXES)


def _sections(text: st.SearchStrategy[Text]) -> st.SearchStrategy[tuple[Section, ...]]:
    paragraphs = st.builds(Paragraph, _PARAGRAPH_NUMBERS, text, _items(text), _PAGES, box=_BOXES)
    blocks = st.lists(paragraphs | _tables(text), max_size=3).map(tuple)

    def several(below: st.SearchStrategy[tuple[Section, ...]]) -> st.SearchStrategy[tuple[Section, ...]]:
        return st.lists(st.builds(Section, _SECTION_NUMBERS, text, blocks, below, _PAGES), max_size=3).map(tuple)

    return several(st.recursive(st.just(()), several, max_leaves=6))


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Addressed reports with nested sections, items, tables, footnotes referred to once, twice or never."""
    count = draw(st.integers(0, 3))
    eids = tuple(f"fn_{number}" for number in range(1, count + 1))
    footnotes = tuple(Footnote(draw(st.sampled_from(["1", "*", ""])), draw(texts()), draw(_PAGES), eid) for eid in eids)
    return addressed(
        Report(
            sections=draw(_sections(texts(eids))),
            footnotes=footnotes,
            front=tuple(draw(st.lists(st.builds(Paragraph, st.none(), texts(eids), page=_PAGES), max_size=2))),
            id=draw(st.sampled_from(["", "a1b2"])),
            symbols=tuple(draw(st.lists(st.sampled_from(["A/80/75", "E/2025/55", "A/80/6 (Sect. 16)"]), max_size=2))),
            title=draw(_WORDS),
            date=draw(st.none() | st.dates(datetime.date(1945, 6, 26))),
            year=draw(st.none() | st.integers(1945, 2100)),
            session=draw(_WORDS),
            agenda_item=draw(_WORDS),
            series=draw(_WORDS),
            language=draw(st.sampled_from(["en", "fr", "ar", "", "de-CH"])),
            source=draw(
                st.builds(Source, _WORDS, st.sampled_from(["", "ab" * 32]), _PAGES, _ARRIVED, _UNREAD, recognitions())
            ),
            warnings=tuple(draw(st.lists(st.builds(Warning, _WORDS, _PAGES, st.booleans()), max_size=2))),
            account=tuple(draw(st.lists(st.builds(LeftOut, _WORDS, st.sampled_from(Reason), _PAGES), max_size=2))),
        )
    )


@st.composite
def well_formed_reports(draw: st.DrawFn) -> Report:
    """Addressed reports as drafters number them: paragraphs count on through the body, and from 1 in each annex."""

    def parts(number: str, first: int) -> tuple[Section, int]:
        own, below = draw(st.integers(0, 3)), draw(st.integers(0, 2))
        blocks = tuple(Paragraph(str(first + index), (Run(f"Text {first + index}."),)) for index in range(own))
        following, sections = first + own, []
        for letter in "AB"[:below]:
            count = draw(st.integers(0, 2))
            inner = tuple(Paragraph(str(following + index), (Run("Text."),)) for index in range(count))
            sections.append(Section(letter, (Run(f"Part {letter}"),), inner))
            following += count
        return Section(number, (Run(f"Heading {number}"),), blocks, tuple(sections)), following

    sections, number = [], 1
    for roman in ("I", "II", "III")[: draw(st.integers(1, 3))]:
        section, number = parts(roman, number)
        sections.append(section)
    for roman in ("I", "II")[: draw(st.integers(0, 2))]:
        sections.append(parts(f"Annex {roman}", 1)[0])
    return addressed(Report(sections=tuple(sections)))
