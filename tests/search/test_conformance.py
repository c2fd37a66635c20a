"""What an engine finds is what was read: a sample of the queries of `python -m tests.search.conformance`, and that a
wrong answer is told."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest

from explorer.search.engine import Engine
from explorer.search.index_engine import open_index
from explorer.search.parsing import parse
from tests.search.conformance.queries import Maker, Query
from tests.search.conformance.reading import distance, plain, taken_apart
from tests.search.conformance.suite import Row, compare, conform, table
from tests.search.conformance.texts import Corpus, made, samples

QUERIES = 30
"""Of each form: some hundreds of both corpora, in half a minute."""
SEED = 5


@pytest.fixture(scope="module", params=[made, samples], ids=["made", "samples"])
def corpus(request: pytest.FixtureRequest) -> Corpus:
    corpus: Corpus = request.param()
    return corpus


@pytest.fixture(scope="module")
def asked(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Engine, list[Row]]]:
    engine = open_index(tmp_path_factory.mktemp("conformance") / "index")
    yield engine, list(conform(engine, corpus, QUERIES, SEED))
    engine.close()


def test_every_form_finds_what_is_read(asked: tuple[Engine, list[Row]]) -> None:
    rows = asked[1]
    assert not [each for row in rows for each in row.differences], "\n".join(table(rows))
    assert all(row.queries == QUERIES and row.limited < QUERIES / 2 for row in rows)
    assert sum(row.finding for row in rows) > 0.6 * QUERIES * len(rows)


def test_a_text_too_few_or_too_many_and_a_wrong_count_are_told(asked: tuple[Engine, list[Row]], corpus: Corpus) -> None:
    word = corpus.families.any_form("prevention" if not corpus.made else corpus.told[0].words[1])
    typed = "prevention" if not corpus.made else corpus.told[0].words[1]
    right = asked[0].search(parse(typed), limit=100_000)
    query = Query("word", typed, word)
    assert compare(query, corpus, right) is None and right.total > 1
    lacking = compare(query, corpus, replace(right, hits=right.hits[1:]))
    assert lacking and len(lacking.lacking) == 1 and "total" in lacking.totals
    other = next(told for told in corpus.told if told.where == "heading" and word(told) == (False, False))
    added = replace(right.hits[0], report=other.report, eid=other.eid, where=right.hits[0].where)
    extra = compare(query, corpus, replace(right, hits=(*right.hits, added)))
    assert extra and len(extra.extra) == 1
    assert compare(query, corpus, replace(right, total=right.total + 1))


def test_the_reading_stands_on_its_own() -> None:
    assert taken_apart("Côte d’Ivoire: 3,000 COVID-19, U.S.A. co\u00adoperation") == (
        ["cote", "d", "ivoire", "3", "000", "covid", "19", "u", "s", "a", "cooperation"],
        [("covid19", 5, 6), ("usa", 7, 9)],
    )
    assert (plain("Ｆｉｎance"), distance("abc", "acb"), distance("abcd", "bd"), distance("a", "b")) == (
        "finance",
        1,
        2,
        1,
    )


def test_queries_differ_and_are_the_same_for_a_seed(corpus: Corpus) -> None:
    made = [[query.typed for query in Maker(corpus, Random(seed)).queries("combined", 20)] for seed in (1, 1, 2)]
    assert made[0] == made[1] != made[2] and len(set(made[0])) == 20
