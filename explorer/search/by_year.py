"""The places of a query by year and section, beside the words that were searched for it."""

from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import compress

from explorer.model.curve import Curve, YearCount
from explorer.search.advice import aliases
from explorer.search.explain import explain, explain_found
from explorer.search.facets import Facets
from explorer.search.matching import Matching
from explorer.search.query import AllOf, AnyOf, Filter, Node, Not, Query, asks_of_time
from explorer.search.reading import read
from explorer.search.results import Filters
from explorer.search.sets import flags_of
from explorer.search.snapshot import Indexed, Snapshot
from explorer.search.words import LANGUAGE


def by_year(snapshot: Snapshot, query: Query, filters: Filters) -> Curve:
    """The texts with all that a query asks for, by year. The words are those of all texts that its filters leave, and
    those that stand; a year to which results are narrowed is one of all."""
    if query.wanted is None:
        return Curve(query.text)
    wanted = read(query.wanted, snapshot.spoken, snapshot.names)
    matching = Matching(snapshot, LANGUAGE.stem)
    standing = {name: values for name, values in filters.items() if name != "year"}
    searched = Facets(snapshot, _searched(matching, snapshot, wanted), standing).narrowed
    found = matching.texts(wanted) & searched
    counting = _Counting(flags_of(found, snapshot.size), flags_of(searched, snapshot.size))
    whole, sections = _Counts(), dict[str, _Counts]()
    names: dict[str, str] = {}
    for each in snapshot.reports:
        year = each.record.year
        whole.add(year, *counting.of(each, 0, each.end - each.first))
        for part in each.record.parts:
            if part.level == 1:
                title = names.setdefault(part.title.casefold(), part.title)
                sections.setdefault(title, _Counts()).add(year, *counting.of(each, part.first, part.end))
    most_first = sorted(sections.items(), key=lambda pair: -pair[1].places.total())
    told = tuple((title, counts.years) for title, counts in most_first if counts.places.total())
    names_sought = explain_found((), aliases(matching, replace(query, wanted=wanted), found))
    explanation = " ".join([explain(wanted), *names_sought, *matching.remarks])
    return Curve(query.text, explanation, whole.years, told)


def _searched(matching: Matching, snapshot: Snapshot, wanted: Node) -> int:
    """The texts in which the words of a query are looked for: those that its filters leave, but for what is asked of
    time, since that tells of texts what they say."""
    parts = wanted.parts if isinstance(wanted, AllOf) else (wanted,)
    texts = snapshot.all
    for part in parts:
        if _is_filter(part) and not asks_of_time(part):
            texts &= matching.texts(part)
    return texts


def _is_filter(part: Node) -> bool:
    match part:
        case Not(excluded):
            return _is_filter(excluded)
        case AnyOf(parts):
            return all(map(_is_filter, parts))
        case _:
            return isinstance(part, Filter)


@dataclass(slots=True)
class _Counts:
    """What is counted of each year."""

    places: Counter[int | None] = field(default_factory=Counter)
    words: Counter[int | None] = field(default_factory=Counter)
    reports: Counter[int | None] = field(default_factory=Counter)

    def add(self, year: int | None, places: int, words: int) -> None:
        """Add a report, or a section of one, in which something was searched."""
        if words:
            self.places[year] += places
            self.words[year] += words
            self.reports[year] += 1

    @property
    def years(self) -> tuple[YearCount, ...]:
        """The years in order."""
        known = sorted(self.words, key=lambda year: (year is None, year or 0))
        return tuple(YearCount(year, self.places[year], self.words[year], self.reports[year]) for year in known)


@dataclass(frozen=True, slots=True)
class _Counting:
    """Counts among the flags of the texts found and searched."""

    found: bytes
    searched: bytes

    def of(self, report: Indexed, first: int, end: int) -> tuple[int, int]:
        """The places and the words of the texts of a report from the `first` up to `end`."""
        start, stop = report.first + first, report.first + end
        words = sum(compress(report.record.lengths[first:end], self.searched[start:stop]))
        return self.found.count(1, start, stop), words
