"""Programs of others, run on files in a folder that is thrown away: their time, memory and output bounded."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from explorer.paths import OTHERS, open_private

_BLOCK = 512  # bytes, in which `ulimit -f` counts (POSIX)
_HIDDEN = frozenset({"DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"})


def program(name: str, places: Sequence[str]) -> str | None:
    """Where a program is: on the path, else at one of these places; None where it is not installed."""
    return shutil.which(name) or next((place for place in places if Path(place).is_file()), None)


def write(path: Path, data: bytes) -> None:
    """A new file for the user alone. Raises OSError."""
    with open_private(path, "xb") as file:
        file.write(data)


def perform(
    call: Sequence[str], folder: Path, seconds: int, output: int, variables: Mapping[str, str] | None = None
) -> bytes:
    """Run a program in a folder, which is its home, too; gives what it said on standard output. `output` bounds the
    bytes of each file that it writes.

    Raises TimeoutError after some `seconds`. In any case nothing of it is left running.
    """
    environment = {name: value for name, value in os.environ.items() if name not in _HIDDEN}
    environment.update(dict.fromkeys(("HOME", "TMPDIR", "TEMP", "TMP"), str(folder)), **(variables or {}))
    said = folder / "said"
    with open_private(said, "wb") as told:
        process = subprocess.Popen(
            [*_bounds(seconds, output), *call],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=told,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            umask=OTHERS,  # What it writes is for the user alone, too.
        )
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired as error:
            raise TimeoutError from error
        finally:
            _end(process)
    with said.open("rb") as file:
        return file.read(output)


def _bounds(seconds: int, output: int) -> list[str]:
    """What to put before a call so that the kernel bounds its time and its files, where there is a POSIX shell.

    The bounds hold also for a program whose caller was killed meanwhile. That of memory needs no word here: the
    process that calls has it, and what it starts inherits it. `ulimit -f` counts blocks of 512 bytes.
    """
    if sys.platform == "win32":
        return []
    return ["/bin/sh", "-c", f'ulimit -t {seconds}; ulimit -f {output // _BLOCK}; exec "$0" "$@"']


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and all that it started."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
