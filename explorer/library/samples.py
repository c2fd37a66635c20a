"""The reports that come with the program, as a library to start with."""

import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from explorer.library.added import Added
from explorer.library.library import Library
from explorer.library.report_store import hash_file
from explorer.model.report import Report
from explorer.paths import resource

_FIELDS = frozenset(("title", "date", "year", "session", "series", "language", "symbols"))


def install(library: Library, read: Callable[[Path], Report]) -> list[Added]:
    """Import the sample reports that the library lacks, each with what the side file says of it.

    `read` reads a file as a report. Raises ExplorerError like it and like `Library.add`.
    """
    stated = tomllib.loads(resource("reports.toml").read_text(encoding="utf-8"))
    added = []
    for path in sorted(resource("samples").glob("*.txt")):
        known = library.find(hash_file(path))
        if known:
            added.append(Added(known, known=True))
        else:
            added.append(library.add(path, describe(read(path), stated.get(path.name, {}))))
    return added


def describe(report: Report, stated: dict[str, Any]) -> Report:
    """A report with what a side file says of it, which the document itself does not say as well."""
    known = {name: value for name, value in stated.items() if name in _FIELDS}
    if "symbols" in known:
        known["symbols"] = tuple(known["symbols"])
    return replace(report, **known)
