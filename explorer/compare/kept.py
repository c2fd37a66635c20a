"""Reports by their profiles alone: what each is compared by is made once and kept as JSON, which is read sooner."""

import datetime
import json
from dataclasses import dataclass
from typing import Protocol

from explorer.compare.pivots import InTime
from explorer.compare.profile import Profile, profile
from explorer.errors import ExplorerError
from explorer.model.names import Named
from explorer.model.plain import from_plain, to_plain
from explorer.model.report import Report


class DamagedProfile(ExplorerError):
    """What is kept of a report was not `written`: it is to be given whole."""


class Described(Named, InTime, Protocol):
    """What is known of a report without opening it."""

    @property
    def key(self) -> str: ...


@dataclass(frozen=True, slots=True)
class KeptReport:
    """A report that is not opened: what a `Report` says in fields of these names, and its profile, as `written`."""

    id: str
    key: str
    file: str
    symbols: tuple[str, ...]
    session: str
    series: str
    date: datetime.date | None
    year: int | None
    profile: str


def kept_report(described: Described, profile: str) -> KeptReport:
    """A report of which this is known, with its profile as `written`."""
    return KeptReport(
        id=described.id,
        key=described.key,
        file=described.file,
        symbols=tuple(described.symbols),
        session=described.session,
        series=described.series,
        date=described.date,
        year=described.year,
        profile=profile,
    )


def written(found: Profile) -> str:
    """A profile as JSON, in ASCII alone."""
    return json.dumps(to_plain(found), separators=(",", ":"))


def profile_of(report: Report | KeptReport) -> Profile:
    """What a report is compared by. Raises DamagedProfile."""
    if isinstance(report, Report):
        return profile(report)
    try:
        return from_plain(Profile, json.loads(report.profile))
    except (ValueError, TypeError, RecursionError) as error:
        raise DamagedProfile(f"What is kept of “{report.file}” is damaged.") from error
