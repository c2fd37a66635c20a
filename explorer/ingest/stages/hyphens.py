"""Hyphens at the ends of printed lines: those of a compound stay, those of a word that the line had no room for go."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from explorer.ingest.lines import LINE_END, Spans, without, words
from explorer.ingest.stages.vocabulary import HYPHENATED, HYPHENS, Vocabulary

_PARTED = re.compile(rf"(?P<left>[^\W\d_]+)(?P<hyphen>[{HYPHENS}]){LINE_END}\s*(?=(?P<right>[^\W\d_]+))")
_ADDRESS = re.compile(r"://|www\.|@|/.*/")
_AROUND = re.compile(r"\S*$"), re.compile(r"\S*")
_OPENING = re.compile(r"\s*(?P<right>[^\W\d_]+)")
_TELLING = 3  # hyphens decided by the words of a document, from which its habit is told. Chosen
_WORD = 4  # letters of what a compound begins with: shorter words begin longer ones by chance. Chosen
_ENDING = 2  # letters of a second half that may be a word by chance, as Russian "но" is. Chosen


class Hyphen(Enum):
    """What a hyphen at the end of a line is."""

    PARTING = "of no word"
    REAL = "of a compound"
    UNDECIDED = "either"


@dataclass(frozen=True, slots=True)
class Hyphens:
    """The hyphens of a document beside the words that it writes elsewhere; `parting` says whether it parts words at the
    ends of lines, by what these words tell, else by the habit of its language."""

    vocabulary: Vocabulary
    parting: bool

    def told(self, left: str, hyphen: str, right: str) -> Hyphen:
        """What the hyphen between two halves is; of a compound of several words these are the two beside it."""
        known = by_words(left, hyphen, right, self.vocabulary)
        if known is not Hyphen.UNDECIDED:
            return known
        left, right = left.casefold(), right.casefold()
        rule, seen = self.vocabulary.language.compounds, self.vocabulary
        if rule.real.fullmatch(f"{left}-{right}"):
            return Hyphen.REAL
        first = rule.first.fullmatch(left) is not None or (len(left) >= _WORD and left in seen.words)
        if first and seen.has(right):
            return Hyphen.REAL
        ending = len(right) <= _ENDING or right not in seen.words
        return Hyphen.PARTING if self.parting and ending else Hyphen.UNDECIDED

    def settled(self, text: Spans) -> "Settled":
        """A text whose lines were joined, without the hyphens that only parted a word; what is undecided stays."""
        line = words(text)
        found = [
            (
                match,
                Hyphen.REAL if _in_address(line, match) else self.told(match["left"], match["hyphen"], match["right"]),
            )
            for match in (_PARTED.finditer(line) if LINE_END in line else ())
        ]
        if not found:
            return Settled(text)
        gone = [
            (match.start("hyphen") if told is Hyphen.PARTING else match.end("hyphen"), match.start("right"))
            for match, told in found
        ]
        parted = tuple(f"{match['left']} {match['right']}" for match, told in found if told is Hyphen.PARTING)
        undecided = tuple(f"{match['left']}-{match['right']}" for match, told in found if told is Hyphen.UNDECIDED)
        return Settled(without(text, gone), parted, undecided)


@dataclass(frozen=True, slots=True)
class Settled:
    """A text, the words that were parted in it, as they were printed (`пе риодического`), and the compounds that may be
    none."""

    spans: Spans
    parted: tuple[str, ...] = ()
    undecided: tuple[str, ...] = ()


def hyphens(lines: Sequence[str], vocabulary: Vocabulary) -> Hyphens:
    """Reads the lines of a document in its order, and what it writes within them.

    Guarantees that a hyphen goes only between two letters at the end of a line, where the document or its language
    parts words: the joined word stands elsewhere in it and the compound does not, or neither does and no half of it
    looks like part of a compound. Wrong where a compound that stands nowhere else begins with no word of its own.
    """
    told = Counter[Hyphen]()
    for above, line in pairwise(lines):
        left, right = HYPHENATED.search(above), _OPENING.match(line)
        if left and right:
            told[by_words(left["left"], left["hyphen"], right["right"], vocabulary)] += 1
    decided = told[Hyphen.PARTING] + told[Hyphen.REAL]
    habit = told[Hyphen.PARTING] >= told[Hyphen.REAL] if decided >= _TELLING else vocabulary.language.compounds.parting
    return Hyphens(vocabulary, habit)


def _in_address(line: str, hyphen: re.Match[str]) -> bool:
    """Whether a hyphen stands within the address of a web page or of mail."""
    before, after = _AROUND
    left, right = before.search(line, 0, hyphen.start()), after.match(line, hyphen.end())
    return any(around is not None and _ADDRESS.search(around[0]) for around in (left, right))


def by_words(left: str, hyphen: str, right: str, vocabulary: Vocabulary) -> Hyphen:
    """What a hyphen is by the two halves and what the document writes elsewhere."""
    if right[0].isupper() and not (left.isupper() and right.isupper()):
        return Hyphen.REAL
    if 1 in (len(left), len(right)):
        return Hyphen.REAL
    left, right = left.casefold(), right.casefold()
    joined, compound = vocabulary.words[left + right], vocabulary.compounds[left, right]
    if joined != compound:
        return Hyphen.PARTING if joined > compound else Hyphen.REAL
    of_ends = hyphen != HYPHENS[0] and hyphen not in vocabulary.hyphens  # a character that stands nowhere else
    return Hyphen.PARTING if of_ends or (not joined and vocabulary.has(left + right, len(left))) else Hyphen.UNDECIDED
