"""The command line. Without a verb it opens the window; with one it is a tool for scripts, and loads nothing of Qt."""

import argparse
import contextlib
import io
import json
import logging
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from explorer import __version__, log, paths, settings
from explorer.controls import shown
from explorer.errors import ExplorerError

if TYPE_CHECKING:  # What verbs need is loaded with the first of them: the window would wait for it.
    from explorer.commands.verb import Alone, Answer, Deed, Verb
    from explorer.session import Notice, Session

SELF_TEST = "self-test"
_log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns the exit status: 0, 1 for a failure told in a line on standard error. Exits with 2 on a wrong call."""
    multiprocessing.freeze_support()  # In a packaged program a child process begins here.
    given = sys.argv[1:] if arguments is None else list(arguments)
    from explorer.commands.verbs import VERBS

    known = {SELF_TEST, *(verb.name for verb in VERBS)}
    if not given or (given[0] not in known and _is_there(given[0])):
        return window(given)
    parser = _parser(VERBS, next((word for word in given if not word.startswith("-")), ""))
    if not given[0].startswith("-") and given[0] not in known:
        parser.error(f"“{given[0]}” is neither a verb nor a file")
    options, rest = parser.parse_known_args(given)
    deed = next((verb.deed() for verb in VERBS if verb.name == options.verb), None)
    wrong = _wrong(deed, options, rest)
    if wrong:
        parser.error(wrong)
    if options.verb == SELF_TEST:
        return _guarded(lambda: _self_test(options.screenshots))  # Without a log: it leaves the user's profile alone.
    return _logged(lambda: _run(deed, options)) if deed else window(())


def _wrong(deed: "Deed | Alone | None", options: argparse.Namespace, rest: Sequence[str]) -> str:
    from explorer.commands.verb import Deed, left_over

    return deed.wrong(options, rest) if isinstance(deed, Deed) else left_over(rest)


def _is_there(name: str) -> bool:
    try:
        return Path(name).exists()
    except (OSError, ValueError):  # Longer than the system's names may be, or no name at all.
        return False


def window(files: Sequence[str] | None = None) -> int:
    """Show the window with these files, else those of the command line: a library is opened, what is no library is read
    into one. Returns the exit status, as `main` does."""

    def run() -> int:
        from explorer.app import main as show

        return show(files)

    return _logged(run)


def _self_test(screenshots: Path | None) -> int:
    from explorer.app import self_test

    return self_test(screenshots)


def _logged(run: Callable[[], int]) -> int:
    """What `_guarded` returns, with the log written; whatever else is raised is told there, and where in one line."""
    with log.writing():
        try:
            return _guarded(run)
        except Exception as error:
            _log.exception("Nobody expected this.")
            return _fail([f"Something went wrong ({type(error).__name__}). {_where()}"])


def _notice(error: ExplorerError) -> "Notice":
    from explorer.session import Notice

    return Notice.of(error)


def _sentence(told: "Notice") -> str:
    """What is told; of a fault of the program also where the log is."""
    return f"{told.text} {_where()}" if told.fault else told.text


def _where() -> str:
    path = log.path()
    return f"What happened is told in “{path}”." if path else "No log could be written of it."


def _guarded(run: Callable[[], int]) -> int:
    """What `run` returns; 1 and one line for what it raises for the user. Afterwards nothing temporary is left."""
    try:
        return run()
    except ExplorerError as error:
        return _fail([_sentence(_notice(error))])
    except KeyboardInterrupt:
        return _fail(["Stopped."])
    except BrokenPipeError:  # Whoever read the output has seen enough.
        _drop_output()
        return 0
    except OSError as error:  # Nobody foresaw it, or there would be a better sentence.
        _log.error("The system refused something.", exc_info=error)
        of = f" (“{error.filename}”)" if error.filename else ""
        return _fail([f"{paths.reason(error)}{of}. {paths.way_out(error, Path())}."])
    finally:
        paths.remove_temporary_folders()


class _Parser(argparse.ArgumentParser):
    """Names of files come as arguments, too."""

    def error(self, message: str) -> NoReturn:
        super().error(shown(message))


def _parser(known: Sequence["Verb"], typed: str) -> argparse.ArgumentParser:
    """The verbs that are known, with the arguments of the one that was typed."""
    parser = _Parser(
        prog="report-explorer",
        usage="%(prog)s [FILE ...] | VERB ...",
        description="Read a series of reports, search it, compare its years and cite it. "
        "Without a verb the window opens, on the files that are named or on a library.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", title="verbs")
    for verb in known:
        below = verbs.add_parser(verb.name, help=verb.help, description=verb.help.capitalize() + ".")
        if verb.name == typed:
            verb.deed().arguments(below)
            below.add_argument(
                "--library", type=Path, metavar="DIR", help="the library (the last one opened, else the samples)"
            )
            below.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    test = verbs.add_parser(SELF_TEST, help="open the window, use it by its keys, and check what it shows")
    test.add_argument("--screenshots", type=Path, metavar="DIR", help="where to put the pictures")
    return parser


def _run(deed: "Deed | Alone", options: argparse.Namespace) -> int:
    from explorer.commands.verb import Deed

    if isinstance(deed, Deed):
        return _run_in_session(deed, options)
    if options.library:
        return _run_in_session(deed.in_session(), options)
    _warn(options)
    return _print(deed.run(options), options.json, ())


def _warn(options: argparse.Namespace) -> None:
    from explorer.commands import passwords

    for warning in passwords.warnings(options):
        _say(warning)


def _run_in_session(deed: "Deed", options: argparse.Namespace) -> int:
    from explorer.session import Session

    known = settings.load()
    session = Session(known)
    failures: list[ExplorerError] = []
    notices: list[Notice] = []
    session.work.failed.connect(failures.append)
    session.noticed.connect(notices.append)
    meter = _Meter(session)
    session.work.changed.connect(meter.show)
    try:
        if deed.opens_library and (options.library or deed.needs_library(options)):
            session.noticed.connect(_tell)
            session.open_library(options.library, make=deed.makes_library)
            session.noticed.disconnect(_tell)
        _warn(options)
        answer = deed.run(session, options)
        if session.is_open and not options.library and str(session.library.folder) != known.last_library:
            with contextlib.suppress(ExplorerError):  # What was asked for is done, remembered or not.
                settings.save(replace(known, last_library=str(session.library.folder)))
    except ExplorerError as error:
        first = next((notice for notice in notices if notice.error), _notice(error))  # It led to the others.
        return _fail([_sentence(first)])
    finally:
        session.close()
        meter.clear()
    return _print(answer, options.json, [_sentence(_notice(failure)) for failure in failures])


def _print(answer: "Answer", as_json: bool, failures: Sequence[str]) -> int:
    if failures:
        return _fail(failures)
    if answer.file is not None:
        if as_json:
            raise ExplorerError("The file and what --json prints cannot both go to standard output. Name a file.")
        _pass_on(answer.file)
    elif as_json:
        _write(json.dumps(answer.data, ensure_ascii=False), "utf-8")
    elif answer.text:
        _write(answer.text, None)
    if answer.remark and not as_json:
        _say(answer.remark)
    return _fail(answer.errors) if answer.errors or not answer.good else 0


def _write(text: str, encoding: str | None) -> None:
    """Put a text out whole, now that a failure can still be told. What the encoding lacks is written as an escape,
    which in UTF-8 can only be half a character of a file's name, and is then one of JSON too."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace")
    with _told():
        print(shown(text), flush=True)


