"""Patterns are read as shells read them, and no text takes long."""

import fnmatch
import time

from hypothesis import given
from hypothesis import strategies as st

from explorer.search.patterns import fitting


@given(st.text(st.sampled_from("ab*?"), max_size=8), st.text(st.sampled_from("abc"), max_size=10))
def test_a_pattern_fits_what_it_fits_in_a_shell(pattern: str, text: str) -> None:
    assert fitting(pattern)(text) == fnmatch.fnmatchcase(text, pattern)


def test_many_stars_take_no_longer() -> None:
    begun = time.perf_counter()
    assert not fitting("*a" * 200 + "b")("a" * 5000)
    assert time.perf_counter() - begun < 5  # Trying every way would not end.
