"""`python -m tests.benchmarks.alignment`: how well counterparts are found.

Three tables. The first rewrites a sample by chance (seeded): a share of its words is replaced by other words of the
samples, and one paragraph in twenty each is dropped, moved, split, or merged with the next; what should be found is
then known. The second and the third need the hand-made links of two real reports, in the folder of further documents
that REPORT_EXPLORER_DATA names: how far recall and precision might be off for so few links (bootstrap), and what they
are with each part of the score switched off.
"""

import json
import os
import random
import statistics
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path

from explorer.compare.alignment import Alignment, align
from explorer.compare.corpus import Corpus
from explorer.compare.paragraphs import choose_paragraphs
from explorer.compare.profile import profile
from explorer.compare.score import Parts, strength
from explorer.ingest import read_report
from explorer.model.address import addressed
from explorer.model.comparison import Strength
from explorer.model.report import Paragraph, Report, Section
from explorer.model.text import Run

Links = set[tuple[str, str]]

_SHARES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7)
_SEEDS = range(3)
_OFTEN = 0.05
_DRAWS = 2000


def main() -> None:
    samples = [read_report(path) for path in sorted(Path("resources/samples").glob("*.txt"))]
    print(f"{'words replaced':<24}{'recall':>8}{'precision':>11}{'F1':>8}")
    for share in _SHARES:
        found = [_rewritten_score(sample, samples, share, seed) for sample in samples for seed in _SEEDS]
        recall, precision = (statistics.mean(values) for values in zip(*found, strict=True))
        print(f"{share:<24.0%}{recall:>8.3f}{precision:>11.3f}{2 * recall * precision / (recall + precision):>8.3f}")
    if folder := os.environ.get("REPORT_EXPLORER_DATA"):
        print(f"\n{'of hand-made links':<24}{'share':>8}{'95 % interval':>19}{'links':>8}")
        for name, right in _judged(Path(folder)):
            low, high = _interval(right)
            print(f"{name:<24}{statistics.mean(right):>8.3f}{low:>11.3f}–{high:.3f}{len(right):>10}")
        print(f"\n{'part switched off':<24}{'recall':>8}{'precision':>11}{'links':>8}")
        for name, recall, precision, count in _ablation(Path(folder)):
            print(f"{name:<24}{recall:>8.3f}{precision:>11.3f}{count:>8}")


def _rewritten_score(sample: Report, samples: list[Report], share: float, seed: int) -> tuple[float, float]:
    """Recall and precision of the links between a sample and its rewriting."""
    vocabulary = [word for report in samples for paragraph in report.paragraphs() for word in paragraph.words.split()]
    newer, truth = Rewriter(random.Random(seed), vocabulary, share).rewrite(sample)
    found = _links(_aligned(sample, newer))
    return len(found & truth) / len(truth), len(found & truth) / len(found)


@dataclass
class Rewriter:
    """Makes next year's report by chance, and says which of its paragraphs come from which."""

    random: random.Random
    vocabulary: list[str]
    share: float

    def rewrite(self, report: Report) -> tuple[Report, Links]:
        texts: list[tuple[int, list[str], str]] = []
        for index, section in enumerate(report.walk()):
            for paragraph in section.own_paragraphs:
                texts += [(index, [paragraph.label or ""], words) for words in self._pieces(paragraph)]
        texts = self._merged(texts)
        for at in range(len(texts)):
            if self._happens():
                _, labels, words = texts.pop(at)
                place = self.random.randrange(len(texts))
                texts.insert(place, (texts[place][0], labels, words))
        numbered = [
            (index, labels, Paragraph(str(n), (Run(words),))) for n, (index, labels, words) in enumerate(texts, 1)
        ]
        newer = addressed(replace(report, sections=_rebuilt(report.sections, numbered, iter(range(10_000)))))
        return newer, {(label, paragraph.number or "") for _, labels, paragraph in numbered for label in labels}

    def _pieces(self, paragraph: Paragraph) -> list[str]:
        """The rewritten paragraph: nothing where it is dropped, two texts where it is split."""
        words = [
            self.random.choice(self.vocabulary) if self.random.random() < self.share else word
            for word in paragraph.words.split()
        ]
        if self._happens():
            return []
        middle = len(words) // 2
        return [" ".join(words[:middle]), " ".join(words[middle:])] if self._happens() else [" ".join(words)]

    def _merged(self, texts: list[tuple[int, list[str], str]]) -> list[tuple[int, list[str], str]]:
        merged: list[tuple[int, list[str], str]] = []
        for index, labels, words in texts:
            if merged and self._happens():
                last, others, before = merged.pop()
                merged.append((last, others + labels, f"{before} {words}"))
            else:
                merged.append((index, labels, words))
        return merged

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


