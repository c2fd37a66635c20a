"""Everything public says what it is, in a docstring; read from the source without running it.

Outside `ui` these are the functions and classes of each module, and the methods and properties of these classes; in
`ui` the functions and classes, and the methods of what is shared: the modules in SHARED. A name with an underscore
before it is not public. No docstring of its own needs

* a method that does what a documented one of the same name does: in a base class, of the package or of the standard
  library (`io.BufferedIOBase`), or in the class that its own class's docstring sends to ("See `engine.Engine`.");
* a property that only returns an attribute, where its class's docstring names it in backticks;
* a property of a Protocol, which stands for an attribute; the setter of a property;
* what Qt calls in `ui`, which has a capital in its name (`sizeHint`).
"""

import ast
import pydoc
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.sources import PACKAGE, Source, put, sources

ROOT = Path(__file__).parent.parent

SHARED = frozenset(
    f"{PACKAGE}/ui/{name}.py" for name in ("desk", "shell/lens", "shell/navigation", "shell/ports", "widgets/commands")
)
"""What several features of `ui` use."""

_SEE = re.compile(r"\b[Ss]ee\s+`([\w.]+)`")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Class:
    """A class of the module `source`."""

    source: Source
    node: ast.ClassDef

    @property
    def name(self) -> str:
        """The class in full: `explorer.search.engine.Engine`."""
        return f"{self.source.module}.{self.node.name}"

    @property
    def docstring(self) -> str:
        """ "" where it has none."""
        return ast.get_docstring(self.node) or ""

    def bases(self) -> list[str]:
        """Its bases as they are written, without what they are of: `Lens` for `Lens[View]`."""
        bases = (base.value if isinstance(base, ast.Subscript) else base for base in self.node.bases)
        return [ast.unparse(base) for base in bases]

    def models(self) -> set[str]:
        """Full names of its bases, and of what its docstring sends to as far as it is written there."""
        imported = [each.name for each in self.source.imports()]
        found = {name for base in self.bases() for name in imported if name.endswith(f".{base}")}
        return found | {f"{self.source.module}.{base}" for base in self.bases()} | set(_SEE.findall(self.docstring))

    def methods(self) -> Iterator[Function]:
        """Those that are public."""
        for node in self.node.body:
            if isinstance(node, Function) and not node.name.startswith("_"):
                yield node


def undocumented(root: Path) -> list[str]:
    """What lacks a docstring, as `explorer/module.py: Class.method`."""
    files = sources(root)
    classes = [Class(file, node) for file in files for node in _public(file) if isinstance(node, ast.ClassDef)]
    told = {f"{each.name}.{method.name}" for each in classes for method in each.methods() if ast.get_docstring(method)}
    found = [f"{file.name}: {node.name}" for file in files for node in _public(file) if not ast.get_docstring(node)]
    for each in classes:
        if not each.source.room.startswith("ui") or each.source.name in SHARED:
            lacking = (method for method in each.methods() if not _excused(each, method, told))
            found += [f"{each.source.name}: {each.node.name}.{method.name}" for method in lacking]
    return found


def _public(file: Source) -> Iterator[Function | ast.ClassDef]:
    for node in ast.parse(file.path.read_bytes()).body:
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_"):
            yield node


def _excused(owner: Class, method: Function, told: set[str]) -> bool:
    decorators = [ast.unparse(each) for each in method.decorator_list]
    return (
        ast.get_docstring(method) is not None
        or f"{method.name}.setter" in decorators
        or ("property" in decorators and ("Protocol" in owner.bases() or _only_returns(owner, method)))
        or (owner.source.room.startswith("ui") and method.name != method.name.lower())
        or _told_above(owner, method.name, told)
    )


def _only_returns(owner: Class, method: Function) -> bool:
    """Whether a property returns an attribute as it is, and the docstring of its class names it."""
    value = method.body[0].value if isinstance(method.body[0], ast.Return) else None
    return isinstance(value, ast.Attribute) and f"`{method.name}`" in owner.docstring


