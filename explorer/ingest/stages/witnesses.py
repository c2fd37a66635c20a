"""Whether what a PDF file declares of itself is to be believed, one kind of claim after the other."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from explorer.ingest.lines import Line
from explorer.ingest.stages.chunks import GAP, Look, appearance, ends_sentence, look_of
from explorer.ingest.stages.declared_tables import believed_tables
from explorer.ingest.stages.headings import heading_number
from explorer.ingest.stages.notes import begins_with_mark
from explorer.ingest.tags import TEXT, Role, Tag
from explorer.language import Language
from explorer.model.report import Warning

# Shares beyond which a kind of claim is not believed. Chosen far from both: files whose tags are right keep well away
# from them, files whose tags lie reach far beyond. Over 226 PDF files of the United Nations, 212 of them tagged, half
# or twice of any changes the reading of none but where a line says otherwise.
_FEWEST = 0.5  # of the letters are declared anything at all; twice: 4, of which one loses 92 headings
_MOST_HEADINGS = 0.5  # of the letters; half: one, a short draft resolution, loses 2
_SET_APART = 0.5  # of the headings by their look; twice, all of them: 6, by a few headings
_MOST_ARTEFACTS = 0.4  # of the letters after the first page
_OF_PROSE = 0.5  # of the letters of artefacts, in lines of many words set as large as the text
_MARKED = 0.5  # of the notes begin with a mark; twice, all of them: 2
_BROKEN = 0.1  # of borders of paragraphs, within a sentence; of steps inside, below a blank and a stop; twice: one
_BACKWARDS = 0.1  # of the steps from line to line
_FEW = 3  # borders or steps that are wrong say nothing yet: a short document has few
_PROSE = 8  # blanks in a line of the text; a running head or the label of an axis has less
_LONGEST_HEADING = 60  # words, as `headings._LONGEST`

_UNTAGGED = "Most of the text has no tags in the file; what it is was told by how it is printed."
_NO_HEADINGS = "The tags of the file name no heading; headings were told by how they are printed."

_RUNNING = frozenset((Role.TEXT, Role.HEADING, Role.ITEM))
"""What is read from the top down, so that its order can be compared with that of the page."""


@dataclass(frozen=True, slots=True)
class Testimony:
    """Lines with the tags that are believed; the looks of the headings among them, None where none are declared; what
    is not believed, in a sentence each."""

    lines: list[Line]
    headings: frozenset[tuple[float, bool, bool]] | None
    warnings: tuple[Warning, ...] = ()


def heard(lines: Sequence[Line], language: Language) -> Testimony:
    """Reads what the lines of a PDF file are declared to be beside how they are printed. What other formats declare is
    how they are made, and stands.

    Guarantees lines alike but for their tags. Each kind of claim is believed or not for the whole document: headings
    where they are no large part of the text and most are set apart by their look; artefacts where they are less than
    the text and mostly no lines like those of the text; notes where most begin with a mark; paragraphs and their order
    where few borders fall into a sentence and few steps go backwards. Nothing is where most of the text is declared
    nothing.
    """
    if not any(line.size for line in lines) or not any(line.tag for line in lines):
        declared = any(line.level for line in lines)
        return Testimony(_stated(lines, language) if declared else list(lines), frozenset() if declared else None)
    text = [line for line in lines if line.role is not Role.ARTEFACT]
    if _letters(line for line in text if line.tag) < _FEWEST * _letters(text):
        return Testimony(
            [replace(line, tag=None, cell_texts=()) for line in lines], None, (Warning(_UNTAGGED, doubt=False),)
        )
    look = look_of(text, language)
    result, warnings = list(lines), []
    for claim in _CLAIMS:
        if not claim.holds(result, look):
            result = [claim.without(line) for line in result]
            warnings.append(Warning(claim.told, doubt=False))
    looks = frozenset(appearance(line) for line in result if line.role is Role.HEADING)
    if not looks and not warnings:
        warnings.append(
            Warning("The tags of the file name no heading; headings were told by how they are printed.", doubt=False)
        )
    result, misplaced = believed_tables(result)
    return Testimony(result, looks or None, (*warnings, *misplaced))


def _stated(lines: Sequence[Line], language: Language) -> list[Line]:
    """The lines of a format in which headings are declared: what is declared none is none.

    An only heading of the first level above all others, without a number, is the title of the document, no section,
    where the source names no other.
    """
    headings = [at for at, line in enumerate(lines) if line.level]
    first = headings[0]
    titled = any(line.title for line in lines)
    only = not titled and len(headings) > 1 and [at for at in headings if lines[at].level == 1] == [first]
    title = first if only and not heading_number(lines[first].words, language).text else None
    return [
        replace(line, tag=Tag(Role.TITLE)) if at == title else line if line.tag else replace(line, tag=TEXT)
        for at, line in enumerate(lines)
    ]


def _letters(lines: Iterable[Line]) -> int:
    return sum(len(line.text) for line in lines)


def _elements(lines: Sequence[Line], role: Role) -> list[list[Line]]:
    """The lines of each element of a role."""
    of_role = [line for line in lines if line.tag and line.tag.role is role]
    return [list(group) for _, group in groupby(of_role, lambda line: line.tag and line.tag.element)]


def _headings_hold(lines: Sequence[Line], look: Look) -> bool:
    headings = _elements(lines, Role.HEADING)
    letters = sum(_letters(heading) for heading in headings)
    apart = sum(_is_set_apart(heading, look) for heading in headings)
    return letters <= _MOST_HEADINGS * _letters(lines) and apart >= _SET_APART * len(headings)


def _is_set_apart(heading: Sequence[Line], look: Look) -> bool:
    words = sum(len(line.text.split()) for line in heading)
    plain = appearance(heading[0]) == (look.size, look.bold, False)
    alone = heading[0].top or heading[0].gap > GAP
    return words < _LONGEST_HEADING and (not plain or (alone and not ends_sentence(heading[-1].text)))


def _artefacts_hold(lines: Sequence[Line], look: Look) -> bool:
    first = lines[0].page
    artefacts = [line for line in lines if line.role is Role.ARTEFACT and line.page != first]
    prose = [line for line in artefacts if line.text.count(" ") >= _PROSE and line.size == look.size]
    return _letters(artefacts) <= _MOST_ARTEFACTS * _letters(lines) and _letters(prose) <= _OF_PROSE * _letters(
        artefacts
    )


def _notes_hold(lines: Sequence[Line], look: Look) -> bool:
    notes = _elements(lines, Role.NOTE)
    return sum(begins_with_mark(note[0]) for note in notes) >= _MARKED * len(notes)


def _paragraphs_hold(lines: Sequence[Line], look: Look) -> bool:
    borders = broken = steps = blanks = backwards = 0
    for above, line in pairwise(lines):
        if line.top or above.role not in _RUNNING or line.role not in _RUNNING or not (above.tag and line.tag):
            continue
        if above.tag.element == line.tag.element:
            steps += 1
            blanks += line.gap > GAP and ends_sentence(above.text)
        else:
            borders += 1
            broken += line.gap <= GAP and line.text[:1].islower() and not ends_sentence(above.text)
            backwards += (above.tag.element or 0) > (line.tag.element or 0)
    return (
        broken <= max(_FEW, _BROKEN * borders)
        and blanks <= max(_FEW, _BROKEN * steps)
        and backwards <= max(_FEW, _BACKWARDS * (borders + steps))
    )


def _untagged(role: Role) -> Callable[[Line], Line]:
    return lambda line: replace(line, tag=TEXT if role is Role.HEADING else None) if line.role is role else line


def _loose(line: Line) -> Line:
    return replace(line, tag=Tag(line.tag.role, line.tag.level)) if line.tag else line


@dataclass(frozen=True, slots=True)
class _Claim:
    """A kind of claim: whether it holds, a line without it, and what is said where it does not."""

    holds: Callable[[Sequence[Line], Look], bool]
    without: Callable[[Line], Line]
    told: str


_CLAIMS = (
    _Claim(
        _headings_hold,
        _untagged(Role.HEADING),
        "The tags of the file name headings that are none; headings were told by how they are printed.",
    ),
    _Claim(
        _artefacts_hold,
        _untagged(Role.ARTEFACT),
        "The tags of the file take its text for part of the page; running heads were told by where they stand.",
    ),
    _Claim(
        _notes_hold,
        _untagged(Role.NOTE),
        "The tags of the file name notes that are none; notes were told by where they stand.",
    ),
    _Claim(
        _paragraphs_hold,
        _loose,
        "The tags of the file break its paragraphs or their order; both were told by how they are printed.",
    ),
)
