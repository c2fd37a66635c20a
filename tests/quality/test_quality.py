"""Reading, comparing and joining figures are held to the best figures reached: of the sample reports, and of the
documents in the folder that REPORT_EXPLORER_DATA names."""

import warnings
from collections import Counter
from collections.abc import Callable

import pytest

from tests.quality.best import TOLERANCE, best, better, worse
from tests.quality.links import lines
from tests.quality.measures import measured
from tests.quality.mutants import Mutant, mutants, noticed
from tests.quality.truth import Case, Document, Pair, truth

ITEMS = truth().items()


@pytest.mark.parametrize(("name", "item"), ITEMS.items(), ids=list(ITEMS))
def test_no_figure_is_a_point_worse_than_the_best(name: str, item: Document | Pair | Case) -> None:
    figures, held = measured(item), best().get(name, {})
    assert worse(figures, held) == []
    if rose := better(figures, held):
        warnings.warn(f"{name}: {'; '.join(rose)}; python -m tests.quality --accept keeps it", stacklevel=1)


def test_all_that_was_told_of_the_samples_is_held() -> None:
    told = truth().of_samples()
    assert Counter(name.partition(" ")[0] for name in told) == {"structure": 4, "equivalence": 2, "figures": 1}
    assert told.keys() <= best().keys()


def test_a_loss_of_more_than_a_point_and_a_gain_are_told() -> None:
    held = {"recall": 0.9, "precision": 0.8, "apart": 1.0}
    assert worse({"recall": 0.9 - TOLERANCE, "precision": 0.8, "apart": 1.0}, held) == []
    assert worse({"recall": 0.888, "precision": 0.81}, held) == ["recall 0.888, was 0.900", "apart 0.000, was 1.000"]
    assert better({"recall": 0.9, "precision": 0.81}, held) == ["precision 0.810, was 0.800"]


def test_the_links_and_figures_of_the_samples_are_as_before(golden: Callable[[str, bytes], None]) -> None:
    golden("links.txt", "".join(f"{line}\n" for line in lines()).encode())


@pytest.mark.slow
@pytest.mark.parametrize("mutant", mutants(), ids=lambda mutant: mutant.name)
def test_a_weight_that_is_halved_is_noticed(mutant: Mutant) -> None:
    told = noticed(mutant)
    assert told.links or told.figures, f"{mutant.name} may be half of {mutant.value} and nothing tells"
