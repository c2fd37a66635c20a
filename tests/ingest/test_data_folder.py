"""The documents of the folder that REPORT_EXPLORER_DATA names: structure, metadata, damage, and what is kept of them.

`truth/` there says what is right: headings with their ranges of paragraphs, made by reading.
"""

import json
import os
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from explorer import akn
from explorer.errors import ExplorerError, PasswordNeeded
from explorer.export.outline import outline
from explorer.jobs import ChildProcess, run
from explorer.model.report import BODY, Report
from explorer.session import importing

PASSWORDS = {
    "aes-128.pdf": "foo",
    "rc4-40.pdf": "foo",
    "libreoffice-writer-password.pdf": "openpassword",
    "simple-open-password.pdf": "password",
}
REFUSALS = {
    "not_a_pdf.pdf": "empty",
    "A_78_1.en.pdf": "does not exist",
    "ocr-sample-french.pdf": "text recognition",
    "scan-bad.pdf": "text recognition",
    "bug1020226.pdf": "damaged",
    "doc-no-coreprops.docx": "no text",
    **dict.fromkeys(PASSWORDS, "needs a password"),
}
"""Words of the sentence with which some files are refused."""

SECONDS, MEMORY = 20.0, 1024**3


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test for each document; without the folder a single one, which is skipped."""
    named = os.environ.get("REPORT_EXPLORER_DATA")
    for argument, listed in (("truth", _truths), ("hostile", _hostile), ("readable", _readable)):
        if argument in metafunc.fixturenames:
            found: Sequence[Any] = listed(Path(named)) if named else [None]
            metafunc.parametrize(argument, found, ids=_name)


def _truths(folder: Path) -> list[dict[str, Any]]:
    seeds = json.loads((folder / "truth" / "seeds.json").read_text("utf-8"))
    reports = json.loads((folder / "truth" / "reports.json").read_text("utf-8"))
    return [*({"file": f"seeds/{name}", **truth} for name, truth in seeds.items()), *reports]


def _hostile(folder: Path) -> list[Path]:
    return sorted(path.relative_to(folder) for path in (folder / "hostile").rglob("*") if path.is_file())


def _readable(folder: Path) -> list[Path]:
    found = [path for name in ("seeds", "reports", "akn") for path in (folder / name).iterdir()]
    return sorted(path.relative_to(folder) for path in found)


def _name(value: object) -> str:
    return value["file"] if isinstance(value, dict) else str(value)


@lru_cache
def read(child: ChildProcess, path: Path, password: str | None = None) -> Report | ExplorerError:
    """What becomes of a file, read as the program does it."""
    try:
        return run(importing.read_in(child, path, password))
    except ExplorerError as error:
        return error


@pytest.fixture(scope="module")
def child() -> Iterator[ChildProcess]:
    child = ChildProcess(MEMORY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(importing, "READING_LIMIT", SECONDS)
        yield child
    child.close()


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def _number(label: str | None) -> int | None:
    return int(label.rsplit("/", 1)[-1].rsplit(".", 1)[-1]) if label else None


Heading = tuple[str, int | None, int | None]


def _wanted(truth: dict[str, Any]) -> list[Heading]:
    """The headings of a document with their first and last paragraphs; only those of reports leave out subsections."""
    if "sections" in truth:
        return [(_squeezed(row["number"] + row["heading"]), row["first"], row["last"]) for row in truth["sections"]]
    return [(_squeezed(row["heading"]), row["own_first"], row["own_last"]) for row in truth["headings"]]


def _found(report: Report, own: bool) -> list[Heading]:
    first, last = ("own_first", "own_last") if own else ("first", "last")
    return [
        (_squeezed(f"{row['number'] or ''}{row['heading']}"), _number(row[first]), _number(row[last]))
        for row in outline(report)["sections"]
    ]


def test_headings_and_ranges(truth: dict[str, Any], data_folder: Path, child: ChildProcess) -> None:
    report = read(child, data_folder / truth["file"])
    assert isinstance(report, Report)
    wanted, found = _wanted(truth), _found(report, own="headings" in truth)
    names, told = [row[0] for row in wanted], [row[0] for row in found]
    precision = sum(name in names for name in told) / len(told)
    recall = sum(name in told for name in names) / len(names)
    ranges = sum(row in found for row in wanted) / len(wanted)
    exact = "sections" in truth
    assert 2 * precision * recall / (precision + recall) >= (1 if exact else 0.97), set(names) ^ set(told)
    assert ranges >= (1 if exact else 0.95), set(wanted) - set(found)


def test_the_body_is_complete(truth: dict[str, Any], data_folder: Path, child: ChildProcess) -> None:
    report = read(child, data_folder / truth["file"])
    assert isinstance(report, Report)
    count = truth.get("paragraphs") or truth.get("body_paragraphs")
    labels = [_number(row["label"]) for row in outline(report)["paragraphs"] if row["part"] == BODY]
    assert count is None or labels == list(range(1, count + 1))


def test_what_a_document_says_of_itself(truth: dict[str, Any], data_folder: Path, child: ChildProcess) -> None:
    report = read(child, data_folder / truth["file"])
    assert isinstance(report, Report)
    told = outline(report)
    for key in ("symbols", "date"):
        assert key not in truth or told[key] == truth[key]
    for part in truth.get("title", "").split("…"):  # The truth leaves out words of a long title.
        assert _squeezed(part) in _squeezed(report.title)
    if isinstance(truth.get("footnotes"), int):
        assert len([note for note in report.footnotes if note.marker.isdigit()]) == truth["footnotes"]


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


def test_what_is_kept_of_a_hostile_file_is_valid_and_reads_back(
    hostile: Path, data_folder: Path, child: ChildProcess
) -> None:
    report = read(child, data_folder / hostile, PASSWORDS.get(hostile.name))
    if isinstance(report, Report):
        _kept_whole(report)
