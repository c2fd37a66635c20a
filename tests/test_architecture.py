"""The house rules about who may import whom and how long things may be, read from the source without running it.

Dependencies run down only: app → ui → commands → session → present → {ingest | library | search | compare | export} →
akn → language → model. The five in braces never import each other, nor do the features of `ui`. Each folder is a room
with a rule of its own, and so is each module directly in the package or in `ui`. No imports run in a circle. Imports
inside functions count as well; those for types alone count for the rules, but make no circle.
"""

import sys
from pathlib import Path

import pytest

from tests.sources import PACKAGE, Source, circle, put, room_of, sources

ROOT = Path(__file__).parent.parent

LEAVES = frozenset(
    [
        "cage",
        "controls",
        "errors",
        "events",
        "jobs",
        "log",
        "pace",
        "paths",
        "places",
        "settings",
        "sources",
        "translation",
    ],
)
KEPT = LEAVES | {"akn", "language", "model"}
SIBLINGS = frozenset({"ingest", "library", "search", "compare", "export"})
PAPER = frozenset({"export/paged", "present/paper"})
CORE = KEPT | SIBLINGS | PAPER | {"present", "session", "commands"}


def _of_ui(names: str) -> frozenset[str]:
    return frozenset(f"ui/{name}" for name in names.split())


UI_LEAVES = _of_ui("icons style theme")
FEATURES = _of_ui("overview read compare elsewhere figures digest life_line search passages imports printing")
UI = UI_LEAVES | FEATURES | {"ui/widgets", "ui/shell", "ui/desk", "ui/self_test"}

MAY_IMPORT: dict[str, frozenset[str]] = {
    "model": frozenset(),
    **dict.fromkeys(LEAVES, LEAVES),
    "language": LEAVES | {"model"},
    "akn": LEAVES | {"language", "model"},
    **dict.fromkeys(SIBLINGS, KEPT),
    "export": KEPT | {"export/paged"},
    "export/paged": KEPT | {"export"},
    "ingest": KEPT | {"ingest/readers", "ingest/stages"},
    "ingest/readers": KEPT | {"ingest", "ingest/stages"},
    "ingest/stages": KEPT | {"ingest"},
    "present": KEPT | SIBLINGS,
    "present/paper": KEPT | SIBLINGS | {"present"},
    "session": KEPT | SIBLINGS | PAPER | {"present"},
    "commands": KEPT | SIBLINGS | {"present", "session"},
    "ui": frozenset(),
    **dict.fromkeys(UI_LEAVES, CORE | UI_LEAVES),
    "ui/widgets": CORE | UI_LEAVES,
    "ui/shell": CORE | UI_LEAVES | {"ui/widgets"},
    **dict.fromkeys(FEATURES, CORE | UI_LEAVES | {"ui/widgets", "ui/shell"}),
    "ui/desk": CORE | UI - {"ui/self_test"},
    "ui/self_test": CORE | UI,
    "cli": CORE | {"app"},
    "app": CORE | UI,
    "__main__": frozenset({"cli"}),
}
"""What each room may import of the others; a room may always import itself."""

CONFINED: dict[str, frozenset[str]] = {
    "PySide6": frozenset({"ui", "app", "export/paged"}),
    "shiboken6": frozenset({"ui", "app"}),
    "whoosh": frozenset({"search"}),
    "snowballstemmer": frozenset({"language"}),
    "lxml": frozenset({"akn", "ingest", "export"}),
    "cobalt": frozenset({"akn"}),
    "docx": frozenset({"export"}),
    "pypdfium2": frozenset({"ingest"}),
    "sqlite3": frozenset({"library"}),
    "pickle": frozenset({"jobs"}),
}
"""The rooms, with those in them, that may import a library; the others do without."""

LONGEST_FILE, LONGEST_FUNCTION = 400, 40
"""Lines. What is longer does more than one thing."""


def breaches(root: Path) -> list[str]:
    """Each import that breaks a rule, in a sentence."""
    return [
        told for source in sources(root) for imported in source.imports() if (told := _breach(source, imported.name))
    ]


def _breach(source: Source, imported: str) -> str | None:
    here, top = source.room, imported.partition(".")[0]
    rooms = {here, here.partition("/")[0]}
    if top == PACKAGE and not _allowed(here, room_of(imported, source.root)):
        return f"{source.name} imports {imported}, but {here or PACKAGE} stands below it or beside it"
    if not rooms & CONFINED.get(top, rooms):
        return f"{source.name} imports {top}, which belongs to {' and '.join(sorted(CONFINED[top]))}"
    if here == "model" and top != PACKAGE and top not in sys.stdlib_module_names:
        return f"{source.name} imports {top}, but the model stands on the standard library alone"
    return None


def _allowed(here: str, there: str) -> bool:
    if not there:  # the package itself, or a name in it such as __version__
        return here != ""
    return there == here or there in MAY_IMPORT.get(here, frozenset())


def without_rule(root: Path) -> list[str]:
    """Rooms that no rule speaks of."""
    return sorted({source.room for source in sources(root)} - set(MAY_IMPORT) - {""})


def too_long(root: Path) -> set[str]:
    """Files, and functions in them, longer than they may be."""
    found = set()
    for source in sources(root, PACKAGE, "packaging", "tests"):
        if source.lines() > LONGEST_FILE:
            found.add(source.name)
        found |= {f"{source.name}: {name}" for name, lines in source.functions() if lines > LONGEST_FUNCTION}
    return found


