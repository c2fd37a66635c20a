"""What of a source's text arrived in the report: every word stands there, or in the account of what was left out."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from explorer.ingest.account import words_of
from explorer.ingest.source import Printed
from explorer.ingest.stages.missed import Missed, missed
from explorer.model.report import Paragraph, Report, Warning
from explorer.model.text import Text

_QUOTED = 60  # letters of what was missed; chosen: enough to find it on the page
_WHOLE = 100  # per cent


def checked(report: Report, printed: Sequence[Printed], torn: Sequence[str] = ()) -> Report:
    """Reads all texts of a source, before anything was left out, beside the report made of them and its account; `torn`
    words were joined.

    Guarantees that each word is in the report or in the account, or counts among those of which a warning tells, with
    its page; a warning for pages without text; and the share of each page that arrived, of the words that should.
    """
    words = [words_of(text) for _, text in printed]
    pages = report.source.pages if any(page for page, _ in printed) else None
    lost = missed(printed, words, [word for text in _told(report) for word in words_of(text)], torn)
    due = _due(report, printed, words)
    gone = Counter(row.page for row in lost for _ in range(row.count))
    arrived = [_percent(due[page], gone[page]) for page in (range(1, pages + 1) if pages else [None])]
    source = replace(report.source, arrived=tuple(arrived))
    doubts = [*_empty_pages({page for page, _ in printed}, pages or 0), *_warnings(lost)]
    return replace(report, source=source, warnings=(*report.warnings, *doubts))


def _due(report: Report, printed: Sequence[Printed], words: Sequence[Sequence[str]]) -> Counter[int | None]:
    """For each page how many of its words should arrive."""
    due = Counter[int | None]()
    for (page, _), of_text in zip(printed, words, strict=True):
        due[page] += len(of_text)
    for entry in report.account:
        due[entry.page] -= len(words_of(entry.text))
    return due


def _percent(due: int, gone: int) -> int:
    """Per cent that arrived, rounded down: 100 is all of it."""
    return _WHOLE * max(0, due - gone) // due if due > 0 else _WHOLE


def _warnings(lost: Sequence[Missed]) -> Iterator[Warning]:
    """One for each page, with the first of its words."""
    for page, rows in groupby(sorted(lost, key=lambda row: row.page or 0), key=lambda row: row.page):
        of_page = list(rows)
        text = " … ".join(row.text for row in of_page)
        count = sum(row.count for row in of_page)
        quoted = text if len(text) <= _QUOTED else f"{text[:_QUOTED].rstrip()}…"
        where = "" if page is None else " of this page"
        words = "1 word" if count == 1 else f"{count} words"
        yield Warning(f"{words}{where} did not arrive in the report: “{quoted}”. Look at the original.", page)


def _empty_pages(filled: set[int | None], pages: int) -> Iterator[Warning]:
    """One warning for pages in a row."""
    empty = [page for page in range(1, pages + 1) if page not in filled]
    for _, group in groupby(enumerate(empty), lambda numbered: numbered[1] - numbered[0]):
        row = [page for _, page in group]
        named = "This page has no text" if len(row) == 1 else f"Pages {row[0]} to {row[-1]} have no text"
        yield Warning(f"{named}. Look at the original.", row[0])


def _told(report: Report) -> Iterator[str]:
    """All texts of a report in reading order, with numbers and footnote marks, and those of its account."""
    yield from (_all(block.text) for block in report.front) if report.front else (report.title,)
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
    yield from (entry.text for entry in report.account)


def _all(text: Text) -> str:
    return "".join(run.text for run in text)
