"""How a password comes to the program: a prompt, a file, the environment, and with a warning an option."""

import io
import json
import os
import sys
from pathlib import Path

import pytest

from explorer import paths
from explorer.cli import main
from explorer.commands.passwords import VARIABLE, VISIBLE
from tests.commands.screen import run_on_screen
from tests.ingest import specimens
from tests.ingest.locked_pdf import locked

pytestmark = pytest.mark.slow

PASSWORD = "Pomeranze-7391 ü"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.HOME, str(tmp_path / "home"))
    monkeypatch.delenv(VARIABLE, raising=False)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "locked.pdf"
    path.write_bytes(locked(specimens.PDF, PASSWORD))
    return path


def _outline(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    """How many paragraphs were read, and what was said."""
    status = main(["outline", *map(str, arguments), "--json"])
    out, err = capsys.readouterr()
    assert PASSWORD not in out + err
    return len(json.loads(out)["paragraphs"]) if status == 0 else -1, err


def test_the_plain_option_warns(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _outline(capsys, file, "--password", PASSWORD) == (4, f"report-explorer: {VISIBLE}\n")


def test_a_file_gives_its_first_line(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "secret").write_text(f"{PASSWORD}\r\nand a note\n", encoding="utf-8")
    assert _outline(capsys, file, "--password-file", tmp_path / "secret") == (4, "")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{PASSWORD}\n".encode())))
    assert _outline(capsys, file, "--password-file", "-") == (4, "")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "is empty. Write"), (b"\xff\xfe\n", "is no text"), (None, "cannot be read (No such file")],
)
def test_a_file_without_a_password_is_a_sentence(
    file: Path, tmp_path: Path, content: bytes | None, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if content is not None:
        (tmp_path / "secret").write_bytes(content)
    status, said = _outline(capsys, file, "--password-file", tmp_path / "secret")
    assert status == -1 and sentence in said and said.count("\n") == 1


def test_the_environment_gives_it_to_every_verb_that_reads_files(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, PASSWORD)
    assert _outline(capsys, file) == (4, "")
    assert main(["compare", str(file), str(file)]) == 0
    assert main(["import", str(file), "--library", str(tmp_path / "library")]) == 0


def test_without_a_terminal_the_ways_to_give_it_are_said(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, said = _outline(capsys, file)
    assert "“locked.pdf” needs a password. Give it with --password-file or in the variable" in said
    monkeypatch.setenv(VARIABLE, f"{PASSWORD}x")
    _, said = _outline(capsys, file)
    assert "The password of “locked.pdf” is wrong. Give it" in said
    assert main(["import", str(file), "--library", str(tmp_path / "library")]) == 1
    assert "The password of “locked.pdf” is wrong. Give it" in capsys.readouterr().err


def test_two_ways_at_once_are_a_wrong_call(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit:
        main(["outline", str(file), "--password", "a", "--password-file", "b"])
    assert exit.value.code == 2
    assert main(["outline", "-", "--password-file", "-"]) == 1
    assert "not both" in capsys.readouterr().err


@pytest.mark.skipif(os.name != "posix", reason="there are no terminals to be had")
def test_a_terminal_asks_for_it_and_does_not_show_it(file: Path, tmp_path: Path) -> None:
    typed = [("needs a password", "wrong one"), ("is wrong. Password", PASSWORD)]
    seen = run_on_screen(["outline", str(file)], typed)
    assert "Introduction" in seen and PASSWORD not in seen and "wrong one" not in seen
    imported = run_on_screen(["import", str(file), "--library", str(tmp_path / "library")], typed)
    assert imported.strip().endswith("  imported")


@pytest.mark.skipif(os.name != "posix", reason="there are no terminals to be had")
def test_no_answer_gives_up_and_three_wrong_ones_do(file: Path) -> None:
    assert "needs a password. Give it with" in run_on_screen(["outline", str(file)], [("needs a password", "")])
    typed = [("needs a password", "one"), ("is wrong", "two"), ("is wrong", "three")]
    assert "is wrong. Give it with" in run_on_screen(["outline", str(file)], typed)
