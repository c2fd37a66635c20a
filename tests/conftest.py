"""What all tests share: how generated examples run, folders with documents, the files that outputs must equal."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests import profile

settings.register_profile("default", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", parent=settings.get_profile("default"), max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def samples() -> list[Path]:
    """The sample reports that come with the program."""
    return sorted((ROOT / "resources" / "samples").glob("*.txt"))


@pytest.fixture(scope="session", autouse=True)
def profile_made_once(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> None:
    profile.keep_in(tmp_path_factory, pytestconfig)


@pytest.fixture(scope="session")
def data_folder() -> Path:
    """A folder of further documents, named by the environment variable REPORT_EXPLORER_DATA."""
    folder = os.environ.get("REPORT_EXPLORER_DATA")
    if not folder:
        pytest.skip("REPORT_EXPLORER_DATA names no folder of further documents")
    return Path(folder)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite-golden",
        action="store_true",
        help="write tests/golden anew from what the program makes; then read git diff",
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, bytes], None]:
    """`golden("passages.md", made)` holds what was made against tests/golden/passages.md."""

    def check(name: str, made: bytes) -> None:
        path = ROOT / "tests" / "golden" / name
        if request.config.getoption("--rewrite-golden"):
            path.write_bytes(made)
        assert path.read_bytes().decode() == made.decode(), (
            f"{name} differs; pytest --rewrite-golden accepts the change"
        )

    return check
