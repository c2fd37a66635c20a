"""`python -m tests.benchmarks [--runs N] [PART]`: promises and figures.

The parts are `--core`, `--window`, `--years`, `--imports`, `--thousands`, `--series` and `--typing`. Without a choice
core, window and years, which are measured soon; the others take minutes. Run it with the project's own Python on a
quiet machine. The window is shown on the present display, and drawn offscreen where there is none. The status is 1
where a promise is not kept. `--typing` takes the sizes of its libraries as `--paragraphs 15000 155000`, and
`--one-process`.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterator

from tests.benchmarks import core, import_curve, imports, keystrokes, long_series, table, window, years

_PARTS: dict[str, tuple[Callable[[argparse.Namespace], Iterator[table.Measure]], str]] = {
    "--window": (lambda chosen: window.measures(chosen.runs), "the window"),
    "--core": (lambda chosen: core.measures(chosen.runs), "reading, searching, comparing"),
    "--years": (lambda chosen: years.measures(chosen.runs), "reading across years"),
    "--imports": (lambda chosen: imports.measures(chosen.runs), "a folder of 200 reports on its way in"),
    "--thousands": (lambda chosen: import_curve.measures(chosen.runs), "ten thousand short texts on their way in"),
    "--series": (lambda chosen: long_series.measures(chosen.runs), "a series by its length"),
    "--typing": (
        lambda chosen: keystrokes.measures(chosen.paragraphs, chosen.one_process),
        "typing in a library",
    ),
}
_SOON = ("--window", "--core", "--years")


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure speed and memory beside a stated reference.")
    parser.add_argument("--paragraphs", type=int, nargs="+", default=keystrokes.TEXTS, help="libraries to type in")
    parser.add_argument(keystrokes.ONE_PROCESS, action="store_true", help="type where the window's process searches")
    parser.add_argument("--runs", type=int, default=5, help="how often each figure is taken; the median counts")
    choice = parser.add_mutually_exclusive_group()
    for option, (_, about) in _PARTS.items():
        choice.add_argument(option, dest="part", action="store_const", const=option, help=f"only {about}")
    options = parser.parse_args()
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    parts = (options.part,) if options.part else _SOON
    found = [measure for part in parts for measure in _PARTS[part][0](options)]
    print("\n".join(table.lines(found)))
    return 0 if all(measure.kept for measure in found) else 1


if __name__ == "__main__":
    sys.exit(main())
