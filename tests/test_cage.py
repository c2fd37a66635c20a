"""The process that reads documents: what it can do, what it cannot, and what the program believes of it."""

import errno
import os
import pickle
import shutil
import struct
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import Pipe
from pathlib import Path
from typing import Any

import pytest

from explorer import cage, paths
from explorer.cage import calls, landlock, seccomp
from explorer.errors import ExplorerError, PasswordNeeded, UnreadableDocument
from explorer.ingest import read_report
from explorer.ingest.apart import read_in, readers
from explorer.ingest.pages import Found, Rectangle
from explorer.jobs import ChildProcess, Job, ProcessEnded, Progress, run
from explorer.jobs.answers import Message, NoAnswer, received
from explorer.jobs.process import _tell_of_cage
from tests.ingest import specimens
from tests.intruder import ATTEMPTS, REFUSED, attempt, needs_cage

HARMLESS = (
    "read a file of the system", "read the user's library", "list the user's folder", "write to a file of the user",
    "make a folder", "cut a file short", "date a file back", "start a program beside itself",
    "load code of the user's folder", "hide code in memory", "open more files",
)  # fmt: skip
"""What a test may have a process do that is in no cage."""


@pytest.fixture(scope="module")
def reader() -> Iterator[ChildProcess]:
    reader = readers()
    yield reader
    reader.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of the user's, with a library and with a file that is code."""
    for name in ("user.sqlite3", "report.txt"):
        (tmp_path / name).write_text("words of the user")
    shutil.copy(_library_of_python(), tmp_path / "evil.so")
    return tmp_path


def _library_of_python() -> str:
    import _ctypes

    return _ctypes.__file__


@needs_cage
@pytest.mark.parametrize("name", ATTEMPTS)
def test_what_is_forbidden_is_refused(name: str, reader: ChildProcess, folder: Path) -> None:
    before = {path: (path.stat().st_mode, path.stat().st_mtime) for path in folder.iterdir()}
    assert run(reader.perform(attempt, name, str(folder))) == REFUSED
    assert {path: (path.stat().st_mode, path.stat().st_mtime) for path in folder.iterdir()} == before
    assert (folder / "user.sqlite3").read_text() == "words of the user"


