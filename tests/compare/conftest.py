import pytest

from explorer.compare import compare
from explorer.compare.states import class_of
from explorer.ingest import read_report
from explorer.model.comparison import State, Strength
from explorer.paths import resource

_SERIES = ("000_ba46a36aec142166.txt", "001_0d3a60e5d9e57139.txt", "002_744464a0601c5378.txt")


@pytest.fixture(scope="session")
def samples_compared() -> list[tuple[Strength | None, State]]:
    """Of each link between paragraphs of the sample series how sure it is, and what became of the text."""
    comparison = compare([read_report(resource(f"samples/{name}")) for name in _SERIES])
    links = [link for pair in comparison.pairs for link in pair.paragraphs if link.left and link.right]
    return [(link.strength, class_of(link.states)) for link in links]
