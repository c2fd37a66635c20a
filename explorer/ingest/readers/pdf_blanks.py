"""Blanks of a PDF page that nobody printed: pdfium puts one wherever characters stand apart, also where kerning has
torn a word. The width of the gap tells which is which, in any language."""

import re
import statistics
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from explorer.ingest.readers.pdf_characters import Characters

JOINER = "\u2060"
"""Stands in place of a blank inside a torn word (Unicode: WORD JOINER), so that places in the text stay; it goes
where all goes that is not printable."""

# Of the size of the text. Measured on 500 United Nations documents: the halves of torn words stand 0.09 to 0.16 of the
# size apart, words at least 0.17.
_NARROW, _WIDE = 0.165, 0.2
_NARROW_BELOW = 0.07
"""The same behind a letter that leans over the blank: 0.03 in a torn word, 0.11 between two."""
# Of the median blank of the line. Measured likewise: torn words have 0.1 to 0.55 of it, words at least 0.67.
_TORN, _WORDS = 0.6, 0.75
_ENOUGH = 3  # blanks that a line must have to be its own measure: of two, one may be torn
_USUAL = 0.25  # of the size: the blank of most fonts, where too few are near
_NEARBY = 300  # characters above and below a line with few blanks: as many lines as a short paragraph has
_ALIKE = 0.1  # of a size: what differs by more is a footnote mark, which is no half of the word
_OVERHANGING = frozenset("fTVWYГТУ’")
"""Letters that lean over the blank behind them, which fonts therefore set narrower. Read off the fonts of reports."""
_QUOTED = 40  # characters at either side of a blank that is told
_LINE_ENDS = "\r\n"
_BLANK = re.compile(r"(?<=\S) (?=\S)")
_LEADER = ".."
_BEFORE, _AFTER = re.compile(r"\S*$"), re.compile(rf"\S{{0,{_QUOTED}}}")


@dataclass(frozen=True, slots=True)
class Blanks:
    """The characters of a page with `JOINER` for each blank in a torn word, those words as they were printed, and the
    words whose gap may be either."""

    text: str
    torn: list[str] = field(default_factory=list)
    undecided: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Gap:
    """The blank at a place of the text: its width and the size of the text before it, in points."""

    at: int
    width: float
    size: float


def judged(characters: Characters, ends: Iterable[int]) -> Blanks:
    """Reads the gap at each blank of a text page that stands at the `ends` of what its text objects printed and that
    none of them did, beside the other blanks of its line.

    Guarantees that only such blanks go, between characters of one size: a gap is kerning where it is narrow both for
    the size and for its line, and stays, undecided, where it is narrow for one of them. Wrong where the letters of a
    word are set as far apart as words are.
    """
    text = characters.text
    page = _Page(characters, text)
    torn: list[int] = []
    undecided: list[int] = []
    for gap in page.suspects(ends):
        share = gap.width / page.measure(gap)
        narrow = _NARROW_BELOW if text[gap.at - 1] in _OVERHANGING else _NARROW
        if gap.width <= narrow * gap.size and share <= _TORN:
            torn.append(gap.at)
        elif share < _WORDS:
            undecided.append(gap.at)
    letters = list(text)
    for at in torn:
        letters[at] = JOINER
    return Blanks("".join(letters), [_around(text, at) for at in torn], [_around(text, at) for at in undecided])


def _around(text: str, at: int) -> str:
    """The words at both sides of a blank, as they are printed."""
    left, right = _BEFORE.search(text[max(0, at - _QUOTED) : at]), _AFTER.match(text, at + 1)
    return f"{left[0] if left else ''} {right[0] if right else ''}"


@dataclass(slots=True)
class _Page:
    """The blanks of a text page; those of a line are measured where one of it is in question."""

    characters: Characters
    text: str
    known: dict[tuple[int, int], list[_Gap]] = field(default_factory=dict)

    def suspects(self, ends: Iterable[int]) -> Iterator[_Gap]:
        """Blanks there that are narrower than between words, but for the dots of a leader."""
        for at in ends:
            leader = _LEADER in (self.text[at + 1 : at + 3], self.text[at - 2 : at])
            if leader or not _BLANK.match(self.text, at) or self.characters.printed(at):
                continue
            gap = self._gap(at)
            if gap and gap.width < _WIDE * gap.size and abs(self._size(at + 1) / gap.size - 1) < _ALIKE:
                yield gap

    def measure(self, gap: _Gap) -> float:
        """The width of the blanks of its line, in points: of those nearby where it has few, else the usual one."""
        start = max(self.text.rfind(end, 0, gap.at) for end in _LINE_ENDS) + 1
        ends = (self.text.find(end, gap.at) for end in _LINE_ENDS)
        end = min((found for found in ends if found >= 0), default=len(self.text))
        among = self._between(start, end)
        if len(among) < _ENOUGH:
            among = self._between(max(0, start - _NEARBY), min(len(self.text), end + _NEARBY))
        shares = [other.width / other.size for other in among]
        return (statistics.median(shares) if len(shares) >= _ENOUGH else _USUAL) * gap.size

    def _between(self, start: int, end: int) -> list[_Gap]:
        if (start, end) not in self.known:
            found = (self._gap(blank.start()) for blank in _BLANK.finditer(self.text, start, end))
            self.known[start, end] = [gap for gap in found if gap]
        return self.known[start, end]

    def _gap(self, at: int) -> _Gap | None:
        """The blank at a place; None where what follows it does not stand to the right."""
        width, size = self.characters.origin(at + 1)[0] - self.characters.box(at - 1)[2], self._size(at - 1)
        return _Gap(at, width, size) if width > 0 and size > 0 else None

    def _size(self, at: int) -> float:
        return self.characters.shape(at)[0]
