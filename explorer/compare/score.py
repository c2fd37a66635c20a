"""The score of two paragraphs: named parts, each between 0 and 1 unless said otherwise, and what each of them is worth.

The weights were fitted by logistic regression on hand-made links and rounded by hand; a part that earned nothing was
taken out again.
"""

import math
from dataclasses import dataclass

from explorer.model.comparison import Strength

_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Parts:
    """What speaks for two paragraphs being counterparts.

    `terms`: cosine of rarity-weighted words and word pairs; `context`: how well their sections fit; `distance`: of
    their places in the reports; `neighbours`: the likeness of what stands before or after them; `standing_left`,
    `standing_right`: `terms` beside the best that each of them reaches anywhere; `stone`: a chain of links through a
    report of another year. Numbers, cited documents, acronyms, programmes and opening words are among the terms: as
    parts of their own they earned nothing.
    """

    terms: float
    context: float
    distance: float
    neighbours: float
    standing_left: float
    standing_right: float
    stone: float = 0.0

    @property
    def score(self) -> float:
        """The probability that they are counterparts, 0 to 1."""
        evidence = (
            _BIAS
            + _TERMS * math.log(self.terms)
            + _CONTEXT * self.context
            + _DISTANCE * self.distance
            + _NEIGHBOURS * self.neighbours
            + _STANDING * (self.standing_left + self.standing_right)
            + _STONE * self.stone
        )
        return round(1 / (1 + math.exp(-evidence)), _DIGITS)


_BIAS = -1.85
_TERMS = 1.5
_CONTEXT = 3.0
_DISTANCE = -0.6
_NEIGHBOURS = 1.35
_STANDING = 2.2
_STONE = 2.0

_STRONG = 0.85
_LIKELY = 0.6


def strength(score: float) -> Strength:
    """The word for a score; "strong" is right in at least 97 of 100 links of the hand-made truth."""
    if score >= _STRONG:
        return Strength.STRONG
    return Strength.LIKELY if score >= _LIKELY else Strength.DOUBTFUL
