"""Libraries of any size with natural words, the same each time: what the benchmark of searching searches.

Texts are made of stretches of the samples, so that words stand together as they do there: of what follows a word
in them, a text goes on with it until it leaps to where the same word stands elsewhere. The samples are of one subject,
and a library is not: its other subjects have words of their own in the places of the samples', so that phrases are as
frequent within a subject, and what the samples are about stands in one report of SUBJECTS. Names and rarities follow
Zipf's law in all of them.
"""

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from explorer.ingest import read_report
from explorer.language import language
from explorer.language.address import addressed
from explorer.model.report import Paragraph, Report, Section
from explorer.model.text import Run
from explorer.paths import resource

SEED = 20_181
PARAGRAPHS = 100
"""Of a report."""
SUBJECTS = 10
"""Of the library. Measured on sixteen reports of the United Nations on anything: what the samples are about
("corruption", "trafficking", "organized crime") stands in a tenth as many of their paragraphs, 1.7 to 2.2 of 100."""
_SECTIONS = 5
_WORDS = (30, 110)  # Of a paragraph.
_LEAP = 1 / 8
"""The chance to leave a stretch of the samples behind a word: seven words in eight are followed as there, and phrases
of many words are rarer."""
_SELDOM = 0.05
"""The share of words that are names and rarities."""
_RARE = 120_000  # Generated words of these, which follow Zipf's law.
_SYLLABLES = [consonant + vowel for consonant in ("", *"bcdfghlmnprstv", "br", "ch", "st", "tr") for vowel in "aeiou"]
_NUMBERS = ("I", "II", "III", "IV", "V", "VI", "VII")
_ENDINGS = ("", "", "s", "ed", "ing", "tion", "ment", "al", "er", "ity")
_EVERYWHERE = {
    "assembly",
    "assistance",
    "council",
    "countries",
    "development",
    "general",
    "international",
    "member",
    "national",
    "nations",
    "office",
    "programme",
    "regional",
    "report",
    "reports",
    "resolution",
    "resolutions",
    "secretary",
    "security",
    "session",
    "state",
    "states",
    "technical",
    "united",
}
"""Words of the organisation, which reports on any subject have."""
_WORD = re.compile(r"(?<![\w/.])[A-Z]?[a-z]{3,}(?![\w/])")


def reports(paragraphs: int) -> Iterator[Report]:
    """Reports with so many numbered paragraphs in all."""
    chance = random.Random(SEED)
    rare = _rare_words(chance)
    samples = _running_words()
    subjects = [samples, *(_translated(chance, samples, rare) for _ in range(SUBJECTS - 1))]
    places = [_places(running) for running in subjects]
    for number in range((paragraphs + PARAGRAPHS - 1) // PARAGRAPHS):
        count, subject = min(PARAGRAPHS, paragraphs), chance.randrange(SUBJECTS)
        texts = [_paragraph(chance, subjects[subject], places[subject], rare) for _ in range(count)]
        year, series = 1990 + number % 35, f"Activities of the {('Office', 'Fund', 'Programme', 'Centre')[number % 4]}"
        yield _report(f"report-{number}", year, series, texts)
        paragraphs -= count


def _running_words() -> list[str]:
    """The words of the samples as they follow each other, with their punctuation."""
    files = sorted(resource("samples").glob("*.txt"))
    return [word for file in files for _, block in read_report(file).blocks() for word in block.words.split()]


def _translated(chance: random.Random, running: Sequence[str], rare: Sequence[str]) -> list[str]:
    """The same on another subject: each word but those of any subject is another one, always the same."""
    words = language().words
    stays = words.small | words.short | words.boilerplate | _EVERYWHERE
    others: defaultdict[str, str] = defaultdict(lambda: chance.choice(rare))

    def translated(match: re.Match[str]) -> str:
        word = match[0].lower()
        if word in stays:
            return match[0]
        return others[word].capitalize() if match[0][0].isupper() else others[word]

    return [_WORD.sub(translated, word) for word in running]


def _places(running: Sequence[str]) -> Mapping[str, Sequence[int]]:
    """Where each word stands."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(running):
        found[word].append(place)
    return found


def _rare_words(chance: random.Random) -> list[str]:
    words: dict[str, None] = {}
    while len(words) < _RARE:
        stem = "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4)))
        words[stem + chance.choice(_ENDINGS)] = None
    return list(words)


def _by_zipf(chance: random.Random, words: Sequence[str]) -> str:
    """The n-th of some words with a chance of about 1/n."""
    return words[min(int(len(words) ** chance.random()) - 1, len(words) - 1)]


def _paragraph(
    chance: random.Random, running: Sequence[str], places: Mapping[str, Sequence[int]], rare: Sequence[str]
) -> str:
    place, words = chance.randrange(len(running)), list[str]()
    for _ in range(chance.randint(*_WORDS)):
        words.append(_by_zipf(chance, rare) if chance.random() < _SELDOM else running[place])
        if chance.random() < _LEAP:
            place = chance.choice(places[running[place]])
        place = (place + 1) % len(running)
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
