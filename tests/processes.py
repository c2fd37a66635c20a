"""What tests ask about processes."""

import os
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
