"""`python -m tests.benchmarks [--runs N] [--core | --window | --years]`: a table of what was promised and what is.

Run it with the project's own Python on a quiet machine. The window is shown on the present display, and drawn offscreen
where there is none. The status is 1 where a promise is not kept.
"""

import argparse
import os
import sys

from tests.benchmarks import core, table, window, years


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="how often each thing is done (5)")
    part = parser.add_mutually_exclusive_group()
    part.add_argument("--core", action="store_true", help="only reading, searching, comparing")
    part.add_argument("--window", action="store_true", help="only the window")
    part.add_argument("--years", action="store_true", help="only reading across years")
    options = parser.parse_args()
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    found = []
    if not (options.core or options.years):
        found += window.measures(options.runs)
    if not (options.window or options.years):
        found += core.measures(options.runs)
    if not (options.core or options.window):
        found += years.measures(options.runs)
    print("\n".join(table.lines(found)))
    return 0 if all(measure.kept for measure in found) else 1


if __name__ == "__main__":
    sys.exit(main())