def _pass_on(file: bytes) -> None:
    """Put a file out as it is; on a terminal as a text, and only where it is one."""
    if not sys.stdout.isatty():
        with _told():
            sys.stdout.buffer.write(file)
            sys.stdout.buffer.flush()
        return
    try:
        text = file.decode()
    except UnicodeDecodeError as error:
        raise ExplorerError("A terminal cannot show a file of this format. Name a file, or pass it on.") from error
    _write(text.removesuffix("\n"), None)


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Say why standard output cannot be written."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        _drop_output()
        raise paths.unwritable(Path("standard output"), error, chosen=True) from error


def _drop_output() -> None:
    """Let go what could not be written: the interpreter would try again at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell(notice: "Notice") -> None:
    """What the user should know of the library's opening. Errors are told as failures."""
    if not notice.error:
        _say(notice.text)


def _fail(lines: Sequence[str]) -> int:
    for line in lines:
        _say(line)
    return 1


def _say(line: str) -> None:
    print(shown(f"report-explorer: {' '.join(line.split())}"), file=sys.stderr)


class _Meter:
    """The work under way, in one line of a terminal that is overwritten."""

    WIDTH = 24

    def __init__(self, session: "Session") -> None:
        self._session = session
        self._shown = False

    def show(self) -> None:
        tasks = self._session.work.tasks
        if sys.stderr.isatty() and tasks and tasks[-1].total > 1:
            task = tasks[-1]
            done = self.WIDTH * task.done // task.total
            bar = "█" * done + "░" * (self.WIDTH - done)
            told = shown(f"{task.title} {bar} {task.done}/{task.total} {task.text[:40]}")
            print(f"\r\033[K{told}", end="", file=sys.stderr)
            self._shown = True

    def clear(self) -> None:
        if self._shown:
            print("\r\033[K", end="", file=sys.stderr)
