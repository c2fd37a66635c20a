"""Patterns in which `*` stands for any characters or none and `?` for one."""

import re
from collections.abc import Callable, Iterable


def fitting(pattern: str) -> Callable[[str], bool]:
    """Whether a text has this pattern. Takes no longer than the text is long for any number of stars: between stars
    the first place that fits does."""
    parts = [
        re.compile("".join("." if each == "?" else re.escape(each) for each in part)) for part in pattern.split("*")
    ]
    first, *others = parts

    def fits(text: str) -> bool:
        if not others:
            return first.fullmatch(text) is not None
        found = first.match(text)
        for part in others[:-1]:
            found = found and part.search(text, found.end())
        if found is None:
            return False
        last = len(pattern) - pattern.rindex("*") - 1
        return len(text) - last >= found.end() and others[-1].fullmatch(text, len(text) - last) is not None

    return fits


def like(pattern: str, terms: Iterable[str]) -> list[str]:
    """The terms of a pattern."""
    return list(filter(fitting(pattern), terms))
