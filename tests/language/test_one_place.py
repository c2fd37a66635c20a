"""What is known of a language stands in its data file: the rooms that read, compare, search and write hold no words."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache

import pytest

from explorer.language import language
from explorer.language.loading import FOLDER

_FEW = 3  # words of grammar that may be names of fields or operators: of, one, other; and, or, not
PACKAGE = FOLDER.parent
ROOMS = ("akn", "commands", "compare", "export", "ingest", "library", "model", "present", "search", "session")
EXPRESSIONS = frozenset({"compile", "sub", "match", "search", "fullmatch", "split", "findall"})
OTHERS: dict[str, frozenset[str]] = {
    "akn/foreign.py": frozenset({"article", "section", "para"}),  # of any country's laws: Artikel, Sección
    "ingest/readers/style_names.py": frozenset({"heading", "table", "figures"}),  # how Word calls its own styles
    "export/selection.py": frozenset({"paras"}),  # in the form of a place that a script names
    "ingest/stages/masthead.py": frozenset({"corr", "part", "sect"}),  # within a document symbol, in any language
    "library/backups.py": frozenset({"before"}),  # in the names of its files
    "library/layout.py": frozenset({"index", "report", "reports"}),  # likewise
    "library/versions.py": frozenset({"corr"}),  # likewise
    "present/goto.py": frozenset({"paragraphs", "paras"}),  # as a reader may type them
    "search/folders.py": frozenset({"main"}),  # in the names of files that Whoosh writes
}
"""Words that an expression holds for another reason than that they are English."""


def words(text: str) -> set[str]:
    """The words of an expression: no escapes, names of groups, sets of characters and comments."""
    bare = re.sub(r"#.*|\\.|\(\?(?:P?<[=!]?\w*>?|[:=!])|\[[^\]]*\]|\{[^}]*\}", " ", text)
    return {word.lower() for word in re.findall(r"[A-Za-z]{4,}", bare)}


@cache
def known() -> set[str]:
    """Every word of English that its data file tells of."""
    tables = tomllib.loads((FOLDER / "en.toml").read_text("utf-8"))
    return {word for text in _strings(tables) for word in words(text)}


def _strings(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list():
            for each in value:
                yield from _strings(each)
        case dict():
            for key, each in value.items():
                yield key
                yield from _strings(each)


def expressions(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="re"), attr=name)) if name in EXPRESSIONS:
                yield " ".join(_constants(node.args[0]))


def lists(tree: ast.AST) -> Iterator[set[str]]:
    """Collections of words, written as such or as one text that is split."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple | ast.List | ast.Set | ast.Dict):
            found = list(_constants(node))
            if all(" " not in word for word in found):
                yield {word.lower() for word in found}
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
            yield {word.lower() for text in _constants(node.func.value) for word in text.split()}


def _constants(node: ast.AST) -> Iterator[str]:
    return (each.value for each in ast.walk(node) if isinstance(each, ast.Constant) and isinstance(each.value, str))


def breaches(source: str, name: str = "") -> list[str]:
    tree, english = ast.parse(source), language()
    grammar = english.words.stop_words | set(english.dates.names) | set(english.numbers.words)
    found = [sorted((words(text) & known()) - OTHERS.get(name, frozenset())) for text in expressions(tree)]
    found += [sorted(each & grammar) for each in lists(tree) if len(each & grammar) > _FEW]
    return [f"{name}: {', '.join(each)}" for each in found if each]


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_holds_no_words_of_english(room: str) -> None:
    files = sorted((PACKAGE / room).rglob("*.py"))
    assert files
    told = [breaches(path.read_text("utf-8"), path.relative_to(PACKAGE).as_posix()) for path in files]
    assert [each for found in told for each in found] == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('_SUMMARY = re.compile(r"(?:executive\\s+)?summary")', True),
        ('_FIRST = re.compile(r"(?:summary)")', True),
        ('_MONTHS = ("January", "February", "March", "April")', True),
        ('_SMALL = frozenset("a the of and".split())', True),
        ('re.sub(rf"\\b(?:{ONES}|million)", "", text)', True),
        ('_WORD = re.compile(r"(?P<number>\\d+)(?P<rest>.*)")', False),
        ('raise Misread("The file has no text that can be read.")', False),
        ('_KEYS = ("year", "series", "symbol")', False),
    ],
)
def test_words_of_english_are_seen(source: str, expected: bool) -> None:
    assert bool(breaches(source)) is expected
