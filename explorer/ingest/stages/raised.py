"""Raised figures, letters and stars: marks of notes, powers, and what else stands above the line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from explorer.ingest.lines import PLAIN_DIGITS, SUPERSCRIPTS, Span, Spans, cut, merged, words

_ONE = r"\d{1,3}|[a-z]|\*{1,3}"
_MARK = re.compile(_ONE)
_MARKS = re.compile(rf"[\s(]*(?:{_ONE})(?:\s*[,;/–-]\s*(?:{_ONE}))*[\s,;.)/]*")
"""One mark or several: `6`, `6,7`, `6-8`, `(a)`, `**`."""
_BETWEEN = re.compile(r"[\s,;/–-]*")
_BLANK = " \u00a0"  # no tabulator: it parts cells
_POWER = re.compile(r"(?:\d\s?|[/·]\s?)[^\W\d_]{1,2}$|(?<!\d)10$")
"""A unit of one or two letters after a number or a stroke, and the base of powers of ten: `17 km`, `/m`, `× 10`."""
_TO_RAISED = str.maketrans("0123456789-−+", f"{SUPERSCRIPTS}⁻⁻⁺")
_FIGURES = re.compile(r"\s*[-−+]?\d[\d,.–-]*\s*")


@dataclass(frozen=True, slots=True)
class RaisedMark:
    """A mark at the characters `start..end` of a text, with the sign that parts it from the next; `to_next` says that
    the sign is a dash: the notes between the two are meant, too. What stands `before_letter` and after none may be
    another thing: ¹³⁷Cs."""

    marker: str
    start: int
    end: int
    to_next: bool = False
    before_letter: bool = False


def raised_marks(spans: Spans) -> Iterator[RaisedMark]:
    """The marks among what is raised in a text and not hung on a note yet, in order.

    None is what has other characters beside it, and what is a power by the unit before it.
    """
    text = words(spans)
    for start, end in _stretches(spans):
        raised = text[start:end].translate(PLAIN_DIGITS)
        if not _MARKS.fullmatch(raised) or _POWER.search(text[:start]):
            continue
        before = _is_before_letter(text, start, start + len(raised.rstrip()))
        found = list(_MARK.finditer(raised))
        ends = [*(mark.start() for mark in found[1:]), found[-1].end()]
        for mark, stop in zip(found, ends, strict=True):
            parting = raised[mark.end() : stop].strip()
            yield RaisedMark(
                mark[0], start + mark.start(), start + len(raised[:stop].rstrip()), parting in ("-", "–"), before
            )


def _is_before_letter(text: str, start: int, end: int) -> bool:
    return text[end : end + 1].isalpha() and not text[max(0, start - 1) : start].strip()


def _stretches(spans: Spans) -> Iterator[tuple[int, int]]:
    """Where raised characters stand side by side; blanks and commas between raised ones count among them."""
    start, end, at = -1, -1, 0
    for number, span in enumerate(spans):
        after = spans[number + 1] if number + 1 < len(spans) else None
        joins = start >= 0 and after is not None and _hangs(after) and _BETWEEN.fullmatch(span.text)
        if _hangs(span) or joins:
            start, end = (at if start < 0 else start), at + len(span.text)
        elif start >= 0:
            yield start, end
            start = -1
        at += len(span.text)
    if start >= 0:
        yield start, end


def _hangs(span: Span) -> bool:
    return span.raised and span.note is None


def hung(spans: Spans, start: int, end: int, eid: str) -> Spans:
    """The characters `start..end` as the mark of a note: no blank before it."""
    before = cut(spans, 0, start)
    while before and before[-1].text != before[-1].text.rstrip(_BLANK):
        rest = before[-1].text.rstrip(_BLANK)
        before = (*before[:-1], before[-1].like(rest)) if rest else before[:-1]
    text = words(cut(spans, start, end))
    after = cut(spans, end, len(words(spans)))
    return merged((*before, Span(text.rstrip(), raised=True, note=eid), *after))


def shown_raised(spans: Spans) -> Spans:
    """A text whose raised figures are those of Unicode, `km²`, so that they do not fuse with the words before them;
    marks that hang on notes stay as they are."""
    return tuple(
        replace(span, text=span.text.translate(_TO_RAISED)) if _hangs(span) and _FIGURES.fullmatch(span.text) else span
        for span in spans
    )


def without_marks(spans: Spans) -> str:
    """The characters of a text without the marks in it."""
    text = words(spans)
    for mark in reversed(list(raised_marks(spans))):
        text = text[: mark.start] + text[mark.end :]
    return text
