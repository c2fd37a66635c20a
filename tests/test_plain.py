"""Text is text, and a link goes one way out: what of Qt takes words for markup, or opens an address, is named in the
places alone that see to it. Read from the source, without running it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.sources import Source, put, sources

PLAIN = "explorer/ui/widgets/plain.py"

CONFINED: dict[str, frozenset[str]] = {
    # What guesses whether its words are markup, or shows markup, or fetches what markup names.
    "QLabel": frozenset({PLAIN}),
    "QToolTip": frozenset({PLAIN}),
    "QFormLayout": frozenset({"explorer/ui/widgets/making.py"}),  # Of names it makes labels by itself.
    "QTextDocument()": frozenset({PLAIN}),
    "QTextBrowser": frozenset({PLAIN}),
    "QTextEdit()": frozenset(),
    "QTextDocumentFragment": frozenset(),
    "QMessageBox": frozenset(),
    "QErrorMessage": frozenset(),
    "QInputDialog": frozenset(),
    "QProgressDialog": frozenset(),
    "QWizard": frozenset(),
    "QSplashScreen": frozenset(),
    "QStatusBar": frozenset(),
    "QSystemTrayIcon": frozenset(),
    "QStaticText": frozenset(),
    "QWhatsThis": frozenset(),
    "setToolTip": frozenset({PLAIN}),
    "setWhatsThis": frozenset(),
    "WhatsThisRole": frozenset(),
    "setTextFormat": frozenset({PLAIN}),
    "setHtml": frozenset({"explorer/ui/shell/keys.py"}),  # Its own table of titles and keys, escaped.
    "insertHtml": frozenset(),
    "appendHtml": frozenset(),
    "setMarkdown": frozenset(),
    "insertMarkdown": frozenset(),
    "insertImage": frozenset(),
    "setSource": frozenset(),
    # What opens an address or a file outside.
    "setOpenLinks": frozenset({PLAIN}),
    "setOpenExternalLinks": frozenset(),
    "QDesktopServices": frozenset({
        "explorer/ui/read/controller.py",  # A link, after the question.
        "explorer/ui/read/original.py",  # A copy of the original.
    }),
    "webbrowser": frozenset(),
    "startfile": frozenset(),
}  # fmt: skip
"""The names, and those with `()` where something of that class is made or derived, with the files that may use them."""


def astray(root: Path) -> list[str]:
    """Each use of a name outside its files, each tool tip of a model that is not made of its words by `tip`, in a
    sentence."""
    return [told for source in sources(root) for told in _astray(source)]


def _astray(source: Source) -> Iterator[str]:
    tree = ast.parse(source.path.read_bytes())
    for node in ast.walk(tree):
        for name in _used(node):
            if source.name not in CONFINED.get(name, frozenset({source.name})):
                yield f"{source.name}:{getattr(node, 'lineno', 0)} uses {name}"
    yield from (f"{source.name}:{line} gives a tool tip that is not made by tip()" for line in _tips_astray(tree))


def _used(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Call):
        yield f"{_name(node.func)}()"
    elif isinstance(node, ast.ClassDef):
        yield from (f"{_name(base)}()" for base in node.bases)
    elif isinstance(node, ast.Import | ast.ImportFrom):
        yield from (alias.name for alias in node.names)
    if isinstance(node, ast.Name | ast.Attribute):
        yield _name(node)


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _tips_astray(tree: ast.Module) -> Iterator[int]:
    """Lines that speak of the role of tool tips in a statement, the innermost one, that makes no words a tip."""
    inner: dict[ast.AST, ast.stmt] = {}
    for statement in ast.walk(tree):  # From the outside in.
        if isinstance(statement, ast.stmt):
            inner |= dict.fromkeys(ast.walk(statement), statement)
    for node, statement in inner.items():
        if isinstance(node, ast.Attribute) and node.attr == "ToolTipRole" and not _makes_tip(statement):
            yield node.lineno


def _makes_tip(statement: ast.stmt) -> bool:
    return any(isinstance(each, ast.Call) and _name(each.func) == "tip" for each in ast.walk(statement))


def test_words_become_markup_and_addresses_are_opened_in_their_places_alone() -> None:
    assert astray(ROOT) == []


@pytest.mark.parametrize(
    "line",
    [
        "from PySide6.QtWidgets import QLabel",
        "import webbrowser",
        "label = QtWidgets.QLabel(words)",
        "class Note(QtWidgets.QTextEdit): pass",
        "document = QTextDocument()",
        "button.setToolTip(words)",
        "text.setHtml(words)",
        "QtWidgets.QMessageBox.question(window, title, words)",
        "QtGui.QDesktopServices.openUrl(url)",
        "def data(self, role):\n    if role == Qt.ToolTipRole:\n        return self.words\n    return tip('')",
        "told = {Qt.ItemDataRole.ToolTipRole: words}",
    ],
)
def test_each_way_around_is_seen(tmp_path: Path, line: str) -> None:
    put(tmp_path, "ui/shell/some.py", "from PySide6.QtGui import QTextCursor")
    assert astray(tmp_path) == []
    put(tmp_path, "ui/shell/some.py", line)
    assert len(astray(tmp_path)) >= 1


def test_a_tip_that_is_made_by_its_function_is_none(tmp_path: Path) -> None:
    put(
        tmp_path, "ui/shell/some.py", "def data(self, role):\n    if role == Qt.ToolTipRole:\n        return tip(words)"
    )
    assert astray(tmp_path) == []
