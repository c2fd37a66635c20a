"""The cards of Elsewhere: what corresponds in every other year to one section or paragraph, and how surely."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from explorer.model.comparison import Comparison, CorrectionKind, State, Strength
from explorer.model.report import Paragraph, Report, Section
from explorer.present.cards import Card, Look
from explorer.present.counterparts import Counterpart, CounterpartSet, LinkRules, counterpart_sets, ways_of
from explorer.present.names import numbers, place_name
from explorer.present.reasons import reasons_in_words
from explorer.present.words import capital, states_in_words, strength_in_words
from explorer.translation import tr

MOST_WAYS = 6
"""Paragraphs of a section without a counterpart whose ways are told, for each year."""
_LONGEST = 240


@dataclass(frozen=True, slots=True)
class Target:
    """Where a card leads: an element of a report, None where it has none to lead to. `linkable` where it is of the kind
    of the one in hand, so that something can be said of the link; `said` is what was said. `alone` where the two do not
    stand beside each other among the others. Where the two reports are not `compared`, it leads to comparing them."""

    report: str
    eid: str | None
    linkable: bool = True
    said: CorrectionKind | None = None
    alone: bool = False
    compared: bool = True


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Writes the cards. `reports` and `years` are those of the comparison. A report is None where it cannot be read, or
    is not `compared` with that of the element: then nothing of it is needed."""

    comparison: Comparison
    reports: Sequence[Report | None]
    years: Sequence[str]

    def cards(self, at: int, eid: str, rules: Mapping[int, LinkRules]) -> list[Card]:
        """The cards for one element of the report at a place, year by year; their keys are `Target`s."""
        own = self.reports[at]
        section = own.section_of(eid) if own else None
        found = counterpart_sets(self.comparison, at, eid, rules)
        around = counterpart_sets(self.comparison, at, section.eid) if section and section.eid != eid else None
        cards: list[Card] = []
        for number, other in enumerate(self.reports):
            if number != at and not (found[number].compared or found[number].counterparts):
                cards.append(self._unknown(number, found[number]))
            if number == at or other is None:
                continue
            cards += self._linked(number, other, found[number])
            if found[number].compared and not found[number].counterparts:
                cards += self._missing(number, other, found[number], around[number] if around else None)
                if section and section.eid == eid:
                    cards += self._ways(number, other, section, at)
            cards += self._not_taken(number, other, found[number])
        return cards

    def _linked(self, number: int, other: Report, found: CounterpartSet) -> Iterator[Card]:
        for one in found.counterparts:
            kind = found.rules.kind(one.eid)
            doubtful = one.strength is Strength.DOUBTFUL and kind is None
            look = Look.PINNED if kind else Look.DOUBTFUL if doubtful else Look.PLAIN
            yield self._card(number, other, one.eid, kind, _detail(one, kind), look)

    def _unknown(self, number: int, found: CounterpartSet) -> Card:
        """A year with which that of the element is not compared yet."""
        kind = found.rules.kind(None)
        words, look = (tr("As you said"), Look.PINNED) if kind else (tr("Compares the two years."), Look.FAINT)
        title = tr("No counterpart") if kind else tr("Not compared yet")
        target = Target(self.comparison.reports[number], None, linkable=False, said=kind, compared=False)
        return Card(target, self.years[number], title, detail=words, look=look)

    def _missing(
        self, number: int, other: Report, found: CounterpartSet, around: CounterpartSet | None
    ) -> Iterator[Card]:
        """A year without a counterpart; where the section around has one, the way to it."""
        kind = found.rules.kind(None)
        way = around.counterparts[0].eid if around and around.counterparts else None
        detail = [tr("As you said")] if kind else []
        detail += [tr("Its section: %1").replace("%1", place_name(other, way))] if way else []
        target = Target(other.id, way, linkable=False, said=kind)
        look = Look.PINNED if kind else Look.PLAIN
        yield Card(target, self.years[number], tr("No counterpart"), detail=". ".join(detail), look=look)

    def _ways(self, number: int, other: Report, section: Section, at: int) -> Iterator[Card]:
        """Where the paragraphs of a section without a counterpart stand."""
        words = tr("%1 is now at %2") if number > at else tr("%1 was at %2")
        for paragraph, way in ways_of(self.comparison, at, section, number)[:MOST_WAYS]:
            name = place_name(other, way.eid)
            detail = words.replace("%1", numbers([paragraph.number or ""])).replace("%2", name)
            yield Card(Target(other.id, way.eid, linkable=False), self.years[number], name, detail=detail)

    def _not_taken(self, number: int, other: Report, found: CounterpartSet) -> Iterator[Card]:
        """What the user set apart, and the best candidate of those that were weighed in vain."""
        for eid in sorted(found.rules.apart):
            yield self._card(number, other, eid, CorrectionKind.APART, tr("Not the same, as you said"), Look.FAINT)
        if found.rejected and not found.rules.pinned and not found.rules.alone:
            reasons = ", ".join(reasons_in_words(found.rejected.reasons))
            words = ": ".join(part for part in (tr("Perhaps also"), reasons) if part)
            yield self._card(number, other, found.rejected.eid, None, words, Look.FAINT)

    def _card(self, number: int, other: Report, eid: str, kind: CorrectionKind | None, detail: str, look: Look) -> Card:
        text = "" if look is Look.FAINT else _opening(other, eid)
        target = Target(other.id, eid, said=kind, alone=look is Look.FAINT)
        return Card(target, self.years[number], place_name(other, eid), text, detail=detail, look=look)


def _detail(one: Counterpart, kind: CorrectionKind | None) -> str:
    """How sure the link is, why, and what happened to the text: "Strong: heading, 3 figures. Edited, moved"
    or "Edited, with its section", which moved."""
    if kind is CorrectionKind.PIN:
        sure = tr("Pinned by you")
    else:
        strength = capital(strength_in_words(one.strength)) if one.strength else ""
        sure = ": ".join(part for part in (strength, ", ".join(reasons_in_words(one.reasons))) if part)
    happened = ", ".join(states_in_words(one.states, (State.RENUMBERED,), one.with_section))
    return ". ".join(part for part in (sure, capital(happened)) if part)


def _opening(report: Report, eid: str) -> str:
    """What an element begins with: a section's heading, a paragraph's first words."""
    element = report.find(eid)
    if isinstance(element, Section):
        return element.title
    return element.words[:_LONGEST] if isinstance(element, Paragraph) else ""
