"""What is printed inside pictures."""

from collections.abc import Sequence

from explorer.ingest.stages.chunks import SMALL, Chunk, Look
from explorer.ingest.tags import Role

_SENTENCE = 8  # blanks: fewer words with a stop are the source or the unit of a chart. Chosen


def axes(chunks: Sequence[Chunk], look: Look) -> set[int]:
    """Reads chunks set smaller than the text that hold but numbers, and what the file declares a figure, or an artefact
    after the first page, whose head is the masthead; gives the indices of those: the words in charts and maps.

    What is declared a figure and holds a sentence stays. Wrong for a column of a table set small whose cells are all
    numbers.
    """
    first = chunks[0].first.page if chunks else None
    return {
        at for at, chunk in enumerate(chunks) if (_is_small(chunk, look) and chunk.scale) or _is_declared(chunk, first)
    }


def _is_declared(chunk: Chunk, first_page: int | None) -> bool:
    declared = chunk.first.role is Role.FIGURE or (chunk.first.role is Role.ARTEFACT and chunk.first.page != first_page)
    return declared and not (chunk.ended and chunk.text.count(" ") >= _SENTENCE)


def _is_small(chunk: Chunk, look: Look) -> bool:
    first = chunk.first
    return first.table is None and look.size is not None and (first.size or 0.0) < SMALL * look.size
