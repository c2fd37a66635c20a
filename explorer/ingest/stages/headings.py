"""Which chunks are headings, and what number they carry."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from explorer.ingest.lines import Line
from explorer.ingest.stages.chunks import GAP, LABEL, Chunk, Look

_ROMAN = r"(?:X{0,4}(?:IX|IV|V?I{0,3}))"
PART = re.compile(
    r"(?P<number>(?:annex|appendix|enclosure|chapter|part)(?:\s+(?:[IVXLC]+|\d{1,3}|[A-Z]|one|two|three|four|five|six))?"
    r"|(?:decision|resolution|recommendation)\s+(?:[A-Z]{1,8}[/ .-])?\d{1,4}/[\w./-]{1,12})\b[\s*.:–—]*(?P<rest>.*)",
    re.IGNORECASE,
)
_ANNEX_LINE = re.compile(r"(?:annex|appendix|enclosure)\b", re.IGNORECASE)
NUMBERED = re.compile(
    rf"(?P<number>(?=[IVX]){_ROMAN}|[A-Z]|\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}|\((?:[a-z]{{1,4}}|\d{{1,2}})\))(?:\.?\)?\s+|\.)(?P<rest>\S.*)"
)
_OPENING = re.compile(r"[“\"‘'(\[]*(?:[A-Z0-9À-Þ]|[^\x00-\u024f])")
_UNFINISHED = re.compile(r"[,;]$|\b(?:and|or|of|the|to|in|for|by|with|on|a|an)$", re.IGNORECASE)
_SPONSOR = re.compile(r"\w+(?: \w+)? (?:submitted|proposed|sponsored|recommended) by\b", re.IGNORECASE)
_LONGEST = 60
_SHORT = 20
_SUMMARY = re.compile(r"(?:executive\s+)?summary|abstract", re.IGNORECASE)


class Strength(IntEnum):
    """How sure a chunk is a heading."""

    NONE = 0
    LIKELY = 1
    CERTAIN = 2


@dataclass(frozen=True, slots=True)
class Number:
    """The printed number of a heading and where its words begin in the chunk's text."""

    text: str
    rest: str


def heading_number(text: str) -> Number:
    """`IV. Action` → (`IV`, `Action`); `Annex I Arms` → (`Annex I`, `Arms`); no number gives ""."""
    part = PART.fullmatch(text)
    if part and _is_part_label(text, part):
        return Number(" ".join(part["number"].split()), part["rest"])
    numbered = NUMBERED.fullmatch(text)
    if numbered and _OPENING.match(numbered["rest"]):
        return Number(numbered["number"], numbered["rest"])
    return Number("", text)


def _is_part_label(text: str, part: re.Match[str]) -> bool:
    """`Annex I` and `Annex: Title` are; `Part of the report` is not."""
    rest = part["rest"]
    return not rest or rest[0].isupper() or not rest[0].isalpha()


def is_label(line: Line) -> bool:
    """Whether a line is `Annex II` or `Decision 12/CP.24` and nothing else."""
    part = PART.fullmatch(" ".join(line.text.split()))
    return part is not None and " " in part["number"] and not part["rest"]


def is_part(chunk: Chunk) -> bool:
    """Whether a chunk opens an annex, a decision or a chapter: the label alone on its first line."""
    first = " ".join(chunk.first.text.split())
    part = PART.fullmatch(first)
    if part is None or not _is_part_label(first, part) or len(first) > 60 + len(part["number"]):
        return False
    alone = not part["rest"]
    return (alone and part["number"].lower() not in ("part", "chapter", "decision")) or _begins_title(chunk, part)


def _begins_title(chunk: Chunk, part: re.Match[str]) -> bool:
    return chunk.bold and " " in part["number"] and not chunk.ended


