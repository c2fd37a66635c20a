"""The reports of a library as folders. Each appears whole, by one rename, or not at all."""

import contextlib
import hashlib
import os
import re
import shutil
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

from explorer.errors import ExplorerError
from explorer.library import seal as seals
from explorer.library.seal import Seal
from explorer.paths import inner_folder, open_private, unreadable, unwritable, write_atomically

_BLOCK = 1 << 20
_TRASH_DAYS = 30
_STAGED = re.compile(r"[0-9a-f]{32}")
_HASH_DIGITS = 16
_REMOVED = re.compile(rf"[a-z0-9-]+~(?:[0-9a-f]{{{_HASH_DIGITS}}})?")
"""The names of what stands in staging and trash: that of a UUID; an id and the opening of its document's hash, which is
not known of a report whose files are gone."""
_COMING = re.compile(r"[a-z0-9-]+~[0-9a-f]{32}")
"""The names, in staging, of what is whole and about to take the place of a report: its id and a UUID."""


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
        """Finish a replacing that was interrupted; delete what an interrupted import left, and what was removed long
        ago. What bears another name than this store gives is somebody's own, and stays. Raises OSError."""
        long_ago = time.time() - _TRASH_DAYS * 86_400
        for coming in _folders(self._staging, _COMING):
            id = coming.name.partition("~")[0]
            if self.holds(id):
                shutil.rmtree(coming, ignore_errors=True)
            else:
                coming.rename(self.reports / id)
        for orphan in _folders(self._staging, _STAGED):
            shutil.rmtree(orphan, ignore_errors=True)
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
        """The reports in the trash: by id, the opening of the hash of their document."""
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
        """The file from which a report was read, None where somebody took it away."""
        return next(iter(sorted((self.reports / id).glob("original.*"))), None)

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

    def put(self, seal: Seal, xml: bytes, original: Path) -> None:
        """Store a report under the id in its seal: what a kill leaves is nothing that counts, or all of it.

        Raises ExplorerError where the disk does not take it, or where `original` no longer fits the seal.
        """
        with self._staged(seal, xml, original) as staged:
            staged.rename(self.reports / seal.report)
            _sync_folder(self.reports)
        for removed in self._in_trash(seal.report):
            shutil.rmtree(removed, ignore_errors=True)

    def replace(self, seal: Seal, xml: bytes, original: Path) -> None:
        """Store a report in the place of the one with its id, which goes to the trash: what a kill leaves is the one or
        the other, the next time the library is opened. Raises ExplorerError like `put`; the old one then stays."""
        with self._staged(seal, xml, original) as staged:
            self._take_place(seal.report, seal.original, staged)

    def exchange(self, id: str, sha256: str) -> None:
        """Let the report in the trash and the stored one take each other's place. `sha256` is the hash of the stored
        one's document. Raises ExplorerError where there is none in the trash."""
        removed = self._in_trash(id)
        if not removed:
            raise _gone(id)
        try:
            self._take_place(id, sha256, removed[0])
        except OSError as error:
            raise unwritable(self.reports / id, error) from error

    @contextlib.contextmanager
    def _staged(self, seal: Seal, xml: bytes, original: Path) -> Iterator[Path]:
        """A folder with a report, its original and its seal, on the disk, ready to be renamed; gone afterwards if it
        was not."""
        staging = self._staging / uuid.uuid4().hex
        try:
            inner_folder(staging)
            _write_synced(staging / "report.xml", xml)
            if _copy_synced(original, staging / f"original{original.suffix.lower() or '.bin'}") != seal.original:
                raise ExplorerError(f"“{original.name}” changed while it was being read. Import it again.")
            _write_synced(staging / seals.NAME, seals.written(seal))
            _sync_folder(staging)
            yield staging
        except OSError as error:
            if error.filename == str(original):
                raise unreadable(original, error) from error
            raise unwritable(self.reports / seal.report, error) from error
        finally:
            shutil.rmtree(staging, ignore_errors=True)

    def _take_place(self, id: str, sha256: str, folder: Path) -> None:
        """Raises OSError, ExplorerError."""
        coming = self._staging / f"{id}~{uuid.uuid4().hex}"
        folder.rename(coming)  # From here on `sweep` finishes what a kill interrupts.
        try:
            self.remove(id, sha256)
            coming.rename(self.reports / id)
            _sync_folder(self.reports)
        except BaseException:
            if not self.holds(id):
                self.restore(id)
            coming.rename(folder)
            raise

    def remove(self, id: str, sha256: str) -> None:
        """Move a report to the trash, from which `restore` takes it back. `sha256` is the hash of its document."""
        try:
            for removed in self._in_trash(id):
                shutil.rmtree(removed)
            target = self._trash / f"{id}~{sha256[:_HASH_DIGITS]}"
            (self.reports / id).rename(target)
            os.utime(target)
        except OSError as error:
            raise unwritable(self.reports / id, error) from error

    def restore(self, id: str) -> None:
        """Raises ExplorerError where the report is not in the trash. A report that is back already stays."""
        if self.holds(id):
            return
        removed = self._in_trash(id)
        if not removed:
            raise _gone(id)
        try:
            removed[0].rename(self.reports / id)
        except OSError as error:
            raise unwritable(self.reports / id, error) from error

    def _in_trash(self, id: str) -> list[Path]:
        return _folders(self._trash, re.compile(rf"{re.escape(id)}~(?:[0-9a-f]{{{_HASH_DIGITS}}})?"))


def _gone(id: str) -> ExplorerError:
    return ExplorerError(f"The report {id} is no longer in the trash. Import its file again.")


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


def _sync_folder(folder: Path) -> None:
    """Make the names in a folder last. Windows neither needs nor allows it."""
    with contextlib.suppress(PermissionError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
