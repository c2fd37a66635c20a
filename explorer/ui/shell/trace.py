"""When the window painted and filled, for those who measure: a line of JSON for each event, in the file that the
environment variable REPORT_EXPLORER_TRACE names."""

import json
import os
import time
from pathlib import Path

VARIABLE = "REPORT_EXPLORER_TRACE"
_LOADED = time.monotonic()


class Trace:
    """Notes each event once. Without the environment variable it does nothing."""

    def __init__(self) -> None:
        self._file = os.environ.get(VARIABLE)
        self._noted: set[str] = set()

    def note(self, event: str) -> None:
        """Append `{"event": ..., "time": ...}`, the time in seconds since the process started."""
        if self._file is None or event in self._noted:
            return
        self._noted.add(event)
        line = json.dumps({"event": event, "time": round(since_start(), 4)})
        with Path(self._file).open("a", encoding="utf-8") as file:
            file.write(line + "\n")


def since_start() -> float:
    """Seconds since this process started; where the system does not tell (it does on Linux), since Qt was loaded."""
    try:
        fields = Path("/proc/self/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return time.clock_gettime(time.CLOCK_BOOTTIME) - int(fields[19]) / os.sysconf("SC_CLK_TCK")
    except (OSError, AttributeError, ValueError):
        return time.monotonic() - _LOADED
