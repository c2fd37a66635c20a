"""What the verbs of `bootstrap.py` do."""

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import checks
import environment
import launcher
import system
from failure import Failure

_SCREENSHOTS = environment.TOP / "build" / "self-test"


def run(arguments: list[str]) -> int:
    """Start the program with `arguments`. Without a display a window cannot be shown: then it tests itself instead."""
    needs = system.SETUP + system.DRAWING + (system.DISPLAY if system.has_display() else ())
    _set_up(environment.RUN_LOCK, needs)
    if arguments or system.has_display():
        return _become([str(environment.PROGRAM), *arguments])
    print("There is no display to show the window on. Report Explorer tests itself without one instead.", flush=True)
    status = _self_test()
    if status:
        raise Failure(f"the self-test failed with status {status}; its screenshots so far are in {_SCREENSHOTS}")
    print(f"The self-test passed. Its screenshots are in {_SCREENSHOTS}")
    return 0


def test(steps: list[str]) -> int:
    """Run the checks and tests, or only the named steps."""
    _set_up(environment.TEST_LOCK, system.SETUP + system.DRAWING + system.DISPLAY + system.TESTING)
    return checks.run(steps)


def install(_arguments: list[str]) -> int:
    """Make the program startable by a double click and by name."""
    _set_up(environment.RUN_LOCK, system.SETUP + system.DRAWING + system.DISPLAY)
    for line in launcher.install():
        print(line)
    return 0


def _set_up(lock: Path, needs: Iterable[system.Need]) -> None:
    """Bring what is missing; when nothing is, this only looks."""
    missing = system.missing(needs)
    if missing:
        _say(f"System packages to install: {' '.join(need.package for need in missing)}")
        if not system.install(missing):
            _complain([need for need in missing if not need.present()])
    if not environment.is_ready(lock):
        _say(f"Setting up {environment.FOLDER} (the first time this takes a minute or two)")
        environment.prepare(lock)


def _complain(missing: list[system.Need]) -> None:
    """Say what to type for what could not be installed; go on where the program starts without it."""
    if not missing:
        return
    advice = f"they could not be installed from here; please type: {system.command_to_type(missing)}"
    if any(need.vital for need in missing):
        raise Failure(f"some system packages are missing and {advice}")
    _say(f"Some system packages are missing, but the program can do without: {advice}")


def _say(line: str) -> None:
    """Tell how the set-up goes: on standard error, because standard output is the program's."""
    print(line, file=sys.stderr, flush=True)


def _become(command: list[str]) -> int:
    """Give this process over to the program; on Windows, which has no such thing, wait for it."""
    if sys.platform == "win32":
        return subprocess.call(command)
    os.execv(command[0], command)


def _self_test() -> int:
    command = [str(environment.PROGRAM), "self-test", "--screenshots", str(_SCREENSHOTS)]
    return subprocess.call(command, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
