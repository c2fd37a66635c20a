"""A file that changes while it is read is refused: what was read of it would be neither the old one nor the new one."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from explorer.errors import UnreadableDocument
from explorer.ingest import read_report

TEXT = b"I. Introduction\n\n1. One.\n\n2. Two.\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_bytes(TEXT)
    return path


def grow(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"\n3. Three.\n")


def shrink(path: Path) -> None:
    os.truncate(path, 5)


def rewrite(path: Path) -> None:
    """In place, with as many bytes."""
    with path.open("r+b") as file:
        file.write(TEXT.replace(b"One", b"Six"))
    os.utime(path, ns=(1, 1))  # A clock of the system may be too coarse to tell.


@pytest.mark.parametrize("change", [grow, shrink, rewrite])
def test_what_changes_while_it_is_read_is_refused(
    path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], None]
) -> None:
    look, looks = os.fstat, list[os.stat_result]()

    def look_and_change(number: int) -> os.stat_result:
        looks.append(look(number))
        if len(looks) == 1:
            change(path)
        return looks[-1] if len(looks) == 1 else look(number)

    with monkeypatch.context() as patch:
        patch.setattr("explorer.ingest.document.os.fstat", look_and_change)
        with pytest.raises(
            UnreadableDocument, match=r"report\.txt changed while it was being read\. Import it again\."
        ):
            read_report(path)


def test_what_takes_its_name_meanwhile_does_not_mix_with_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    look = os.fstat

    def replace(number: int) -> os.stat_result:
        (path.parent / "new").write_bytes(TEXT.replace(b"One", b"Six"))
        (path.parent / "new").replace(path)
        return look(number)

    with monkeypatch.context() as patch:
        patch.setattr("explorer.ingest.document.os.fstat", replace)
        report = read_report(path)
    assert [each.words for section in report.sections for each in section.own_paragraphs] == ["One.", "Two."]
