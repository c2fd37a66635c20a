"""A source file becomes a report: readers give positioned lines, stages find the structure in them.

A file is opened by the program (`open_document`), which gives its bytes to a process that reads them (`read_document`),
after one that has LibreOffice convert them where that is needed (`convert`). The stages are loaded with the first file
that is read, so that a window that opens without reading does not wait.
"""

from dataclasses import replace
from pathlib import Path

from explorer.ingest.document import Document, open_document, received_document
from explorer.ingest.readers import KINDS, SUFFIXES
from explorer.model.read_line import ReadLine
from explorer.model.report import Report

__all__ = [
    "KINDS",
    "SUFFIXES",
    "Document",
    "convert",
    "explain_document",
    "open_document",
    "read_document",
    "read_report",
    "received_document",
]


def read_report(path: Path, password: str | None = None) -> Report:
    """The report in a file, read in this process: for files that are trusted.

    Raises UnreadableDocument, with one sentence for the user, for a file that is missing, empty, too large, damaged, of
    another kind or without text; PasswordNeeded for an encrypted one.
    """
    document = open_document(path)
    given = convert(document) if document.needs_conversion else document
    return document.source_of(read_document(given, password))


def read_document(document: Document, password: str | None = None) -> Report:
    """The report in a document, addressed, its id, name and hash empty; converted before where that is needed. What a
    file does not say of itself stays empty. Raises UnreadableDocument and PasswordNeeded like `read_report`."""
    from explorer.ingest.read import read

    return read(document, password)


def explain_document(document: Document, password: str | None = None) -> list[ReadLine]:
    """What each printed line of a document was taken for, by which witness, and why. Raises UnreadableDocument, also
    for a file that is a report already, and PasswordNeeded like `read_report`."""
    from explorer.ingest.explain import explain

    return explain(document, password)


def convert(document: Document) -> Document:
    """A document as LibreOffice makes a Word file of it, for the same reader. Raises UnreadableDocument where
    LibreOffice is missing, takes too long or cannot make anything of the file."""
    from explorer.ingest.readers.office import converted

    return replace(document, data=converted(document.data, document.kind))
