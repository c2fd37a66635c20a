"""One reader for each kind of file. Each gives the printed lines and says what it knows of where they stand.

A reader's library is loaded when a file of its kind is first opened: together they would slow every start.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from explorer.ingest.source import Source


def _text(data: bytes, password: str | None) -> Source:
    from explorer.ingest.readers.text import read_text

    return read_text(data)


def _pdf(data: bytes, password: str | None) -> Source:
    from explorer.ingest.readers.pdf import read_pdf

    return read_pdf(data, password)


def _word(data: bytes, password: str | None) -> Source:
    from explorer.ingest.readers.docx import read_docx

    return read_docx(data)


def _html(data: bytes, password: str | None) -> Source:
    from explorer.ingest.readers.html import read_html

    return read_html(data)


def _converted(data: bytes, password: str | None) -> Source:
    from explorer.ingest.readers.docx import read_converted

    return read_converted(data)


CONVERTED = {".doc": "Word files of before 2007", ".odt": "OpenDocument files", ".rtf": "RTF files"}
"""What LibreOffice makes a Word file of before it is read, in the words of a sentence for the user."""

READERS: dict[str, Callable[[bytes, str | None], Source]] = {
    ".txt": _text,
    ".md": _text,
    ".pdf": _pdf,
    ".docx": _word,
    ".html": _html,
    ".htm": _html,
    **dict.fromkeys(CONVERTED, _converted),
}
"""The reader for each suffix; only a PDF's password is used."""

AKOMA_NTOSO = ".xml"
SUFFIXES = (*READERS, AKOMA_NTOSO)
"""What the names of readable files end with."""
