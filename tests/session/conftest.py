import queue
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from explorer import paths
from explorer.session import Notice, Session, looking
from explorer.session.watching import Arrived
from explorer.settings import Settings
from tests import profile


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A profile with the samples as a first start left them."""
    profile.copy_to(tmp_path / "home")
    monkeypatch.setenv(paths.HOME, str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def before_the_first_start(home: Path) -> None:
    """The profile is empty."""
    shutil.rmtree(home)


@pytest.fixture
def session(home: Path) -> Iterator[Session]:
    """A session that does everything before it returns, as the command line has it."""
    session = Session(Settings())
    yield session
    session.close()


@pytest.fixture
def mine(session: Session, tmp_path: Path) -> Session:
    """The same with a library of its own, which is empty."""
    session.open_library(tmp_path / "library")
    return session


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """An empty folder for documents."""
    (tmp_path / "papers").mkdir()
    return tmp_path / "papers"


@pytest.fixture
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of a watched folder is soon no longer being written."""
    monkeypatch.setattr(looking, "STILL_S", 0.05)


@pytest.fixture
def arrived(mine: Session) -> list[Arrived]:
    """What came from watched folders."""
    heard: list[Arrived] = []
    mine.watching.arrived.connect(heard.append)
    return heard


@pytest.fixture
def said(session: Session) -> list[Notice]:
    """What the session tells its user."""
    notices: list[Notice] = []
    session.noticed.connect(notices.append)
    return notices


class Loop:
    """An event loop as a window has one: what is posted runs here, when it is waited for."""

    def __init__(self) -> None:
        self._posted: queue.Queue[Callable[[], object]] = queue.Queue()

    def post(self, act: Callable[[], object]) -> None:
        self._posted.put(act)

    def until(self, happened: Callable[[], object], seconds: float = 30) -> None:
        end = time.monotonic() + seconds
        while not happened():
            assert time.monotonic() < end, "this never happened"
            try:
                self._posted.get(timeout=0.05)()
            except queue.Empty:
                continue


@pytest.fixture
def loop() -> Loop:
    return Loop()


@pytest.fixture
def live(home: Path, loop: Loop) -> Iterator[Session]:
    """A session that works on threads, as the window has it."""
    session = Session(Settings(), loop.post)
    yield session
    session.close()
