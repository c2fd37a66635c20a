"""Two reports aligned: paragraphs inform sections, sections inform paragraphs, and these the sections again."""

from dataclasses import dataclass, replace

from explorer.compare.corpus import Pairs, Weighed, term_likeness
from explorer.compare.paragraphs import PartsOf, choose_paragraphs, identical_paragraphs, paragraph_parts
from explorer.compare.sections import choose_sections, contents, contexts, identical_sections, section_scores
from explorer.compare.select import without

_HALF_ALIKE = 0.12
_HALF_LINKED = 0.3


@dataclass(frozen=True, slots=True)
class Alignment:
    """The links between two reports by index, with their scores. `parts` are those of all pairs that were weighed, also
    of rejected ones; identical paragraphs have none."""

    left: Weighed
    right: Weighed
    sections: Pairs
    paragraphs: Pairs
    parts: PartsOf


def align(left: Weighed, right: Weighed) -> Alignment:
    """The links between two reports of a corpus, from these two alone."""
    same = identical_paragraphs(left.profile, right.profile)
    terms = term_likeness(left, right)
    content = contents(left.profile, right.profile, terms | same)
    context = contexts(left.profile, right.profile, section_scores(left, right, content, _HALF_ALIKE))
    parts = paragraph_parts(left, right, without(terms, same), context)
    return _linked(left, right, same, parts)


def with_stones(alignment: Alignment, stones: Pairs) -> Alignment:
    """The same two reports, with what the links through reports of the years between say for pairs of paragraphs."""
    left, right = alignment.left, alignment.right
    same = {pair: score for pair, score in alignment.paragraphs.items() if pair not in alignment.parts}
    parts = dict(alignment.parts)
    for pair, stone in without(stones, same).items():
        if pair in parts:
            parts[pair] = replace(parts[pair], stone=stone)
    return _linked(left, right, same, parts)


def _linked(left: Weighed, right: Weighed, same: Pairs, parts: PartsOf) -> Alignment:
    paragraphs = choose_paragraphs({pair: part.score for pair, part in parts.items()}) | same
    content = contents(left.profile, right.profile, paragraphs)
    scores = section_scores(left, right, content, _HALF_LINKED)
    sections = choose_sections(scores, content, identical_sections(left.profile, right.profile))
    return Alignment(left, right, sections, paragraphs, parts)
