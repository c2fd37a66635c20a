"""Real reports whose counterparts were told by readers."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from explorer.compare.alignment import Alignment, align
from explorer.compare.corpus import Pairs, weighted
from explorer.compare.profile import profile
from explorer.ingest import read_report
from explorer.model.report import Report
from tests.quality.measures import agreement
from tests.quality.truth import Links, Told, pairs_in


@dataclass(frozen=True)
class Figures:
    """How well links agree with what readers said."""

    recall: float
    precision: float
    apart: float
    count: int

    @property
    def f1(self) -> float:
        """The harmonic mean of recall and precision."""
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0


def aligned(left: Report, right: Report) -> Alignment:
    """Two reports aligned by themselves."""
    return align(*weighted(profile(left), profile(right)))


class Judged:
    """Two reports with what was told of them."""

    def __init__(self, name: str, left: Report, right: Report, told: dict[str, Told]) -> None:
        self.name, self.left, self.right, self.told = name, left, right, told
        self.alignment = self.aligned()

    def aligned(self) -> Alignment:
        """The reports aligned as the program does now."""
        return aligned(self.left, self.right)

    def links(self, kind: str, found: Pairs, alignment: Alignment) -> dict[tuple[str, str], float]:
        """Pairs of indexes by what scripts call them; unnumbered text is left out."""
        names = [self._names(kind, report) for report in (self.left, self.right)]
        lefts, rights = (
            [names[side].get(each.eid) for each in getattr(side_profile.profile, kind)]
            for side, side_profile in enumerate((alignment.left, alignment.right))
        )
        return {(one, other): score for (i, j), score in found.items() if (one := lefts[i]) and (other := rights[j])}

    def figures(self, kind: str, found: Links) -> Figures:
        """How well some links agree with what was told."""
        agreed = agreement(self.told[kind], found)
        return Figures(agreed["recall"], agreed["precision"], agreed["apart"], len(found))

    def judged(self) -> Iterator[tuple[str, list[bool]]]:
        """For recall, precision and what has no counterpart, whether the program is right, each time."""
        for kind, told in self.told.items():
            found = set(self.links(kind, getattr(self.alignment, kind), self.alignment))
            linked = {(side, name) for link in found for side, name in enumerate(link)}
            yield f"{kind}, recall", [link in found for link in sorted(told.core)]
            yield f"{kind}, precision", [link in told.fine for link in sorted(found)]
            yield f"{kind}, kept apart", [each not in linked for each in sorted(told.alone)]

    def scored(self) -> list[tuple[float, bool]]:
        """The score of each link of paragraphs, and whether it is right."""
        if "paragraphs" not in self.told:
            return []
        found = self.links("paragraphs", self.alignment.paragraphs, self.alignment)
        return [(score, link in self.told["paragraphs"].fine) for link, score in found.items()]

    @staticmethod
    def _names(kind: str, report: Report) -> dict[str, str | None]:
        if kind == "sections":
            return {section.eid: section.path for section in report.walk()}
        return {paragraph.eid: paragraph.label for paragraph in report.paragraphs()}


def judged_pairs(folder: Path) -> list[Judged]:
    """Those of the truth in a folder of further documents."""
    return [Judged(each.name, read_report(each.left), read_report(each.right), each.told) for each in pairs_in(folder)]
