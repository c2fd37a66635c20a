"""Watched folders and saved searches on the command line."""

import json
from pathlib import Path

import pytest

from explorer import paths
from explorer.cli import main
from explorer.library import Library
from explorer.session import looking
from tests.session.folders import put
from tests.test_cli import Terminal

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def still(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.HOME, str(tmp_path / "home"))
    monkeypatch.setattr(looking, "STILL_S", 0.05)


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(capsys)


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    (tmp_path / "papers").mkdir()
    put(tmp_path / "papers", "a.txt")
    return tmp_path / "papers"


def test_a_folder_is_watched_looked_into_listed_and_given_up(
    terminal: Terminal, papers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library = ("--library", tmp_path / "library")
    told = terminal.json("watch", papers, *library)
    watched = [{"folder": str(papers), "remark": ""}]
    assert len(told["imported"]) == 1
    assert told == {**told, "watched": watched, "known": [], "failed": [], "unsettled": []}
    put(papers, "b.txt")
    (papers / "bad.pdf").write_bytes(b"not a pdf")
    assert main(["watch", "--json", *map(str, library)]) == 1
    out, err = capsys.readouterr()
    assert len(json.loads(out)["imported"]) == 1
    assert [Path(each["file"]).name for each in json.loads(out)["failed"]] == ["bad.pdf"]
    assert err.startswith("report-explorer: bad.pdf: ") and err.count("\n") == 1
    assert main(["watch", *map(str, library)]) == 0
    assert capsys.readouterr().out == "Nothing is new.\n"
    assert terminal.json("watch", "--list", *library) == {"watched": watched}
    assert terminal.json("watch", "--remove", papers, *library) == {"watched": []}
    assert "No folder is watched" in terminal.failure("watch", *library)


def test_what_cannot_be_watched_is_one_line(terminal: Terminal, papers: Path, tmp_path: Path) -> None:
    library = ("--library", tmp_path / "library")
    terminal.json("watch", papers, *library)
    assert "is watched already" in terminal.failure("watch", papers, *library)
    assert "is not there" in terminal.failure("watch", tmp_path / "nothing", *library)
    assert "belongs to a library" in terminal.failure("watch", tmp_path / "library", *library)
    assert "is not watched" in terminal.failure("watch", "--remove", tmp_path, *library)
    assert "Name the folders" in terminal.failure("watch", "--remove", *library)
    papers.rename(tmp_path / "elsewhere")
    (told,) = terminal.json("watch", "--list", *library)["watched"]
    assert "is not there" in told["remark"]


def test_saved_searches_are_listed_with_what_is_new(
    terminal: Terminal, papers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library = ("--library", tmp_path / "library")
    terminal.json("watch", papers, *library)
    opened = Library.open(tmp_path / "library")
    for query in ("office", "zebra"):
        opened.user.searches.save(query, {entry.sha256 for entry in opened.entries()})
    opened.close()
    put(papers, "b.txt")
    (new,) = terminal.json("watch", *library)["imported"]
    told = terminal.json("search", "--saved", *library)
    assert told == {"searches": [{"query": "office", "new": 1}, {"query": "zebra", "new": 0}]}
    assert main(["search", "--saved", *map(str, library)]) == 0
    assert capsys.readouterr().out == "office  1 new\nzebra  0 new\n"
    assert len(terminal.json("search", "office", *library)["hits"]) == 2
    assert [hit["report"] for hit in terminal.json("search", "office", "--new", *library)["hits"]] == [new]
    assert terminal.json("search", "zebra", "--new", *library)["hits"] == []
    assert "is not saved" in terminal.failure("search", "working", "--new", *library)
    assert "--saved" in terminal.wrong_call("search", *library)
