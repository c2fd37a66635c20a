"""Every number that reading, comparing and searching rest on has a name, and says where it comes from.

At the top of a module a number has a comment or a docstring. Anywhere else, in functions, in their defaults and in
classes, there is none but -1, 0, 1 and 2, which count, begin and halve; and whole numbers that say which or how many
and decide nothing: in an index, a slice or a `range`, the decimals of `round`, the width in a format.
"""

import ast
import io
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOMS = ("compare", "ingest", "search")
EXPLORER = Path(__file__).parent.parent / "explorer"
PLAIN = frozenset({0, 1, 2})


def unexplained(source: str) -> list[str]:
    """The lines that give a number a name at the top of a module and say nothing of it: neither a comment on them or
    above their group, nor a docstring below. A group is what stands together without a blank line."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    commented = {token.start[0] for token in tokens if token.type == tokenize.COMMENT}
    lines = source.splitlines()
    headed = {number for number in commented if lines[number - 1].startswith("#")}
    found, explained = [], False
    for statement in reversed(ast.parse(source).body):
        end = statement.end_lineno or statement.lineno
        if end == len(lines) or not lines[end].strip():
            explained = False
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
            explained = True
        elif isinstance(statement, ast.Assign | ast.AnnAssign):
            above = statement.lineno
            while above > 1 and lines[above - 2].strip():
                above -= 1
            comments = {
                *headed.intersection(range(above, end)),
                *commented.intersection(range(statement.lineno, end + 1)),
            }
            if _has_number(statement) and not explained and not comments:
                found.append(lines[statement.lineno - 1])
        else:
            explained = False
    return found[::-1]


def bare(source: str) -> list[str]:
    """The lines with a number that has no name."""
    tree = ast.parse(source)
    named = [each for each in tree.body if isinstance(each, ast.Assign | ast.AnnAssign)]
    defined = {number for each in named if not _holds_lambda(each) for number in _numbers(each)}
    placed = {number for node in ast.walk(tree) for part in _places(node) for number in _numbers(part)}
    free = defined | {number for number in placed if isinstance(number.value, int)}
    found = {number.lineno for number in _numbers(tree) if number not in free and number.value not in PLAIN}
    return [source.splitlines()[number - 1].strip() for number in sorted(found)]


def _places(node: ast.AST) -> list[ast.expr]:
    """The parts of an expression that say which or how many."""
    match node:
        case ast.Subscript(slice=place):
            return [place]
        case ast.Call(func=ast.Name(id="range"), args=bounds):
            return bounds
        case ast.Call(func=ast.Name(id="round"), args=[_, decimals]):
            return [decimals]
        case ast.FormattedValue(format_spec=ast.JoinedStr() as width):
            return [width]
    return []


def _holds_lambda(statement: ast.Assign | ast.AnnAssign) -> bool:
    return any(isinstance(node, ast.Lambda) for node in ast.walk(statement))


def _has_number(statement: ast.Assign | ast.AnnAssign) -> bool:
    return any(True for _ in _numbers(statement))


def _numbers(tree: ast.AST) -> Iterator[ast.Constant]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool):
            yield node


@pytest.mark.parametrize("room", ROOMS)
def test_every_number_says_where_it_comes_from(room: str) -> None:
    found = {
        path.name: lines for path in (EXPLORER / room).rglob("*.py") if (lines := unexplained(path.read_text("utf8")))
    }
    assert found == {}


@pytest.mark.parametrize("room", ROOMS)
def test_no_number_is_without_a_name(room: str) -> None:
    found = {path.name: lines for path in (EXPLORER / room).rglob("*.py") if (lines := bare(path.read_text("utf8")))}
    assert found == {}


@pytest.mark.parametrize(
    "source",
    [
        "def f(x):\n    return x > 0.37",
        "def f(x):\n    return x > 3 or x < -7",
        "def f(x=0.37):\n    return x",
        "@lru_cache(maxsize=64)\ndef f(x):\n    return x",
        "class A:\n    x: float = 0.37",
        "class A:\n    def f(self, x):\n        def g():\n            return 0.37 * x\n        return g",
        "f = lambda x: x > 0.37",
        "def f(x):\n    return x[int(len(x) * 0.37)]",
        "def f(x):\n    return round(3 * x)",
        "if a > 3:\n    b()",
    ],
)
def test_a_number_without_a_name_is_found(source: str) -> None:
    assert len(bare(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        "X = 0.37  # measured",
        "def f(x):\n    return x[3], x[:40], round(x, 3), range(4), f'{x:>7}'",
        "def f(x):\n    return x > -1 and x / 2 < 1.0 and x is not True",
        "def f(x):\n    return x > LEAST",
    ],
)
def test_counts_and_places_need_no_name(source: str) -> None:
    assert bare(source) == []


@pytest.mark.parametrize(
    "source",
    [
        "X = 1  # as many as ISO allows",
        "# Measured.\nX = 1\nY = 2.0",
        'X = 1\nY = 2\n"""Measured."""',
        "X = 'a'",
        "def f():\n    x = 1",
    ],
)
def test_a_comment_or_a_docstring_explains_a_number(source: str) -> None:
    assert unexplained(source) == []


@pytest.mark.parametrize(
    "source",
    [
        "X = 1",
        "# Measured.\n\nX = 1",
        'X = 1\n\nY = 2\n"""Measured."""',
        "X: tuple[int, ...] = (1, 2)",
        "Y = 1  # Measured.\nX = 2",
        "X = 1\n\n# More.\nY = 'a'",
    ],
)
def test_a_number_without_either_is_found(source: str) -> None:
    assert len(unexplained(source)) == 1
