"""A library held against its seals, with nothing in it changed."""

import contextlib
from dataclasses import dataclass
from pathlib import Path

from explorer import paths
from explorer.jobs import Job, Progress
from explorer.library import layout, marker, recovery, schema
from explorer.library.database import Database
from explorer.library.recovery import Source
from explorer.library.report_store import ReportStore
from explorer.library.seal import At, Seal
from explorer.library.stored import Stored
from explorer.library.user import UserStore
from explorer.model.breach import Breach
from explorer.model.passage import Passage
from explorer.model.quote import passage_breaches


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
    marker.recognised(folder, make=False)
    try:
        ids = sorted(ReportStore(folder).ids())
    except OSError as error:
        raise paths.unreadable(folder / layout.REPORTS, error) from error
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
    """The passages as they stand, or what is whole of them; those of a backup are not the library's."""
    try:
        state = recovery.chosen(folder)
    except OSError as error:
        raise paths.unreadable(folder / layout.USER, error) from error
    if state.source is not Source.WHOLE:
        findings.append(Finding(layout.USER, Breach.NOTES_DAMAGED))
    if state.sound is None or state.source is Source.BACKUP:
        return []
    with contextlib.closing(state.sound.in_memory()) as connection:
        schema.migrate(connection)
        return UserStore(Database(connection)).passages()
