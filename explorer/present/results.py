"""Hits in the reader's words: the rows of the results, and what is said above them or in place of them."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from explorer.library import Entry, Outline
from explorer.model.comparison import Comparison
from explorer.model.names import numbers_of, section_name
from explorer.present.grouping import Descent, Grouping, Place, grouped
from explorer.present.names import joined, names_in_series, numbers
from explorer.present.ocr import READ
from explorer.search.query import Kind, asks_of_time
from explorer.search.results import REPORT, Filters, Hit, Results, Tier
from explorer.translation import counted, tr

SHORT = 3
"""Words of so few letters are marked only beside others, or where nothing else was found."""
MOST_COMPARED = 4
"""Series of the results that are compared at most, so that the same paragraph through the years is one row."""
LONGEST = 200
"""Reports of a series that is compared for this: so many of a hundred paragraphs take half a minute. Chosen."""

Offer = tuple[str, str]
"""What can be done where nothing was found, in words, and the query that does it."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A year that leads to a hit, by its number among the results."""

    year: str
    hit: int


@dataclass(frozen=True, slots=True)
class Found:
    """One row. `place` names section and paragraph, `text` is the context with its matches `(start, end)`, `detail`
    stands below it. A row leads to its `hit`, its chips to those of other years, the heading of a group nowhere."""

    place: str
    hit: int | None = None
    chips: tuple[Chip, ...] = ()
    text: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    detail: str = ""

    @property
    def heading(self) -> bool:
        """Whether it is the heading of a group."""
        return self.hit is None

    @property
    def hits(self) -> tuple[int, ...]:
        """All hits that it stands for, in the order of its chips."""
        if self.hit is None:
            return ()
        return tuple(chip.hit for chip in self.chips) or (self.hit,)

    def __str__(self) -> str:
        """What a screen reader says."""
        parts = (", ".join(chip.year for chip in self.chips), self.place, self.text, self.detail)
        return ". ".join(part.strip(" .") for part in parts if part.strip(" ."))


@dataclass(frozen=True, slots=True)
class Summary:
    """What stands above the rows. `count` in words; `why` how the query was understood; `problems` what could not be
    read as typed; `news` what is new in a saved search; `checked` what came of checking it; `narrowed` to what, in
    words. `names` leave out what words are called as well. `fresh` says whether some of several are new, to which they
    can be narrowed."""

    count: str
    why: str = ""
    problems: tuple[str, ...] = ()
    news: str = ""
    narrowed: str = ""
    saved: bool = False
    names: tuple[Offer, ...] = ()
    checked: str = ""
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class _Known:
    """What a report of the library is called, among those of its series."""

    entry: Entry
    year: str


