"""Words beside and near each other are found as by looking at every pair of places."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from explorer.search.postings import POSITION_BITS
from explorer.search.proximity import close_together, side_by_side

_PLACES = st.builds(lambda text, position: (text << POSITION_BITS) + position, st.integers(0, 4), st.integers(0, 30))
_FEW = st.sets(_PLACES, max_size=4).map(sorted)
_MANY = st.sets(_PLACES, max_size=80).map(sorted)


def _text(place: int) -> int:
    return place >> POSITION_BITS


@given(_FEW, _FEW | _MANY, st.integers(0, 12))
def test_two_words_near_each_other(few: list[int], many: list[int], between: int) -> None:
    near = {_text(a) for a, b in product(few, many) if _text(a) == _text(b) and abs(a - b) <= between + 1}
    assert close_together([few, many], between) == close_together([many, few], between) == near


@given(st.lists(_FEW | st.sets(_PLACES, max_size=12).map(sorted), min_size=3, max_size=3), st.integers(0, 12))
def test_three_words_near_each_other(words: list[list[int]], between: int) -> None:
    near = {
        _text(places[0])
        for places in product(*words)
        if len(set(map(_text, places))) == 1 and max(places) - min(places) <= between + 1
    }
    assert close_together(words, between) == near


@given(st.lists(_FEW | _MANY, min_size=2, max_size=3), st.permutations([0, 1, 2]))
def test_words_side_by_side(words: list[list[int]], order: list[int]) -> None:
    numbered = sorted(zip(order, words, strict=False))
    starts = set.intersection(*({place - number for place in places} for number, places in numbered))
    assert side_by_side(numbered) == {_text(start) for start in starts}
