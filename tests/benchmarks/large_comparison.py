"""Two reports of 2,000 paragraphs compared, in a process of its own; prints the seconds and, where the system tells it,
the most memory that the process ever took, in megabytes."""

import sys
import time
from pathlib import Path

from explorer.compare import compare
from explorer.ingest import read_report
from tests.benchmarks.rewriting import of_length

_PARAGRAPHS = 2000


def main() -> None:
    samples = [read_report(path) for path in sorted(Path("resources/samples").glob("*.txt"))]
    two = [of_length(samples, _PARAGRAPHS, year) for year in (2020, 2021)]
    begun = time.perf_counter()
    compare(two)
    print(time.perf_counter() - begun, megabytes())


def megabytes() -> float:
    """The most memory that this process ever took; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0.0
    import resource  # not on Windows

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1024**2 if sys.platform == "darwin" else most / 1024


if __name__ == "__main__":
    main()
