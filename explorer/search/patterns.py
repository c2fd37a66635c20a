"""Patterns in which `*` stands for any characters or none and `?` for one."""

import re
from collections.abc import Callable, Iterable


def fitting(pattern: str) -> Callable[[str], bool]:
    """Whether a text has this pattern. Takes no longer than the text is long for any number of stars: between stars
    the first place that fits does."""
    first, *others = pattern.split("*")
    if not others:
        return _alone(pattern)
    *middle, last = others
    begins, ends, finds = _alone(first), _alone(last), [(_finding(part), len(part)) for part in middle]
    least = len(first) + len(last)

    def fits(text: str) -> bool:
        if len(text) < least or not begins(text[: len(first)]) or not ends(text[len(text) - len(last) :]):
            return False
        position = len(first)
        for find, length in finds:
            position = find(text, position)
            if position < 0:
                return False
            position += length
        return position <= len(text) - len(last)

    return fits


def like(pattern: str, terms: Iterable[str]) -> list[str]:
    """The terms of a pattern."""
    parts = re.split(r"[*?]", pattern)
    last, longest = parts[-1], max(parts, key=len)  # What no term can do without is looked for first.
    found = [term for term in terms if longest in term and term.endswith(last)]
    return found if pattern == f"*{longest}*" else list(filter(fitting(pattern), found))


def _alone(part: str) -> Callable[[str], bool]:
    """Whether a text is this part of a pattern, without stars."""
    if "?" not in part:
        return part.__eq__
    fits = _expression(part).fullmatch
    return lambda text: fits(text) is not None


def _finding(part: str) -> Callable[[str, int], int]:
    """Where in a text, from a place on, this part of a pattern stands; -1 where it does not."""
    if "?" not in part:
        return lambda text, start: text.find(part, start)
    search = _expression(part).search

    def find(text: str, start: int) -> int:
        found = search(text, start)
        return found.start() if found else -1

    return find


def _expression(part: str) -> re.Pattern[str]:
    return re.compile("".join("." if each == "?" else re.escape(each) for each in part), re.DOTALL)
