"""seccomp: a process gives up system calls for good (https://docs.kernel.org/userspace-api/seccomp_filter.html,
seccomp(2)). A filter is a small program in the kernel, asked at each call (linux/filter.h, linux/seccomp.h).

It names what is refused, not what is allowed: which calls the C library makes differs with its version. What a later
kernel adds is therefore allowed here, and left to Landlock.
"""

import ctypes
import errno
import os
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from explorer.cage.calls import ARCHITECTURES, GROUPS, NUMBERS

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER, _ARCHITECTURE, _ARGUMENTS = 0, 4, 16  # where they stand in struct seccomp_data
_ALLOW, _ERROR = 0x7FFF_0000, 0x0005_0000
_X32 = 0x4000_0000  # in the numbers of a second set of calls that x86_64 has
_SET_MODE_FILTER = 1

# From linux/sched.h, linux/socket.h, linux/resource.h and linux/prctl.h.
_CLONE_THREAD, _AF_UNIX, _RLIMIT_CPU, _PR_SET_DUMPABLE = 0x1_0000, 1, 0, 4
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


@dataclass(frozen=True, slots=True)
class Rule:
    """Refuses a call by an argument of which the lower 32 bits count: with any of some `bits`, with none of those that
    it `needs`, with another value than the `only` one, or with that which it `never` may have."""

    call: str
    argument: int
    bits: int = 0
    needs: int = 0
    only: int | None = None
    never: int | None = None

    @property
    def test(self) -> tuple[int, int, bool]:
        """The operation of the filter, the number it takes, and whether the call is refused where it holds."""
        if self.bits or self.needs:
            return _ANY_BIT, self.bits or self.needs, bool(self.bits)
        if self.only is not None:
            return _EQUAL, self.only, False
        return _EQUAL, self.never or 0, True


@dataclass(frozen=True, slots=True)
class Filter:
    """`groups` of calls that are refused, calls that seem `missing`, so that the C library takes an older one that
    a rule can look into, and `rules` for others."""

    groups: tuple[str, ...]
    missing: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()


CONVERTING = Filter(("system", "other memory"), ("io_uring_setup",), (Rule("socket", 0, only=_AF_UNIX),))
"""No network, whatever it starts: no socket but those within the computer. Otherwise a program like another."""


def reading() -> Filter:
    """Threads, but no process and no program; signals and a limit of time for this process alone; files for reading."""
    myself = os.getpid()
    return Filter(
        (*CONVERTING.groups, "programs", "sockets", "other processes", "files"),
        ("clone3", "openat2", *CONVERTING.missing),
        (
            Rule("clone", 0, needs=_CLONE_THREAD),
            Rule("kill", 0, only=myself),
            Rule("tgkill", 0, only=myself),
            Rule("open", 1, bits=_WRITING),
            Rule("openat", 2, bits=_WRITING),
            Rule("setrlimit", 0, only=_RLIMIT_CPU),
            Rule("prlimit64", 0, only=0),
            Rule("prlimit64", 1, only=_RLIMIT_CPU),
            Rule("prctl", 0, never=_PR_SET_DUMPABLE),
        ),
    )


class _Program(ctypes.Structure):
    """struct sock_fprog: the number of steps, and where they are."""

    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_void_p))


def restrict(chosen: Filter) -> bool:
    """Put a filter on this thread, those that it starts, and what they run; the process must have no_new_privs. Whether
    the kernel has taken it: not where the calls of this kind of machine are not known, or it has no filters."""
    machine = os.uname().machine
    if machine not in ARCHITECTURES or sys.maxsize < 2**32:
        return False
    steps = b"".join(program(chosen, machine))
    code = ctypes.create_string_buffer(steps, len(steps))
    given = _Program(len(steps) // 8, ctypes.addressof(code))
    call = ctypes.CDLL(None).syscall
    call.restype = ctypes.c_long
    (number,) = (ctypes.c_long(each) for each in _numbers("seccomp", machine))
    return bool(call(number, ctypes.c_long(_SET_MODE_FILTER), ctypes.c_long(0), ctypes.byref(given)) == 0)


def program(chosen: Filter, machine: str) -> Iterator[bytes]:
    """A filter in the kernel's language, for a kind of machine. What comes in another machine's way is refused."""
    refused, missing = _ERROR | errno.EPERM, _ERROR | errno.ENOSYS
    yield _step(_LOAD, _ARCHITECTURE)
    yield _step(_EQUAL, ARCHITECTURES[machine], yes=1)
    yield _step(_RETURN, refused)
    yield _step(_LOAD, _NUMBER)
    yield _step(_AT_LEAST, _X32, no=1)
    yield _step(_RETURN, refused)
    calls = [(name, refused) for group in chosen.groups for name in GROUPS[group]]
    for name, answer in (*calls, *((name, missing) for name in chosen.missing)):
        for number in _numbers(name, machine):
            yield _step(_EQUAL, number, no=1)
            yield _step(_RETURN, answer)
    for rule in chosen.rules:
        operation, value, refuses = rule.test
        for number in _numbers(rule.call, machine):
            yield _step(_EQUAL, number, no=4)
            yield _step(
                _LOAD, _ARGUMENTS + 8 * rule.argument
            )  # The lower half: both kinds of machine are little-endian.
            yield _step(operation, value, yes=0 if refuses else 1, no=1 if refuses else 0)
            yield _step(_RETURN, refused)
            yield _step(_LOAD, _NUMBER)
    yield _step(_RETURN, _ALLOW)


def _numbers(name: str, machine: str) -> list[int]:
    """The number of a call; none where a kind of machine has no such call."""
    number = NUMBERS[name][list(ARCHITECTURES).index(machine)]
    return [] if number is None else [number]


def _step(operation: int, value: int, yes: int = 0, no: int = 0) -> bytes:
    """struct sock_filter: `yes` and `no` are the steps to pass over where a test holds, and where it does not."""
    return struct.pack("=HBBI", operation, yes, no, value)
