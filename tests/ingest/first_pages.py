"""First pages for the tests of what stands above the text."""

from explorer.ingest.lines import Line
from explorer.ingest.stages.chunks import Look
from explorer.ingest.stages.front import split_front
from explorer.ingest.stages.masthead import Masthead, read_masthead
from tests.ingest.builders import set_line

LOOK = Look(10.0, 120.0, 480.0)


def title_of(lines: list[Line], look: Look) -> str:
    return split_front(lines, look)[0].title


def masthead_of(lines: list[Line], look: Look) -> Masthead:
    front = split_front(lines, look)[0]
    return read_masthead(front.lines, lines, look, front.titled)


def first_page(*rows: tuple[str, float, float, bool]) -> list[Line]:
    """Lines of a first page: text, left edge, size, weight. Where the edge or the size changes there is blank space."""
    lines: list[Line] = []
    for number, (text, x0, size, bold) in enumerate(rows):
        apart = not lines or lines[-1].x0 != x0 or lines[-1].size != size or lines[-1].bold != bold
        x1 = 480.0 if len(text) > 70 else x0 + 4.0 * len(text)
        place = {"x0": x0, "x1": x1, "size": size, "bold": bold, "gap": 1.0 if apart else 0.0}
        lines.append(set_line(text, 750.0 - 12 * number, **place))
    return lines


DISTRIBUTED = (
    ("United Nations\tA/79/7", 120.0, 10.0, False),
    ("General Assembly\tDistr.: General", 120.0, 20.0, False),
    ("27 January 2025", 397.0, 10.0, False),
    ("Original: English", 397.0, 10.0, False),
    ("Seventy-ninth session", 60.0, 10.0, True),
    ("Agenda item 32", 60.0, 10.0, False),
    ("Prevention of armed conflict", 60.0, 10.0, True),
)
PROSE = (
    "The text of this document begins with a line that is as wide as the page, as a first line is,",
    147.0,
    10.0,
    False,
)
