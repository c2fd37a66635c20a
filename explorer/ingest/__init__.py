"""A source file becomes a report: readers give positioned lines, stages find the structure in them.

The stages are loaded with the first file that is read, so that a window that opens without reading does not wait.
"""

from pathlib import Path

from explorer.ingest.readers import KINDS, SUFFIXES
from explorer.model.report import Report

__all__ = ["KINDS", "SUFFIXES", "read_report"]


def read_report(path: Path, password: str | None = None) -> Report:
    """The report in a file, addressed, its id empty. What a file does not say of itself stays empty.

    Raises UnreadableDocument, with one sentence for the user, for a file that is missing, empty, too large, damaged, of
    another kind or without text; PasswordNeeded for an encrypted one.
    """
    from explorer.ingest.read import read_file

    return read_file(path, password)
