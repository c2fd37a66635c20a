"""Blanks that kerning has put before and behind punctuation, in text whose gaps nobody can measure."""

import re
from collections.abc import Iterator

from explorer.ingest.lines import Spans, single_spaced, without, words
from explorer.ingest.stages.vocabulary import Vocabulary, word_pairs
from explorer.language import Language

_STRAY = re.compile(
    " (?:"  # first, so that a text is searched as fast as for a single character
    r"(?<=[^\W\d_] )(?=[-‐][^\W\d_])"  # policy -related
    r"|(?<=\d )(?=-[a-z])"  # 60 -day
    r"|(?<=[\w)”] )(?=[.,;:)](?:[\s”’).,;:]|$))"  # Nations .
    r"|(?<=[(\[“] )(?=[\w])"  # ( see
    ")"
)
_CLOSING_QUOTE = re.compile(r" (?<=[\w.,)\]] )(?=”)")


def closed_up(text: Spans, language: Language) -> Spans:
    """Reads the blanks of a text beside punctuation.

    Guarantees single blanks, and that letters, figures and their order stay: only blanks go, and none between two
    words. Wrong where an author sets a dash right before a word.
    """
    text = single_spaced(text)
    line = words(text)
    found = (match.span() for each in (_STRAY, language.words.torn) for match in each.finditer(line))
    stray = [(start, end) for start, end in found if line[end] not in language.words.spaced_marks]
    ranges = sorted({*stray, *_before_closing_quotes(line)})
    return without(text, ranges) if ranges else text


def perhaps_torn(text: Spans, vocabulary: Vocabulary) -> list[str]:
    """Neighbouring words that may be one, as they are printed: `impleme ntation`. They stay so where nothing tells how
    far they stand apart: a vocabulary makes "roadmap" of "road map"."""
    pairs = word_pairs(words(text))
    return [f"{left[0]} {right[0]}" for left, right in pairs if vocabulary.torn(left[0], right[0])]


def _before_closing_quotes(line: str) -> Iterator[tuple[int, int]]:
    """Blanks before a ” whose “ is open."""
    depth, at = 0, 0
    for match in _CLOSING_QUOTE.finditer(line):
        depth += line.count("“", at, match.start()) - line.count("”", at, match.start())
        at = match.start()
        if depth > 0:
            yield match.span()
