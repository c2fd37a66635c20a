from hypothesis import given
from hypothesis import strategies as st

from explorer.model.comparison import Change, Difference, Pair, State
from explorer.ui.models.alignment import Kind, Row, align, elements
from explorer.ui.models.compare import CompareModel, Only
from explorer.ui.models.compare_words import Writer
from tests.ui.builders import link, newer_report, older_report, report, section, small_pair, numbered


def differ(older: str, newer: str) -> list[Difference]:
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


def sides(rows: list[Row]) -> list[str]:
    """The rows as text, the other report at the left."""

    def side(members: tuple) -> str:
        return ",".join(member.eid.replace("sec_", "§").replace("para_", "") for member in members) or "-"

    signs = {Kind.HEADING: "#", Kind.TEXT: " ", Kind.MARKER: ">"}
    return [f"{signs[row.kind]} {side(row.other)} | {side(row.spine)}" for row in rows]


def test_the_newer_report_is_the_spine_and_nothing_older_is_lost() -> None:
    assert sides(align(older_report(), newer_report(), small_pair())) == [
        "# §I | §I",
        "  1 | 1",
        "  2 | 2",
        "# §II | §II",
        "# §II__§A | §II__§A",
        "  3 | 3",
        "  4 | 4,5",
        "  5 | -",
        "  - | 6",
        "> §II__§B | §IV__§A",
        "> 6 | 9",
        "  7 | -",
        "  8 | -",
        "# §III | §III",
        "  9 | 7",
        "  10 | 8",
        "# - | §IV",
        "# §II__§B | §IV__§A",
        "  6 | 9",
    ]


def test_the_older_report_can_be_the_spine() -> None:
    rows = align(older_report(), newer_report(), small_pair(), newer_is_spine=False)
    assert sides(rows)[4:12] == [
        "# §II__§A | §II__§A",
        "  3 | 3",
        "  4,5 | 4",
        "  6 | -",
        "  - | 5",
        "# §IV__§A | §II__§B",
        "  9 | 6",
        "  - | 7",
    ]
