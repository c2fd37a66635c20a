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
    classes = [unicodedata.bidirectional(character) for character in text if character.isalpha()]
    return 2 * sum(each in _RIGHT_TO_LEFT for each in classes) > len(classes)
