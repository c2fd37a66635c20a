"""Which files are opened, by whichever library: as the kernel tells it (inotify(7)), on Linux alone."""

import ctypes
import os
import struct
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

_OPENED = 0x20
"""IN_OPEN."""
_EVENT = struct.Struct("iIII")
"""Watch, mask, cookie, and the length of a name that follows, which a watched file has not."""

needs_watch = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the kernel must tell what is opened")


@contextmanager
def watched(files: Sequence[Path]) -> Iterator[Callable[[], set[Path]]]:
    """Gives a function that tells which of the files were opened since it was last asked. They must be there."""
    system = ctypes.CDLL(None, use_errno=True)
    handle = system.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
    watches = {system.inotify_add_watch(handle, os.fsencode(file), _OPENED): file for file in files}
    if handle < 0 or min(watches) < 0:
        raise OSError(ctypes.get_errno(), "the files cannot be watched")

    def opened() -> set[Path]:
        try:
            told = os.read(handle, 1 << 16)
        except BlockingIOError:
            return set()
        return {watches[event[0]] for event in _EVENT.iter_unpack(told)}

    try:
        yield opened
    finally:
        os.close(handle)
