"""Where the words of a paragraph are in italics."""

from collections.abc import Iterator
from itertools import groupby

from explorer.model.report import Item, Paragraph

Spans = tuple[tuple[int, int], ...]


def italics(paragraph: Paragraph) -> Spans:
    """The characters of the paragraph's `words` that are in italics. Blanks differ between runs and words, so the other
    characters are counted."""
    places = [place for place, sign in enumerate(paragraph.words) if not sign.isspace()]
    marked = zip(places, _flags(paragraph), strict=False)
    runs = [[place for place, _ in signs] for italic, signs in groupby(marked, key=lambda sign: sign[1]) if italic]
    return tuple((run[0], run[-1] + 1) for run in runs)


def _flags(part: Paragraph | Item) -> Iterator[bool]:
    """For each character that is not blank, whether it is in italics."""
    if isinstance(part, Item):
        yield from (False for sign in part.number if not sign.isspace())
    for run in part.text:
        if run.footnote is None:
            yield from (run.italic for sign in run.text if not sign.isspace())
    for item in part.items:
        yield from _flags(item)
