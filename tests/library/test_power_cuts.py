"""A power cut, by which whatever was not synced may be lost, leaves what is in progress undone or done, and whole; what
was told of as done stands.

The disk is a model (`tests.library.disks`). Some cuts of each operation are tried, and all of them with
HYPOTHESIS_PROFILE=thorough.
"""

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests.library import disks, tracing
from tests.library.disks import Disk
from tests.library.operations import OPERATIONS, Operation
from tests.library.trial import Trial, chosen

REMADE = "The catalogue of this library was damaged. It was made anew."
"""The cache is not synced, and need not be."""
CACHE = re.compile(r"library/(cache|lock)\b")


@pytest.mark.slow
@pytest.mark.skipif(tracing.hindrance() is not None, reason=tracing.hindrance() or "")
@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)
def test_a_power_cut_leaves_the_old_state_or_the_new(operation: Operation, tmp_path: Path) -> None:
    trial = Trial(operation, tmp_path)
    disk: list[Disk] = []
    calls = trial.whole(*disks.OPTIONS, begin=lambda: disk.append(Disk(trial.place.folder, CACHE))).calls
    cuts = list(disk[0].cuts(calls))
    assert disk[0].whole() == disks.found(trial.place.folder)  # The model has seen all.
    outcomes: Counter[str] = Counter()
    for call, remains in chosen(cuts):
        shutil.rmtree(trial.place.folder)
        trial.place.folder.mkdir()
        disks.restore(remains, trial.place.folder)
        try:
            shown = trial.check(call.done, REMADE)
        except Exception as error:
            raise AssertionError(f"after {call.done} steps, cut after {call.line[:400]}") from error
        outcomes["new" if shown > call.done else "old"] += 1
    print(f"\n{operation.name}: {len(cuts)} states of the disk, {dict(outcomes)}")
