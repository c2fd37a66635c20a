"""A look into watched folders: which files are new there, or other ones than before, and no longer being written."""

import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from explorer import paths
from explorer.ingest.document import SIZE_LIMIT
from explorer.jobs import LOOK, Job, Progress
from explorer.library import Library, SeenFile, is_library
from explorer.library.database import on_network
from explorer.library.report_store import hash_file
from explorer.model.text import number_of
from explorer.session.folders import is_taken, leads_out, look_through

STILL_S = 2.0
"""Seconds after which a file that is the same is no longer being written. Set by hand: longer than a program or a
network pauses between two parts of a file. One that was taken too early is read again when it has grown."""
MOST = 50_000
"""Files and folders that are looked at in one watched folder. Set by hand: more than anybody keeps in one."""
MOST_NEAR = 200
"""Folders of which the system is asked to tell changes at once: few of those that Linux gives each user (8,192 before
2020, see inotify(7)), and asked in a few milliseconds."""
_BETWEEN = 50
"""Entries of a folder between two moments at which a look can be given up."""


@dataclass(slots=True)
class Looked:
    """`fresh` files are to be imported, `unsettled` ones are still being written. What is wrong of a folder as a whole
    is its trouble; what is left out in it, a remark. Changes in the `near` folders can be told by the system."""

    fresh: list[SeenFile] = field(default_factory=list)
    unsettled: list[Path] = field(default_factory=list)
    troubles: dict[Path, str] = field(default_factory=dict)
    remarks: dict[Path, str] = field(default_factory=dict)
    near: list[Path] = field(default_factory=list)


def look(library: Library, folders: Sequence[Path], seen: Mapping[Path, str], contents: Collection[str]) -> Job[Looked]:
    """Look into folders for what a library is to have: files that are in another state than when they were `seen`, and
    whose contents, by their hashes, are none of those given. What the library has already is noted as seen."""
    looked, found = Looked(), dict[Path, str]()
    for folder in folders:
        survey = _Survey(folder)
        for number, (path, state) in enumerate(survey.files()):
            if number % _BETWEEN == 0:
                yield Progress(0, 0, folder.name)
            if seen.get(path) != state:
                found[path] = state
        survey.tell(looked)
    if found:
        yield from _wait()
    known: list[SeenFile] = []
    for path, state in found.items():
        yield Progress(0, 0, path.name)
        if _state(path) != state:
            looked.unsettled.append(path)
            continue
        file = SeenFile(path, state, _hash(path))
        has = file.sha256 in contents or library.find(file.sha256) is not None
        (known if file.sha256 and has else looked.fresh).append(file)
    if known:
        library.user.watched.note(known)
    return looked


def refusal(folder: Path) -> str:
    """Why a folder, by its path without links, cannot be watched, in a sentence; "" where it can."""
    if not folder.is_dir():
        missing = not folder.exists()
        return f"“{folder}” is {'not there' if missing else 'no folder'}. Name a folder in which reports arrive."
    if any(map(is_library, (folder, *folder.parents))):
        return f"“{folder}” belongs to a library, which is not watched. Name a folder in which reports arrive."
    if folder.is_relative_to(paths.resource("samples").resolve()):
        return "The samples come with the program, and are not watched. Name a folder in which reports arrive."
    return ""


def _wait() -> Job[None]:
    end = time.monotonic() + STILL_S
    while (left := end - time.monotonic()) > 0:
        time.sleep(min(LOOK, left))
        yield Progress(0, 0)


class _Survey:
    """One watched folder looked through."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._tells = folder, not on_network(folder)
        self._entered: list[Path] = []
        self._libraries: list[Path] = []
        self._closed: list[Path] = []
        self._outside = 0
        self._end: str | None = None

    def files(self) -> Iterator[tuple[Path, str]]:
        """The files that an import of the folder takes, each with its state."""
        if not self._enters(self._folder):
            return
        for number, entry in enumerate(look_through(self._folder, self._enters, self._closed.append)):
            if number == MOST:
                self._end = entry.name
                return
            path = Path(entry.path)
            if is_taken(entry):
                if leads_out(path, self._folder):
                    self._outside += 1
                elif not entry.is_dir():
                    yield path, _state(path)

    def tell(self, looked: Looked) -> None:
        """Tell what came of it."""
        trouble, remarks = self._trouble(), self._remarks()
        if trouble:
            looked.troubles[self._folder] = trouble
        elif remarks:
            looked.remarks[self._folder] = " ".join(remarks)
        if self._tells:
            looked.near += self._entered[: MOST_NEAR - len(looked.near)]

    def _enters(self, folder: Path) -> bool:
        closed = is_library(folder)
        (self._libraries if closed else self._entered).append(folder)
        return not closed

    def _trouble(self) -> str:
        if self._folder in self._libraries:
            return f"The watched folder “{self._folder.name}” is a library now. Watch one in which reports arrive."
        if self._folder not in self._closed:
            return ""
        if self._folder.is_dir():
            return f"The watched folder “{self._folder.name}” cannot be read. Check its permissions."
        return f"The watched folder “{self._folder.name}” is not there. What comes into it is found when it is back."

    def _remarks(self) -> list[str]:
        told = (
            (self._libraries, f"{number_of(len(self._libraries), 'folder')} of a library left out."),
            (self._closed, f"{number_of(len(self._closed), 'folder')} in it cannot be read."),
            (self._outside, f"{number_of(self._outside, 'link')} out of it not followed."),
            (self._end is not None, f"Only the first {MOST:,} files and folders in it are looked at."),
        )
        return [sentence for holds, sentence in told if holds]


def _state(path: Path) -> str:
    """What of a file is another one when it may have changed, or its name or rights were; "" where it is gone."""
    try:
        state = path.stat()
    except OSError:
        return ""
    return f"{state.st_size} {state.st_mtime_ns} {state.st_ctime_ns}"


def _hash(path: Path) -> str:
    """The SHA-256 of a file, "" where it cannot be read, or is larger than what is read: its import tells."""
    try:
        return hash_file(path) if path.stat().st_size <= SIZE_LIMIT else ""
    except OSError:
        return ""
