"""A cage for a process that handles what strangers wrote: whoever takes it over gets nothing of the user's.

The kernel keeps it, and nothing that the process does later can open it: Landlock for files, a seccomp filter for
system calls (both Linux alone), and limits of the system (POSIX). What a kernel lacks is left out, and told.
"""

import contextlib
import ctypes
import enum
import os
import sys
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from explorer.cage import landlock, seccomp

OPEN_FILES = 64
"""File descriptors that a caged process may have. Chosen: several times what the loading of a module takes."""

_MOST_FILES = 65_536  # descriptors that are closed; more are possible where the system sets no bound
_SYSTEM = ("/usr", "/lib", "/lib32", "/lib64", "/nix/store", "/gnu/store", "/etc/ld.so.cache", "/etc/fonts")
_PACKAGES = frozenset({"site-packages", "dist-packages"})
_PACKAGE = Path(__file__).parents[1]

# From linux/prctl.h.
_PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 4, 38


class Cage(enum.Enum):
    """READING: computes, and reads the program's own files; no other file, no network, no other process.

    CONVERTING: may do what a program of the user's needs, and start others, but has no network.
    """

    READING = enum.auto()
    CONVERTING = enum.auto()


def close(cage: Cage, pipes: Iterable[int]) -> str:
    """Put this process, which must have no thread but this one, into a cage for good. `pipes` are the file descriptors
    that stay open. Gives what keeps it, for the log."""
    kept = ["limits"] if os.name == "posix" else []
    if kept and cage is Cage.READING:
        _keep_to_pipes(pipes)
        _limit()
        sys.dont_write_bytecode = True
    if sys.platform == "linux" and _no_new_privileges(cage):
        if cage is Cage.READING and (version := landlock.restrict(readable())):
            kept.append(f"Landlock {version}")
        if seccomp.restrict(seccomp.reading() if cage is Cage.READING else seccomp.CONVERTING):
            kept.append("seccomp")
    return ", ".join(kept) or "nothing"


def readable() -> list[Path]:
    """The files and folders that reading takes: Python's, the program's, and the system's libraries and fonts."""
    python = {sys.prefix, sys.exec_prefix, sys.base_prefix, sys.base_exec_prefix}
    packages = {each for each in sys.path if Path(each).name in _PACKAGES}
    ours = (_PACKAGE, _PACKAGE.parent / "resources")
    return [path for path in (*map(Path, sorted(python | packages)), *ours, *map(Path, _SYSTEM)) if path.exists()]


def _keep_to_pipes(pipes: Iterable[int]) -> None:
    """Close every other file that was inherited. A terminal among them could be written to, and typed into."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in range(3):
        os.dup2(nothing, standard)
    for one, other in pairwise([2, *sorted(pipes), _MOST_FILES]):
        os.closerange(one + 1, other)


def _limit() -> None:
    """No file is written, few are open, and a crash leaves no picture of the memory."""
    import resource  # Windows has none.

    limits = ((resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_NOFILE, OPEN_FILES))
    for limit, value in limits:
        with contextlib.suppress(ValueError, OSError):  # The system's own limit is lower.
            resource.setrlimit(limit, (value, value))


def _no_new_privileges(cage: Cage) -> bool:
    """Whether the kernel grants no more from now on, without which it takes no filter from a user (prctl(2)).
    The memory of a process that reads is closed to the user's other processes as well."""
    prctl = ctypes.CDLL(None).prctl
    prctl.argtypes = [ctypes.c_int, *[ctypes.c_ulong] * 4]
    if cage is Cage.READING:
        prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    return bool(prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
