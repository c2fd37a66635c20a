"""How much a change weighs for a reader with little time: what is asked and held first, then mandates, figures, news.

The weights were chosen by reading the digests of reports of the Secretary-General, of missions and of a conference of
parties as a delegate would; they order lines, and decide nothing that is told of them.
"""

import math
from collections.abc import Sequence
from dataclasses import replace

from explorer.compare.terms import stems
from explorer.language import Language
from explorer.model.comparison import Change, Difference
from explorer.model.digest import DigestKind, DigestLine, Stance, StanceKind, Topic

_OBSERVED = 1.5
"""Times this counts what is said of the whole, in observations and recommendations."""
_RESTATED = 4.0
"""For a stand that became another: "encourages" that is "urges" now."""
_STANDS = {StanceKind.ASKING: 3.0, StanceKind.DECIDING: 3.0, StanceKind.CONCERNED: 3.0}
"""For a stand that only one of the reports takes."""
_OTHER_STAND = 1.0
"""The same for what is welcomed or noted."""
_MANDATE = 4.0
"""For a mandate or deadline that changed."""
_WHOLE = 0.7
"""Times this count the words of a sentence without counterpart: a reader looks first for what was said otherwise."""
_MOST_OF_FIGURE = 6.0
"""For a figure that became several times as large or small, or none."""
_OF_DOUBLING = 2.0
"""For each time that a figure doubled."""
_LEAST_OF_FIGURE = 1.0
"""For any figure that changed."""
_FULL_DIGITS = 2
"""Of a figure that counts in full: four that became three is little news."""
_OF_OTHER_BASIS = 0.4
"""Times this count figures that only stand beside each other."""
_DOCUMENT = 1.0
"""For a document that is newly cited, or no longer."""
_ONLY_MOVED = 0.3
"""For a paragraph that moved and says the same."""
_OF_PERHAPS = 0.5
"""Times this counts what is new or dropped unless it has a counterpart after all."""

_TOPICS = {
    DigestKind.FIGURE: Topic.FIGURES,
    DigestKind.NEW: Topic.NEW,
    DigestKind.DROPPED: Topic.DROPPED,
    DigestKind.NEWLY_CITED: Topic.DOCUMENTS,
    DigestKind.NO_LONGER_CITED: Topic.DOCUMENTS,
}
_DOCUMENTS = (DigestKind.NEWLY_CITED, DigestKind.NO_LONGER_CITED)


def weighed(line: DigestLine, values: tuple[float, float] | None, observed: bool, language: Language) -> DigestLine:
    """A line with its topic and weight. `values` are those of a figure, `observed` holds in a section that tells what
    is held of the whole."""
    topic = _TOPICS.get(line.kind, Topic.CHANGED)
    if line.kind in _DOCUMENTS:
        return replace(line, topic=topic, weight=_DOCUMENT)
    if values is not None:
        return replace(line, topic=topic, weight=of_figure(line, values) * (_OBSERVED if observed else 1.0))
    if line.kind is DigestKind.MOVED:
        return replace(line, topic=topic, weight=_ONLY_MOVED)
    if observed or _of_stances(line.before, line.after):
        topic = Topic.OBSERVATIONS
    elif _is_of_mandates(line.text, line.differences, language):
        topic = Topic.MANDATES
    weight = of_sentence(line.text, line.differences, line.before, line.after, language)
    weight *= (_OBSERVED if observed else 1.0) * (_OF_PERHAPS if line.perhaps else 1.0)
    return replace(line, topic=topic, weight=weight)


def of_sentence(
    text: str, differences: Sequence[Difference], before: Stance | None, after: Stance | None, language: Language
) -> float:
    """What a changed sentence weighs: its words, the stands it took and takes, and whether it tells of a mandate."""
    mandate = _MANDATE if _is_of_mandates(text, differences, language) else 0.0
    words = _of_words(text, differences, language)
    return (
        words * (1.0 if any(one.change is Change.EQUAL for one in differences) else _WHOLE)
        + _of_stances(before, after)
        + mandate
    )


def of_plea(text: str, stand: Stance | None, language: Language) -> float:
    """What a sentence weighs for the stand that it takes and the mandate that it tells of."""
    return _of_stances(None, stand) + (_MANDATE if _is_of_mandates(text, (), language) else 0.0)


def _of_words(text: str, differences: Sequence[Difference], language: Language) -> float:
    """What the changed words of a sentence weigh, or all of one that has no counterpart: the logarithm of how many say
    something."""
    changed = " ".join(one.older + " " + one.newer for one in differences if one.change is not Change.EQUAL)
    return math.log2(1 + len(stems(changed if differences else text, language)))


def _of_stances(before: Stance | None, after: Stance | None) -> float:
    """What a stand weighs that is taken anew, no longer, or otherwise; 0 for one that is as it was."""
    if before and after:
        return _RESTATED if before.verb != after.verb else 0.0
    only = before or after
    return _STANDS.get(only.kind, _OTHER_STAND) if only else 0.0


def _is_of_mandates(text: str, differences: Sequence[Difference], language: Language) -> bool:
    """Whether a sentence tells of a mandate or deadline, and that is what changed, or a date in it."""
    if not language.stances.mandates.search(text):
        return False
    changed = " ".join(one.older + " " + one.newer for one in differences if one.change is not Change.EQUAL)
    return not differences or any(
        pattern.search(changed)
        for pattern in (language.stances.mandates, language.dates.day, language.references.act, language.numbers.figure)
    )


def of_figure(line: DigestLine, values: tuple[float, float]) -> float:
    """What a figure weighs: by how often it doubled or was halved; less where it is small, and where its values only
    stand beside each other."""
    was, now = values
    often = _LEAST_OF_FIGURE + _OF_DOUBLING * abs(math.log2(now / was)) if was * now > 0 else _MOST_OF_FIGURE
    size = min(1.0, math.log10(1 + max(abs(was), abs(now))) / _FULL_DIGITS)
    return min(_MOST_OF_FIGURE, often) * size * (1.0 if line.comparable else _OF_OTHER_BASIS)
