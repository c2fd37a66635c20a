"""The program at a terminal: what is typed there, and what is seen."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence

_PATIENCE_S = 60.0


def run_on_screen(arguments: Sequence[str], typed: Sequence[tuple[str, str]] = ()) -> str:
    """What is seen of the program at a terminal of its own. `typed` are pairs: what is waited for, and the line that is
    then typed. Raises TimeoutError where that does not come."""
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "explorer", *arguments]
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True)
    os.close(theirs)
    os.set_blocking(ours, False)
    try:
        seen, waiting, since = b"", list(typed), 0
        end = time.monotonic() + _PATIENCE_S
        while process.poll() is None or (more := _read(ours)):
            more = _read(ours) if process.poll() is None else more
            seen += more
            if waiting and waiting[0][0].encode() in seen[since:]:
                since = len(seen)
                os.write(ours, f"{waiting.pop(0)[1]}\n".encode())
            if time.monotonic() > end:
                raise TimeoutError(seen.decode())
            time.sleep(0.01)
        return seen.decode()
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 1 << 16)
    except (BlockingIOError, OSError):  # Nothing there yet; or, on Linux, nobody at the other end any more.
        return b""
