"""The reports of a library as folders. Each appears whole, by one rename, or not at all: see `moves`."""

import hashlib
import os
import re
import shutil
import time
import uuid
from collections.abc import Iterable
from pathlib import Path

from explorer.errors import ExplorerError
from explorer.library import seal as seals
from explorer.library.moves import Move
from explorer.library.seal import Seal
from explorer.paths import inner_folder, open_private, sync_folder, unreadable, write_atomically

_BLOCK = 1 << 20
_TRASH_DAYS = 30
_STAGED = re.compile(r"[0-9a-f]{32}")
_HASH_DIGITS = 16
_REMOVED = re.compile(rf"[a-z0-9-]+~(?:[0-9a-f]{{{_HASH_DIGITS}}})?")
"""The names of what stands in staging and trash: that of a UUID; an id and the opening of its document's hash, which is
not known of a report whose files are gone."""
_DISPLACED = re.compile(rf"{_REMOVED.pattern}\.{_STAGED.pattern}")
"""The names, in staging, of what is on its way to the trash: its name there, and a UUID."""


class ReportStore:
    """`reports/`, with `staging/` for what comes and `trash/` for what goes. Its callers let one at a time write."""

    def __init__(self, folder: Path) -> None:
        self.reports = folder / "reports"
        self._staging = folder / "staging"
        self._trash = folder / "trash"

    def prepare(self) -> None:
        """Make the folders. Raises OSError."""
        for folder in (self.reports, self._staging, self._trash):
            inner_folder(folder)

    def sweep(self) -> None:
        """Take what was displaced to the trash, and delete what an interrupted import left; no move may be written down
        any more. What bears another name than this store gives is somebody's own, and stays. Raises OSError."""
        for displaced in _folders(self._staging, _DISPLACED):
            self.forget(displaced.stem.partition("~")[0])
            displaced.rename(self._trash / displaced.stem)
        for orphan in _folders(self._staging, _STAGED):
            shutil.rmtree(orphan, ignore_errors=True)

    def empty_trash(self) -> None:
        """Delete what was removed long ago, as `sweep` does. Raises OSError."""
        long_ago = time.time() - _TRASH_DAYS * 86_400
        for removed in _folders(self._trash, _REMOVED):
            if removed.stat().st_mtime < long_ago:
                shutil.rmtree(removed, ignore_errors=True)

    def ids(self) -> list[str]:
        """The ids of all stored reports, in no order; none where the folder is missing. What is a link leads elsewhere,
        where nothing must be changed, and is none. Raises OSError."""
        if not self.reports.is_dir():
            return []
        with os.scandir(self.reports) as found:
            return [each.name for each in found if each.is_dir(follow_symlinks=False)]

    def removed(self) -> dict[str, str]:
        """The reports in the trash: by id, the opening of the hash of their document. Raises OSError."""
        with os.scandir(self._trash) as found:
            names = [each.name.partition("~") for each in found]
        return {id: hash_opening for id, _, hash_opening in names}

    def document(self, id: str) -> Path:
        """The Akoma Ntoso file of a report."""
        return self.reports / id / "report.xml"

    def holds(self, id: str) -> bool:
        """Whether a report is there, sound or not."""
        return (self.reports / id).exists()

    def stored_hash(self, id: str) -> str:
        """The hash of a report as it is stored, which changes when it is read anew; "" where it cannot be read."""
        try:
            return hash_file(self.document(id))
        except OSError:
            return ""

    def trashed(self, id: str) -> int | None:
        """When a report went to the trash, in nanoseconds, None where it is not there. Raises OSError."""
        removed = self._in_trash(id)
        return removed[0].stat().st_mtime_ns if removed else None

    def original(self, id: str) -> Path | None:
        """The file from which a report was read, None where somebody took it away or the folder cannot be listed."""
        try:
            return next(iter(sorted((self.reports / id).glob("original.*"))), None)
        except OSError:
            return None

    def seal(self, id: str) -> Seal | None:
        """The seal of a report, None where it has none. Raises ValueError where it is damaged, OSError."""
        try:
            return seals.read((self.reports / id / seals.NAME).read_bytes())
        except FileNotFoundError:
            return None

    def is_sealed(self) -> bool:
        """Whether no report is without a seal. Raises OSError."""
        return all((self.reports / id / seals.NAME).exists() for id in self.ids())

    def put_seal(self, seal: Seal) -> None:
        """Seal a report that was stored without one. Raises ExplorerError where the disk does not take it."""
        write_atomically(self.reports / seal.report / seals.NAME, seals.written(seal), private=True)

    def stage(self, seal: Seal, xml: bytes, original: Path) -> str:
        """Write a report, its original and its seal into a folder of their own, where nobody sees them until that is
        moved to its place; gives its name.

        Raises OSError where the disk does not take it, ExplorerError where `original` cannot be read or no longer fits
        the seal.
        """
        staging = self._staging / uuid.uuid4().hex
        inner_folder(staging)
        _write_synced(staging / "report.xml", xml)
        try:
            copied = _copy_synced(original, staging / f"original{original.suffix.lower() or '.bin'}")
        except OSError as error:
            if error.filename == str(original):
                raise unreadable(original, error) from error
            raise
        if copied != seal.original:
            raise ExplorerError(f"“{original.name}” changed while it was being read. Import it again.")
        _write_synced(staging / seals.NAME, seals.written(seal))
        sync_folder(staging)
        return f"staging/{staging.name}"

    def arrival(self, id: str, staged: str, sha256: str) -> list[Move]:
        """The moves by which what was staged becomes the report of an id, in the place of one that may be there; both
        have the hash `sha256`. Raises OSError."""
        gone = [self.removal(id, sha256)] if self.holds(id) else []
        return [*gone, Move(staged, f"reports/{id}")]

    def removal(self, id: str, sha256: str) -> Move:
        """The move of a report to the trash, where it counts as removed now, and once. `sha256` is the hash of its
        document. Raises OSError."""
        self.forget(id)
        os.utime(self.reports / id)
        return Move(f"reports/{id}", f"trash/{_removed_name(id, sha256)}")

    def returns(self, ids: Iterable[str]) -> list[Move]:
        """The moves of reports back from the trash; those that are back already stay. Raises ExplorerError where one
        is not there, OSError."""
        return [Move(self._from_trash(id), f"reports/{id}") for id in ids if not self.holds(id)]

    def exchange(self, id: str, sha256: str) -> list[Move]:
        """The moves by which a report comes back from the trash, and the stored one, whose document has the hash
        `sha256`, goes to where `sweep` takes it to the trash: if they just took each other's place, one could not see
        whether they have. Raises ExplorerError where there is none in the trash, OSError."""
        back = self._from_trash(id)
        os.utime(self.reports / id)
        displaced = f"staging/{_removed_name(id, sha256)}.{uuid.uuid4().hex}"
        return [Move(f"reports/{id}", displaced), Move(back, f"reports/{id}")]

    def forget(self, id: str) -> None:
        """Delete what the trash has of a report. Raises OSError."""
        for removed in self._in_trash(id):
            shutil.rmtree(removed)

    def _from_trash(self, id: str) -> str:
        removed = self._in_trash(id)
        if not removed:
            raise ExplorerError(f"The report {id} is no longer in the trash. Import its file again.")
        return f"trash/{removed[0].name}"

    def _in_trash(self, id: str) -> list[Path]:
        return [each for each in _folders(self._trash, _REMOVED) if each.name.startswith(f"{id}~")]


def _removed_name(id: str, sha256: str) -> str:
    return f"{id}~{sha256[:_HASH_DIGITS]}"


def _folders(above: Path, names: re.Pattern[str]) -> list[Path]:
    """The folders in another one that bear such a name. Raises OSError."""
    with os.scandir(above) as found:
        return [Path(each) for each in found if names.fullmatch(each.name) and each.is_dir(follow_symlinks=False)]


def hash_file(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write_synced(path: Path, data: bytes) -> None:
    with open_private(path, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _copy_synced(source: Path, target: Path) -> str:
    """Copy a file; gives the SHA-256 of what was copied."""
    digest = hashlib.sha256()
    with source.open("rb") as original, open_private(target, "wb") as copy:
        while block := original.read(_BLOCK):
            digest.update(block)
            copy.write(block)
        copy.flush()
        os.fsync(copy.fileno())
    return digest.hexdigest()