class FoundRows:
    """Writes the rows for one state of a library. `series` are its reports by series; `outline` gives the headings of a
    report, `comparison` that of a series, None where there is none yet."""

    def __init__(
        self,
        series: Mapping[str, Sequence[Entry]],
        outline: Callable[[str], Outline],
        comparison: Callable[[str], Comparison | None],
    ) -> None:
        self._outline, self._comparison = outline, comparison
        names = names_in_series(series)
        self._known = {entry.id: _Known(entry, names[entry.id]) for entries in series.values() for entry in entries}
        self._descents: dict[str, tuple[Comparison, Descent]] = {}
        self.waits_for_comparison = False
        """Whether rows were made without knowing all that belongs together, but will be made anew."""
        self.apart = False
        """Whether rows were made of series that are not compared."""
        self.fresh: Collection[str] = ()
        """The reports, by their ids, whose hits are marked as new."""
        self.asked_of: Place | None = None
        """The text of which it was asked what is like it: it is marked."""

    def rows(self, hits: Sequence[Hit], results: Results, grouping: Grouping) -> list[Found]:
        """The rows of some of the hits of a search, put together as the grouping says, within each tier."""
        self.waits_for_comparison = self.apart = False
        hits, rows = [beyond_its_tier(hit, results) for hit in hits], list[Found]()
        for number, group in groupby(range(len(hits)), lambda place: hits[place].tier):
            numbers = list(group)
            if number:
                rows.append(Found(tier_name(results.tiers[number]), None, detail=places(results.tiers[number].total)))
            rows += self._grouped(hits, numbers, results, grouping)
        return rows

    def _grouped(self, hits: Sequence[Hit], numbers: list[int], results: Results, grouping: Grouping) -> list[Found]:
        if grouping is Grouping.REPORT:
            return self._by_report(hits, numbers, results)
        if grouping is Grouping.LINEAGE:
            return self._by_lineage(hits, numbers)
        return [self._row(hits[number], number) for number in numbers]

    def place(self, hit: Hit) -> str:
        """Section and paragraph of a hit: "IV.A.2, para. 38", and whether OCR read it. A heading that is found is not
        named by itself."""
        section = numbers_of(hit.section)
        if section != hit.section and hit.where is not Kind.HEADING and hit.report in self._known:
            titles = {heading.path: heading.title for heading in self._outline(hit.report)}
            section = section_name(hit.section, titles.get(hit.section, section))
        known = self._known.get(hit.report)
        read = READ if known and hit.page in known.entry.ocr else ""
        return joined(section, numbers([hit.label.rpartition("/")[2]]) if hit.label else "", read)

    def _row(self, hit: Hit, number: int) -> Found:
        known = self._known.get(hit.report)
        chips = (Chip(known.year, number),) if known and known.year else ()
        return self._found(hit, number, chips, known.entry.title if known else "")

    def _found(self, hit: Hit, number: int, chips: tuple[Chip, ...], of: str, others: Sequence[Hit] = ()) -> Found:
        """The row of a hit, and of others that stand for the same."""
        all_hits = (hit, *others)
        marks = [
            tr("The text in hand") if any((each.report, each.eid) == self.asked_of for each in all_hits) else "",
            tr("New") if any(map(self._is_new, all_hits)) else "",
        ]
        detail = self._detail(hit, of, marks)
        return Found(self.place(hit), number, chips, hit.snippet, telling(hit), detail)

    def _is_new(self, hit: Hit) -> bool:
        """Whether it came since a saved search was last looked at; the user's own notes are never new to him."""
        return hit.report in self.fresh and hit.where is not Kind.NOTE

    def _by_report(self, hits: Sequence[Hit], numbers: list[int], results: Results) -> list[Found]:
        rows = []
        tier = hits[numbers[0]].tier
        counted = results.tiers[tier].reports if results.tiers else results.reports
        for group in _groups(hits, numbers, lambda place: place[0]):
            id = hits[group[0]].report
            known = self._known.get(id)
            total = places(counted.get(id, len(group)))
            chips = (Chip(known.year, group[0]),) if known and known.year else ()
            rows.append(Found(known.entry.title or known.entry.file if known else id, None, chips, detail=total))
            rows += [self._found(hits[number], number, (), "") for number in group]
        return rows

    def _by_lineage(self, hits: Sequence[Hit], numbers: list[int]) -> list[Found]:
        rows, reports = [], self._known
        descents = self._compared(hits)

        def origin(place: Place) -> Place:
            known = reports.get(place[0])
            descent = descents.get(known.entry.series) if known else None
            return descent.origin(place) if descent else place

        for group in _groups(hits, numbers, origin):
            best = hits[group[0]]
            known = reports.get(best.report)
            chips, of, same = self._chips(hits, group), known.entry.series if known else "", [hits[n] for n in group]
            rows.append(self._found(best, group[0], chips, of, same))
        return rows

    def _chips(self, hits: Sequence[Hit], group: Sequence[int]) -> tuple[Chip, ...]:
        """The years of a group in their order; where a year has the text twice, each with its paragraph."""
        reports = self._known
        in_time = sorted(group, key=lambda number: _time(reports.get(hits[number].report)))
        years = [reports[hits[number].report].year if hits[number].report in reports else "" for number in in_time]
        chips: list[Chip] = []
        for number, year in zip(in_time, years, strict=True):
            label = hits[number].label
            again = f" ¶\N{NARROW NO-BREAK SPACE}{label.rpartition('/')[2]}" if years.count(year) > 1 and label else ""
            if year and f"{year}{again}" not in [chip.year for chip in chips]:
                chips.append(Chip(f"{year}{again}", number))
        return tuple(chips)

    def _compared(self, hits: Sequence[Hit]) -> dict[str, Descent]:
        """Where the texts of each series come from, as far as it is compared; comparing the first few begins."""
        reports = self._known
        series = dict.fromkeys(reports[hit.report].entry.series for hit in hits if hit.report in reports)
        lengths = Counter(known.entry.series for known in reports.values())
        compared = [name for name in series if lengths[name] <= LONGEST][:MOST_COMPARED]
        self.apart = len(compared) < len(series)
        for name in compared:
            comparison = self._comparison(name)
            if comparison is None:
                self.waits_for_comparison = True
            elif name not in self._descents or self._descents[name][0] is not comparison:
                self._descents[name] = comparison, Descent(comparison)
        return {name: self._descents[name][1] for name in series if name in self._descents}

    def _detail(self, hit: Hit, of: str, marks: Sequence[str]) -> str:
        kinds = {
            Kind.HEADING: tr("Heading"),
            Kind.FOOTNOTE: tr("Footnote"),
            Kind.TABLE: tr("Table"),
            Kind.NOTE: tr("Your note"),
        }
        page = tr("p. %1").replace("%1", str(hit.page)) if hit.page else ""
        return " · ".join(part for part in (*marks, kinds.get(hit.where, ""), page, of, *beside(hit)) if part)


