"""Reports as they stand in the store: read, described, and held against their seals."""

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from explorer import akn
from explorer.errors import ExplorerError, FileNeeded
from explorer.library.catalogue import Stamp
from explorer.library.entry import Entry, entry_of
from explorer.library.outline import Outline, outline_of
from explorer.library.report_store import ReportStore, hash_file
from explorer.library.seal import Seal
from explorer.model.breach import Breach
from explorer.model.recognition import OcrChoice
from explorer.model.report import Report
from explorer.paths import unreadable


@dataclass(frozen=True, slots=True)
class Examined:
    """What stands in the folder of a report: the report as far as it can be read, the reason where it cannot, its seal
    unless that is missing or damaged, and what is wrong."""

    report: Report | None
    error: ExplorerError | OSError | None
    seal: Seal | None
    breaches: tuple[Breach, ...]


class Stored:
    """`sealed` says whether every report of the library was given a seal, so that one without has lost it."""

    def __init__(self, store: ReportStore, sealed: bool) -> None:
        self.store, self.sealed = store, sealed

    def examine(self, id: str, thorough: bool = True) -> Examined:
        """Hold a report against its seal; a `thorough` look reads the original as well."""
        breaches: list[Breach] = []
        data, report, error = self._read(id)
        seal = self._seal(id, breaches)
        if seal and seal.report != id:
            breaches.append(Breach.REPORT_MISPLACED)
        if isinstance(error, FileNotFoundError):
            breaches.append(Breach.REPORT_MISSING)
        elif seal and data is not None and seal.document != hashlib.sha256(data).hexdigest():
            breaches.append(Breach.REPORT_ALTERED)
        elif report is None:
            breaches.append(Breach.REPORT_UNREADABLE)
        self._check_original(id, seal.original if seal else report.source.sha256 if report else "", thorough, breaches)
        return Examined(report and replace(report, breaches=tuple(breaches)), error, seal, tuple(breaches))

    def report(self, id: str) -> Report:
        """A report, with what is wrong of it but for the hash of its original. Raises ExplorerError where it cannot be
        read."""
        examined = self.examine(id, thorough=False)
        if examined.report is None:
            raise self._told(id, examined)
        return examined.report

    def checked(self, report: Report) -> Report:
        """A report that was read before, with all that is wrong of it now as well."""
        found = (*report.breaches, *self.examine(report.id).breaches)
        return replace(report, breaches=tuple(dict.fromkeys(found)))

    def _told(self, id: str, examined: Examined) -> ExplorerError:
        """Why a report cannot be read, and what helps."""
        error = examined.error
        if isinstance(error, OSError) and not isinstance(error, FileNotFoundError):
            return unreadable(self.store.document(id), error)
        told = error.strerror if isinstance(error, OSError) else str(error).rstrip(".")
        way_out = "Import its file again"
        if examined.seal and Breach.ORIGINAL_MISSING not in examined.breaches:
            way_out = "Read it again from its original, or import its file again"
        return ExplorerError(f"The stored report cannot be read ({told}). {way_out}.")

    def original(self, id: str) -> Path:
        """The original, from which a report can be read anew. Raises FileNeeded where that is gone or altered, or
        nothing tells any more whether it is."""
        examined, original = self.examine(id), self.store.original(id)
        if original is None or Breach.ORIGINAL_MISSING in examined.breaches:
            raise FileNeeded("The original is no longer in the library. Import the file again.")
        if Breach.ORIGINAL_ALTERED in examined.breaches:
            raise FileNeeded("The original was altered as well. Import the file again.")
        if Breach.REPORT_MISPLACED in examined.breaches:
            raise FileNeeded("This is the copy of another report. Remove it, and import the file again.")
        if examined.seal is None and examined.report is None:
            raise FileNeeded("Nothing tells whether the original is still the file that was read. Import it again.")
        return original

    def ocr_choice(self, id: str) -> OcrChoice | None:
        """Which pages were read by OCR, by the seal, else by the report; None where none was."""
        examined = self.examine(id, thorough=False)
        if examined.seal:
            return examined.seal.choice
        found = examined.report and examined.report.source.recognition
        return OcrChoice(found.numbers, found.language) if found else None

    def entry(self, id: str) -> tuple[Entry, Outline]:
        """What is known of a report; of one that cannot be read, why."""
        try:
            report = self.report(id)
            return entry_of(report, id), outline_of(report)
        except ExplorerError as error:
            return replace(self._unread(id), error=str(error)), ()

    def outline(self, id: str) -> Outline:
        """The headings of a report, () where it cannot be read."""
        try:
            return outline_of(self.report(id))
        except ExplorerError:
            return ()

    def stamp(self, id: str) -> Stamp:
        """The state of `report.xml`, (0, 0) where there is none."""
        try:
            document = self.store.document(id).stat()
        except OSError:
            return (0, 0)
        return (document.st_mtime_ns, document.st_size)

    def _unread(self, id: str) -> Entry:
        """What is known of a report that cannot be read: what its seal says of it, else what its original tells."""
        examined, original = self.examine(id, thorough=False), self.store.original(id)
        if examined.seal:
            named = examined.seal.named(Report())
            return replace(entry_of(named, id), breaches=examined.breaches)
        sha256 = hash_file(original) if original else ""
        return Entry(id=id, file=original.name if original else "", sha256=sha256, breaches=examined.breaches)

    def _read(self, id: str) -> tuple[bytes | None, Report | None, ExplorerError | OSError | None]:
        """The bytes of `report.xml` and the report in it, as far as there are any, or why not."""
        data = None
        try:
            data = self.store.document(id).read_bytes()
            return data, akn.read(data), None
        except (ExplorerError, OSError) as error:
            return data, None, error

    def _seal(self, id: str, breaches: list[Breach]) -> Seal | None:
        try:
            seal = self.store.seal(id)
            breaches += [Breach.SEAL_MISSING] if seal is None and self.sealed else []
            return seal
        except ValueError:
            breaches.append(Breach.SEAL_ALTERED)
        except OSError:
            breaches.append(Breach.SEAL_MISSING)
        return None

    def _check_original(self, id: str, sha256: str, thorough: bool, breaches: list[Breach]) -> None:
        """`sha256` is what the original's hash is to be, "" where nothing tells that any more."""
        try:
            original = self.store.original(id)
            if original is None:
                breaches.append(Breach.ORIGINAL_MISSING)
            elif thorough and sha256 not in ("", hash_file(original)):
                breaches.append(Breach.ORIGINAL_ALTERED)
        except OSError:
            breaches.append(Breach.ORIGINAL_MISSING)
