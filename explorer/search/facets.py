"""How many of the texts found are of each year, series, body and section, and what a choice among these leaves."""

from collections import Counter
from collections.abc import Collection, Mapping
from functools import cached_property, reduce
from operator import or_

from explorer.search.citations import DOCUMENT
from explorer.search.entries import Field
from explorer.search.results import FACETS, Filters
from explorer.search.sets import NONE, TextSet, count, flags_of, members, set_of_ranges
from explorer.search.snapshot import Indexed, Snapshot

_MOST_CITED = 4000
"""Cited documents that are offered while somebody types, the most cited ones: as many as are run through between two
keys. Set by hand."""
_FEW = 4
"""Where one report of so many has texts, they are counted report by report. Set by hand."""
_AT_ONCE = 1_100
"""Texts of the index for each range, below which it is faster to count those of all ranges at once. Measured."""
_OF_REPORT = ("year", "series", "body")


class Facets:
    """The facets of the texts that a query found in one snapshot, under the filters that stand."""

    def __init__(self, snapshot: Snapshot, texts: TextSet, filters: Filters) -> None:
        self._snapshot, self._texts = snapshot, texts
        self._filters = {name: frozenset(values) for name, values in filters.items() if values}

    @cached_property
    def narrowed(self) -> TextSet:
        """What the filters leave of the texts."""
        return self._of_reports & self._in_sections

    @cached_property
    def _of_reports(self) -> TextSet:
        """What those filters leave that are of whole reports."""
        if not self._filters.keys() - {"section"}:
            return self._texts
        kept = ((each.first, each.end) for each in self._snapshot.reports if self._fits(each))
        return self._texts & set_of_ranges(kept, self._snapshot.size)

    def counts(self) -> dict[str, dict[str, int]]:
        """For each of FACETS its values with their texts, counted as if its own filter did not stand."""
        result: dict[str, dict[str, int]] = {}
        for name in _OF_REPORT:
            counted: Counter[str] = Counter()
            for each, texts in self._by_report:
                value = self._snapshot.values[each.record.id][name]
                if value and self._fits(each, but=name):
                    counted[value] += texts
            result[name] = dict(sorted(counted.items()) if name == "year" else counted.most_common())
        result["section"] = self._sections()
        return {name: result[name] for name in FACETS}

    def reports(self) -> dict[str, int]:
        """How many texts are left of each report, most first."""
        counted = {each.record.id: texts for each, texts in self._by_report if self._fits(each)}
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
        highest = self._snapshot.highest
        if len(self._having) * _FEW < len(self._snapshot.reports):
            counted = self._sections_of_few()
        else:
            counted = Counter({title: self._below(title) for title in highest})
        return {highest[title].written: texts for title, texts in counted.most_common() if texts}

    def _sections_of_few(self) -> Counter[str]:
        """Report by report, where few have texts."""
        counted: Counter[str] = Counter()
        for each, _ in self._having:
            for part in each.record.parts if self._fits(each) else ():
                if part.level == 1:
                    inside = each.first + part.first, each.first + part.end
                    counted[part.title.casefold()] += self._flags.count(1, *inside)
        return counted

    def _below(self, title: str) -> int:
        """How many texts stand below the highest headings with a title. Where these are many, the texts of all are
        counted at once, and not range by range."""
        ranges, size = self._snapshot.highest[title].ranges, self._snapshot.size
        if len(ranges) * _AT_ONCE > size:
            return count(self._of_reports & in_sections(self._snapshot, [title]))
        flags = self._flags_of_reports
        return sum(flags.count(1, first, end) for first, end in ranges)

    @cached_property
    def _flags_of_reports(self) -> bytes:
        return flags_of(self._of_reports, self._snapshot.size)


def by_report(snapshot: Snapshot, flags: bytes) -> list[tuple[Indexed, int]]:
    """The reports with texts of a set, and how many, in their order. What is seldom is looked up, and costs nothing of
    the reports without."""
    if flags.count(1) < len(snapshot.reports):
        numbers = Counter(map(snapshot.report_number, members(flags)))
        return [(snapshot.reports[number], texts) for number, texts in numbers.items()]
    counted = ((each, flags.count(1, each.first, each.end)) for each in snapshot.reports)
    return [(each, texts) for each, texts in counted if texts]


def in_sections(snapshot: Snapshot, titles: Collection[str]) -> TextSet:
    """The texts below the highest headings with these titles."""
    known = [title.casefold() for title in titles if title.casefold() in snapshot.highest]
    return reduce(or_, (snapshot.below(title) for title in known), NONE)


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
