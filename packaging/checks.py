"""The steps of `bootstrap.py test`, in one place: what is checked, how, and the closing count."""

import os
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from environment import PYTHON, TOP
from failure import Failure

_RESULTS = TOP / "build" / "tests"
_ON_LINUX = sys.platform.startswith("linux")
_PYTHON = str(PYTHON)


@dataclass(frozen=True)
class Check:
    """A command that succeeds or fails. `tests` are pytest's arguments, for a step that counts its tests."""

    name: str
    command: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    prefix: tuple[str, ...] = ()
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def report(self) -> Path:
        return _RESULTS / f"{self.name}.xml"

    def line(self) -> list[str]:
        if not self.tests:
            return [*self.prefix, _PYTHON, "-m", *self.command]
        return [*self.prefix, _PYTHON, "-m", "pytest", "--quiet", f"--junit-xml={self.report}", *self.tests]


_ON_ALL_CORES = ("--numprocesses=auto", "--dist=worksteal")
_WITHOUT_QT = ("--ignore=tests/ui", "-p", "no:pytest-qt", "-p", "tests.without_qt")  # As on a server: its import fails.
_OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}

CHECKS = (
    Check("lint", ("ruff", "check", "--quiet", ".")),
    Check("format", ("ruff", "format", "--check", "--quiet", ".")),
    Check("types", ("mypy",)),
    Check("core", tests=(*_WITHOUT_QT, "-m", "not slow", *_ON_ALL_CORES)),
    Check("slow", tests=(*_WITHOUT_QT, "-m", "slow", *_ON_ALL_CORES)),
    # Keys and focus differ between a real display and none: where a display can be had, keys are pressed there.
    *(
        (
            Check("window", tests=("tests/ui", "-m", "not keys", *_ON_ALL_CORES), environment=_OFFSCREEN),
            Check(
                "keys",
                tests=("tests/ui", "-m", "keys"),  # One after the other: a display has one keyboard.
                prefix=("xvfb-run", "--auto-servernum", "--server-args=-screen 0 1920x1080x24"),
                environment={"QT_QPA_PLATFORM": "xcb"},
            ),
        )
        if _ON_LINUX
        else (Check("window", tests=("tests/ui", *_ON_ALL_CORES), environment=_OFFSCREEN),)
    ),
)
"""Every test runs in exactly one step."""


@dataclass(frozen=True)
class Count:
    """How many tests passed, failed and were skipped; a failed check without tests counts as one failure."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)


def run(names: Sequence[str]) -> int:
    """Run all checks, or those named, each to its end; print a table and the count. 0 if all succeeded."""
    unknown = set(names) - {check.name for check in CHECKS}
    if unknown:
        known = ", ".join(check.name for check in CHECKS)
        raise Failure(f"there is no step called {', '.join(sorted(unknown))}; the steps are {known}")
    _RESULTS.mkdir(parents=True, exist_ok=True)
    outcomes = [(check, *_run(check)) for check in CHECKS if not names or check.name in names]
    print(f"\n{'step':<10}{'result':<8}{'passed':>8}{'failed':>8}{'skipped':>8}{'seconds':>9}")
    for check, good, count, seconds in outcomes:
        numbers = f"{count.passed:>8}{count.failed:>8}{count.skipped:>8}" if check.tests else " " * 24
        print(f"{check.name:<10}{'ok' if good else 'FAILED':<8}{numbers}{seconds:>9.1f}")
    total = sum((count for _, _, count, _ in outcomes), Count())
    print(f"\n{total.passed} passed, {total.failed} failed, {total.skipped} skipped", flush=True)
    return 0 if all(good for _, good, _, _ in outcomes) else 1


def _run(check: Check) -> tuple[bool, Count, float]:
    print(f"\n── {check.name}: {' '.join(check.line()[len(check.prefix) + 2 :])}", flush=True)
    check.report.unlink(missing_ok=True)
    begun = time.monotonic()
    done = subprocess.run(
        check.line(), cwd=TOP, env={**os.environ, **check.environment}, stdin=subprocess.DEVNULL, check=False
    )
    good = done.returncode == 0
    count = _count(check.report) if check.tests else Count(failed=0 if good else 1)
    if not good and not count.failed:
        count += Count(failed=1)  # a run that broke off
    return good, count, time.monotonic() - begun


def _count(report: Path) -> Count:
    if not report.exists():
        return Count()
    suites = ElementTree.parse(report).getroot().iter("testsuite")
    total = Count()
    for suite in suites:
        tests, skipped = int(suite.get("tests", 0)), int(suite.get("skipped", 0))
        failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        total += Count(tests - failed - skipped, failed, skipped)
    return total
