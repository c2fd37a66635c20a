"""Figures of any size are found through the ranges in which they are indexed."""

from hypothesis import example, given
from hypothesis import strategies as st

from explorer.search.numbers import in_ranges, number_key, positions_of_ranges

_FIGURES = st.one_of(
    st.integers(0, 2_500).map(float),
    st.floats(0, 50).map(lambda each: round(each, 2)),
    st.sampled_from([1e9, 2e15, 1e23]),
)


@given(figures=st.sets(_FIGURES, max_size=40), first=_FIGURES, last=_FIGURES | st.just(float("inf")))
@example(figures={99.99, 100.0, 199.0, 200.0, 1e23, 9.999e22}, first=100.0, last=float("inf"))
def test_ranges_and_single_figures_are_the_figures_of_a_size(figures: set[float], first: float, last: float) -> None:
    keys = sorted(map(number_key, figures), key=float)
    ranges, single = in_ranges(first, last, keys)
    found = {key for key in keys if key in single or not positions_of_ranges({key: [0]}).keys().isdisjoint(ranges)}
    assert found == {key for key in keys if first <= float(key) <= last}


def test_an_open_range_is_a_few_terms() -> None:
    ranges, single = in_ranges(150, float("inf"), [str(number) for number in range(5_000)])
    assert len(ranges) < 40
    assert single == [str(number) for number in range(150, 200)]


def test_a_range_has_the_places_of_all_its_figures() -> None:
    assert positions_of_ranges({"120": [4], "180": [1], "0.5": [2]}) == {"e2": [4, 1], "1e2": [4, 1]}
