"""Keys are spelled where a command is declared, and nowhere else; what names a command names one that there is."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import explorer
from tests.sources import declared_commands

ROOT = Path(explorer.__file__).parent
SPELLED = re.compile(r"\b(Ctrl|Alt|Shift|Meta)\+|\bF\d{1,2}\b|\b(Enter|Space|Esc)\b")
PRESSES_KEYS = ROOT / "ui" / "self_test"
NAMES_KEYS = ROOT / "ui" / "widgets" / "keyboard.py"
"""Those that are no command's have their names there."""


def sources() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(ROOT.rglob("*.py")):
        if PRESSES_KEYS not in path.parents and path != NAMES_KEYS:
            yield path, ast.parse(path.read_bytes())


def texts(tree: ast.Module) -> Iterator[ast.Constant]:
    """The strings that are used: all but docstrings, and those below a name, which are a comment on it."""
    unused = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in unused:
            yield node


def spelled_elsewhere(tree: ast.Module) -> list[str]:
    declared = {id(given[2]) for given in declared_commands(tree) if len(given) > 2}
    return [str(text.value) for text in texts(tree) if id(text) not in declared and SPELLED.search(str(text.value))]


def test_keys_are_spelled_in_declarations_alone() -> None:
    assert [(path.name, words) for path, tree in sources() if (words := spelled_elsewhere(tree))] == []


def test_the_rule_catches_what_it_is_for() -> None:
    hint = "@command('a.b', 'A', 'Ctrl+K', help='x')\ndef f():\n    '''Alt+B'''\n    say(f'Press {x} or Shift+F8')"
    assert spelled_elsewhere(ast.parse(hint)) == [" or Shift+F8"]
    several = "@commands(('a.b', 'A', 'F8', 1), ('a.c', 'C', 'Shift+F8', -1))\ndef f(step):\n    say('F9')"
    assert spelled_elsewhere(ast.parse(several)) == ["F9"]
    assert spelled_elsewhere(ast.parse("say('(Enter)', 'Space keeps', 'Esc', 'Spaces', 'Entered')")) == [
        "(Enter)",
        "Space keeps",
        "Esc",
    ]


def test_commands_are_named_that_there_are() -> None:
    trees = [tree for _, tree in sources()]
    ids = {str(ast.literal_eval(given[0])) for tree in trees for given in declared_commands(tree)}
    groups = {id.partition(".")[0] for id in ids}
    like = re.compile(rf"({'|'.join(groups)})\.[a-z]+")
    window = [tree for path, tree in sources() if ROOT / "ui" in path.parents]
    named = {str(text.value) for tree in window for text in texts(tree) if like.fullmatch(str(text.value))}
    assert len(ids) > 60 and named <= ids
