"""The command line as a script uses it: exit statuses, one JSON object, one line for a failure."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from explorer import paths, settings
from explorer.cli import main, window
from explorer.library import Library
from explorer.search.folders import index_folder
from explorer.session import Session
from explorer.session.searching import FAILED
from tests import profile
from tests.search.test_errors import INJECTED, fail

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(paths.HOME, str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def samples_read(home: Path) -> None:
    """This is not the first start."""
    profile.copy_to(home)


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


def test_files_of_one_name_are_told_apart_by_their_folders(
    terminal: Terminal, samples: list[Path], tmp_path: Path
) -> None:
    files = [tmp_path / folder / "report.txt" for folder in ("one/2018", "one/2020", "two/2018")]
    for file, sample in zip(files, samples, strict=False):
        file.parent.mkdir(parents=True)
        file.write_bytes(sample.read_bytes())
    told = terminal.json("compare", *files, samples[0])
    assert told["reports"] == ["one/2018/report.txt", "2020/report.txt", "two/2018/report.txt", samples[0].name]
    assert {row["right_report"] for row in told["paragraphs"]} == set(told["reports"][1:])
    followed = terminal.json("lineage", f"{files[1]}#para.38", files[0])
    assert followed["report"] == "2020/report.txt"
    assert {row["report"] for row in followed["counterparts"]} == {"2018/report.txt"}


def test_reports_of_the_library_are_compared_by_their_ids(terminal: Terminal) -> None:
    ids = [row["id"] for row in terminal.json("list")["reports"]]
    assert terminal.json("compare", ids[1], ids[2])["reports"] == ids[1:3]


@pytest.mark.usefixtures("samples_read")
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


@pytest.mark.usefixtures("samples_read")
def test_a_place_is_followed_through_its_series(terminal: Terminal) -> None:
    ids = [row["id"] for row in terminal.json("list")["reports"] if "implementation" in row["id"]]
    told = terminal.json("lineage", f"{ids[1]}#para.38")
    assert (told["report"], told["place"], told["kind"]) == (ids[1], "38", "paragraph")
    assert {row["report"] for row in told["counterparts"]} == {ids[0], ids[2]}
    assert "30" in {row["place"] for row in told["counterparts"] if row["strength"]}
    assert told["sentences"] and all(line["wordings"] for line in told["sentences"])
    section = terminal.json("lineage", f"{ids[1]}#IV.A.2")
    assert section["lineage"][ids[0]] == ["IV.A.2"]


def test_a_place_in_a_file_is_looked_for_in_the_reports_named(
    terminal: Terminal, samples: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    told = terminal.json("lineage", f"{samples[1]}#para.38", samples[0])
    assert {row["report"] for row in told["counterparts"]} == {samples[0].name}
    assert main(["lineage", f"{samples[1]}#para.38", str(samples[0])]) == 0
    assert "IV.A.2, para. 30  " in capsys.readouterr().out
    assert "A file has no series" in terminal.failure("lineage", f"{samples[1]}#para.38")
    assert "names 3 paragraphs" in terminal.failure("lineage", f"{samples[1]}#paras.3-5", samples[0])
    assert "has no “para.999”" in terminal.failure("lineage", f"{samples[1]}#para.999", samples[0])


@pytest.mark.usefixtures("samples_read")
def test_corrections_are_listed_exported_and_imported(terminal: Terminal, tmp_path: Path) -> None:
    ids = [row["id"] for row in terminal.json("list")["reports"] if "implementation" in row["id"]]
    session = Session(settings.load())
    session.open_library()
    session.corrections.pin(ids[0], "para_30", ids[1], "para_39")
    session.corrections.set_alone(ids[1], "sec_I", ids[0])
    session.close()
    listed = terminal.json("corrections", "--export", tmp_path / "said.json")["corrections"]
    assert listed[0] == {
        "kind": "pin",
        "of": "paragraph",
        "one": {"report": ids[0], "place": "30"},
        "other": {"report": ids[1], "place": "39"},
    }
    assert listed[1]["other"] == {"report": ids[0], "place": None}
    links = {(row["left"], row["right"]) for row in terminal.json("compare", ids[0], ids[1])["paragraphs"]}
    assert ("30", "39") in links and ("30", "38") not in links
    Library.open(tmp_path / "other").close()
    other = terminal.json("corrections", "--import", tmp_path / "said.json", "--library", tmp_path / "other")
    assert [row["one"]["report"] for row in other["corrections"]] == [None, None]
    assert "holds no corrections" in terminal.failure("corrections", "--import", __file__)


def _one_report(samples: list[Path], tmp_path: Path) -> Path:
    """A library of one report, indexed."""
    assert main(["import", str(samples[0]), "--library", str(tmp_path / "library")]) == 0
    return tmp_path / "library"


def test_what_was_damaged_is_said_once_and_the_answer_stands(
    samples: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library = _one_report(samples, tmp_path)
    (library / "user.sqlite3").write_bytes(b"no database" * 400)
    (index_folder(library) / "current.json").write_bytes(b"{")
    capsys.readouterr()
    assert main(["list", "--json", "--library", str(library)]) == 0
    out, err = capsys.readouterr()
    assert len(json.loads(out)["reports"]) == 1
    assert [line.partition(": ")[2][:10] for line in err.splitlines()] == ["Your notes", "The search"]


def test_a_query_that_makes_no_sense_says_why(terminal: Terminal, samples: list[Path], tmp_path: Path) -> None:
    library = _one_report(samples, tmp_path)
    assert "year" in terminal.failure("search", "year:abc", "--library", library, printed=True)


def test_an_error_of_our_own_is_one_line_that_names_the_log(
    terminal: Terminal, samples_read: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(INJECTED[0], fail)
    told = terminal.failure("search", "crime")
    log = next(paths.log_folder().iterdir())
    assert told == f"report-explorer: {FAILED} What happened is told in “{log}”."
    assert "in fail" in log.read_text("utf-8")


def test_settings_that_cannot_be_kept_do_not_spoil_the_answer(terminal: Terminal) -> None:
    paths.config_file().mkdir(parents=True)
    assert len(terminal.json("list")["reports"]) == 4


def test_an_index_that_cannot_be_written_spoils_only_the_search(
    terminal: Terminal, samples: list[Path], tmp_path: Path
) -> None:
    library = tmp_path / "library"
    terminal.json("import", samples[0], "--library", library)
    for file in sorted(index_folder(library).rglob("*"), reverse=True):
        file.unlink() if file.is_file() else file.rmdir()
    index_folder(library).rmdir()
    index_folder(library).write_text("no folder")
    assert len(terminal.json("list", "--library", library)["reports"]) == 1
    assert len(terminal.json("import", samples[1], "--library", library)["imported"]) == 1
    assert "cannot be read (Not a directory)" in terminal.failure("search", "crime", "--library", library)


def test_the_window_without_a_display_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("PySide6.QtSvg")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert window([]) == 1
    assert "no display" in capsys.readouterr().err


def test_a_file_is_no_library(terminal: Terminal, samples: list[Path]) -> None:
    assert "not a library" in terminal.failure("list", "--library", samples[0])


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names, or refuse them")
def test_a_name_that_is_no_text_is_imported_and_told_in_json(samples: list[Path], tmp_path: Path) -> None:
    good, missing = tmp_path / "caf\udce9.txt", tmp_path / "lost\udce9.txt"
    good.write_bytes(samples[0].read_bytes())
    told = _run("import", good, missing, "--json", "--library", tmp_path / "library")
    assert told.returncode == 1 and b"Traceback" not in told.stderr
    answer = json.loads(told.stdout.decode())
    assert len(answer["imported"]) == 1
    assert answer["failed"][0]["file"] == str(missing)
    listed = json.loads(_run("list", "--json", "--library", tmp_path / "library").stdout.decode())
    assert [row["file"] for row in listed["reports"]] == ["caf?.txt"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no /dev/full")
def test_an_answer_that_finds_no_room_is_a_failure(samples: list[Path]) -> None:
    with Path("/dev/full").open("wb") as full:
        told = _run("outline", samples[0], "--json", stdout=full)
    assert told.returncode == 1
    assert told.stderr.count(b"\n") == 1 and b"cannot be written" in told.stderr


def test_json_is_utf8_whatever_the_terminal_speaks(samples: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    told = _run("outline", samples[0], "--json")
    assert told.returncode == 0
    assert not told.stdout.isascii() and json.loads(told.stdout.decode("utf-8"))["paragraphs"]


def _run(*arguments: object, stdout: Any = subprocess.PIPE) -> "subprocess.CompletedProcess[bytes]":
    """The program as a process of its own."""
    command = [sys.executable, "-m", "explorer", *map(str, arguments)]
    return subprocess.run(command, stdout=stdout, stderr=subprocess.PIPE, timeout=60, check=False)


def test_only_an_import_makes_a_library(terminal: Terminal, samples: list[Path], tmp_path: Path) -> None:
    folder = tmp_path / "none" / "yet"
    assert "no library" in terminal.failure("list", "--library", folder)
    assert not folder.exists()
    terminal.json("import", samples[0], "--library", folder)
    assert len(terminal.json("list", "--library", folder)["reports"]) == 1


def test_a_last_library_that_is_none_gives_way_to_the_samples(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "thesis.txt").write_text("no library")
    settings.save(settings.Settings(last_library=str(tmp_path / "papers")))
    assert main(["list", "--json"]) == 0
    out, err = capsys.readouterr()
    assert len(json.loads(out)["reports"]) == 4
    assert "The samples are open instead." in err


def test_a_name_too_long_for_a_file_is_one_line(terminal: Terminal, samples: list[Path]) -> None:
    assert terminal.failure("compare", samples[0], "x" * 5000)


def test_changes_are_told_by_section_and_briefed(
    terminal: Terminal, samples: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    older, newer = samples[1], samples[2]
    told = terminal.json("changes", older, newer)
    lines = [line for section in told["sections"] for line in section["lines"]]
    for kind in ("new", "dropped", "edited", "rewritten"):
        assert sum(line["kind"] == kind for line in lines) == told["totals"][kind] > 0
    assert sum(line["moved"] for line in lines) == told["totals"]["moved"] > 0
    assert {line["topic"] for line in told["main"]} > {"observations", "figures", "new", "dropped", "changed"}
    assert next(one for one in told["verbs"] if one["words"] == "urge")["newer"]
    assert (told["older"], told["newer"], told["section"]) == (older.name, newer.name, None)
    figure = next(line for line in lines if line["kind"] == "figure" and line["newer"] == "69")
    assert (figure["older"], figure["was"], figure["now"], figure["comparable"]) == (
        "38", "72 countries", "56 countries", True
    )  # fmt: skip
    part = terminal.json("changes", older, newer, "--section", "IV.E.4.(a)", "--brief", tmp_path / "brief.md")
    assert part["section"] == "IV.E.4.(a)" and part["totals"]["newer"] == 3
    assert (tmp_path / "brief.md").read_text().startswith("# IV.E.4.(a) Trafficking in persons")
    assert main(["changes", str(older), str(newer)]) == 0
    said = capsys.readouterr().out
    assert "\n  Figure               para. 69  Countries" in said and ": 72 countries → 56 countries\n" in said
    assert "para_" not in said and "sec_" not in said


@pytest.mark.usefixtures("samples_read")
def test_changes_are_told_of_any_two_reports_in_any_order(terminal: Terminal) -> None:
    older, newer = (f"{year}-implementation-of-the-mandates" for year in (2018, 2021))
    told, back = terminal.json("changes", older, newer), terminal.json("changes", newer, older)
    assert (told["older"], told["newer"]) == (back["newer"], back["older"]) == (older, newer)
    assert (told["totals"]["older"], told["totals"]["newer"]) == (back["totals"]["newer"], back["totals"]["older"])
    of_another_series = "2018-international-cooperation-in-combating"
    assert terminal.json("changes", of_another_series, newer)["totals"]["newer"] == told["totals"]["newer"]


def test_what_has_no_changes_to_tell_is_said(terminal: Terminal, samples: list[Path], tmp_path: Path) -> None:
    assert "not a known format" in terminal.failure(
        "changes", samples[1], samples[2], "--brief", tmp_path / "brief.xyz"
    )
    assert "IV.Z" in terminal.failure("changes", samples[1], samples[2], "--section", "IV.Z")
    (tmp_path / "one.txt").write_text("I. Wildlife\n\n1. Ivory was seized by the authorities.\n")
    assert terminal.json("changes", tmp_path / "one.txt", tmp_path / "one.txt")["totals"]["kept"] == 1
