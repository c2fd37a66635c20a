"""How the blocks of an HTML page look, by tags and simple styles, and which of them that makes headings."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from lxml import html

from explorer.ingest.lines import Line, Span
from explorer.ingest.tags import Role, Tag, heading

Declarations = Mapping[str, str]
_MEDIUM = 12.0
"""Points: 16 px, what browsers take for the size that a page does not give."""
_POINTS = {"pt": 1.0, "px": 0.75, "pc": 12.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "rem": _MEDIUM}
"""Points in a unit of length (CSS Values and Units, 5.2)."""
_SHARES = {"em": 1.0, "%": 0.01}
"""Of the size around it, in a unit."""
_NAMED_SIZES = {
    "xx-small": 0.6, "x-small": 0.75, "small": 0.89, "medium": 1.0, "large": 1.2, "x-large": 1.5, "xx-large": 2.0,
    "smaller": 0.83, "larger": 1.2,
}  # fmt: skip
_FONT_SIZES = ("x-small", "small", "medium", "large", "x-large", "xx-large", "xx-large")
"""What `<font size=1>` to 7 stand for (HTML Living Standard, 15.3.4)."""
_SIZE = re.compile(r"([\d.]{1,8})\s*(pt|px|pc|in|cm|mm|em|rem|%)")
_RULE = re.compile(r"([^{}]{1,500})\{([^{}]{0,5000})\}")
_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?(?:\.([\w-]+))?", re.IGNORECASE)
_BOLD_FROM = 600
"""The weight from which on a face is bold, of 100 to 900; 400 is the ordinary one."""
_LARGER = 1.09
"""A heading is larger by a tenth at least; less is what converters make of one size. Chosen."""
_LONGEST, _LONGEST_SLANTED = 40, 15
"""Words of a heading; in italics whole sentences are set, too. Chosen."""
_MOST_ALIKE = 3
"""As often one heading stands in a report, say "Results" in each part; a line that repeats more is on every page."""
_FEWEST_CAPITALS = 5
"""Letters of a line in capitals; fewer may be an abbreviation. Chosen."""
_COVER = 10
"""Headings of a cover at most, among which the title is. Chosen."""
_ORDINARY = Span("")
_ENDED = re.compile(r"[.;,]\W*$|^\W*$")
_NUMBERED = re.compile(
    r"(?:[^\W\d_]+\s+)?\(?(?:\d{1,2}(?:\.\d{1,2})*[A-Z]?|\d{3}(?=[.)])|[IVXLC]{1,6}|[A-Z](?=[.)]))[.:)]*(?=\s|$)"
)
"""Begins "Item 1A. Risk Factors", "PART I", "2.3 Costs"."""
_NUMBER_ALONE = re.compile(r"[\W\d]*|\W*[ivxlc]+\W*", re.IGNORECASE)


def declared(text: str | None) -> dict[str, str]:
    """The declarations of a `style` attribute or a rule, by their names in small letters."""
    pairs = (each.partition(":") for each in (text or "").split(";"))
    return {name.strip().lower(): value.strip().lower() for name, _, value in pairs if value}


def rules(root: html.HtmlElement) -> dict[str, dict[str, str]]:
    """The declarations of the page's style sheets for tags (`p`), classes (`.a`) and both (`p.a`); others are not
    looked at."""
    found: dict[str, dict[str, str]] = {}
    for sheet in root.iter("style"):
        for selectors, body in _RULE.findall(sheet.text or ""):
            for selector in selectors.split(","):
                if _SELECTOR.fullmatch(selector.strip()):
                    found.setdefault(selector.strip().lower(), {}).update(declared(body))
    return found


@dataclass(frozen=True, slots=True)
class Style:
    """What an element passes on to those in it. `size` is in points."""

    span: Span = _ORDINARY
    size: float = _MEDIUM
    centred: bool = False
    underlined: bool = False
    hidden: bool = False

    def of(self, element: html.HtmlElement, sheet: Mapping[str, Declarations]) -> "Style":
        """The style within an element."""
        tag, given = element.tag, dict[str, str]()
        classes = (element.get("class") or "").lower().split()
        for name in (tag, *(f".{each}" for each in classes), *(f"{tag}.{each}" for each in classes)):
            given |= sheet.get(name, {})
        given |= declared(element.get("style"))
        centred = tag == "center" or (element.get("align") or "").lower() == "center"
        align = given.get("text-align")
        weight = given.get("font-weight", "")
        bold = tag in ("b", "strong") or self.span.bold
        italic = tag in ("i", "em", "cite") or self.span.italic
        if weight:
            bold = weight.startswith("bold") or (weight.isdigit() and int(weight) >= _BOLD_FROM)
        if slant := given.get("font-style"):
            italic = slant in ("italic", "oblique")
        return Style(
            replace(self.span, bold=bold, italic=italic, raised=tag == "sup" or self.span.raised),
            _size(element, given, self.size),
            align == "center" if align else centred or self.centred,
            tag == "u" or "underline" in given.get("text-decoration", "") or self.underlined,
            element.get("hidden") is not None or given.get("display") == "none" or given.get("visibility") == "hidden",
        )


def _size(element: html.HtmlElement, given: Declarations, now: float) -> float:
    stated = given.get("font-size", "")
    if element.tag == "font" and (element.get("size") or "").isdigit():
        stated = stated or _FONT_SIZES[min(max(int(element.get("size")), 1), len(_FONT_SIZES)) - 1]
    if stated in _NAMED_SIZES:
        relative = stated in ("smaller", "larger")
        return (now if relative else _MEDIUM) * _NAMED_SIZES[stated]
    if element.tag in ("big", "small"):
        return now * _NAMED_SIZES["larger" if element.tag == "big" else "smaller"]
    found = _SIZE.fullmatch(stated)
    if not found or not (number := _number(found[1])):
        return now
    return number * (now * _SHARES[found[2]] if found[2] in _SHARES else _POINTS[found[2]])


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


@dataclass(slots=True)
class Block:
    """The looks of the text of one block, each with its characters."""

    sizes: Counter[float] = field(default_factory=Counter)
    underlined: Counter[bool] = field(default_factory=Counter)
    centred: bool = False

    def add(self, text: str, style: Style) -> None:
        """Count some characters."""
        characters = len(text.strip())
        if characters:
            self.sizes[round(style.size, 1)] += characters
            self.underlined[style.underlined] += characters
            self.centred = style.centred

    def look(self, line: Line) -> "BlockLook":
        """The look of the block, which became a line."""
        size = self.sizes.most_common(1)[0][0] if self.sizes else 0.0
        letters = [each for each in line.text if each.isalpha()]
        capitals = len(letters) >= _FEWEST_CAPITALS and all(each.isupper() for each in letters)
        underlined = bool(self.underlined[True]) and not self.underlined[False]
        numbered = _NUMBERED.match(line.words) is not None
        return BlockLook(size, self.centred, line.bold, numbered, capitals, not line.italic, underlined)


@dataclass(frozen=True, slots=True, order=True)
class BlockLook:
    """What sets a block apart, the strongest first: so headings are ordered by level."""

    size: float
    centred: bool = False
    bold: bool = False
    numbered: bool = False
    capitals: bool = False
    upright: bool = True
    underlined: bool = False

    def stands_out(self, body: "BlockLook") -> bool:
        """Whether it is set apart from ordinary text, and not only by its place or its capitals."""
        set_apart = (self.bold and not body.bold) or (self.underlined and not body.underlined)
        slanted = body.upright and not self.upright
        placed = self.centred and not body.centred and self.capitals
        return self.size >= body.size and (self.size > _LARGER * body.size or set_apart or slanted or placed)


def headed(lines: Sequence[Line], looks: Sequence[BlockLook]) -> list[Line]:
    """The lines of a page with levels for those that look like headings, where no tag makes any: a tag that is on every
    page makes none.

    Blocks that stand out from the look most text has, are short and end no sentence are headings. Their looks are
    ordered by size, place, weight, numbering, capitals and slant, and each is one level. The only one of the first
    level is the title where it is on the cover. Lines stay as they are where none stands out. Wrong for a page whose
    headings look like its text.
    """
    often = Counter(line.words for line in lines)
    plain = [replace(line, tag=None) if line.level and often[line.words] > _MOST_ALIKE else line for line in lines]
    if any(line.level for line in plain):
        return plain
    body = _usual(lines, looks)
    found = [
        at
        for at, (line, look) in enumerate(zip(lines[:-1], looks, strict=False))  # below the last stands nothing
        if often[line.words] <= _MOST_ALIKE and _reads_like_heading(line, look) and look.stands_out(body)
    ]
    order = sorted({looks[at] for at in found}, reverse=True)
    level = {look: number for number, look in enumerate(order, 1)}
    first = [at for at in found if level[looks[at]] == 1]
    title = first[0] if len(first) == 1 and len(found) > 1 and first[0] in found[:_COVER] else None
    for at in found:
        plain[at] = replace(lines[at], tag=Tag(Role.TITLE) if at == title else heading(level[looks[at]]))
    return plain


def _usual(lines: Sequence[Line], looks: Sequence[BlockLook]) -> BlockLook:
    """The look that most characters have."""
    counted = Counter[BlockLook]()
    for line, look in zip(lines, looks, strict=True):
        counted[look] += len(line.text)
    return counted.most_common(1)[0][0]


def _reads_like_heading(line: Line, look: BlockLook) -> bool:
    words = len(line.words.split())
    long = words > (_LONGEST if look.bold or look.capitals else _LONGEST_SLANTED)
    return not (line.table or long or _ENDED.search(line.words) or _NUMBER_ALONE.fullmatch(line.words))
