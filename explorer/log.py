"""The log: what went wrong, for the user to read, and to pass on by hand. Nothing is ever sent.

It holds our own messages, versions, and of an error its type and where in the program it came about. **No word of a
report gets in**: what an error says of itself is left out, whatever its type, as it may quote the text that was being
read, a query or a password; a trace has lines of the program and no values. Other libraries' loggers are not written.

Each process that a user starts writes a file of its own, named by its start, because a file that is shared cannot be
rotated on Windows while another process has it open. Child processes write none; their errors come back with their
traces (`jobs`). The folder and the files are for the user alone, whatever the mask, and the oldest files are removed.
Where the folder cannot be written the program goes on without a log.
"""

import contextlib
import copy
import faulthandler
import io
import logging
import os
import re
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from datetime import datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from explorer import __version__, paths

SIZE = 500_000
"""Bytes of a file at most; a process keeps the one before it as well, so that its log is never larger than 1 MB."""

KEPT = 8
"""Files that stay when a program starts, of all that were written."""

QT = "qt"
"""The logger of what Qt says."""

_OURS = "explorer"
_LOGGERS = {_OURS: logging.INFO, QT: logging.INFO, "py.warnings": logging.WARNING}
_LIBRARIES = ("whoosh", "lxml", "pypdfium2")
_CRASH = ".crash"
_FILE_NAME = re.compile(rf"\d{{4}}-\d\d-\d\d-\d{{6}}-\d+(\.log(\.1)?|{re.escape(_CRASH)})")
"""The names of what is written here. What else stands in the folder is somebody's own."""
_MOST_CALLS = 60  # of a trace, the innermost
_MOST_OF_A_CRASH = 20_000  # characters

_log = logging.getLogger(__name__)


@contextlib.contextmanager
def writing() -> Iterator[None]:
    """While this lasts, the program's log is written: messages, warnings, errors that nobody caught on any thread, and
    where the interpreter was when it crashed. The file is there once there is something to say."""
    folder, name = paths.log_folder(), f"{datetime.now():%Y-%m-%d-%H%M%S}-{os.getpid()}"
    with contextlib.ExitStack() as undo:
        _attach(_File(folder / f"{name}.log"), undo)
        _hook(undo)
        for prepare in (_make_private, _tell_of_crashes, _remove_oldest):
            with contextlib.suppress(OSError):
                prepare(folder)
        with contextlib.suppress(OSError):
            undo.enter_context(_watching(folder / f"{name}{_CRASH}"))
        yield


def know(**versions: str) -> None:
    """Tell the log of parts of the program that it does not know by itself, by name and version."""
    file = _current()
    if file:
        file.versions.update(versions)
        _log.info("It runs with %s.", _listed(versions))


def path() -> Path | None:
    """The file that this process writes, None where there is none."""
    file = _current()
    return Path(file.baseFilename) if file and Path(file.baseFilename).is_file() else None


def text() -> str:
    """What the file says, "" where there is none."""
    file = path()
    with contextlib.suppress(OSError):
        return file.read_text("utf-8", "replace") if file else ""
    return ""


def last_error() -> str:
    """The last error as it is logged, with its time and trace; "" where nothing went wrong."""
    file = _current()
    return file.last_error if file else ""


def what_happened() -> str:
    """The last error with all versions, to be passed on: the user's home is a "~" in it."""
    file = _current()
    return _without_home(f"{_head(file.versions)}\n{file.last_error}\n") if file else ""


def trace(error: BaseException) -> str:
    """Where in the program an error came about, after those that led to it. What they say of themselves is left out
    (see above); of an error of the system its reason is told, in the system's words."""
    chain: list[BaseException] = []
    earlier: BaseException | None = error
    while earlier is not None and earlier not in chain:
        chain.insert(0, earlier)
        earlier = earlier.__cause__ or (None if earlier.__suppress_context__ else earlier.__context__)
    return "\n\nand then\n\n".join(_told(each) for each in chain)


def _told(error: BaseException) -> str:
    calls = "".join(traceback.format_tb(error.__traceback__, -_MOST_CALLS))
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    number = error.errno if isinstance(error, OSError) else None
    return f"Traceback (most recent call last):\n{calls}{name}{f': {os.strerror(number)}' if number else ''}"


class _Formatter(logging.Formatter):
    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s [%(threadName)s] %(message)s", "%Y-%m-%d %H:%M:%S")

    def format(self, record: logging.LogRecord) -> str:
        record = copy.copy(record)
        record.exc_text = None  # Another handler may have put the error's own words there.
        return super().format(record)

    def formatException(self, ei: object) -> str:
        error = ei[1] if isinstance(ei, tuple) else None
        return trace(error) if isinstance(error, BaseException) else ""