@needs_cage
@pytest.mark.parametrize("name", HARMLESS)
def test_without_a_cage_the_same_is_done(name: str, folder: Path) -> None:
    free = ChildProcess()
    assert run(free.perform(attempt, name, str(folder))).startswith("done")
    free.close()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", specimens.PDF), ("a.docx", specimens.WORD), ("a.html", specimens.HTML), ("a.xml", specimens.XML),
        ("a.txt", specimens.TEXT),
    ],
)  # fmt: skip
def test_documents_are_read_as_without_a_cage(name: str, data: bytes, reader: ChildProcess, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    assert run(read_in(reader, tmp_path / name)) == read_report(tmp_path / name)


@needs_cage
def test_the_log_says_once_what_keeps_the_processes(caplog: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    _tell_of_cage.cache_clear()
    (tmp_path / "a.txt").write_bytes(specimens.TEXT)
    with caplog.at_level("INFO", "explorer"):
        for _ in range(2):
            reader = readers()
            run(read_in(reader, tmp_path / "a.txt"))
            reader.close()
    (told,) = (record.getMessage() for record in caplog.records if "cage" in record.getMessage())
    assert f"Landlock {landlock.version()}" in told and "seccomp" in told


def inherited() -> Job[dict[int, str]]:
    yield Progress(0, 1)
    found = {}
    for number in range(100):
        try:
            status = os.fstat(number)
        except OSError:
            continue
        found[number] = "null" if status.st_rdev == os.makedev(1, 3) else "other"
    return found


@needs_cage
def test_nothing_is_inherited_but_the_pipe_and_the_parents_end() -> None:
    reader = readers()
    found = run(reader.perform(inherited))
    reader.close()
    assert [found.pop(standard) for standard in range(3)] == ["null"] * 3
    assert len(found) == 2


def test_no_folder_of_the_user_is_open_to_reading(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "path", [str(tmp_path), "", *sys.path])
    monkeypatch.chdir(tmp_path)
    open_ = [path.resolve() for path in cage.readable()]
    for place in (Path.home(), tmp_path, Path("/etc/passwd"), paths.data_folder()):
        assert not any(place.resolve().is_relative_to(path) for path in open_), place


class TestFilter:
    """The program for the kernel, carried out here for kinds of machine that this one may not be."""

    @pytest.fixture(params=list(calls.ARCHITECTURES))
    def machine(self, request: pytest.FixtureRequest) -> str:
        return str(request.param)

    @pytest.fixture
    def ask(self, machine: str) -> Callable[..., int]:
        program = b"".join(seccomp.program(seccomp.reading(), machine))

        def ask(name: str, *arguments: int) -> int:
            numbers = calls.NUMBERS[name][list(calls.ARCHITECTURES).index(machine)]
            return decided(program, numbers or 0, calls.ARCHITECTURES[machine], arguments)

        return ask

    def test_calls_of_the_groups_are_refused_on_every_machine(self, machine: str) -> None:
        chosen = seccomp.reading()
        program, at = b"".join(seccomp.program(chosen, machine)), list(calls.ARCHITECTURES).index(machine)
        for group in chosen.groups:
            for name, numbers in calls.GROUPS[group].items():
                number = numbers[at]
                if number is not None:
                    assert decided(program, number, calls.ARCHITECTURES[machine], ()) == errno.EPERM, name

    def test_arguments_decide(self, ask: Callable[..., int]) -> None:
        thread, me, other = 0x3D0F00, os.getpid(), os.getppid()
        assert ask("clone", thread) == 0 and ask("clone", 17) == errno.EPERM
        assert ask("kill", me) == 0 and ask("kill", other) == ask("kill", 0) == ask("kill", -1) == errno.EPERM
        assert ask("openat", 0, 0, os.O_RDONLY | os.O_CLOEXEC) == 0
        for writing in (os.O_WRONLY, os.O_RDWR, os.O_CREAT, os.O_TRUNC):
            assert ask("openat", 0, 0, writing | os.O_CLOEXEC) == errno.EPERM
        assert ask("prlimit64", 0, 0) == 0 and ask("prlimit64", 0, 9) == ask("prlimit64", other, 0) == errno.EPERM
        assert ask("clone3") == ask("openat2") == errno.ENOSYS
        assert ask("prctl", 15) == 0 and ask("prctl", 4) == errno.EPERM

    def test_calls_in_another_machines_way_are_refused(self, machine: str) -> None:
        program, own = b"".join(seccomp.program(seccomp.reading(), machine)), calls.ARCHITECTURES[machine]
        read = {"x86_64": 0, "aarch64": 63}[machine]
        assert decided(program, read, own, ()) == 0
        assert decided(program, read, own + 1, ()) == decided(program, read | 0x40000000, own, ()) == errno.EPERM

    def test_a_converter_has_sockets_within_the_computer_alone(self, machine: str) -> None:
        program, at = b"".join(seccomp.program(seccomp.CONVERTING, machine)), list(calls.ARCHITECTURES).index(machine)
        own, socket, run = calls.ARCHITECTURES[machine], calls.NUMBERS["socket"][at], calls.NUMBERS["execve"][at]
        assert socket is not None and run is not None
        assert decided(program, socket, own, (1,)) == decided(program, run, own, ()) == 0
        assert {decided(program, socket, own, (family,)) for family in (2, 10, 16, 17)} == {errno.EPERM}


def decided(program: bytes, number: int, architecture: int, arguments: Sequence[int]) -> int:
    """The error with which a filter answers a system call, 0 where it is allowed; what linux/filter.h says of the
    operations that are used."""
    given = (*(each & 0xFFFF_FFFF_FFFF_FFFF for each in arguments), *[0] * (6 - len(arguments)))
    data = struct.pack("=IIQ6Q", number & 0xFFFF_FFFF, architecture, 0, *given)
    steps, at, held = list(struct.iter_unpack("=HBBI", program)), 0, 0
    while True:
        operation, yes, no, value = steps[at]
        at += 1
        if operation == 0x06:
            return 0 if value == 0x7FFF0000 else int(value & 0xFFFF)
        if operation == 0x20:
            (held,) = struct.unpack_from("=I", data, value)
        else:
            at += yes if {0x15: held == value, 0x35: held >= value, 0x45: bool(held & value)}[operation] else no


def test_a_kernel_without_them_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(landlock, "version", lambda: 0)
    assert landlock.restrict([]) == 0
    monkeypatch.setattr(seccomp, "ARCHITECTURES", {})
    assert not seccomp.restrict(seccomp.CONVERTING)


def computing(seconds: float) -> Job[float]:
    yield Progress(0, 1)
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass
    return seconds


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such limit")
def test_computing_is_limited_for_each_job() -> None:
    child = ChildProcess(processor_time=1)
    assert [run(child.perform(computing, 0.6)) for _ in range(3)] == [0.6] * 3
    with pytest.raises(ExplorerError, match="more than 1 seconds to compute") as caught:
        run(child.perform(computing, 60.0))
    assert not isinstance(caught.value, ProcessEnded)
    assert run(child.perform(computing, 0.1)) == 0.1
    child.close()


class Evil:
    """Whoever unpickles it calls something."""

    def __init__(self, call: Callable[..., object], *arguments: object) -> None:
        self._reduced = (call, arguments)

    def __reduce__(self) -> Any:
        return self._reduced


def evil(marker: Path) -> Job[Any]:
    yield Progress(0, 1)
    return Evil(os.mkdir, str(marker))


def test_an_answer_that_calls_something_is_refused_and_its_process_replaced(tmp_path: Path) -> None:
    child = ChildProcess()
    with pytest.raises(ProcessEnded):
        run(child.perform(evil, tmp_path / "marker"))
    assert not (tmp_path / "marker").exists()
    assert run(child.perform(computing, 0.0)) == 0.0
    child.close()


def sent(message: object) -> tuple[Message, Any]:
    here, there = Pipe()
    there.send_bytes(message if isinstance(message, bytes) else pickle.dumps(message))
    with here, there:
        return received(here)


@pytest.mark.parametrize(
    "value",
    [
        Evil(os.system, "exit 3"), Evil(eval, "1 + 1"), Evil(getattr, 1, "real"), Evil(Path, "/"),
        Evil(paths.write_atomically, Path("/nowhere/file"), b""), Evil(ChildProcess), Evil(bytearray, 10), paths,
        Path.touch,
    ],
)  # fmt: skip
def test_answers_call_nothing(value: object) -> None:
    try:
        data = pickle.dumps((Message.RESULT, value))
    except TypeError:
        data = b"cexplorer\npaths\n."
    with pytest.raises(NoAnswer):
        sent(data)


@pytest.mark.parametrize(
    "message",
    [b"", b"no pickle", (Message.ERROR, "text"), (Message.PROGRESS, 3), (Message.CAGED, 3), Message.READY, (1, 2), 3],
)  # fmt: skip
def test_what_is_no_message_is_refused(message: object) -> None:
    with pytest.raises(NoAnswer):
        sent(message)


def test_an_answer_too_long_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("explorer.jobs.answers.LONGEST", 100)
    with pytest.raises(OSError, match="length"):
        sent((Message.RESULT, "x" * 200))


@pytest.mark.parametrize(
    "value", [None, [1, "two", {3.0: (b"4", {5})}], Found(1.0, 2.0, (Rectangle(0, 0, 1, 1),)), Progress(1, 2, "three")]
)
def test_what_answers_are_made_of_arrives(value: object) -> None:
    assert sent((Message.RESULT, value)) == (Message.RESULT, value)


def test_errors_arrive_with_their_class() -> None:
    for error in (PasswordNeeded("Give it."), UnreadableDocument("Get it.")):
        message, value = sent((Message.ERROR, error))
        assert message is Message.ERROR and type(value) is type(error) and str(value) == str(error)
