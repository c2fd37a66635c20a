"""What the library knows of a report without opening it."""

import datetime
import json
from dataclasses import asdict, dataclass
from typing import Any

from explorer.model.report import Report, Warning


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the library. `file` is the base name under which the document came, `sha256` the hash of its bytes.

    `error` is a sentence where the stored report cannot be read; what it does not tell then stays empty.
    """

    id: str
    file: str = ""
    symbols: tuple[str, ...] = ()
    title: str = ""
    date: datetime.date | None = None
    year: int | None = None
    series: str = ""
    session: str = ""
    agenda_item: str = ""
    language: str = ""
    warnings: tuple[Warning, ...] = ()
    error: str | None = None
    sha256: str = ""

    @property
    def doubts(self) -> int:
        """How many things of the report want a look at its original."""
        return sum(warning.doubt for warning in self.warnings)


def entry_of(report: Report, id: str) -> Entry:
    """The entry of a report as it was stored, before corrections."""
    return Entry(
        id=id,
        file=report.source.name,
        symbols=report.symbols,
        title=report.title,
        date=report.date,
        year=report.year or (report.date.year if report.date else None),
        series=report.series,
        session=report.session,
        agenda_item=report.agenda_item,
        language=report.language,
        warnings=report.warnings,
        sha256=report.source.sha256,
    )


def to_json(entry: Entry) -> str:
    """The entry as one line of JSON."""
    return json.dumps(asdict(entry), default=str, ensure_ascii=False)


def from_json(text: str) -> Entry:
    """The inverse of `to_json`. Raises ValueError, KeyError or TypeError on anything else."""
    values: dict[str, Any] = json.loads(text)
    values["date"] = datetime.date.fromisoformat(values["date"]) if values["date"] else None
    values["symbols"] = tuple(values["symbols"])
    values["warnings"] = tuple(Warning(**warning) for warning in values["warnings"])
    return Entry(**values)
