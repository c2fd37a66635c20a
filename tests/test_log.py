"""The log: private, of bounded size, without a word of a report, and never in the way."""

import logging
import os
import platform
import stat
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from explorer import __version__, cli, log, paths
from explorer.errors import ExplorerError, Fault
from explorer.jobs import ChildProcess, Job, Progress, run

SECRET = "Smuggling of migrants across the Mediterranean"
TOP = Path(__file__).parents[1]
_log = logging.getLogger("explorer.tests")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the log goes; not there yet."""
    monkeypatch.setenv(paths.HOME, str(tmp_path / "home"))
    return paths.log_folder()


@pytest.fixture
def written() -> Iterator[None]:
    with log.writing():
        yield


def quote(words: str) -> None:
    """Fail as a reader of documents does, with words of the document in the message."""
    try:
        raise KeyError(words)
    except KeyError as error:
        raise ValueError(f"no number in “{words}”") from error


def quoting(words: str) -> Job[None]:
    yield Progress(0, 1)
    quote(words)


def fail(message: str) -> None:
    try:
        quote(SECRET)
    except ValueError:
        _log.exception(message)


def files(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


@pytest.mark.usefixtures("written")
def test_the_first_lines_are_versions_and_an_error_has_its_trace(folder: Path) -> None:
    log.know(Qt="6.99")
    fail("This went wrong.")
    first, second, third = log.text().splitlines()[:3]
    assert first == f"Report Explorer {__version__}"
    assert second.startswith(f"Python {platform.python_version()}, whoosh 2.7.4, lxml ")
    assert "pypdfium2 " in second and second.endswith("Qt 6.99")
    assert third.startswith(platform.system())
    assert log.path() == files(folder)[0]
    assert "ERROR explorer.tests [MainThread] This went wrong." in log.last_error()
    assert log.last_error() in log.text()
    assert "in fail\n    quote(SECRET)" in log.text()
    assert log.text().index("\nKeyError\n") < log.text().index("\nValueError\n")


@pytest.mark.usefixtures("written")
def test_no_word_of_a_report_is_written(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    fail("This went wrong.")  # `caplog` has the error's own words put into the record before.
    assert SECRET in caplog.text
    for error in (ValueError(SECRET), ExplorerError(SECRET), OSError(2, SECRET, SECRET), _Named(SECRET)):
        sys.excepthook(type(error), error, None)
    thread = threading.Thread(target=quote, args=(SECRET,))
    thread.start()
    thread.join()
    _Unraisable()
    logging.getLogger("docx").error(SECRET)
    child = ChildProcess()
    with pytest.raises(Fault, match=r"failed at this \(ValueError\)"):
        run(child.perform(quoting, SECRET))
    child.close()
    told = log.text()
    assert told.count("Nobody caught this.") == 6
    assert f"FileNotFoundError: {os.strerror(2)}" in told and "explorer.errors.ExplorerError\n" in told
    assert "Work in another process failed." in told and "in quoting\n" in told
    assert SECRET not in told and "Mediterranean" not in told
    assert "Mediterranean" not in log.what_happened()


class _Named(Exception):
    """An error that quotes in its notes and its representation as well."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.add_note(words)

    def __repr__(self) -> str:
        return str(self.args)


class _Unraisable:
    def __del__(self) -> None:
        quote(SECRET)


@pytest.mark.skipif(os.name != "posix", reason="file modes are of POSIX")
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o277])
def test_it_is_for_the_user_alone_whatever_the_mask(folder: Path, mask: int) -> None:
    folder.mkdir(parents=True)
    folder.chmod(0o755)
    before = os.umask(mask)
    try:
        with log.writing():
            fail("This went wrong.")
    finally:
        os.umask(before)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [stat.S_IMODE(file.stat().st_mode) for file in files(folder)] == [0o600]


