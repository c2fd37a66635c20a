"""What a verb loads of the program and of the libraries: whoever types it waits for that."""

import json
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from explorer import paths
from explorer.ingest.apart import readers
from explorer.jobs import Job, Progress, run

_TOLD = """
import json, sys
from explorer.cli import main
try:
    status = main(sys.argv[1:])
except SystemExit as end:
    status = end.code
print(json.dumps([status, sorted(sys.modules)]), file=sys.stderr)
"""
_ROOMS = {f"explorer.{room}" for room in ("library", "search", "compare", "session", "ui")}
_LIBRARIES = {"PySide6", "whoosh", "lxml", "cobalt", "docx", "rapidfuzz", "pypdfium2", "sqlite3", "snowballstemmer"}


def loaded(home: Path, *words: str) -> set[str]:
    """The modules that the program has loaded when it ends, called with these words."""
    done = subprocess.run(
        [sys.executable, "-c", _TOLD, *words],
        env={**os.environ, paths.HOME: str(home)},
        capture_output=True,
        text=True,
        check=True,
    )
    status, modules = json.loads(done.stderr.splitlines()[-1])
    assert status == 0
    return set(modules)


def modules_of_the_child() -> Job[list[str]]:
    """What a process has loaded that was asked for nothing else."""
    yield Progress(0, 1)
    return sorted(sys.modules)


def test_the_list_of_verbs_loads_none_of_them(tmp_path: Path) -> None:
    heavy = _ROOMS | _LIBRARIES | {"explorer.ingest", "explorer.present", "explorer.export", "explorer.akn"}
    assert loaded(tmp_path, "--help").isdisjoint(heavy)


def test_outline_loads_neither_a_session_nor_what_its_child_reads_with(tmp_path: Path, samples: list[Path]) -> None:
    modules = loaded(tmp_path / "home", "outline", str(samples[0]), "--json")
    assert "explorer.ingest.apart" in modules
    assert modules.isdisjoint(_ROOMS | _LIBRARIES | {"explorer.akn", "explorer.ingest.read"})


def test_a_verb_that_asks_a_library_loads_a_session(tmp_path: Path) -> None:
    assert {"explorer.session", "explorer.library"} <= loaded(tmp_path, "verify", "--help")


def test_what_reads_documents_loads_no_session() -> None:
    with closing(readers()) as child:
        modules = set(run(child.perform(modules_of_the_child)))
    assert modules.isdisjoint(_ROOMS | {"PySide6", "whoosh", "rapidfuzz"})
