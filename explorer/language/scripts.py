"""How scripts are written, whatever the language."""

import unicodedata

IDEOGRAPHS = "\u3040-\u30ff\u3400-\u9fff"
"""Unicode's blocks of kana and of CJK ideographs, as a set of an expression: written without blanks between words."""
LETTER = rf"[^\W{IDEOGRAPHS}]"
"""An expression for a letter or figure of any other script: where one stands, a word or number goes on."""

_RIGHT_TO_LEFT = frozenset({"R", "AL"})


def runs_right_to_left(text: str) -> bool:
    """Whether most letters of a text are of a script that is written from right to left (Unicode's bidirectional
    classes R and AL; Unicode Standard Annex 9)."""
    letters = "".join(filter(str.isalpha, text))
    return 2 * sum(map(has_right_to_left, letters)) > len(letters)


def has_right_to_left(text: str) -> bool:
    """Whether a letter of a text is of such a script."""
    return any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text)
