"""What tests ask about processes."""

import contextlib
import os
import threading
import time
from pathlib import Path


def is_gone(process: int, patience: float = 10.0) -> bool:
    """Whether a process has ended within some seconds; one that is dead and that nobody asks about counts as ended."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        try:
            os.kill(process, 0)
            if ") Z " in Path(f"/proc/{process}/stat").read_text():
                return True
        except ProcessLookupError:
            return True
        except FileNotFoundError:  # It ended just now, or this system keeps no such file.
            pass
        time.sleep(0.02)
    return False


def descendants(process: int) -> list[int]:
    """The processes that one started, and those that these started, on Linux. One that ends meanwhile is left out."""
    below: list[int] = []
    for task in _listed(process):
        with contextlib.suppress(OSError):
            below += map(int, (task / "children").read_text().split())
    return below + [deeper for child in below for deeper in descendants(child)]


def _listed(process: int) -> list[Path]:
    try:
        return list(Path(f"/proc/{process}/task").iterdir())
    except OSError:
        return []


def memory(process: int) -> int:
    """Bytes that a process holds, its share of what it has in common with others (PSS), on Linux; 0 where it ended."""
    with contextlib.suppress(OSError, ProcessLookupError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return 1024 * int(line.split()[1])
    return 0


class Watch:
    """While it is open: the most memory that a process and its descendants held together, looked at every 20 ms."""

    LOOK_S = 0.02

    def __init__(self, process: int) -> None:
        self.most = 0
        self._process, self._over = process, threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> "Watch":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(self.LOOK_S):
            self.most = max(self.most, sum(map(memory, (self._process, *descendants(self._process)))))
