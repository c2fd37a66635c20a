"""Words and punctuation that kerning has torn apart in text drawn from a PDF."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from explorer.ingest.lines import Spans, single_spaced, without, words
from explorer.language import Language

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_STRAY = re.compile(
    " (?:"  # first, so that a text is searched as fast as for a single character
    r"(?<=[^\W\d_] )(?=[-‐][^\W\d_])"  # policy -related
    r"|(?<=\d )(?=-[a-z])"  # 60 -day
    r"|(?<=[\w)”] )(?=[.,;:)](?:[\s”’).,;:]|$))"  # Nations .
    r"|(?<=[(\[“] )(?=[\w])"  # ( see
    ")"
)
_COMPOUND = re.compile(r"(?<![^\W\d_])[^\W\d_]+-[^\W\d_]+")
_SPACED_HYPHEN = re.compile(r"\b([^\W\d_]+) - (?=([^\W\d_]+))")
_SHORT = (
    3  # letters of a torn half that is beside a word; chosen: half of it changes the words of two of 25 real reports
)
_CLOSING_QUOTE = re.compile(r" (?<=[\w.,)\]] )(?=”)")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How often a document uses each word, and which compounds with a hyphen it writes, all in small letters; and the
    language it is in."""

    counts: Counter[str]
    compounds: frozenset[str]
    language: Language

    def torn(self, left: str, right: str) -> bool:
        """Whether two neighbours are the halves of one word that the document writes whole elsewhere.

        At least one half must be no word: a single letter, or rare in the document and either very short or beside
        another that is rare too. Neither may be a common short word, unless the other is a single letter.
        """
        whole = left + right
        if not right[0].islower() or (len(left) > 1 and left.isupper()) or not self._used(whole):
            return False
        if any(len(half) == 1 and half not in ("a", "A", "I") for half in (left, right)):
            return True
        if self._is_common(left.lower()) or self._is_common(right):
            return False
        rare = [half for half in (left, right) if self._used(half) <= 1]
        return len(rare) == 2 or (len(rare) == 1 and len(rare[0]) <= _SHORT)

    def _is_common(self, word: str) -> bool:
        return word in self.language.words.stop_words or word in self.language.words.short

    def _used(self, word: str) -> int:
        return self.counts[word.lower()]


def vocabulary(texts: Iterable[Spans], language: Language) -> Vocabulary:
    """The words and compounds of all texts of a document."""
    counts, compounds = Counter[str](), set[str]()
    for text in texts:
        line = words(text).lower()
        counts.update(_WORD.findall(line))
        compounds.update(_COMPOUND.findall(line))
    return Vocabulary(counts, frozenset(compounds), language)


def rejoined(text: Spans, vocabulary: Vocabulary) -> tuple[Spans, list[str]]:
    """Reads the words of a text beside the vocabulary of its document; gives the text, and the words that were joined
    as they were printed: `impleme ntation`.

    Guarantees single blanks, and that letters, figures and their order stay: only blanks go. Two words are joined only
    where the document itself writes them as one elsewhere. Wrong where a rare word that happens to be the first half of
    a longer one stands before its second half.
    """
    text = single_spaced(text)
    line = words(text)
    known = vocabulary.language.words
    found = (match.span() for each in (_STRAY, known.torn) for match in each.finditer(line))
    stray = [(start, end) for start, end in found if line[end] not in known.spaced_marks]
    halves = [(left, right) for left, right in _neighbours(line) if vocabulary.torn(left[0], right[0])]
    torn = [(left.end(), right.start()) for left, right in halves]
    ranges = sorted({*stray, *torn, *_around_hyphens(line, vocabulary), *_before_closing_quotes(line)})
    return (without(text, ranges) if ranges else text), [f"{left[0]} {right[0]}" for left, right in halves]


def _around_hyphens(line: str, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """The blanks of `capacity - building` where the document writes `capacity-building` elsewhere."""
    for match in _SPACED_HYPHEN.finditer(line) if " - " in line else ():
        if f"{match[1]}-{match[2]}".lower() in vocabulary.compounds:
            yield match.end(1), match.end(1) + 1
            yield match.start(2) - 1, match.start(2)


def _before_closing_quotes(line: str) -> Iterator[tuple[int, int]]:
    """Blanks before a ” whose “ is open."""
    depth, at = 0, 0
    for match in _CLOSING_QUOTE.finditer(line) if " ”" in line else ():
        depth += line.count("“", at, match.start()) - line.count("”", at, match.start())
        at = match.start()
        if depth > 0:
            yield match.span()


def _neighbours(line: str) -> Sequence[tuple[re.Match[str], re.Match[str]]]:
    """Words with a single blank between them, each word in one pair at most."""
    pairs: list[tuple[re.Match[str], re.Match[str]]] = []
    before: re.Match[str] | None = None
    for match in _WORD.finditer(line):
        if before and match.start() == before.end() + 1 and line[before.end()] == " ":
            pairs.append((before, match))
        before = match
    return pairs
