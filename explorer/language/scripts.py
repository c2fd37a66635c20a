"""How scripts are written, whatever the language."""

import re

IDEOGRAPHS = "\u3040-\u30ff\u3400-\u9fff"
"""Unicode's blocks of kana and of CJK ideographs, as a set of an expression: written without blanks between words."""
LETTER = rf"[^\W{IDEOGRAPHS}]"
"""An expression for a letter or figure of any other script: where one stands, a word or number goes on."""

_RIGHT_TO_LEFT = re.compile("[\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""Unicode's blocks of Hebrew, Arabic, Syriac, Thaana, NKo and their presentation forms, but for figures, which run from
left to right (Unicode Standard Annex 9)."""


def runs_right_to_left(text: str) -> bool:
    """Whether most letters of a text are of a script that is written from right to left."""
    return has_right_to_left(text) and 2 * len(_RIGHT_TO_LEFT.findall(text)) > sum(map(str.isalpha, text))


def has_right_to_left(text: str) -> bool:
    """Whether a text has a letter of such a script."""
    return _RIGHT_TO_LEFT.search(text) is not None
