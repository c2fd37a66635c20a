"""The texts that are searched: reports made of words with known forms, and the samples.

What is made is known by having been made: the value and the place of each figure, the documents that a text names. Of
the samples it is not known, and nothing is asked that needs it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from explorer.ingest import read_report
from explorer.language.address import addressed
from explorer.model.report import Block, Paragraph, Report, Section, Table
from explorer.model.text import Footnote, Run, Text, plain
from explorer.paths import resource
from tests.language.families import families
from tests.search.conformance.reading import Families, Told, taken_apart

SEED = 14
REPORTS = 30
SYMBOLS = [f"61/{number}" for number in range(301, 316)]
"""Resolutions that the made reports name."""
BODIES = ("Office", "Fund", "Programme", "Centre")
_SMALL = ("the", "of", "and", "in", "to", "for", "with", "on")
_APART = (
    ("universe", "university"), ("general", "generation"), ("organ", "organization"), ("police", "policy"),
    ("important", "import"), ("state", "statistics"), ("human", "humanity"), ("minor", "minority"),
    ("major", "majority"), ("unit", "united"),
)  # fmt: skip
"""Words of different sense that begin alike."""
_OF_NUMBERS = ("hundred", "thousand", "million", "billion", "trillion", "percent", "cents", "dozen")
"""Words that would make another figure of the one before them."""
_ALIKE, _MADE_OF = 4, 3
"""Letters in which no two families of the made reports begin alike; and those that a word and what is made of it have
alike in any text: detain and detention."""
_VOCABULARY = 260
_WRITTEN = {  # what is written in more than one way, beside one that has no hyphen or full stop
    "co-operation": "cooperation", "policy-makers": "policymakers", "COVID-19": "COVID19", "U.S.A.": "USA",
    "Côte": "Cote", "e-mail": "email",
}  # fmt: skip
FIGURES = {
    "72": 72, "3,000": 3_000, "98": 98, "1,486": 1_486, "1.5 million": 1_500_000, "361 million": 361_000_000,
    "20 per cent": 20, "12,500": 12_500, "1,940,000": 1_940_000, "7": 7, "430": 430, "2 billion": 2_000_000_000,
}  # fmt: skip
"""As they are written, with their values."""


@dataclass
class Corpus:
    """Reports, and all their texts. `stretches` are words that stand side by side somewhere."""

    name: str
    reports: list[Report]
    told: list[Told]
    families: Families
    made: bool
    words: list[str] = field(init=False)
    """All words, each as often as it stands."""

    def __post_init__(self) -> None:
        self.words = [word for told in self.told for word in told.words]

    @property
    def vocabulary(self) -> list[str]:
        """Each word once."""
        return sorted(set(self.words))

    def stretch(self, chance: Random, least: int, most: int) -> list[str]:
        """Some words that stand side by side."""
        told = chance.choice([told for told in self.told if len(told.words) >= most])
        length = chance.randint(least, most)
        first = chance.randrange(len(told.words) - length + 1)
        return told.words[first : first + length]


def made() -> Corpus:
    """Reports of several years, series and symbols, with headings, paragraphs, tables and footnotes."""
    maker = _Maker(Random(SEED))
    reports = [maker.report(number) for number in range(REPORTS)]
    told = [each for report in reports for each in _told(report, maker.facts)]
    return Corpus("made", reports, told, Families(maker.families, _APART, _ALIKE), made=True)


def samples() -> Corpus:
    """The sample reports."""
    reports = []
    for number, path in enumerate(sorted(resource("samples").glob("*.txt"))):
        reports.append(replace(read_report(path), id=f"sample-{number}", year=2018 + number, series="Mandates"))
    told = [each for report in reports for each in _told(report, {})]
    return Corpus("samples", reports, told, Families(families(), _APART, _MADE_OF), made=False)


Facts = tuple[tuple[tuple[float, int], ...], frozenset[str]]


class _Maker:
    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self.families = list(_chosen(chance))
        self.facts: dict[str, Facts] = {}
        forms = [form for family in self.families for form in family]
        self._words = [chance.choice(forms) for _ in range(90)] * 6 + forms  # A few are frequent, as in any text.

    def report(self, number: int) -> Report:
        """A report of some sections, each with what can be found."""
        self._paragraph, self._notes = 0, list[Footnote]()
        sections = tuple(self._section(numeral, 1) for numeral in ("I", "II", "III", "IV"))
        body = BODIES[number % len(BODIES)]
        return addressed(
            Report(
                sections,
                tuple(self._notes),
                id=f"made-{number}",
                symbols=(f"A/{70 + number % 9}/{100 + number}",),
                title=f"Activities of the {body} {number}",
                year=2009 + number % 12,
                series=f"Activities of the {body}",
            )
        )

    def _section(self, number: str, level: int) -> Section:
        below = tuple(self._section(letter, level + 1) for letter in ("A", "B")) if level == 1 else ()
        blocks: list[Block] = [self._numbered() for _ in range(self._chance.randint(2, 3))]
        if self._chance.random() < 0.3:
            cells = [[self._text(self._chance.randint(1, 4)) for _ in range(3)] for _ in range(3)]
            blocks.append(Table(tuple(tuple((Run(cell),) for cell in row) for row in cells)))
        heading = " ".join(self._chance.choices(self._words, k=self._chance.randint(2, 4))).capitalize()
        return Section(number, (Run(heading),), tuple(blocks), below)

    def _numbered(self) -> Paragraph:
        self._paragraph += 1
        text: Text = (Run(self._text(self._chance.randint(8, 40))),)
        if self._chance.random() < 0.25:
            note = f"fn_{len(self._notes) + 1}"
            marker = str(len(self._notes) + 1)
            self._notes.append(Footnote(marker, (Run(self._text(self._chance.randint(4, 12))),), eid=note))
            text = (*text, Run(marker, footnote=note))
        return Paragraph(str(self._paragraph), text)

    def _text(self, length: int) -> str:
        """A text of so many words, figures and documents, and what is known of it."""
        pieces, figures, cited = list[str](), list[tuple[float, int]](), set[str]()
        for _ in range(length):
            kind = self._chance.random()
            if kind < 0.05 and pieces and pieces[-1].isalpha():
                written, value = self._chance.choice(list(FIGURES.items()))
                figures.append((value, len(taken_apart(" ".join(pieces))[0])))
                pieces += [written, self._chance.choice(self._words)]
            elif kind < 0.08:
                named = self._chance.sample(SYMBOLS, 2)
                how = self._chance.choice(("A/RES/{0}", "resolution {0}", "resolutions {0} and {1}"))
                pieces += [how.format(*named), "and"]
                cited.update(named if "{1}" in how else named[:1])
            elif kind < 0.11:
                pieces.append(self._chance.choice([*_WRITTEN, *_WRITTEN.values()]))
            elif kind < 0.35:
                pieces.append(self._chance.choice(_SMALL))
            else:
                pieces.append(self._chance.choice(self._words) + self._chance.choice(("",) * 9 + (",",)))
        text = f"{' '.join(pieces)}."
        self.facts[text] = tuple(figures), frozenset(cited)
        return text


def _chosen(chance: Random) -> Iterator[list[str]]:
    """Families whose words begin otherwise than those of all others, and words that begin alike but are apart."""
    taken = {word[:_ALIKE] for words in (*_APART, _OF_NUMBERS) for word in words}
    known = list(families())
    chance.shuffle(known)
    chosen = 0
    for family in known:
        begins = {word[:_ALIKE] for word in family}
        if taken.isdisjoint(begins) and all(len(word) >= _ALIKE and word.isalpha() for word in family):
            taken |= begins
            chosen += 1
            yield family
        if chosen == _VOCABULARY:
            break
    yield ["resolution", "resolutions"]
    for words in _APART:
        for word in words:
            yield [word, *({f"{word}s"} if not word.endswith(("s", "ed", "y", "t")) else ())]


def _told(report: Report, facts: dict[str, Facts]) -> Iterator[Told]:
    """Every text of a report: headings, blocks, and footnotes behind what refers to them."""
    notes = {note.eid: note for note in report.footnotes}
    for section in report.sections:
        yield from _told_section(report, section, (), notes, facts)
    for note in notes.values():
        yield _one(report, note.eid, "footnote", plain(note.text), (), facts)


def _told_section(
    report: Report,
    section: Section,
    above: tuple[tuple[str, str], ...],
    notes: dict[str, Footnote],
    facts: dict[str, Facts],
) -> Iterator[Told]:
    within = (*above, (section.path, section.title or section.number))
    elements: list[tuple[str, str, str, Sequence[Run]]] = [(section.eid, "heading", section.printed, section.heading)]
    for block in section.blocks:
        kind = "table" if isinstance(block, Table) else "text"
        elements.append((block.eid, kind, block.words, list(_runs(block))))
    for eid, kind, words, runs in elements:
        if words:
            yield _one(report, eid, kind, words, within, facts)
        for run in runs:
            if run.footnote in notes:
                yield _one(report, eid, "footnote", plain(notes.pop(run.footnote).text), within, facts)
    for below in section.sections:
        yield from _told_section(report, below, within, notes, facts)


def _runs(block: Block) -> Iterator[Run]:
    if isinstance(block, Table):
        yield from (run for row in block.rows for cell in row for run in cell)
    else:
        yield from block.text
        for item in block.walk():
            yield from item.text


def _one(
    report: Report,
    eid: str,
    kind: str,
    words: str,
    within: tuple[tuple[str, str], ...],
    facts: dict[str, Facts],
) -> Told:
    figures, cited = _known(words, facts) if kind == "table" and facts else facts.get(words, ((), frozenset()))
    symbol = report.symbols[0] if report.symbols else ""
    return Told(report.id, eid, kind, words, report.year or 0, report.series, symbol, within, figures, cited)


def _known(words: str, facts: dict[str, Facts]) -> Facts:
    """What is known of a table, cell by cell."""
    figures, cited, before = list[tuple[float, int]](), set[str](), 0
    rest = words
    while rest:
        cell = next(cell for cell in facts if rest.startswith(cell))
        own, named = facts[cell]
        figures += [(value, before + place) for value, place in own]
        cited |= named
        before += len(taken_apart(cell)[0])
        rest = rest[len(cell) :].strip()
    return tuple(figures), frozenset(cited)
