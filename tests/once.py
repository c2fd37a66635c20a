"""What is costly to make and the same for all tests: made once, also where several processes share the tests."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

_PATIENCE_S = 120.0
_LOOK_S = 0.05


def shared_folder(factory: pytest.TempPathFactory, config: pytest.Config) -> Path:
    """A temporary folder that the processes of one run of the tests have in common."""
    base = factory.getbasetemp()
    return base.parent if hasattr(config, "workerinput") else base  # A worker of xdist has a folder of its own in it.


def made_once(folder: Path, make: Callable[[Path], object]) -> Path:
    """`folder`, filled by `make` in whichever process needs it first; the others wait. No test may change it.

    `make` gets a folder beside it, which is renamed when all is there. Raises TimeoutError where that takes too long.
    """
    lock, begun = folder.with_name(f"{folder.name}.lock"), folder.with_name(f"{folder.name}.begun")
    latest = time.monotonic() + _PATIENCE_S
    while not folder.exists():
        try:
            lock.mkdir()
        except FileExistsError:
            if time.monotonic() > latest:
                raise TimeoutError(f"{folder} was not made in time") from None
            time.sleep(_LOOK_S)
            continue
        try:
            if not folder.exists():  # Another process may have finished in between.
                make(begun)
                begun.rename(folder)
        finally:
            shutil.rmtree(begun, ignore_errors=True)
            lock.rmdir()
    return folder
