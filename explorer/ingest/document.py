"""A file as it came, for a reader that is given no more of it than its bytes."""

import hashlib
import os
import stat
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from explorer.errors import UnreadableDocument
from explorer.ingest.pages import SeenPage
from explorer.ingest.readers import CONVERTED
from explorer.ingest.readers.kinds import kind_of
from explorer.model.report import Report
from explorer.paths import unreadable

_MEGABYTE = 1024 * 1024  # bytes
SIZE_LIMIT = 100 * _MEGABYTE
"""Bytes of a file. Chosen: many times the largest reports, with room for it in memory beside what is read from it."""

_STREAM = "standard input"


@dataclass(frozen=True, slots=True)
class Document:
    """The bytes of a file, its base name, and the suffix of the reader for it; `seen` is what OCR saw of its pages."""

    name: str
    kind: str
    data: bytes
    seen: tuple[SeenPage, ...] = ()

    @property
    def needs_conversion(self) -> bool:
        """Whether its reader takes what LibreOffice makes of it."""
        return self.kind in CONVERTED

    def source_of(self, report: Report) -> Report:
        """What a reader made of it, with its name and hash: no reader that was taken over says these."""
        source = replace(report.source, name=self.name, sha256=hashlib.sha256(self.data).hexdigest())
        return replace(report, source=source)


def open_document(path: Path) -> Document:
    """Raises UnreadableDocument for a file that is missing, empty, too large, or of a kind that no reader is for."""
    data = contents(path)
    return Document(path.name, kind_of(data, path.name), data)


def received_document(stream: BinaryIO) -> Document:
    """What comes through a stream, of the kind that its bytes say. Raises UnreadableDocument where that is nothing, too
    much, or nothing that can be read."""
    try:
        data = stream.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise UnreadableDocument(str(unreadable(Path(_STREAM), error))) from error
    if not data:
        raise UnreadableDocument("Nothing came through standard input. Pass a document on, or name a file.")
    if len(data) > SIZE_LIMIT:
        raise _too_large(_STREAM, f"more than {SIZE_LIMIT // _MEGABYTE}")
    return Document(_STREAM, kind_of(data), data)


def contents(path: Path) -> bytes:
    """The bytes of a file. Raises UnreadableDocument where it is missing, empty or too large, or changes meanwhile."""
    try:
        state = path.stat()
        size = state.st_size
        if stat.S_ISDIR(state.st_mode):
            raise UnreadableDocument(f"{path.name} is a folder. Choose a file in it.")
        if not stat.S_ISREG(state.st_mode):
            raise UnreadableDocument(f"{path.name} is a device or a pipe. Choose a file.")
        if size > SIZE_LIMIT:
            raise _too_large(path.name, str(size // _MEGABYTE))
        if not size:
            raise UnreadableDocument(f"{path.name} is empty. Get the document again from where it came.")
        return _unchanging(path)
    except FileNotFoundError as error:
        raise UnreadableDocument(f"There is no file {path}. Check its name and folder.") from error
    except OSError as error:
        raise UnreadableDocument(str(unreadable(path, error))) from error


def _too_large(name: str, megabytes: str) -> UnreadableDocument:
    return UnreadableDocument(
        f"{name} is too large: {megabytes} MB, and up to {SIZE_LIMIT // _MEGABYTE} MB can be read. Split it and open "
        "the parts."
    )


def _unchanging(path: Path) -> bytes:
    """A file as it is, whole. Raises UnreadableDocument where it changes meanwhile, OSError."""
    with path.open("rb") as file:
        before = os.fstat(file.fileno())
        data = file.read(SIZE_LIMIT + 1)
        after = os.fstat(file.fileno())
    if not len(data) == before.st_size == after.st_size or before.st_mtime_ns != after.st_mtime_ns:
        raise UnreadableDocument(f"{path.name} changed while it was being read. Import it again.")
    return data
