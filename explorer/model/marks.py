"""Which characters of an element's words have something that its runs have: the emphasis, or the doubt of OCR.

Blanks differ between runs and words, so the other characters are counted.
"""

from collections.abc import Callable, Iterator
from itertools import groupby

from explorer.model.comparison import Quantity
from explorer.model.report import Item, Paragraph, Report, Section, Table
from explorer.model.text import Ocr, Run, Text, recognised

Spans = tuple[tuple[int, int], ...]
Part = Section | Paragraph | Item | Table


def marked(part: Part, wanted: Callable[[Run], bool]) -> Spans:
    """The characters of the words of a part whose runs are wanted."""
    places = [place for place, sign in enumerate(_words(part)) if not sign.isspace()]
    flags = zip(places, _flags(part, wanted), strict=False)
    rows = [[place for place, _ in signs] for yes, signs in groupby(flags, key=lambda sign: sign[1]) if yes]
    return tuple((row[0], row[-1] + 1) for row in rows)


def part_at(report: Report, eid: str) -> Part | None:
    """The section, paragraph, sub-paragraph or table with an eId, None where there is none."""
    element = report.find(eid)
    if isinstance(element, Paragraph) and element.eid != eid:
        return next((item for item in element.walk() if item.eid == eid), None)
    return element


def read_by_ocr(part: Part) -> bool:
    """Whether any of it was read by OCR."""
    return any(recognised(text) for text in texts(part))


def in_doubt(part: Part, start: int | None = None, end: int | None = None) -> list[str]:
    """The words of which OCR was not sure, of a part or of the characters `start..end` of its words."""
    words = _words(part)
    low, high = start or 0, len(words) if end is None else end
    spans = [(max(first, low), min(last, high)) for first, last in marked(part, lambda run: run.ocr is Ocr.DOUBTFUL)]
    return [word for first, last in spans if first < last for word in words[first:last].split()]


def ocr_of(quantity: Quantity, report: Report) -> Ocr | None:
    """Whether OCR read the text that states a quantity, and was sure of the number; None where it did not read it."""
    stated = report.paragraph(quantity.paragraph) or part_at(report, quantity.paragraph)
    if stated is None or not read_by_ocr(stated):
        return None
    return Ocr.DOUBTFUL if in_doubt(stated, quantity.start, quantity.end) else Ocr.SURE


def _words(part: Part) -> str:
    return part.title if isinstance(part, Section) else part.words


def texts(part: Part) -> Iterator[Text]:
    """The texts of a part in reading order: heading, paragraph and sub-paragraphs, or cells."""
    if isinstance(part, Table):
        yield from (cell for row in part.rows for cell in row)
    elif isinstance(part, Section):
        yield part.heading
    else:
        yield part.text
        yield from (text for item in part.items for text in texts(item))


def _flags(part: Part, wanted: Callable[[Run], bool]) -> Iterator[bool]:
    """For each character of its words that is not blank, whether it is of a wanted run."""
    if isinstance(part, Item | Table):
        before = part.number if isinstance(part, Item) else part.caption
        yield from (False for sign in before if not sign.isspace())
    own = (part.text,) if isinstance(part, Paragraph | Item) else texts(part)
    for run in (run for text in own for run in text):
        if run.footnote is None:
            yield from (wanted(run) for sign in run.text if not sign.isspace())
    if isinstance(part, Paragraph | Item):
        for item in part.items:
            yield from _flags(item, wanted)
