import pytest

from explorer.compare import compare
from explorer.ingest import read_report
from explorer.model.comparison import Comparison
from explorer.paths import resource

_SERIES = ("000_ba46a36aec142166.txt", "001_0d3a60e5d9e57139.txt", "002_744464a0601c5378.txt")


@pytest.fixture(scope="session")
def samples_compared() -> Comparison:
    """The reports of the sample series, compared."""
    return compare([read_report(resource(f"samples/{name}")) for name in _SERIES])
