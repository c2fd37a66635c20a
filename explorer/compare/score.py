"""The score of two paragraphs: named features, and the weights of each, in two steps.

The **first step** judges two paragraphs by themselves, the **second** also by what the first makes of others: what
stands beside them, what else they might correspond to, their sections, and the two reports as a whole (stacked
sequential learning: Cohen and Carvalho, IJCAI 2005). Both are logistic regressions. Their weights stand in
`score.toml`, as `python -m tests.benchmarks.fit` wrote them; `docs/comparing.md` tells how they were found and how
well they do on pairs of reports that had no part in it.
"""

import math
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul
from pathlib import Path
from typing import NamedTuple

from explorer.model.comparison import Strength

_DIGITS = 4
_LEAST_STEP = 0.0001
"""Decimals of a score, and the step between two: what is stored and shown; finer ones would be noise of the fit."""

# Added to what a logarithm is taken of, so that it is never far below that of a weak likeness.
_FLOOR = 0.02
_CONTAINED_FLOOR = 0.05
_CONTEXT_FLOOR = 0.1
"""So that a paragraph that has moved to a section of another subject can be found again: 0.02 and 0.3 change the mean
F1 by 0.002 at most."""
_LEAST_HOME = 0.05
"""What a text is like others of its report at the least: in a short report there are few that could be."""


class First(NamedTuple):
    """A value for each feature of the first step: its weight, or what two paragraphs have of it."""

    bias: float
    words: float
    contained: float
    home: float
    figures: float
    relative: float
    context: float
    other_event: float


class Second(NamedTuple):
    """The same of the second step. `first` is what the first came to, in log-odds."""

    bias: float
    first: float
    neighbours: float
    rivals: float
    sections: float
    decoys: float


PERHAPS = 0.1
"""The least score of a candidate that was not linked and is shown all the same, as what is perhaps a counterpart, too:
one in ten. Of the 21 paragraphs that were told to have a counterpart and got none, 16 are shown beside it."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The least scores for which a link is called strong and likely; below, it is doubtful."""

    strong: float
    likely: float

    def strength(self, score: float) -> Strength:
        """The word for a score."""
        if score >= self.strong:
            return Strength.STRONG
        return Strength.LIKELY if score >= self.likely else Strength.DOUBTFUL


_WEIGHTS = tomllib.loads(Path(__file__).with_name("score.toml").read_text(encoding="utf-8"))

FIRST = First(**_WEIGHTS["first"])
SECOND = Second(**_WEIGHTS["second"])
OF_PARAGRAPHS = Limits(**_WEIGHTS["limits"])
LEAST_LIKENESS = float(_WEIGHTS["likeness"]["of_strong"])
"""The least `likeness` of a strong link: where texts themselves say no more than that, what surrounds them decides."""

_PIVOT = 3.0
"""By hand: no labelled pair has a report between. Of the 46 paragraphs of 2018 that correspond in the samples to one of
2021 by way of one of 2020 it finds 36, none of it 29, half of it 33, half as much again 36."""

OF_SECTIONS = Limits(strong=0.85, likely=0.6)
"""Set on hand-made links; on those of more reports, told since, too: of 133 strong links of sections 132 are right."""


class Parts(NamedTuple):
    """What speaks for two paragraphs being counterparts, and what against; values from 0 to 1 unless said otherwise.

    By themselves: `terms`: cosine of the tf-idf of words and pairs of words; `words`: what of it is due to single
    words, which say more: pairs are repeated by habit; `contained`: how much of the shorter text the other has;
    `relative`: `terms` divided by the best that the one reaches anywhere, times the same for the other; `home`: how
    similar both are to the most similar other paragraph of their own reports, which is a wrong counterpart for certain
    (geometric mean); `figures`: numbers found again in one order (see `tuples`); `context`: how well their sections
    fit; `other_event`: 1 where both tell of an event by its day, and not of the same day.

    Beside others: `neighbours`: the best first score of the next and of the previous two; `rivals`: the first scores of
    the best other candidates of the one and of the other, multiplied, so that a second counterpart of one of them (a
    split, a merger) has no rival; `sections`: how well their sections fit by what the first step found; `decoys`: how
    likely the first step holds decoys for counterparts in these two reports: the prior of the pair; `pivot`: a chain
    of links through a report of a time between.
    """

    terms: float
    words: float
    contained: float
    relative: float
    home: float
    figures: float
    context: float
    other_event: float = 0.0
    neighbours: float = 0.0
    rivals: float = 0.0
    sections: float = 0.0
    decoys: float = 0.0
    pivot: float = 0.0

    @property
    def first_features(self) -> First:
        """What the first step weighs."""
        return First(
            1.0,
            math.log(self.words + _FLOOR),
            math.log(self.contained + _CONTAINED_FLOOR),
            math.log(max(self.home, _LEAST_HOME)),
            self.figures,
            math.log(self.relative),
            math.log((self.context + _CONTEXT_FLOOR) / (1 - self.context + _CONTEXT_FLOOR)),
            self.other_event,
        )

    @property
    def second_features(self) -> Second:
        """What the second step weighs."""
        return Second(1.0, self.log_odds, self.neighbours, self.rivals, self.sections, self.decoys)

    @property
    def log_odds(self) -> float:
        """What the first step comes to: the logarithm of the odds, as logistic regression adds it up."""
        return _sum(FIRST, self.first_features)

    @property
    def likeness(self) -> float:
        """The part of it that is due to the texts themselves (`words` to `figures`), whatever surrounds them."""
        return _sum(FIRST[1:5], self.first_features[1:5])

    @property
    def first(self) -> float:
        """The probability that they are counterparts, by the first step."""
        return _logistic(self.log_odds)

    @property
    def score(self) -> float:
        """The probability that they are counterparts; less than strong where the texts themselves say little."""
        found = _logistic(_sum(SECOND, self.second_features) + _PIVOT * self.pivot)
        return found if self.likeness >= LEAST_LIKENESS else min(found, OF_PARAGRAPHS.strong - _LEAST_STEP)


def _sum(weights: Sequence[float], features: Sequence[float]) -> float:
    found: float = sum(map(mul, weights, features))
    return found


def _logistic(log_odds: float) -> float:
    return round(1 / (1 + math.exp(-log_odds)), _DIGITS)
