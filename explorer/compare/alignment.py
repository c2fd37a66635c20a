"""Two reports aligned: paragraphs inform sections, sections inform paragraphs, and these the sections again."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from explorer.compare.corpus import IndexPair, Pairs, WeightedProfile, term_similarity
from explorer.compare.corrections import NO_RULES, PairRules
from explorer.compare.paragraphs import PartsOf, beside_others, choose_paragraphs, identical_paragraphs, paragraph_parts
from explorer.compare.profile import Profile
from explorer.compare.sections import (
    Matrix,
    choose_sections,
    contents,
    contexts,
    every_pair,
    heading_similarity,
    identical_sections,
    section_scores,
)
from explorer.compare.select import without

# How much of what stands under two sections must be found again to convince by half: by the similarity of paragraphs
# before links are known, by links after. Half or twice of them moves the mean F1 of paragraphs on the hand-made links
# by 0.009 at most, that of sections by 0.023.
_HALF_ALIKE = 0.12
_HALF_LINKED = 0.3


@dataclass(frozen=True, slots=True)
class Alignment:
    """The links between two reports by index, with their scores.

    `settled` are the paragraphs that were linked at once: identical ones, and those that the user pinned. `parts` are
    those of all candidate pairs, also of rejected ones; `candidate_paragraphs` and `candidate_sections` are the scores
    of such pairs. `headings` is how similar all headings are.
    """

    left: WeightedProfile
    right: WeightedProfile
    rules: PairRules
    headings: Matrix
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


def align(left: WeightedProfile, right: WeightedProfile, rules: PairRules = NO_RULES) -> Alignment:
    """The links between two reports of a corpus, from these two alone and the user's `rules` for them.

    What is pinned counts as certain for what surrounds it; what was set apart is no candidate at all.
    """
    one, other = left.profile, right.profile
    pinned, same = rules.paragraphs.certain(), identical_paragraphs(left, right, rules.paragraphs)
    similarity = term_similarity(left, right)
    terms = rules.paragraphs.allowed(similarity.terms)
    headings = heading_similarity(left, right)
    telling = {pair: alike for pair, alike in terms.items() if not similarity.formula(*pair)}
    content = contents(one, other, telling | same | pinned)
    scores = rules.sections.applied(section_scores(one, other, headings, content, _HALF_ALIKE))
    parts = paragraph_parts(left, right, without(terms, same), similarity, contexts(one, other, scores))
    return _linked(
        left, right, rules, headings, same | pinned, second_step(one, other, rules, headings, same | pinned, parts)
    )


def second_step(
    left: Profile, right: Profile, rules: PairRules, headings: Matrix, settled: Pairs, parts: PartsOf
) -> PartsOf:
    """The parts of the first step with those of the second: what it made of others, and of the sections."""

    def fit(known: Pairs) -> Pairs:
        """How well the sections of candidates fit by the scores of paragraphs."""
        found = section_scores(left, right, headings, contents(left, right, known), _HALF_LINKED)
        around = contexts(left, right, rules.sections.applied(found))
        return {(i, j): around[left.paragraphs[i].section][right.paragraphs[j].section] for i, j in parts}

    return beside_others(parts, settled, fit)


def with_pivots(alignment: Alignment, scores: Mapping[IndexPair, float]) -> Alignment:
    """The same two reports, with what the links through reports of the years between say for pairs of paragraphs:
    `scores` are those of `pivot_scores`."""
    if not scores:
        return alignment
    parts = dict(alignment.parts)
    for pair, pivot in scores.items():
        if pair in parts:
            parts[pair] = replace(parts[pair], pivot=pivot)
    return _linked(alignment.left, alignment.right, alignment.rules, alignment.headings, alignment.settled, parts)


def _linked(
    left: WeightedProfile, right: WeightedProfile, rules: PairRules, headings: Matrix, settled: Pairs, parts: PartsOf
) -> Alignment:
    one, other = left.profile, right.profile
    candidates = {pair: part.score for pair, part in parts.items()}
    paragraphs = choose_paragraphs(candidates) | settled
    content = contents(one, other, candidates | settled)
    scores = rules.sections.allowed(every_pair(section_scores(one, other, headings, content, _HALF_LINKED)))
    same = identical_sections(one, other, rules.sections)
    sections = choose_sections(scores, headings, content, same) | rules.sections.certain()
    return Alignment(left, right, rules, headings, settled, parts, candidates, paragraphs, scores, sections)
