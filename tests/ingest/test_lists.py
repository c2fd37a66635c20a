"""Lists with numbers inside numbered paragraphs, told by where they stand."""

from explorer.ingest.read import structure
from explorer.ingest.readers.pdf import read_pdf
from explorer.model.report import Item, Paragraph, Report
from explorer.model.text import plain
from tests.ingest.page_setter import Pages

_INSIDE, _FURTHER = 24.0, 48.0  # points right of the edge
_LONG = "as it was set out in the note by the secretariat, which the members had received well before the meeting"
_OPENING = [f"{number}. The session was opened by the Chair, {_LONG}." for number in range(1, 5)] + [
    "5. The agenda was adopted as follows:"
]


def read(*rows: tuple[float, str] | tuple[float, str, str]) -> Report:
    """Paragraphs each with its distance from the edge, and its font."""
    pages = Pages("A/80/16")
    for indent, text, *font in rows:
        pages.text(text, indent, *font)
    return structure(read_pdf(pages.made()))


def shown(report: Report) -> list[str]:
    """Headings, paragraphs and sub-paragraphs, each with its number, a blank more for each depth."""
    result: list[str] = []

    def item(one: Item, depth: int) -> None:
        result.append(f"{' ' * depth}{one.number} {plain(one.text)}")
        for below in one.items:
            item(below, depth + 1)

    for section in report.walk():
        result += [f"# {section.printed}"] if section.printed else []
        for block in section.blocks:
            assert isinstance(block, Paragraph)
            result.append(f"{block.label or '-'} {plain(block.text)}")
            for one in block.items:
                item(one, 1)
    return result


def labels(report: Report) -> list[str | None]:
    return [paragraph.label for paragraph in report.paragraphs()]


def test_numbers_further_in_are_items_of_their_paragraph() -> None:
    report = read(
        *((0.0, text) for text in _OPENING),
        (_INSIDE, "1. Election of officers."),
        (_INSIDE, "2. Programme questions:"),
        (_FURTHER, "(a) Proposed programme budget;"),
        (_FURTHER, "(b) Evaluation."),
        (_INSIDE, "3. Adoption of the report."),
        (0.0, "6. The Committee approved its programme of work."),
        (0.0, "7. It met again in May."),
    )
    assert shown(report)[4:] == [
        "5 The agenda was adopted as follows:",
        " 1. Election of officers.",
        " 2. Programme questions:",
        "  (a) Proposed programme budget;",
        "  (b) Evaluation.",
        " 3. Adoption of the report.",
        "6 The Committee approved its programme of work.",
        "7 It met again in May.",
    ]
    assert not [warning for warning in report.warnings if warning.doubt]


def test_also_where_no_paragraph_follows() -> None:
    items = [f"{number}. Consideration of item {number}." for number in range(1, 8)]
    report = read(*((0.0, text) for text in _OPENING), *((_INSIDE, text) for text in items))
    assert labels(report) == ["1", "2", "3", "4", "5"]
    assert [item.words for item in report.paragraphs()[-1].items] == items


def test_a_heading_between_only_groups_them() -> None:
    pages = Pages("A/80/16")
    for text in _OPENING:
        pages.text(text)
    pages.text("1. Election of officers.", _INSIDE).text("2. General debate.", _INSIDE)
    pages.heading("Normative segment", 14, x=150.0)
    for number in range(3, 9):
        pages.text(f"{number}. Implementation of treaty {number}.", _INSIDE)
    report = structure(read_pdf(pages.made()))
    assert labels(report) == ["1", "2", "3", "4", "5"]
    assert shown(report)[6:9] == [
        " 2. General debate.",
        "# Normative segment",
        "- 3. Implementation of treaty 3.",
    ]


def test_paragraphs_below_a_heading_of_their_own_are_such_wherever_they_stand() -> None:
    """As those of a draft resolution in a report."""
    operative = [(_INSIDE, f"{number}. Requests the Secretary-General to go on, {_LONG};") for number in range(1, 6)]
    report = read(*((0.0, text) for text in _OPENING), (0.0, "Draft resolution", "bold"), *operative)
    assert len(report.paragraphs()) == 10


def test_numbers_at_the_edge_are_paragraphs() -> None:
    """As those of an annex whose heading was not told."""
    again = [(4.0, f"{number}. The decision begins anew, {_LONG}.") for number in range(1, 6)]
    assert len(read(*((0.0, text) for text in _OPENING), *again).paragraphs()) == 10