def _told_above(owner: Class, method: str, told: set[str]) -> bool:
    models = owner.models()
    if any(f".{known}".endswith(f".{model}.{method}") for model in models for known in told):
        return True
    standard = (base for base in owner.bases() if base.partition(".")[0] in sys.stdlib_module_names)
    return any(getattr(pydoc.locate(f"{base}.{method}"), "__doc__", None) for base in standard)


def test_everything_public_has_a_docstring() -> None:
    assert undocumented(ROOT) == []


def test_what_is_shared_in_ui_is_there() -> None:
    assert {source.name for source in sources(ROOT)} >= SHARED


DOCUMENTED = '''
class Engine:
    """Searches."""

    def search(self):
        """What is found."""
'''


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("a.py", "def find(): ...", "find"),
        ("a.py", "async def find(): ...", "find"),
        ("a.py", "class Finder: ...", "Finder"),
        ("a.py", 'class Finder:\n    """Finds."""\n    def find(self): ...', "Finder.find"),
        ("a.py", 'class Finder:\n    """Finds."""\n    @property\n    def word(self): return self._word',
         "Finder.word"),
        ("a.py", 'class Finder:\n    """`words`."""\n    @property\n    def words(self): return list(self._words)',
         "Finder.words"),
        ("a.py", 'class Words:\n    """Has `words`."""\n    def words(self): return self._words', "Words.words"),
        ("a.py", 'class Finder(Protocol):\n    """Finds."""\n    def find(self): ...', "Finder.find"),
        ("a.py", 'class Finder(io.RawIOBase):\n    """Finds."""\n    def find(self): ...', "Finder.find"),
        ("a.py", 'class Finder:\n    """Searches."""\n    def search(self): ...', "Finder.search"),
        ("a.py", 'class Finder:\n    """See `engine.Engine`."""\n    def find(self): ...', "Finder.find"),
        ("a.py", 'class Finder:\n    """Finds."""\n    def sizeHint(self): ...', "Finder.sizeHint"),
        ("ui/a.py", "def find(): ...", "find"),
        ("ui/read/a.py", "class Finder: ...", "Finder"),
        ("ui/shell/ports.py", 'class Places:\n    """Where."""\n    def go(self): ...', "Places.go"),
    ],
)  # fmt: skip
def test_what_has_none_is_found(tmp_path: Path, path: str, text: str, expected: str) -> None:
    put(tmp_path, "engine.py", DOCUMENTED)
    put(tmp_path, path, text)
    assert undocumented(tmp_path) == [f"{PACKAGE}/{path}: {expected}"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.py", 'def find():\n    """What is found."""'),
        ("a.py", "def _find(): ...\nclass _Finder:\n    def find(self): ..."),
        ("a.py", 'class Finder:\n    """Finds."""\n    def __len__(self): ...\n    def _find(self): ...'),
        ("a.py", 'class Finder:\n    """`word`."""\n    @property\n    def word(self): return self._word'),
        ("a.py", 'class Named(Protocol):\n    """A name."""\n    @property\n    def name(self): ...'),
        ("a.py", 'class Finder(io.RawIOBase):\n    """Finds."""\n    def seek(self): ...'),
        ("a.py", 'class Finder:\n    """See `engine.Engine`."""\n    def search(self): ...'),
        ("a.py", 'from explorer.engine import Engine\nclass Finder(Engine[int]):\n    """Finds."""\n'
                 "    def search(self): ..."),
        ("engine.py", DOCUMENTED + 'class Finder(Engine):\n    """Finds."""\n    def search(self): ...'),
        ("ui/read/a.py", 'class Finder:\n    """Finds."""\n    def find(self): ...'),
        ("ui/desk.py", 'class Desk:\n    """The desk."""\n    def sizeHint(self): ...'),
    ],
)  # fmt: skip
def test_what_needs_none_is_passed_over(tmp_path: Path, path: str, text: str) -> None:
    put(tmp_path, "engine.py", DOCUMENTED)
    put(tmp_path, path, text)
    assert undocumented(tmp_path) == []
