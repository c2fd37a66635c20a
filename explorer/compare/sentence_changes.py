"""Which sentences of a paragraph changed, and how: each with its counterpart in the other text, if it has one."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from rapidfuzz.distance import Indel

from explorer.compare.words import differences, fold
from explorer.language import Language
from explorer.language.sentences import sentences
from explorer.model.comparison import Change, Difference

_LEAST_ALIKE = 0.4
"""Share of the words and marks of two sentences that both have, in one order, from which on one is the other reworded.
Chosen by reading those between .3 and .5 in edited paragraphs of the sample reports and of two missions."""

_MOST_PAIRS = 10_000
"""Two sentences compared for one paragraph: of more only those in the same place are, so that any text is quick."""


_ELLIPSIS = "…"
_CONTEXT = 7
"""Words that are left of what did not change before and after a change: what a reader needs to see of what it is said.
Chosen by eye."""


@dataclass(frozen=True, slots=True)
class SentenceChange:
    """A sentence that is not as it was: `older` is "" for one that was added, `newer` for one that was left out. `at`
    is where the newer one begins in its text, or the older one that was left out in its own."""

    older: str
    newer: str
    at: int
    differences: tuple[Difference, ...]


def sentence_changes(older: str, newer: str, language: Language) -> list[SentenceChange]:
    """The sentences of two texts that have no equal in the other, in the order of the newer text; what was left out
    comes last. Quotes, dashes and blanks make no difference."""
    lefts, rights = _own(older, newer, language), _own(newer, older, language)
    pairs = _paired([text for _, text in lefts], [text for _, text in rights], language)
    found = []
    for j, (at, text) in enumerate(rights):
        i = pairs.get(j)
        before = lefts[i][1] if i is not None else ""
        found.append(SentenceChange(before, text, at, tuple(_changed(before, text, language))))
    taken = set(pairs.values())
    left_out = [(at, text) for i, (at, text) in enumerate(lefts) if i not in taken]
    return found + [SentenceChange(text, "", at, (Difference(Change.DELETED, text, ""),)) for at, text in left_out]


def condensed(found: Sequence[Difference]) -> tuple[Difference, ...]:
    """Differences without most words of long equal stretches, for which an ellipsis stands."""
    last = len(found) - 1
    return tuple(
        _shortened(one, place > 0, place < last) if one.change is Change.EQUAL else one
        for place, one in enumerate(found)
    )


def _shortened(equal: Difference, after: bool, before: bool) -> Difference:
    """An equal stretch with its first words where it stands `after` a change, and its last where `before` one."""
    words = equal.newer.split()
    first, last = (words[:_CONTEXT] if after else []), (words[-_CONTEXT:] if before else [])
    if len(first) + len(last) >= len(words) - 1:
        return equal
    text = " ".join([*first, _ELLIPSIS, *last]) + (" " if equal.newer[-1:].isspace() else "")
    return Difference(Change.EQUAL, text, text)


def _changed(before: str, text: str, language: Language) -> list[Difference]:
    return differences(before, text, language) if before else [Difference(Change.INSERTED, "", text)]


def _own(text: str, other: str, language: Language) -> list[tuple[int, str]]:
    """The sentences of a text that the other has not, with the places where they begin."""
    there = Counter(fold(other[start:end]) for start, end in sentences(other, language))
    found = []
    for start, end in sentences(text, language):
        folded = fold(text[start:end])
        if there[folded]:
            there[folded] -= 1
        else:
            found.append((start, text[start:end]))
    return found


def _paired(lefts: Sequence[str], rights: Sequence[str], language: Language) -> dict[int, int]:
    """For each right sentence that has a counterpart the place of it: the likest two are paired first."""
    token = language.numbers.token
    ones, others = ([token.findall(text) for text in texts] for texts in (lefts, rights))
    few = len(ones) * len(others) <= _MOST_PAIRS
    rows, columns = range(len(ones)), range(len(others))
    places = product(rows, columns) if few else zip(rows, columns, strict=False)
    alike = [(Indel.normalized_similarity(ones[i], others[j], score_cutoff=_LEAST_ALIKE), i, j) for i, j in places]
    pairs: dict[int, int] = {}
    for score, i, j in sorted(alike, key=lambda each: (-each[0], abs(each[1] - each[2]), each[1:])):
        if score and j not in pairs and i not in pairs.values():
            pairs[j] = i
    return pairs
