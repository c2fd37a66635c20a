"""What of a source's text arrived in the report, page by page."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from explorer.ingest import lines as printed
from explorer.ingest.lines import Line
from explorer.language.scripts import IDEOGRAPHS
from explorer.model.report import Paragraph, Report, Warning
from explorer.model.text import Text

_WORD = re.compile(rf"[{IDEOGRAPHS}]|[^\W\d_{IDEOGRAPHS}]+|\d+")
# Read off pages that arrived whole.
_ENOUGH = 0.8  # of a page's trigrams
_FEW = 25  # trigrams: what running heads, page numbers and breaks between pages come to
_MASTHEAD = 90  # the same on the first page

Trigram = tuple[str, str, str]
"""Three words in a row (a shingle: Broder, On the resemblance and containment of documents, 1997)."""

_WHOLE = 100  # per cent

Counts = dict[int | None, tuple[int, int]]


def checked(report: Report, lines: Sequence[Line]) -> Report:
    """Reads the lines of a source, before anything was left out, and the report made of them. Guarantees the share of
    each page that arrived, and a warning for each page that is empty, or of which less than four fifths arrived and no
    other warning tells. Wrong where a page holds little but what is left out on purpose."""
    pages = report.source.pages
    counts = _counts(lines, report)
    told = {warning.page for warning in report.warnings}
    arrived = [counts.get(page, (0, 0)) for page in (range(1, pages + 1) if pages else [None])]
    source = replace(report.source, arrived=tuple(_percent(total, lost) for total, lost in arrived))
    doubts = [*_empty_pages(counts, pages or 0), *_lost_text(counts, told)]
    return replace(report, source=source, warnings=(*report.warnings, *doubts))


def _percent(total: int, lost: int) -> int:
    """Per cent that arrived, rounded down: 100 is all of it."""
    return _WHOLE * (total - lost) // total if total else _WHOLE


def _lost_text(counts: Counts, told: Container[int | None]) -> Iterator[Warning]:
    for page, (total, lost) in counts.items():
        few = _MASTHEAD if page == 1 else _FEW
        if page not in told and lost > max(few, (1 - _ENOUGH) * total):
            where = "" if page is None else " of this page"
            yield Warning(f"Only {_percent(total, lost)}% of the text{where} was read. Look at the original.", page)


def _empty_pages(counts: Counts, pages: int) -> Iterator[Warning]:
    """One warning for pages in a row."""
    empty = [page for page in range(1, pages + 1) if page not in counts]
    for _, group in groupby(enumerate(empty), lambda numbered: numbered[1] - numbered[0]):
        row = [page for _, page in group]
        named = "This page has no text" if len(row) == 1 else f"Pages {row[0]} to {row[-1]} have no text"
        yield Warning(f"{named}. Look at the original.", row[0])


def _counts(lines: Sequence[Line], report: Report) -> Counts:
    """By page, or None where the source tells none: how many trigrams it has, and how many did not arrive."""
    pages: dict[int | None, list[str]] = {}
    for line in lines:
        pages.setdefault(line.page if report.source.pages else None, []).extend(_line(line))
    arrived = set(_trigrams(_texts(report)))
    result: Counts = {}
    for page, texts in pages.items():
        trigrams = list(_trigrams(texts))
        result[page] = len(trigrams), sum(trigram not in arrived for trigram in trigrams)
    return result


def _trigrams(texts: Iterable[str]) -> Iterator[Trigram]:
    words = [word[0].casefold() for text in texts for word in _WORD.finditer(text)]
    return zip(words, words[1:], words[2:], strict=False)


def _line(line: Line) -> Iterator[str]:
    if line.table is None:
        yield line.text
    else:
        yield from (printed.words(cell) for row in line.table for cell in row)


def _texts(report: Report) -> Iterator[str]:
    """All texts of a report in reading order, with numbers and footnote marks."""
    yield from report.symbols
    yield report.title
    for section in report.walk():
        yield section.number
        yield _all(section.heading)
        for block in section.blocks:
            if isinstance(block, Paragraph):
                yield block.number or ""
                yield _all(block.text)
                yield from (words for item in block.walk() for words in (item.number, _all(item.text)))
            else:
                yield block.caption
                yield from (_all(cell) for row in block.rows for cell in row)
    for note in report.footnotes:
        yield note.marker
        yield _all(note.text)


def _all(text: Text) -> str:
    return "".join(run.text for run in text)
