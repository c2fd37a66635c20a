"""What the source says of itself, read without running it: rooms, imports, circles, sizes."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

PACKAGE = "explorer"

OF_MODULES = ("", "ui")
"""The folders in which each module is a room of its own."""


@dataclass(frozen=True)
class Import:
    """`name` in full (a module or something in one); `typing_only` where a running program does without it."""

    name: str
    typing_only: bool


@dataclass(frozen=True)
class Source:
    """A file of Python below the folder `root`."""

    root: Path
    path: Path

    @property
    def name(self) -> str:
        return self.path.relative_to(self.root).as_posix()

    @property
    def module(self) -> str:
        return self.name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @property
    def room(self) -> str:
        """The folder in the package, or the module where each is a room; "" for the package's own `__init__`."""
        return room(self.path.relative_to(self.root / PACKAGE))

    def imports(self) -> Iterator[Import]:
        """Wherever in the file, `importlib.import_module("…")` included."""
        tree = ast.parse(self.path.read_bytes())
        typing = {inner for node in ast.walk(tree) if _for_typing(node) for inner in ast.walk(node)}
        for node in ast.walk(tree):
            yield from (Import(name, node in typing) for name in self._imported(node))

    def functions(self) -> Iterator[tuple[str, int]]:
        """Each function with the lines from its `def` to its end."""
        for node in ast.walk(ast.parse(self.path.read_bytes())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1

    def lines(self) -> int:
        return len(self.path.read_text(encoding="utf-8").splitlines())

    def _imported(self, node: ast.AST) -> Iterator[str]:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            here = self.path.relative_to(self.root).with_suffix("").parts
            base = ".".join(here[: -node.level]) if node.level else ""
            module = ".".join(filter(None, (base, node.module)))
            yield from (f"{module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in ("import_module", "__import__"):
                yield str(node.args[0].value)


def _for_typing(node: ast.AST) -> bool:
    """Whether a node is `if TYPE_CHECKING:`, however that is spelled."""
    test = node.test if isinstance(node, ast.If) else None
    return "TYPE_CHECKING" in (getattr(test, "id", None), getattr(test, "attr", None))


def sources(root: Path, *folders: str) -> list[Source]:
    """The files below some folders of `root`; those of the package where none is named."""
    return [Source(root, path) for folder in folders or (PACKAGE,) for path in sorted((root / folder).rglob("*.py"))]


def put(root: Path, path: str, text: str) -> None:
    """Write a file of a made-up package below `root`, `path` in the package."""
    file = root / PACKAGE / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


def room(path: Path) -> str:
    """The room of a file, by its path in the package."""
    folder = "" if path.parent == Path() else path.parent.as_posix()
    own = folder in OF_MODULES and path.name != "__init__.py"
    return path.with_suffix("").as_posix() if own else folder


def room_of(name: str, root: Path) -> str:
    """The room that a full name of the package leads to; "" for the package itself or a name in it."""
    parts = name.split(".")[1:]
    while parts and not (root / PACKAGE / "/".join(parts)).is_dir():
        if (root / PACKAGE / "/".join(parts)).with_suffix(".py").is_file():
            return room(Path("/".join(parts)).with_suffix(".py"))
        parts.pop()
    return "/".join(parts)


def circle(root: Path) -> list[str]:
    """Modules of the package that import each other in a circle, the first again at the end; none where there is none.

    Imports inside functions count, those for types alone do not.
    """
    modules = {source.module: source for source in sources(root)}
    graph: dict[str, set[str]] = {name: set() for name in modules}
    for name, source in modules.items():
        for imported in source.imports():
            found = _module(imported.name, modules)
            if found not in (None, name, PACKAGE) and not imported.typing_only:
                graph[name].add(str(found))
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(reversed(error.args[1]))
    return []


def _module(name: str, modules: dict[str, Source]) -> str | None:
    while name and name not in modules:
        name = name.rpartition(".")[0]
    return name or None


def declared_commands(tree: ast.Module) -> Iterator[list[ast.expr]]:
    """What is given to `command(id, title, keys, …)`, and to `commands((id, title, keys, …), …)` for each command."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    for call in calls:
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        if name == "command" and isinstance(call.args[0], ast.Constant):
            yield call.args
        elif name == "commands":
            yield from (variant.elts for variant in call.args if isinstance(variant, ast.Tuple))
