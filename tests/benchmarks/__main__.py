"""`python -m tests.benchmarks [--runs N] [PART]`: promises and figures.

The parts are `--core`, `--window`, `--years`, `--imports`, `--thousands`, `--series` and `--typing`. Without a choice
core, window and years, which are measured soon; the others take minutes. Run it with the project's own Python on a
quiet machine. The window is shown on the present display, and drawn offscreen where there is none. The status is 1
where a promise is not kept.
"""

import argparse
import os
import sys

from tests.benchmarks import core, import_curve, imports, keystrokes, long_series, table, window, years

_PARTS = {
    "--window": (window, "the window"),
    "--core": (core, "reading, searching, comparing"),
    "--years": (years, "reading across years"),
    "--imports": (imports, "a folder of 200 reports on its way in"),
    "--thousands": (import_curve, "ten thousand short texts on their way in"),
    "--series": (long_series, "a series by its length"),
    "--typing": (keystrokes, "typing in a large library"),
}
_SOON = ("--window", "--core", "--years")


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure speed and memory beside a stated reference.")
    parser.add_argument("--runs", type=int, default=5, help="how often each figure is taken; the median counts")
    choice = parser.add_mutually_exclusive_group()
    for option, (_, about) in _PARTS.items():
        choice.add_argument(option, dest="part", action="store_const", const=option, help=f"only {about}")
    options = parser.parse_args()
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    parts = (options.part,) if options.part else _SOON
    found = [measure for part in parts for measure in _PARTS[part][0].measures(options.runs)]
    print("\n".join(table.lines(found)))
    return 0 if all(measure.kept for measure in found) else 1


if __name__ == "__main__":
    sys.exit(main())
