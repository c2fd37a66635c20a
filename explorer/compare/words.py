"""Word differences between two texts, as a reader would mark them."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from explorer.language import Language
from explorer.language.scripts import IDEOGRAPHS
from explorer.language.sentences import Span, sentences
from explorer.model.comparison import Change, Difference

_PLAIN = str.maketrans("“”„«»’‘–—−‑", '"""""\'\'----')
_WORD = re.compile(rf"[^\W\d_{IDEOGRAPHS}]+|\d[\d.,]*|[{IDEOGRAPHS}]")
_NUMBER = "0"  # what every number is compared as
# Equal words between two changes that are absorbed by them: two, or half as many as the shorter change has. Chosen by
# eye on the edited paragraphs of the sample reports.
_ISLAND_WORDS = 2
_ISLAND_SHARE = 0.5

_LEAST_MOVED = 5
"""Words and marks of a sentence that is told as moved. Chosen: shorter ones ("See annex.") recur by chance."""

_MOST_CELLS = 400_000_000
"""Words of the one text times words of the other: 20,000 each, for which rapidfuzz keeps a bit for each two, 50 MB;
more is compared at its ends only."""


def fold(words: str) -> str:
    """What two texts must share to have the same words: the shapes of quotes and dashes and all blanks are left out."""
    return "".join(words.translate(_PLAIN).split())


def words_alike(text: str) -> tuple[str, ...]:
    """The words of a text in small letters, all numbers alike; an ideograph is a word."""
    return tuple([_NUMBER if word[0].isdigit() else word for word in _WORD.findall(text.casefold())])


