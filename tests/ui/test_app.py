"""The program as somebody starts it."""

import os
import subprocess
import sys

import pytest


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
def test_without_a_display_the_window_is_a_sentence() -> None:
    bare = {name: value for name, value in os.environ.items() if name not in _DISPLAYS}
    command = [sys.executable, "-m", "explorer"]
    told = subprocess.run(command, env=bare, capture_output=True, text=True, timeout=60, check=False)
    assert told.returncode == 1 and not told.stdout
    assert told.stderr.startswith("report-explorer: There is no display") and told.stderr.count("\n") == 1


_DISPLAYS = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
