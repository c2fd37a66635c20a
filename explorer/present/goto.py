"""Go to: a symbol, a section path, "2020 para 46", "A/80/75 para 46" or letters of a heading become places; a document
also by its public address, or in words ("resolution 1325 (2000)").

Symbols, years and headings come from the catalogue, so that typing opens no report; paragraphs are looked up in the few
reports that a symbol or year leaves, or in those that come first.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rapidfuzz import fuzz, process

from explorer.language.references import document_of
from explorer.library import Entry, Heading, Outline
from explorer.model.names import report_names
from explorer.model.report import Paragraph, Report
from explorer.model.years import OF_DOCUMENT
from explorer.present.names import numbers
from explorer.search.citations import document_in
from explorer.search.words import fold

MOST = 12
GOOD_ENOUGH = 80
"""Similarity, 0 to 100, from which a heading with a slip of the pen is offered."""
SHORT = 4
"""Fewer letters are looked for only where words begin."""
MOST_OPENED = 24
"""Reports that are opened at most to look for a paragraph."""
SAME = 4
"""Reports of which the same heading is offered at most."""

_YEAR = re.compile(rf"(?<![\w/]){OF_DOCUMENT}(?![\w/])")
_SYMBOL = re.compile(r"(?<!\S)(?=\S*\d|[A-Z]/)[\w.]+/[\w./-]*", re.IGNORECASE)
_PARAGRAPH = re.compile(r"(?:\bparas?\b\.?|\bparagraphs?\b|¶)\s*(\d[\w./]*)$|^(\d[\d.]*)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Target:
    """`eid` is None for the report as a whole."""

    report: str
    eid: str | None
    title: str
    about: str


@dataclass(frozen=True, slots=True)
class _Query:
    """What was typed, taken apart: the reports it names by symbol and year, and the rest."""

    symbol: str
    year: str
    rest: str


class GoTo:
    """The places of one state of a library. `report` opens a report, None where it cannot be read."""

    def __init__(
        self,
        series: Mapping[str, Sequence[Entry]],
        outlines: Mapping[str, Outline],
        report: Callable[[str], Report | None],
    ) -> None:
        self._report = report
        self._outlines = outlines
        self._entries = [entry for entries in series.values() for entry in entries if entry.error is None]
        self._names = _names(series)
        self._bearers: dict[str, list[tuple[str, Heading | None]]] = {}
        """Which reports have a heading or title, by its folded words: they come back year after year."""
        for entry in self._entries:
            self._bearers.setdefault(fold(entry.title), []).append((entry.id, None))
            for heading in outlines[entry.id]:
                self._bearers.setdefault(fold(heading.title), []).append((entry.id, heading))

    def targets(self, words: str, here: str | None, without: str | None = None) -> list[Target]:
        """The places that the words may mean, the likeliest first; those of the report `here` before those of its
        series, then the newest; none of the report `without`."""
        query = _parsed(words)
        reports = [entry for entry in self._nearest(here) if entry.id != without and _named(entry, query)]
        exactly = [entry for entry in reports if any(_same(one, query.symbol) for one in entry.symbols)]
        reports = exactly or reports
        found: dict[Target, None] = {}
        for look in (self._reports, self._paragraphs, self._paths, self._headings):
            for target in look(query, reports):
                found[target] = None
                if len(found) == MOST:
                    return list(found)
        return list(found)

    def _reports(self, query: _Query, reports: Iterable[Entry]) -> Iterator[Target]:
        """Where a symbol or year is all that was typed, the reports that it names."""
        if not query.rest:
            for entry in reports if query.symbol or query.year else ():
                name = next((one for one in entry.symbols if _begins(one, query.symbol)), "") if query.symbol else ""
                yield Target(entry.id, None, name or self._names[entry.id], entry.title)

    def _paragraphs(self, query: _Query, reports: Sequence[Entry]) -> Iterator[Target]:
        number = _PARAGRAPH.search(query.rest)
        if not number:
            return
        part = query.rest[: number.start()].strip(" ,")
        label = "/".join(one for one in (part, (number[1] or number[2]).rstrip(".")) if one)
        for entry in reports[:MOST_OPENED]:
            report = self._report(entry.id)
            paragraph = _paragraph(report, label) if report else None
            if paragraph:
                title = f"{self._names[entry.id]}, {numbers([paragraph.label or label])}"
                yield Target(entry.id, paragraph.eid, title, paragraph.words[:120])

    def _paths(self, query: _Query, reports: Iterable[Entry]) -> Iterator[Target]:
        """Sections whose path is what was typed, of every report before those whose path only begins so."""
        path = query.rest.upper().rstrip(".")
        if not path or (" " in path and not path.startswith("ANNEX")):
            return
        exact: list[Target] = []
        below: list[list[Target]] = []
        for entry in reports:
            outline = self._outlines[entry.id]
            exact += [self._target(entry.id, one) for one in outline if one.path.upper() == path]
            below.append([self._target(entry.id, one) for one in outline if one.path.upper().startswith(f"{path}.")])
        yield from exact
        if exact:
            yield from _mixed(below)

    def _headings(self, query: _Query, reports: Sequence[Entry]) -> Iterator[Target]:
        """The best heading of each report, then the second best of each, and so on; none of too many reports, or the
        others would not be seen."""
        letters = " ".join(fold(query.rest).split())
        order = {entry.id: number for number, entry in enumerate(reports)}
        best: dict[str, list[Target]] = {}
        for title in self._fitting(letters) if letters else ():
            bearers = [(order[id], id, heading) for id, heading in self._bearers[title] if id in order]
            for _, id, heading in sorted(bearers, key=lambda bearer: bearer[0])[:SAME]:
                best.setdefault(id, []).append(self._target(id, heading))
        yield from _mixed(best.values())

    def _fitting(self, letters: str) -> list[str]:
        """The best headings: those that begin so, those with words that do, those that are alike."""
        words = letters.split()
        begun = [title for title in self._bearers if letters[0] in title and _begin(words, title.split())]
        found = {title: 110.0 if title.startswith(letters) else 105.0 for title in begun}
        if len(letters) >= SHORT and len(begun) < MOST:
            alike = process.extract(
                letters, list(self._bearers), scorer=fuzz.partial_ratio, score_cutoff=GOOD_ENOUGH, limit=3 * MOST
            )
            for title, score, _ in alike:
                found.setdefault(title, (score + fuzz.ratio(letters, title)) / 2)
        return sorted(found, key=lambda title: (-found[title], len(title)))[:MOST]

    def _target(self, id: str, heading: Heading | None) -> Target:
        if heading is None:
            entry = next(one for one in self._entries if one.id == id)
            return Target(id, None, entry.title, self._names[id])
        return Target(id, heading.eid, heading.full_heading, self._names[id])

    def _nearest(self, here: str | None) -> list[Entry]:
        """The report in hand first, then those of its series, then all others; of these the newest first."""
        series = next((entry.series for entry in self._entries if entry.id == here), None)
        return sorted(self._entries, key=lambda entry: (entry.id != here, entry.series != series, -(entry.year or 0)))


def _paragraph(report: Report, label: str) -> Paragraph | None:
    wanted = label.casefold()
    return next((one for one in report.paragraphs() if one.label and one.label.casefold() == wanted), None)


def _parsed(words: str) -> _Query:
    symbol, rest = document_in(words) or _symbol_in(words)
    year = _YEAR.search(rest)
    rest = rest[: year.start()] + rest[year.end() :] if year else rest
    return _Query(symbol, year[0] if year else "", " ".join(rest.split()).strip(","))


def _symbol_in(words: str) -> tuple[str, str]:
    """The beginning or a part of a symbol, "" where there is none, and the words without it."""
    symbol = _SYMBOL.search(words)
    return (symbol[0].rstrip(".,"), words[: symbol.start()] + words[symbol.end() :]) if symbol else ("", words)


def _named(entry: Entry, query: _Query) -> bool:
    """Whether a report is of the year named, and one of its symbols begins as the one named, or has it as a part."""
    if query.year and str(entry.year) != query.year:
        return False
    return not query.symbol or any(_begins(symbol, query.symbol) for symbol in entry.symbols)


def _same(symbol: str, typed: str) -> bool:
    return document_of(symbol).upper() == document_of(typed).upper()


def _begins(symbol: str, typed: str) -> bool:
    whole, part = document_of(symbol).upper(), document_of(typed).upper()
    return whole.startswith(part) or f"/{part}" in whole


def _begin(words: Sequence[str], parts: Sequence[str]) -> bool:
    return all(any(part.startswith(word) for part in parts) for word in words)


def _names(series: Mapping[str, Sequence[Entry]]) -> dict[str, str]:
    """What each report is called: its year, with its series where another series has the same."""
    titles = {
        entry.id: (title, name)
        for name, entries in series.items()
        for entry, title in zip(entries, report_names(entries), strict=True)
    }
    bearers: dict[str, set[str]] = {}
    for title, name in titles.values():
        bearers.setdefault(title, set()).add(name)
    return {
        id: f"{title} · {name}" if len(bearers[title]) > 1 and name else title for id, (title, name) in titles.items()
    }


def _mixed(found: Iterable[Sequence[Target]]) -> Iterator[Target]:
    """The best of each report, then the second best of each, and so on."""
    for rank in zip_longest(*found):
        yield from (one for one in rank if one is not None)
