"""Footnotes told from the text they stand under."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from explorer.ingest.lines import PLAIN_DIGITS, SUPERSCRIPTS, Line, cut, joined, single_spaced
from explorer.ingest.source import Note
from explorer.ingest.tags import Role

_RULE = re.compile(r"[_\-–—=*\s]{5,}|_{4,}")
_MARK = re.compile(rf"\s*(?:(\d{{1,3}})(?:[/)]?\s+|$)|([{SUPERSCRIPTS}]{{1,3}}|\*{{1,3}})\s*)(?=\S|$)")
_STARRED = re.compile(r"\w\*+(?:\s|$)")
# Read off printed pages: 0.88 of the size changes the reading of three of 25 real reports, 0.98 of none.
_SMALL = 0.93  # of the size of the text
_FAR = 1.5  # blank lines above a note set as large as the text


def split_notes(
    lines: Sequence[Line], body_size: float | None, kept_apart: bool = False
) -> tuple[list[Line], list[Note]]:
    """Reads what the file declares a note, and the foot of each page: what stands under a rule, what is set small and
    begins with a raised mark, or as large as the text, but far below it, and in text without sizes the lines that begin
    with a superscript or with a star that the text uses. Where the format keeps its numbered notes apart, only stars
    are looked for.

    Guarantees that rules are gone, that a note continued on the next page is one, and the order of the source. Wrong
    where a page ends in a small table whose rows begin with numbers.
    """
    pages = [list(page) for _, page in groupby(lines, lambda line: line.page)]
    text: list[Line] = []
    feet: list[Line] = []
    for page in pages:
        start = _foot_of(page, body_size)
        end = len(page) if len(pages) > 1 or body_size else _end_of_foot(page, start)
        for at, line in enumerate(page):
            if not _is_rule(line):
                below = start <= at < end and not line.cell_texts
                (feet if below or line.role is Role.NOTE else text).append(line)
    notes = _notes(feet)
    if body_size is None:
        text, loose = _loose_notes(text, kept_apart)
        notes += [note for line in loose for note in _notes([line])]
    return text, notes


def _is_rule(line: Line) -> bool:
    return _RULE.fullmatch(line.text.strip()) is not None


def _foot_of(page: Sequence[Line], body_size: float | None) -> int:
    """The index of the first line of the page's footnotes, the page's length where it has none."""
    for number in range(len(page) - 1, -1, -1):
        line = page[number]
        if _is_rule(line) and "_" in line.text:
            return number if number + 1 < len(page) and _mark(page[number + 1]) else len(page)
        if body_size and (line.size or body_size) > _SMALL * body_size:
            small = next((i for i in range(number + 1, len(page)) if _mark(page[i], raised=True)), len(page))
            return min(small, _apart(page))
    return len(page)


def _apart(page: Sequence[Line]) -> int:
    """The first of the last paragraphs that are as large as the text, as typewriters set them, but far below it, and
    begin with stars or a raised number."""
    at = len(page) - 1
    while at > 0 and page[at].gap < _FAR:
        at -= 1
    return at if at > 0 and _mark(page[at], raised=True) else len(page)


def _end_of_foot(page: Sequence[Line], start: int) -> int:
    """Where the text goes on after the notes of a file that does not mark its pages."""
    return next((i for i in range(start + 2, len(page)) if page[i].gap and not _mark(page[i])), len(page))


def begins_with_mark(line: Line) -> bool:
    """Whether a line begins as a note does: with a number or stars."""
    return _mark(line) is not None


def _mark(line: Line, raised: bool = False) -> str | None:
    """The mark that a line begins with, None where it begins with none (or with none in superscript or of stars)."""
    first = next((span for span in line.spans if span.text.strip()), None)
    if first and first.raised and first.text.strip().translate(PLAIN_DIGITS).isdigit():
        return first.text.strip().translate(PLAIN_DIGITS)
    match = _MARK.match(line.text)
    if not match or (raised and match[1]):
        return None
    return (match[1] or match[2]).translate(PLAIN_DIGITS)


def _loose_notes(lines: Sequence[Line], stars_only: bool) -> tuple[list[Line], list[Line]]:
    kept: list[Line] = []
    notes: list[Line] = []
    starred = any(_STARRED.search(line.text) for line in lines)
    for line in lines:
        mark = _mark(line, raised=True) if line.gap or line.top else None
        if mark and (starred if mark[0] == "*" else not stars_only) and not line.text.lstrip().startswith("* *"):
            notes.append(line)
        else:
            kept.append(line)
    return kept, notes


def _notes(lines: Sequence[Line]) -> list[Note]:
    notes: list[Note] = []
    for line in lines:
        mark = _mark(line)
        if mark and _begins_note(line, mark, notes):
            notes.append(Note(mark, cut(line.spans, _end_of_mark(line), len(line.text)), line.page))
        elif notes:
            notes[-1] = replace(notes[-1], spans=joined((notes[-1].spans, line.spans)))
        else:
            notes.append(Note("", line.spans, line.page))
    return [replace(note, spans=single_spaced(note.spans)) for note in notes]


def _end_of_mark(line: Line) -> int:
    lead = line.text[: len(line.text) - len(line.text.lstrip())]
    first = next(span for span in line.spans if span.text.strip())
    match = _MARK.match(line.text)
    return len(lead) + len(first.text) if first.raised else match.end() if match else 0


def _begins_note(line: Line, mark: str, notes: Sequence[Note]) -> bool:
    """A raised mark does; a plain number where it is the next one or the first."""
    if _mark(line, raised=True):
        return True
    last = next((note.marker for note in reversed(notes) if note.marker.isdigit()), None)
    return last is None or int(mark) == int(last) + 1
