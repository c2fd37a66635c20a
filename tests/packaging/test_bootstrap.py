"""The verbs of `packaging/bootstrap.py`: what they start, and how they fail."""

import subprocess
import sys
from pathlib import Path

import pytest

import actions
import bootstrap
import environment
import system
from failure import Failure

SCRIPT = Path(bootstrap.__file__)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that would have been started; nothing is set up or run."""
    commands: list[list[str]] = []

    def note(command: list[str], **_: object) -> int:
        commands.append(command)
        return 0

    monkeypatch.setattr(actions, "_set_up", lambda *_: None)
    monkeypatch.setattr(actions, "_become", note)
    monkeypatch.setattr(subprocess, "call", note)
    return commands


@pytest.mark.parametrize("arguments", [[], ["start"], ["install", "now"]])
def test_a_wrong_call_gets_the_usage_line(arguments: list[str]) -> None:
    done = subprocess.run([sys.executable, SCRIPT, *arguments], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("usage: bootstrap.py run")


def test_run_passes_its_arguments_on(started: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "has_display", lambda: False)
    assert bootstrap.main(["run", "outline", "a b.txt", "--json"]) == 0
    assert started == [[str(environment.PROGRAM), "outline", "a b.txt", "--json"]]


def test_run_opens_the_window_on_a_display(started: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "has_display", lambda: True)
    assert bootstrap.main(["run"]) == 0
    assert started == [[str(environment.PROGRAM)]]


def test_run_without_a_display_tests_itself_and_says_so(
    started: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system, "has_display", lambda: False)
    assert bootstrap.main(["run"]) == 0
    assert [command[1] for command in started] == ["self-test"]
    said = capsys.readouterr().out
    assert said.startswith("There is no display")
    assert str(actions._SCREENSHOTS) in said


def test_a_failed_self_test_fails_the_run(
    started: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system, "has_display", lambda: False)
    monkeypatch.setattr(subprocess, "call", lambda *_, **__: 3)
    assert bootstrap.main(["run"]) == 1
    assert capsys.readouterr().err.startswith("bootstrap: the self-test failed with status 3")


def test_an_unknown_step_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(actions, "_set_up", lambda *_: None)
    assert bootstrap.main(["test", "lnit"]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_missing_vital_library_stops_with_the_command_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    need = system.Need("libegl1", lambda: False)
    monkeypatch.setattr(system, "install", lambda needs: False)
    monkeypatch.setattr(system, "missing", lambda needs: [need])
    with pytest.raises(Failure, match=r"please type: .* libegl1'?$"):
        actions._set_up(environment.RUN_LOCK, [need])


def test_a_missing_font_does_not_stop(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    need = system.Need("fonts-noto-core", lambda: False, vital=False)
    monkeypatch.setattr(system, "install", lambda needs: False)
    monkeypatch.setattr(system, "missing", lambda needs: [need])
    monkeypatch.setattr(environment, "is_ready", lambda lock: True)
    actions._set_up(environment.RUN_LOCK, [need])
    assert "fonts-noto-core" in capsys.readouterr().err