def _groups(hits: Sequence[Hit], numbers: list[int], origin: Callable[[Place], Place | str]) -> list[list[int]]:
    """The numbers of the hits that belong together."""
    groups = grouped([(hits[number].report, hits[number].eid) for number in numbers], origin)
    return [[numbers[place] for place in group] for group in groups]


def beyond_its_tier(hit: Hit, results: Results) -> Hit:
    """A hit without the missing words that the line above its tier names."""
    without = results.tiers[hit.tier].without if hit.tier else ()
    return replace(hit, missing=tuple(word for word in hit.missing if word not in without)) if without else hit


def beside(hit: Hit) -> tuple[str, ...]:
    """Which words a hit lacks, and which stand in headings above it alone, or are the year of its report."""
    years = [word for word in hit.above if word.isdigit()]
    above = [word for word in hit.above if word not in years]
    told = (
        (tr("without %1"), hit.missing),
        (tr("%1 in a heading above"), above),
        (tr("%1 is the year of the report"), years),
    )
    return tuple(words.replace("%1", _listed(listed)) for words, listed in told if listed)


def tier_name(tier: Tier) -> str:
    """What texts of a tier have, as the line above them says it."""
    if tier.above:
        return tr("All words, with headings above and the year")
    if tier.words == tier.of:
        return tr("All words")
    name = tr("%1 of %2 words").replace("%1", str(tier.words)).replace("%2", str(tier.of))
    return tr("%1: without %2").replace("%1", name).replace("%2", _listed(tier.without)) if tier.without else name


def _listed(words: Sequence[str]) -> str:
    quoted = [f"“{word}”" for word in words]
    return tr("%1 and %2").replace("%1", ", ".join(quoted[:-1])).replace("%2", quoted[-1]) if quoted[1:] else quoted[0]


def _time(known: _Known | None) -> tuple[int, str]:
    return (known.entry.year or 0, known.entry.id) if known else (0, "")


def places(number: int) -> str:
    """A count of places in words."""
    return counted(number, tr("1 place"), tr("%1 places"))


