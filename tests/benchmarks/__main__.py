"""`python -m tests.benchmarks [--runs N] [--core | --window | --imports]`: a table of what was promised and what is.

Run it with the project's own Python on a quiet machine. The window is shown on the present display, and drawn offscreen
where there is none. The status is 1 where a promise is not kept.
"""

import argparse
import os
import sys

from tests.benchmarks import core, imports, table, window


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="how often each thing is done (5)")
    part = parser.add_mutually_exclusive_group()
    part.add_argument("--core", action="store_true", help="only reading, searching, comparing")
    part.add_argument("--window", action="store_true", help="only the window")
    part.add_argument("--imports", action="store_true", help="only a folder of 200 reports on its way in")
    options = parser.parse_args()
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    chosen = [part for part in (window, core, imports) if getattr(options, part.__name__.rpartition(".")[2])]
    found = [measure for part in chosen or (window, core, imports) for measure in part.measures(options.runs)]
    print("\n".join(table.lines(found)))
    return 0 if all(measure.kept for measure in found) else 1


if __name__ == "__main__":
    sys.exit(main())
