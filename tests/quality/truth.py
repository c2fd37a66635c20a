"""What readers said of documents: of the samples in `tests/truth`, of others in the folder of further documents that
REPORT_EXPLORER_DATA names."""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

ROOT = Path(__file__).parent.parent.parent
SAMPLES = ROOT / "resources" / "samples"
TRUTH = ROOT / "tests" / "truth"

KINDS = ("paragraphs", "sections")

Links = set[tuple[str, str]]
"""Pairs of labels or paths, the older report's first."""


@dataclass(frozen=True)
class Document:
    """A file and what its outline should be: headings with the numbers of their first and last paragraphs (with those
    of subsections, where the headings have `number` and `level` apart), the count of body paragraphs, metadata."""

    name: str
    path: Path
    told: dict[str, Any]

    @property
    def paths(self) -> set[Path]:
        return {self.path}


@dataclass(frozen=True)
class Told:
    """What readers said of the sections, or of the paragraphs, of two reports: `core` must be found, the `fine` may be,
    and what is `alone` (0 for left or 1 for right, and the name) has no counterpart."""

    core: Links
    fine: Links
    alone: set[tuple[int, str]]


@dataclass(frozen=True)
class Pair:
    """Two reports, those `between` them that are compared with them, and what was told of the two, by kind."""

    name: str
    left: Path
    right: Path
    between: tuple[Path, ...]
    told: dict[str, Told]

    @property
    def paths(self) -> set[Path]:
        return {self.left, *self.between, self.right}


@dataclass(frozen=True)
class Case:
    """Reports and the figures that go on through them: each `series` is a row of values, at most one of a report."""

    name: str
    reports: tuple[Path, ...]
    series: list[dict[str, Any]]

    @property
    def paths(self) -> set[Path]:
        return set(self.reports)


@dataclass(frozen=True)
class Truth:
    """All that is told, and can be had."""

    documents: tuple[Document, ...]
    pairs: tuple[Pair, ...]
    cases: tuple[Case, ...]

    def items(self) -> dict[str, Document | Pair | Case]:
        """All of it by what is measured and of what: "structure A_80_75.pdf"."""
        named: dict[str, Sequence[Document | Pair | Case]] = {
            "structure": self.documents,
            "equivalence": self.pairs,
            "figures": self.cases,
        }
        return {f"{kind} {item.name}": item for kind, items in named.items() for item in items}

    def of_samples(self) -> dict[str, Document | Pair | Case]:
        """What of it is about the samples alone."""
        samples = set(SAMPLES.glob("*.txt"))
        return {name: item for name, item in self.items().items() if item.paths <= samples}


Item = TypeVar("Item", Document, Pair, Case)


def truth() -> Truth:
    """That of the samples, and with the folder of further documents that of the others in it."""
    named = os.environ.get("REPORT_EXPLORER_DATA")
    folders = [(SAMPLES, TRUTH), *([(Path(named), Path(named) / "truth")] if named else [])]
    return Truth(
        _by_name(each for folder in folders for each in _documents(*folder)),
        _by_name(each for folder in folders for each in _pairs(*folder)),
        _by_name(each for folder in folders for each in _cases(*folder)),
    )


def _by_name(items: Iterable[Item]) -> tuple[Item, ...]:
    """One of each name, the first: a folder of further documents may hold the samples again."""
    found: dict[str, Item] = {}
    for item in items:
        found.setdefault(item.name, item)
    return tuple(found.values())


def pairs_in(folder: Path) -> list[Pair]:
    """All pairs told of in a folder of further documents."""
    return list(_pairs(folder, folder / "truth"))


def _documents(data: Path, truth: Path) -> Iterator[Document]:
    if truth == TRUTH:
        for name, told in _json(truth / "structure.json").items():
            yield Document(name, data / name, told)
    else:
        for told in _json(truth / "reports.json"):
            yield Document(Path(told["file"]).name, data / told["file"], told)


def _pairs(data: Path, truth: Path) -> Iterator[Pair]:
    for pair in _json(truth / "equivalence.json")["pairs"]:
        between = tuple(data / each for each in pair.get("via", ()))
        told = {kind: _told(pair[kind]) for kind in KINDS if kind in pair}
        yield Pair(pair["name"], data / pair["left"], data / pair["right"], between, told)


def _cases(data: Path, truth: Path) -> Iterator[Case]:
    for case in _json(truth / "figures.json")["cases"]:
        yield Case(case["name"], tuple(data / each for each in case["reports"]), case["series"])


def _told(kind: dict[str, Any]) -> Told:
    core, also = ({(str(one), str(other)) for one, other in kind.get(name, ())} for name in ("core", "also"))
    sides = (kind.get("only_left", ()), kind.get("only_right", ()))
    return Told(core, core | also, {(side, str(name)) for side, names in enumerate(sides) for name in names})


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
