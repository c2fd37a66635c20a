"""How deep each heading stands."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from explorer.ingest.stages.chunks import ALIKE
from explorer.model.address import roman

_ROMAN = frozenset("IVXLC")
_DEEPEST = 9  # as many levels as Word has for headings
_INDENT = 6.0  # points in which two headings begin at one place; chosen: half the least indent of printed reports


@dataclass(frozen=True, slots=True)
class Heading:
    """What the depth of a heading is told from.

    `part` marks one that opens an annex or a decision, `annex` an annex. `level` is what the source states, if
    anything; `tagged` what the tags of a PDF file do, in which one level may hold two that are printed apart.
    `directly` says that nothing stands between it and the one above. `summary` marks one without number that is called
    a summary.
    """

    number: str
    title: str
    size: float | None = None
    part: bool = False
    level: int | None = None
    look: tuple[bool, bool] = (False, False)
    directly: bool = False
    summary: bool = False
    annex: bool = False
    x0: float | None = None
    tagged: int | None = None


_Kind = tuple[str, float, int | None, tuple[bool, bool], bool, int | None]
"""What headings of one look have in common: kind of number, size, declared level, bold and italic, capitals, indent."""


@dataclass(frozen=True, slots=True)
class _Open:
    """`holds` marks a numbered heading below which others of its own stated level stand."""

    heading: Heading
    kind: str
    value: int
    holds: bool = False


def levels(headings: Sequence[Heading]) -> list[int]:
    """Reads numbers, looks and stated levels of the headings in order.

    Guarantees depths from 1 that rise by at most one. Where none are stated, no look stands now above, now below
    another, nor below itself: each heading is placed by what stands before it, then the looks are ordered by how they
    mostly stand to each other, and all are placed anew by that order. Nothing stands below a summary; annexes and
    decisions stand at the top, but for an annex behind which the numbers of the headings before it go on: it stands
    below the last of them, up to what goes on. Wrong where two levels are set alike and use the same kind of numbers.
    """
    placed = _placed(headings)
    if any(heading.level is not None for heading in headings):
        return [depth for depth, _ in placed]
    looks = _looks(headings, [kind for _, kind in placed])
    uppers = _ancestors([depth for depth, _ in placed])
    above = Counter(
        (looks[upper], looks[at]) for at, some in enumerate(uppers) for upper in some if not headings[upper].part
    )

    def stands_above(upper: int, at: int) -> bool:
        if headings[upper].part or headings[at].part or headings[at].summary:
            return upper in uppers[at]
        return not headings[upper].summary and above[looks[upper], looks[at]] > above[looks[at], looks[upper]]

    stack: list[int] = []
    result = []
    for at in range(len(headings)):
        while stack and not stands_above(stack[-1], at):
            stack.pop()
        del stack[_DEEPEST - 1 :]
        stack.append(at)
        result.append(len(stack))
    return result


def _ancestors(depths: Sequence[int]) -> list[tuple[int, ...]]:
    """The indices of the headings that each of these depths stands below."""
    result = []
    stack: list[int] = []
    for at, depth in enumerate(depths):
        del stack[depth - 1 :]
        result.append(tuple(stack))
        stack.append(at)
    return result


def _looks(headings: Sequence[Heading], kinds: Sequence[str]) -> list[_Kind]:
    """The look of each heading. An indent is where two headings without number begin; centred ones begin anywhere."""
    edges = Counter(_edge(heading) for heading in headings if not heading.number)
    return [
        (
            kind,
            round(2 * (heading.size or 0.0)) / 2,
            heading.tagged,
            heading.look,
            heading.title.isupper(),
            _edge(heading) if not heading.number and edges[_edge(heading)] > 1 else None,
        )
        for heading, kind in zip(headings, kinds, strict=True)
    ]


def _edge(heading: Heading) -> int | None:
    return None if heading.x0 is None else round(heading.x0 / _INDENT)


def _placed(headings: Sequence[Heading]) -> list[tuple[int, str]]:
    """The depth and the kind of number of each heading by what stands before it.

    A number that counts on closes what is below its neighbour; the first of a new kind of number opens a level; a
    heading without number stands below the numbered one before it unless it is set larger.
    """
    stack: list[_Open] = []
    result = []
    for at, heading in enumerate(headings):
        inside = heading.annex and _is_interruption(stack, headings[at + 1 :])
        kept, kind, value = (len(stack), "", 0) if inside else _place(stack, heading)
        del stack[min(kept, _DEEPEST - 1) :]
        stack.append(_Open(heading, kind, value))
        result.append((len(stack), kind))
    return result


def _is_interruption(stack: Sequence[_Open], later: Sequence[Heading]) -> bool:
    """Whether a later heading counts on from one that is open now, and from none between."""
    waiting = {(each.kind, each.value + 1) for each in stack if each.value}
    for heading in later:
        readings = _readings(heading.number)
        if not waiting.isdisjoint(readings):
            return True
        waiting -= {(kind, value + 1) for kind, value in readings}
    return False


def _place(stack: list[_Open], heading: Heading) -> tuple[int, str, int]:
    """How many open headings stay open above this one, and the kind and value of its number."""
    if heading.part or heading.summary:
        return 0, "", 0
    readings = _readings(heading.number)
    told = next((reading for reading in readings if reading[1] == 1), readings[0] if readings else None)
    kind, value = told or (_word(heading.number), 0)
    depth = len(stack)
    while depth and stack[depth - 1].heading.summary:
        depth -= 1
    if heading.level is not None:
        return _counted(stack, depth, heading, readings, kind) or (_stated(stack, depth, heading, kind), kind, value)
    found = _counting_on(stack, depth, heading, readings, kind)
    if found is not None:
        return found
    while depth and _yields(stack[depth - 1], heading):
        if _holds(stack, depth, heading):
            stack[depth - 1] = replace(stack[depth - 1], holds=True)
            break
        depth -= 1
    if readings and value != 1:
        known = dict(readings)
        same = next((at for at in range(depth) if stack[at].kind in known), None)
        if same is not None:
            return same, stack[same].kind, known[stack[same].kind]
    return depth, kind, value


def _counting_on(
    stack: Sequence[_Open], depth: int, heading: Heading, readings: Sequence[tuple[str, int]], word: str
) -> tuple[int, str, int] | None:
    """The place of a heading beside the innermost open one whose number its own counts on, or that is called alike."""
    for at in range(depth - 1, -1, -1):
        if not readings and stack[at].kind == word != "":
            return at, word, 0
        for found, count in readings:
            if (stack[at].kind, stack[at].value) == (found, count - 1):
                return at, found, count
    sibling = None if readings else _sibling_of_annex(stack, depth, heading)
    return None if sibling is None else (sibling, word, 0)


def _sibling_of_annex(stack: Sequence[_Open], depth: int, heading: Heading) -> int | None:
    """The open heading below which an annex stands, if this one begins with the same word and looks alike:
    "Draft resolution II" behind the annex of "Draft resolution I"."""
    word = heading.title.partition(" ")[0]
    for at in range(1, depth):
        above = stack[at - 1].heading
        if stack[at].heading.annex and above.title.partition(" ")[0] == word and above.look == heading.look:
            return at - 1
    return None


def _counted(
    stack: Sequence[_Open], depth: int, heading: Heading, readings: Sequence[tuple[str, int]], word: str
) -> tuple[int, str, int] | None:
    """The place of a heading beside the open one of its stated level whose number its own counts on; any other number
    follows `Subprogramme 1`. None where there is none."""
    for at in range(depth - 1, -1, -1):
        above = stack[at]
        follows = (above.kind, above.value + 1) in readings or (not readings and above.kind == word != "")
        if above.heading.level == heading.level and follows:
            return at, above.kind, dict(readings).get(above.kind, 0)
    return None


def _stated(stack: list[_Open], depth: int, heading: Heading, kind: str) -> int:
    """How many stay open above a heading whose level is stated.

    One that directly follows a numbered heading of its own level, and is not numbered alike, stands below it, and so do
    those after it: "A. Programme plan", "Overall orientation", "Programme of work".
    """
    while depth and (stack[depth - 1].heading.level or 0) >= (heading.level or 0):
        above = stack[depth - 1]
        directly = heading.directly and depth == len(stack) and not above.heading.part
        alike = above.heading.level == heading.level and above.kind not in ("", kind)
        if alike and (above.holds or directly):
            stack[depth - 1] = replace(above, holds=True)
            return depth
        depth -= 1
    return depth


def _holds(stack: Sequence[_Open], depth: int, heading: Heading) -> bool:
    """Whether a numbered heading holds one without number that is set as large: the first follows it at once."""
    above = stack[depth - 1]
    if heading.number or not above.heading.number or heading.size is None or above.heading.size is None:
        return False
    alike = abs(above.heading.size - heading.size) <= ALIKE
    return alike and (above.holds or (heading.directly and depth == len(stack)))


def _word(number: str) -> str:
    """The kind of `Subprogramme 1` is its first word."""
    return number.partition(" ")[0].lower() if " " in number else ""


def _yields(above: _Open, heading: Heading) -> bool:
    """Whether an open heading cannot stand above this one: it is smaller, or set alike with no number between them."""
    if above.heading.part:
        return False
    sized = above.heading.size is not None and heading.size is not None
    difference = (above.heading.size or 0.0) - (heading.size or 0.0) if sized else 0.0
    if difference < -ALIKE:
        return True
    told = _told_apart(above.heading, heading) if sized and difference <= ALIKE else None
    if told is not None:
        return told
    alike = difference <= ALIKE and (bool(heading.number) or above.heading.look == heading.look)
    return alike and (not above.heading.number or (sized and not heading.number))


def _told_apart(above: Heading, heading: Heading) -> bool | None:
    """Which of two headings without number that are as large as each other yields: the one that the file declares the
    deeper, else the one that is not in capitals. None where neither tells."""
    if above.number or heading.number:
        return None
    if above.tagged and heading.tagged and above.tagged != heading.tagged:
        return above.tagged > heading.tagged
    capitals = heading.title.isupper()
    return None if capitals == above.title.isupper() else capitals


def _readings(number: str) -> list[tuple[str, int]]:
    """What kind of number it may be and its place in the order, the likeliest first."""
    bare, kind = number.strip("()"), "()" if number.startswith("(") else ""
    if not bare or " " in bare:
        return []
    if bare[0].isdigit():
        return [(f"{kind}1{'.' * bare.count('.')}", int(bare.split(".")[-1]))]
    result = []
    upper = bare.upper()
    if _ROMAN.issuperset(upper):
        result.append((f"{kind}I" if bare.isupper() else f"{kind}i", roman(upper)))
    if len(bare) == 1:
        result.append((f"{kind}A" if bare.isupper() else f"{kind}a", ord(upper) - ord("A") + 1))
    return result
