"""One reader for each kind of file. Each gives the printed lines and says what it knows of where they stand.

A reader's library is loaded when a file of its kind is first opened: together they would slow every start.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.translation import tr

if TYPE_CHECKING:
    from explorer.ingest.pages import SeenPage
    from explorer.ingest.source import Source


def _text(data: bytes, password: str | None, seen: Sequence[SeenPage]) -> Source:
    from explorer.ingest.readers.text import read_text

    return read_text(data)


def _pdf(data: bytes, password: str | None, seen: Sequence[SeenPage]) -> Source:
    from explorer.ingest.readers.pdf import read_pdf

    return read_pdf(data, password, seen)


def _word(data: bytes, password: str | None, seen: Sequence[SeenPage]) -> Source:
    from explorer.ingest.readers.docx import read_docx

    return read_docx(data)


def _html(data: bytes, password: str | None, seen: Sequence[SeenPage]) -> Source:
    from explorer.ingest.readers.html import read_html

    return read_html(data)


def _converted(data: bytes, password: str | None, seen: Sequence[SeenPage]) -> Source:
    from explorer.ingest.readers.docx import read_converted

    return read_converted(data)


CONVERTED = {".doc": "Word files of before 2007", ".odt": "OpenDocument files", ".rtf": "RTF files"}
"""What LibreOffice makes a Word file of before it is read, in the words of a sentence for the user."""

AKOMA_NTOSO = ".xml"


@dataclass(frozen=True, slots=True)
class FileKind:
    """Files that can be read: the sentence that tells a reader what the original is, and what reads them; None where
    the file is a report already. Password, and what OCR has seen, are those of a PDF file alone."""

    sentence: str
    read: Callable[[bytes, str | None, Sequence[SeenPage]], Source] | None


_TEXT = FileKind(tr("The original is a text file."), _text)
_PAGE = FileKind(tr("The original is a web page."), _html)
_OF_WORD = tr("The original is a Word file.")

KINDS = {
    ".txt": _TEXT,
    ".md": _TEXT,
    ".pdf": FileKind(tr("The original is a PDF file."), _pdf),
    ".docx": FileKind(_OF_WORD, _word),
    ".html": _PAGE,
    ".htm": _PAGE,
    ".doc": FileKind(_OF_WORD, _converted),
    ".odt": FileKind(tr("The original is an OpenDocument file."), _converted),
    ".rtf": FileKind(_OF_WORD, _converted),
    AKOMA_NTOSO: FileKind(tr("The original is an Akoma Ntoso file."), None),
}
"""The kind of each suffix."""

SUFFIXES = tuple(KINDS)
"""What the names of readable files end with."""
