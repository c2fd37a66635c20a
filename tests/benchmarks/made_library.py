"""Libraries as large as wanted: the sample reports over and over, their paragraphs mixed, with names of their own.

The seed is fixed. Some words in each paragraph are made up, as places, people and programmes are in real reports, so
that the vocabulary grows with the library.
"""

import hashlib
import random
from dataclasses import replace
from pathlib import Path

from explorer.library import Library
from explorer.model.address import addressed
from explorer.model.report import Block, Paragraph, Report, Section
from explorer.model.text import Run

SEED = 20
YEARS = range(2018, 2026)
_SYLLABLES = ("ba", "cor", "den", "fi", "gur", "ha", "il", "jo", "kam", "lun", "mo", "nar", "os", "pir", "qua", "ris",
              "sen", "tal", "ul", "ven", "wes", "yar", "zim")  # fmt: skip


def fill(folder: Path, samples: list[Report], reports: int) -> int:
    """Make a library of so many reports in a folder; gives how many numbered paragraphs it has."""
    chance = random.Random(SEED)
    pool = [block for sample in samples for _, block in sample.blocks() if isinstance(block, Paragraph)]
    library, count = Library.open(folder / "library"), 0
    file = folder / "original.txt"
    for number in range(reports):
        series, year = divmod(number, len(YEARS))
        sample = samples[number % len(samples)]
        made = addressed(replace(sample, sections=tuple(_mixed(one, pool, chance) for one in sample.sections)))
        file.write_text(str(number), encoding="utf-8")
        made = replace(
            made,
            id="",
            title=f"Work of the {_name(chance)} and {_name(chance)} programmes",
            year=YEARS[year],
            date=None,
            series=f"Series {series + 1} on the work of the Organization",
            symbols=(f"A/{YEARS[year] - 1945}/{number + 1}",),
            source=replace(sample.source, name=f"{number}.txt", sha256=hashlib.sha256(file.read_bytes()).hexdigest()),
        )
        library.add(file, made)
        count += len(made.paragraphs())
    library.close()
    return count


def _mixed(section: Section, pool: list[Paragraph], chance: random.Random) -> Section:
    return replace(
        section,
        blocks=tuple(_other(block, pool, chance) for block in section.blocks),
        sections=tuple(_mixed(below, pool, chance) for below in section.sections),
    )


def _other(block: Block, pool: list[Paragraph], chance: random.Random) -> Block:
    """Another paragraph's words under the same number, with two names of its own."""
    if not isinstance(block, Paragraph):
        return block
    words = chance.choice(pool).words.split()
    for _ in range(2):
        words.insert(chance.randrange(len(words) + 1), _name(chance).capitalize())
    return replace(block, text=(Run(" ".join(words)),), items=())


def _name(chance: random.Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(2, 4)))
