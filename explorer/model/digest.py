"""What changed between two reports, section by section, in the reports' own words."""

import enum
from collections.abc import Iterator
from dataclasses import dataclass

from explorer.model.comparison import State, Totals


class DigestKind(enum.StrEnum):
    """What a line of a digest tells."""

    FIGURE = "figure"
    NEW = "new"
    DROPPED = "dropped"
    MOVED = "moved"
    REWRITTEN = "rewritten"
    EDITED = "edited"
    NEWLY_CITED = "newly cited"
    NO_LONGER_CITED = "no longer cited"


@dataclass(frozen=True, slots=True)
class DigestLine:
    """One change. `older` and `newer` are the eIds at which the two reports have it, None where one has not; for what
    is new or dropped `perhaps` is the eId of what is perhaps its counterpart in the other report.

    `text` is the first sentence of the paragraph (in the newer report where both have it) that gives no figure of both
    reports, or simply the first for what moved; the symbol of a cited document; or the subject of a figure. `was` and
    `now` are the figure as the two reports print it, which may not be `comparable`.
    """

    kind: DigestKind
    older: str | None
    newer: str | None
    text: str
    was: str = ""
    now: str = ""
    comparable: bool = True
    perhaps: str | None = None


@dataclass(frozen=True, slots=True)
class DigestSection:
    """What changed directly under one heading: that of the newer report, or of the older one where it has none there.

    `older` are the eIds of its counterparts, the closest first, `newer` its own, None for a section that ended.
    `states` are those of the link to the closest; of what is new or ended `perhaps` is the eId of what is perhaps its
    counterpart in the other report. `totals` are those of the year matrix, subsections included.
    `elsewhere` are, for a section that ended, its paragraphs that stand under other headings now: the older and the
    newer eId of each link.
    """

    older: tuple[str, ...]
    newer: str | None
    states: frozenset[State]
    totals: Totals
    lines: tuple[DigestLine, ...] = ()
    elsewhere: tuple[tuple[str, str], ...] = ()
    perhaps: str | None = None


@dataclass(frozen=True, slots=True)
class Digest:
    """What changed between two reports; in all of the newer one, or in one section of it (`scope`, by eId) and what
    stood under its counterparts.

    Sections are in the order of the newer report, those that ended at their old place. `totals` reconcile with the
    lines: each new, dropped, edited, rewritten and moved paragraph has one line of its kind.
    """

    scope: str | None
    totals: Totals
    sections: tuple[DigestSection, ...]

    def lines(self, *kinds: DigestKind) -> Iterator[DigestLine]:
        """The lines of all sections, or those of some kinds."""
        return (line for section in self.sections for line in section.lines if not kinds or line.kind in kinds)
