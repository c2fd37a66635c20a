"""The steps run every test once, and the closing count says what happened, also where a run broke off."""

import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

import checks
from environment import TOP

pytestmark = pytest.mark.slow


@pytest.fixture
def write_tests(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(checks, "TOP", tmp_path)
    monkeypatch.setattr(checks, "_RESULTS", tmp_path / "results")
    monkeypatch.setattr(checks, "_PYTHON", sys.executable)
    monkeypatch.setattr(checks, "CHECKS", (checks.Check("core", tests=(".",)), checks.Check("lint", ("this",))))
    return tmp_path / "test_sample.py"


def test_passed_failed_and_skipped_are_counted(write_tests: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write_tests.write_text(
        "import pytest\n"
        "def test_a(): pass\n"
        "def test_b(): assert False\n"
        "@pytest.mark.skip\n"
        "def test_c(): pass\n"
        "@pytest.fixture\n"
        "def broken(): raise OSError\n"
        "def test_d(broken): pass\n"
    )
    assert checks.run(["core"]) == 1
    assert capfd.readouterr().out.endswith("\n1 passed, 2 failed, 1 skipped\n")


def test_all_good(write_tests: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write_tests.write_text("def test_a(): pass\ndef test_b(): pass\n")
    assert checks.run([]) == 0
    assert capfd.readouterr().out.endswith("\n2 passed, 0 failed, 0 skipped\n")


def test_no_test_at_all_is_a_failure(write_tests: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert checks.run(["core"]) == 1
    assert capfd.readouterr().out.endswith("\n0 passed, 1 failed, 0 skipped\n")


def test_a_run_that_breaks_off_is_a_failure(write_tests: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write_tests.write_text("import os\ndef test_a(): os._exit(7)\n")
    assert checks.run(["core"]) == 1
    assert capfd.readouterr().out.endswith("\n0 passed, 1 failed, 0 skipped\n")


def collected(arguments: Sequence[str]) -> Counter[str]:
    """The tests that pytest would run with these arguments."""
    command = [sys.executable, "-m", "pytest", "--collect-only", "--quiet", *arguments, "--numprocesses=0"]
    done = subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=False)
    return Counter(line for line in done.stdout.splitlines() if "::" in line)


def test_every_test_runs_in_exactly_one_step() -> None:
    in_steps = Counter[str]()
    for check in checks.CHECKS:
        if check.tests:
            found = collected(check.tests)
            assert found, f"the step {check.name} has no test"
            in_steps += found
    everything = collected(())
    assert len(everything) > 1000
    assert sorted((everything - in_steps).elements()) == [], "these run nowhere"
    assert sorted((in_steps - everything).elements()) == [], "these run more than once"
