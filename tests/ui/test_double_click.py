"""The desktop entry starts the program: its Exec line, run as a desktop runs it, opens a window."""

import configparser
import json
import os
import shlex
import subprocess
import sys
import time
from pathlib import Path

import pytest

import launcher
from environment import WINDOW_PROGRAM

pytestmark = [
    pytest.mark.keys,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="desktop entries are of Linux"),
    pytest.mark.skipif(not WINDOW_PROGRAM.exists(), reason="needs packaging/bootstrap.py to have made .venv"),
]
PATIENCE = 60.0


def test_the_installed_entry_opens_the_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    launcher.install()
    entry = tmp_path / ".local/share/applications/report-explorer.desktop"
    trace = tmp_path / "trace"
    environment = {**os.environ, "REPORT_EXPLORER_HOME": str(tmp_path), "REPORT_EXPLORER_TRACE": str(trace)}
    started = subprocess.Popen(command_of(entry), env=environment, stdin=subprocess.DEVNULL, cwd=tmp_path)
    try:
        assert "first-paint" in events(trace, started)
    finally:
        started.terminate()
        started.wait(PATIENCE)


def command_of(entry: Path) -> list[str]:
    """Its Exec without files: `%F` then stands for nothing."""
    parser = configparser.RawConfigParser()
    parser.read(entry, encoding="utf-8")
    return [word for word in shlex.split(parser["Desktop Entry"]["Exec"]) if word != "%F"]


def events(trace: Path, started: "subprocess.Popen[bytes]") -> list[str]:
    """What the program told, as soon as it told anything."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and started.poll() is None:
        if trace.exists() and trace.read_text("utf-8").endswith("\n"):
            return [json.loads(line)["event"] for line in trace.read_text("utf-8").splitlines()]
        time.sleep(0.05)
    return []
