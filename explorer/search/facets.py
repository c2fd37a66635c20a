"""How many of the texts found are of each year, series, body and section, and what a choice among these leaves."""

from collections import Counter
from collections.abc import Collection, Mapping
from functools import cached_property

from explorer.search.citations import DOCUMENT
from explorer.search.entries import Field
from explorer.search.results import FACETS, Filters
from explorer.search.sets import TextSet, flags_of, members, set_of_ranges
from explorer.search.snapshot import Indexed, Snapshot

_MOST_CITED = 4000
"""Cited documents that are offered while somebody types, the most cited ones: as many as are run through between two
keys. Set by hand."""
_OF_REPORT = ("year", "series", "body")


class Facets:
    """The facets of the texts that a query found in one snapshot, under the filters that stand."""

    def __init__(self, snapshot: Snapshot, texts: TextSet, filters: Filters) -> None:
        self._snapshot, self._texts = snapshot, texts
        self._filters = {name: frozenset(values) for name, values in filters.items() if values}

    @cached_property
    def narrowed(self) -> TextSet:
        """What the filters leave of the texts."""
        texts = self._texts
        if any(name in self._filters for name in _OF_REPORT):
            kept = ((each.first, each.end) for each in self._snapshot.reports if self._fits(each))
            texts &= set_of_ranges(kept, self._snapshot.size)
        return texts & self._in_sections

    def counts(self) -> dict[str, dict[str, int]]:
        """For each of FACETS its values with their texts, counted as if its own filter did not stand."""
        result: dict[str, dict[str, int]] = {}
        for name in _OF_REPORT:
            counted: Counter[str] = Counter()
            for each, count in self._by_report:
                value = self._snapshot.values[each.record.id][name]
                if value and self._fits(each, but=name):
                    counted[value] += count
            result[name] = dict(sorted(counted.items()) if name == "year" else counted.most_common())
        result["section"] = self._sections()
        return {name: result[name] for name in FACETS}

    def reports(self) -> dict[str, int]:
        """How many texts are left of each report, most first."""
        counted = {each.record.id: count for each, count in self._by_report if self._fits(each)}
        return dict(sorted(counted.items(), key=lambda pair: -pair[1]))

    def reports_of(self, texts: TextSet) -> dict[str, int]:
        """How many of some texts each report has."""
        flags = flags_of(texts, self._snapshot.size)
        counted = ((each, flags.count(1, each.first, each.end)) for each in self._snapshot.reports)
        return {each.record.id: count for each, count in counted if count}

    @cached_property
    def _by_report(self) -> list[tuple[Indexed, int]]:
        """How many texts each report has in the sections that stand, whatever its own values are."""
        if "section" not in self._filters:
            return self._having
        return by_report(self._snapshot, flags_of(self._texts & self._in_sections, self._snapshot.size))

    @cached_property
    def _having(self) -> list[tuple[Indexed, int]]:
        """How many texts each report has, whatever stands."""
        return by_report(self._snapshot, self._flags)

    @cached_property
    def _flags(self) -> bytes:
        return flags_of(self._texts, self._snapshot.size)

    def _fits(self, each: Indexed, but: str = "") -> bool:
        """Whether a report has the values that stand, those of one facet left out of account."""
        if not self._filters:
            return True
        values = self._snapshot.values[each.record.id]
        return all(values[name] in wanted for name, wanted in self._filters.items() if name not in (but, "section"))

    @cached_property
    def _in_sections(self) -> TextSet:
        chosen = self._filters.get("section")
        return self._snapshot.all if chosen is None else in_sections(self._snapshot, chosen)

    def _sections(self) -> dict[str, int]:
        """By the titles of the highest headings, which keep their names through the years better than their numbers."""
        counted: Counter[str] = Counter()
        names: dict[str, str] = {}
        for each, _ in self._having:
            if self._fits(each):
                for part in each.record.parts:
                    if part.level == 1:
                        key = part.title.casefold()
                        counted[names.setdefault(key, part.title)] += self._flags.count(
                            1, each.first + part.first, each.first + part.end
                        )
        return {name: count for name, count in counted.most_common() if count}


def by_report(snapshot: Snapshot, flags: bytes) -> list[tuple[Indexed, int]]:
    """The reports with texts of a set, and how many, in their order. What is seldom is looked up, and costs nothing of
    the reports without."""
    if flags.count(1) < len(snapshot.reports):
        numbers = Counter(map(snapshot.report_number, members(flags)))
        return [(snapshot.reports[number], count) for number, count in numbers.items()]
    counted = ((each, flags.count(1, each.first, each.end)) for each in snapshot.reports)
    return [(each, count) for each, count in counted if count]


def in_sections(snapshot: Snapshot, titles: Collection[str]) -> TextSet:
    """The texts below the highest headings with these titles."""
    wanted = {title.casefold() for title in titles}
    return set_of_ranges(
        (
            (report.first + part.first, report.first + part.end)
            for report, part in snapshot.sections
            if part.level == 1 and part.title.casefold() in wanted
        ),
        snapshot.size,
    )


def vocabulary(snapshot: Snapshot) -> Mapping[str, Mapping[str, int]]:
    """The values of fields, for completion: see `completion.Vocabulary`."""
    symbols: Counter[str] = Counter()
    for each in snapshot.reports:
        symbols.update(dict.fromkeys(each.record.symbols, each.end - each.first))
    lexicon = snapshot.lexicon(Field.SYMBOLS)
    terms = lexicon.beginning(DOCUMENT)
    cited = Counter({term.removeprefix(DOCUMENT): lexicon.document_frequency(term) for term in terms})
    return {
        **Facets(snapshot, snapshot.all, {}).counts(),
        "symbol": dict(symbols.most_common()),
        "cites": dict(cited.most_common(_MOST_CITED)),
    }
