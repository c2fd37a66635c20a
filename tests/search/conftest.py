"""An engine on a folder of its own, and the private cache kept away from the user's."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from explorer import jobs
from explorer.model.report import Report
from explorer.search.engine import Engine
from explorer.search.index_engine import open_index
from explorer.search.parsing import parse
from explorer.search.results import Results


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("REPORT_EXPLORER_HOME", str(folder))
    return folder


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_index(tmp_path / "index")
    yield engine
    engine.close()


Search = Callable[..., Results]


@pytest.fixture
def search(engine: Engine) -> Search:
    """Index some reports and search them: `search("corruption", report(...), report(...))`."""

    def search(text: str, *reports: Report, limit: int = 50) -> Results:
        if reports:
            jobs.run(engine.index(reports))
        return engine.search(parse(text), limit)

    return search
