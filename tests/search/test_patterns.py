"""Patterns are read as shells read them, and no text takes long."""

import fnmatch
import time

from hypothesis import given
from hypothesis import strategies as st

from explorer.search.patterns import fitting, like


@given(st.text(st.sampled_from("ab*?"), max_size=8), st.text(st.sampled_from("abc"), max_size=10))
def test_a_pattern_fits_what_it_fits_in_a_shell(pattern: str, text: str) -> None:
    assert fitting(pattern)(text) == fnmatch.fnmatchcase(text, pattern)


@given(
    st.text(st.sampled_from("ab*?"), min_size=1, max_size=5),
    st.sets(st.text(st.sampled_from("ab"), max_size=6), max_size=20),
)
def test_the_terms_of_a_pattern(pattern: str, terms: set[str]) -> None:
    listed = sorted(terms)
    assert like(pattern, listed) == [term for term in listed if fnmatch.fnmatchcase(term, pattern)]


def test_many_stars_take_no_longer() -> None:
    begun = time.perf_counter()
    assert not fitting("*a" * 200 + "b")("a" * 5000)
    assert time.perf_counter() - begun < 5  # Trying every way would not end.
