"""What a link between two reports rests on, as a reader can check it: the words of both, and where they stand."""

import enum
from dataclasses import dataclass


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


@dataclass(frozen=True, slots=True)
class Extract:
    """Characters `start..end` of the words of a paragraph, or of the title of a section (by eId), as printed."""

    eid: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Shared:
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
