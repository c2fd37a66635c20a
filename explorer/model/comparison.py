"""How reports of different years correspond: links, lineages, word differences and figures."""

import enum
from dataclasses import dataclass, field


class State(enum.StrEnum):
    """What happened to a text between two reports; several may hold for one link."""

    SAME = "same"
    EDITED = "edited"
    FIGURES = "figures"
    RENUMBERED = "renumbered"
    RETITLED = "retitled"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    NEW = "new"
    DROPPED = "dropped"


class Strength(enum.StrEnum):
    STRONG = "strong"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Link:
    """Two sections (by eId) or two paragraphs (by eId) that correspond. `left` is None for new, `right` for dropped.

    The reports are named by their place in `Comparison.reports`; the left one is the older. `score` runs from 0 to 1.
    """

    left_report: int
    right_report: int
    left: str | None
    right: str | None
    states: frozenset[State]
    score: float = 0.0
    strength: Strength | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lineage:
    """The same section through the years: for each compared report the eIds that stand for it, or ()."""

    places: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in base units as a text states it. `paragraph` is the label of its paragraph (the eId of one without);
    `start..end` are characters of the paragraph's `words`."""

    report: int
    paragraph: str
    value: float
    qualifier: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Figure:
    """One quantity through the years. `comparable` is False where its basis changes."""

    label: str
    unit: str
    comparable: bool
    values: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class Totals:
    """Paragraphs of two reports: `newer` = kept + edited + new, `older` = kept_older + edited_older + dropped. `moved`,
    `renumbered` and `figures` are marks on top, counted over the newer paragraphs."""

    older: int = 0
    newer: int = 0
    kept: int = 0
    edited: int = 0
    new: int = 0
    kept_older: int = 0
    edited_older: int = 0
    dropped: int = 0
    moved: int = 0
    renumbered: int = 0
    figures: int = 0


@dataclass(frozen=True, slots=True)
class Pair:
    """What links two of the compared reports, and the totals of it.

    Links come in the order of the newer report; what was dropped follows in the order of the older. `section_totals` is
    by the eId of a newer section: its paragraphs and those under its older counterparts.
    """

    left_report: int
    right_report: int
    sections: tuple[Link, ...] = ()
    paragraphs: tuple[Link, ...] = ()
    totals: Totals = field(default_factory=Totals)
    section_totals: dict[str, Totals] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything known about how some reports correspond. `reports` are their ids (or file names), oldest first."""

    reports: tuple[str, ...]
    pairs: tuple[Pair, ...] = ()
    lineages: tuple[Lineage, ...] = ()
    figures: tuple[Figure, ...] = ()


class Change(enum.StrEnum):
    EQUAL = "equal"
    INSERTED = "inserted"
    DELETED = "deleted"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of words: `older` is "" for an insertion, `newer` for a deletion; FIGURE replaces one number."""

    change: Change
    older: str
    newer: str
