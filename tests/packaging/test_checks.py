"""The closing count of `bootstrap.py test` says what happened, also where a run broke off."""

import sys
from pathlib import Path

import pytest

import checks


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