class _File(RotatingFileHandler):
    """Makes its file when there is something to say, and begins each with the versions. What cannot be written is
    dropped: standard error is for the one line that a script expects there."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=SIZE, backupCount=1, encoding="utf-8", delay=True, errors="backslashreplace")
        self.setFormatter(_Formatter())
        self.last_error = ""
        self.versions: dict[str, str] = {}

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.ERROR and record.name.partition(".")[0] == _OURS:
            self.last_error = self.format(record)
        super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:
        """Nothing: the program goes on."""

    def _open(self) -> io.TextIOWrapper:
        _make_private(Path(self.baseFilename).parent)
        stream = _private(Path(self.baseFilename), "ab")
        stream.write(_head(self.versions))
        return stream


def _current() -> _File | None:
    return next((each for each in logging.getLogger(_OURS).handlers if isinstance(each, _File)), None)


def _head(more: dict[str, str]) -> str:
    """Versions of the program, of what it stands on, and of the system."""
    import platform  # Here, so that no start waits for it: most have nothing to say.

    from explorer.sources import library_version

    versions = {name: library_version(name) for name in _LIBRARIES} | more
    return (
        f"Report Explorer {__version__}\n"
        f"Python {platform.python_version()}, {_listed(versions)}\n"
        f"{platform.system()} {platform.release()} {platform.machine()}\n\n"
    )


def _listed(versions: dict[str, str]) -> str:
    return ", ".join(f"{name} {version}" for name, version in versions.items())


def _without_home(text: str) -> str:
    home = os.path.expanduser("~").rstrip(os.sep)  # noqa: PTH111 (Path.home raises where there is none.)
    return text.replace(home + os.sep, "~" + os.sep) if len(home) > 1 else text


def _attach(file: _File, undo: contextlib.ExitStack) -> None:
    undo.callback(file.close)
    for name, level in _LOGGERS.items():
        logger = logging.getLogger(name)
        undo.callback(logger.setLevel, logger.level)
        logger.setLevel(level)
        logger.addHandler(file)
        undo.callback(logger.removeHandler, file)
    logging.captureWarnings(True)
    undo.callback(logging.captureWarnings, False)


def _hook(undo: contextlib.ExitStack) -> None:
    """Log what nobody caught."""

    def caught(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if error is not None and not isinstance(error, SystemExit):
            _log.critical("Nobody caught this.", exc_info=(kind, error, trace))

    hooks: tuple[tuple[object, str, Callable[..., None]], ...] = (
        (sys, "excepthook", caught),
        (sys, "unraisablehook", lambda told: caught(told.exc_type, told.exc_value, told.exc_traceback)),
        (threading, "excepthook", lambda told: caught(told.exc_type, told.exc_value, told.exc_traceback)),
    )
    for module, name, hook in hooks:
        undo.callback(setattr, module, name, getattr(module, name))
        setattr(module, name, hook)


@contextlib.contextmanager
def _watching(crash: Path) -> Iterator[None]:
    """Have `faulthandler` write where all threads were when the interpreter crashes. Where somebody has it on already,
    a developer or a test run, it stays as it is. The file goes with an orderly end: whatever it says did no harm."""
    if faulthandler.is_enabled():
        yield
        return
    with _private(crash, "wb") as file:
        faulthandler.enable(file)
        try:
            yield
        finally:
            faulthandler.disable()
    with contextlib.suppress(OSError):
        crash.unlink()


def _tell_of_crashes(folder: Path) -> None:
    """Take what earlier processes wrote when they crashed into the log. An empty file may be of one that runs."""
    for crash in folder.glob(f"*{_CRASH}"):
        with contextlib.suppress(OSError):  # On Windows one that runs keeps its file to itself.
            told = crash.read_text("utf-8", "replace")[:_MOST_OF_A_CRASH]
            if told:
                crash.unlink()
                _log.error("Report Explorer crashed in the run that began at %s:\n%s", crash.stem, told)


def _remove_oldest(folder: Path) -> None:
    ours = [each for each in folder.iterdir() if _FILE_NAME.fullmatch(each.name)]
    for old in sorted(ours, key=lambda each: each.stat().st_mtime)[:-KEPT]:
        with contextlib.suppress(OSError):
            old.unlink()


def _make_private(folder: Path) -> None:
    paths.private_folder(folder)
    paths.tighten(folder)


def _private(path: Path, mode: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(paths.open_private(path, mode), encoding="utf-8", errors="backslashreplace")