def strength(chunk: Chunk, above: Chunk | None, below: Chunk | None, look: Look) -> Strength:
    """Reads length, last character, size, weight, position and the blank space around a chunk.

    Guarantees CERTAIN only for what its looks or a source's own style set apart, LIKELY for what stands alone and reads
    like a heading. Titles of figures and tables are none. Wrong for a heading set exactly as its text without a blank
    line.
    """
    if chunk.first.table or LABEL.match(chunk.text):
        return Strength.NONE
    if chunk.first.level is not None:
        return Strength.CERTAIN if chunk.first.level else Strength.NONE
    text = chunk.text
    if is_part(chunk) or _SUMMARY.fullmatch(text):
        return Strength.CERTAIN
    if any(line.text.rstrip().endswith((".", ";")) for line in chunk.lines[:-1]):
        return Strength.NONE
    if not _reads_like_heading(text) or _is_title_of_figure(above, below):
        return Strength.NONE
    if below is None:
        return Strength.NONE
    alone = (chunk.first.top or chunk.first.gap >= GAP) and chunk.after >= GAP
    if look.size is None or chunk.first.size is None:
        return _by_space(chunk, above, alone)
    return _by_looks(chunk, alone, look)


def _reads_like_heading(text: str) -> bool:
    if text.count(" ") >= _LONGEST or len(text) < 3 or not any(character.isalpha() for character in text):
        return False
    opens = _OPENING.match(heading_number(text).rest) is not None
    return text[-1] not in ".;:,!" and opens and not _SPONSOR.match(text)


def _is_title_of_figure(above: Chunk | None, below: Chunk | None) -> bool:
    """Under "Figure II", or above the numbers of an axis."""
    under_label = above is not None and LABEL.fullmatch(above.text.rstrip("*")) is not None
    return under_label or (below is not None and not any(map(str.isalpha, below.text)))


def _by_space(chunk: Chunk, above: Chunk | None, alone: bool) -> Strength:
    """Without sizes: a chunk alone between blank lines, after text that is complete."""
    if not alone or _UNFINISHED.search(chunk.text):
        return Strength.NONE
    numbered = heading_number(chunk.text)
    before = (
        above is None
        or above.ended
        or above.first.level is not None
        or is_part(above)
        or _reads_like_heading(above.text)
    )
    if numbered.text:
        return Strength.LIKELY if before else Strength.NONE
    titled = above is not None and is_part(above)
    short = len(chunk.text.split()) <= (_LONGEST if chunk.first.indent or titled else _SHORT)
    return Strength.LIKELY if before and short and chunk.first.indent != 1 else Strength.NONE


def _by_looks(chunk: Chunk, alone: bool, look: Look) -> Strength:
    size, left = chunk.first.size or 0.0, chunk.first.x0 or 0.0
    body, margin = look.size or size, look.left or 0.0
    if size < 0.95 * body:
        return Strength.NONE
    if size > 1.08 * body and len(chunk.text.split()) <= _LONGEST and left < look.centre:
        return Strength.CERTAIN
    at_left = left < margin + 2.5 * body
    if chunk.bold and not look.bold and alone and at_left and len(chunk.lines) <= 6:
        return Strength.CERTAIN
    if chunk.italic and alone and at_left and len(chunk.text.split()) <= _SHORT and chunk.text[-1] not in ",":
        return Strength.LIKELY
    return _centred(chunk, alone, look)


def _centred(chunk: Chunk, alone: bool, look: Look) -> Strength:
    """In a single weight and size only the middle of the page and blank lines tell a heading."""
    numbered = heading_number(chunk.text).text
    if alone and all(_is_centred(line, look) for line in chunk.lines):
        return Strength.CERTAIN
    short = len(chunk.lines) <= 3 and (chunk.lines[-1].x1 or 0.0) < (look.right or 0.0) - 0.1 * look.measure
    return Strength.LIKELY if alone and numbered and short else Strength.NONE


def _is_centred(line: Line, look: Look) -> bool:
    left, right = line.x0 or 0.0, line.x1 or 0.0
    margin = 2 * (line.size or 10.0)
    away = left - (look.left or 0.0) > margin and (look.right or 0.0) - right > margin
    return away and abs((left + right) / 2 - look.centre) < 0.06 * look.measure


def strengths(chunks: Sequence[Chunk], look: Look) -> list[Strength]:
    """The strength of every chunk, in order."""
    around = zip([None, *chunks], chunks, [*chunks[1:], None], strict=False)
    return [strength(chunk, above, below, look) for above, chunk, below in around]
