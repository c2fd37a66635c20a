"""What is printed inside pictures."""

from collections.abc import Sequence

from explorer.ingest.stages.chunks import Chunk, Look

_SMALL = 0.95


def drop_axes(chunks: Sequence[Chunk], look: Look) -> tuple[list[Chunk], list[int]]:
    """Reads chunks set smaller than the text that hold no letter: the numbers along the axes of a chart.

    Gives the other chunks and the pages on which some were left out. Wrong for a column of a table set small whose
    cells are all numbers.
    """
    kept, pages = [], []
    for chunk in chunks:
        if look.size and (chunk.first.size or 0.0) < _SMALL * look.size and not any(map(str.isalpha, chunk.text)):
            pages.append(chunk.first.page or 0)
        else:
            kept.append(chunk)
    return kept, sorted(set(pages))
