"""How reports of different years correspond: links, lineages, word differences and figures."""

import enum
from collections.abc import Iterable
from dataclasses import dataclass, field

from explorer.model.link_reasons import NO_REASONS, LinkReason, unpacked
from explorer.model.passage import Address


class State(enum.StrEnum):
    """What happened to a text between two reports; several may hold for one link.

    A paragraph is one of SAME (the same words), EDITED (words were carried over), REWRITTEN (the same subject in the
    same role, in new text), NEW and DROPPED (no link); the others are marks on top.
    """

    SAME = "same"
    EDITED = "edited"
    REWRITTEN = "rewritten"
    FIGURES = "figures"
    RENUMBERED = "renumbered"
    RETITLED = "retitled"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    NEW = "new"
    DROPPED = "dropped"


class Strength(enum.StrEnum):
    """How sure a link is, by the limits of `explorer.compare.score`."""

    STRONG = "strong"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Rejected:
    """What is perhaps a counterpart, too: the best one (by eId) that was weighed and not taken, where it is likelier
    than `explorer.compare.score.PERHAPS`, and what speaks for it (`reasons`, kept `packed` as `why`)."""

    eid: str
    score: float
    why: str = NO_REASONS

    @property
    def reasons(self) -> tuple[LinkReason, ...]:
        """What speaks for it, the weightiest first."""
        return unpacked(self.why)


@dataclass(frozen=True, slots=True)
class Link:
    """Two sections (by eId) or two paragraphs (by eId) that correspond. `left` is None for new, `right` for dropped.

    The reports are those of its `Pair`; the left one is the older. `score` runs from 0 to 1. `why` are the reasons as
    they are kept (`packed`). `rejected_left` is perhaps the counterpart of `right` instead of or beside `left`,
    `rejected_right` that of `left`. `by_user` holds where the link, or that there is none, is what the user said.
    `with_section` holds where it has not moved itself but stands in a section that has (`explorer.compare.moves`
    decides both).
    """

    left: str | None
    right: str | None
    states: frozenset[State]
    score: float = 0.0
    strength: Strength | None = None
    why: str = NO_REASONS
    rejected_left: Rejected | None = None
    rejected_right: Rejected | None = None
    by_user: bool = False
    with_section: bool = False

    @property
    def reasons(self) -> tuple[LinkReason, ...]:
        """What it rests on: four at most, the weightiest first."""
        return unpacked(self.why)

    @property
    def moved(self) -> bool:
        """Whether it left its section, or crosses others inside it."""
        return State.MOVED in self.states


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


class FigureKind(enum.StrEnum):
    """What sort of number a figure is: a share of a whole, a change against an earlier value, what there is at a time,
    or what happened over a time."""

    SHARE = "share"
    CHANGE = "change"
    STOCK = "stock"
    FLOW = "flow"


class Direction(enum.StrEnum):
    """Which way a change went."""

    INCREASE = "increase"
    DECREASE = "decrease"


class Aspect(enum.StrEnum):
    """In what two values may differ so that they can be read beside each other, and not be compared."""

    SUBJECT = "subject"
    KIND = "kind"
    DIRECTION = "direction"
    PERIOD = "period"
    CUMULATIVE = "cumulative"
    RECEIVED = "received"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Figure:
    """One quantity through the years. `comparable` is False where the texts say that its values differ in something
    else than size, `differs` in what. `kind` and `direction` are those of the newest value that says so, None where
    none does, and no direction where values rose and fell."""

    label: str
    unit: str
    comparable: bool
    values: tuple[Quantity, ...]
    kind: FigureKind | None = None
    direction: Direction | None = None
    differs: tuple[Aspect, ...] = ()


class Citing(enum.StrEnum):
    """What became of a cited document between two reports."""

    NEWLY = "newly cited"
    STILL = "still cited"
    NO_LONGER = "no longer cited"


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """A document by its symbol (a decision that has none by its number), and for each compared report the eIds of what
    cites it, in reading order, or ()."""

    symbol: str
    places: tuple[tuple[str, ...], ...]

    def between(self, older: int, newer: int) -> Citing | None:
        """What became of it between two of the reports; None where neither cites it."""
        if not self.places[newer]:
            return Citing.NO_LONGER if self.places[older] else None
        return Citing.STILL if self.places[older] else Citing.NEWLY


@dataclass(frozen=True, slots=True)
class Wording:
    """How a report words a sentence: characters `start..end` of the words of a paragraph (by eId).

    `similarity`, 0 to 1, is that to the nearest wording asked about or found before; numbers do not count. `linked`
    holds where the paragraph is a counterpart.
    """

    report: int
    eid: str
    start: int
    end: int
    text: str
    similarity: float
    linked: bool


