"""What a link between two reports rests on, as a reader can check it: the words of both, and where they stand."""

import enum
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class ReasonKind(enum.StrEnum):
    """What kind of thing speaks for a link, or what the user said of it.

    PHRASE to FIGURE are in the texts of both; SECTION, NEIGHBOURS and YEARS_BETWEEN are what surrounds two paragraphs:
    where nothing else is told, the link rests on these alone.
    """

    PINNED = "pinned by you"
    ALONE = "no counterpart, as you said"
    SAME_WORDS = "same words"
    PHRASE = "phrase"
    NAME = "name"
    CITED = "cited document"
    WORDS = "words"
    FIGURE = "figure"
    HEADING = "heading"
    SIMILAR_HEADING = "similar heading"
    PARAGRAPHS = "paragraphs"
    SECTION = "section"
    NEIGHBOURS = "neighbours"
    YEARS_BETWEEN = "the years between"


SURROUNDINGS = frozenset({ReasonKind.SECTION, ReasonKind.NEIGHBOURS, ReasonKind.YEARS_BETWEEN})
"""What speaks for two paragraphs but does not stand in them."""


class Extract(NamedTuple):
    """Characters `start..end` of the words of a paragraph, or of the title of a section (by eId), as printed."""

    eid: str
    start: int
    end: int
    text: str


class Shared(NamedTuple):
    """What both texts have: the same words, or two values of one figure."""

    left: Extract
    right: Extract


@dataclass(frozen=True, slots=True)
class LinkReason:
    """Why two elements are held to be counterparts, with what it rests on.

    `quotes` are the weightiest first; of NEIGHBOURS, YEARS_BETWEEN and what the user said there are none. `count` tells
    how many paragraphs are linked, `of` how many of the older section (PARAGRAPHS), or how many figures are joined.
    """

    kind: ReasonKind
    quotes: tuple[Shared, ...] = ()
    count: int = 0
    of: int = 0


NO_REASONS = ""
"""No reasons, packed."""

_SWAPPED = str.maketrans("\"'", "'\"")
"""Packed reasons stand in JSON as one string: with the two quotation marks changed places it needs hardly an escape."""

_ENCODER = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False)


def packed(reasons: Iterable[LinkReason]) -> str:
    """Reasons as a text, which takes a tenth of their memory, and is taken apart only where somebody reads them."""
    plain = [
        [reason.kind.value, reason.count, reason.of, [[*one.left, *one.right] for one in reason.quotes]]
        for reason in reasons
    ]
    return _ENCODER.encode(plain).translate(_SWAPPED) if plain else NO_REASONS


def unpacked(text: str) -> tuple[LinkReason, ...]:
    """The reasons of a text that `packed` made; none of any other text."""
    if not text:
        return ()
    try:
        plain = json.loads(text.translate(_SWAPPED))
        return tuple(
            LinkReason(ReasonKind(kind), tuple(map(_shared, quotes)), int(count), int(of))
            for kind, count, of, quotes in plain
        )
    except (ValueError, TypeError, RecursionError):
        return ()


def _shared(plain: tuple[str, int, int, str, str, int, int, str]) -> Shared:
    one, start, end, text, other, other_start, other_end, other_text = plain
    return Shared(
        Extract(str(one), int(start), int(end), str(text)),
        Extract(str(other), int(other_start), int(other_end), str(other_text)),
    )
