"""A folder of any number of short reports as text, in series of eight years, each with words of its own."""

import random
import textwrap
from pathlib import Path

from explorer.ingest import read_report
from explorer.paths import resource

YEARS = range(2018, 2026)
_SEED = 20_181
_SECTIONS = ("Introduction", "Action taken", "Technical cooperation", "Conclusions and recommendations")
_NUMBERS = ("I", "II", "III", "IV")
_PARAGRAPHS = 3  # of a section
_SENTENCES = (2, 5)  # of a paragraph
_WIDTH = 90  # letters of a line


def write_texts(folder: Path, count: int) -> None:
    """Write so many reports, those of a series one after the other as their file names sort."""
    folder.mkdir(parents=True)
    chance = random.Random(_SEED)
    sentences = _sentences()
    for number in range(count):
        series, year = divmod(number, len(YEARS))
        text = _report(chance, sentences, series + 1, YEARS[year])
        (folder / f"report-{series + 1:05}-{YEARS[year]}.txt").write_text(text, encoding="utf-8")


def _report(chance: random.Random, sentences: list[str], series: int, year: int) -> str:
    masthead = f"United Nations\nA/{year - 1945}/{series}\n\nGeneral Assembly\n\nDistr.: General\n12 March {year}\n\n"
    title = f"Activities of field office {series} in {year}\n\n\nReport of the Secretary-General\n\n"
    parts = [f"{masthead}Original: English\n\n\n{title}"]
    for at, (number, heading) in enumerate(zip(_NUMBERS, _SECTIONS, strict=True)):
        parts.append(f"{number}. {heading}")
        for place in range(1, _PARAGRAPHS + 1):
            text = " ".join(chance.choices(sentences, k=chance.randint(*_SENTENCES)))
            printed = f"{at * _PARAGRAPHS + place}. In {year} field office {series} went on. {text}"
            parts.append(textwrap.fill(printed, _WIDTH))
    return "\n\n".join(parts) + "\n"


def _sentences() -> list[str]:
    """Whole sentences of the samples, without marks of notes."""
    files = sorted(resource("samples").glob("*.txt"))
    texts = [block.words for file in files for _, block in read_report(file).blocks()]
    return [f"{part}." for text in texts for part in text.rstrip(".").split(". ") if 60 < len(part) < 240]
