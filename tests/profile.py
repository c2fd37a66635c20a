"""A profile as a first start leaves it, with the samples read, compared and indexed.

It is made once for all tests and copied for each, which is many times faster than making it.
"""

import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from explorer.paths import HOME
from explorer.session import Session
from explorer.settings import Settings

_PATIENCE_S = 120.0
_LOOK_S = 0.05

_shared: Path | None = None


def keep_in(factory: pytest.TempPathFactory, config: pytest.Config) -> None:
    """Let the profile stand where all processes of this run of the tests find it; it is made when first wanted."""
    global _shared
    base = factory.getbasetemp()
    _shared = base.parent if hasattr(config, "workerinput") else base  # A worker of xdist has a folder of its own.


def copy_to(home: Path) -> None:
    """Put the profile into a folder, beside what may be there."""
    assert _shared is not None
    shutil.copytree(_made_once(_shared / "profile", _start), home, dirs_exist_ok=True)


def _start(home: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME, str(home))
        session = Session(Settings())
        session.open_library()
        for series in session.reports.series():
            session.comparisons.of(series)
        session.close()


def _made_once(folder: Path, make: Callable[[Path], object]) -> Path:
    """`folder`, filled by `make` in the process that wants it first, while others wait.

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
