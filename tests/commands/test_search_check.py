"""`search --check`: a script learns whether a count is right, and gets the record of it."""

import json
from pathlib import Path

import pytest

from explorer import paths
from explorer.cli import main
from explorer.library import Library
from explorer.search.folders import index_folder
from explorer.search.index_engine import open_index
from tests import profile
from tests.search.builders import report

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(paths.HOME, str(tmp_path / "home"))
    profile.copy_to(tmp_path / "home")
    return tmp_path / "home"


def test_a_count_is_confirmed_and_the_record_written(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    record = tmp_path / "record.docx"
    assert main(["search", "asset recovery", "--check", "--record", str(record), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["confirmed"] and told["found"] == told["counted"] == len(told["places"]) > 0
    assert sum(each["found"] for each in told["reports"]) == told["found"] and len(told["reports"]) == 4
    assert record.read_bytes().startswith(b"PK")
    assert main(["search", "zebra", "--check"]) == 0
    printed = capsys.readouterr().out
    assert "“zebra” is confirmed to stand nowhere, in 4 reports (2018–2021)" in printed
    assert "- Nothing in 4 reports." in printed


def test_an_index_that_differs_fails_and_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "zebra"]) == 0
    library = Library.open(paths.samples_library())
    engine = open_index(index_folder(library.folder))
    id = library.entries()[0].id
    stamps = engine.stamps()
    list(engine.index([report(id, "A zebra.")], {id: stamps[id]}))
    engine.close()
    library.close()
    assert main(["search", "zebra", "--check"]) == 1
    printed = capsys.readouterr().out
    assert "is not confirmed: 1 of 0 places were found, with 1 difference" in printed
    assert "- Only by the search: " in printed


def test_a_record_of_an_unknown_format_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["search", "crime", "--record", str(tmp_path / "record.xls")]) == 1
    assert "not a known format for a brief" in capsys.readouterr().err
