"""Encrypted files: opened with the password, refused in a sentence without it, and the password kept nowhere."""

import json
from pathlib import Path

import pytest

from explorer import paths
from explorer.cli import main
from explorer.errors import PasswordNeeded, UnreadableDocument
from explorer.ingest import read_report
from tests.ingest import specimens
from tests.ingest.locked_pdf import locked

USER, OWNER = "Pomeranze-7391", "Quittenmus-4602"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "locked.pdf"
    path.write_bytes(locked(specimens.PDF, USER, OWNER))
    return path


@pytest.mark.parametrize("password", [USER, OWNER])
def test_either_password_opens_a_pdf_file(file: Path, password: str) -> None:
    assert [paragraph.label for paragraph in read_report(file, password).paragraphs()] == ["1", "2", "3", "4"]


def test_without_the_password_one_sentence_asks_for_it(file: Path) -> None:
    with pytest.raises(PasswordNeeded, match="needs a password"):
        read_report(file)
    with pytest.raises(PasswordNeeded, match="password is wrong") as caught:
        read_report(file, USER + "x")
    assert USER not in str(caught.value)


def test_a_file_that_only_its_owner_may_change_is_read_by_everybody(tmp_path: Path) -> None:
    path = tmp_path / "open.pdf"
    path.write_bytes(locked(specimens.PDF, "", OWNER))
    assert len(read_report(path).paragraphs()) == 4
    assert len(read_report(path, "any").paragraphs()) == 4


def test_an_encrypted_word_file_is_refused_in_one_sentence(tmp_path: Path) -> None:
    """It is a compound file with an encrypted package inside, which no password given here would open."""
    path = tmp_path / "locked.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000 + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(UnreadableDocument, match=r"encrypted.*save it without a password") as caught:
        read_report(path, USER)
    assert not isinstance(caught.value, PasswordNeeded)


def test_the_password_is_kept_nowhere(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither in the profile nor in the library with its report, index, notes and settings; nor is it printed."""
    home, library = tmp_path / "home", tmp_path / "library"
    monkeypatch.setenv(paths.HOME, str(home))
    password = ["--password", USER]
    assert main(["outline", str(file), *password, "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["paragraphs"]) == 4
    assert main(["import", str(file), *password, "--library", str(library)]) == 0
    assert main(["import", str(file), *password]) == 0
    assert main(["search", "paragraph", "--library", str(library), "--json"]) == 0
    assert main(["import", str(file), "--password", f"{USER}x", "--library", str(tmp_path / "other")]) == 1
    printed = capsys.readouterr()
    assert USER not in printed.out + printed.err
    kept = [path for folder in (home, library, tmp_path / "other") for path in folder.rglob("*") if path.is_file()]
    assert any(path.name == "report.xml" for path in kept) and any(path.suffix == ".sqlite3" for path in kept)
    spellings = [USER.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be")]
    assert [path for path in kept if any(spelling in path.read_bytes() for spelling in spellings)] == []
