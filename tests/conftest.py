"""What all tests share: how generated examples run, and the folders with documents."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("default", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", parent=settings.get_profile("default"), max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def samples() -> list[Path]:
    """The sample reports that come with the program."""
    return sorted((ROOT / "resources" / "samples").glob("*.txt"))


@pytest.fixture(scope="session")
def data_folder() -> Path:
    """A folder of further documents, named by the environment variable REPORT_EXPLORER_DATA."""
    folder = os.environ.get("REPORT_EXPLORER_DATA")
    if not folder:
        pytest.skip("REPORT_EXPLORER_DATA names no folder of further documents")
    return Path(folder)
