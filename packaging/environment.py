"""The project's own Python environment, `.venv`, filled from a lock with hashes; a stamp says from what."""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

from failure import Failure

TOP = Path(__file__).resolve().parent.parent
FOLDER = TOP / ".venv"
RUN_LOCK = TOP / "packaging" / "requirements.lock"
TEST_LOCK = TOP / "packaging" / "requirements-test.lock"  # all of RUN_LOCK and the tools of the tests

_STAMP = FOLDER / "report-explorer.stamp"
_LOG = FOLDER / "install.log"
_SCRIPTS = FOLDER / ("Scripts" if sys.platform == "win32" else "bin")
_SUFFIX = ".exe" if sys.platform == "win32" else ""
PYTHON = _SCRIPTS / f"python{_SUFFIX}"
PROGRAM = _SCRIPTS / f"report-explorer{_SUFFIX}"
WINDOW_PROGRAM = _SCRIPTS / f"report-explorer-window{_SUFFIX}"


def is_ready(lock: Path) -> bool:
    """Whether all of `lock` is installed, by the stamp and the folders of the packages; nothing is run or asked."""
    try:
        stamps = _STAMP.read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    programs = all(os.access(program, os.X_OK) for program in (PYTHON, PROGRAM, WINDOW_PROGRAM))
    return programs and _stamp(lock) in stamps and _locked_packages(lock) <= _installed_packages()


def prepare(lock: Path) -> None:
    """Make or repair the environment. What is already there at the right version is not fetched again."""
    try:
        if not _usable():
            venv.create(FOLDER, clear=True, with_pip=True, symlinks=sys.platform != "win32")
        _STAMP.unlink(missing_ok=True)
        _LOG.unlink(missing_ok=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise Failure(f"{FOLDER} could not be made: {error}") from error
    _pip("install", "--require-hashes", "--only-binary", ":all:", "--requirement", str(lock))
    _pip("install", "--no-index", "--no-deps", "--no-build-isolation", "--editable", str(TOP))
    locks = (RUN_LOCK, TEST_LOCK) if lock == TEST_LOCK else (lock,)
    _STAMP.write_text("".join(_stamp(each) + "\n" for each in locks), encoding="utf-8")


def _usable() -> bool:
    """Whether `.venv` was made here by this very Python, and can still start."""
    try:
        made_by = (FOLDER / "pyvenv.cfg").read_text(encoding="utf-8")
        started = subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True, check=False)
    except OSError:
        return False
    return f"version = {sys.version.split()[0]}" in made_by.splitlines() and started.returncode == 0


def _pip(*arguments: str) -> None:
    """Run pip in the environment, with its output kept in a log."""
    quiet = ("--quiet", "--no-input", "--disable-pip-version-check", "--no-warn-script-location")
    with _LOG.open("ab") as log:
        done = subprocess.run(
            [PYTHON, "-m", "pip", *arguments, *quiet],
            cwd=TOP,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            check=False,
        )
    if done.returncode:
        reason = f"{_last_error()} (all of it is in {_LOG})"
        raise Failure(f"Python packages could not be installed; is the internet within reach? {reason}")


def _last_error() -> str:
    lines = [line.strip() for line in _LOG.read_text(encoding="utf-8", errors="replace").splitlines() if line.strip()]
    errors = [line[6:].strip() for line in lines if line.lower().startswith("error:")]
    return (errors or lines or ["pip gave no reason"])[-1]


def _stamp(lock: Path) -> str:
    """A digest of all that decides what an environment holds: lock, project settings, this file, place and Python."""
    digest = hashlib.sha256()
    for file in (lock, TOP / "pyproject.toml", Path(__file__)):
        digest.update(file.read_bytes())
    digest.update(f"{FOLDER}\n{sys.version}\n{sys.base_prefix}".encode())
    return digest.hexdigest()


def _locked_packages(lock: Path) -> set[str]:
    """Names and versions as their folders are called; those for other systems only ("; ...") are left out."""
    lines = lock.read_text(encoding="utf-8").splitlines()
    pins = [line.removesuffix("\\").strip() for line in lines if "==" in line and not line.startswith((" ", "#"))]
    return {_folder_name(pin) for pin in pins if ";" not in pin}


def _folder_name(pin: str) -> str:
    name, version = pin.split("==")
    return f"{name.replace('-', '_').replace('.', '_')}-{version}".lower()


def _installed_packages() -> set[str]:
    return {
        folder.name.removesuffix(".dist-info").lower()
        for site in (FOLDER / "Lib" / "site-packages", *FOLDER.glob("lib/python*/site-packages"))
        for folder in site.glob("*.dist-info")
    }
