"""Boxes: text in a frame that the page draws, apart from the text around it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from explorer.ingest.lines import Frame, Line
from explorer.ingest.stages.chunks import ends_sentence
from explorer.ingest.stages.headings import is_bare_part
from explorer.language import Language

_SENTENCE = re.compile(r"[^\W\d_][.!?。؟。！？][”’\"')\]]*\d{0,2}\s*$")
_SLACK = 3.0  # points between two edges that are the same
_FEWEST = 2  # lines
_LETTERS = 0.6  # of the characters of a text; a chart has more figures and signs. Chosen
_MOST = 0.5  # of the letters of a document: more is no box, but how its pages are set. Chosen


def told_boxes(lines: Sequence[Line], language: Language) -> list[Line]:
    """Reads the frames of lines, without running heads and footnotes.

    Guarantees that only boxes keep their frame: two lines at least, in which a sentence ends, mostly letters, and not
    below the word for a summary or an annex, which the United Nations frame, too. What goes on in a frame at the top of
    the next page is one box with that above it, and has its frame. Wrong where a chart holds sentences.
    """
    runs = [list(run) for _, run in groupby(lines, lambda line: line.frame)]
    joined: list[list[Line]] = []
    for run in runs:
        if joined and _goes_on(joined[-1][-1], run[0]):
            joined[-1] += [replace(line, frame=joined[-1][0].frame) for line in run]
        else:
            joined.append(run)
    boxes = [run[0].frame is not None and _is_box(run, language) for run in joined]
    letters = sum(len(line.text) for line in lines)
    framed = sum(len(line.text) for run, is_box in zip(joined, boxes, strict=True) if is_box for line in run)
    believed = framed < _MOST * letters
    return [
        line if believed and is_box else replace(line, frame=None) if line.frame else line
        for run, is_box in zip(joined, boxes, strict=True)
        for line in run
    ]


def _goes_on(above: Line, line: Line) -> bool:
    """Whether a frame goes on at the top of the next page: some printers close it at the foot of each, so that a bold
    line behind the end of a sentence opens another."""
    if above.frame is None or line.frame is None or not line.top or (line.bold and ends_sentence(above.text)):
        return False
    return _alike(above.frame, line.frame)


def _alike(one: Frame, other: Frame) -> bool:
    return abs(one.left - other.left) < _SLACK and abs(one.right - other.right) < _SLACK


def _is_box(run: Sequence[Line], language: Language) -> bool:
    first, text = run[0], "".join(line.text for line in run)
    if len(run) < _FEWEST or not any(_SENTENCE.search(line.text) for line in run):
        return False
    if language.headings.summary.fullmatch(first.words) or is_bare_part(first, language):
        return False
    marks = [character for character in text if not character.isspace()]
    return sum(map(str.isalpha, marks)) > _LETTERS * len(marks)
