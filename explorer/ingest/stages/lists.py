"""Numbered lists inside a numbered paragraph, told by where their numbers stand."""

from collections.abc import Sequence

from explorer.ingest.lines import Line
from explorer.ingest.stages.chunks import SIZE, Chunk
from explorer.ingest.stages.headings import Strength
from explorer.ingest.stages.items import begins_item
from explorer.ingest.stages.numbers import leading_number
from explorer.language import Language

_SLACK = 2.0  # points between two edges that are the same
_FEWEST = 2  # numbers of a list


def inner_lists(
    chunks: Sequence[Chunk], strengths: Sequence[Strength], starts: Sequence[Sequence[int]], language: Language
) -> frozenset[int]:
    """Reads the left edges of chunks that begin with a number, beside that of the numbered paragraph above; `starts`
    are the lines of each chunk that seem to begin one.

    Gives the chunks that are of a list which begins with 1 to the right of the number above, under the same heading,
    and counts on there, with what stands further in; headings that only group its numbers are no part of it. None where
    the source has no positions. Wrong where the paragraphs of a text that is quoted without its heading are to be
    paragraphs of their own.
    """
    result: set[int] = set()
    edge: float | None = None
    for at, chunk in enumerate(chunks):
        if at in result:
            continue
        if edge is not None and _is_inside(chunk.first, edge) and _number(chunk.first, language) == "1":
            found = _of_list(chunks, strengths, at, language)
            result.update(found)
            if found:
                continue
        if strengths[at]:
            edge = None
        if starts[at]:
            edge = chunk.lines[starts[at][-1]].x0
    return frozenset(result)


def _is_inside(line: Line, edge: float) -> bool:
    return line.x0 is not None and line.x0 > edge + (line.size or SIZE)


def _number(line: Line, language: Language) -> str | None:
    found = None if line.table else leading_number(line.text, language)
    return found[0] if found else None


def _of_list(chunks: Sequence[Chunk], strengths: Sequence[Strength], start: int, language: Language) -> list[int]:
    """The chunks of the list that begins at `start`, none where it does not count on."""
    edge, count = chunks[start].first.x0 or 0.0, 0
    result: list[int] = []

    def counts_on(at: int) -> bool:
        first = chunks[at].first if at < len(chunks) else None
        at_edge = first is not None and first.x0 is not None and abs(first.x0 - edge) < _SLACK
        return first is not None and at_edge and _number(first, language) == str(count + 1)

    for at in range(start, len(chunks)):
        first = chunks[at].first
        further = (first.x0 or 0.0) > edge + _SLACK and not first.table
        titled = strengths[at] and not begins_item(first.text, language)
        if counts_on(at):
            count += sum(_number(line, language) is not None for line in chunks[at].lines)
        elif titled and counts_on(at + 1):
            continue
        elif titled or not further:
            break
        result.append(at)
    return result if count >= _FEWEST else []
