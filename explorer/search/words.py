"""The words of a text as the index and the queries both see them: without case, accents and punctuation.

A word is a run of letters and digits, at most with digits behind its letters, which are a word of their own
("COVID19"); so is an ideograph. What is written with punctuation inside ("E/CN.15/2018/2", "3,000", "crime-related") is
several words side by side, and is looked up as such; some of it is also known as one word (`joined_words`). Document
symbols are kept beside the words: see `citations`.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate

from explorer.language import Language, language
from explorer.language.scripts import IDEOGRAPHS
from explorer.language.stems import WORDS_KEPT

Span = tuple[int, int]

INVISIBLE = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
"""Unicode's soft hyphen, blanks without width, joiners, and marks of direction and of byte order, as a set of an
expression: nobody sees them, and nobody types them."""
_BREVE = "\u0306"
_MARKS = "\u0300-\u036f\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f"
"""Unicode's blocks of combining marks, the vowels of Arabic, the voice marks of kana, and selectors of variations."""
_PASSED_OVER = re.compile(f"[{INVISIBLE}{_MARKS}]")
_IDEOGRAPH = rf"{IDEOGRAPHS}\u2e80-\u2fdf\uf900-\ufaff\uff66-\uff9f"
"""Ideographs and kana, also as radicals, compatibility ideographs and of half width, which are folded to them."""
_LETTER, _NO_DIGIT = rf"[^\W_{_IDEOGRAPH}]", rf"[^\W\d_{_IDEOGRAPH}]"
_WORD = re.compile(rf"{_NO_DIGIT}{{2,}}+(?=\d)|{_LETTER}+|[{_IDEOGRAPH}]")
_JOINED = tuple(
    (re.compile(sign), re.compile(form))
    for sign, form in (
        (r"[-\u2010\u2011]\w", rf"(?<![\w/-]){_NO_DIGIT}+(?:[-\u2010\u2011]{_LETTER}+)+(?![\w/-])"),
        (r"\.\w(?!\w)", rf"(?<![\w.]){_NO_DIGIT}(?:\.{_NO_DIGIT})+(?!\.?\w)"),
        (rf"\d(?<={_NO_DIGIT}{{2}}\d)", rf"(?<!{_LETTER}){_NO_DIGIT}{{2,}}+\d{_LETTER}*"),
    )
)
"""Words that hyphens divide, initials, and letters with digits behind them, each after what no text with one lacks:
most texts have none, which that tells in a tenth of the time."""
_CHUNK = re.compile(r"\S+")
_PLAIN = re.compile("[ -~\u2010-\u201f\u2022\u2026]*")
"""Texts of letters without accents, the usual marks and blanks: those of ASCII, hyphens, dashes and quotation marks."""
_DIVIDING = "[-.\u2010\u2011]?"
"""What may divide a word that is written as one as well: see `_JOINED`."""
_NO_LETTERS = re.compile(r"[\W_]+")
_LONGEST_JOINED = 40
_LONGEST_KEPT = 40
"""Characters of a chunk that is kept taken apart: longer ones hardly come again. Set by hand."""
_PHRASE_WORD = re.compile(rf"(?P<wild>\*+|\?(?=\w))|{_WORD.pattern}")
_OWN = {"й": "й", "ـ": "", "ٱ": "ا"}
"""Letters that are folded otherwise than by their parts: the Russian й, the Arabic tatweel and alef wasla."""
LANGUAGE = language()
"""The language of what is typed, of which nobody says what it is in; words are taken apart alike in any."""


def is_function_word(word: str) -> bool:
    """Whether a folded word is one of the small words of grammar, which have no other forms."""
    return word in LANGUAGE.words.stop_words


def has_forms(word: str) -> bool:
    """Whether a folded word of the language of queries has other forms: figures, letters and small words have none.
    "its" is not "it", and of all words that begin with a letter no form of it need be sought."""
    return len(word) > 1 and not word.isdigit() and not is_function_word(word)


