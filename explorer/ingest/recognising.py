"""Documents read with OCR: each page drawn by one process, read by another, and put in its place by a third."""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from explorer.cage import Cage
from explorer.errors import ExplorerError, RecognitionNeeded
from explorer.ingest import Document, open_document
from explorer.ingest.apart import MEMORY_LIMIT, PROCESSOR_LIMIT, READING_LIMIT, read_document_in
from explorer.ingest.ocr import find_engine, languages, no_data, recognise_page, scan_page, told_language
from explorer.ingest.pages import Engine, SeenPage
from explorer.jobs import ChildProcess, Job, Progress
from explorer.language import three_letters
from explorer.language.loading import UNKNOWN
from explorer.model.recognition import OcrChoice
from explorer.model.report import Report

T = TypeVar("T")

_TELLING = 3
"""Pages that may tell the language of a scan. Chosen: a cover often has too few words, hardly what follows it."""
_WORDS = 50
"""On a page that tells it. Chosen: a paragraph, in which some seven small words tell a language."""


def read_file_by_ocr_in(child: ChildProcess, path: Path, choice: OcrChoice, password: str | None = None) -> Job[Report]:
    """`read_by_ocr_in` for a file."""
    return (yield from read_by_ocr_in(child, open_document(path.absolute()), choice, password))


def read_by_ocr_in(
    child: ChildProcess, document: Document, choice: OcrChoice | None, password: str | None = None
) -> Job[Report]:
    """A report of which some pages are read by OCR, as `choice` says; none where that is None.
    Raises what `looked_at` and `read_document_in` do."""
    return (yield from read_document_in(child, (yield from looked_at(child, document, choice, password)), password))


def looked_at(
    child: ChildProcess, document: Document, choice: OcrChoice | None, password: str | None = None
) -> Job[Document]:
    """A document with what OCR sees on the pages that `choice` says; as it is, where none of its pages wants that.
    `child` is the processes that read documents: they draw the pages as well.

    Raises ExplorerError as `read_document_in` does, where there is no engine or it has no data of the language, and
    where it can read none of the pages. Given up, nothing of it goes on but the page in hand, for its time at most.
    """
    if choice is None:
        return document
    pages, language = choice.pages, choice.language
    if not pages:
        try:
            plain = yield from read_document_in(child, document, password)
            pages, language = _pages(plain, choice.every), three_letters(plain.language)
        except RecognitionNeeded as error:
            pages = error.pages
    if not pages:
        return document
    with contextlib.closing(ChildProcess(MEMORY_LIMIT, 1, child.nice, PROCESSOR_LIMIT, Cage.CONVERTING)) as eye:
        seen = yield from _Looking(child, eye, document, password, pages).look(language)
    return replace(document, seen=tuple(seen))


def _pages(report: Report, every: bool) -> tuple[int, ...]:
    if every:
        return tuple(range(1, (report.source.pages or 0) + 1))
    return tuple(each.page for each in report.source.unread)


@dataclass(slots=True)
class _Looking:
    """Pages of a document on their way through OCR; `seen` are those that were read, by page and language."""

    child: ChildProcess
    eye: ChildProcess
    document: Document
    password: str | None
    pages: Sequence[int]
    seen: dict[tuple[int, str], SeenPage] = field(default_factory=dict)

    def look(self, language: str) -> Job[list[SeenPage]]:
        """All pages; in the language that is known, else in that which the first of them tell."""
        engine = yield from _under(self.eye.perform(find_engine, timeout=READING_LIMIT), Progress(0, len(self.pages)))
        if language in ("", three_letters(UNKNOWN)):
            language = yield from self._language(engine)
        if language not in engine.languages:
            raise no_data(language)
        found = []
        for done in range(len(self.pages)):
            page = yield from self._page(done, language)
            found.append(replace(page, engine=engine.name, language=language))
        if all(page.problem for page in found):
            raise ExplorerError(found[0].problem)
        return found

    def _language(self, engine: Engine) -> Job[str]:
        """The language that the words of a page tell, read in one after the other, that which they tell next; the first
        known one where none of them does."""
        waiting = languages(engine)
        if not waiting:
            raise ExplorerError("Tesseract has no data of any language that is known here. Install that of one.")
        first = waiting[0]
        done = yield from self._telling(first)
        while waiting:
            language = waiting.pop(0)
            told = told_language((yield from self._page(done, language)))
            if told == language or (told and told not in languages(engine)):
                return told
            if told in waiting:
                waiting.remove(told)
                waiting.insert(0, told)
        return first

    def _telling(self, language: str) -> Job[int]:
        """Which of the first pages has words enough to tell their language, whatever they are taken for; the first one
        where none has."""
        for done in range(min(_TELLING, len(self.pages))):
            page = yield from self._page(done, language)
            if len(page.text.split()) >= _WORDS:
                return done
        return 0

    def _page(self, done: int, language: str) -> Job[SeenPage]:
        """A page; one that cannot be drawn or read says why."""
        page = self.pages[done]
        if (page, language) not in self.seen:
            progress = Progress(done, len(self.pages), f"page {done + 1} of {len(self.pages)}")
            try:
                drawing = self.child.perform(scan_page, self.document.data, page, self.password, timeout=READING_LIMIT)
                scan = yield from _under(drawing, progress)
                reading = self.eye.perform(recognise_page, scan, language, timeout=READING_LIMIT)
                self.seen[page, language] = yield from _under(reading, progress)
            except ExplorerError as error:
                self.seen[page, language] = SeenPage(page, problem=str(error))
        return self.seen[page, language]


def _under(job: Job[T], progress: Progress) -> Job[T]:
    """A job that tells a progress instead of its own."""
    with contextlib.closing(job):
        while True:
            try:
                next(job)
            except StopIteration as stop:
                result: T = stop.value
                return result
            yield progress
