"""What a document would try that has taken over the process that reads it, as a job."""

import ctypes
import os
import resource
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from explorer.cage import OPEN_FILES, landlock
from explorer.cage.calls import ARCHITECTURES
from explorer.jobs import Job, Progress

_libc = ctypes.CDLL(None, use_errno=True)
needs_cage = pytest.mark.skipif(
    sys.platform != "linux"
    or not Path("/proc/sys/kernel/seccomp/actions_avail").exists()
    or not landlock.version()
    or os.uname().machine not in ARCHITECTURES,
    reason="this system has no Landlock, or no seccomp that is known here",
)

REFUSED = "refused"
_FORBIDDEN = ("Permission denied", "not allowed")

# From linux/sched.h, linux/ptrace.h, linux/prctl.h and linux/mount.h.
_CLONE_NEWUSER = 0x1000_0000
_PTRACE_ATTACH, _PR_SET_DUMPABLE, _MS_BIND = 16, 4, 4096


def attempt(name: str, folder: str) -> Job[str]:
    """Try something of `ATTEMPTS`; `folder` is one of the user's. Gives `REFUSED` where the system forbids it, else
    what came of it."""
    yield Progress(0, 1)
    try:
        return f"done: {ATTEMPTS[name](Path(folder))!r}"
    except PermissionError:
        return REFUSED
    except (OSError, ValueError) as error:  # The loader of libraries and the module `resource` tell it in words.
        return REFUSED if any(words in str(error) for words in _FORBIDDEN) else f"failed: {error}"


def _called(result: int) -> int:
    """The result of a function of the C library. Raises OSError where it failed."""
    if result == -1:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result


def _read_memory(folder: Path) -> object:
    """A byte of the program's memory, at the place where this process has one of its own."""

    class Part(ctypes.Structure):
        _fields_ = (("start", ctypes.c_void_p), ("length", ctypes.c_size_t))

    byte = ctypes.create_string_buffer(1)
    here = Part(ctypes.addressof(byte), 1)
    return _called(_libc.process_vm_readv(os.getppid(), ctypes.byref(here), 1, ctypes.byref(here), 1, 0))


def _load(folder: Path) -> object:
    return ctypes.CDLL(str(folder / "evil.so"))


def _raise(limit: int, value: int = resource.RLIM_INFINITY) -> Callable[[Path], object]:
    def act(folder: Path) -> object:
        resource.setrlimit(limit, (value, value))
        return "raised"

    return act


ATTEMPTS: dict[str, Callable[[Path], object]] = {
    "read a file of the system": lambda folder: Path("/etc/passwd").read_text(),
    "read the user's library": lambda folder: (folder / "user.sqlite3").read_bytes(),
    "read the file that it was given": lambda folder: (folder / "report.txt").read_bytes(),
    "list the user's folder": lambda folder: list(folder.iterdir()),
    "write in the folder for temporary files": lambda folder: Path("/tmp/report-explorer-intruder").write_text("x"),
    "write to a file of the user": lambda folder: os.open(folder / "user.sqlite3", os.O_WRONLY),
    "make a file where it stands": lambda folder: Path("report-explorer-intruder").touch(),
    "make a folder": lambda folder: (folder / "made").mkdir(),
    "remove a file": lambda folder: (folder / "user.sqlite3").unlink(),
    "rename a file": lambda folder: (folder / "user.sqlite3").rename(folder / "gone"),
    "cut a file short": lambda folder: os.truncate(folder / "user.sqlite3", 0),
    "open a file to all": lambda folder: (folder / "user.sqlite3").chmod(0o777),
    "date a file back": lambda folder: os.utime(folder / "user.sqlite3", (0, 0)),
    "call a server": lambda folder: socket.socket().connect(("127.0.0.1", 9)),
    "send a datagram": lambda folder: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", 9)),
    "call a service of the computer": lambda folder: socket.socket(socket.AF_UNIX).connect("\0service"),
    "listen to the kernel": lambda folder: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0).bind((0, 0)),
    "run a program": lambda folder: os.execv("/bin/true", ["true"]),
    "start a process": lambda folder: os.fork() or os._exit(0),
    "start a program beside itself": lambda folder: os.posix_spawn("/bin/true", ["true"], {}),
    "follow the program's steps": lambda folder: _called(_libc.ptrace(_PTRACE_ATTACH, os.getppid(), 0, 0)),
    "read the program's memory": _read_memory,
    "open the program's memory": lambda folder: os.open(f"/proc/{os.getppid()}/mem", os.O_RDONLY),
    "read the program's environment": lambda folder: Path(f"/proc/{os.getppid()}/environ").read_bytes(),
    "end the program": lambda folder: os.kill(os.getppid(), signal.SIGTERM),
    "end its group": lambda folder: os.kill(0, signal.SIGTERM),
    "hold on to the program": lambda folder: os.pidfd_open(os.getppid()),
    "limit the program": lambda folder: resource.prlimit(os.getppid(), resource.RLIMIT_CPU, (1, 1)),
    "put a folder over another": lambda folder: _called(_libc.mount(b"/tmp", b"/usr", None, _MS_BIND, None)),
    "leave its surroundings": lambda folder: _called(_libc.unshare(_CLONE_NEWUSER)),
    "use more memory": _raise(resource.RLIMIT_AS),
    "write larger files": _raise(resource.RLIMIT_FSIZE),
    "open more files": _raise(resource.RLIMIT_NOFILE, OPEN_FILES + 1),
    "let itself be followed": lambda folder: _called(_libc.prctl(_PR_SET_DUMPABLE, 1, 0, 0, 0)),
    "load code of the user's folder": _load,
    "hide code in memory": lambda folder: os.memfd_create("code"),
}
"""What is forbidden to the process that reads."""
