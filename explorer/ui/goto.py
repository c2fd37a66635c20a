"""Go to: a symbol, a section path, "2020 para 46" or letters of a heading become places."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rapidfuzz import fuzz, process

from explorer.model.report import Report, Section
from explorer.ui.wording import section_name, year_name

MOST = 12
GOOD_ENOUGH = 60

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PARAGRAPH = re.compile(r"(?:\bparas?\b\.?|¶)\s*(\d[\w./]*)|^\s*(\d[\d.]*)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Target:
    """`eid` is None for the report as a whole."""

    report: str
    eid: str | None
    title: str
    about: str


def targets(words: str, reports: Sequence[Report], here: str | None) -> list[Target]:
    """The places that the words may mean, the likeliest first; those of the report `here` before those of others."""
    titles = _titles(reports)
    found = [
        *_by_symbol(words, reports),
        *_by_paragraph(words, reports, here, titles),
        *_mixed(_by_section(words, reports, here, titles)),
    ]
    return list(dict.fromkeys(found))[:MOST]


def _titles(reports: Sequence[Report]) -> dict[str, str]:
    """The year of each report by its id, with its series where another report has the same year."""
    years = Counter(year_name(report) for report in reports)
    return {
        report.id: f"{year_name(report)} · {report.series}"
        if years[year_name(report)] > 1 and report.series
        else year_name(report)
        for report in reports
    }


def _by_symbol(words: str, reports: Iterable[Report]) -> Iterator[Target]:
    wanted = words.replace(" ", "").upper()
    if not wanted:
        return
    for report in reports:
        for symbol in report.symbols:
            if symbol.upper().startswith(wanted):
                yield Target(report.id, None, symbol, report.title)
        if str(report.year) == wanted:
            yield Target(report.id, None, str(report.year), report.title)


def _by_paragraph(words: str, reports: Sequence[Report], here: str | None, titles: dict[str, str]) -> Iterator[Target]:
    year = _YEAR.search(words)
    rest = words[: year.start()] + words[year.end() :] if year else words
    number = _PARAGRAPH.search(rest)
    if not number:
        return
    label = number[1] or number[2]
    for report in _nearest(reports, here, year[0] if year else None):
        paragraph = report.paragraph(label)
        if paragraph:
            yield Target(report.id, paragraph.eid, f"{titles[report.id]}, para. {label}", paragraph.words[:120])


def _by_section(
    words: str, reports: Sequence[Report], here: str | None, titles: dict[str, str]
) -> Iterator[list[Target]]:
    """For each report its sections that fit, the best first."""
    year = _YEAR.search(words)
    rest = (words[: year.start()] + words[year.end() :]).strip() if year else words.strip()
    if not rest:
        return
    path = rest.upper().rstrip(".")
    for report in _nearest(reports, here, year[0] if year else None):
        sections = list(report.walk())
        headings = {number: section.title.lower() for number, section in enumerate(sections)}
        scored = process.extract(rest.lower(), headings, scorer=_fit, score_cutoff=GOOD_ENOUGH, limit=MOST)
        exact = [section for section in sections if section.path.upper() == path]
        fitting = [*exact, *(sections[number] for _, _, number in scored)]
        yield [Target(report.id, one.eid, _heading(one), titles[report.id]) for one in fitting]


def _heading(section: Section) -> str:
    name = section_name(section)
    return section.title if name == section.title else f"{name} {section.title}"


def _mixed(found: Iterable[list[Target]]) -> Iterator[Target]:
    """The best of each report, then the second best of each, and so on."""
    for rank in zip_longest(*found):
        yield from (one for one in rank if one is not None)


def _nearest(reports: Sequence[Report], here: str | None, year: str | None) -> list[Report]:
    """The reports of the year named; the one in hand first, then the newest."""
    wanted = [report for report in reports if year is None or str(report.year) == year]
    return sorted(wanted, key=lambda report: (report.id != here, -(report.year or 0)))


def _fit(words: str, title: str, **options: object) -> float:
    """0 to 100: the letters as they begin words of the heading, else how alike they are."""
    parts = title.split()
    if all(any(part.startswith(word) for part in parts) for word in words.split()):
        return 100.0
    return fuzz.partial_ratio(words, title) * 0.5 + fuzz.ratio(words, title) * 0.4 if len(words) > 2 else 0.0
