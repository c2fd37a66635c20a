"""Libraries of any size with natural words, the same each time: what the benchmark of searching searches."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from explorer.ingest import read_report
from explorer.language import language
from explorer.language.address import addressed
from explorer.language.sentences import sentences
from explorer.model.report import Paragraph, Report, Section
from explorer.model.text import Run
from explorer.paths import resource
from explorer.search.words import folded_words

SEED = 20_181
PARAGRAPHS = 100
"""Of a report."""
_SECTIONS = 5
_SENTENCES = (2, 6)
_CHANGED = 0.06  # Of the words are replaced by rarer ones, so that the vocabulary grows with the library as it does.
_RARE = 120_000  # Generated words, which follow Zipf's law behind the samples' own.
_SYLLABLES = [consonant + vowel for consonant in ("", *"bcdfghlmnprstv", "br", "ch", "st", "tr") for vowel in "aeiou"]
_NUMBERS = ("I", "II", "III", "IV", "V", "VI", "VII")
_ENDINGS = ("", "", "s", "ed", "ing", "tion", "ment", "al", "er", "ity")


def reports(paragraphs: int) -> Iterator[Report]:
    """Reports with so many numbered paragraphs in all."""
    chance = random.Random(SEED)
    known = _sentences()
    frequent = Counter(word.lower() for sentence in known for word in folded_words(sentence))
    middling = [word for word, count in frequent.items() if count <= 3 and word.isalpha()]
    rare = _rare_words(chance)
    for number in range((paragraphs + PARAGRAPHS - 1) // PARAGRAPHS):
        texts = [_paragraph(chance, known, middling, rare) for _ in range(min(PARAGRAPHS, paragraphs))]
        year, series = 1990 + number % 35, f"Activities of the {('Office', 'Fund', 'Programme', 'Centre')[number % 4]}"
        yield _report(f"report-{number}", year, series, texts)
        paragraphs -= len(texts)


def _sentences() -> list[str]:
    found = []
    for file in sorted(resource("samples").glob("*.txt")):
        for _, block in read_report(file).blocks():
            words = block.words
            found += [words[start:end] for start, end in sentences(words, language()) if end - start > 30]
    return found


def _rare_words(chance: random.Random) -> list[str]:
    words: dict[str, None] = {}
    while len(words) < _RARE:
        stem = "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4)))
        words[stem + chance.choice(_ENDINGS)] = None
    return list(words)


def _paragraph(chance: random.Random, known: list[str], middling: list[str], rare: list[str]) -> str:
    words = " ".join(chance.choices(known, k=chance.randint(*_SENTENCES))).split()
    for index in range(len(words)):
        if chance.random() < _CHANGED:
            # The n-th of the rare words with a chance of about 1/n.
            zipf = rare[min(int(len(rare) ** chance.random()) - 1, len(rare) - 1)]
            words[index] = zipf if chance.random() < 0.5 else chance.choice(middling)
    return " ".join(words)


def _report(id: str, year: int, series: str, texts: list[str]) -> Report:
    share = max(1, len(texts) // _SECTIONS)
    titles = ("Introduction", "Action taken", "Technical cooperation", "Resources", "Conclusions", "Other matters")
    sections = []
    for number, first in enumerate(range(0, len(texts), share)):
        blocks = tuple(
            Paragraph(str(first + index), (Run(text),), page=1 + (first + index) // 5)
            for index, text in enumerate(texts[first : first + share], 1)
        )
        title = titles[min(number, len(titles) - 1)]
        sections.append(Section(_NUMBERS[min(number, 6)], (Run(title),), blocks=blocks, page=1))
    symbol = f"A/{year - 1945}/{100 + len(id)}"
    made = addressed(Report(tuple(sections), id=id, year=year, series=series, title=f"{series}, {year}"))
    return replace(made, symbols=(symbol,))
