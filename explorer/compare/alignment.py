"""Two reports aligned: paragraphs inform sections, sections inform paragraphs, and these the sections again."""

from dataclasses import dataclass, replace

from explorer.compare.corpus import Pairs, Weighed, term_likeness
from explorer.compare.paragraphs import PartsOf, choose_paragraphs, identical_paragraphs, paragraph_parts
from explorer.compare.sections import (
    Matrix,
    choose_sections,
    contents,
    contexts,
    heading_likeness,
    identical_sections,
    section_scores,
)
from explorer.compare.select import without

IndexPair = tuple[int, int]

_HALF_ALIKE = 0.12
_HALF_LINKED = 0.3


@dataclass(frozen=True, slots=True)
class Alignment:
    """The links between two reports by index, with their scores. `parts` are those of all pairs that were weighed, also
    of rejected ones; identical paragraphs have none. `headings` is how alike all headings are."""

    left: Weighed
    right: Weighed
    sections: Pairs
    paragraphs: Pairs
    parts: PartsOf
    headings: Matrix

    def linked_under(self) -> dict[IndexPair, list[IndexPair]]:
        """For each link between sections the links between paragraphs under both."""
        left, right = self.left.profile, self.right.profile
        under: dict[IndexPair, list[IndexPair]] = {pair: [] for pair in self.sections}
        for i, j in self.paragraphs:
            for one in left.chain(left.paragraphs[i].section):
                for other in right.chain(right.paragraphs[j].section):
                    if (one, other) in under:
                        under[one, other].append((i, j))
        return under


def align(left: Weighed, right: Weighed) -> Alignment:
    """The links between two reports of a corpus, from these two alone."""
    one, other = left.profile, right.profile
    same = identical_paragraphs(one, other)
    terms = term_likeness(left, right)
    headings = heading_likeness(left, right)
    scores = section_scores(one, other, headings, contents(one, other, terms | same), _HALF_ALIKE)
    parts = paragraph_parts(left, right, without(terms, same), contexts(one, other, scores))
    return _linked(left, right, headings, same, parts)


def with_stones(alignment: Alignment, stones: Pairs) -> Alignment:
    """The same two reports, with what the links through reports of the years between say for pairs of paragraphs."""
    same = {pair: score for pair, score in alignment.paragraphs.items() if pair not in alignment.parts}
    parts = dict(alignment.parts)
    for pair, stone in without(stones, same).items():
        if pair in parts:
            parts[pair] = replace(parts[pair], stone=stone)
    return _linked(alignment.left, alignment.right, alignment.headings, same, parts)


def _linked(left: Weighed, right: Weighed, headings: Matrix, same: Pairs, parts: PartsOf) -> Alignment:
    one, other = left.profile, right.profile
    paragraphs = choose_paragraphs({pair: part.score for pair, part in parts.items()}) | same
    content = contents(one, other, paragraphs)
    scores = section_scores(one, other, headings, content, _HALF_LINKED)
    sections = choose_sections(scores, content, identical_sections(one, other))
    return Alignment(left, right, sections, paragraphs, parts, headings)
