"""`python -m tests.benchmarks.search_kills [--kills N]`: indexing is killed at random moments, and searched then.

Each time all reports have changed, another process indexes them and is killed; what is searched must then find exactly
what it did before, since a change of their files changes no word. The status is 1 where it once did not.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from explorer import jobs
from explorer.search.index_engine import open_index
from explorer.search.indexing import index_library
from explorer.search.parsing import parse
from tests.benchmarks.search_measures import library

_QUERIES = ("corruption", '"of the"', "co*", "crime year:2000..", "num:2018", "in:heading")
_CHILD = """
import sys
from tests.benchmarks.search_kills import bring_up_to_date
print("ready", flush=True)
bring_up_to_date(sys.argv[1])
"""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.search_kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=50, help="how often (50)")
    options = parser.parse_args()
    chance, wrong, late, number = random.Random(50), 0, 0, 0
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        shutil.copytree(library(1000), folder, dirs_exist_ok=True)
        bring_up_to_date(folder)
        expected = _totals(folder)
        begun = time.perf_counter()
        _change(folder, 0)
        bring_up_to_date(folder)
        whole = time.perf_counter() - begun
        while number - late < options.kills:
            number += 1
            _change(folder, number)
            late += not _killed(folder, chance.random() * whole)
            wrong += _totals(folder) != expected
    print(f"{options.kills} kills within {whole:.1f} s of indexing, and {late} that came too late; then wrong: {wrong}")
    return 1 if wrong else 0


def bring_up_to_date(folder: Path | str) -> None:
    reports = Path(folder) / "reports"
    wanted = {path.name: "1" for path in reports.iterdir()}
    jobs.run(index_library(Path(folder) / "index", reports, wanted))


def _change(folder: Path, number: int) -> None:
    """Give the file of every report another time, as if it had been written anew."""
    for path in (folder / "reports").glob("*/report.xml"):
        os.utime(path, (number, number))


def _killed(folder: Path, seconds: float) -> bool:
    """Index in another process and kill it after a time; False where it had ended."""
    child = subprocess.Popen([sys.executable, "-c", _CHILD, str(folder)], stdout=subprocess.PIPE)
    assert child.stdout is not None
    child.stdout.readline()
    time.sleep(seconds)
    child.kill()
    child.stdout.close()
    return child.wait() == -signal.SIGKILL


def _totals(folder: Path) -> list[int]:
    engine = open_index(folder / "index")
    try:
        return [engine.search(parse(text)).total for text in _QUERIES]
    finally:
        engine.close()


if __name__ == "__main__":
    sys.exit(main())
