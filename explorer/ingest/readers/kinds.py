"""Which reader a file is for: by what its bytes say it is, then by its name."""

import re
from pathlib import PurePath

from explorer.errors import UnreadableDocument
from explorer.ingest.readers import AKOMA_NTOSO, SUFFIXES

_COMPOUND = b"\xd0\xcf\x11\xe0"  # the container of Office files of before 2007, and of encrypted ones since
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_ZIP = b"PK\x03\x04"
_AKOMA_NTOSO = re.compile(rb"<(?:\w+:)?akomaNtoso[\s>]")
_OPENING = 4096
"""Bytes in which the root element of a document begins, after what is said of it in comments."""


def kind_of(data: bytes, name: str | None = None) -> str:
    """The suffix of the reader for a file, or for one without a name. Raises UnreadableDocument where there is none."""
    suffix = PurePath(name or "").suffix.lower()
    if b"%PDF-" in data[:1024]:
        return ".pdf"
    if data.startswith(_COMPOUND):
        return _compound(data)
    if data.startswith(b"{\\rtf"):
        return ".rtf"
    if data[30:].startswith(_OPEN_DOCUMENT):
        return ".odt"
    if name is None:
        return _unnamed(data)
    if suffix == ".doc":
        return ".docx" if data.startswith(_ZIP) else _misnamed(data)
    if suffix in SUFFIXES:
        return suffix
    raise UnreadableDocument(f"{name} is of a kind that cannot be read. Open one of: {', '.join(SUFFIXES)}.")


def _compound(data: bytes) -> str:
    """What a compound file holds is told by the names in its directory."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableDocument(
            "The Word file is encrypted. Open it in Word, save it without a password and open that."
        )
    if "WordDocument".encode("utf-16-le") in data:
        return ".doc"
    raise UnreadableDocument(
        "The file is no Word file, or a damaged one. Open it in Word, save it as .docx, and open that."
    )


def _unnamed(data: bytes) -> str:
    if data.startswith(_ZIP):
        return ".docx"
    return AKOMA_NTOSO if _AKOMA_NTOSO.search(data[:_OPENING]) else _misnamed(data)


def _misnamed(data: bytes) -> str:
    """Web pages and text are often sent under the name of a Word file."""
    return ".html" if data[:1024].lstrip(b"\xef\xbb\xbf\r\n\t ")[:1] == b"<" else ".txt"