def differences(older: str, newer: str, language: Language) -> list[Difference]:
    """The stretches that are equal, deleted, inserted, moved, or one number in place of another, in reading order.

    The `older` texts joined give the older text, the `newer` ones the newer; an equal stretch has both, each as
    printed. Few equal words between changes count as changed too, so that a rewritten sentence reads as one
    replacement: the deleted stretch, then the inserted one. Sentences and numbers are read as the
    `language` writes them.
    """
    left, right = _Tokens(older, language), _Tokens(newer, language)
    pieces = _pieces(left, right)
    if moved := _moved(left, right, pieces):
        for one, other in moved:
            left.hide(one, "\0older")
            right.hide(other, "\0newer")
        pieces = _with_moves(_pieces(left, right), [one for one, _ in moved], [other for _, other in moved])
    pieces = _with_figures(pieces, left, right, language.numbers.one)
    return [difference for piece in _without_islands(pieces) for difference in _differences(piece, left, right)]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Tokens `a..b` of the older text that correspond to tokens `c..d` of the newer one."""

    change: Change
    a: int
    b: int
    c: int
    d: int

    @property
    def fixed(self) -> bool:
        return self.change in (Change.EQUAL, Change.FIGURE, Change.MOVED)

    @property
    def size(self) -> int:
        return max(self.b - self.a, self.d - self.c)


class _Tokens:
    """The words and punctuation marks of a text; each owns the blanks after it."""

    def __init__(self, text: str, language: Language) -> None:
        found = list(language.numbers.token.finditer(text.translate(_PLAIN)))
        known = language.numbers.values_of_words
        self.keys = [known.get(match[0], match[0]) for match in found]
        self._text, self._language = text, language
        self._starts = [0, *(match.start() for match in found[1:]), len(text)] if found else [0]

    def sentences(self) -> Iterator[Span]:
        """The tokens of each sentence."""
        index = 0
        for _, end in sentences(self._text, self._language):
            first = index
            while index < len(self.keys) and self._starts[index] < end:
                index += 1
            if first < index:
                yield first, index

    def hide(self, span: Span, key: str) -> None:
        """Makes some tokens unlike all others; their text stays."""
        first, end = span
        self.keys[first:end] = [key] * (end - first)

    def slice(self, first: int, end: int) -> str:
        return self._text[self._starts[first] : self._starts[end]] if first < end else ""


def _pieces(left: _Tokens, right: _Tokens) -> list[_Piece]:
    """Equal and changed pieces in turn; a change holds whatever differs between two equal ones."""
    if len(left.keys) * len(right.keys) > _MOST_CELLS:
        return _ends_only(left, right)
    pieces: list[_Piece] = []
    for block in Indel.opcodes(left.keys, right.keys):
        change = Change.EQUAL if block.tag == "equal" else Change.DELETED
        piece = _Piece(change, block.src_start, block.src_end, block.dest_start, block.dest_end)
        _append(pieces, piece)
    return pieces


def _moved(left: _Tokens, right: _Tokens, pieces: Sequence[_Piece]) -> list[tuple[Span, Span]]:
    """The sentences that both texts have once, word for word, and that are not beside each other in `pieces`."""
    if len(left.keys) * len(right.keys) > _MOST_CELLS:
        return []
    once = [
        {words: span for words, span in found if counts[words] == 1}
        for found in (_long_sentences(left), _long_sentences(right))
        for counts in [Counter(words for words, _ in found)]
    ]
    equal = [piece for piece in pieces if piece.change is Change.EQUAL]
    shared = [(span, once[1][words]) for words, span in once[0].items() if words in once[1]]
    return [(one, other) for one, other in shared if not _in_place(one, other, equal)]


def _in_place(one: Span, other: Span, equal: Sequence[_Piece]) -> bool:
    """Whether at least half of a sentence is beside itself. `equal` pieces are in order."""
    beside = 0
    for piece in equal[bisect_right(equal, one[0], key=lambda piece: piece.b) :]:
        if piece.a >= one[1]:
            break
        if piece.a - piece.c == one[0] - other[0]:
            beside += min(piece.b, one[1]) - max(piece.a, one[0])
    return 2 * beside >= one[1] - one[0]


def _long_sentences(tokens: _Tokens) -> list[tuple[tuple[str, ...], Span]]:
    found = [(tuple(tokens.keys[first:end]), (first, end)) for first, end in tokens.sentences()]
    return [(words, span) for words, span in found if len(words) >= _LEAST_MOVED]


def _with_moves(pieces: list[_Piece], lefts: Sequence[Span], rights: Sequence[Span]) -> list[_Piece]:
    """The moved sentences as pieces of their own; they stand within changes."""
    result: list[_Piece] = []
    lefts, rights = sorted(lefts), sorted(rights)
    for piece in pieces:
        if piece.change is Change.EQUAL:
            _append(result, piece)
            continue
        for change, a, b in _cut(piece.a, piece.b, lefts):
            _append(result, _Piece(change, a, b, piece.c, piece.c))
        for change, c, d in _cut(piece.c, piece.d, rights):
            _append(result, _Piece(change, piece.b, piece.b, c, d))
    return result


def _cut(first: int, end: int, moved: Sequence[Span]) -> Iterator[tuple[Change, int, int]]:
    """Those of the sorted `moved` stretches that are in `first..end`, and what is between them."""
    done = first
    for start, after in moved[bisect_left(moved, (first, first)) : bisect_left(moved, (end, end))]:
        if done < start:
            yield Change.DELETED, done, start
        yield Change.MOVED, start, after
        done = after
    if done < end:
        yield Change.DELETED, done, end


def _ends_only(left: _Tokens, right: _Tokens) -> list[_Piece]:
    """For texts too long to be compared word by word: what is equal at both ends, and all between as one change."""
    most = min(len(left.keys), len(right.keys))
    start = next((k for k in range(most) if left.keys[k] != right.keys[k]), most)
    rest = most - start
    end = next((k for k in range(rest) if left.keys[-1 - k] != right.keys[-1 - k]), rest)
    a, b = len(left.keys), len(right.keys)
    pieces = (
        _Piece(Change.EQUAL, 0, start, 0, start),
        _Piece(Change.DELETED, start, a - end, start, b - end),
        _Piece(Change.EQUAL, a - end, a, b - end, b),
    )
    return [piece for piece in pieces if piece.size]


def _append(pieces: list[_Piece], piece: _Piece) -> None:
    if pieces and pieces[-1].change == piece.change and piece.change not in (Change.FIGURE, Change.MOVED):
        last = pieces.pop()
        piece = _Piece(piece.change, last.a, piece.b, last.c, piece.d)
    pieces.append(piece)


def _with_figures(pieces: list[_Piece], left: _Tokens, right: _Tokens, number: re.Pattern[str]) -> list[_Piece]:
    """A change of one number for another is a figure."""
    return [
        _Piece(Change.FIGURE, piece.a, piece.b, piece.c, piece.d)
        if piece.change is Change.DELETED
        and piece.b - piece.a == piece.d - piece.c == 1
        and number.fullmatch(left.keys[piece.a])
        and number.fullmatch(right.keys[piece.c])
        else piece
        for piece in pieces
    ]


def _without_islands(pieces: list[_Piece]) -> list[_Piece]:
    """Equal pieces between two changes are absorbed where they are short, by themselves and beside the changes."""
    result: list[_Piece] = []
    for index, piece in enumerate(pieces):
        inside = 0 < index < len(pieces) - 1 and not result[-1].fixed and not pieces[index + 1].fixed
        if piece.change is Change.EQUAL and inside and _is_island(piece, result[-1], pieces[index + 1]):
            piece = _Piece(Change.DELETED, piece.a, piece.b, piece.c, piece.d)
        _append(result, piece)
    return result


def _is_island(piece: _Piece, before: _Piece, after: _Piece) -> bool:
    return piece.size <= max(_ISLAND_WORDS, _ISLAND_SHARE * min(before.size, after.size))


def _differences(piece: _Piece, left: _Tokens, right: _Tokens) -> list[Difference]:
    older, newer = left.slice(piece.a, piece.b), right.slice(piece.c, piece.d)
    if piece.fixed:
        return [Difference(piece.change, older, newer)]
    deleted = [Difference(Change.DELETED, older, "")] if older else []
    inserted = [Difference(Change.INSERTED, "", newer)] if newer else []
    return deleted + inserted
