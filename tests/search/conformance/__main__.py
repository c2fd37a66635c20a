"""`python -m tests.search.conformance [--queries N] [--seed N]`: what the engine finds, beside what is read.

Queries of each form are made at random and asked on made reports and on the samples; each answer is held against a
reading of all texts that takes nothing from the search (`reading.py`). A line for each form, and one for each
difference. The status is 1 where there is one.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from explorer.search.index_engine import open_index
from tests.search.conformance.suite import conform, table
from tests.search.conformance.texts import made, samples


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.search.conformance", description=__doc__)
    parser.add_argument("--queries", type=int, default=300, help="of each form and corpus (300)")
    parser.add_argument("--seed", type=int, default=1, help="other queries with another (1)")
    options = parser.parse_args()
    differences = 0
    for corpus in (made(), samples()):
        with tempfile.TemporaryDirectory() as folder:
            engine = open_index(Path(folder) / "index")
            rows = []
            for row in conform(engine, corpus, options.queries, options.seed):
                rows.append(row)
                differences += len(row.differences)
            engine.close()
        print("\n".join(table(rows)), flush=True)
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
