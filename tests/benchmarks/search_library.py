"""Libraries of any size with natural words, the same each time: what the benchmark of searching searches."""

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from explorer.ingest import read_report
from explorer.language.address import addressed
from explorer.model.report import Paragraph, Report, Section
from explorer.model.text import Run
from explorer.paths import resource

SEED = 20_181
PARAGRAPHS = 100
"""Of a report."""
_SECTIONS = 5
_WORDS = (30, 110)  # Of a paragraph.
_NEXT, _ANY = 0.55, 0.25
"""The share of words that follow the one before as they do in the samples, and of those that stand anywhere in them;
the others are of the subject of the report."""
_SUBJECT = 300
"""Words that a report has of its own subject: what is seldom in the library is frequent in few of its reports."""
_RARE = 120_000  # Generated words, which follow Zipf's law behind the samples' own.
_SYLLABLES = [consonant + vowel for consonant in ("", *"bcdfghlmnprstv", "br", "ch", "st", "tr") for vowel in "aeiou"]
_NUMBERS = ("I", "II", "III", "IV", "V", "VI", "VII")
_ENDINGS = ("", "", "s", "ed", "ing", "tion", "ment", "al", "er", "ity")


def reports(paragraphs: int) -> Iterator[Report]:
    """Reports with so many numbered paragraphs in all. Words stand beside each other as often as in the samples, of
    which whole sentences would make every phrase far too frequent."""
    chance = random.Random(SEED)
    running = _running_words()
    followers: defaultdict[str, list[str]] = defaultdict(list)
    for word, follower in pairwise(running):
        followers[word].append(follower)
    rare = _rare_words(chance)
    for number in range((paragraphs + PARAGRAPHS - 1) // PARAGRAPHS):
        subject = [_by_zipf(chance, rare) for _ in range(_SUBJECT // 2)] + chance.choices(running, k=_SUBJECT // 2)
        count = min(PARAGRAPHS, paragraphs)
        texts = [_paragraph(chance, running, followers, subject) for _ in range(count)]
        year, series = 1990 + number % 35, f"Activities of the {('Office', 'Fund', 'Programme', 'Centre')[number % 4]}"
        yield _report(f"report-{number}", year, series, texts)
        paragraphs -= count


def _running_words() -> list[str]:
    """The words of the samples as they follow each other, with their punctuation."""
    files = sorted(resource("samples").glob("*.txt"))
    return [word for file in files for _, block in read_report(file).blocks() for word in block.words.split()]


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
    chance: random.Random, running: Sequence[str], followers: Mapping[str, Sequence[str]], subject: Sequence[str]
) -> str:
    words = [chance.choice(running)]
    for _ in range(chance.randint(*_WORDS)):
        kind = chance.random()
        if kind < _NEXT and words[-1] in followers:
            words.append(chance.choice(followers[words[-1]]))
        elif kind < _NEXT + _ANY:
            words.append(chance.choice(running))
        else:
            words.append(_by_zipf(chance, subject))
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
