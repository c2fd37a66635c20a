"""Words and punctuation that kerning has torn apart in text drawn from a PDF."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from explorer.ingest.lines import Spans, single_spaced, without, words

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_STRAY = re.compile(
    r"(?<=[^\W\d_]) (?=[-‐][^\W\d_])"  # policy -related
    r"|(?<=\d) (?=-[a-z])"  # 60 -day
    r"|(?<=[\w)”]) (?=[.,;:)](?:[\s”’)]|$))"  # Nations .
    r"|(?<=[^\W_]) (?=[’']s\b)"  # Office ’s
    r"|(?<=[(\[“]) (?=[\w])"  # ( see
)
_CLOSING_QUOTE = re.compile(r"(?<=[\w.,)]) (?=”)")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How often a document uses each word, and how often it stands whole where nothing beside it looks torn."""

    counts: Counter[str]

    def torn(self, left: str, right: str) -> bool:
        """Whether two neighbours are one word of the document.

        The document must use the whole word elsewhere, and at least one half must be no word of its own: nowhere in
        the document but at such a place. "a" and "I" alone are words; other single letters are not.
        """
        whole = left + right
        known = self.counts[whole] + self.counts[whole.lower()] + self.counts[whole.capitalize()]
        if not known or not right[0].islower() or (left[-1:].isupper() and len(left) > 1):
            return False
        return any(self._no_word(half) for half in (left, right)) and known >= self.counts[left] * self.counts[right]

    def _no_word(self, half: str) -> bool:
        if len(half) == 1:
            return half not in ("a", "A", "I")
        return self.counts[half] + self.counts[half.lower()] <= 1


def vocabulary(texts: Iterable[Spans]) -> Vocabulary:
    counts = Counter[str]()
    for text in texts:
        counts.update(_WORD.findall(words(text)))
    return Vocabulary(counts)


def rejoined(text: Spans, vocabulary: Vocabulary) -> tuple[Spans, int]:
    """Reads the words of a text beside the vocabulary of its document; gives the text and the number of joined words.

    Guarantees single blanks, and that letters, figures and their order stay: only blanks go. Two words are joined only
    where the document itself writes them as one elsewhere. Wrong where a rare word that happens to be the first half of
    a longer one stands before its second half.
    """
    text = single_spaced(text)
    line = words(text)
    stray = [match.span() for match in _STRAY.finditer(line)]
    stray += [match.span() for match in _CLOSING_QUOTE.finditer(line) if _is_open(line, match.start())]
    torn = [(left.end(), right.start()) for left, right in _neighbours(line) if vocabulary.torn(left[0], right[0])]
    ranges = sorted({*stray, *torn})
    return (without(text, ranges) if ranges else text), len(torn)


def _is_open(line: str, at: int) -> bool:
    return line.count("“", 0, at) > line.count("”", 0, at)


def _neighbours(line: str) -> Sequence[tuple[re.Match[str], re.Match[str]]]:
    """Words with a single blank between them, each word in one pair at most."""
    pairs: list[tuple[re.Match[str], re.Match[str]]] = []
    before: re.Match[str] | None = None
    for match in _WORD.finditer(line):
        if before and match.start() == before.end() + 1 and line[before.end()] == " ":
            pairs.append((before, match))
        before = match
    return pairs
