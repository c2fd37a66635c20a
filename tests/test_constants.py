"""Every number that reading, comparing and searching rest on says where it comes from."""

import ast
import io
import tokenize
from pathlib import Path

import pytest

ROOMS = ("compare", "ingest", "search")
EXPLORER = Path(__file__).parent.parent / "explorer"


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


def _has_number(statement: ast.Assign | ast.AnnAssign) -> bool:
    constants = (node.value for node in ast.walk(statement) if isinstance(node, ast.Constant))
    return any(isinstance(value, int | float) and not isinstance(value, bool) for value in constants)


@pytest.mark.parametrize("room", ROOMS)
def test_every_number_says_where_it_comes_from(room: str) -> None:
    found = {
        path.name: lines for path in (EXPLORER / room).rglob("*.py") if (lines := unexplained(path.read_text("utf8")))
    }
    assert found == {}


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
