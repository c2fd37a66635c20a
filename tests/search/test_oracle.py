"""The engine finds exactly what SQLite's full-text search finds for the same words, on the samples' own sentences and
hundreds of generated queries."""

import fnmatch
import random
import sqlite3
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer import jobs
from explorer.language import language
from explorer.language.definitions import names_in
from explorer.language.sentences import sentences
from explorer.model.report import Report
from explorer.paths import resource
from explorer.search.engine import Engine
from explorer.search.index_engine import open_index
from explorer.search.parsing import parse
from explorer.search.query import AllOf, AnyOf, Near, Node, Not, Phrase, Prefix, Term, Wildcard, Years
from explorer.search.words import LANGUAGE, folded_words, is_function_word, joined_words, phrase_words
from tests.search.builders import report

_REPORTS = 8


def _texts() -> list[str]:
    """Sentences of the samples, without those that have words which the engine knows as one word as well
    ("co-operation") or explain a name, by which it finds more ("UNODC")."""
    found = []
    for file in sorted(resource("samples").glob("*.txt")):
        text = " ".join(file.read_text(encoding="utf-8").split())
        found += [text[start:end] for start, end in sentences(text, language()) if end - start > 40]
    return [text for text in found if not [*joined_words(text), *names_in(text)]]


TEXTS = _texts()
WORDS = sorted({word for text in TEXTS for word in folded_words(text) if "|" not in word})
COMMON = [word for text in random.Random(5).sample(TEXTS, 150) for word in folded_words(text)]
PAIRS = [
    words[max(0, number - before) : number + 2 + after]
    for text in random.Random(6).sample(TEXTS, 60)
    for words in [folded_words(text)]
    for number, pair in enumerate(pairwise(words))
    if all(map(is_function_word, pair))
    for before, after in ((0, 0), (1, 0), (0, 1), (2, 2))
]
"""Two small words of grammar side by side, alone and among others."""


class Oracle:
    """The texts by their numbers, in the engine and in SQLite."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._database = sqlite3.connect(":memory:")
        self._database.execute("create virtual table texts using fts5(words, stems, year unindexed)")
        chosen: dict[int, Report] = {}
        for number in range(_REPORTS):
            year = 2010 + number % 5
            own = range(number, len(TEXTS), _REPORTS)
            chosen[number] = report(f"r{number}", *(TEXTS[index] for index in own), year=year, heading="0")
        # Reports that are replaced or taken out again, and segments that are merged around them.
        jobs.run(engine.index([report("r0", *TEXTS[5:9]), chosen[1], chosen[2], report("gone", *TEXTS[:50])]))
        jobs.run(engine.index([report(f"r{number}", *TEXTS[9:40]) for number in range(3, _REPORTS)], removed=["gone"]))
        for number in (0, *range(3, _REPORTS), 2):
            engine.update(chosen[number])
        for number, made in chosen.items():
            for paragraph in made.paragraphs():
                words = folded_words(paragraph.words)
                key = number * 10_000 + int(paragraph.label or 0)
                values = (key, " ".join(words), " ".join(map(LANGUAGE.stem, words)), made.year)
                self._database.execute("insert into texts(rowid, words, stems, year) values (?, ?, ?, ?)", values)

    def by_engine(self, text: str) -> set[int]:
        results = self._engine.search(parse(f"({text}) in:text"), limit=5000)
        assert results.total == len(results.hits) == sum(results.facets["year"].values())
        return {int(hit.report[1:]) * 10_000 + int(hit.label or 0) for hit in results.hits}

    def by_sqlite(self, text: str) -> set[int]:
        wanted = parse(text).wanted
        assert wanted is not None
        return self._found(wanted)

    def _found(self, node: Node) -> set[int]:
        match node:
            case AllOf(parts):
                return set.intersection(*map(self._found, parts))
            case AnyOf(parts):
                return set.union(*map(self._found, parts))
            case Not(part):
                return self._match(None) - self._found(part)
            case Years(first, last):
                rows = "select rowid from texts where year between ? and ?"
                return {number for (number,) in self._database.execute(rows, [first, last])}
            case Wildcard(text):
                return set[int]().union(*(self._match(f'words : "{word}"') for word in fnmatch.filter(WORDS, text)))
            case _:
                return self._match(_fts5(node))

    def _match(self, expression: str | None) -> set[int]:
        if expression is None:
            rows = self._database.execute("select rowid from texts")
        else:
            rows = self._database.execute("select rowid from texts where texts match ?", [expression])
        return {number for (number,) in rows}


def _fts5(node: Node) -> str:
    """A leaf of a query in SQLite's language."""
    match node:
        case Term(text) if text.isdigit() or is_function_word(text):
            return f'words : "{text}"'
        case Term(text):
            return f'stems : "{LANGUAGE.stem(text)}"'
        case Phrase(text):
            parts = [f'"{word.rstrip("*")}"{"*" if word.endswith("*") else ""}' for word in phrase_words(text)]
            return f"words : {' + '.join(parts)}"
        case Near(text, between):
            parts = [f'"{word}"' for word in dict.fromkeys(phrase_words(text))]
            return f"words : NEAR({' '.join(parts)}, {between})"
        case Prefix(text):
            return f'words : "{text}" *'
        case _:
            raise AssertionError(node)


