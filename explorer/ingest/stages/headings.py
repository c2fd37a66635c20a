"""Which chunks are headings, and what number they carry."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from explorer.ingest.lines import Line
from explorer.ingest.stages.chunks import (
    GAP,
    LARGE,
    SHORT,
    SIZE,
    SMALL,
    UNIT,
    Chunk,
    Look,
    appearance,
    is_measure,
    title_key,
)
from explorer.ingest.stages.items import begins_item
from explorer.ingest.stages.numbers import leading_number
from explorer.ingest.tags import Role
from explorer.language import Language
from explorer.model.read_line import Witness

_NUMBERED = re.compile(
    r"(?P<number>X{0,4}(?:IX|IV|V?I{1,3}|V|X)(?=[.)])|[A-Z](?=[.)])|\d{1,2}(?:\.\d{1,2}){0,3}|\((?:[a-z]{1,4}|\d{1,2})\))"
    r"(?:[.)]\s*|\s+)(?P<rest>\S.*)"
)
_OPENING = re.compile(r"[“\"‘'(\[]*(?:[A-Z0-9À-Þ]|[^\x00-\u024f])")
_STOPPED = re.compile(r"[.;:,!\]]\d{0,2}$")  # a footnote mark may follow

# Read off the headings of reports. Half or twice of any changes the reading of two of 25 real reports at
# most.
_LONGEST = 60  # words
_SHORT = 20  # words
_LONG_ITALIC = 35  # words: in italics a whole paragraph may be set
_MOST_LINES = 6
_FEWEST = 3  # characters
_SENTENCE = 6  # blanks in a sentence, and more than in a cell that ends with a stop. Chosen
_AT_MARGIN = 2.5  # sizes of the text: what begins nearer to the left margin stands at it, a number before it or not
_FEW_LINES = 3  # of a heading that nothing but its number tells
_CENTRED = 0.06  # of the measure, from the middle of the page


class Strength(IntEnum):
    """How sure a chunk is a heading."""

    NONE = 0
    LIKELY = 1
    CERTAIN = 2


@dataclass(frozen=True, slots=True)
class Verdict:
    """How sure a chunk is a heading, and what told it why."""

    strength: Strength
    witness: Witness
    why: str


@dataclass(frozen=True, slots=True)
class Number:
    """The printed number of a heading, and its other words."""

    text: str
    rest: str


def heading_number(text: str, language: Language) -> Number:
    """`IV. Action` → (`IV`, `Action`); `Annex I Arms` → (`Annex I`, `Arms`); no number gives "".

    `Subprogramme 1` is a number where nothing or a title follows: not in "Subprogramme 1: deliverables for 2026".
    """
    part = language.headings.part.fullmatch(text) or language.headings.division.fullmatch(text)
    if part and not part["rest"][:1].islower():
        return Number(" ".join(part["number"].split()), part["rest"])
    numbered = _NUMBERED.fullmatch(text)
    if numbered and _OPENING.match(numbered["rest"]):
        return Number(numbered["number"], numbered["rest"])
    return Number("", text)


def is_label(line: Line, language: Language) -> bool:
    """Whether a line is `Annex II` or `Decision 12/CP.24` and nothing else."""
    part = language.headings.part.fullmatch(line.words)
    return part is not None and " " in part["number"] and not part["rest"]


def is_bare_part(line: Line, language: Language) -> bool:
    """Whether a line opens an annex, a decision or a chapter and says no more: `Annex`, `Annex II`, `Chapter one`."""
    return is_label(line, language) or line.words.lower() in language.headings.annexes


def is_part(chunk: Chunk, language: Language) -> bool:
    """Whether a chunk opens an annex, a decision or a chapter: with the label alone on a line, or bold with a title."""
    part = language.headings.part.fullmatch(chunk.first.words)
    if part is None or not part["rest"]:
        return is_bare_part(chunk.first, language)
    return " " in part["number"] and chunk.bold and not part["rest"][0].islower() and not chunk.ended


def verdict(chunk: Chunk, above: Chunk | None, below: Chunk | None, look: Look) -> Verdict:
    """Reads what the file declares, then length, last character, size, weight, position and the blank space around a
    chunk, then whether the printed list of contents has it.

    Guarantees that a declared heading is CERTAIN unless it titles a figure or table, and that of what is declared text
    where headings are declared only that is one which the list of contents has or which is set exactly like a declared
    one; without declarations CERTAIN only for what its looks set apart, LIKELY for what stands alone and reads like a
    heading. Wrong for a heading set exactly as its text without a blank line.
    """
    language, text = look.language, chunk.text
    if chunk.first.table or (language.tables.picture.match(text) and not _names_elsewhere(chunk, below, look)):
        return _none(Witness.WORDS, "it is a table, or begins as the label of one or of a figure does")
    if chunk.first.level:
        return Verdict(Strength.CERTAIN, Witness.TAGS, f"declared a heading of level {chunk.first.level}")
    if chunk.first.role is Role.CAPTION or (chunk.first.size is None and chunk.first.tag):
        return _none(Witness.TAGS, f"declared {_declared(chunk)}")
    if is_part(chunk, language) or language.headings.summary.fullmatch(text):
        return Verdict(Strength.CERTAIN, Witness.WORDS, "opens a summary, an annex, a decision or a chapter")
    if below is not None and len(chunk.lines) <= _MOST_LINES and title_key(text) in look.listed:
        return Verdict(Strength.CERTAIN, Witness.CONTENTS, "the list of contents has it")
    against = _against(chunk, above, below, look)
    if against is not None:
        return against
    alone = (chunk.first.top or chunk.first.gap >= GAP) and chunk.after >= GAP
    if look.size is None or chunk.first.size is None:
        return _looks(_by_space(chunk, above, alone, language), "blank lines and what stands above")
    return _looks(_by_looks(chunk, alone, look), "size, weight, slant, place and blank space")


def _against(chunk: Chunk, above: Chunk | None, below: Chunk | None, look: Look) -> Verdict | None:
    """What its words or the file say against a chunk that may look like a heading, None where they say nothing."""
    language = look.language
    if below is None or not _reads_like_heading(chunk.text, language):
        return _none(Witness.WORDS, "too long for a heading, ended like a sentence, or begun like none")
    if _is_title_of_figure(chunk, above, below, language):
        return _none(Witness.WORDS, "titles a figure, or says what one counts")
    if any(line.text.rstrip().endswith((".", ";")) for line in chunk.lines[:-1]) or _goes_on_with_list(chunk, above):
        return _none(Witness.WORDS, "sentences end in it, or it goes on with a list")
    if look.headings is not None and chunk.first.tag and appearance(chunk.first) not in look.headings:
        return _none(Witness.TAGS, f"declared {_declared(chunk)}, and set like no heading that is declared")
    return None


def _none(witness: Witness, why: str) -> Verdict:
    return Verdict(Strength.NONE, witness, why)


def _looks(strength: Strength, what: str) -> Verdict:
    apart = "set apart from the text" if strength else "not set apart from the text"
    return Verdict(strength, Witness.LOOK, f"{apart} by {what}")


def _declared(chunk: Chunk) -> str:
    return chunk.first.role.value if chunk.first.role else ""


def _names_elsewhere(chunk: Chunk, below: Chunk | None, look: Look) -> bool:
    """Whether "Table 1" with its title heads a text about a table of another document, as in a corrigendum: on a page,
    above a sentence set as the text is."""
    if below is None or look.size is None or not look.language.tables.label.match(chunk.text) or not below.ended:
        return False
    plain = appearance(below.first) == appearance(replace(below.first, size=look.size)) and not below.bold
    return plain and below.text.count(" ") >= _SENTENCE and all(len(line.cells) < 2 for line in below.lines)


def _reads_like_heading(text: str, language: Language) -> bool:
    if text.count(" ") >= _LONGEST or len(text) < _FEWEST or not any(map(str.isalpha, text)):
        return False
    opens = _OPENING.match(heading_number(text, language).rest) is not None
    return opens and not _STOPPED.search(text) and not language.headings.remark.match(text)


def _is_title_of_figure(chunk: Chunk, above: Chunk | None, below: Chunk, language: Language) -> bool:
    """Under "Figure II", above the numbers of an axis, or without number above what is counted; or that itself."""
    under_label = above is not None and language.tables.picture.fullmatch(above.text.rstrip("*")) is not None
    small = (below.first.size or 0.0) < SMALL * (chunk.first.size or 0.0)
    if under_label or is_measure(chunk.first, language) or (below.scale and (small or chunk.first.size is None)):
        return True
    counted = is_measure(below.first, language) or (small and UNIT.fullmatch(below.text) is not None)
    return counted and not heading_number(chunk.text, language).text


def _by_space(chunk: Chunk, above: Chunk | None, alone: bool, language: Language) -> Strength:
    """Without sizes: a chunk alone between blank lines, after text that is complete."""
    numbered = bool(heading_number(chunk.text, language).text)
    preamble = numbered and above is not None and above.text.endswith((",", ";"))
    if not alone or language.headings.unfinished.search(chunk.text) or not (preamble or _is_complete(above, language)):
        return Strength.NONE
    if numbered:
        return Strength.LIKELY
    titled = above is not None and (is_part(above, language) or _is_numbered_heading(above, language))
    short = chunk.text.count(" ") < (_LONGEST if chunk.first.indent or titled else _SHORT)
    return Strength.LIKELY if short and chunk.first.indent != 1 else Strength.NONE


def _goes_on_with_list(chunk: Chunk, above: Chunk | None) -> bool:
    """Whether "(f) Strengthening cooperation" follows "(e) Another of them;" at once."""
    return above is not None and begins_item(chunk.text) is not None and begins_item(above.text) is not None


def _is_numbered_heading(chunk: Chunk, language: Language) -> bool:
    numbered = bool(heading_number(chunk.text, language).text)
    return numbered and not chunk.first.table and _reads_like_heading(chunk.text, language)


def _is_complete(above: Chunk | None, language: Language) -> bool:
    """Whether a chunk ends a sentence, is itself a heading, or there is none."""
    if above is None or above.ended or above.first.level is not None:
        return True
    return is_part(above, language) or _reads_like_heading(above.text, language)


def _by_looks(chunk: Chunk, alone: bool, look: Look) -> Strength:
    """By size, weight, slant or the middle of the page, whichever sets the chunk apart from ordinary text."""
    size, left = chunk.first.size or 0.0, chunk.first.x0 or 0.0
    body = look.size or size
    if size < SMALL * body:
        return Strength.NONE
    if size > LARGE * body and left < look.centre:
        return Strength.CERTAIN
    at_margin = alone and left < (look.left or 0.0) + _AT_MARGIN * body
    if at_margin and chunk.bold and not look.bold and len(chunk.lines) <= _MOST_LINES:
        return Strength.CERTAIN
    if at_margin and chunk.italic and chunk.text.count(" ") < _LONG_ITALIC:
        return Strength.LIKELY
    if alone and all(_is_centred(line, look) for line in chunk.lines):
        return Strength.LIKELY if leading_number(chunk.text) else Strength.CERTAIN
    short = len(chunk.lines) <= _FEW_LINES and (chunk.lines[-1].x1 or 0.0) < (look.right or 0.0) - SHORT * look.measure
    announces = chunk.text.endswith(":")
    numbered = bool(heading_number(chunk.text, look.language).text)
    return Strength.LIKELY if alone and short and numbered and not announces else Strength.NONE


def _is_centred(line: Line, look: Look) -> bool:
    left, right = line.x0 or 0.0, line.x1 or 0.0
    margin = 2 * (line.size or SIZE)
    away = left - (look.left or 0.0) > margin and (look.right or 0.0) - right > margin
    return away and abs((left + right) / 2 - look.centre) < _CENTRED * look.measure


def verdicts(chunks: Sequence[Chunk], look: Look) -> list[Verdict]:
    """The verdict on every chunk, in order."""
    around = zip([None, *chunks], chunks, [*chunks[1:], None], strict=False)
    return [verdict(chunk, above, below, look) for above, chunk, below in around]
