"""Damaged files, read and imported as the program does it: a report or one sentence, and a library that stays sound.

512 files, always the same ones, through one reused process with its limits of time and memory.
"""

import random
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from explorer import akn
from explorer.ingest import apart
from explorer.ingest.apart import read_in
from explorer.jobs import ChildProcess, run
from explorer.library import Library
from explorer.model.imported import Imported
from explorer.session.importing import Receiving, import_job
from tests.ingest import specimens
from tests.ingest.damage import damaged, damaged_inside, rearranged, scratched

pytestmark = pytest.mark.slow

EACH = 64
KINDS = {
    "bytes of a PDF file": (".pdf", specimens.PDF, damaged),
    "bytes of a Word file": (".docx", specimens.WORD, scratched),
    "parts of a Word file": (".docx", specimens.WORD, damaged_inside),
    "HTML": (".html", specimens.HTML, damaged),
    "bytes of Akoma Ntoso": (".xml", specimens.XML, scratched),
    "elements of Akoma Ntoso": (".xml", specimens.XML, rearranged),
    "elements of Akoma Ntoso by others": (".xml", specimens.FOREIGN_XML, rearranged),
    "text": (".txt", specimens.TEXT, damaged),
}
SECONDS = 10.0
"""What the reading of any of these small files may take."""

FAULTS = ("The program failed", "more than", "ended unexpectedly")
"""Words of the sentences that stand for a fault of ours, for a hang or too much memory, and for a crash."""


@pytest.fixture(scope="module")
def child() -> Iterator[ChildProcess]:
    child = apart.readers()
    yield child
    child.close()


@pytest.mark.parametrize("kind", KINDS)
def test_damaged_files_are_read_or_refused(
    kind: str, child: ChildProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "READING_LIMIT", SECONDS)
    files = _damaged_files(kind, tmp_path)
    library = Library.open(tmp_path / "library")
    results = run(import_job(partial(read_in, child), Receiving(lambda act: act(), lambda: library), files))
    library.close()
    assert [result.path for result in results] == files
    refused = [result for result in results if result.id is None]
    assert 0 < len(refused) < EACH, "the damage is too small or too great to say anything"
    assert [result for result in refused if not _is_one_sentence(result)] == []
    _check(tmp_path / "library", {result.id for result in results if result.id})


def _damaged_files(kind: str, folder: Path) -> list[Path]:
    suffix, sound, damage = KINDS[kind]
    files = []
    for number in range(EACH):
        path = folder / f"{number}{suffix}"
        path.write_bytes(damage(sound, random.Random(f"{kind} {number}")))
        files.append(path)
    return files


def _is_one_sentence(result: Imported) -> bool:
    message = result.message
    return message.endswith(".") and "\n" not in message and not any(fault in message for fault in FAULTS)


def _check(folder: Path, imported: set[str]) -> None:
    """The library holds these reports, each whole and valid, and nothing else."""
    library = Library.open(folder)
    assert {entry.id for entry in library.entries()} == imported
    assert [entry for entry in library.entries() if entry.error] == []
    assert list((folder / "staging").iterdir()) == []
    for id in imported:
        assert library.original(id) is not None
        stored = (library.reports_folder / id / "report.xml").read_bytes()
        assert akn.problems(stored) == []
        report = akn.read(stored)
        assert report.sections and akn.write(report) == stored
    library.close()


@pytest.mark.parametrize("kind", KINDS)
def test_the_files_are_sound_before_they_are_damaged(kind: str, child: ChildProcess, tmp_path: Path) -> None:
    suffix, sound, _ = KINDS[kind]
    path = tmp_path / f"sound{suffix}"
    path.write_bytes(sound)
    report = run(apart.read_in(child, path))
    assert len(report.paragraphs()) >= 2 and len(list(report.walk())) >= 2