@pytest.fixture(scope="module", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("home")
        patch.setenv("REPORT_EXPLORER_HOME", str(folder))
        yield folder


@pytest.fixture(scope="module")
def oracle(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Oracle]:
    engine = open_index(tmp_path_factory.mktemp("oracle") / "index")
    try:
        yield Oracle(engine)
    except sqlite3.OperationalError:
        pytest.skip("this Python's SQLite has no full-text search")
    finally:
        engine.close()


_TERM = (st.sampled_from(COMMON) | st.sampled_from(WORDS)).filter(lambda word: not word.isdigit())
"""No figures: SQLite knows only one of their spellings (`test_figures.py`)."""


@st.composite
def _stretches(draw: st.DrawFn) -> list[str]:
    """Words that stand side by side somewhere."""
    words = folded_words(draw(st.sampled_from(TEXTS)))
    start = draw(st.integers(0, max(0, len(words) - 3)))
    return words[start : start + draw(st.integers(2, 4))]


_PHRASE = (_stretches() | st.lists(st.sampled_from(COMMON), min_size=2, max_size=3)).map(
    lambda each: f'"{" ".join(each)}"'
)
_SMALL = st.sampled_from(PAIRS).map(lambda words: f'"{" ".join(words)}"')
_BEGUN = _stretches().map(lambda words: f'"{" ".join([*words[:-1], words[-1][:5]])}*"')
_NEAR = st.tuples(_stretches().map(lambda words: words[::2]), st.integers(0, 8)).map(
    lambda pair: f'"{" ".join(pair[0])}"~{pair[1]}'
)
_PREFIX = st.tuples(_TERM, st.integers(1, 6)).map(lambda pair: f"{pair[0][: pair[1]]}*")
_WILDCARD = _TERM.filter(lambda word: len(word) > 4).map(lambda word: f"{word[:2]}?{word[3]}*{word[-1]}")
_ENDING = st.tuples(_TERM, st.integers(1, 4)).map(lambda pair: f"*{pair[0][-pair[1] :]}")
_YEARS = st.tuples(st.integers(2009, 2015), st.integers(0, 3)).map(lambda pair: f"year:{pair[0]}..{sum(pair)}")
_ATOM = _TERM | _PHRASE | _SMALL | _BEGUN | _NEAR | _PREFIX | _WILDCARD | _ENDING
_ALTERNATIVES = st.lists(_ATOM, min_size=2, max_size=3).map(lambda parts: f"({' OR '.join(parts)})")


@settings(max_examples=400)
@given(
    wanted=st.lists(_ATOM | _ALTERNATIVES, min_size=1, max_size=3),
    unwanted=st.lists(_ATOM.map(lambda atom: f"-{atom}"), max_size=2),
    years=st.lists(_YEARS, max_size=1),
)
def test_the_same_texts_are_found(oracle: Oracle, wanted: list[str], unwanted: list[str], years: list[str]) -> None:
    text = " ".join([" AND ".join(wanted), *unwanted, *years])
    assert oracle.by_engine(text) == oracle.by_sqlite(text)


def test_the_oracle_tells_queries_apart(oracle: Oracle) -> None:
    queries = ("drugs", "dr*", '"drugs and crime"', "drugs -crime", '"crime drugs"~1', "d?ug*", "drugs year:2010")
    found = [oracle.by_sqlite(text) for text in queries]
    assert all(0 < len(each) < len(TEXTS) for each in found) and len({frozenset(each) for each in found}) >= 5
