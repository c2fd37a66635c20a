"""Whatever is typed gets an answer or an explanation, soon; and the answer is what a reading of the texts finds."""

import time
from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from explorer import jobs
from explorer.ingest import read_report
from explorer.model.report import Report
from explorer.paths import resource
from explorer.search.checking import candidates, read_together
from explorer.search.completion import complete
from explorer.search.documents import contents
from explorer.search.engine import Engine
from explorer.search.index_engine import open_index
from explorer.search.parsing import parse
from explorer.search.query import MAX_LENGTH
from explorer.search.scanning import Candidate, Scan, Together
from explorer.search.words import LANGUAGE
from tests.search.conformance.suite import LIMITED
from tests.search.odd_queries import ODD

SECONDS = 0.5
"""Of computing, until whoever typed it has an answer."""
SMALL = sorted(LANGUAGE.words.stop_words)


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    """Two samples."""
    paths = sorted(resource("samples").glob("*.txt"))[:2]
    return [read_report(path).with_id(f"r{number}") for number, path in enumerate(paths)]


@pytest.fixture(scope="module")
def engine(reports: list[Report], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = open_index(tmp_path_factory.mktemp("odd") / "index")
    jobs.run(engine.index(reports))
    engine.vocabulary()  # As in a session, before anybody types.
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def texts(reports: list[Report]) -> dict[tuple[str, int], Candidate]:
    return {
        (report.id, number): each
        for report in reports
        for number, each in enumerate(candidates(report, contents(report)))
    }


@pytest.fixture(scope="module")
def together(reports: list[Report]) -> Together:
    return jobs.run(read_together(reports))


_PIECE = st.one_of(
    st.text(max_size=12),
    st.text(st.sampled_from("\"“”'‘’«»()*?~:.-|&/\\[]{}<>…\u00ad\u200b\u202e\u0301 \t\n\x00"), max_size=6),
    st.sampled_from(
        ["OR", "AND", "NOT", "-", "--", "|", "&&", '"', "(", ")", "((", '"*"', "*", "?", "~", "year:", "num:"]
    ),
    st.sampled_from(["crime", "drug*", '"organized crime"', "*ing", "d?ug*", "corupption~", "c*", "*", '"the of"~3']),
    st.sampled_from(
        ["year:2018", "year:..", "num:1..5", "in:heading", "section:IV", "cites:74/177", "title:crime", "x:y"]
    ),
    st.sampled_from(SMALL),
    st.sampled_from(
        ["犯罪", "преступность", "الجريمة", "ﬁnance", "Ｃｒｉｍｅ", "é", "e\u0301", "🕊", "\ud800", "İ", "ß"]
    ),
)


@settings(max_examples=200)
@given(st.lists(_PIECE, max_size=14).map(" ".join) | st.lists(_PIECE, max_size=14).map("".join))
@example(" ".join(SMALL))
@example("OR AND NOT " * 50)
@example('"' * 501)
@example("(" * 500 + "crime" + ")" * 499)
@example("-" * 300 + "crime")
@example("crime " * 3_000)
@example("a* " * 2_000)
@example("*a* " * 500)
@example('"the of and"~1000 ' * 60)
@example("num:0.. " * 500)
@example("*a* " * 400 + "num:1..5 " * 50)
@example('"' + "a* " * 1_000 + '"')
@example("(a OR b) " * 400)
@example('"' + "the " * 3_000 + '"')
@example("x" * MAX_LENGTH)
@example("*" + "?" * 5_000 + "*")
@example("\u0301" * MAX_LENGTH)
@example("犯" * MAX_LENGTH)
@example("crime~ drugs~ prevention~ " * 100)
def test_an_answer_comes_soon_and_is_right(
    engine: Engine, texts: dict[tuple[str, int], Candidate], together: Together, text: str
) -> None:
    begun = time.process_time()
    query = parse(text)
    results = engine.search(query)
    assert time.process_time() - begun < SECONDS
    assert query.explanation if query else query.problems or not text.strip()
    if query.wanted is not None and LIMITED not in results.explanation:
        scan = Scan(query.wanted, together=together)
        sample = Random(7).sample(sorted(texts), 40)
        matches = engine.matches(query)
        assert sum(map(len, matches.values())) == results.tiers[0].total
        for id, number in sample:
            assert scan.finds(texts[id, number]) == (number in matches.get(id, ()))


def test_whatever_is_odd_is_answered_or_explained(engine: Engine) -> None:
    vocabulary = engine.vocabulary()
    for text in ODD:
        for typing in (True, False):
            query = parse(text, typing)
            engine.search(query)
            assert query.explanation if query else query.problems or not text.strip(), text[:80]
        complete(text, len(text), vocabulary)