def _aligned(older: Report, newer: Report) -> Alignment:
    left, right = Corpus([profile(older), profile(newer)]).reports
    return align(left, right)


def _links(alignment: Alignment, pairs: Iterable[tuple[int, int]] | None = None) -> Links:
    """Pairs of numbered paragraphs by their labels, the alignment's own unless others are given."""
    left, right = alignment.left.profile.paragraphs, alignment.right.profile.paragraphs
    chosen = alignment.paragraphs if pairs is None else pairs
    return {(one, other) for i, j in chosen if (one := left[i].label) and (other := right[j].label)}


def _hand_made(folder: Path) -> tuple[Alignment, Links, Links]:
    """The first pair of the truth aligned, the links that must be found, and all that are right."""
    truth = json.loads((folder / "truth" / "equivalence.json").read_text("utf8"))["pairs"][0]
    alignment = _aligned(*(read_report(folder / truth[side]) for side in ("left", "right")))
    core = {(str(one), str(other)) for one, other in truth["paragraphs"]["core"]}
    return alignment, core, core | {(str(one), str(other)) for one, other in truth["paragraphs"]["also"]}


def _judged(folder: Path) -> Iterator[tuple[str, list[bool]]]:
    """For recall, precision and the links called strong, whether each link is right."""
    alignment, core, right = _hand_made(folder)
    found = _links(alignment)
    sure = (pair for pair, score in alignment.paragraphs.items() if strength(score) is Strength.STRONG)
    yield "recall", [link in found for link in sorted(core)]
    yield "precision", [link in right for link in sorted(found)]
    yield "precision of strong", [link in right for link in sorted(_links(alignment, sure))]


def _interval(right: list[bool]) -> tuple[float, float]:
    """Where 95 of 100 means of as many values lie that are drawn from these (Efron's percentile bootstrap, seeded)."""
    chance = random.Random(0)
    means = sorted(statistics.fmean(chance.choices(right, k=len(right))) for _ in range(_DRAWS))
    return means[round(0.025 * _DRAWS)], means[round(0.975 * _DRAWS) - 1]


def _ablation(folder: Path) -> Iterator[tuple[str, float, float, int]]:
    """Recall of the core links and precision, with every part and without each, on the first pair of the truth."""
    alignment, core, right = _hand_made(folder)
    same = set(alignment.paragraphs) - set(alignment.parts)
    for name in ["(none)", *(field.name for field in fields(Parts) if field.name != "stone")]:
        scores = {pair: part.score for pair, part in _without(alignment.parts, name).items()}
        found = _links(alignment, set(choose_paragraphs(scores)) | same)
        yield name, len(found & core) / len(core), len(found & right) / len(found), len(found)


def _without(parts: dict[tuple[int, int], Parts], name: str) -> dict[tuple[int, int], Parts]:
    """The parts with the named one made the same for all pairs."""
    if name == "(none)":
        return parts
    usual = statistics.mean(getattr(part, name) for part in parts.values())
    return {pair: replace(part, **{name: usual}) for pair, part in parts.items()}


if __name__ == "__main__":
    main()
