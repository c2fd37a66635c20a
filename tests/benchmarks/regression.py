"""Logistic regression by Newton's method, in plain Python: for a few thousand rows of some ten features."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

_STEPS = 50
_CLOSE = 1e-9


@dataclass(frozen=True)
class Row:
    """The features of one case, whether it is right, how much it counts, and log-odds that are added as they are."""

    features: Sequence[float]
    right: bool
    weight: float
    offset: float = 0.0


def logistic_regression(rows: Sequence[Row], ridge: Sequence[float]) -> list[float]:
    """The weights of greatest likelihood, each drawn to 0 by its `ridge` (half of it times its square is taken off)."""
    size = len(ridge)
    weights = [0.0] * size
    for _ in range(_STEPS):
        gradient = [-pull * weight for pull, weight in zip(ridge, weights, strict=True)]
        curvature = [[ridge[a] if a == b else 0.0 for b in range(size)] for a in range(size)]
        for row in rows:
            odds = row.offset + sum(weight * value for weight, value in zip(weights, row.features, strict=True))
            likely = 1 / (1 + math.exp(-odds))
            error, spread = row.weight * (row.right - likely), row.weight * likely * (1 - likely)
            for a, value in enumerate(row.features):
                gradient[a] += error * value
                scaled, line = spread * value, curvature[a]
                for b, other in enumerate(row.features):
                    line[b] += scaled * other
        step = _solved(curvature, gradient)
        weights = [weight + change for weight, change in zip(weights, step, strict=True)]
        if max(map(abs, step)) < _CLOSE:
            break
    return weights


def _solved(matrix: Sequence[Sequence[float]], values: Sequence[float]) -> list[float]:
    """The solution of linear equations, by Gaussian elimination with partial pivoting."""
    lines = [[*line, value] for line, value in zip(matrix, values, strict=True)]
    for column in range(len(lines)):
        best = max(range(column, len(lines)), key=lambda line: abs(lines[line][column]))
        lines[column], lines[best] = lines[best], lines[column]
        for line in range(len(lines)):
            if line != column and (factor := lines[line][column] / lines[column][column]):
                lines[line] = [a - factor * b for a, b in zip(lines[line], lines[column], strict=True)]
    return [line[-1] / line[place] for place, line in enumerate(lines)]
