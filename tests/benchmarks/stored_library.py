"""The reports of `search_library` as a library on disk, for a window to open."""

import hashlib
from dataclasses import replace
from pathlib import Path

from explorer.library import Library
from explorer.model.report import Source
from tests.benchmarks.search_library import PARAGRAPHS, reports

_YEARS = range(2018, 2026)
"""The years of each series: comparing longer ones would go on for as long as is measured."""


def fill(folder: Path, count: int) -> Path:
    """Make a library of so many reports in a folder; gives where it is."""
    library, file = Library.open(folder / "library"), folder / "original.txt"
    for number, report in enumerate(reports(count * PARAGRAPHS)):
        series, year = divmod(number, len(_YEARS))
        file.write_text(str(number), encoding="utf-8")
        name = f"Activities of the Organization, part {series + 1}"
        made = replace(
            report,
            id="",
            title=f"{name}, {_YEARS[year]}",
            year=_YEARS[year],
            series=name,
            symbols=(f"A/{_YEARS[year] - 1945}/{number + 1}",),
            source=Source(f"{number}.txt", sha256=hashlib.sha256(file.read_bytes()).hexdigest()),
        )
        library.add(file, made)
    library.close()
    return library.folder
