"""A kill at any call to the system that touches the library leaves what is in progress undone or done, and whole; what
was told of as done stands. So does a call that fails, and that is a sentence.

Some calls of each operation are tried, all of them with HYPOTHESIS_PROFILE=thorough.
"""

from collections import Counter
from pathlib import Path

import pytest

from tests.library import tracing
from tests.library.operations import OPERATIONS, TOLD, Operation
from tests.library.tracing import Call, Outcome
from tests.library.trial import Trial, chosen

pytestmark = [
    pytest.mark.skipif(tracing.hindrance() is not None, reason=tracing.hindrance() or ""),
    pytest.mark.slow,
]

LATE = 2
"""So many calls more or less are made from time to time by Python itself, so that the last ones do not come."""
LOST = "The last changes to your notes were damaged"
"""What is said of a commit that failed."""
WRITING = frozenset(["write", "pwrite64", "ftruncate", "fsync", "fdatasync", "rename", "mkdir"])
TAKING_BACK = frozenset(["rename", "fsync", "pwrite64"])
READING = frozenset(["openat", "getdents64", "read", "pread64", "unlink", "unlinkat", "rmdir", "utimensat"])


def test_a_kill_leaves_the_old_state_or_the_new(operation: Operation, tmp_path: Path) -> None:
    trial = Trial(operation, tmp_path)
    calls = _calls(trial)
    outcomes: Counter[str] = Counter()
    for call in chosen(calls):
        outcome = trial.run(*tracing.killed(call))
        shown = _check(trial, outcome, call)
        outcomes[shown if outcome.killed else "late"] += 1
    assert outcomes["late"] <= LATE
    print(f"\n{operation.name}: {len(calls)} calls, after a kill {dict(outcomes)}")


@pytest.mark.parametrize(("error", "on", "names"), [("ENOSPC", True, WRITING), ("EIO", False, WRITING | READING)])
@pytest.mark.parametrize("operation", TOLD, ids=lambda operation: operation.name)
def test_a_disk_that_fails_leaves_the_old_state_or_the_new(
    operation: Operation, error: str, on: bool, names: frozenset[str], tmp_path: Path
) -> None:
    """A full disk stays full; what cannot be read or written once can be the next time."""
    trial = Trial(operation, tmp_path)
    calls = [call for call in _calls(trial) if call.name in names]
    outcomes: Counter[tuple[str, str]] = Counter()
    for call in chosen(calls):
        outcome = trial.run(*tracing.failed(call, error, on))
        shown = _check(trial, outcome, call, LOST)
        assert outcome.sentence or outcome.done == len(trial.states) - 1
        outcomes["told" if outcome.sentence else "not told", shown] += 1
    print(f"\n{operation.name}: {len(calls)} calls, after {error} {dict(outcomes)}")


@pytest.mark.parametrize("name", ["replace", "remove", "read again", "add what is broken"])
def test_a_kill_while_what_failed_is_taken_back(name: str, tmp_path: Path) -> None:
    """A commit that failed may be found when the database is opened next."""
    (operation,) = (each for each in TOLD if each.name == name)
    trial = Trial(operation, tmp_path)
    kills = 0
    for commit in [call for call in _calls(trial) if call.name == "fdatasync"]:
        failure = tracing.failed(commit, "EIO")
        calls = trial.run(*failure).calls
        failed = next(at for at, call in enumerate(calls) if (call.name, call.number) == (commit.name, commit.number))
        later = [call for call in tracing.touching(trial.place.library, calls[failed:]) if call.name in TAKING_BACK]
        for call in chosen(later):
            _check(trial, trial.run(*failure, *tracing.killed(call)), call, LOST)
            kills += 1
    assert kills
    print(f"\n{name}: {kills} kills after an error")


@pytest.fixture(params=OPERATIONS, ids=lambda operation: operation.name)
def operation(request: pytest.FixtureRequest) -> Operation:
    found: Operation = request.param
    return found


def _calls(trial: Trial) -> list[Call]:
    """The calls of a whole run that touch the library."""
    return tracing.touching(trial.place.library, trial.whole().calls)


def _check(trial: Trial, outcome: Outcome, call: Call, *notices: str) -> str:
    """Whether what was in progress is old or new."""
    try:
        return "new" if trial.check(outcome.done, *notices) > outcome.done else "old"
    except Exception as error:
        raise AssertionError(f"after {outcome.done} steps at {call.line}: {outcome.sentence}") from error