def test_dependencies_run_down_only() -> None:
    assert breaches(ROOT) == []


def test_no_imports_run_in_a_circle() -> None:
    assert circle(ROOT) == []


def test_every_room_has_a_rule() -> None:
    assert without_rule(ROOT) == []


def test_no_file_and_no_function_is_too_long() -> None:
    assert too_long(ROOT) == set()


def test_one_file_speaks_whoosh() -> None:
    speakers = {
        source.name
        for source in sources(ROOT)
        for imported in source.imports()
        if imported.name.partition(".")[0] == "whoosh"
    }
    assert len(speakers) == 1


@pytest.mark.parametrize(
    ("path", "line", "expected"),
    [
        ("search/engine.py", "from explorer.library import Library", True),
        ("search/engine.py", "import explorer.compare.words", True),
        ("model/report.py", "from explorer.errors import ExplorerError", True),
        ("model/report.py", "import lxml", True),
        ("akn/reader.py", "from explorer.ingest.lines import Line", True),
        ("language/months.py", "from explorer.akn import names", True),
        ("library/store.py", "def f():\n    from explorer.session import Session", True),
        ("library/store.py", "import pickle", True),
        ("export/paged/pdf.py", "from PySide6.QtGui import QPdfWriter", False),
        ("export/paged/pdf.py", "from explorer.present.rows import Row", True),
        ("present/paper/report.py", "from PySide6.QtGui import QPdfWriter", True),
        ("export/html.py", "import importlib\nimportlib.import_module('PySide6.QtGui')", True),
        ("commands/core.py", "from PySide6.QtWidgets import QWidget", True),
        ("present/rows.py", "from explorer.session import Session", True),
        ("present/deep/rows.py", "from PySide6.QtCore import Qt", True),
        ("compare/words.py", "from lxml import etree", True),
        ("search/deep/inner.py", "from ...library import store", True),
        ("ingest/stages/notes.py", "from explorer.ingest.readers.pdf import read", True),
        ("session.py", "from explorer import ui", True),
        ("__init__.py", "from explorer.app import main", True),
        ("ui/compare/view.py", "from explorer.ui.digest import view", True),
        ("ui/compare/view.py", "from explorer.ui.desk import Desk", True),
        ("ui/compare/view.py", "def f():\n    from ..digest.view import DigestView", True),
        ("ui/shell/window.py", "from explorer.ui.compare.view import CompareView", True),
        ("ui/widgets/card.py", "from explorer.ui.shell.window import Window", True),
        ("ui/theme.py", "from explorer.ui.widgets.card import Card", True),
        ("search/deep/inner.py", "from .. import snippets", True),
        ("session/__init__.py", "from explorer import __version__", False),
        ("session/__init__.py", "from explorer.library import Library", False),
        ("session/__init__.py", "from explorer.present.rows import Row", False),
        ("library/store.py", "import sqlite3\nfrom explorer.akn import read", False),
        ("ingest/readers/pdf.py", "from explorer.ingest.stages.notes import Note", False),
        (
            "ui/compare/view.py",
            "from explorer.ui.shell.window import Window\nfrom explorer.ui.theme import Theme",
            False,
        ),
        ("ui/desk.py", "from explorer.ui.compare.view import CompareView", False),
        ("ui/shell/window.py", "from PySide6.QtWidgets import QWidget\nfrom explorer.session import Session", False),
        ("model/report.py", "import datetime\nfrom explorer.model.text import Text", False),
    ],
)
def test_the_rules_catch_what_they_are_for(tmp_path: Path, path: str, line: str, expected: bool) -> None:
    for other in ("library/store", "compare/words", "ingest/lines", "ingest/readers/pdf", "ingest/stages/notes",
                  "akn/names", "search/snippets", "session/__init__", "app", "model/text", "errors", "present/rows",
                  "ui/__init__", "ui/desk", "ui/theme", "ui/digest/view", "ui/compare/view", "ui/shell/window",
                  "ui/widgets/card"):  # fmt: skip
        put(tmp_path, f"{other}.py", "")
    put(tmp_path, path, line)
    assert bool(breaches(tmp_path)) is expected


def test_a_new_room_needs_a_rule_at_any_depth(tmp_path: Path) -> None:
    for path in ("attic/__init__.py", "search/deep/inner.py", "ui/compare/attic/trunk.py", "ui/shed.py", "garden.py"):
        put(tmp_path, path, "")
    assert without_rule(tmp_path) == ["attic", "garden", "search/deep", "ui/compare/attic", "ui/shed"]


def test_a_circle_is_found_also_where_an_import_is_deferred(tmp_path: Path) -> None:
    put(tmp_path, "model/a.py", "from explorer.model.b import B")
    put(tmp_path, "model/b.py", "from explorer.model import c")
    put(tmp_path, "model/c.py", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from explorer.model import a")
    assert circle(tmp_path) == []
    put(tmp_path, "model/c.py", "def f():\n    from .a import A")
    found = circle(tmp_path)
    assert found[0] == found[-1] and set(found) == {f"explorer.model.{name}" for name in "abc"}


def test_what_is_too_long_is_named(tmp_path: Path) -> None:
    put(tmp_path, "long.py", "x = 1\n" * 401)
    put(tmp_path, "function.py", "def short():\n    pass\n\n\ndef long():\n" + "    pass\n" * 40)
    assert too_long(tmp_path) == {"explorer/long.py", "explorer/function.py: long"}
