"""Pages of a PDF file that OCR saw, put together from its words as others are from their text objects."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from explorer.ingest.pages import SeenLine, SeenPage
from explorer.ingest.readers.pdf_pieces import Piece
from explorer.ingest.readers.right_to_left import mirrored
from explorer.language.scripts import runs_right_to_left
from explorer.model.recognition import RecognisedPage, Recognition, page_ranges
from explorer.model.report import Warning
from explorer.model.text import Ocr

SURE = 93
"""Per cent of confidence below which a word is in doubt. Measured on 24 pages of unseen reports, drawn at 150 to 300
dots an inch, clean and with noise: of the words from 93 on .1 to 1 per cent were wrong, of those from 90 to 92 4 to 23,
and 84 to 95 per cent of all wrong words were below 93."""

_ALIKE = 0.08
"""How far, in sizes, measured sizes of one type may be apart. A tall letter of 10 points has some 20 to 30 dots, of
which one is mistaken; sizes that headings are told by differ by a fifth."""
_READ = 70
"""Per cent of confidence from which a line is read. Set by hand on pages that were looked at: of 64 lines seen on a map
40 had less, of 16 on a typed letter 4: stamps, a signature, the edge of the sheet."""
_BOLD = 1.3
"""Stems as wide as this, in stems of the text, are bold: in Times and in Helvetica 1.6 to 1.7 times as wide as those of
the upright (their AFM files, StdVW), and in one face measured to a tenth."""


def seen_pieces(pages: Sequence[SeenPage]) -> dict[int, list[Piece]]:
    """The pieces of pages that OCR has read, by page. Lines of nearly one size have one size, as they were set; what is
    bold is told from the stems of the text. Lines that are hardly read have the look of the text, whatever theirs is:
    what OCR takes for words in pictures is no heading."""
    read = [page for page in pages if not page.problem]
    lines = [line for page in read for line in page.lines]
    sizes = _sizes(lines)
    text = (sizes.get(_middle(lines, lambda line: line.size), 0.0), False)
    stroke = _middle([line for line in lines if line.stroke], lambda line: line.stroke)
    looks = {
        line: (sizes[line.size], line.stroke > _BOLD * stroke) if _confidence(line) >= _READ else text for line in lines
    }
    made = ((page, [piece for line in page.lines for piece in _pieces(line, *looks[line])]) for page in read)
    return {page.page: _in_mirror(pieces, page) if runs_right_to_left(page.text) else pieces for page, pieces in made}


def _in_mirror(pieces: Sequence[Piece], page: SeenPage) -> list[Piece]:
    """The pieces of a page that is written from right to left, their edges from its right side."""
    edges = (mirrored((piece.x0, piece.x1), page.width) for piece in pieces)
    return [replace(piece, x0=x0, x1=x1) for piece, (x0, x1) in zip(pieces, edges, strict=True)]


def recognition_of(pages: Sequence[SeenPage]) -> Recognition | None:
    """What is kept of pages that OCR was to read: of those that it has read."""
    read = [RecognisedPage(page.page, page.confidence) for page in pages if not page.problem]
    return Recognition(pages[0].engine, pages[0].language, tuple(read)) if read else None


def told_of(pages: Sequence[SeenPage]) -> Iterator[Warning]:
    """What is to be known of them: which were read, how surely, and why others were not."""
    found = recognition_of(pages)
    if found:
        words = [word for page in pages for line in page.lines for word in line.words]
        unsure = sum(word.confidence < SURE for word in words)
        read = f"Page {found.numbers[0]} was" if len(found.pages) == 1 else f"Pages {page_ranges(found.numbers)} were"
        yield Warning(
            f"{read} read by OCR ({found.engine}), {found.confidence}% sure on average; {unsure} of {len(words)} words "
            "are in doubt, and marked. Compare what you quote with the original."
        )
    for page in pages:
        if page.problem:
            yield Warning(page.problem, page.page)


def _pieces(line: SeenLine, size: float, bold: bool) -> list[Piece]:
    """A piece for each word. The blank between two is that of the sure one, so that none is in doubt beside it."""
    sure = [word.confidence >= SURE for word in line.words]
    before = ["", *("" if is_sure else " " for is_sure in sure)]
    after = [*(" " if is_sure else "" for is_sure in sure[:-1]), ""]
    return [
        Piece(
            text=f"{blank}{word.text}{trailing}",
            x0=word.x0,
            x1=max(word.x0, word.x1),
            y=line.y,
            size=size,
            bold=bold,
            italic=False,
            font="",
            turn=0,
            ocr=Ocr.SURE if is_sure else Ocr.DOUBTFUL,
            begins=word is line.words[0],
        )
        for word, is_sure, blank, trailing in zip(line.words, sure, before, after, strict=False)
    ]


def _confidence(line: SeenLine) -> float:
    """The mean of its letters, in per cent."""
    return sum(word.confidence * len(word.text) for word in line.words) / max(1, line.letters)


def _sizes(lines: Sequence[SeenLine]) -> dict[float, float]:
    """For each size that was measured, that of the type: the middle one of all that are alike, those of the text first,
    then by how many letters have them."""
    left, result = list(lines), dict[float, float]()
    while left:
        middle = _middle(left, lambda line: line.size)
        alike = [line for line in left if abs(line.size - middle) <= _ALIKE * middle]
        result.update((line.size, round(middle, 1)) for line in alike)
        left = [line for line in left if line.size not in result]
    return result


def _middle(lines: Sequence[SeenLine], measure: Callable[[SeenLine], float]) -> float:
    """The median of a measure over all letters, 0 where there are none."""
    ordered = sorted(lines, key=measure)
    half, count = sum(line.letters for line in ordered) / 2, 0
    for line in ordered:
        count += line.letters
        if count >= half:
            return measure(line)
    return 0.0
