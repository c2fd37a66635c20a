"""How well the sections of two reports correspond, by their headings and by what their paragraphs correspond to."""

from collections import defaultdict
from collections.abc import Hashable
from dataclasses import dataclass

from explorer.compare.corpus import Pairs, WeightedProfile
from explorer.compare.corrections import Rules
from explorer.compare.profile import Profile
from explorer.compare.select import bests, in_reading_order, mutual_best, without
from explorer.compare.terms import cosine

# Set by hand and tried on the hand-made links of sections, where what they decide is found with a mean F1 of 0.98.
# Half or twice of any (half of `_LEAST`, since with twice of it nothing is linked) changes that by 0.014 at most, and
# that of paragraphs by 0.004.
_HEADING_TRUST = 0.85
_ABOVE = 0.15
_ONE_AT_TOP = 0.5
_DISTANCE = 0.05
_LEAST = 0.5
_LEAST_CONTENT = 0.2
_LEAST_HEADING = 0.1
_MOST_CONTENT = 0.5
_ONE_LEVEL_OFF = 0.7
_BOTH_LEVELS_OFF = 0.25

_DIGITS = 4
"""Decimals of a score, as of those of paragraphs."""

Matrix = list[list[float]]
"""Values from 0 to 1 by index of the left and of the right section."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How similar two reports' sections are by themselves: the cosines of their `headings`, and what these and their
    texts as a `whole` come to together."""

    headings: Matrix
    whole: Matrix


def likeness(left: WeightedProfile, right: WeightedProfile) -> Likeness:
    """That of all pairs of sections. Texts are compared by the square of their cosine, the share of the one that the
    other accounts for: all parts of a report have something in common."""
    headings = [[cosine(heading, other) for other in right.headings] for heading in left.headings]
    texts = [[cosine(text, other) ** 2 for other in right.sections] for text in left.sections]
    whole = [
        [_either(_HEADING_TRUST * heading, text) for heading, text in zip(*rows, strict=True)]
        for rows in zip(headings, texts, strict=True)
    ]
    return Likeness(headings, whole)


def section_scores(left: Profile, right: Profile, alike: Likeness, content: Pairs, half: float) -> Matrix:
    """The headings, the texts and what paragraphs correspond to are independent causes to hold two sections for
    counterparts, joined by a noisy or (Pearl, Probabilistic Reasoning in Intelligent Systems, chapter 4): each
    convinces, together they convince more. Sections whose parents correspond, and those at the same height of the
    report, are preferred a little, which decides between headings that recur ("Recommendations").

    `content` is what `contents` gives, and `half` the value of it that convinces by half.
    """
    scores = [
        [_either(value, (found := content.get((i, j), 0.0)) / (found + half)) for j, value in enumerate(row)]
        for i, row in enumerate(alike.whole)
    ]
    lefts, rights = max(1, len(left.sections) - 1), max(1, len(right.sections) - 1)
    return [
        [
            value
            * (1 - _ABOVE + _ABOVE * _above(left, right, scores, i, j))
            * (1 - _DISTANCE * abs(i / lefts - j / rights))
            for j, value in enumerate(row)
        ]
        for i, row in enumerate(scores)
    ]


def contents(left: Profile, right: Profile, paragraphs: Pairs) -> Pairs:
    """How much of the paragraphs under two sections is found again under the other, 0 to 1: the mean over both of the
    best value that each paragraph has there."""
    best_right: Pairs = {}
    best_left: Pairs = {}
    for (i, j), value in paragraphs.items():
        one, other = left.paragraphs[i].section, right.paragraphs[j].section
        best_right[i, other] = max(value, best_right.get((i, other), 0.0))
        best_left[one, j] = max(value, best_left.get((one, j), 0.0))
    best_right = _lifted(best_right, right, side=1)
    best_left = _lifted(best_left, left, side=0)
    found: defaultdict[tuple[int, int], float] = defaultdict(float)
    for (i, section), value in best_right.items():
        for above in left.chain(left.paragraphs[i].section):
            found[above, section] += value
    for (section, j), value in best_left.items():
        for above in right.chain(right.paragraphs[j].section):
            found[section, above] += value
    for i, j in found:
        found[i, j] /= left.sections[i].size + right.sections[j].size
    return found


def _lifted(best: Pairs, profile: Profile, side: int) -> Pairs:
    """The values by sections and all above them: of a section the greatest of those below it."""
    lifted: Pairs = {}
    for pair, value in best.items():
        for section in profile.chain(pair[side]):
            key = (section, pair[1]) if side == 0 else (pair[0], section)
            lifted[key] = max(value, lifted.get(key, 0.0))
    return lifted


def identical_sections(left: Profile, right: Profile, rules: Rules) -> Pairs:
    """Sections with the same heading over the same paragraphs; what repeats is paired in reading order."""
    return dict.fromkeys(in_reading_order(_texts(left), _texts(right), rules.allows), 1.0)


def _texts(profile: Profile) -> list[Hashable]:
    folded = [paragraph.folded for paragraph in profile.paragraphs]
    return [(section.title, *folded[section.first : section.end]) for section in profile.sections]


def every_pair(scores: Matrix) -> Pairs:
    """The rounded scores of all pairs."""
    return {(i, j): round(value, _DIGITS) for i, row in enumerate(scores) for j, value in enumerate(row)}


def choose_sections(scores: Pairs, headings: Matrix, content: Pairs, same: Pairs) -> Pairs:
    """The links: identical ones, then each other's best; a section that found none then joins the one that took in its
    paragraphs: some of them where the headings agree a little, at least half where they have nothing in common."""
    chosen = mutual_best(without(scores, same), _LEAST) | same
    lefts, rights = {i for i, _ in chosen}, {j for _, j in chosen}
    fair = {
        pair: score
        for pair, score in scores.items()
        if score >= _LEAST and content.get(pair, 0.0) >= _needed(headings[pair[0]][pair[1]])
    }
    best_left, best_right = bests(fair)
    further = {
        (i, j): score
        for (i, j), score in fair.items()
        if (i not in lefts and score == best_left[i]) or (j not in rights and score == best_right[j])
    }
    return chosen | further


def _needed(heading: float) -> float:
    return _LEAST_CONTENT if heading >= _LEAST_HEADING else _MOST_CONTENT


def contexts(left: Profile, right: Profile, scores: Matrix) -> Matrix:
    """How well the surroundings of two sections fit: the sections themselves, or one with what is above the other."""
    lefts = [list(left.chain(i)) for i in range(len(left.sections))]
    rights = [list(right.chain(j)) for j in range(len(right.sections))]
    return [[_context(scores, a, b) for b in rights] for a in lefts]


def _context(scores: Matrix, lefts: list[int], rights: list[int]) -> float:
    (left, *left_above), (right, *right_above) = lefts, rights
    one_off = [scores[above][right] for above in left_above] + [scores[left][above] for above in right_above]
    both_off = [scores[a][b] for a in left_above for b in right_above]
    return max(
        scores[left][right], _ONE_LEVEL_OFF * max(one_off, default=0.0), _BOTH_LEVELS_OFF * max(both_off, default=0.0)
    )


def _either(one: float, other: float) -> float:
    """A noisy or of two causes."""
    return 1 - (1 - one) * (1 - other)


def _above(left: Profile, right: Profile, scores: Matrix, i: int, j: int) -> float:
    a, b = left.sections[i].parent, right.sections[j].parent
    if a < 0 or b < 0:
        return 1.0 if a == b else _ONE_AT_TOP
    return scores[a][b]
