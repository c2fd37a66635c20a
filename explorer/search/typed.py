"""What is typed, in one form of writing: keyboards, word processors and web pages write one query in many ways.

Each character stays one, so that what is said of a query has its place: hyphens and letters of full width become plain
ones, quotation marks of one stroke around a phrase become those of two. What nobody sees is left out.
"""

import re
from collections.abc import Sequence

from explorer.search.query import QUOTES
from explorer.search.words import INVISIBLE

_FULL_WIDTH = {0xFEE0 + ascii: ascii for ascii in range(ord("!"), ord("~") + 1)}
"""Unicode's block of full-width forms, in the order of ASCII."""
_PLAIN = _FULL_WIDTH | dict.fromkeys(map(ord, "\u2010\u2011\u2212\ufe63"), "-") | {0xFF02: '"'}
_SEEN = re.compile(f"[^{INVISIBLE}]")
_SINGLE = re.compile(
    rf"""[{QUOTES}][^{QUOTES}]*[{QUOTES}]?
    | (?<!\w)[‘‚'](?P<phrase>(?=[\w*])(?:[^{QUOTES}‘’‚']|(?<=\w)[’'](?=\w))*)[’‘'](?!\w)""",
    re.VERBOSE,
)
"""A phrase in quotation marks of one stroke; an apostrophe stands between letters. Within other marks there is none."""


def in_one_form(text: str) -> tuple[str, Sequence[int]]:
    """A query in plain characters, and which character of the text each of them was; last where it ended."""
    places = [match.start() for match in _SEEN.finditer(text)]
    plain = "".join(text[place] for place in places).translate(_PLAIN)
    return _SINGLE.sub(lambda match: match[0] if match["phrase"] is None else f'"{match["phrase"]}"', plain), [
        *places,
        len(text),
    ]
