"""What each line of a document was taken for, by which witness, and why."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from explorer.errors import UnreadableDocument
from explorer.ingest.build import Built
from explorer.ingest.document import Document
from explorer.ingest.lines import Line, words
from explorer.ingest.read import Journey, journey
from explorer.ingest.readers import KINDS
from explorer.ingest.source import Source
from explorer.ingest.stages.pieces import Kind, Piece
from explorer.ingest.tags import Role
from explorer.model.read_line import ReadLine, Witness

_Reading = tuple[str, Witness, str]


def explain(document: Document, password: str | None = None) -> list[ReadLine]:
    """Every line of a document; `explorer.ingest.explain_document` says more."""
    reader = KINDS[document.kind].read
    if reader is None:
        raise UnreadableDocument("An Akoma Ntoso file says itself what each part is. Explain a file of another kind.")
    return explained(reader(document.data, password, document.seen))


def explained(source: Source) -> list[ReadLine]:
    """Every line of a source in its order. The stages are those that read it; lines bear numbers meanwhile."""
    lines = [replace(line, number=number) for number, line in enumerate(source.lines)]
    found = journey(replace(source, lines=tuple(lines)))
    taken = _taken(found)
    result = []
    for number, line in enumerate(lines):
        taken_for, witness, why = taken.get(number, _UNTOLD)
        open_questions = _undecided(line, source, found.built)
        result.append(ReadLine(line.page, _words(line), taken_for, witness, "; ".join((why, *open_questions))))
    return result


def _undecided(line: Line, source: Source, built: Built) -> Iterator[str]:
    """What of the words of a line could not be decided."""
    of_page = [text for page, text in source.undecided if page == line.page]
    for text in dict.fromkeys((*of_page, *built.perhaps_torn)):
        if text in line.words:
            yield f"“{text}” may be one word"
    for text in dict.fromkeys(built.undecided):
        left, hyphen, _ = text.partition("-")
        if line.words.endswith(f"{left}{hyphen}"):
            yield f"the hyphen of “{text}” may be none"


_UNTOLD: _Reading = ("nothing", Witness.WORDS, "no stage kept it")


def _words(line: Line) -> str:
    return line.words or " ".join(" ".join(words(cell).split()) for row in line.table or () for cell in row)


def _taken(found: Journey) -> dict[int, _Reading]:
    """What the line of each number was taken for."""
    result: dict[int, _Reading] = {}
    result.update(_left(found.testimony.lines, found.linkless, _LINK))
    for line in _gone(found.linkless, found.headless):
        result[_number(line)] = _HEAD_BY_TAG if line.role is Role.ARTEFACT else _HEAD
    for line in _gone(found.headless, found.text):
        result[_number(line)] = _NOTE_BY_TAG if line.role is Role.NOTE else _NOTE
    result.update((_number(line), _FRONT) for line in found.front.lines)
    result.update(_left(found.text, [*found.front.lines, *found.body], _CONTENTS))
    result.update(_left(found.body, found.declared, _TABLE_BY_TAG))
    result.update(_left(found.declared, found.tabled, _TABLE))
    for at in found.charts:
        chart = _CHART if found.chunks[at].first.role is None else _CHART_BY_TAG
        result.update((_number(line), chart) for line in found.chunks[at].lines)
    result.update(_of_pieces(found))
    return result


_LINK = ("bare link", Witness.WORDS, "nothing but an address, at the end of a page")
_HEAD = ("running head", Witness.LOOK, "repeated at the edges of pages, or a page or job number there")
_HEAD_BY_TAG = ("running head", Witness.TAGS, "declared an artefact, at the edge of its page")
_NOTE = ("note", Witness.LOOK, "at the foot of its page, below a rule or set small, from a mark on")
_NOTE_BY_TAG = ("note", Witness.TAGS, "declared a note")
_FRONT = ("masthead or title", Witness.LOOK, "on the first page, before the text begins")
_CONTENTS = ("list of contents", Witness.WORDS, "below the word, ending with a page number, or between such lines")
_TABLE = ("table", Witness.LOOK, "words in columns that line up")
_TABLE_BY_TAG = ("table", Witness.TAGS, "declared a table")
_CHART = ("chart", Witness.LOOK, "numbers set small, as along an axis")
_CHART_BY_TAG = ("chart", Witness.TAGS, "declared a figure or an artefact, and no sentence")
_CAPTION = ("caption", Witness.WORDS, "begins as the label or the source of a figure does, or goes on with one")


def _number(line: Line) -> int:
    return -1 if line.number is None else line.number


def _gone(before: Iterable[Line], after: Iterable[Line]) -> Iterator[Line]:
    kept = {line.number for line in after}
    return (line for line in before if line.number not in kept)


def _left(before: Iterable[Line], after: Iterable[Line], reading: _Reading) -> dict[int, _Reading]:
    return {_number(line): reading for line in _gone(before, after)}


def _of_pieces(found: Journey) -> Iterator[tuple[int, _Reading]]:
    told = {
        line.number: verdict
        for chunk, verdict in zip(found.chunks, found.verdicts, strict=True)
        for line in chunk.lines
    }
    declared = {line.number for line in found.declared if line.table}
    depths = {line.number: depth for depth, lines in found.built.headings for line in lines}
    for piece in found.pieces:
        for line in piece.lines:
            verdict = told[line.number]
            if piece.kind is Kind.HEADING:
                yield _number(line), (f"heading, level {depths[line.number]}", verdict.witness, verdict.why)
            elif piece.kind is Kind.PLAIN:
                yield _number(line), ("box" if piece.box else "text", verdict.witness, verdict.why)
            else:
                yield _number(line), _of_kind(piece, line, line.number in declared)


def _of_kind(piece: Piece, line: Line, declared: bool) -> _Reading:
    if piece.kind is Kind.TABLE:
        return _TABLE_BY_TAG if declared else _TABLE
    if piece.kind is Kind.CAPTION:
        return _CAPTION
    why = "its number counts on" if line is piece.lines[0] else "goes on with the paragraph above"
    return f"paragraph {piece.number}", Witness.NUMBERING, why
