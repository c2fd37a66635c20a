"""Words of a source that are neither in its report nor in the account of what was left out."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, islice, pairwise

from explorer.ingest.account import WORD, words_of
from explorer.ingest.lines import PLAIN_DIGITS
from explorer.ingest.source import Printed

_PHRASE, _BESIDE = 6, 20
"""Words that may well stand in two places of a text in the same order, and the most that do. Chosen."""

Trigram = tuple[str, str, str]
"""Three words in a row (a shingle: Broder, On the resemblance and containment of documents, 1997)."""


@dataclass(frozen=True, slots=True)
class Missed:
    """Words that stand in a row on a page: how many, and the text from the first to the last of them."""

    page: int | None
    count: int
    text: str


def missed(
    printed: Sequence[Printed], words: Sequence[Sequence[str]], arrived: Sequence[str], torn: Sequence[str] = ()
) -> list[Missed]:
    """Reads all texts of a source, the words of each, and the words of its report and account in any order; of those
    that were printed in two pieces and arrived in one, what was printed (`torn`).

    Guarantees that each word is looked for as often as it is printed. Words whose letters were found as other words are
    not missed: they were joined or parted, as by a footnote mark after a figure. Which of several places of a word is
    the one that was missed, its neighbours tell. Wrong where a word was lost whose letters were added.
    """
    all_words = [word for of_text in words for word in of_text]
    wanted, found = Counter(all_words), Counter(arrived)
    for halves in torn:
        found.subtract(words_of(halves.replace(" ", "")))
        found.update(words_of(halves))
    missing = wanted - found
    if not missing:
        return []
    lost = _without_joined(all_words, _places(all_words, missing, arrived), found - wanted)
    starts = list(accumulate((len(of_text) for of_text in words), initial=0))
    return [missed for row in _in_rows(lost) for missed in _on_pages(row, printed, starts)]


def _on_pages(row: Sequence[int], printed: Sequence[Printed], starts: Sequence[int]) -> Iterator[Missed]:
    """A row of words, given by their places, page by page. `starts` are the places of the first words of all texts."""
    of_texts = groupby(row, key=lambda at: bisect_right(starts, at) - 1)
    by_text = [(text, [at - starts[text] for at in places]) for text, places in of_texts]
    for page, texts in groupby(by_text, key=lambda of_text: printed[of_text[0]][0]):
        parts = [(len(places), _stretch(printed[text][1], places[0], places[-1])) for text, places in texts]
        yield Missed(page, sum(count for count, _ in parts), " ".join(text for _, text in parts))


def _stretch(text: str, first: int, last: int) -> str:
    """The characters of a text from one of its words to another, blanks folded."""
    found = list(islice(WORD.finditer(text.translate(PLAIN_DIGITS)), last + 1))
    return " ".join(text[found[first].start() : found[last].end()].split())


def _places(words: Sequence[str], missing: Counter[str], arrived: Sequence[str]) -> list[int]:
    """The indices of the words that are missing: first those that are surely so and those between them, then the next
    on either side of these, then any; the longer of two rows first."""
    known = set(zip(arrived, arrived[1:], arrived[2:], strict=False))
    candidates = [at for at, word in enumerate(words) if word in missing]
    ranks: dict[int, tuple[int, int]] = {}
    for stretch in _in_rows(candidates):
        sure = [at for at in stretch if known.isdisjoint(_trigrams(words, at))]
        for row in _in_rows(sure, _PHRASE):
            for at in range(max(stretch[0], row[0] - _BESIDE), min(stretch[-1], row[-1] + _BESIDE) + 1):
                rank = max(0, row[0] - at, at - row[-1]), -len(row)
                ranks[at] = min(rank, ranks.get(at, rank))
    left, lost = Counter(missing), list[int]()
    for at in sorted(candidates, key=lambda at: (*ranks.get(at, (_BESIDE + 1, 0)), at)):
        if left[words[at]]:
            left[words[at]] -= 1
            lost.append(at)
    return sorted(lost)


def _trigrams(words: Sequence[str], at: int) -> list[Trigram]:
    """Those that a word is in: it is surely missing where none of them arrived."""
    near = words[max(0, at - 2) : at + 3]
    return list(zip(near, near[1:], near[2:], strict=False))


def _without_joined(words: Sequence[str], lost: Sequence[int], added: Counter[str]) -> list[int]:
    """The places of lost words without rows of them whose letters were found in other words, the longest row first."""
    letters = Counter(letter for word, count in added.items() for letter in word * count)
    kept: list[int] = []
    for row in sorted(_in_rows(lost), key=len, reverse=True):
        wanted = Counter(letter for at in row for letter in words[at])
        if wanted <= letters:
            letters -= wanted
        else:
            kept += row
    return sorted(kept)


def _in_rows(places: Sequence[int], step: int = 1) -> list[list[int]]:
    """Places parted where one is further than a step from that before it."""
    starts = [number for number, (one, other) in enumerate(pairwise(places), 1) if other - one > step]
    return [list(places[start:end]) for start, end in pairwise([0, *starts, len(places)])] if places else []