@pytest.mark.usefixtures("written")
def test_it_is_rotated_and_each_file_begins_with_the_versions(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3 * log.SIZE // 1000):
        _log.info("%d %s", number, "." * 1000)
    made = files(folder)
    assert len(made) == 2 and all(file.stat().st_size <= log.SIZE for file in made)
    assert all(file.read_text().startswith("Report Explorer ") for file in made)
    assert all(stat.S_IMODE(file.stat().st_mode) == 0o600 for file in made if os.name == "posix")


def test_the_newest_files_stay(folder: Path) -> None:
    folder.mkdir(parents=True)
    for number in range(20):
        old = folder / f"2020-01-01-0000{number:02}-1.log"
        old.touch()
        os.utime(old, (number, number))
    for name in ("mine.txt", "mine.log"):
        (folder / name).touch()
        os.utime(folder / name, (0, 0))
    with log.writing():
        assert [file.name[15:17] for file in files(folder) if file.name.startswith("2020")] == [
            f"{n}" for n in range(12, 20)
        ]
    assert (folder / "mine.txt").exists() and (folder / "mine.log").exists()


def test_where_nothing_is_said_no_file_is_left(folder: Path) -> None:
    with log.writing():
        assert (log.path(), log.text(), log.last_error()) == (None, "", "")
    assert files(folder) == []


def _a_file_in_its_place(folder: Path) -> None:
    folder.parent.mkdir(parents=True)
    folder.write_text("no folder")


def _no_room(folder: Path) -> None:
    folder.parent.parent.mkdir(parents=True, exist_ok=True)
    folder.parent.write_text("no folder either")


@pytest.mark.parametrize("spoil", [_a_file_in_its_place, _no_room])
def test_a_log_that_cannot_be_written_is_in_nobodys_way(
    folder: Path, spoil: Callable[[Path], None], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(folder)
    with log.writing():
        fail("This went wrong.")
        assert log.path() is None and log.text() == ""
        assert "in fail\n" in log.what_happened()
    assert capsys.readouterr() == ("", "")
    monkeypatch.setattr(cli, "_run", lambda *_: 1 // 0)
    assert cli.main(["list"]) == 1
    assert capsys.readouterr().err == (
        "report-explorer: Something went wrong (ZeroDivisionError). No log could be written of it.\n"
    )


def test_all_is_as_before_afterwards() -> None:
    def state() -> object:
        hooks = sys.excepthook, sys.unraisablehook, threading.excepthook, warnings.showwarning
        return hooks, [(logging.getLogger(name).level, logging.getLogger(name).handlers) for name in ("explorer", "qt")]

    before = state()
    with log.writing():
        assert state() != before
    assert state() == before


@pytest.mark.usefixtures("written")
def test_warnings_are_written() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(False)
        logging.captureWarnings(True)
        warnings.warn("this will go away", DeprecationWarning, stacklevel=1)
    assert "WARNING py.warnings [MainThread]" in log.text() and "this will go away" in log.text()


@pytest.mark.usefixtures("written")
def test_what_is_passed_on_does_not_name_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(TOP))
    monkeypatch.setenv("USERPROFILE", str(TOP))
    fail("This went wrong.")
    assert str(TOP) in log.text()
    assert str(TOP) not in log.what_happened()
    assert f'File "~{os.sep}tests{os.sep}test_log.py"' in log.what_happened()
    assert log.what_happened().startswith(f"Report Explorer {__version__}\nPython ")


def test_an_unexpected_error_of_the_command_line_is_one_line_that_says_where_its_trace_is(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli, "_run", lambda *_: quote(SECRET))
    assert cli.main(["list", "--json"]) == 1
    out, err = capsys.readouterr()
    (file,) = files(folder)
    assert (out, err) == (
        "",
        f"report-explorer: Something went wrong (ValueError). What happened is told in “{file}”.\n",
    )
    assert "in quote\n" in file.read_text() and SECRET not in file.read_text()


def test_what_the_system_refuses_unforeseen_is_one_line_with_its_trace_in_the_log(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli, "_run", lambda *_: (folder / SECRET).read_bytes())
    assert cli.main(["list"]) == 1
    reason = os.strerror(2)
    told = f"report-explorer: {reason} (“{folder / SECRET}”). Check its name and folder.\n"
    assert capsys.readouterr().err == told
    (file,) = files(folder)
    assert f"FileNotFoundError: {reason}" in file.read_text() and SECRET not in file.read_text()


def _python(program: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, cwd=TOP, check=False
    )


def test_a_crash_is_written_and_told_by_the_next_run(folder: Path) -> None:
    program = "import faulthandler\nfrom explorer import log\nwith log.writing():\n    faulthandler._sigsegv()\n"
    crashed = _python(program)
    assert crashed.returncode != 0 and crashed.stderr == ""
    (crash,) = files(folder)
    assert crash.suffix == ".crash" and "Segmentation fault" in crash.read_text()
    assert os.name != "posix" or stat.S_IMODE(crash.stat().st_mode) == 0o600
    with log.writing():
        assert f"crashed in the run that began at {crash.stem}:\nFatal Python error" in log.last_error()
        assert 'File "<string>", line 4 in <module>' in log.text()
        assert not crash.exists()
    with log.writing():
        assert log.last_error() == ""


def test_an_orderly_end_leaves_nothing_of_the_watch_for_crashes(folder: Path) -> None:
    program = (
        "import faulthandler\nfrom explorer import log\nwith log.writing():\n    print(faulthandler.is_enabled())\n"
    )
    assert _python(program).stdout == "True\n"
    assert files(folder) == []
