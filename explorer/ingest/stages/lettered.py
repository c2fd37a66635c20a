"""Notes below tables, figures and boxes, whose marks are raised letters or stars: they belong to what stands above
them, and have no part in the numbers of the report's notes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from explorer.ingest.lines import Line, Spans, cut, joined, single_spaced
from explorer.ingest.source import Note
from explorer.ingest.stages.raised import RaisedMark, hung, raised_marks

_REACH = 1000  # lines above the notes in which marks are looked for; chosen: a table of some twenty pages
_SAME = 0.3  # points by which sizes of one note differ: less than the eye sees
_NEXT = 0.5  # blank lines: more begin something else


def split_lettered(lines: Sequence[Line]) -> tuple[list[Line], list[Note]]:
    """Reads lines that begin with a raised letter or stars, and what is raised above them.

    Guarantees that such a line is a note only where its mark stands above, after the notes of the same kind before; the
    marks then name the note, in tables, too. What goes on below in the same size belongs to it. Wrong where a letter is
    raised for another reason in a text that such notes follow.
    """
    made = list(lines)
    notes: list[Note] = []
    seen = Counter[str]()
    taken = set[int]()
    since = at = 0
    while at < len(lines):
        group = _group(lines, at)
        if not group:
            at += 1
            continue
        above = range(max(since, at - _REACH), at)
        marked = {mark.marker for number in above for spans in _texts(lines[number]) for mark in raised_marks(spans)}
        eids: dict[str, str] = {}
        for marker, numbers in group:
            if marker in marked and marker not in eids:
                seen[marker] += 1
                eids[marker] = f"fn_{marker if marker.isalpha() else 'nn'}_t{seen[marker]}"
                notes.append(_note(marker, [lines[number] for number in numbers], eids[marker]))
                taken.update(numbers)
        for number in above:
            made[number] = _with_marks(made[number], eids)
        at = since = group[-1][1][-1] + 1
    return [line for number, line in enumerate(made) if number not in taken], notes


def _group(lines: Sequence[Line], at: int) -> list[tuple[str, list[int]]]:
    """The notes that begin at a line and follow each other: the mark of each and the numbers of its lines."""
    group: list[tuple[str, list[int]]] = []
    while at < len(lines):
        mark = _leading(lines[at])
        if mark:
            group.append((mark.marker, [at]))
        elif group and _goes_on(lines[at - 1], lines[at]):
            group[-1][1].append(at)
        else:
            break
        at += 1
    return group


def _leading(line: Line) -> RaisedMark | None:
    """The mark that a note begins with."""
    mark = next(raised_marks(line.spans), None)
    if mark is None or mark.marker.isdigit() or line.text[: mark.start].strip(" ("):
        return None
    return mark if line.text[mark.end :].strip(" )/") else None


def _goes_on(above: Line, line: Line) -> bool:
    if line.size is None or above.size is None or line.top or line.gap > _NEXT:
        return False
    same_element = line.tag is None or above.tag is None or line.tag.element == above.tag.element
    return same_element and abs(line.size - above.size) < _SAME and "\t" not in line.text


def _note(marker: str, lines: Sequence[Line], eid: str) -> Note:
    first = lines[0]
    mark = _leading(first)
    start = mark.end if mark else 0
    while first.text[start : start + 1] in (" ", ")", "/"):
        start += 1
    opening = cut(first.spans, start, len(first.text))
    return Note(marker, single_spaced(joined((opening, *(line.spans for line in lines[1:])))), first.page, eid)


def _texts(line: Line) -> list[Spans]:
    return [line.spans] if line.table is None else [cell for row in line.table for cell in row]


def _with_marks(line: Line, eids: Mapping[str, str]) -> Line:
    if line.table is not None:
        return replace(line, table=tuple(tuple(_hung(cell, eids) for cell in row) for row in line.table))
    declared = tuple(replace(text, spans=_hung(text.spans, eids)) for text in line.cell_texts)
    return replace(line, spans=_hung(line.spans, eids), cell_texts=declared)


def _hung(spans: Spans, eids: Mapping[str, str]) -> Spans:
    for mark in reversed(list(raised_marks(spans))):
        if mark.marker in eids:
            spans = hung(spans, mark.start, mark.end, eids[mark.marker])
    return spans
