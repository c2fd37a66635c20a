"""A library held against its seals, with nothing in it changed."""

import contextlib
import shutil
import sqlite3
import tempfile
from dataclasses import dataclass
from pathlib import Path

from explorer import paths
from explorer.jobs import Job, Progress
from explorer.library import marker, schema
from explorer.library.backups import FILE
from explorer.library.catalogue import Stamp
from explorer.library.database import Database
from explorer.library.report_store import ReportStore
from explorer.library.seal import At, Seal
from explorer.library.stored import Stored
from explorer.library.user import UserStore
from explorer.model.breach import Breach
from explorer.model.passage import Passage
from explorer.model.quote import passage_breaches

_TRIES = 5  # A program that writes meanwhile is done in a moment.


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it was sealed: `about` is the id of a report, or the name of a file of the library."""

    about: str
    breach: Breach
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked at. `found` counts the reports that an earlier version stored, sealed later as they were found,
    `unsealed` those that wait for it."""

    reports: int
    passages: int
    found: int
    unsealed: int
    findings: tuple[Finding, ...]


def verify(folder: Path) -> Job[Verified]:
    """Look at every report, original, seal and passage of a library. Raises ExplorerError where the folder is none."""
    folder = folder.absolute()
    marker.check(folder)
    try:
        ids = sorted(ReportStore(folder).ids())
    except OSError as error:
        raise paths.unreadable(folder / "reports", error) from error
    stored = Stored(ReportStore(folder), marker.is_sealed(folder))
    findings: list[Finding] = []
    if marker.is_damaged(folder):
        findings.append(Finding(marker.NAME, Breach.MARKER_DAMAGED))
    passages = _passages(folder, findings)
    seals: dict[str, Seal | None] = {}
    for number, id in enumerate(ids):
        yield Progress(number, len(ids), id)
        examined = stored.examine(id)
        seals[id] = examined.seal
        findings += [Finding(id, breach) for breach in examined.breaches]
        own = [each for each in passages if each.address.report == id]
        findings += [Finding(id, breach, each) for each in own for breach in passage_breaches(each, examined.report)]
    gone = [each for each in passages if each.address.report not in seals]
    findings += [Finding(each.address.report, Breach.REPORT_MISSING, each) for each in gone]
    return Verified(
        reports=len(ids),
        passages=len(passages),
        found=sum(seal is not None and seal.at is At.FOUND for seal in seals.values()),
        unsealed=0 if stored.sealed else list(seals.values()).count(None),
        findings=tuple(findings),
    )


def _passages(folder: Path, findings: list[Finding]) -> list[Passage]:
    """The passages, read from a copy, since SQLite writes beside what it opens."""
    with (
        tempfile.TemporaryDirectory(prefix=paths.temporary_prefix(), ignore_cleanup_errors=True) as temporary,
        contextlib.suppress(sqlite3.Error, FileNotFoundError),
        contextlib.closing(sqlite3.connect(_copied(folder, Path(temporary)), isolation_level=None)) as connection,
    ):
        schema.check_age(connection)
        sound = connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
        if sound and schema.is_ours(connection):
            schema.migrate(connection)
            return UserStore(Database(connection)).passages()
    findings.append(Finding(FILE, Breach.NOTES_DAMAGED))
    return []


def _copied(folder: Path, target: Path) -> Path:
    """A copy of the database with its journal, of one moment as far as the times of the files tell. Raises OSError."""
    names = (FILE, f"{FILE}-wal")
    for _ in range(_TRIES):
        before = [_stamp(folder / name) for name in names]
        for name, stamp in zip(names, before, strict=True):
            (target / name).unlink(missing_ok=True)
            if stamp:
                shutil.copyfile(folder / name, target / name)
        if before == [_stamp(folder / name) for name in names]:
            break
    return (target / FILE).resolve(strict=True)


def _stamp(path: Path) -> Stamp | None:
    """The state of a file, None where there is none."""
    try:
        state = path.stat()
    except FileNotFoundError:
        return None
    return (state.st_mtime_ns, state.st_size)
