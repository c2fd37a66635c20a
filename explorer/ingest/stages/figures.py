"""What is printed inside pictures."""

from collections.abc import Sequence

from explorer.ingest.stages.chunks import SMALL, Chunk, Look


def axes(chunks: Sequence[Chunk], look: Look) -> set[int]:
    """Reads chunks set smaller than the text that hold but numbers; gives the indices of those: the axes of charts.

    Wrong for a column of a table set small whose cells are all numbers.
    """
    return {at for at, chunk in enumerate(chunks) if _is_small(chunk, look) and chunk.scale}


def _is_small(chunk: Chunk, look: Look) -> bool:
    first = chunk.first
    return first.table is None and look.size is not None and (first.size or 0.0) < SMALL * look.size
