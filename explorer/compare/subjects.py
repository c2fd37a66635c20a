"""How alike what two quantities count is, from their nouns, the words about them and their values."""

from collections.abc import Iterable, Sequence
from itertools import takewhile

from explorer.compare.stated import Stated

# Set by hand on figures that readers joined in real reports. The noun weighs most: it is what is counted.
_NEAR = 8  # stems on either side that are compared
_NOUN, _AFTER, _BEFORE, _ALL = 0.45, 0.25, 0.15, 0.15  # of the similarity, 1 together
_NOUN_WORDS = 2  # of a noun that tells its subject: a single one weighs half as much more as none
_SMALL_VALUE, _LARGE_VALUE = 20, 100
_NEARLY, _NEARLY_SAME = 1.1, 0.5  # times as much is nearly the same value, and counts half
_SURE_SUBJECT = 0.3  # of the similarity: less may be two subjects
SURE_NOUN = 0.5  # of the likeness of their nouns, and of the similarity beside other names
_SURE_RUN = 2  # stems next to both that make one subject sure
_SURE_AROUND = 0.1  # of the similarity before and after


def subject_similarity(one: Stated, other: Stated) -> float:
    """How alike what two quantities count is, 0 to 1, from the words about them."""
    beside = around(one, other)
    if not one.noun or not other.noun:
        return beside / (1 - _NOUN)
    told = _NOUN * min(1.0, (1 + len({*one.noun, *other.noun})) / (1 + _NOUN_WORDS))
    return told * overlap(one.noun, other.noun) + beside * (1 - told) / (1 - _NOUN)


def around(one: Stated, other: Stated) -> float:
    """How alike the words before and after are, weighted."""
    before, other_before = one.before[-_NEAR:], other.before[-_NEAR:]
    after, other_after = one.after[:_NEAR], other.after[:_NEAR]
    return (
        _AFTER * overlap(after, other_after)
        + _BEFORE * overlap(before, other_before)
        + _ALL * overlap((*before, *after), (*other_before, *other_after))
    )


def overlap(one: Iterable[str], other: Iterable[str]) -> float:
    """Dice's coefficient of two sets of stems; 0 where one is empty."""
    a, b = set(one), set(other)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def common_run(one: Sequence[str], other: Sequence[str]) -> int:
    """How many stems two begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def same_value(one: Stated, other: Stated) -> float:
    """Whether two values are the same, and none that recurs by chance: 1; nearly the same, half as much; or 0."""
    low, high = sorted((one.value, other.value))
    if low == high:
        return float(low >= _SMALL_VALUE or low % 1 > 0)
    return _NEARLY_SAME if low >= _LARGE_VALUE and high <= _NEARLY * low else 0.0


def other_kind(one: Stated, other: Stated) -> bool:
    """Whether two nouns name two kinds of the same thing: inspection activities, operational activities."""
    return one.unit == other.unit and bool({*one.noun} - {*other.noun}) and bool({*other.noun} - {*one.noun})


def same_subject(one: Stated, other: Stated) -> bool:
    """Whether the words around two joined quantities say the same of them; of parts, those about their wholes."""
    if one.whole and other.whole:
        return same_subject(one.whole, other.whole) and one.noun == other.noun
    if one.noun and other.noun and overlap(one.noun, other.noun) < SURE_NOUN:
        return False
    if _apart(one.named_behind, other.named_behind):
        return False
    run = common_run(one.before[::-1], other.before[::-1]) + common_run(one.after, other.after)
    if run >= _SURE_RUN or (one.noun == other.noun and same_value(one, other) == 1):
        return not other_kind(one, other)
    noun = len({*one.noun} & {*other.noun})
    apart = _apart(one.named, other.named) and not (noun > _SURE_RUN and one.noun == other.noun)
    alike = subject_similarity(one, other) >= (SURE_NOUN if apart else _SURE_SUBJECT)
    return alike and not other_kind(one, other) and (noun > _SURE_RUN or around(one, other) >= _SURE_AROUND)


def _apart(names: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two texts name somebody or some place each, and no one that is the same."""
    return bool(names) and bool(others) and names.isdisjoint(others)
