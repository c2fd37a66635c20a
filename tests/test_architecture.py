"""The house rules about who may import whom, read from the source without running it.

Dependencies run down only: app → ui → commands → session → present →
{ingest | library | search | compare | export} → akn → language → model. The five in braces never import each other.
Imports inside functions count as well.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = "explorer"
ROOT = Path(__file__).parent.parent

LEAVES = frozenset({"errors", "events", "jobs", "log", "paths", "places", "settings", "translation"})
KEPT = LEAVES | {"akn", "language", "model"}
SIBLINGS = frozenset({"ingest", "library", "search", "compare", "export"})
CORE = KEPT | SIBLINGS | {"present", "session", "commands"}

MAY_IMPORT: dict[str, frozenset[str]] = {
    "model": frozenset(),
    **dict.fromkeys(LEAVES, LEAVES),
    "language": LEAVES | {"model"},
    "akn": LEAVES | {"language", "model"},
    **dict.fromkeys(SIBLINGS, KEPT),
    "present": KEPT | SIBLINGS,
    "session": KEPT | SIBLINGS | {"present"},
    "commands": KEPT | SIBLINGS | {"present", "session"},
    "ui": CORE,
    "cli": CORE | {"app"},
    "app": CORE | {"ui"},
    "__main__": frozenset({"cli"}),
}
"""What each room may import of the others; a room may always import itself."""

CONFINED: dict[str, frozenset[str]] = {
    "PySide6": frozenset({"ui", "app"}),
    "shiboken6": frozenset({"ui", "app"}),
    "whoosh": frozenset({"search"}),
    "snowballstemmer": frozenset({"language"}),
    "lxml": frozenset({"akn", "ingest", "export"}),
    "cobalt": frozenset({"akn"}),
    "docx": frozenset({"export"}),
    "sqlite3": frozenset({"library"}),
}
"""The rooms that may import a library; the others do without."""


def sources(root: Path) -> list[Path]:
    return sorted((root / PACKAGE).rglob("*.py"))


def room(path: Path, root: Path) -> str:
    """The folder or module directly in the package; "" for the package's own `__init__`."""
    first = path.relative_to(root / PACKAGE).parts[0]
    name = first.removesuffix(".py")
    return "" if name == "__init__" else name


def imports(path: Path, root: Path) -> Iterator[str]:
    """The full names that a source file imports, wherever in it, `importlib.import_module("…")` included."""
    here = path.relative_to(root).with_suffix("").parts
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(here[: -node.level]) if node.level else ""
            module = ".".join(filter(None, (base, node.module)))
            yield from (f"{module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in ("import_module", "__import__"):
                yield str(node.args[0].value)


def breaches(root: Path) -> list[str]:
    """Each import that breaks a rule, in a sentence."""
    found = []
    for path in sources(root):
        here, name = room(path, root), path.relative_to(root).as_posix()
        for imported in imports(path, root):
            top, _, below = imported.partition(".")
            there = below.partition(".")[0]
            if top == PACKAGE and not _allowed(here, there):
                found.append(f"{name} imports {imported}, but {here or PACKAGE} stands below {there} or beside it")
            elif here not in CONFINED.get(top, frozenset({here})):
                found.append(f"{name} imports {top}, which belongs to {' and '.join(sorted(CONFINED[top]))}")
            elif here == "model" and top != PACKAGE and top not in sys.stdlib_module_names:
                found.append(f"{name} imports {top}, but the model stands on the standard library alone")
    return found


def _allowed(here: str, there: str) -> bool:
    if there not in MAY_IMPORT:  # the package itself, or a name in it such as __version__
        return here != ""
    return there == here or there in MAY_IMPORT.get(here, frozenset())


def without_rule(root: Path) -> list[str]:
    """Rooms that no rule speaks of."""
    return sorted({room(path, root) for path in sources(root)} - set(MAY_IMPORT) - {""})


def test_dependencies_run_down_only() -> None:
    assert breaches(ROOT) == []


def test_every_room_has_a_rule() -> None:
    assert without_rule(ROOT) == []


def test_one_file_speaks_whoosh() -> None:
    speakers = [path.name for path in sources(ROOT) if any(_top(name) == "whoosh" for name in imports(path, ROOT))]
    assert len(speakers) == 1


def _top(imported: str) -> str:
    return imported.partition(".")[0]


@pytest.mark.parametrize(
    ("path", "line", "expected"),
    [
        ("search/engine.py", "from explorer.library import Library", True),
        ("search/engine.py", "import explorer.compare.words", True),
        ("model/report.py", "from explorer.errors import ExplorerError", True),
        ("model/report.py", "import lxml", True),
        ("akn/reader.py", "from explorer.ingest.lines import Line", True),
        ("library/store.py", "def f():\n    from explorer.session import Session", True),
        ("export/html.py", "import importlib\nimportlib.import_module('PySide6.QtGui')", True),
        ("commands/core.py", "from PySide6.QtWidgets import QWidget", True),
        ("compare/words.py", "from lxml import etree", True),
        ("search/deep/inner.py", "from ...library import store", True),
        ("session.py", "from explorer import ui", True),
        ("__init__.py", "from explorer.app import main", True),
        ("search/deep/inner.py", "from .. import snippets", False),
        ("session.py", "from explorer import __version__", False),
        ("session.py", "from explorer.library import Library", False),
        ("library/store.py", "import sqlite3\nfrom explorer.akn import read", False),
        ("ui/window.py", "from PySide6.QtWidgets import QWidget\nfrom explorer.session import Session", False),
        ("model/report.py", "import datetime\nfrom explorer.model.text import Text", False),
    ],
)
def test_the_rules_catch_what_they_are_for(tmp_path: Path, path: str, line: str, expected: bool) -> None:
    source = tmp_path / PACKAGE / path
    source.parent.mkdir(parents=True)
    source.write_text(line)
    assert bool(breaches(tmp_path)) is expected


def test_a_new_room_needs_a_rule(tmp_path: Path) -> None:
    (tmp_path / PACKAGE / "attic").mkdir(parents=True)
    (tmp_path / PACKAGE / "attic" / "__init__.py").touch()
    assert without_rule(tmp_path) == ["attic"]
