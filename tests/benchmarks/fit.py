"""`python -m tests.benchmarks.fit [--ablation] [--write]`: the weights of comparing, fitted on what readers said.

That is the truth in `tests/truth` and in the folder that REPORT_EXPLORER_DATA names. First each pair of reports is
judged by weights that were fitted without it: recall and precision, how often the words for a score are right, and a
calibration curve. Then come the weights of all together; `--write` puts them in the place where the program reads them.
A minute, with a few thousand pairs of paragraphs.
"""

import argparse
import math
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from explorer.compare import score
from explorer.compare.alignment import second_step
from explorer.compare.corpus import Pairs
from explorer.compare.paragraphs import PartsOf, choose_paragraphs
from explorer.compare.score import First, Limits, Second
from explorer.model.comparison import Strength
from tests.benchmarks.examples import Example, examples
from tests.benchmarks.regression import Row, logistic_regression
from tests.quality.measures import agreement
from tests.quality.truth import truth

_RIDGE = 0.01
_NONE = 1e9
"""A ridge that leaves nothing of a weight."""
_RIDGE_OF_DECOYS = 1.0
"""What is the same for all pairs of two reports is learned from as few cases as there are reports: it is held back."""
_STRONG, _LIKELY = 0.96, 0.85
"""How many of the links of a word should be right."""
_ENOUGH = 20
"""Links of which such a share can be told."""
_LEAST_LIKE = 10
"""One link in so many is less alike than what may be strong."""
_DIGITS = 2
_FILE = Path(score.__file__).with_name("score.toml")


@dataclass(frozen=True)
class Weights:
    """Those of both steps."""

    first: First
    second: Second

    def parts(self, example: Example) -> PartsOf:
        """The parts of all candidates by the first step."""
        found = example.alignment
        with patch.object(score, "FIRST", self.first):
            return second_step(
                found.left.profile,
                found.right.profile,
                found.rules,
                found.sections_alike,
                found.decoys,
                found.settled,
                found.parts,
            )

    def scores(self, example: Example) -> Pairs:
        """The scores of all candidates."""
        with (
            patch.object(score, "FIRST", self.first),
            patch.object(score, "SECOND", self.second),
            patch.object(score, "LEAST_LIKENESS", -math.inf),
        ):
            return {pair: part.score for pair, part in self.parts(example).items()} | example.alignment.settled


@dataclass(frozen=True)
class Judged:
    """What came of two reports by weights that were fitted without them: whether links are right, by their scores."""

    example: Example
    scores: Pairs

    @property
    def links(self) -> Pairs:
        """Those that were chosen."""
        found = self.example.alignment
        contained = {pair: part.contained for pair, part in found.parts.items()} | found.settled
        return choose_paragraphs(self.scores, contained) | found.settled

    def right(self, pairs: Pairs) -> Iterator[tuple[float, bool]]:
        """The score of each of some pairs, and whether readers said that it may be found."""
        for pair, value in pairs.items():
            if label := self.example.label(pair):
                yield value, label in self.example.told.fine

    def figures(self) -> dict[str, float]:
        """Recall, precision and what was kept apart."""
        return agreement(self.example.told, {label for pair in self.links if (label := self.example.label(pair))})

    @property
    def f1(self) -> float:
        """The harmonic mean of recall and precision."""
        recall, precision, _ = self.figures().values()
        return 2 * recall * precision / (recall + precision)


def main() -> None:
    parser = argparse.ArgumentParser(description="Fit the weights of comparing.")
    parser.add_argument("--write", action="store_true", help="let the program use them")
    parser.add_argument("--ablation", action="store_true", help="fit again without each feature, too")
    options = parser.parse_args()
    known = list(examples(truth().pairs))
    judged = _judged(known)
    limits = _limits(judged)
    _tell(judged, limits)
    weights = fitted(known)
    text = _toml(weights, limits, _likeness(judged, weights))
    print(f"\n{text}")
    if options.ablation:
        _ablation(known)
    if options.write:
        _FILE.write_text(text, encoding="utf-8")


def fitted(known: Sequence[Example], without: str = "") -> Weights:
    """The weights of both steps, of the second with what the first makes of the examples. That of the feature
    `without` is 0."""
    rows = [
        row
        for each in known
        for row in _rows(each, {pair: part.first_features for pair, part in each.alignment.parts.items()})
    ]
    first = First(*logistic_regression(rows, _ridge(First, without)))
    begun = Weights(first, score.SECOND)
    rows = []
    for each in known:
        with patch.object(score, "FIRST", first):
            rows += _rows(each, {pair: part.second_features for pair, part in begun.parts(each).items()})
    ridge = Second(*_ridge(Second, without))
    ridge = ridge._replace(decoys=max(ridge.decoys, _RIDGE_OF_DECOYS))
    return Weights(first, Second(*logistic_regression(rows, ridge)))


