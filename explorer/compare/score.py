"""The score of two paragraphs: named parts, each between 0 and 1 unless said otherwise, and what each of them is worth.

The weights were fitted by logistic regression on hand-made links and, at a few hundredths of their weight, on samples
rewritten by chance, judged on links that had no part in the fit, and rounded by hand; a part that earned nothing was
taken out again. When the stems became those of Snowball, which join more words, they were moved by a few hundredths to
where the hand-made links are told best again.
"""

import math
from dataclasses import dataclass

from explorer.model.comparison import Strength

_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Parts:
    """What speaks for two paragraphs being counterparts, and what against.

    `terms`: cosine of rarity-weighted words and pairs of words; `words`: what of it is due to single words, which say
    more: pairs are repeated by habit; `standing`: `terms` beside the best that each of them reaches anywhere,
    multiplied; `context`: how well their sections fit; `distance`: of their places in the reports; `other_event`: 1
    where both tell of an event by its day, and not of the same day; `stone`: a chain of links through a report of
    another year; `rivals`: the scores of the best other counterparts of the one and of the other, added; `neighbours`:
    the best score of a pair right beside this one. Numbers, cited documents, acronyms, programmes and opening words are
    among the terms: as parts of their own they earned nothing.
    """

    terms: float
    words: float
    standing: float
    context: float
    distance: float
    other_event: float = 0.0
    stone: float = 0.0
    rivals: float = 0.0
    neighbours: float = 0.0

    @property
    def evidence(self) -> float:
        """What speaks for the two by themselves, in logits."""
        return (
            _BIAS
            + _WORDS * math.log(self.words + _FLOOR)
            + _STANDING * math.log(self.standing)
            + _CONTEXT * self.context
            + _DISTANCE * self.distance
            + _OTHER_EVENT * self.other_event
            + _STONE * self.stone
        )

    @property
    def score(self) -> float:
        """The probability that they are counterparts, 0 to 1."""
        return probability(self.evidence, self.rivals, self.neighbours)


def probability(evidence: float, rivals: float, neighbours: float) -> float:
    """The score that the evidence for two paragraphs comes to beside other pairs."""
    return _logistic(evidence + _RIVALS * rivals + _NEIGHBOURS * neighbours)


def impression(evidence: float) -> float:
    """The score before anything is known of other pairs: as many rivals and neighbours are supposed as is usual."""
    return _logistic(evidence + _UNKNOWN)


def _logistic(logit: float) -> float:
    return round(1 / (1 + math.exp(-logit)), _DIGITS)


_FLOOR = 0.02
_BIAS = 10.9
_WORDS = 3.6
_STANDING = 0.75
_CONTEXT = 1.5
_DISTANCE = -1.8
_OTHER_EVENT = -3.0  # read off reports that list incidents: of 18 such links 18 were wrong
_STONE = 1.5
_RIVALS = -2.3
_NEIGHBOURS = 2.1
_UNKNOWN = -2.25

HOPELESS = -4.0
"""Evidence, in logits, with which two paragraphs are not linked whatever is beside or between them."""


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


OF_PARAGRAPHS = Limits(strong=0.9, likely=0.8)
OF_SECTIONS = Limits(strong=0.85, likely=0.6)
"""Of the links called strong at least 97 of 100 of the hand-made truth are right."""
