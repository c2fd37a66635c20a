"""`python -m tests.quality.mutants`: each weight of comparing halved, one at a time, and who notices.

A weight that nothing notices is either of no use, or not held. The figures are those of the samples, held to the best
reached; the links are those of the sample series, held to what they are now.
"""

import ast
import importlib
import pkgutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

import explorer.compare
from explorer.compare.score import First, Limits, Second
from tests.quality.best import best, worse
from tests.quality.links import lines
from tests.quality.measures import measured
from tests.quality.truth import Document, truth

_MODULES = (
    "score",
    "sections",
    "paragraphs",
    "alignment",
    "corpus",
    "terms",
    "tuples",
    "figures",
    "subjects",
    "states",
)
"""Where it is decided what corresponds, and what is told of it, by numbers that could be others."""

_NO_WEIGHTS = frozenset(
    {"_DIGITS", "_LEAST_STEP", "_MOST", "_SMALL_CORPUS", "_LONGEST_LY_STEM", "_BESIDE", "_LEAST_SHARED"}
)
"""How many digits are kept, so that a sum in another order gives the same; how many numbers of a text are looked at;
how few texts are too few to tell which words are common; how long a word of English must be to have an ending; which
quantities of paragraphs that are not linked are weighed at all, so that it is quick."""


_COMPARED = {name: item for name, item in truth().of_samples().items() if not isinstance(item, Document)}
"""What was told of the samples and depends on comparing."""


@dataclass(frozen=True)
class Mutant:
    """One constant of a module, or one field of a constant, halved."""

    module: str
    constant: str
    field: str | None = None

    @property
    def name(self) -> str:
        return ".".join(filter(None, (self.module, self.constant, self.field)))

    @property
    def value(self) -> float:
        whole = getattr(_module(self.module), self.constant)
        return float(getattr(whole, self.field) if self.field else whole)

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """The program with this constant halved, in every module that has it."""
        whole = getattr(_module(self.module), self.constant)
        halved = _with(whole, self.field, self.value / 2) if self.field else type(whole)(whole / 2)
        with ExitStack() as stack:
            stack.callback(_forget)
            for module in _compare_modules():
                if getattr(module, self.constant, None) is whole and (module is _module(self.module) or _public(self)):
                    stack.enter_context(patch.object(module, self.constant, halved))
            _forget()
            yield


@dataclass(frozen=True)
class Noticed:
    """What is noticed of a mutant: the held figures that fell too far, and how many lines of the links are others."""

    figures: list[str]
    links: int


def mutants() -> list[Mutant]:
    """All numbers at the top of the modules that decide what corresponds."""
    return [mutant for module in _MODULES for mutant in _of(module)]


def noticed(mutant: Mutant) -> Noticed:
    """What the quality line of the samples says of a mutant."""
    before = _lines_now()
    with mutant.at_work():
        fallen = [told for name, item in _COMPARED.items() for told in worse(measured(item), best()[name])]
        return Noticed(fallen, len(before ^ frozenset(lines())))


@cache
def _lines_now() -> frozenset[str]:
    """The lines of the program as it is."""
    return frozenset(lines())


def _of(module: str) -> Iterator[Mutant]:
    file = Path(str(_module(module).__file__))
    assigned = (node for node in ast.parse(file.read_bytes()).body if isinstance(node, ast.Assign))
    for name in (each.id for node in assigned for each in ast.walk(node.targets[0]) if isinstance(each, ast.Name)):
        value = getattr(_module(module), name)
        if isinstance(value, Limits | First | Second):
            yield from (Mutant(module, name, each) for each in _fields(value))
        elif isinstance(value, int | float) and name not in _NO_WEIGHTS:
            yield Mutant(module, name)


def _fields(value: Limits | First | Second) -> Sequence[str]:
    return [each.name for each in fields(value)] if isinstance(value, Limits) else value._fields


def _with(value: Any, field: str, number: float) -> Any:
    return replace(value, **{field: number}) if isinstance(value, Limits) else value._replace(**{field: number})


def _public(mutant: Mutant) -> bool:
    return not mutant.constant.startswith("_")


def _module(name: str) -> ModuleType:
    return importlib.import_module(f"explorer.compare.{name}")


def _compare_modules() -> list[ModuleType]:
    return [_module(each.name) for each in pkgutil.iter_modules(explorer.compare.__path__)]


def _forget() -> None:
    """Empty the caches of functions that may have looked at the constant."""
    for module in _compare_modules():
        for value in vars(module).values():
            if hasattr(value, "cache_clear"):
                value.cache_clear()


def main() -> int:
    unseen = []
    print(f"{'halved':<40}{'from':>10}{'links':>8}  figures")
    for mutant in mutants():
        told = noticed(mutant)
        print(f"{mutant.name:<40}{mutant.value:>10g}{told.links or '–':>8}  {'; '.join(told.figures) or '–'}")
        if not told.links and not told.figures:
            unseen.append(mutant.name)
    print(f"{len(mutants())} halved, not noticed: {', '.join(unseen) or 'none'}")
    return 1 if unseen else 0


if __name__ == "__main__":
    sys.exit(main())
