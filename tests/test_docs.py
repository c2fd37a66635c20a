"""The pages for readers name files, modules, commands, keys and options that there are."""

import argparse
import ast
import importlib.util
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import checks
from explorer.cli import SELF_TEST
from explorer.commands.verbs import VERBS
from tests.sources import declared_commands

ROOT = Path(__file__).parent.parent
PAGES = (*(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")), *sorted(ROOT.glob("docs/*.md")))

_CODE = re.compile(r"`([^`\n]+)`|^    (\S.*)$", re.MULTILINE)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_PATH = re.compile(r"\.?[a-z_][\w.*-]*(?:/[a-z_*][\w.*-]*)*/?")
"""As the files of the project are named. What a user has bears capitals: `LIBRARY/cache`. So do symbols."""
_SUFFIXES = (".py", ".md", ".toml")
"""What tells a path that has no stroke."""
_BELOW = (ROOT, ROOT / "explorer")
"""From where paths are named."""
_FILE = re.compile(r"\.(?:json|sqlite3|xml|txt|csv|docx|html|svg|png|log|toc|trm|col|org)$")
"""Names with a full stop that are no commands: files that the program writes, and addresses."""
_ID = re.compile(r"[a-z_]+(?:\.[a-z_]+)+")
_CHORD = re.compile(r"(?:(?:Ctrl|Alt|Shift)\+)+(?:\w+|[^\s\w`])|\bF\d{1,2}\b")
_PAIR = re.compile(r"`([^`]+)` \(`([a-z]+\.[a-z_]+)`\)")
_OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
_LONG_NAMES = {"PageUp": "PgUp", "PageDown": "PgDown"}
_RUN = 'if __name__ == "__main__":'


def code(page: str) -> Iterator[str]:
    """What is set as code: between back quotes, or a line with four blanks before it."""
    for found in _CODE.finditer(page):
        yield found[1] or found[2]


def missing_paths(page: str, folder: Path) -> list[str]:
    """The files and folders of the project that a page names and that are not there. `folder` is that of the page,
    from which its links lead."""
    words = {word.strip(",;:()") for text in code(page) for word in text.split()}
    named = {word for word in words if _PATH.fullmatch(word) and ("/" in word or word.endswith(_SUFFIXES))}
    links = {link.partition("#")[0] for link in _LINK.findall(page) if "://" not in link} - {""}
    gone = [path for path in named if not _made_by_running(path) and not any(_is_there(path, top) for top in _BELOW)]
    return sorted([*gone, *(link for link in links if not (folder / link).exists())])


def _is_there(path: str, top: Path) -> bool:
    return any(top.glob(path)) if "*" in path else (top / path).exists()


def _made_by_running(path: str) -> bool:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    return any(path.startswith(folder) for folder in ignored if folder.endswith("/"))


def wrong_calls(page: str) -> list[str]:
    """Verbs, modules, steps and options that cannot be called as a page says."""
    found = []
    for text in code(page):
        if call := re.match(r"report-explorer (\S+)(.*)", text):
            found += _wrong_verb(call[1], call[2])
        elif call := re.search(r"bootstrap\.py (\w+)([a-z ]*)", text):
            found += _wrong_step(call[1], call[2].split())
        elif call := re.search(r"-m ([a-z][\w.]*)", text):
            found += [] if text.startswith("-m ") or _runs(call[1]) else [call[1]]
        found += [option for option in _OPTION.findall(text) if option not in _options()]
    return found


def _wrong_verb(name: str, words: str) -> list[str]:
    if name.startswith("--") or name == SELF_TEST or name.isupper():  # The name of a file, in capitals, is none.
        return []
    parser = argparse.ArgumentParser()
    parser.add_argument("--library")
    parser.add_argument("--json")
    verb = next((verb for verb in VERBS if verb.name == name), None)
    if verb is None:
        return [name]
    verb.deed().arguments(parser)
    return [f"{name} {option}" for option in _OPTION.findall(words) if option not in parser.format_help()]


def _wrong_step(verb: str, steps: list[str]) -> list[str]:
    source = (ROOT / "packaging" / "bootstrap.py").read_text(encoding="utf-8")
    known = {check.name for check in checks.CHECKS}
    wrong = [step for step in steps if step not in known] if verb == "test" else []
    return [*([] if f'"{verb}":' in source else [verb]), *wrong]


def _runs(module: str) -> bool:
    """Whether `python -m` runs it: one of ours has a part that runs, another is installed."""
    if module.partition(".")[0] not in ("explorer", "tests"):
        return importlib.util.find_spec(module) is not None
    path = ROOT / module.replace(".", "/")
    if path.is_dir():
        return (path / "__main__.py").exists()
    return path.with_suffix(".py").exists() and _RUN in path.with_suffix(".py").read_text(encoding="utf-8")


@cache
def _options() -> frozenset[str]:
    """All that sources call an option, those of the checks' own tools among them."""
    files = [path for top in ("explorer", "packaging", "tests") for path in (ROOT / top).rglob("*.py")]
    texts = (path.read_text(encoding="utf-8") for path in files if path != Path(__file__))
    return frozenset(option for text in texts for option in _OPTION.findall(text)) | {"--version"}


@cache
def declared() -> dict[str, tuple[str, ...]]:
    """The keys of each command, by its id, as they are declared; read from the sources, which need Qt to run."""
    found: dict[str, tuple[str, ...]] = {}
    for path in (ROOT / "explorer").rglob("*.py"):
        for id, *rest in declared_commands(ast.parse(path.read_bytes())):
            keys = rest[1] if len(rest) > 1 else ast.Constant("")
            found[ast.literal_eval(id)] = tuple(str(ast.literal_eval(keys)).split())
    return found


def wrong_commands(page: str) -> list[str]:
    """Ids, keys, and keys beside ids, that are not declared."""
    ids = {text for text in code(page) if _ID.fullmatch(text) and not _FILE.search(text) and not _is_module(text)}
    keys = {key for of_one in declared().values() for key in of_one}
    chords = {_declared_name(chord) for chord in _CHORD.findall(page)}
    pairs = [f"{key} of {id}" for key, id in _PAIR.findall(page) if _declared_name(key) not in declared().get(id, ())]
    return sorted([*(ids - declared().keys()), *(chords - keys), *pairs])


def _is_module(name: str) -> bool:
    return name.endswith(_SUFFIXES) or name.partition(".")[0] in ("explorer", "tests")


def _declared_name(chord: str) -> str:
    *held, key = re.split(r"(?<=\+)(?=.)", chord)
    return "".join(held) + _LONG_NAMES.get(key, key)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_names_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert missing_paths(text, page.parent) == []
    assert wrong_calls(text) == []
    assert wrong_commands(text) == []


def test_the_pages_name_enough_to_be_checked() -> None:
    texts = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    words = {word for text in code(texts) for word in text.split()}
    assert sum(word.endswith(".py") for word in words) > 100
    assert all(f"report-explorer {verb.name}" in texts for verb in VERBS)
    assert all((ROOT / "docs" / f"{name}.md").exists() for name in ("architecture", "reading", "comparing", "search"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("`ui/shell/window.py` and `explorer/ui/`, `language/*.toml`, `pyproject.toml`", []),
        ("`ui/shell/windows.py`", ["ui/shell/windows.py"]),
        ("    packaging/bootsrap.py    the start", ["packaging/bootsrap.py"]),
        ("`serching/engine`", ["serching/engine"]),
        ("`langauge/*.toml`", ["langauge/*.toml"]),
        ("`nowhere.toml`", ["nowhere.toml"]),
        ("[a page](docs/nowhere.md#part) and [another](docs/reading.md), [the web](https://example.org/x.md)",
         ["docs/nowhere.md"]),
        ("`.venv/bin/python`, `LIBRARY/cache/`, `A/80/*`, `cites:74/177`, `user.sqlite3`", []),
    ],
)  # fmt: skip
def test_a_path_that_is_made_up_is_found(text: str, expected: list[str]) -> None:
    assert missing_paths(text, ROOT) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("`report-explorer search QUERY --limit 3`, `report-explorer --version`", []),
        ("    report-explorer serach QUERY", ["serach"]),
        ("    report-explorer FILE", []),
        ("`report-explorer list --limit`", ["list --limit"]),
        ("`python -m tests.quality --accept`, `-m \"not slow\"`, `python -m pytest`", []),
        ("`python -m tests.qualities`", ["tests.qualities"]),
        ("`python -m tests.quality.best`", ["tests.quality.best"]),
        ("`pytest --rewrite-goldens`", ["--rewrite-goldens"]),
        ("`python3 packaging/bootstrap.py test lint types`", []),
        ("`python3 packaging/bootstrap.py test linting`", ["linting"]),
        ("`python3 packaging/bootstrap.py uninstall`", ["uninstall"]),
    ],
)  # fmt: skip
def test_a_call_that_is_made_up_is_found(text: str, expected: list[str]) -> None:
    assert wrong_calls(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("`compare.section`, `F8` (`change.next`), Ctrl+K, Alt+PageUp, `tests.quality`, `user.sqlite3`", []),
        ("`compare.sections`", ["compare.sections"]),
        ("press Ctrl+Alt+K", ["Ctrl+Alt+K"]),
        ("or F14", ["F14"]),
        ("`F8` (`change.previous`)", ["F8 of change.previous"]),
    ],
)
def test_a_command_that_is_made_up_is_found(text: str, expected: list[str]) -> None:
    assert wrong_commands(text) == expected
