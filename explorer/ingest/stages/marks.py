"""Footnote marks in the text and the notes that they refer to."""

import bisect
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from explorer.ingest.lines import Spans, merged, words
from explorer.ingest.source import Note
from explorer.ingest.stages.raised import hung, raised_marks, shown_raised
from explorer.language import Language

_REACH = 1000  # texts in which the next mark is looked for; chosen, so that notes without marks keep no one waiting


@dataclass(frozen=True, slots=True)
class Place:
    """A text in which marks may stand, and the pages it runs over."""

    spans: Spans
    first_page: int | None = None
    last_page: int | None = None


@dataclass(frozen=True, slots=True)
class Loose:
    """A mark that no note was found for, or a note that no mark refers to, and its page."""

    marker: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Attached:
    """The texts with the marks in them as spans of their own, and what found nothing to go with."""

    texts: list[Spans]
    marks: tuple[Loose, ...] = ()
    notes: tuple[Loose, ...] = ()


def note_eids(notes: Sequence[Note]) -> list[str]:
    """`fn_3` for note 3; a number that comes again gets a suffix, marks without number count as `fn_nn_1`. A note that
    hangs on its marks already keeps its own."""
    seen = Counter[str]()
    result = []
    for note in notes:
        if note.eid:
            result.append(note.eid)
            continue
        stem = f"fn_{note.marker}" if note.marker.isdigit() else "fn_nn"
        seen[stem] += 1
        plain = note.marker.isdigit()
        result.append(stem if plain and seen[stem] == 1 else f"{stem}{'-' if plain else '_'}{seen[stem]}")
    return result


def attach_marks(places: Sequence[Place], notes: Sequence[Note], language: Language) -> Attached:
    """Reads the texts in order beside the notes in order.

    Guarantees that a mark is one only where its note exists. Where most numbers of notes are raised in the text, only
    raised ones are marks: on the page of the note, after the mark of the note before it, else in the order of the text,
    as notes at the end are; a mark that comes again means the last note of its number. Otherwise numbers that cling to
    a word or follow its punctuation are marks as well, on the note's page where pages are known, after the mark of the
    note before. Stars at the end of a word are marks in any text. The printed mark becomes a span of its own; what is
    raised and no mark becomes raised figures of Unicode. Wrong where a sentence's own number clings to a word just
    before the mark of the same number.
    """
    raised = _Raised(places)
    raised.attach(notes)
    texts = raised.texts()
    found = {*raised.found, *(at for at, note in enumerate(notes) if note.eid)}
    numbers = [at for at, note in enumerate(notes) if note.marker.isdigit()]
    only_raised = 2 * sum(at in found for at in numbers) >= len(numbers)
    wanted = [at for at, note in enumerate(notes) if note.marker and at not in found]
    wanted = [at for at in wanted if not (only_raised and notes[at].marker.isdigit())]
    found |= _attach_plain(places, texts, notes, wanted, language)
    silent = (Loose(note.marker, note.page) for at, note in enumerate(notes) if note.marker and at not in found)
    return Attached([merged(shown_raised(text)) for text in texts], tuple(raised.loose()), tuple(silent))


