"""What came of watched folders, and what is new in saved searches, in words."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from explorer.model.imported import Imported, State
from explorer.translation import counted, tr

NAMED = 2
"""Folders and searches that a notice names; of more it gives the number. Set by hand: one line has room for so many."""


def folder_name(folder: Path) -> str:
    """The last two parts of the path of a folder: "Downloads/UN"."""
    return Path(*folder.parts[-2:]).as_posix()


def arrived_sentence(files: Sequence[Imported], reports: Mapping[Path, int]) -> str:
    """How many new reports came from which folders, and what wants a look; "" where nothing does. `files` are those
    that were found, `reports` counts the new ones by folder."""
    failed = sum(each.state is State.FAILED for each in files)
    versions = sum(each.version_of is not None for each in files)
    told = [
        _new_reports(reports) if reports else "",
        counted(failed, tr("1 file was not read"), tr("%1 files were not read")) if failed else "",
        counted(versions, tr("1 may replace an earlier version"), tr("%1 may replace earlier versions"))
        if versions
        else "",
    ]
    return " ".join(f"{each}." for each in told if each)


def _new_reports(reports: Mapping[Path, int]) -> str:
    total = counted(sum(reports.values()), tr("1 new report"), tr("%1 new reports"))
    names = [folder_name(folder) for folder in reports]
    origin = tr(" and ").join(names) if len(names) <= NAMED else tr("%1 watched folders").replace("%1", str(len(names)))
    return tr("%1 from %2").replace("%1", total).replace("%2", origin)


def news_sentence(queries: Sequence[str]) -> str:
    """In which saved searches something is new; "" where in none."""
    if not queries:
        return ""
    told = counted(len(queries), tr("1 saved search has new results"), tr("%1 saved searches have new results"))
    names = ", ".join(f"“{query}”" for query in queries[:NAMED])
    return f"{told}: {names} …" if len(queries) > NAMED else f"{told}: {names}."


def saved_lines(searches: Mapping[str, int | None]) -> list[str]:
    """Saved searches, a line each, with how much is new; None where that is not known."""
    return [f"{query}  {new_in_words(new)}" for query, new in searches.items()]


def new_in_words(new: int | None) -> str:
    """How much is new in a saved search."""
    return tr("not counted yet") if new is None else tr("%1 new").replace("%1", f"{new:,}")


def saved_json(searches: Mapping[str, int | None]) -> dict[str, Any]:
    """The same for scripts."""
    return {"searches": [{"query": query, "new": new} for query, new in searches.items()]}