@cache
def alike(stem: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """What words with a stem of the language of queries begin with, one of these, and those that begin otherwise: so
    that few have to be stemmed. Regular forms begin as their stem does, but for its last letter: "happy" has the stem
    "happi"."""
    stems = LANGUAGE.stems
    roots = (stem, *sorted(stems.roots.get(stem, ())))
    return tuple(root[: max(2, len(root) - 1)] for root in roots), stems.words.get(stem, frozenset())


@cache
def small_words(known: Language) -> frozenset[str]:
    """The folded words of a language that tell nothing where others are sought as well; those of English where nothing
    is known of the language."""
    return frozenset(map(fold, known.words.small or LANGUAGE.words.small))


def folded_words(text: str) -> list[str]:
    """The words of a text in order, folded."""
    return [fold(word) for word in _WORD.findall(_seen(text)[0])]


def phrase_words(text: str) -> list[str]:
    """The folded words of a phrase, with the `*` and `?` that belong to them; a `*` by itself is any one word."""
    words: list[str] = []
    end = 0
    for match in _PHRASE_WORD.finditer(_seen(text)[0]):
        part = match["wild"] or fold(match[0])
        if match.start() == end and words and (match["wild"] or words[-1][-1] in "*?"):
            words[-1] += part
        else:
            words.append(part)
        end = match.end()
    return words


def is_pattern(word: str) -> bool:
    """Whether a word of a phrase stands for all that are like it."""
    return "*" in word or "?" in word


def taken_apart(text: str) -> tuple[list[str], list[Span]]:
    """The folded words of a text in order, and the characters `start..end` of each."""
    found = [(word, (begin + start, begin + end)) for begin, chunk in chunks(text) for word, start, end in chunk.words]
    return [word for word, _ in found], [place for _, place in found]


def joined_words(text: str) -> Iterator[tuple[str, int, int]]:
    """What is several words and may be written as one, folded as one, with the numbers of its first and last word:
    "co-operation" as "cooperation", "U.S.A." as "usa", "COVID-19" and "COVID19" as "covid19"."""
    number = 0
    for chunk in map(_CHUNKS.__getitem__, text.split()):
        for word, first, last in chunk.joined:
            yield word, number + first, number + last
        number += len(chunk.words)


def chunks_with(beginnings: Sequence[str]) -> Callable[[str], Iterable[tuple[int, "Chunk"]]]:
    """Finds the chunks of a text in which a word may begin so, each with its first character; others may be among
    them, as all are of a text with letters that are folded otherwise than to small ones."""
    anywhere = re.compile("|".join(map(_spelled, beginnings)))

    def find(text: str) -> Iterable[tuple[int, Chunk]]:
        if "" in beginnings or not _PLAIN.fullmatch(text):
            return chunks(text)
        found, small = dict[int, Chunk](), text.lower()
        for match in anywhere.finditer(small) if beginnings else ():
            start, end = small.rfind(" ", 0, match.start()) + 1, small.find(" ", match.end())
            found[start] = _CHUNKS[text[start : end if end >= 0 else None]]
        return found.items()

    return find


def _spelled(beginning: str) -> str:
    """The expression of what begins a word, with the signs that may divide it; a letter begins none behind others."""
    first, *others = map(re.escape, beginning or " ")
    return (
        first + (f"(?<![a-z0-9]{first})" if first.isalpha() else "") + "".join(f"{_DIVIDING}{each}" for each in others)
    )


def chunks(text: str) -> Iterator[tuple[int, "Chunk"]]:
    """What blanks divide in a text, each with its first character."""
    written = text.split()
    if written and len(" ".join(written)) == len(
        text
    ):  # One blank between any two, as nearly always: all is found without a loop.
        starts: Iterable[int] = accumulate(map((1).__add__, map(len, written[:-1])), initial=0)
    else:
        starts = (match.start() for match in _CHUNK.finditer(text))
    return zip(starts, map(_CHUNKS.__getitem__, written), strict=True)


@dataclass(frozen=True, slots=True, eq=False)
class Chunk:
    """What stands between blanks: its folded words with their characters `start..end`, and those that may be written as
    one, with the numbers of the first and last word. No word reaches beyond it, and nothing around it changes them.
    Each is equal to itself alone."""

    words: tuple[tuple[str, int, int], ...]
    joined: tuple[tuple[str, int, int], ...]


class _Chunks(dict[str, Chunk]):
    """Those that were taken apart lately, by how they are written: most of a text was seen before, with the same marks
    around it."""

    def __missing__(self, written: str) -> Chunk:
        made = _made_chunk(written)
        if len(written) <= _LONGEST_KEPT:
            if len(self) >= WORDS_KEPT:
                self.clear()
            self[written] = made
        return made


_CHUNKS = _Chunks()


def _made_chunk(written: str) -> Chunk:
    seen, places = _seen(written)
    spans = [match.span() for match in _WORD.finditer(seen)]
    starts = [start for start, _ in spans]
    words = tuple((fold(seen[start:end]), places[start], places[end]) for start, end in spans)
    joined = []
    for match in (match for sign, form in _JOINED if sign.search(seen) for match in form.finditer(seen)):
        word = fold(_NO_LETTERS.sub("", match[0]))
        if len(word) <= _LONGEST_JOINED:
            first, behind = (bisect_left(starts, each) for each in match.span())
            joined.append((word, first, behind - 1))
    return Chunk(words, tuple(joined))


def _seen(text: str) -> tuple[str, Sequence[int]]:
    """A text without what `fold` passes over, and which of its characters each of these was; last where it ended."""
    if text.isascii() or not _PASSED_OVER.search(text):
        return text, range(len(text) + 1)
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        if letter == _BREVE and letters and letters[-1] in "иИ":
            letters[-1] = "й"
        elif not _PASSED_OVER.match(letter):
            letters.append(letter)
            places.append(place)
    return "".join(letters), [*places, len(text)]


@lru_cache(maxsize=WORDS_KEPT)
def fold(word: str) -> str:
    """A word without case, accents and what nobody sees, its ligatures, letters of full width and digits of any script
    as usual ones; in Arabic also without the marks of an alef, and without strokes that stretch it. The Russian й is a
    letter of its own."""
    folded = word.casefold()
    if folded.isascii():
        return folded
    return "".join(map(_bare, unicodedata.normalize("NFC", folded))).casefold()


def _bare(letter: str) -> str:
    if letter in _OWN:
        return _OWN[letter]
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    parts = unicodedata.normalize("NFKD", letter)
    return "".join(part for part in parts if not (unicodedata.combining(part) or _PASSED_OVER.match(part)))


@lru_cache(maxsize=WORDS_KEPT)
def stem_terms(word: str, known: Language) -> frozenset[str]:
    """The terms of all forms of a word in the texts of a language: by its stem with its accents and without them, since
    a query may leave them out. None for one of its small words, and where nothing is known of its forms."""
    word = unicodedata.normalize("NFC", re.sub(f"[{INVISIBLE}]", "", word)).casefold()
    if not known.stems.algorithm or word in known.words.stop_words:
        return frozenset()
    stems = fold(known.stem(word)), known.stem(fold(word))
    return frozenset(f"{known.code} {stem}" for stem in stems)
