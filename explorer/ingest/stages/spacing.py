"""Blank lines that a text without them would have around its headings."""

import re
from collections.abc import Sequence
from dataclasses import replace

from explorer.ingest.lines import Line
from explorer.ingest.stages.chunks import ends_sentence
from explorer.ingest.stages.headings import is_label
from explorer.language import Language

_NUMBERED = re.compile(r"\s*(?:[IVX]{1,5}|[A-Z])\.\s+(?=[A-Z“])")
_PARAGRAPH = re.compile(r"\s*\d{1,3}\.\s")
_SENTENCE = re.compile(r"[a-z0-9)”][.;:]\s+[A-Z“]")
_LONGEST = 6  # lines of a heading, as `headings._MOST_LINES`


def set_headings_apart(lines: Sequence[Line], language: Language) -> list[Line]:
    """Reads lines that begin like a heading ("II. Political context", "Annex I", a capital) after a sentence's end.

    Guarantees blank space above such a heading and above the numbered paragraph or next heading that follows it within
    six lines, where no sentence ends between. Only for lines without sizes. Wrong where a paragraph ends without a stop
    and its last lines begin with a capital.
    """
    if any(line.size is not None for line in lines):
        return list(lines)
    apart: set[int] = set()
    for at, line in enumerate(lines):
        begins = not at or at in apart or line.gap or line.top or ends_sentence(lines[at - 1].text)
        if begins and (_begins_heading(line, language) or _begins_title(line)):
            end = _end_of_heading(lines, at, language)
            if end:
                apart |= {at, end} | ({at + 1} if is_label(line, language) else set())
    return [replace(line, gap=max(line.gap, 1.0)) if at in apart else line for at, line in enumerate(lines)]


def _begins_heading(line: Line, language: Language) -> bool:
    return _NUMBERED.match(line.text) is not None or is_label(line, language)


def _begins_title(line: Line) -> bool:
    """A line with a capital that is no sentence and begins no paragraph."""
    return line.text.lstrip()[:1].isupper() and not ends_sentence(line.text)


def _end_of_heading(lines: Sequence[Line], at: int, language: Language) -> int | None:
    """The line that begins a paragraph or another heading below a heading, None where a sentence ends before it."""
    for end in range(at, min(at + _LONGEST, len(lines))):
        if end > at and (_begins_heading(lines[end], language) or _PARAGRAPH.match(lines[end].text)):
            return end
        if ends_sentence(lines[end].text) or _SENTENCE.search(_NUMBERED.sub("", lines[end].text, count=1)):
            return None
    return None