@dataclass(frozen=True, slots=True)
class LifeLine:
    """A sentence through the years: its wordings by report, the likest of each report first; at least the one asked
    about, whose similarity is 1."""

    wordings: tuple[Wording, ...]

    @property
    def first(self) -> int:
        """The report that has it first."""
        return self.wordings[0].report

    @property
    def last(self) -> int:
        """The report that has it last."""
        return self.wordings[-1].report


@dataclass(frozen=True, slots=True)
class Totals:
    """Paragraphs of two reports: `newer` = kept + edited + rewritten + new, `older` = kept_older + edited_older +
    rewritten_older + dropped. `moved`, `renumbered` and `figures` are marks on top, counted over the newer ones; of
    `new` and `dropped`, `perhaps` and `perhaps_older` are those that perhaps have a counterpart (`Rejected`)."""

    older: int = 0
    newer: int = 0
    kept: int = 0
    edited: int = 0
    rewritten: int = 0
    new: int = 0
    kept_older: int = 0
    edited_older: int = 0
    rewritten_older: int = 0
    dropped: int = 0
    moved: int = 0
    renumbered: int = 0
    figures: int = 0
    perhaps: int = 0
    perhaps_older: int = 0


@dataclass(frozen=True, slots=True)
class Pair:
    """What links two of the compared reports, and the totals of it.

    Links come in the order of the newer report; what was dropped follows in the order of the older. `section_totals` is
    by the eId of a newer section: its paragraphs and those under its older counterparts. `older_totals` is by the eId
    of an older section: what became of its paragraphs, wherever they stand now; no newer ones are counted.
    """

    left_report: int
    right_report: int
    sections: tuple[Link, ...] = ()
    paragraphs: tuple[Link, ...] = ()
    totals: Totals = field(default_factory=Totals)
    section_totals: dict[str, Totals] = field(default_factory=dict)
    older_totals: dict[str, Totals] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is known about how some reports correspond. `reports` are their ids (or file names), oldest first.

    Of a long series not every two are compared: of those that are not among `pairs` nothing is known, and nobody may
    say that something in the one has no counterpart in the other.
    """

    reports: tuple[str, ...]
    pairs: tuple[Pair, ...] = ()
    lineages: tuple[Lineage, ...] = ()
    figures: tuple[Figure, ...] = ()
    cited: tuple[CitedDocument, ...] = ()

    def pair(self, one: int, other: int) -> Pair | None:
        """What links two reports, by their places in whichever order; None where they were not compared."""
        places = min(one, other), max(one, other)
        return next((pair for pair in self.pairs if (pair.left_report, pair.right_report) == places), None)


class Change(enum.StrEnum):
    """What became of a stretch of words between two texts."""

    EQUAL = "equal"
    INSERTED = "inserted"
    DELETED = "deleted"
    FIGURE = "figure"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of words: `older` is "" for an insertion, `newer` for a deletion; FIGURE replaces one number. A MOVED
    sentence is told twice, where it stood (`newer` is "") and where it stands now (`older` is "")."""

    change: Change
    older: str
    newer: str


class CorrectionKind(enum.StrEnum):
    """What a user says of links: these two correspond, these two do not, this one has no counterpart there."""

    PIN = "pin"
    APART = "apart"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class LinkCorrection:
    """What the user says of two sections (`section`) or two paragraphs, in whichever order.

    `report` of the addresses is the `key` of a report, which is the same in every library; the `label` of a section is
    its path. For ALONE `other` names only the report in which `one` has no counterpart: its eId is "".
    """

    kind: CorrectionKind
    one: Address
    other: Address
    section: bool = False

    @property
    def places(self) -> frozenset[tuple[str, str]]:
        """The report and the eId of both."""
        return frozenset({(self.one.report, self.one.eid), (self.other.report, self.other.eid)})

    def overrules(self, earlier: "LinkCorrection") -> bool:
        """Whether an earlier correction says otherwise, or the same, and gives way to this one."""
        if self.section != earlier.section:
            return False
        if {self.kind, earlier.kind} == {CorrectionKind.PIN, CorrectionKind.ALONE}:
            pin, alone = (self, earlier) if self.kind is CorrectionKind.PIN else (earlier, self)
            own = (alone.one.report, alone.one.eid)
            return own in pin.places and any(report == alone.other.report for report, _ in pin.places - {own})
        return self.places == earlier.places


def in_force(corrections: Iterable[LinkCorrection]) -> list[LinkCorrection]:
    """The corrections that hold, of some made one after the other."""
    kept: list[LinkCorrection] = []
    for correction in corrections:
        kept = [earlier for earlier in kept if not correction.overrules(earlier)]
        kept.append(correction)
    return kept
