"""What is printed inside pictures."""

from collections import Counter
from collections.abc import Sequence

from explorer.ingest.account import line_left_out
from explorer.ingest.stages.chunks import SMALL, Chunk, Look
from explorer.ingest.tags import Role
from explorer.model.account import LeftOut, Reason

_FEWEST = 3  # numbers of an axis; chosen: two ends and one between
_SENTENCE = 8  # blanks: fewer words with a stop are the source or the unit of a chart. Chosen


def axes(chunks: Sequence[Chunk], look: Look) -> set[int]:
    """Reads chunks set smaller than the text that hold but numbers, and what the file declares a figure, or an artefact
    after the first page, whose head is the masthead; gives the indices of those: the words in charts and maps.

    Guarantees at least three numbers on a page: one or two may be of the page, of a job or a date. What is declared a
    figure and holds a sentence stays. Wrong for a column of a table set small whose cells are all numbers.
    """
    first = chunks[0].first.page if chunks else None
    small = [at for at, chunk in enumerate(chunks) if _is_small(chunk, look) and chunk.scale]
    numbers = Counter[int | None]()
    for at in small:
        numbers[chunks[at].first.page] += len(chunks[at].text.split())
    along = {at for at in small if numbers[chunks[at].first.page] >= _FEWEST}
    return along | {at for at, chunk in enumerate(chunks) if _is_declared(chunk, first)}


def charted(chunks: Sequence[Chunk], charts: set[int]) -> list[LeftOut]:
    """What is left out with the chunks of these indices; what is declared an artefact is of no chart."""
    return [
        entry
        for at in sorted(charts)
        for line in chunks[at].lines
        for entry in line_left_out(line, Reason.ARTEFACT if line.role is Role.ARTEFACT else Reason.CHART)
    ]


def _is_declared(chunk: Chunk, first_page: int | None) -> bool:
    declared = chunk.first.role is Role.FIGURE or (chunk.first.role is Role.ARTEFACT and chunk.first.page != first_page)
    return declared and not (chunk.ended and chunk.text.count(" ") >= _SENTENCE)


def _is_small(chunk: Chunk, look: Look) -> bool:
    first = chunk.first
    return first.table is None and look.size is not None and (first.size or 0.0) < SMALL * look.size
