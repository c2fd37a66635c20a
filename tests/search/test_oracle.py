"""The engine finds exactly what SQLite's full-text search finds, on generated texts and queries."""

import random
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer import jobs
from explorer.search.engine import open_index
from explorer.search.parsing import parse
from explorer.search.query import AllOf, AnyOf, Node, Not, Phrase, Prefix, Term
from tests.search.builders import report

# Words that are their own stems, so that words in any form are words as written; several begin alike.
_WORDS = ["drug", "drum", "dry", "law", "lawn", "fund", "fun", "court", "fraud", "bank", "ban", "port", "state"]
_TEXTS = 400
_Found = Callable[[str], set[str]]


@pytest.fixture(scope="module", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("home")
        patch.setenv("REPORT_EXPLORER_HOME", str(folder))
        yield folder


@pytest.fixture(scope="module")
def found(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[_Found, _Found]]:
    """The texts that the engine and SQLite find, each by its number."""
    chance = random.Random(7)
    texts = [" ".join(chance.choices(_WORDS, k=chance.randint(1, 9))) for _ in range(_TEXTS)]
    engine = open_index(tmp_path_factory.mktemp("oracle") / "index")
    jobs.run(engine.index([report("r", *texts, heading="0")]))
    database = sqlite3.connect(":memory:")
    try:
        database.execute("create virtual table texts using fts5(words)")
    except sqlite3.OperationalError:
        pytest.skip("this Python's SQLite has no full-text search")
    database.executemany("insert into texts(rowid, words) values (?, ?)", enumerate(texts, 1))

    def by_engine(text: str) -> set[str]:
        results = engine.search(parse(text), limit=_TEXTS)
        assert results.total == len(results.hits)
        return {hit.label or "" for hit in results.hits}

    def by_sqlite(text: str) -> set[str]:
        wanted = parse(text).wanted
        assert wanted is not None
        rows = database.execute("select rowid from texts where texts match ?", [_fts5(wanted)])
        return {str(number) for (number,) in rows}

    yield by_engine, by_sqlite
    engine.close()
    database.close()


def _fts5(node: Node) -> str:
    """A query in SQLite's language."""
    match node:
        case Term(text) | Phrase(text):
            return f'"{text}"'
        case Prefix(text):
            return f'"{text}"*'
        case AnyOf(parts):
            return f"({' OR '.join(map(_fts5, parts))})"
        case AllOf(parts):
            wanted = " AND ".join(_fts5(part) for part in parts if not isinstance(part, Not))
            unwanted = "".join(f" NOT {_fts5(part.part)}" for part in parts if isinstance(part, Not))
            return f"(({wanted}){unwanted})"
        case _:
            raise AssertionError(node)


_TERM = st.sampled_from(_WORDS)
_PHRASE = st.lists(_TERM, min_size=2, max_size=3).map(lambda words: f'"{" ".join(words)}"')
_PREFIX = st.sampled_from(["dr*", "la*", "fu*", "ba*", "c*"])
_ATOM = _TERM | _PHRASE | _PREFIX
_ALTERNATIVES = st.lists(_ATOM, min_size=2, max_size=3).map(lambda parts: f"({' OR '.join(parts)})")


@settings(max_examples=150)
@given(
    wanted=st.lists(_ATOM | _ALTERNATIVES, min_size=1, max_size=3),
    unwanted=st.lists(_ATOM.map(lambda atom: f"-{atom}"), max_size=2),
)
def test_the_same_texts_are_found(found: tuple[_Found, _Found], wanted: list[str], unwanted: list[str]) -> None:
    by_engine, by_sqlite = found
    text = " ".join([*wanted, *unwanted])
    assert by_engine(text) == by_sqlite(text)


def test_the_oracle_tells_queries_apart(found: tuple[_Found, _Found]) -> None:
    _, by_sqlite = found
    counts = [len(by_sqlite(text)) for text in ("drug", "dr*", '"drug law"', "drug -law")]
    assert all(0 < count < _TEXTS for count in counts) and len(set(counts)) == len(counts)
