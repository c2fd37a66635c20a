"""Two reports aligned: paragraphs inform sections, sections inform paragraphs, and these the sections again."""

from collections import defaultdict
from dataclasses import dataclass, replace

from explorer.compare.corpus import IndexPair, Pairs, Weighed, term_likeness
from explorer.compare.corrections import NOTHING_SAID, Said
from explorer.compare.paragraphs import PartsOf, beside_others, choose_paragraphs, identical_paragraphs, paragraph_parts
from explorer.compare.sections import (
    Matrix,
    choose_sections,
    contents,
    contexts,
    every_pair,
    heading_likeness,
    identical_sections,
    section_scores,
)
from explorer.compare.select import without

_HALF_ALIKE = 0.12
_HALF_LINKED = 0.3


@dataclass(frozen=True, slots=True)
class Alignment:
    """The links between two reports by index, with their scores.

    `settled` are the paragraphs that were linked at once: identical ones, and those that the user pinned. `parts` are
    those of all pairs that were weighed, also of rejected ones; `weighed_paragraphs` and `weighed_sections` are the
    scores of such pairs. `headings` is how alike all headings are.
    """

    left: Weighed
    right: Weighed
    said: Said
    headings: Matrix
    settled: Pairs
    parts: PartsOf
    weighed_paragraphs: Pairs
    paragraphs: Pairs
    weighed_sections: Pairs
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


def align(left: Weighed, right: Weighed, said: Said = NOTHING_SAID) -> Alignment:
    """The links between two reports of a corpus, from these two alone and what the user said of them.

    What is pinned counts as the best of evidence for what surrounds it; what was set apart is no candidate at all.
    """
    one, other, rules = left.profile, right.profile, said.paragraphs
    pinned, same = rules.sure(), identical_paragraphs(one, other, rules)
    likeness = term_likeness(left, right)
    terms = rules.open_among(likeness.terms)
    headings = heading_likeness(left, right)
    content = contents(one, other, terms | same | pinned)
    scores = said.sections.applied(section_scores(one, other, headings, content, _HALF_ALIKE))
    parts = paragraph_parts(left, right, without(terms, same), likeness, contexts(one, other, scores))
    return _linked(left, right, said, headings, same | pinned, parts)


def with_stones(alignment: Alignment, stones: Pairs) -> Alignment:
    """The same two reports, with what the links through reports of the years between say for pairs of paragraphs."""
    parts = dict(alignment.parts)
    for pair, stone in stones.items():
        if pair in parts:
            parts[pair] = replace(parts[pair], stone=stone)
    return _linked(alignment.left, alignment.right, alignment.said, alignment.headings, alignment.settled, parts)


def _linked(left: Weighed, right: Weighed, said: Said, headings: Matrix, settled: Pairs, parts: PartsOf) -> Alignment:
    one, other, rules = left.profile, right.profile, said.sections
    parts = beside_others(parts, settled)
    weighed = {pair: part.score for pair, part in parts.items()}
    paragraphs = choose_paragraphs(weighed) | settled
    content = contents(one, other, paragraphs)
    scores = rules.open_among(every_pair(section_scores(one, other, headings, content, _HALF_LINKED)))
    sections = choose_sections(scores, headings, content, identical_sections(one, other, rules)) | rules.sure()
    return Alignment(left, right, said, headings, settled, parts, weighed, paragraphs, scores, sections)
