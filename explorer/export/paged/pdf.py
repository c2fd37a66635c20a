"""Paper as a PDF file."""

import re
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QIODevice, QUuid
from PySide6.QtGui import QGuiApplication, QPdfWriter

from explorer.export.paged.drawing import drawn
from explorer.export.paged.sheet import page_layout
from explorer.export.paper import Paper
from explorer.jobs import Job, run

_DATE = re.compile(rb"Date(?: \(D:|=\")(\d{14}|[\d-]{10}T[\d:]{8})([^)\"]*)")
_NO_DATE = {14: b"19800101000000", 19: b"1980-01-01T00:00:00"}
"""A date as the parts of a PDF file write it, by the length of what is replaced: places in a file are counted."""
_application: QGuiApplication | None = None
"""What fonts need where there is no window; it lives as long as the program."""


@dataclass(frozen=True, slots=True)
class Pdf:
    """The bytes of a file, and how many pages it has."""

    data: bytes
    pages: int


def pdf(paper: Paper) -> bytes:
    """A PDF file on the paper that is usual where the reader lives. The same paper gives the same bytes."""
    return run(pdf_job(paper)).data


def pdf_job(paper: Paper) -> Job[Pdf]:
    """The same in steps, on any one thread."""
    _need_fonts()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(page_layout(paper.wide))
    writer.setTitle(paper.title)
    writer.setCreator("Report Explorer")
    writer.setDocumentId(QUuid.createUuidV5(QUuid(), paper.title.encode()))
    pages = yield from drawn(writer, paper)
    return Pdf(_DATE.sub(_undated, bytes(buffer.data().data())), pages)


def _need_fonts() -> None:
    global _application
    if QGuiApplication.instance() is None:
        _application = QGuiApplication(["report-explorer", "-platform", "offscreen"])


def _undated(found: re.Match[bytes]) -> bytes:
    date, zone = found.groups()
    before = found[0][: found.start(1) - found.start()]
    return before + _NO_DATE[len(date)] + re.sub(rb"\d", b"0", zone)
