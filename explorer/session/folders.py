"""What is found in folders: what an import of one takes, and how far it is gone into."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePath

from explorer.ingest import SUFFIXES
from explorer.model.imported import Imported, State


def documents(paths: Sequence[Path]) -> tuple[list[Path], list[Imported]]:
    """The files among these paths and the readable kinds of file in their folders, hidden ones left out; and each link
    in a folder that leads out of it, with a sentence: it is not followed."""
    found: dict[Path, None] = {}
    outside: dict[Path, Imported] = {}
    for path in paths:
        for file in _inside(path) if path.is_dir() else [path]:
            if file != path and leads_out(file, path):
                told = f"“{file.name}” leads out of “{path.absolute().name}”. Import what it leads to by itself."
                outside[file] = Imported(file, None, told, State.FAILED)
            elif not file.is_dir():
                found[file] = None
    return list(found), list(outside.values())


def look_through(
    folder: Path,
    enters: Callable[[Path], bool] = lambda folder: True,
    on_closed: Callable[[Path], object] = lambda folder: None,
) -> Iterator[os.DirEntry[str]]:
    """What is shown in a folder, at any depth, in the order of the names. Folders that cannot be listed are told to
    `on_closed`; nothing looks into links, nor into folders below it for which `enters` says no."""
    waiting = _listed(folder, on_closed)
    while waiting:
        entry = waiting.pop()
        yield entry
        if entry.is_dir(follow_symlinks=False) and enters(Path(entry.path)):
            waiting += _listed(Path(entry.path), on_closed)


def is_taken(entry: os.DirEntry[str]) -> bool:
    """Whether an import of the folder takes what was found in it: a readable kind of file, or a link to a folder."""
    try:
        return (
            entry.is_symlink()
            if entry.is_dir()
            else entry.is_file() and PurePath(entry.name).suffix.lower() in SUFFIXES
        )
    except OSError:  # It stands in a folder that may be listed and no more.
        return False


def leads_out(path: Path, folder: Path) -> bool:
    """Whether something in a folder is a link that leads out of it."""
    return path.is_symlink() and not path.resolve().is_relative_to(folder.resolve())


def _inside(folder: Path) -> list[Path]:
    return [Path(entry.path) for entry in look_through(folder) if is_taken(entry)]


def _listed(folder: Path, on_closed: Callable[[Path], object]) -> list[os.DirEntry[str]]:
    """What is shown in a folder, the last name first."""
    try:
        with os.scandir(folder) as entries:
            shown = [entry for entry in entries if not entry.name.startswith((".", "~$"))]
    except OSError:
        on_closed(folder)
        return []
    return sorted(shown, key=lambda entry: entry.name, reverse=True)
