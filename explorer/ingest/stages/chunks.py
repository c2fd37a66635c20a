"""Lines that belong together by their layout, and the ordinary look of a document's text."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from explorer.ingest.lines import Line
from explorer.ingest.tags import Role
from explorer.language import Language, language

GAP = 0.3
"""Blank space, in lines, above which two lines are of two chunks. Read off printed reports: half of it changes the
reading of none of 25 real reports, twice of it that of 11."""

SIZE = 10.0
"""Points of a line of unknown size: those in which reports print their text."""
ALIKE = 0.5
"""Points between two sizes that are the same: printed sizes differ by whole or half points, and are rounded. Chosen;
half or twice of it changes the reading of no real report."""

# Of the measure, the width of the text: what ends as near to the right edge as `FULL` fills its line, where the last
# line of a page or a line of the first one is in question; what stays as far from it as `SHORT` does not, where it may
# be a heading or in a table. Half or twice of either changes the reading of one of 25 real reports at most.
FULL, SHORT = 0.12, 0.1

# Of the size of the text: what is less is set small, what is more large. Chosen between the sizes of printed reports:
# beside text of 10 points tables have 9 or less, headings 12 or more.
SMALL, LARGE = 0.95, 1.08

# Read off printed reports. Half or twice of any, half of `_REACHED`, changes the reading of two of 25 real reports at
# most.
_REACHED = 0.9  # of the lines end left of what is taken for the right edge: one in ten reaches it
_OTHER_SIZE = 0.07  # of a size: more parts two lines. Chosen as `LARGE` is: below the step from 10 points to 11
_AT_EDGE = 0.5  # of the size, from the left edge: what is nearer stands at it
_INDENT = 1.2, 5  # sizes to the right: the first line of a paragraph; less is none, more is set in columns or centred
_WELL_BEFORE = 0.3  # of the measure, from the right edge: a paragraph ends there
_ELEMENTS = frozenset((Role.HEADING, Role.TEXT, Role.ITEM, Role.CAPTION))
"""What stands as a whole: the cells of a row stand side by side."""
_END = 9.0  # blank lines below the last chunk: more than any stage asks for
_COUNTED = re.compile(r"\s*\(?(?:[IVXLC]{1,7}|[A-Za-z]|\d[\d.]{0,9})[.)\t]")
_TAIL = 20  # last characters of a line in which an end is looked for, so that long lines are quick
_ENDED = re.compile(r"[.;:?!。；：？！۔؟][”’\"')\]]*\d{0,3}\s*$")
_ACTS = re.compile(r"\d{2,4}/\d|\d \(\d{4}\)")
_ALONE = re.compile(r"\d{1,3}(?:\.\d{1,3})?\.")
UNIT = re.compile(r"\([^()]{4,80}\)")
"""What a table or figure counts, between its title and itself: "(Thousands of United States dollars)"."""


Appearance = tuple[float, bool, bool]
"""Size in points, to the half, bold, italic."""


def appearance(line: Line) -> Appearance:
    """How the words of a line are set; the size is 0 where the source tells none."""
    return round(2 * (line.size or 0.0)) / 2, line.bold, line.italic


def title_key(text: str) -> str:
    """The letters and figures of a title, by which it is known in the list of contents and in the text."""
    return "".join(filter(str.isalnum, text.casefold()))


@dataclass(frozen=True, slots=True)
class Look:
    """How ordinary text of a document is set: size, margins in points, None where the source has no positions; and the
    language it is in. `headings` are the appearances of those that the file declares, None where it declares none;
    `listed` are the keys of the titles in its list of contents."""

    size: float | None = None
    left: float | None = None
    right: float | None = None
    bold: bool = False
    language: Language = field(default_factory=language)
    headings: frozenset[Appearance] | None = None
    listed: frozenset[str] = frozenset()

    @property
    def centre(self) -> float:
        """The middle between the margins, in points from the left of the page; 0 where the source has no positions."""
        return ((self.left or 0.0) + (self.right or 0.0)) / 2

    @property
    def measure(self) -> float:
        """The width between the margins in points, 1 at the least, also where the source has no positions."""
        return max(1.0, (self.right or 0.0) - (self.left or 0.0))


@dataclass(frozen=True, slots=True)
class Chunk:
    """Neighbouring lines of one look. `after` is the blank space below them, as `Line.gap`."""

    lines: tuple[Line, ...]
    after: float

    @property
    def first(self) -> Line:
        """The uppermost of its lines; a chunk has at least one."""
        return self.lines[0]

    @property
    def text(self) -> str:
        """The words of its lines, one blank between any two."""
        return " ".join(word for line in self.lines for word in line.text.split())

    @property
    def bold(self) -> bool:
        """Whether each of its lines is bold, in the sense of `Line.bold`."""
        return all(line.bold for line in self.lines)

    @property
    def italic(self) -> bool:
        """Whether each of its lines is italic, in the sense of `Line.italic`."""
        return all(line.italic for line in self.lines)

    @property
    def scale(self) -> bool:
        """Whether it holds nothing but numbers, as along an axis; a list of resolutions ("79/323", "2282 (2016)") is
        none, nor is the number of a paragraph on a line of its own."""
        text = self.text
        return not any(map(str.isalpha, text)) and not _ACTS.search(text) and not _ALONE.fullmatch(text)

    @property
    def ended(self) -> bool:
        """Whether its last words end a sentence; a footnote mark may follow."""
        return ends_sentence(self.lines[-1].text)


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does; a quotation mark or a footnote mark may follow."""
    return _ENDED.search(text.rstrip()[-_TAIL:]) is not None


