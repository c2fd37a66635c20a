"""The desktop entry, read back as a desktop would read it."""

import configparser
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import environment
import launcher
from failure import Failure

pytestmark = pytest.mark.skipif(os.name != "posix", reason="desktop entries are of Linux")


def program_of(entry: str) -> str:
    """The program of Exec, unescaped as the specification says: first the string, then the quoted argument."""
    parser = configparser.RawConfigParser()
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(entry)
    value = _unescaped(parser["Desktop Entry"]["Exec"]).removesuffix(" %F")
    assert value[0] == value[-1] == '"'
    return _unescaped(value[1:-1]).replace("%%", "%")


def _unescaped(value: str) -> str:
    characters = iter(value)
    return "".join(next(characters) if character == "\\" else character for character in characters)


@pytest.mark.parametrize(
    "path",
    ["/opt/a/report-explorer", "/home/a b/100%/x", '/tmp/"quoted"/$HOME/`date`', "/tmp/back\\slash\\n", "/tmp/é"],
)
def test_any_path_survives_the_quoting(path: str) -> None:
    assert program_of(launcher.desktop_entry(Path(path))) == path


def test_install_writes_entry_icon_and_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    (tmp_path / "Desktop").mkdir()
    for _ in range(2):  # installing again is no harm
        made = launcher.install()
    entry = tmp_path / ".local/share/applications/report-explorer.desktop"
    assert len(made) == 4
    assert program_of(entry.read_text("utf-8")) == str(environment.WINDOW_PROGRAM)
    assert os.access(tmp_path / "Desktop/report-explorer.desktop", os.X_OK)
    assert (tmp_path / ".local/bin/report-explorer").readlink() == environment.PROGRAM
    assert b"<svg" in (tmp_path / ".local/share/icons/hicolor/scalable/apps/report-explorer.svg").read_bytes()
    if validator := shutil.which("desktop-file-validate"):
        checked = subprocess.run([validator, entry], capture_output=True, text=True, check=False)
        assert (checked.returncode, checked.stdout) == (0, "")


def test_a_file_of_the_users_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("HOME", str(tmp_path))
    own = tmp_path / ".local/bin/report-explorer"
    own.parent.mkdir(parents=True)
    own.write_text("mine")
    with pytest.raises(Failure, match="move it away"):
        launcher.install()
    assert own.read_text() == "mine"


def test_the_desktop_folder_may_have_another_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "user-dirs.dirs").write_text('XDG_DESKTOP_DIR="$HOME/Bureau"\n')
    assert launcher._desktop_folder() == tmp_path / "Bureau"
