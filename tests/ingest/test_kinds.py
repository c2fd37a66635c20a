"""What a file is, by its bytes first."""

import pytest

from explorer.errors import PasswordNeeded, UnreadableDocument
from explorer.ingest.readers.kinds import kind_of
from tests.ingest.office_file import odt, rtf

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500
WORD_97 = COMPOUND + "WordDocument".encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"%PDF-1.7", "report.docx", ".pdf"),
        (b"\xef\xbb\xbf\n%PDF-1.7", "report.txt", ".pdf"),
        (odt(["A"]), "report.docx", ".odt"),
        (odt(["A"]), "report", ".odt"),
        (rtf(["A"]), "report.doc", ".rtf"),
        (WORD_97, "report.docx", ".doc"),
        (b"PK\x03\x04 a package", "report.doc", ".docx"),
        (b"PK\x03\x04 a package", "REPORT.DOCX", ".docx"),
        (b"\r\n<html><body>", "report.doc", ".html"),
        (b"I. Introduction", "report.doc", ".txt"),
        (b"I. Introduction", "report.MD", ".md"),
    ],
)
def test_bytes_count_more_than_the_name(data: bytes, name: str, kind: str) -> None:
    assert kind_of(data, name) == kind


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (COMPOUND, "sheet.xls", "no Word file"),
        (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "report.docx", "encrypted.*without a password"),
        (b"\x89PNG", "picture.png", "Open one of: .txt"),
        (b"text", "report", "Open one of: .txt"),
    ],
)
def test_what_nothing_reads_is_one_sentence(data: bytes, name: str, words: str) -> None:
    with pytest.raises(UnreadableDocument, match=words) as caught:
        kind_of(data, name)
    assert not isinstance(caught.value, PasswordNeeded)  # No password would help.
    assert str(caught.value).endswith(".")
