"""`python -m tests.quality [--accept]`: all figures beside the best reached; `--accept` makes these the best."""

import sys

from tests.quality.best import accept, best
from tests.quality.measures import measured
from tests.quality.truth import truth


def main(arguments: list[str]) -> int:
    figures = {}
    for name, item in truth().items().items():
        figures[name] = measured(item)
        print(name)
        for figure, value in figures[name].items():
            print(f"    {figure:<24}{value:>8.3f}{best().get(name, {}).get(figure, 0.0):>8.3f}")
    if arguments == ["--accept"]:
        accept(figures)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
