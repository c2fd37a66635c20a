"""Footnote marks in the text and the notes that they refer to."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from explorer.ingest.lines import PLAIN_DIGITS, Span, Spans, cut, merged, words
from explorer.ingest.source import Note
from explorer.language import Language

_REACH = 1000  # texts in which the next mark is looked for; chosen, so that notes without marks keep no one waiting


@dataclass(frozen=True, slots=True)
class Place:
    """A text in which marks may stand, and the pages it runs over."""

    spans: Spans
    first_page: int | None = None
    last_page: int | None = None


def note_eids(notes: Sequence[Note]) -> list[str]:
    """`fn_3` for note 3; a number that comes again gets a suffix, marks without number count as `fn_nn_1`."""
    seen = Counter[str]()
    result = []
    for note in notes:
        stem = f"fn_{note.marker}" if note.marker.isdigit() else "fn_nn"
        seen[stem] += 1
        plain = note.marker.isdigit()
        result.append(stem if plain and seen[stem] == 1 else f"{stem}{'-' if plain else '_'}{seen[stem]}")
    return result


def attach_marks(places: Sequence[Place], notes: Sequence[Note], language: Language) -> list[Spans]:
    """Reads the texts in order beside the notes in order.

    Guarantees that a mark is one only where its note exists, on the note's page where pages are known, and after the
    mark of the note before it: a superscript, stars at the end of a word, or in text without superscripts a number that
    clings to a word or follows its punctuation. The printed mark becomes a span of its own; letters and figures stay.
    Wrong where a sentence's own number clings to a word just before the mark of the same number.
    """
    texts = [place.spans for place in places]
    at, offset = 0, 0
    for note, eid in zip(notes, note_eids(notes), strict=True):
        if not note.marker:
            continue
        starred = not note.marker.isdigit()
        plain = _plain_mark(note.marker, language)
        found = _find(places, texts, note, plain, 0 if starred else at, 0 if starred else offset)
        if found:
            number, start, end = found
            texts[number] = _marked(texts[number], start, end, eid)
            if not starred:
                at, offset = number, end
    return texts


def _find(
    places: Sequence[Place], texts: Sequence[Spans], note: Note, plain: re.Pattern[str], at: int, offset: int
) -> tuple[int, int, int] | None:
    """(text, start, end) of the first mark of a note at or after a place, within reach."""
    for number in range(at, min(len(texts), at + _REACH)):
        place = places[number]
        if note.page and place.first_page and place.first_page > note.page:
            return None
        if note.page and place.last_page and place.last_page < note.page:
            continue
        found = _mark_in(texts[number], note.marker, plain, offset if number == at else 0)
        if found:
            return number, *found
    return None


def _mark_in(spans: Spans, marker: str, plain: re.Pattern[str], offset: int) -> tuple[int, int] | None:
    at = 0
    for span in spans:
        if (
            span.raised
            and not span.note
            and at >= offset
            and span.text.strip().translate(PLAIN_DIGITS).strip(",/)") == marker
        ):
            lead = len(span.text) - len(span.text.lstrip())
            return at + lead, at + lead + len(span.text.strip())
        at += len(span.text)
    line = words(span.like("\0" * len(span.text)) if span.note else span for span in spans)
    found = plain.search(line, offset)
    return found.span("mark") if found else None


def _plain_mark(marker: str, language: Language) -> re.Pattern[str]:
    """A mark without superscript: `Kosovo.3 `, `topics. 1  The`, `A/80/50.*`; not `para. 3`, `by 2 per cent`."""
    mark = re.escape(marker)
    if marker.startswith("*"):
        return re.compile(rf"(?<=[\w.,;:)”’])(?P<mark>{mark})(?![*\w])")
    clinging = (
        rf"(?:(?<=[^\W\d_][.,;:)”’])|(?<=[.)”’][.,;:)”’])|(?<=[^\W\d_]{{2}})){mark}(?=\s+[^\W\d_“(]|\s\s|\s*$|[.,;:)])"
    )
    apart = rf"(?<=[.,;:)”’]\s){mark}(?=\s\s|\s*$|\s+[A-Z“(])"
    before = map(re.escape, language.citations.before_numbers)
    no_number = "".join(rf"(?<!\b{word})(?<!\b{word}\s)" for word in before)
    return re.compile(rf"{no_number}(?P<mark>{clinging}|{apart})")


def _marked(spans: Spans, start: int, end: int, eid: str) -> Spans:
    """The characters `start..end` as a mark: no blank before it."""
    before = cut(spans, 0, start)
    while before and before[-1].text != before[-1].text.rstrip():
        rest = before[-1].text.rstrip()
        before = (*before[:-1], before[-1].like(rest)) if rest else before[:-1]
    text = words(cut(spans, start, end))
    after = cut(spans, end, len(words(spans)))
    return merged((*before, Span(text, raised=True, note=eid), *after))
