"""What changed between two reports, section by section, in the reports' own words, and what of it weighs most."""

import enum
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from explorer.model.comparison import Aspect, Difference, State, Totals


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


class Topic(enum.StrEnum):
    """What a line is about, the weightiest topic first."""

    OBSERVATIONS = "observations"
    MANDATES = "mandates"
    FIGURES = "figures"
    NEW = "new"
    DROPPED = "dropped"
    CHANGED = "changed"
    DOCUMENTS = "documents"


class StanceKind(enum.StrEnum):
    """What kind of verb takes a stand, by the names that the data of a language have for them."""

    WELCOMING = "welcoming"
    CONCERNED = "concerned"
    ASKING = "asking"
    DECIDING = "deciding"
    NOTING = "noting"


@dataclass(frozen=True, slots=True)
class Stance:
    """The stand that a sentence takes. `words` are the verb with what makes it stronger, as printed but for a capital
    at its beginning: characters `start..end` of the sentence. `verb` is the same without endings, by which stands are
    told apart: "urges" is what "urge" is. `author` is who takes it, in small letters: "I" for who says so or is the
    same (`explorer.compare.stances.OWN`), "" for a body that does in its own text."""

    kind: StanceKind
    words: str
    verb: str
    start: int
    end: int
    author: str = ""


@dataclass(frozen=True, slots=True)
class DigestLine:
    """One change. `older` and `newer` are the eIds at which the two reports have it, None where one has not.

    `text` is the sentence of the paragraph that tells most of the change (in the newer report where both have it), the
    first for what only moved; the symbol of a cited document; or the subject of a figure. `was` and `now` are the
    figure as the two reports print it, which may not be `comparable`: `differs` says in what besides size they differ.
    Of a sentence that both reports have, `differences` are its words old and new; `more` counts the other sentences of
    the paragraph that changed. `moved` holds where the paragraph has also moved. `before` and `after` are the stands
    that the sentence took and takes. `perhaps` is, for what is told as new or dropped, the eId of what is perhaps its
    counterpart in the other report.
    """

    kind: DigestKind
    older: str | None
    newer: str | None
    text: str
    was: str = ""
    now: str = ""
    comparable: bool = True
    differs: tuple[Aspect, ...] = ()
    differences: tuple[Difference, ...] = ()
    more: int = 0
    moved: bool = False
    before: Stance | None = None
    after: Stance | None = None
    perhaps: str | None = None
    topic: Topic = Topic.CHANGED
    weight: float = 0.0

    @property
    def restated(self) -> bool:
        """Whether another stand is taken than was."""
        return bool(self.before and self.after and self.before.verb != self.after.verb)

    @property
    def size(self) -> int:
        """How many words telling it takes, with what it begins with and its place."""
        told = [part for one in self.differences for part in (one.older if one.older != one.newer else "", one.newer)]
        return _OF_LINE + len(" ".join(told or (self.text, self.was, self.now)).split())

    def is_of(self, *kinds: DigestKind) -> bool:
        """Whether it tells a change of one of some kinds."""
        return self.kind in kinds or (self.moved and DigestKind.MOVED in kinds)


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
class StanceCount:
    """How often the two reports take a stand with one verb, and the eIds of the paragraphs where they do."""

    kind: StanceKind
    words: str
    older: tuple[str, ...] = ()
    newer: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Digest:
    """What changed between two reports; in all of the newer one, or in one section of it (`scope`, by eId) and what
    stood under its counterparts.

    Sections are in the order of the newer report, those that ended at their old place. `totals` reconcile with the
    lines: each new, dropped, edited, rewritten and moved paragraph has one line. `words` are those of the newer report
    that are told of. `stances` are the verbs of both, by kind.
    """

    scope: str | None
    totals: Totals
    sections: tuple[DigestSection, ...]
    words: int = 0
    stances: tuple[StanceCount, ...] = ()

    def lines(self, *kinds: DigestKind) -> Iterator[DigestLine]:
        """The lines of all sections, or those of some kinds."""
        return (line for section in self.sections for line in section.lines if not kinds or line.is_of(*kinds))

    def main(self, size: Callable[[DigestLine], float], room: float) -> dict[Topic, list[DigestLine]]:
        """The weightiest lines by topic, as many as have `room` by their `size`. Each topic has its share of it, which
        the others take where it has too few lines (highest averages, by size)."""
        rest = {topic: deque[DigestLine]() for topic in Topic}
        for line in sorted(self.lines(), key=lambda line: -line.weight):
            rest[line.topic].append(line)
        found: dict[Topic, list[DigestLine]] = {topic: [] for topic in Topic}
        used = dict.fromkeys(Topic, 0.0)
        while waiting := [topic for topic in Topic if rest[topic]]:
            needed = {topic: size(rest[topic][0]) for topic in waiting}
            topic = max(waiting, key=lambda topic: _SHARES[topic] / (used[topic] + needed[topic]))
            if needed[topic] > room:
                rest[topic].clear()
                continue
            room -= needed[topic]
            used[topic] += needed[topic]
            found[topic].append(rest[topic].popleft())
        return {topic: lines for topic, lines in found.items() if lines}

    @property
    def shown(self) -> dict[Topic, list[DigestLine]]:
        """The main lines that take a fifth of the report's words, or a page where that is more."""
        return self.main(lambda line: line.size, max(_LEAST_ROOM, self.words // _PART))


_PART = 5
"""A digest that takes more than a fifth of the time that reading the report would is no shorter way into it: chosen."""
_LEAST_ROOM = 300
"""Words that a digest of a short text may always have: a page."""
_OF_LINE = 5
"""Words that the label and the place of a line take: "Edited, IV.A.2, para. 38"."""
_SHARES = {
    Topic.OBSERVATIONS: 0.36,
    Topic.MANDATES: 0.1,
    Topic.FIGURES: 0.12,
    Topic.NEW: 0.12,
    Topic.DROPPED: 0.08,
    Topic.CHANGED: 0.19,
    Topic.DOCUMENTS: 0.03,
}
"""Of the room: chosen by reading digests of reports of several kinds, so that no topic hides another."""
