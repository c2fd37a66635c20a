"""A made-up series of yearly reports: the sample reports, changed from year to year as reports of the kind are.

What happened to each section is known, since the changes are drawn here: `Series.lineages` is the truth of it.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from explorer.ingest import read_report
from explorer.language.address import addressed
from explorer.library import Library
from explorer.model.report import Item, Paragraph, Report, Section, Source
from explorer.model.text import Run, plain
from explorer.paths import resource

TITLE = "Crime prevention and criminal justice, year by year"
FIRST_YEAR, YEARS = 2012, 10
_BASE = ("002_744464a0601c5378.txt", "003_51e354b19fdec846.txt")
_POOL = ("001_0d3a60e5d9e57139.txt", "000_ba46a36aec142166.txt")
_NEW_SECTIONS = 3
_YEAR_WORD = re.compile(r"\b20[01]\d\b|\b202\d\b")
_NUMBER = re.compile(r"(?<![\w/.,])\d{1,3}(?:,\d{3})*(?![\w/.,]*\d)")
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_EDITED, _DROPPED, _NEW = 0.3, 0.05, 0.06
"""The shares of a year's paragraphs that are worded anew, left out and added."""
_ASIDES = ("in close cooperation with partners", "at the request of Member States", "within its mandate", "once again")


@dataclass(frozen=True)
class Series:
    """Reports oldest first, with ids. A lineage has the eId of a section in each year, None where it is absent."""

    reports: tuple[Report, ...]
    lineages: tuple[tuple[str | None, ...], ...]


@dataclass
class _Node:
    """A section while it changes. `key` stays the same through the years."""

    key: int
    heading: str
    paragraphs: list[Paragraph]
    below: "list[_Node]" = field(default_factory=list)

    def walk(self) -> "Iterator[_Node]":
        yield self
        for node in self.below:
            yield from node.walk()


@cache
def ten_years(years: int = YEARS, seed: int = 1) -> Series:
    """So many reports, of some hundred sections together; the same ones for the same numbers."""
    return _Maker(random.Random(seed)).series(years)


def fill(library: Library, folder: Path, series: Series) -> list[str]:
    """Put the reports into a library, their texts as originals into a folder; their ids there, oldest first."""
    folder.mkdir(parents=True, exist_ok=True)
    ids = []
    for report in series.reports:
        path = folder / report.source.name
        path.write_text("\n\n".join(paragraph.words for paragraph in report.paragraphs()), encoding="utf-8")
        ids.append(library.add(path, replace(report, id="", source=Source(path.name))).id)
    return ids


class _Maker:
    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._keys = 0
        self._spare: list[Paragraph] = []
        self._spare_sections: list[_Node] = []

    def series(self, years: int) -> Series:
        top = [self._node(section) for name in _BASE for section in _sample(name).sections]
        for name in _POOL:
            sections = list(_sample(name).walk())
            self._spare += [_plain(paragraph) for section in sections[::2] for paragraph in section.own_paragraphs]
            self._spare_sections += [self._node(replace(one, sections=())) for one in sections[1::2] if one.blocks]
        reports: list[Report] = []
        places: list[dict[int, str]] = []
        for year in range(FIRST_YEAR, FIRST_YEAR + years):
            if reports:
                self._pass_a_year(top)
            report = _report(year, top)
            reports.append(report)
            nodes = [node for one in top for node in one.walk()]
            places.append({node.key: one.eid for node, one in zip(nodes, report.walk(), strict=True)})
        keys = dict.fromkeys(key for place in places for key in place)
        return Series(tuple(reports), tuple(tuple(place.get(key) for place in places) for key in keys))

    def _node(self, section: Section) -> _Node:
        self._keys += 1
        paragraphs = [_plain(paragraph) for paragraph in section.own_paragraphs]
        return _Node(self._keys, section.title, paragraphs, [self._node(one) for one in section.sections])

    def _pass_a_year(self, top: list[_Node]) -> None:
        """Wordings and numbers change everywhere, a few sections come, go, move and get another heading."""
        nodes = [node for one in top for node in one.walk()]
        for node in nodes:
            node.paragraphs = list(self._reworded(node.paragraphs))
        parents = [node for node in nodes if len(node.below) > 2]
        giver, taker = self._chance.sample(parents, 2)
        moved = giver.below.pop(self._chance.randrange(len(giver.below)))
        if taker in moved.walk():
            giver.below.append(moved)
        else:
            taker.below.insert(self._chance.randrange(len(taker.below) + 1), moved)
        self._chance.choice(parents).below.pop()
        for _ in range(min(_NEW_SECTIONS, len(self._spare_sections))):
            self._chance.choice(parents).below.insert(0, self._spare_sections.pop())
        for node in self._chance.sample([node for node in nodes if node.paragraphs], 3):
            node.heading = f"{node.heading.split(' and ')[0]} and related developments"

    def _reworded(self, paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
        for paragraph in paragraphs:
            drawn = self._chance.random()
            if drawn < _DROPPED and len(paragraphs) > 1:
                continue
            yield self._edited(paragraph) if drawn < _DROPPED + _EDITED else paragraph
            if self._spare and self._chance.random() < _NEW:
                yield self._spare.pop(self._chance.randrange(len(self._spare)))

    def _edited(self, paragraph: Paragraph) -> Paragraph:
        """Years move on by one, numbers grow a little, an aside is put in."""
        words = _YEAR_WORD.sub(lambda year: str(int(year[0]) + 1), plain(paragraph.text))
        words = _NUMBER.sub(lambda number: self._grown(number[0]), words)
        parts = words.split(" ")
        if len(parts) > 12:
            parts.insert(self._chance.randrange(4, len(parts) - 4), f"{self._chance.choice(_ASIDES)},")
        return replace(paragraph, text=(Run(" ".join(parts)),))

    def _grown(self, number: str) -> str:
        value = int(number.replace(",", ""))
        return f"{value + self._chance.randint(1, max(1, value // 12)):,}" if value > 9 else number


@cache
def _sample(name: str) -> Report:
    return read_report(resource(f"samples/{name}"))


def _plain(paragraph: Paragraph) -> Paragraph:
    items = tuple(Item(item.number, (Run(plain(item.text)),)) for item in paragraph.items)
    return Paragraph(paragraph.number, (Run(plain(paragraph.text)),), items)


def _report(year: int, top: Sequence[_Node]) -> Report:
    numbers = iter(range(1, 10_000))
    sections = tuple(_section(node, _roman(place), 1, numbers) for place, node in enumerate(top, 1))
    name = f"{year}.txt"
    return addressed(Report(sections, id=str(year), title=TITLE, year=year, series=TITLE, source=Source(name)))


def _section(node: _Node, number: str, level: int, numbers: Iterator[int]) -> Section:
    blocks = tuple(replace(paragraph, number=str(next(numbers))) for paragraph in node.paragraphs)
    below = tuple(
        _section(one, _numbering(level, place), level + 1, numbers) for place, one in enumerate(node.below, 1)
    )
    return Section(number, (Run(node.heading),), blocks, below)


def _numbering(level: int, place: int) -> str:
    """What stands before the headings below a level: A, then 1, then (a)."""
    letter = chr(ord("A") + (place - 1) % 26) * ((place - 1) // 26 + 1)
    return {1: letter, 2: str(place)}.get(level, f"({letter.lower()})")


def _roman(number: int) -> str:
    for value, sign in _ROMAN:
        if number >= value:
            return sign + _roman(number - value)
    return ""