def how_many(results: Results) -> str:
    """The count of all that was found; where others follow texts with all words, of these by themselves."""
    first = results.tiers[0].total if results.tiers else 0
    if first in (0, results.total):
        return places(results.total)
    return tr("%1 · %2 more").replace("%1", places(first)).replace("%2", f"{results.total - first:,}")


def summary_of(results: Results, narrowed: Filters, news: str = "", saved: bool = False) -> Summary:
    """What is said above the rows of some results."""
    problems = tuple(problem.message for problem in results.query.problems)
    told = {**narrowed, REPORT: [tr("only new")]} if narrowed.get(REPORT) else narrowed
    values = ", ".join(value for chosen in told.values() for value in sorted(chosen))
    also = tr("Also “%1”: +%2 · leave out")
    names = tuple(
        (also.replace("%1", each.name).replace("%2", f"{each.total:,}"), each.without) for each in results.aliases
    )
    return Summary(how_many(results), results.explanation, problems, news, values, saved, names)


def news_of(new: int, indexing: bool, rows: FoundRows, uncompared: str = "") -> str:
    """What may still come or has come: `new` hits of a saved search, texts to be indexed, texts whose years are
    `uncompared`, rows to be joined."""
    told = [tr("%1 in reports that came since you last looked.").replace("%1", f"{new:,}")] if new else []
    if indexing:
        told.append(tr("The library is still being indexed: more may come."))
    if uncompared:
        told.append(uncompared)
    elif rows.waits_for_comparison:
        told.append(tr("The years are being compared; rows will join."))
    elif rows.apart:
        told.append(tr("Not all series are compared: some of the same paragraphs stand apart."))
    return " ".join(told)


def uncompared(results: Results, failed: Callable[[str], bool] = lambda series: True) -> str:
    """Which series are missing from some results because their years are not compared, "" where none is; `failed` says
    whether they could not be."""
    of = [name for name in results.uncompared if failed(name)]
    waiting = [name for name in results.uncompared if name not in of]
    told = []
    if waiting:
        told.append(tr("The years of %1 are being compared; more may be found.").replace("%1", _listed(waiting)))
    if of:
        told.append(tr("The years of %1 could not be compared and are left out.").replace("%1", _listed(of)))
    return " ".join(told)


def nothing(results: Results) -> tuple[str, list[Offer]]:
    """Why nothing was found, and what else could be searched for."""
    sentence = tr("Nothing found for “%1”.").replace("%1", results.query.text)
    if not results.query:
        sentence = tr("Type a word to look for.")
    elif results.relaxations:
        excluding = tr("No text has %1 with the rest.").replace("%1", quoted(results.relaxations[0].without))
        sentence = f"{sentence} {excluding}"
    if asks_of_time(results.query.wanted):
        first = tr(
            "Each report is held against the one before: nothing is told of the first one of a series, or of a single."
        )
        sentence = f"{sentence} {first}"
    return sentence, others(results)


def others(results: Results) -> list[Offer]:
    """What else could be searched for."""
    offers = []
    if results.suggestion:
        offers.append((tr("Did you mean %1?").replace("%1", results.suggestion), results.suggestion))
    for one in results.relaxations:
        words = tr("Without %1: %2").replace("%1", quoted(one.without))
        offers.append((words.replace("%2", places(one.total)), one.text))
    return offers


def telling(hit: Hit) -> tuple[tuple[int, int], ...]:
    """The matches of a hit, those that only blanks divide made one, without an “in” that stands alone."""
    result: list[tuple[int, int]] = []
    for start, end in sorted(hit.matches):
        if result and not hit.snippet[result[-1][1] : start].strip():
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(one for one in result if one[1] - one[0] > SHORT) or tuple(result)


def quoted(part: str) -> str:
    """A part of a query in quotation marks, if it has none, or a value that tells where its field ends."""
    return part if part.startswith(('"', "(")) or ":" in part[:-1] else f"“{part}”"
