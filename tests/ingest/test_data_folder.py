"""The documents of the folder that REPORT_EXPLORER_DATA names: damage, and what is kept of them."""

import os
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import pytest

from explorer import akn
from explorer.errors import ExplorerError, PasswordNeeded
from explorer.ingest import apart
from explorer.jobs import ChildProcess, run
from explorer.model.report import Report
from tests.ingest.accounting import held, kept

PASSWORDS = {
    "aes-128.pdf": "foo",
    "rc4-40.pdf": "foo",
    "libreoffice-writer-password.pdf": "openpassword",
    "simple-open-password.pdf": "password",
}
REFUSALS = {
    "not_a_pdf.pdf": "empty",
    "A_78_1.en.pdf": "does not exist",
    "ocr-sample-french.pdf": "OCR can read it",
    "scan-bad.pdf": "OCR can read it",
    "bug1020226.pdf": "damaged",
    "doc-no-coreprops.docx": "no text",
    **dict.fromkeys(PASSWORDS, "needs a password"),
}
"""Words of the sentence with which some files are refused."""

SECONDS, MEMORY = 20.0, 1024**3


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test for each document; without the folder a single one, which is skipped."""
    named = os.environ.get("REPORT_EXPLORER_DATA")
    for argument, listed in (("hostile", _hostile), ("readable", _readable)):
        if argument in metafunc.fixturenames:
            found: Sequence[Path | None] = listed(Path(named)) if named else [None]
            metafunc.parametrize(argument, found, ids=str)


def _hostile(folder: Path) -> list[Path]:
    return sorted(path.relative_to(folder) for path in (folder / "hostile").rglob("*") if path.is_file())


def _readable(folder: Path) -> list[Path]:
    found = [path for name in ("seeds", "reports", "akn") for path in (folder / name).iterdir()]
    return sorted(path.relative_to(folder) for path in found)


@lru_cache
def read(child: ChildProcess, path: Path, password: str | None = None) -> Report | ExplorerError:
    """What becomes of a file, read as the program does it."""
    try:
        return run(apart.read_in(child, path, password))
    except ExplorerError as error:
        return error


@pytest.fixture(scope="module")
def child() -> Iterator[ChildProcess]:
    child = apart.readers(MEMORY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(apart, "READING_LIMIT", SECONDS)
        yield child
    child.close()


def test_a_hostile_file_is_read_or_refused_in_one_sentence(
    hostile: Path, data_folder: Path, child: ChildProcess
) -> None:
    result = read(child, data_folder / hostile)
    wanted = REFUSALS.get(hostile.name)
    if isinstance(result, Report):
        assert wanted is None and _has_text(result)
        return
    sentence = str(result)
    assert sentence.endswith(".") and "\n" not in sentence
    assert wanted is None or wanted in sentence
    assert not any(words in sentence for words in ("program failed", "more than", "more memory")), "a limit or a fault"


def test_a_locked_file_opens_with_its_password(hostile: Path, data_folder: Path, child: ChildProcess) -> None:
    password = PASSWORDS.get(hostile.name)
    if password:
        assert isinstance(read(child, data_folder / hostile, "wrong"), PasswordNeeded)
        result = read(child, data_folder / hostile, password)
        assert isinstance(result, Report) and _has_text(result)


def _has_text(report: Report) -> bool:
    return any(section.title or section.blocks for section in report.walk())


def _kept_whole(report: Report) -> None:
    data = akn.write(report)
    assert akn.problems(data) == []
    assert akn.read(data) == report


def test_what_is_kept_of_a_document_is_valid_and_reads_back(
    readable: Path, data_folder: Path, child: ChildProcess
) -> None:
    report = read(child, data_folder / readable)
    assert isinstance(report, Report)
    _kept_whole(report)


def test_each_word_of_a_document_is_in_the_report_in_the_account_or_missed(
    readable: Path, data_folder: Path, child: ChildProcess
) -> None:
    report = read(child, data_folder / readable)
    assert isinstance(report, Report)
    kept(report, held(data_folder / readable))


def test_each_word_of_a_hostile_file_is_in_the_report_in_the_account_or_missed(
    hostile: Path, data_folder: Path, child: ChildProcess
) -> None:
    report = read(child, data_folder / hostile)
    if isinstance(report, Report) and hostile.suffix in (".pdf", ".docx", ".html"):
        kept(report, held(data_folder / hostile))


def test_what_is_kept_of_a_hostile_file_is_valid_and_reads_back(
    hostile: Path, data_folder: Path, child: ChildProcess
) -> None:
    report = read(child, data_folder / hostile, PASSWORDS.get(hostile.name))
    if isinstance(report, Report):
        _kept_whole(report)
