"""The command line as a script uses it: exit statuses, one JSON object, one line for a failure."""

import json
from pathlib import Path
from typing import Any

import pytest

from explorer import paths, settings
from explorer.cli import main


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(paths.HOME, str(tmp_path / "home"))
    return tmp_path / "home"


class Terminal:
    """Runs the program and gives what it printed."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def json(self, *arguments: object) -> Any:
        assert main([*map(str, arguments), "--json"]) == 0
        return json.loads(self._capsys.readouterr().out)

    def failure(self, *arguments: object, printed: bool = False) -> str:
        assert main([*map(str, arguments)]) == 1
        out, err = self._capsys.readouterr()
        assert bool(out) == printed and err.count("\n") == 1 and "Traceback" not in err
        return err.strip()

    def wrong_call(self, *arguments: object) -> str:
        with pytest.raises(SystemExit) as exit:
            main([*map(str, arguments)])
        assert exit.value.code == 2
        return self._capsys.readouterr().err


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(capsys)


def test_outline_gives_the_structure_of_a_file(terminal: Terminal, samples: list[Path]) -> None:
    told = terminal.json("outline", samples[1])
    assert told["date"] == "2020-06-23" and told["year"] == 2020 and told["symbols"] == []
    assert [row["label"] for row in told["paragraphs"]] == [str(number) for number in range(1, 117)]
    section = next(row for row in told["sections"] if row["path"] == "IV.A.2")
    assert (section["number"], section["first"], section["last"], section["level"]) == ("2", "38", "43", 3)


def test_a_library_is_filled_listed_searched_and_emptied(
    terminal: Terminal, samples: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library = ("--library", tmp_path / "library")
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"not a pdf")
    assert main(["import", *map(str, [samples[0], samples[1], bad]), "--json", *map(str, library)]) == 1
    out, err = capsys.readouterr()
    told = json.loads(out)
    assert len(told["imported"]) == 2 and told["known"] == []
    assert [Path(each["file"]) for each in told["failed"]] == [bad] and told["failed"][0]["reason"]
    assert err.count("\n") == 1
    assert terminal.json("import", samples[0], *library)["known"] == [told["imported"][0]]

    listed = terminal.json("list", *library)
    assert listed["library"] == str(tmp_path / "library")
    assert {row["id"] for row in listed["reports"]} == set(told["imported"])
    assert set(listed["reports"][0]) == {"id", "file", "symbols", "title", "date", "year", "series", "warnings"}

    found = terminal.json("search", '"asset recovery" in:heading', *library)
    assert found["total"] == len(found["hits"]) == 1
    start, end = found["hits"][0]["matches"][0]
    assert found["hits"][0]["snippet"][start:end].lower().startswith("asset")

    first = told["imported"][0]
    assert terminal.json("remove", first, *library) == {"removed": [first]}
    assert len(terminal.json("list", *library)["reports"]) == 1
    assert "no report" in terminal.failure("remove", first, *library).lower()


def test_two_files_are_compared(terminal: Terminal, samples: list[Path]) -> None:
    told = terminal.json("compare", samples[0], samples[1])
    assert told["reports"] == [samples[0].name, samples[1].name]
    links = {(row["left"], row["right"]) for row in told["paragraphs"] if row["left"] and row["right"]}
    assert ("30", "38") in links and len(links) > 60
    retitled = [row for row in told["sections"] if row["left"] == "IV.F" and row["right"] == "IV.F"]
    assert retitled and "retitled" in retitled[0]["states"]
    parties = [figure for figure in told["figures"] if {value["value"] for value in figure["values"]} == {189, 190}]
    assert parties and parties[0]["values"][0]["report"] == samples[0].name


def test_reports_of_the_library_are_compared_by_their_ids(terminal: Terminal) -> None:
    ids = [row["id"] for row in terminal.json("list")["reports"]]
    assert terminal.json("compare", ids[1], ids[2])["reports"] == ids[1:3]


def test_passages_are_exported_from_a_file_and_from_the_library(
    terminal: Terminal, samples: list[Path], tmp_path: Path
) -> None:
    id = terminal.json("list")["reports"][-1]["id"]
    output = tmp_path / "brief.html"
    told = terminal.json("export", f"{samples[0]}#paras.38-39", f"{id}#para.5", "--format", "html", "--output", output)
    assert told["passages"] == 3
    text = output.read_text()
    assert "paras. 38" in text or "para. 38" in text
    assert "2021" in text


def test_a_library_given_to_import_is_not_the_one_opened_next(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("I. Introduction\n\n1. One.\n\n2. Two.\n")
    terminal.json("import", file, "--library", tmp_path / "elsewhere")
    assert settings.load().last_library is None
    terminal.json("import", file)
    assert settings.load().last_library == str(paths.default_library())
    assert terminal.json("list")["library"] == str(paths.default_library())


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("binary.txt", bytes(range(256)) * 40),
        ("no.pdf", b"%PDF-1.7\nbroken"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + b"0" * 100),
    ],
)
def test_what_cannot_be_read_is_one_sentence(terminal: Terminal, tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    assert terminal.failure("outline", tmp_path / name).endswith(".")


def test_failures_are_one_line(terminal: Terminal, samples: list[Path], tmp_path: Path) -> None:
    assert "no file" in terminal.failure("outline", tmp_path / "missing.txt")
    assert "two reports" in terminal.failure("compare", samples[0])
    assert "para.38" in terminal.failure("export", "nothing", "--format", "html", "--output", tmp_path / "x.html")
    assert terminal.failure("export", f"{samples[0]}#para.999", "--format", "html", "--output", tmp_path / "x.html")
    assert not (tmp_path / "x.html").exists()
    assert "at least one word" in terminal.failure("search", "  ")
    (tmp_path / "taken").write_text("")
    assert terminal.failure("list", "--library", tmp_path / "taken")


def test_wrong_calls_show_the_usage(terminal: Terminal) -> None:
    for call in (["dance"], ["outline"], ["outline", "a", "--loud"], ["export", "a#para.1", "--format", "papyrus"]):
        assert terminal.wrong_call(*call).startswith("usage: report-explorer")
