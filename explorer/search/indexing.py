"""Bringing the index of a library up to date: the job that another process does."""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import explorer.akn as akn
from explorer.errors import ExplorerError
from explorer.jobs import Job, Progress
from explorer.model.report import Report
from explorer.search.builds import Builds
from explorer.search.engine import Engine, IndexBusy, IndexDamaged
from explorer.search.index_engine import open_index
from explorer.search.versions import content_version

_CORRECTABLE = ("title", "year", "series")
_PATIENCE = 60.0
"""Seconds that another program may keep us waiting; it writes a large library batch by batch. Set by hand."""
_PAUSE = 0.1
"""Seconds between two tries, which nobody notices."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """What was done: ids that were indexed, taken out, or could not be read. `notice` is a sentence for the user where
    the index had to be built again."""

    indexed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    notice: str | None = None


def index_library(
    index_folder: Path,
    reports_folder: Path,
    wanted: Mapping[str, str],
    corrections: Mapping[str, Mapping[str, Any]] | None = None,
) -> Job[Indexed]:
    """Make the index hold exactly the `wanted` reports: id → a stamp that tells one version of it from another.

    `reports_folder/ID/report.xml` is read where it, the stamp or the corrections are not those that were indexed.
    `corrections` give `title`, `year` and `series` as they are to be, per id; a key left out keeps what the report
    says. A damaged index is built again. Given up half-way, it leaves the index as before, or with some
    whole reports more. While another program writes it, this one waits for its turn; IndexBusy is raised where that
    takes too long.
    """
    engine, notice = open_index(index_folder), None
    try:
        try:
            indexed = yield from _update_in_turn(engine, reports_folder, wanted, corrections or {})
        except IndexDamaged as damage:
            notice = str(damage)
            indexed = yield from _update_in_turn(engine, reports_folder, wanted, corrections or {})
    finally:
        engine.close()
    return replace(indexed, notice=notice)


def is_current(
    index_folder: Path,
    reports_folder: Path,
    wanted: Mapping[str, str],
    corrections: Mapping[str, Mapping[str, Any]] | None = None,
) -> bool:
    """Whether the index holds exactly the `wanted` reports already, as `index_library` would have them. Looks at the
    files of the reports, but opens neither the index nor a report."""
    try:
        return Builds(index_folder).stamps() == stamps_of(reports_folder, wanted, corrections or {})
    except (IndexDamaged, OSError):  # Which `index_library` sees to, or tells of.
        return False


def _update_in_turn(
    engine: Engine, folder: Path, wanted: Mapping[str, str], corrections: Mapping[str, Mapping[str, Any]]
) -> Job[Indexed]:
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            return (yield from _update(engine, folder, wanted, corrections))
        except IndexBusy:
            if time.monotonic() > deadline:
                raise
        yield Progress(0, 0, "Waiting for another window")
        time.sleep(_PAUSE)


def _update(
    engine: Engine, folder: Path, wanted: Mapping[str, str], corrections: Mapping[str, Mapping[str, Any]]
) -> Job[Indexed]:
    stamps = stamps_of(folder, wanted, corrections)
    present = engine.stamps()
    removed = tuple(id for id in present if id not in stamps)
    reports = StoredReports(folder, [id for id, stamp in stamps.items() if present.get(id) != stamp], corrections)
    if reports.ids or removed:
        yield from engine.index(reports, stamps, removed)
    done = tuple(id for id in reports.ids if id not in reports.failed)
    return Indexed(done, removed, tuple(reports.failed))


def stamps_of(folder: Path, wanted: Mapping[str, str], corrections: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """The stamps of the `wanted` reports as they are stored now: see `index_library`."""
    return {id: _stamp(_file(folder, id), stamp, corrections.get(id, {})) for id, stamp in wanted.items()}


def _file(folder: Path, id: str) -> Path:
    return folder / id / "report.xml"


def _stamp(file: Path, stamp: str, correction: Mapping[str, Any]) -> str:
    """The stamp of a report as it is indexed: the version of what is indexed, the caller's stamp, the stored file's
    size and time, and the corrections. With another version all are indexed anew, one after the other, and are found
    as they were until then."""
    stamp = f"{content_version()} {stamp}"
    corrected = [f"{name}={correction[name]!r}" for name in _CORRECTABLE if name in correction]
    try:
        status = file.stat()
    except OSError:
        return " ".join([stamp, *corrected])
    return " ".join([stamp, f"{status.st_size}@{status.st_mtime_ns}", *corrected])


@dataclass
class StoredReports:
    """Reports of a library as they are stored, with what the user corrected, read one at a time, so that only one is in
    memory. Those that cannot be read are left out: they `failed`."""

    folder: Path
    ids: list[str]
    corrections: Mapping[str, Mapping[str, Any]]
    failed: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[Report]:
        self.failed.clear()
        for id in self.ids:
            try:
                report = akn.read(_file(self.folder, id).read_bytes()).with_id(id)
            except (ExplorerError, OSError, ValueError):
                self.failed.append(id)
                continue
            correction = self.corrections.get(id, {})
            yield replace(report, **{name: correction[name] for name in _CORRECTABLE if name in correction})
