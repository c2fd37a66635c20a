"""Keeping the index of a library as the library is."""

from pathlib import Path

from explorer.jobs import ChildProcess, Job
from explorer.library import Library
from explorer.search.folders import index_folder, settle
from explorer.search.indexing import Indexed, index_library, is_current


def indexed_of(library: Library) -> tuple[Path, Path, dict[str, str], dict[str, dict[str, object]]]:
    """What of a library is indexed, as `index_library` asks for it: the folders of its index and its reports, and the
    reports that can be read, with what the user says of them."""
    entries = [entry for entry in library.entries() if not entry.error]
    return (
        index_folder(library.folder),
        library.reports_folder,
        {entry.id: entry.sha256 for entry in entries},
        {entry.id: {"title": entry.title, "year": entry.year, "series": entry.series} for entry in entries},
    )


def up_to_date(library: Library, child: ChildProcess) -> Job[Indexed]:
    """Bring the index of a library up to date with it, in another process where there is something to do."""
    settle(library.folder, former=library.cache_folder / "index")
    what = indexed_of(library)
    if is_current(*what):  # As at most starts: no other process is needed to find that out.
        return Indexed()
    return (yield from child.perform(index_library, *what))