def _judged(known: Sequence[Example], without: str = "") -> list[Judged]:
    """Each two reports by weights fitted without them."""
    return [Judged(each, fitted(_others(known, each), without).scores(each)) for each in known if not each.unrelated]


def _others(known: Sequence[Example], judged: Example) -> list[Example]:
    return [each for each in known if each.of.isdisjoint(judged.of)]


def _ridge(kind: type[First] | type[Second], without: str) -> list[float]:
    return [0.0, *[_NONE if name == without else _RIDGE for name in kind._fields[1:]]]


def _rows(example: Example, features: dict[tuple[int, int], First] | dict[tuple[int, int], Second]) -> Iterator[Row]:
    for pair, values in features.items():
        if label := example.label(pair):
            yield Row(values, label in example.told.fine, example.weight(label))


def _limits(judged: Sequence[Judged]) -> Limits:
    """The least limits, in hundredths, by which so many of the strong links of each two reports are right, and of the
    likely ones of all."""
    links = [list(each.right(each.links)) for each in judged]
    grid = [hundredth / 100 for hundredth in range(50, 101)]
    for strong in grid:
        if all(_share([right for value, right in found if value >= strong]) >= _STRONG for found in links):
            for likely in (each for each in grid if each < strong):
                band = [right for found in links for value, right in found if likely <= value < strong]
                if len(band) >= _ENOUGH and _share(band) >= _LIKELY:
                    return Limits(strong, likely)
    return Limits(1.0, 1.0)


def _likeness(judged: Sequence[Judged], weights: Weights) -> float:
    """The likeness of the right links of which one in ten has less."""
    with patch.object(score, "FIRST", weights.first):
        found = [
            each.example.alignment.parts[pair].likeness
            for each in judged
            for pair in each.links.keys() - each.example.alignment.settled.keys()
            if each.example.label(pair) in each.example.told.fine
        ]
    return statistics.quantiles(found, n=_LEAST_LIKE)[0]


def _share(right: Sequence[bool]) -> float:
    return statistics.fmean(right) if right else 1.0


def _tell(judged: Sequence[Judged], limits: Limits) -> None:
    print(f"{'judged by the others':<24}{'recall':>8}{'precision':>11}{'F1':>7}{'apart':>7}{'links':>7}")
    for each in judged:
        recall, precision, apart = each.figures().values()
        (name,) = each.example.of
        print(f"{name:<24}{recall:>8.3f}{precision:>11.3f}{each.f1:>7.3f}{apart:>7.2f}{len(each.links):>7}")
        words: dict[Strength, list[bool]] = {}
        for value, right in each.right(each.links):
            words.setdefault(limits.strength(value), []).append(right)
        print(
            "    right:",
            ", ".join(
                f"{word.value} {statistics.fmean(found):.3f} of {len(found)}" for word, found in sorted(words.items())
            ),
        )
    print(f"{'mean':<24}{statistics.fmean(each.f1 for each in judged):>23.3f}")
    print(f"\n{'score':<14}{'mean':>8}{'right':>8}{'pairs':>8}")
    every = sorted(found for each in judged for found in each.right(each.scores))
    for low in range(10):
        bin_ = [found for found in every if low <= found[0] * 10 < low + 1 + (low == 9)]
        if bin_:
            mean, share = (statistics.fmean(values) for values in zip(*bin_, strict=True))
            print(f"{low / 10:.1f} to {(low + 1) / 10:.1f}    {mean:>8.3f}{share:>8.3f}{len(bin_):>8}")


def _ablation(known: Sequence[Example]) -> None:
    """F1 of each two reports without each feature, by weights fitted without it and without them."""
    features = (*First._fields[1:], *Second._fields[2:])
    for without in ("", *features):
        values = [each.f1 for each in _judged(known, without)]
        row = "".join(f"{value:>8.3f}" for value in (*values, statistics.fmean(values)))
        print(f"{without or '(nothing)':<16}{row}")


def _toml(weights: Weights, limits: Limits, likeness: float) -> str:
    """The file the program reads."""
    lines = ["# Written by `python -m tests.benchmarks.fit --write`: see docs/comparing.md.", "", "[first]"]
    lines += [f"{name} = {value:.{_DIGITS}f}" for name, value in weights.first._asdict().items()]
    lines += ["", "[second]", *[f"{name} = {value:.{_DIGITS}f}" for name, value in weights.second._asdict().items()]]
    lines += ["", "[limits]", f"strong = {limits.strong:.2f}", f"likely = {limits.likely:.2f}"]
    lines += ["", "[likeness]", f"of_strong = {likeness:.{_DIGITS}f}", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
