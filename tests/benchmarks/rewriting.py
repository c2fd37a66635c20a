"""Next year's report made by chance, seeded, so that what corresponds is known; and reports of any length."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from explorer.language.address import addressed
from explorer.model.report import Paragraph, Report, Section
from explorer.model.text import Run

Links = set[tuple[str, str]]
"""Pairs of labels of numbered paragraphs."""

Draft = tuple[int, list[str], str]
"""The index of the section a paragraph stands in, the labels of what it was made of, and its words."""

_OFTEN = 0.05
_IN_A_SECTION = 12
_WORDS_OF_A_HEADING = 4
_COPIES = 0.7


def vocabulary(reports: Sequence[Report]) -> list[str]:
    """Every word of the reports, as often as it stands there."""
    return [word for report in reports for paragraph in report.paragraphs() for word in paragraph.words.split()]


@dataclass
class Rewriter:
    """Replaces a `share` of the words by others of the `vocabulary`; one paragraph in twenty each is dropped, moved,
    split, or merged with the next, and all are numbered anew."""

    random: random.Random
    vocabulary: list[str]
    share: float

    def rewrite(self, report: Report) -> tuple[Report, Links]:
        """The next year's report, and which of its paragraphs come from which."""
        texts: list[Draft] = []
        for index, section in enumerate(report.walk()):
            for paragraph in section.own_paragraphs:
                texts += [(index, [paragraph.label or ""], words) for words in self._pieces(paragraph)]
        texts = self._moved(self._merged(texts))
        numbered = [
            (index, labels, Paragraph(str(n), (Run(words),))) for n, (index, labels, words) in enumerate(texts, 1)
        ]
        newer = addressed(replace(report, sections=_rebuilt(report.sections, numbered, iter(range(10_000)))))
        return newer, {(label, paragraph.number or "") for _, labels, paragraph in numbered for label in labels}

    def reworded(self, words: str) -> str:
        """The text with its share of words replaced."""
        return " ".join(
            self.random.choice(self.vocabulary) if self.random.random() < self.share else word for word in words.split()
        )

    def _pieces(self, paragraph: Paragraph) -> list[str]:
        """The rewritten paragraph: nothing where it is dropped, two texts where it is split."""
        words = self.reworded(paragraph.words).split()
        if self._happens():
            return []
        middle = len(words) // 2
        return [" ".join(words[:middle]), " ".join(words[middle:])] if self._happens() else [" ".join(words)]

    def _merged(self, texts: list[Draft]) -> list[Draft]:
        merged: list[Draft] = []
        for index, labels, words in texts:
            if merged and self._happens():
                last, others, before = merged.pop()
                merged.append((last, others + labels, f"{before} {words}"))
            else:
                merged.append((index, labels, words))
        return merged

    def _moved(self, texts: list[Draft]) -> list[Draft]:
        for at in range(len(texts)):
            if self._happens():
                _, labels, words = texts.pop(at)
                place = self.random.randrange(len(texts))
                texts.insert(place, (texts[place][0], labels, words))
        return texts

    def _happens(self) -> bool:
        return self.random.random() < _OFTEN


def _rebuilt(
    sections: tuple[Section, ...], texts: list[tuple[int, list[str], Paragraph]], indexes: Iterator[int]
) -> tuple[Section, ...]:
    """The sections, in reading order by index, with the numbered texts in place of theirs."""
    result = []
    for section in sections:
        index = next(indexes)
        blocks = tuple(paragraph for at, _, paragraph in texts if at == index)
        result.append(replace(section, blocks=blocks, sections=_rebuilt(section.sections, texts, indexes)))
    return tuple(result)


def of_length(samples: Sequence[Report], count: int, year: int, share: float = 0.2) -> Report:
    """A report of `count` paragraphs for a year: those of the samples, then new ones much unlike them; a `share` of the
    words is of that year alone."""
    words = vocabulary(samples)
    texts = [paragraph.words for sample in samples for paragraph in sample.paragraphs()]
    copies, yearly = Rewriter(random.Random(0), words, _COPIES), Rewriter(random.Random(year), words, share)
    while len(texts) < count:
        texts.append(copies.reworded(texts[len(texts) % len(samples[0].paragraphs())]))
    paragraphs = [Paragraph(str(n), (Run(yearly.reworded(text)),)) for n, text in enumerate(texts[:count], 1)]
    sections = []
    for number, first in enumerate(range(0, count, _IN_A_SECTION), 1):
        heading = " ".join(random.Random(number).sample(words, _WORDS_OF_A_HEADING))
        sections.append(Section(str(number), (Run(heading),), tuple(paragraphs[first : first + _IN_A_SECTION])))
    return addressed(Report(tuple(sections), year=year, series="samples"))
