"""What is printed inside pictures."""

from collections import Counter
from collections.abc import Sequence

from explorer.ingest.account import line_left_out
from explorer.ingest.stages.chunks import SMALL, Chunk, Look
from explorer.ingest.stages.headings import Strength
from explorer.model.account import LeftOut, Reason

_FEWEST = 3  # numbers of an axis; chosen: two ends and one between


def drop_charts(
    chunks: Sequence[Chunk], strengths: Sequence[Strength], look: Look
) -> tuple[list[Chunk], list[Strength], list[LeftOut]]:
    """Reads chunks set smaller than the text that hold but numbers: the axes of charts. Gives the others, each with its
    strength as a heading.

    Guarantees at least three numbers on a page: one or two may be of the page, of a job or a date. Wrong for a column
    of a table set small whose cells are all numbers.
    """
    axes = [_is_small(chunk, look) and chunk.scale for chunk in chunks]
    numbers = Counter[int | None]()
    for chunk, axis in zip(chunks, axes, strict=True):
        numbers[chunk.first.page] += axis * len(chunk.text.split())
    axes = [axis and numbers[chunk.first.page] >= _FEWEST for chunk, axis in zip(chunks, axes, strict=True)]
    kept = [at for at, axis in enumerate(axes) if not axis]
    lines = [line for chunk, axis in zip(chunks, axes, strict=True) if axis for line in chunk.lines]
    told = [entry for line in lines for entry in line_left_out(line, Reason.CHART)]
    return [chunks[at] for at in kept], [strengths[at] for at in kept], told


def _is_small(chunk: Chunk, look: Look) -> bool:
    first = chunk.first
    return first.table is None and look.size is not None and (first.size or 0.0) < SMALL * look.size
