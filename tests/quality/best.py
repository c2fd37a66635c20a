"""The best figures reached, and what a run makes of them."""

import tomllib

from tests.quality.measures import DIGITS, Figures
from tests.quality.truth import TRUTH

TOLERANCE = 0.01
"""A change that costs more than a point of a hundred must say why, by accepting the lower figure."""

_FILE = TRUTH / "best.toml"
_HEAD = "# The best figures reached, from 0 to 1. `python -m tests.quality --accept` writes them; then read git diff.\n"


def best() -> dict[str, Figures]:
    """By what is measured and of what ("structure A_80_75.pdf"), the figures by name."""
    return tomllib.loads(_FILE.read_text(encoding="utf-8")) if _FILE.exists() else {}


def accept(figures: dict[str, Figures]) -> None:
    """Let these be the best of what was measured; what could not be measured this time stays as it is."""
    lines = [_HEAD]
    for item, values in sorted({**best(), **figures}.items()):
        lines += [f'["{item}"]', *(f'"{name}" = {value:.{DIGITS}f}' for name, value in sorted(values.items())), ""]
    _FILE.write_text("\n".join(lines), encoding="utf-8")


def worse(figures: Figures, held: Figures) -> list[str]:
    """What fell by more than the tolerance, or is measured no more, in words."""
    return [
        f"{name} {figures.get(name, 0.0):.{DIGITS}f}, was {value:.{DIGITS}f}"
        for name, value in held.items()
        if figures.get(name, 0.0) < value - TOLERANCE - 10**-DIGITS / 2
    ]


def better(figures: Figures, held: Figures) -> list[str]:
    """What rose, or was not measured before, in words."""
    return [
        f"{name} {value:.{DIGITS}f}, was {held.get(name, 0.0):.{DIGITS}f}"
        for name, value in figures.items()
        if value > held.get(name, 0.0)
    ]
