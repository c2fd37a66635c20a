"""What of a library is searched."""

from pathlib import Path

from explorer.library import Library
from explorer.search.folders import index_folder


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
