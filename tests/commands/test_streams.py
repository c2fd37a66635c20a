"""Standard input and output in place of files, as `-`; and what a terminal is spared."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from explorer import paths
from explorer.cli import main
from explorer.controls import shown
from tests import profile
from tests.commands.screen import run_on_screen
from tests.ingest import specimens

pytestmark = pytest.mark.slow

STEERING = "\x9b2J\x9b31m\x7f\u202egnihton\u2066"
"""It clears the screen, turns red, and turns what follows round; XML can say no escape."""
RAW = ("\x1b", "\x07", *(character for character in STEERING if not character.isprintable()))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(paths.HOME, str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def steering(tmp_path: Path) -> Path:
    """A report whose headings, paragraphs and name hold commands for a terminal."""
    path = tmp_path / "named\x1b]0;owned\x07\x1b[31m.xml"
    words = ("Introduction", "The first paragraph", "Action taken")
    xml = specimens.XML.decode()
    for each in words:
        assert each in xml
        xml = xml.replace(each, f"{each} {STEERING}")
    path.write_text(xml, encoding="utf-8")
    return path


def _pass_in(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


@pytest.mark.parametrize(
    "data",
    [specimens.PDF, specimens.WORD, specimens.HTML, specimens.XML, specimens.TEXT],
    ids=["pdf", "docx", "html", "xml", "txt"],
)
def test_what_comes_through_standard_input_is_told_by_its_bytes(
    data: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _pass_in(monkeypatch, data)
    assert main(["outline", "-", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert len(told["paragraphs"]) >= 3 and told["sections"]


@pytest.mark.parametrize(("data", "sentence"), [(b"", "Nothing came through"), (bytes(range(256)) * 9, "not a text")])
def test_what_is_no_document_on_standard_input_is_a_sentence(
    data: bytes, sentence: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _pass_in(monkeypatch, data)
    assert main(["outline", "-"]) == 1
    assert sentence in capsys.readouterr().err


def test_passages_go_through_standard_output_as_they_are(samples: list[Path], tmp_path: Path) -> None:
    for format in ("csv", "docx"):
        call = ["export", f"{samples[0]}#paras.3-5", "--format", format, "--output"]
        assert main([*call, str(tmp_path / "file")]) == 0
        told = _run(*call, "-")
        assert told.stdout == (tmp_path / "file").read_bytes() and told.stderr == b""
    both = _run(*call, "-", "--json")
    assert (both.returncode, both.stdout) == (1, b"") and b"cannot both go to standard output" in both.stderr
    assert not Path("-").exists()


def test_corrections_go_through_standard_output(home: Path, tmp_path: Path) -> None:
    profile.copy_to(home)
    told = _run("corrections", "--export", "-")
    assert json.loads(told.stdout)["format"] == "report-explorer corrections"


@pytest.mark.parametrize("limit", ["-3", "0", "many", "1.5", "²"])
def test_a_limit_that_is_none_is_a_wrong_call(limit: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit:
        main(["search", "crime", "--limit", limit])
    assert exit.value.code == 2
    assert f"“{limit}” is no number of hits. Give 1 or more." in capsys.readouterr().err


def test_a_limit_is_kept(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    profile.copy_to(home)
    assert main(["search", "crime", "--limit", "3", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["hits"]) == 3


def test_no_document_steers_a_terminal(steering: Path, tmp_path: Path) -> None:
    """Lines have no such character wherever they go, JSON has them as its own escapes."""
    told = json.loads(_run("outline", steering, "--json").stdout)
    assert STEERING in told["paragraphs"][0]["text"] and STEERING in told["sections"][0]["heading"]
    library = ("--library", tmp_path / "library")
    calls = [
        ("outline", steering),
        ("outline", steering, "--json"),
        ("import", steering, *library),
        ("list", *library),
        ("list", "--json", *library),
        ("search", "paragraph", *library),
        ("compare", steering, steering),
        ("changes", steering, steering),
        ("lineage", f"{steering}#para.1", steering),
        ("outline", tmp_path / f"missing {STEERING}"),
        (f"missing {STEERING}",),
        ("remove", STEERING, *library),
    ]
    for call in calls:
        told = _run(*call)
        printed = (told.stdout + told.stderr).decode()
        assert printed and not [character for character in RAW if character in printed], call
    assert "\\u001b[31m" in _run("outline", tmp_path / "missing\x1b[31m").stderr.decode()


def _run(*arguments: object) -> "subprocess.CompletedProcess[bytes]":
    """The program as a process of its own."""
    command = [sys.executable, "-m", "explorer", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, timeout=120, check=False)


@pytest.mark.skipif(os.name != "posix", reason="there are no terminals to be had")
def test_an_export_is_faithful_in_a_pipe_and_harmless_on_a_terminal(steering: Path) -> None:
    call = ["export", f"{steering}#para.1", "--format", "text", "--output", "-"]
    assert "\u2066" in _run(*call).stdout.decode()
    seen = run_on_screen(call)
    assert "\\u2066" in seen and "\u2066" not in seen and "\x1b" not in seen
    assert "A terminal cannot show a file of this format." in run_on_screen([*call[:3], "docx", *call[4:]])


def test_lines_and_tabs_stay() -> None:
    assert shown("one\n\ttwo — Überblick الأمم") == "one\n\ttwo — Überblick الأمم"
    assert json.loads(shown(json.dumps({STEERING: STEERING}, ensure_ascii=False))) == {STEERING: STEERING}
