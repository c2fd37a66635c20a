"""`.venv` is ready only when all of it is there: noticed by looking, without running anything."""

from pathlib import Path

import pytest

import environment

LOCK = """# a comment
lxml==6.1.3 \\
    --hash=sha256:00
pyside6-essentials==6.11.3 \\
    --hash=sha256:00
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:00
"""


@pytest.fixture
def lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A made-up environment in which everything of the lock is installed."""
    folder = tmp_path / ".venv"
    packages = folder / "lib" / "python3.11" / "site-packages"
    for package in ("lxml-6.1.3", "PySide6_Essentials-6.11.3"):
        (packages / f"{package}.dist-info").mkdir(parents=True)
    for constant in ("PYTHON", "PROGRAM", "WINDOW_PROGRAM"):
        program = folder / constant
        program.touch(mode=0o755)
        monkeypatch.setattr(environment, constant, program)
    monkeypatch.setattr(environment, "FOLDER", folder)
    monkeypatch.setattr(environment, "_STAMP", folder / "stamp")
    lock = tmp_path / "requirements.lock"
    lock.write_text(LOCK)
    (folder / "stamp").write_text(environment._stamp(lock) + "\n")
    return lock


def test_ready_when_nothing_is_missing(lock: Path) -> None:
    assert environment.is_ready(lock)


def test_not_ready_when_the_lock_changed(lock: Path) -> None:
    lock.write_text(LOCK.replace("sha256:00", "sha256:01"))
    assert not environment.is_ready(lock)


@pytest.mark.parametrize("constant", ["PYTHON", "PROGRAM", "WINDOW_PROGRAM", "_STAMP"])
def test_not_ready_when_a_file_is_gone(lock: Path, constant: str) -> None:
    getattr(environment, constant).unlink()
    assert not environment.is_ready(lock)


def test_not_ready_when_a_package_is_gone(lock: Path) -> None:
    next(environment.FOLDER.rglob("lxml-6.1.3.dist-info")).rmdir()
    assert not environment.is_ready(lock)


def test_not_ready_when_a_package_has_another_version(lock: Path) -> None:
    found = next(environment.FOLDER.rglob("lxml-6.1.3.dist-info"))
    found.rename(found.with_name("lxml-5.0.0.dist-info"))
    assert not environment.is_ready(lock)


def test_the_last_error_of_pip_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = tmp_path / "log"
    monkeypatch.setattr(environment, "_LOG", log)
    log.write_text("WARNING: slow\nERROR: first\nerror: no space left on device\n\nhint: see above\n")
    assert environment._last_error() == "no space left on device"
    log.write_text("")
    assert environment._last_error() == "pip gave no reason"
