"""Documents read in other processes, which get their bytes, within bounds of time and memory, in a cage."""

import contextlib
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from explorer.cage import Cage
from explorer.errors import UnreadableDocument
from explorer.ingest import Document, convert, explain_document, open_document, read_document
from explorer.jobs import ChildProcess, Job, ProcessEnded, Progress
from explorer.model.read_line import ReadLine
from explorer.model.report import Report

Result = TypeVar("Result")

READING_LIMIT = 90.0
"""Seconds that reading one document may take, and before it LibreOffice's part in that."""

PROCESSOR_LIMIT = 75
"""Seconds of computing that reading one document may take. Chosen: nearly all of `READING_LIMIT`, which other programs
share, and kept by the kernel even where this program hangs."""

MEMORY_LIMIT = 1024**3
"""Bytes of address space for each process that reads documents."""

READERS = max(1, min(4, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1))
"""Processes that read documents at a time: one a processor, few enough for the memory of any machine."""


def readers(memory_limit: int = MEMORY_LIMIT, nice: int = 0) -> ChildProcess:
    """The processes that read documents, and get nothing else; `nice` is how much they give way."""
    return ChildProcess(memory_limit, READERS, nice, PROCESSOR_LIMIT, Cage.READING)


def reading(document: Document, password: str | None) -> Job[Report]:
    """`read_document` as a job, for the process that reads documents."""
    yield Progress(0, 1, document.name)
    return read_document(document, password)


def explaining(document: Document, password: str | None) -> Job[list[ReadLine]]:
    """`explain_document` as a job, for the same process."""
    yield Progress(0, 1, document.name)
    return explain_document(document, password)


def converting(document: Document) -> Job[bytes]:
    """`convert` as a job, for a process that has LibreOffice do it."""
    yield Progress(0, 1, document.name)
    return convert(document).data


def read_in(child: ChildProcess, path: Path, password: str | None = None) -> Job[Report]:
    """A report read in another process from a file. Raises ExplorerError as `read_document_in` does."""
    return (yield from read_document_in(child, open_document(path.absolute()), password))


def read_document_in(child: ChildProcess, document: Document, password: str | None = None) -> Job[Report]:
    """A report read in another process, which is given the bytes of the document, or what LibreOffice made of them in a
    process of its own. Raises ExplorerError, also where reading takes too much time or memory."""
    return document.source_of((yield from _performed(child, document, reading, password)))


def explained_in(child: ChildProcess, document: Document, password: str | None = None) -> Job[list[ReadLine]]:
    """What each line of a document is taken for, told by such a process. Raises like `read_document_in`."""
    return (yield from _performed(child, document, explaining, password))


def _performed(
    child: ChildProcess, document: Document, job: Callable[[Document, str | None], Job[Result]], password: str | None
) -> Job[Result]:
    """What a job in another process makes of a document."""
    try:
        given = (yield from _converted(child.nice, document)) if document.needs_conversion else document
        return (yield from child.perform(job, given, password, timeout=READING_LIMIT))
    except ProcessEnded as error:  # The libraries that read files die of some, and of too little memory.
        raise UnreadableDocument(
            f"{document.name} cannot be read: it is damaged or too large. "
            "Open it elsewhere, save it again, and open that."
        ) from error


def _converted(nice: int, document: Document) -> Job[Document]:
    """A document that LibreOffice has converted. Its process serves no other document."""
    with contextlib.closing(ChildProcess(MEMORY_LIMIT, nice=nice, cage=Cage.CONVERTING)) as child:
        return replace(document, data=(yield from child.perform(converting, document, timeout=READING_LIMIT)))
