"""What is done text by text where few are found comes to what is done for all at once."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.jobs import run
from explorer.search.facets import Facets
from explorer.search.index_engine import IndexEngine
from explorer.search.matching import Matching
from explorer.search.parsing import parse
from explorer.search.ranking import Ranking
from explorer.search.sets import count, flags_of, members, set_of
from explorer.search.snapshot import Snapshot
from explorer.search.words import LANGUAGE
from tests.search.builders import report

HEADINGS = ("Overview", "Conclusions", "OVERVIEW", "Resources")
REPORTS, TEXTS = 12, 30


def words_of(number: int) -> str:
    words = ["water", "waters" if number % 3 else "land", *["law"] * (number % 5), *["of the report"] * (number % 7)]
    return " ".join(words)


@pytest.fixture
def snapshot(tmp_path: Path) -> Iterator[Snapshot]:
    engine = IndexEngine(tmp_path)
    made = [
        report(
            f"r{number}",
            *(words_of(number * TEXTS + each) for each in range(TEXTS)),
            year=2000 + number % 4,
            heading=HEADINGS[number % len(HEADINGS)],
        )
        for number in range(REPORTS)
    ]
    run(engine.index(made))
    opened = engine._snapshot()
    assert opened is not None
    yield opened
    engine.close()


@pytest.mark.parametrize("words", ["water", "land law", '"of the"', "rep*", "of law"])
def test_a_text_has_one_score_whatever_else_is_found(snapshot: Snapshot, words: str) -> None:
    ranking = Ranking(snapshot, Matching(snapshot, LANGUAGE.stem), parse(words))
    together = dict(ranking.best(flags_of(snapshot.all, snapshot.size), snapshot.size))
    assert len(together) == count(snapshot.all) and len({*together.values()}) > 1
    for one, score in together.items():
        [(text, alone)] = ranking.best(flags_of(set_of([one], snapshot.size), snapshot.size), 1)
        assert text == one and alone == pytest.approx(score)


@pytest.mark.parametrize("filters", [{}, {"year": {"2001", "2002"}}, {"section": {"Overview"}, "year": {"2000"}}])
@pytest.mark.parametrize("at_once", [0, 1_000])
def test_facets_of_all_are_those_of_each(
    snapshot: Snapshot, filters: dict[str, set[str]], at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("explorer.search.facets._AT_ONCE", at_once)
    whole = Facets(snapshot, snapshot.all, filters)
    counted = {name: Counter[str]() for name in whole.counts()}
    left: Counter[str] = Counter()
    for one in members(flags_of(snapshot.all, snapshot.size)):
        facets = Facets(snapshot, set_of([one], snapshot.size), filters)
        left.update(facets.reports())
        for name, found in facets.counts().items():
            counted[name].update(found)
    assert {name: dict(found) for name, found in counted.items()} == whole.counts()
    assert dict(left) == whole.reports()
    assert sum(left.values()) == count(whole.narrowed)
