"""Several hundred queries that nobody would type on purpose, for whatever takes what is typed."""

from itertools import product

from explorer.search.fields import FIELDS
from explorer.search.query import MAX_LENGTH

_DEEP = 100
_LONG = 10_000

_SIGNS = ('"', "'", "(", ")", "*", "?", "~", "-", "|", "&", "/", "\\", ":", ".", "+", "^", "[", "{", "<", "“", "«", "…")
_OPERATORS = ("OR", "AND", "NOT", "-", "--", "|", "&&", "OR OR", "AND OR NOT", "NOT NOT crime", "OR crime", "crime AND")
_VALUES = (
    "",
    ":",
    "*",
    '"',
    "(",
    "..",
    "1..",
    "..2",
    "9" * 400,
    f"-{'9' * 400}",
    "1e999",
    "-1e-999",
    "0/0",
    "nan",
    "∞",
    "١٩٩٤",
    "2018..2018..2018",
    "2021..2018",
    "\u202e8102",
    "\x00",
    "\ud800",
    "🕊",
    "a" * 5_000,
    "IV..A.",
    "~2",
    "a OR b",
    "%",
    "$",
)
_STRANGE = (
    "\x00",
    "crime\x00drugs",
    "\ud800",
    "crime \udfff drugs",
    "\u202ecrime\u202c",
    "\u200f\u061c\u2066drugs\u2069",
    "🕊️👩‍👩‍👧‍👦",
    "🏳️‍🌈 crime",
    "e" + "\u0301" * 500,
    "\ufeff",
    "\u00ad\u200b\u2060",
    "İSTANBUL",
    "ﬁnance",
    "Ｃｒｉｍｅ",
    "犯罪",
    "الجريمة",
    "\r\n\t\v",
    "crime\u2028drugs",
    "\x1b[31mcrime\x1b[0m",
    "%s %n %x",
    "'; DROP TABLE texts; --",
    "<b>crime</b>",
    "${jndi:ldap://x}",
)
_PATTERNS = (
    "*",
    "**",
    "*" * 500,
    "?" * 500,
    "*?" * 250,
    "*a" * 100,
    "a*" * 100,
    "(a*)*",
    "(a+)+$",
    "((a|a)*)*b",
    "*a*b*c*d*e*f*g*h*",
    "?*?*?*?*?*",
    "[a-z]*",
    "^(.*)*$",
    "*" + "a" * 500 + "*",
    '"* * * *"',
    '"a* * *b"~1000',
    "crime~",
    "~",
    "~~~",
    "a~99999",
    '""~',
    '"crime drugs"~99999999999',
    "*~",
    "c?i*e~",
)
_LARGE = (
    "crime " * 500,
    " ".join(f"word{number}" for number in range(500)),
    " OR ".join(f"word{number}" for number in range(200)),
    " OR ".join(["crime", "drugs", "women", "justice"] * 50),
    "a" * _LONG,
    "crime " * (_LONG // 6),
    "-a " * (_LONG // 3),
    "(" * _DEEP + "crime" + ")" * _DEEP,
    "(" * _DEEP + "crime",
    "crime" + ")" * _DEEP,
    "(-" * _DEEP + "crime" + ")" * _DEEP,
    "(a OR (" * _DEEP + "b" + "))" * _DEEP,
    '"' * 501,
    "'" * 501,
    '"crime ' * 300,
    "crime~ " * 200,
    "*ing " * 200,
    "num:1..9 " * 200,
    "year:2018 " * 500,
    "-year:2018 " * 500,
    "x" * MAX_LENGTH,
    "x" * (MAX_LENGTH + 1),
    " " * _LONG,
    "\x00" * _LONG,
    "\ud800" * _LONG,
    "🕊" * _LONG,
)

ODD = tuple(
    dict.fromkeys(
        (
            *_OPERATORS,
            *("".join(pair) for pair in product(_SIGNS, repeat=2)),
            *(f"{sign}crime drugs" for sign in _SIGNS),
            *(f"crime{sign} drugs{sign}" for sign in _SIGNS),
            *(f"{field}:{value}" for field in FIELDS for value in _VALUES),
            *_STRANGE,
            *_PATTERNS,
            *_LARGE,
        )
    )
)
"""Signs alone and in pairs, operators alone, fields with values that are none, characters that no one sees, patterns on
which an engine of regular expressions would never end, and what is long, deep or much."""