def look_of(lines: Sequence[Line], language: Language) -> Look:
    """The commonest size by characters, the commonest left edge, and the right edge that one line in ten reaches, of
    what is not declared to stand in tables or notes, where there is any."""
    sizes, lefts = Counter[float](), Counter[float]()
    lines = [line for line in lines if line.role not in (Role.CELL, Role.NOTE)] or lines
    for line in lines:
        if line.size and line.x0 is not None:
            sizes[line.size] += len(line.text)
    if not sizes:
        return Look(language=language)
    size = sizes.most_common(1)[0][0]
    plain = [line for line in lines if line.size == size and line.x0 is not None and line.x1 is not None]
    for line in plain:
        lefts[round(line.x0 or 0.0)] += len(line.text)
    rights = sorted(line.x1 or 0.0 for line in plain)
    letters = sum(len(line.text) for line in plain)
    bold = 2 * sum(len(line.text) for line in plain if line.bold) > letters
    return Look(size, float(lefts.most_common(1)[0][0]), rights[int(len(rights) * _REACHED)], bold, language)


def chunks(lines: Sequence[Line], look: Look) -> list[Chunk]:
    """Reads blank space, page tops, sizes, weights and indents of neighbouring lines.

    Guarantees that every line is in exactly one chunk, in order. A numbered paragraph that follows its neighbour
    without blank space is split off later, where the run of numbers is known. Wrong where a line of a paragraph is
    entirely bold.
    """
    starts = [number + 1 for number, (above, line) in enumerate(pairwise(lines)) if _parts(above, line, look)]
    result = []
    for start, end in pairwise([0, *starts, len(lines)]) if lines else []:
        after = _END if end == len(lines) else _blank_above(lines[end], look)
        result.append(Chunk(tuple(lines[start:end]), after))
    return result


def _blank_above(line: Line, look: Look) -> float:
    """The blank space above a line; that above a page's first and above what says what is counted is always some."""
    return GAP if line.top or is_measure(line, look.language) else line.gap


def element_of(line: Line) -> int | None:
    """The heading, paragraph or list item that the file declares a line to be of, None where it declares none."""
    return line.tag.element if line.tag and line.tag.role in _ELEMENTS else None


def is_measure(line: Line, language: Language) -> bool:
    """Whether a line says what is counted below it, and nothing else."""
    return language.tables.measure.fullmatch(line.text.strip()) is not None


def _parts(above: Line, line: Line, look: Look) -> bool:
    """Whether a new chunk begins between two lines."""
    if line.top or line.table or above.table or line.frame != above.frame:
        return True
    if element_of(line) is not None and element_of(above) is not None:
        return element_of(line) != element_of(above) and not _one_heading(above, line)
    if _one_heading(above, line):
        return False
    if line.gap > GAP or line.level or above.level or line.role is not above.role:
        return True
    if is_measure(line, look.language) or is_measure(above, look.language):
        return True
    if line.size and above.size and abs(line.size / above.size - 1) > _OTHER_SIZE:
        return True
    if line.bold != above.bold or (line.italic != above.italic and line.size is not None):
        return not _within_sentence(above, line)
    text = above.text.strip()
    if look.language.headings.alone.fullmatch(text) or look.language.tables.picture.fullmatch(text):
        return True
    return _indented(above, line, look) or _short_end(above, look)


def _one_heading(above: Line, line: Line) -> bool:
    """Whether two headings on a page are one that is declared in two, as "Draft resolution I" and its title: set alike
    without blank between, the second without a number."""
    alike = (
        line.size is not None
        and above.level == line.level
        and appearance(above) == appearance(line)
        and line.gap <= GAP
    )
    return alike and bool(line.level) and _COUNTED.match(line.text) is None


def _within_sentence(above: Line, line: Line) -> bool:
    """A line of bold or italic words in the middle of a paragraph: at the same edge, and no sentence ends between."""
    if ends_sentence(above.text):
        return False
    return line.text.lstrip()[:1].islower() or (above.x0 == line.x0 and not (line.bold or above.bold))


def _indented(above: Line, line: Line, look: Look) -> bool:
    if line.x0 is None or above.x0 is None or look.left is None:
        return line.indent >= above.indent + 2 and above.indent < 2
    if _is_set_apart(above, look) and _is_set_apart(line, look) and not ends_sentence(above.text):
        return False  # the second line of a heading, below the words of its first
    em, (least, most) = line.size or SIZE, _INDENT
    return abs(above.x0 - look.left) < _AT_EDGE * em and least * em < line.x0 - above.x0 < most * em


def _is_set_apart(line: Line, look: Look) -> bool:
    """Whether a line is bold or large in a text that is neither."""
    return (line.bold and not look.bold) or (line.size or 0.0) > LARGE * (look.size or 0.0)


def _short_end(above: Line, look: Look) -> bool:
    """A sentence that ends well before the right edge ends its paragraph."""
    if above.x1 is None or look.right is None:
        return False
    return above.x1 < look.right - _WELL_BEFORE * look.measure and ends_sentence(above.text)
