"""Landlock: a process gives up files for good (https://docs.kernel.org/userspace-api/landlock.html, landlock(7)).

What it cannot refuse is asking what files are called, how large and how old they are.
"""

import ctypes
import os
from collections.abc import Iterable
from pathlib import Path

# The system calls have these numbers on every kind of machine; the rest is from linux/landlock.h.
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_ASK_VERSION, _PATH_BENEATH = 1, 1
_READ_FILE, _READ_DIR = 1 << 2, 1 << 3
_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 5: 16}
"""How many rights over files there are from a version on: read and made, moved, cut short, devices controlled."""
_NETWORK_SINCE, _NETWORK = 4, 0b11
"""TCP: to be called and to call."""
_SCOPES_SINCE, _SCOPES = 6, 0b11
"""Other processes: by a socket that has a name but no file, and by a signal."""


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scopes", ctypes.c_uint64))


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("rights", ctypes.c_uint64), ("parent", ctypes.c_int32))


def restrict(readable: Iterable[Path]) -> int:
    """Leave this thread, and those that it starts, nothing but the reading of these files and of what is below these
    folders; the process must have no_new_privs. Gives the version of Landlock that keeps it, 0 where there is none."""
    known = version()
    if not known:
        return 0
    rules, size = _ruleset(known)
    handle = _call(_CREATE_RULESET, ctypes.byref(rules), size, 0)
    if handle < 0:
        return 0
    try:
        for path in readable:
            _allow(handle, path)
        return known if _call(_RESTRICT_SELF, handle, 0) == 0 else 0
    finally:
        os.close(handle)


def version() -> int:
    """Of the kernel's Landlock, 0 where there is none."""
    return max(0, _call(_CREATE_RULESET, None, 0, _ASK_VERSION))


def _ruleset(version: int) -> tuple[_Ruleset, int]:
    """All that a version can refuse, and the size of the structure that it knows."""
    rights = max(count for since, count in _FILE_RIGHTS.items() if since <= version)
    rules, size = _Ruleset((1 << rights) - 1), _Ruleset.network.offset
    if version >= _NETWORK_SINCE:
        rules.network, size = _NETWORK, _Ruleset.scopes.offset
    if version >= _SCOPES_SINCE:
        rules.scopes, size = _SCOPES, ctypes.sizeof(_Ruleset)
    return rules, size


def _allow(handle: int, path: Path) -> None:
    parent = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        rule = _Beneath(_READ_FILE | (_READ_DIR if path.is_dir() else 0), parent)
        _call(_ADD_RULE, handle, _PATH_BENEATH, ctypes.byref(rule), 0)
    finally:
        os.close(parent)


def _call(number: int, *arguments: object) -> int:
    """The result of a system call that the C library has no function for; -1 where it failed."""
    call = ctypes.CDLL(None).syscall
    call.restype = ctypes.c_long
    whole = (ctypes.c_long(each) if isinstance(each, int) else each for each in (number, *arguments))
    return int(call(*whole))