class _Raised:
    """The raised marks of some texts, each with the number of its text, in order; `found` are the numbers of notes that
    one belongs to."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._places = places
        self._marks = [(at, mark) for at, place in enumerate(places) for mark in raised_marks(place.spans)]
        self._by_marker = defaultdict[str, list[int]](list)
        for number, (_, mark) in enumerate(self._marks):
            self._by_marker[mark.marker].append(number)
        self._eids: dict[int, str] = {}
        self._first: dict[int, int] = {}  # of each note the first mark
        self.found: set[int] = set()

    def attach(self, notes: Sequence[Note]) -> None:
        """Give each mark its note: page by page, then in the order of the text, then where a mark comes again."""
        eids = note_eids(notes)
        self._in_order(notes, eids, same_page=True)
        self._in_order(notes, eids, same_page=False)
        latest = dict[str, str]()
        for number, (_, mark) in enumerate(self._marks):
            eid = self._eids.get(number) or latest.get(mark.marker)
            if eid:
                self._eids[number] = latest[mark.marker] = eid
        self.found = {*self._first, *self._between(notes)}

    def _in_order(self, notes: Sequence[Note], eids: Sequence[str], same_page: bool) -> None:
        last = -1
        for at, note in enumerate(notes):
            if at not in self._first:
                after = last if note.marker.isdigit() else -1
                alike = self._by_marker[note.marker]
                free = (each for each in alike[bisect.bisect(alike, after) :] if each not in self._eids)
                number = next((each for each in free if self._fits(note, each, same_page)), None)
                if number is None:
                    continue
                self._eids[number], self._first[at] = eids[at], number
            last = self._first[at] if note.marker.isdigit() else last

    def _fits(self, note: Note, number: int, same_page: bool) -> bool:
        """Whether a mark stands on the page of a note; or before it, as those of notes at the end do."""
        place = self._places[self._marks[number][0]]
        if note.page is None or place.first_page is None or place.last_page is None:
            return True
        return place.first_page <= note.page and (not same_page or note.page <= place.last_page)

    def _between(self, notes: Sequence[Note]) -> Iterator[int]:
        """The notes that a dash between two marks means, too."""
        numbers = {number: at for at, number in self._first.items()}
        for number, (_, mark) in enumerate(self._marks):
            if mark.to_next and number in numbers and number + 1 in numbers:
                yield from range(numbers[number] + 1, numbers[number + 1])

    def texts(self) -> list[Spans]:
        """The texts with the marks that have a note as spans of their own."""
        texts = [place.spans for place in self._places]
        for number in sorted(self._eids, reverse=True):
            at, mark = self._marks[number]
            texts[at] = hung(texts[at], mark.start, mark.end, self._eids[number])
        return texts

    def loose(self) -> Iterator[Loose]:
        """The figures and stars that have none; a letter may be that of an ordinal number."""
        for number, (at, mark) in enumerate(self._marks):
            if number not in self._eids and not (mark.marker.isalpha() or mark.before_letter):
                yield Loose(mark.marker, self._places[at].first_page)


def _attach_plain(
    places: Sequence[Place], texts: list[Spans], notes: Sequence[Note], wanted: Sequence[int], language: Language
) -> set[int]:
    """Hang the notes of these numbers on marks that are not raised; gives those for which there is one."""
    eids, found = note_eids(notes), set[int]()
    at, offset = 0, 0
    for number in wanted:
        note = notes[number]
        starred = not note.marker.isdigit()
        plain = _plain_mark(note.marker, language)
        place = _find(places, texts, note, plain, 0 if starred else at, 0 if starred else offset)
        if place:
            text, start, end = place
            texts[text] = hung(texts[text], start, end, eids[number])
            found.add(number)
            if not starred:
                at, offset = text, end
    return found


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
        found = plain.search(_without_marks(texts[number]), offset if number == at else 0)
        if found:
            return number, *found.span("mark")
    return None


def _without_marks(spans: Spans) -> str:
    """The characters of a text, each of a mark as one that is in no mark."""
    return words(span.like("\0" * len(span.text)) if span.note else span for span in spans)


def _plain_mark(marker: str, language: Language) -> re.Pattern[str]:
    """A mark without superscript: `Kosovo.3 `, `topics. 1  The`, `A/80/50 *`; not `para. 3`, `by 2 per cent`."""
    mark = re.escape(marker)
    if marker.startswith("*"):
        return re.compile(rf"(?:(?<=[\w.,;:)”’])|(?<=[\w.,;:)”’*]\s))(?P<mark>{mark})(?![*\w])")
    clinging = (
        rf"(?:(?<=[^\W\d_][.,;:)”’])|(?<=[.)”’][.,;:)”’])|(?<=[^\W\d_]{{2}})){mark}(?=\s+[^\W\d_“(]|\s\s|\s*$|[.,;:)])"
    )
    apart = rf"(?<=[.,;:)”’]\s){mark}(?=\s\s|\s*$|\s+[A-Z“(])"
    before = map(re.escape, language.citations.before_numbers)
    no_number = "".join(rf"(?<!\b{word})(?<!\b{word}\s)" for word in before)
    return re.compile(rf"{no_number}(?P<mark>{clinging}|{apart})")
