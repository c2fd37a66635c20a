"""The words of a paragraph found again in the text of a page."""

import re
from difflib import Match, SequenceMatcher

_WORD = re.compile(r"[^\W\d]+|\d+")
_MOST_WORDS = 1500  # chosen: more than a page holds, so that the match takes no time to speak of
_TELLING = 3  # words in a row, chosen: fewer may stand together anywhere
_STRAY = 40  # words of the page between two finds, more than the paragraph has there; chosen: a footnote or two


def matched(words: str, text: str) -> tuple[int, int] | None:
    """The characters of `text` from the first to the last word of what it holds of `words`; None where it holds none.

    Letter case, blanks, hyphens, footnote marks and words torn apart do not matter, nor that the rest stands on
    another page. Wrong where a page repeats half a paragraph.
    """
    sought = [match[0].casefold() for match in _WORD.finditer(words)][:_MOST_WORDS]
    found = list(_WORD.finditer(text))
    there = [match[0].casefold() for match in found]
    enough = min(_TELLING, len(sought))
    matcher = SequenceMatcher(None, sought, there, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size >= max(1, enough)]
    if not blocks:
        return None
    kept = _together(blocks)
    return found[kept[0].b].start(), found[kept[-1].b + kept[-1].size - 1].end()


def _together(blocks: list[Match]) -> list[Match]:
    """The blocks around the longest that stand on the page about as they do in the paragraph."""
    longest = max(range(len(blocks)), key=lambda at: blocks[at].size)
    first = last = longest
    while first > 0 and not _stray(blocks[first - 1], blocks[first]):
        first -= 1
    while last < len(blocks) - 1 and not _stray(blocks[last], blocks[last + 1]):
        last += 1
    return blocks[first : last + 1]


def _stray(above: Match, below: Match) -> bool:
    return (below.b - above.b - above.size) - (below.a - above.a - above.size) > _STRAY
