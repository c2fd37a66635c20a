"""Two reports aligned: paragraphs inform sections, sections inform paragraphs, and these the sections again."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from explorer.compare.corpus import Home, IndexPair, Pairs, WeightedProfile, term_similarity
from explorer.compare.corrections import NO_RULES, PairRules
from explorer.compare.paragraphs import (
    PartsOf,
    beside_others,
    choose_paragraphs,
    decoys,
    identical_paragraphs,
    paragraph_parts,
)
from explorer.compare.profile import Profile
from explorer.compare.score import Parts
from explorer.compare.sections import (
    Likeness,
    choose_sections,
    contents,
    contexts,
    every_pair,
    identical_sections,
    likeness,
    section_scores,
)
from explorer.compare.select import without

# How much of what stands under two sections must be found again to convince by half: by the similarity of paragraphs
# before links are known, by links after. Half or twice of them moves the mean F1 of paragraphs on the hand-made links
# by 0.005 at most, that of sections by 0.009.
_HALF_ALIKE = 0.12
_HALF_LINKED = 0.3

Decoys = tuple[list[Parts | None], list[Parts | None]]
"""Of the left and of the right paragraphs."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """The links between two reports by index, with their scores.

    `settled` are the paragraphs that were linked at once: identical ones, and those that the user pinned. `parts` are
    those of all candidate pairs, also of rejected ones; `candidate_paragraphs` and `candidate_sections` are the scores
    of such pairs. `sections_alike` is how similar their sections are by themselves, `decoys` those of the left and of
    the right paragraphs.
    """

    left: WeightedProfile
    right: WeightedProfile
    rules: PairRules
    sections_alike: Likeness
    decoys: Decoys
    settled: Pairs
    parts: PartsOf
    candidate_paragraphs: Pairs
    paragraphs: Pairs
    candidate_sections: Pairs
    sections: Pairs

    def linked_under(self) -> defaultdict[IndexPair, list[IndexPair]]:
        """For each two sections the links between paragraphs under both."""
        left, right = self.left.profile, self.right.profile
        under: defaultdict[IndexPair, list[IndexPair]] = defaultdict(list)
        for i, j in self.paragraphs:
            for one in left.chain(left.paragraphs[i].section):
                for other in right.chain(right.paragraphs[j].section):
                    under[one, other].append((i, j))
        return under


_NO_PIVOTS: Mapping[IndexPair, float] = {}


def align(
    left: WeightedProfile,
    right: WeightedProfile,
    rules: PairRules = NO_RULES,
    pivots: Mapping[IndexPair, float] = _NO_PIVOTS,
) -> Alignment:
    """The links between two reports, from these two alone, the user's `rules` for them, and what the links through
    reports of the years between say for pairs of their paragraphs (`pivot_scores`).

    What is pinned counts as certain for what surrounds it; what was set apart is no candidate at all.
    """
    one, other = left.profile, right.profile
    pinned, same = rules.paragraphs.certain(), identical_paragraphs(left, right, rules.paragraphs)
    similarity = term_similarity(left, right)
    terms = rules.paragraphs.allowed(similarity.terms)
    alike = likeness(left, right)
    telling = {pair: value for pair, value in terms.items() if not similarity.formula(*pair)}
    content = contents(one, other, telling | same | pinned)
    scores = rules.sections.applied(section_scores(one, other, alike, content, _HALF_ALIKE))
    parts = paragraph_parts(left, right, without(terms, same), similarity, contexts(one, other, scores))
    settled = same | pinned
    decoys_of = _decoys(left, similarity.home[0]), _decoys(right, similarity.home[1])
    beside = second_step(one, other, rules, alike, decoys_of, settled, parts)
    for pair in pivots.keys() & beside.keys():
        beside[pair] = beside[pair]._replace(pivot=pivots[pair])
    return _linked(left, right, rules, alike, decoys_of, settled, beside)


def _decoys(report: WeightedProfile, homes: Sequence[Home]) -> list[Parts | None]:
    """Those of the paragraphs of a report. How well its sections fit each other is told by themselves."""
    own = report.profile
    fits = section_scores(own, own, likeness(report, report), {}, _HALF_ALIKE)
    return decoys(report, homes, contexts(own, own, fits))


def second_step(
    left: Profile, right: Profile, rules: PairRules, alike: Likeness, decoys_of: Decoys, settled: Pairs, parts: PartsOf
) -> PartsOf:
    """The parts of the first step with those of the second: what it made of others, and of the sections."""

    def fit(known: Pairs) -> Pairs:
        """How well the sections of candidates fit by the scores of paragraphs."""
        found = section_scores(left, right, alike, contents(left, right, known), _HALF_LINKED)
        around = contexts(left, right, rules.sections.applied(found))
        return {(i, j): around[left.paragraphs[i].section][right.paragraphs[j].section] for i, j in parts}

    return beside_others(parts, settled, fit, decoys_of)


def _linked(
    left: WeightedProfile,
    right: WeightedProfile,
    rules: PairRules,
    alike: Likeness,
    decoys_of: Decoys,
    settled: Pairs,
    parts: PartsOf,
) -> Alignment:
    one, other = left.profile, right.profile
    candidates = {pair: part.score for pair, part in parts.items()}
    contained = {pair: part.contained for pair, part in parts.items()}
    paragraphs = choose_paragraphs(candidates, contained) | settled
    content = contents(one, other, candidates | settled)
    scores = rules.sections.allowed(every_pair(section_scores(one, other, alike, content, _HALF_LINKED)))
    same = identical_sections(one, other, rules.sections)
    sections = choose_sections(scores, alike.headings, content, same) | rules.sections.certain()
    return Alignment(left, right, rules, alike, decoys_of, settled, parts, candidates, paragraphs, scores, sections)
