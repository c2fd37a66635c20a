"""What the library knows of a report without opening it."""

import datetime
import json
from dataclasses import asdict, dataclass, replace
from typing import Any

from explorer.library.user import Correction
from explorer.model.breach import Breach
from explorer.model.report import Report, Warning

_SHORT = 60
"""Characters of a title in a sentence, for the eye."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the library. `file` is the base name under which the document came, `sha256` the hash of its bytes.

    `stated` tells whether the document or the reader names the series; else it is told by the title.
    `error` is a sentence where the stored report cannot be read; what it does not tell then stays empty. `breaches`,
    of one that is not as it was stored, are found anew in each session. `ocr` are the pages that were read by OCR.
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
    stated: bool = False
    breaches: tuple[Breach, ...] = ()
    ocr: tuple[int, ...] = ()

    @property
    def key(self) -> str:
        """What names the document wherever it is kept, as of its report."""
        return self.sha256 or self.id

    @property
    def doubts(self) -> int:
        """How many things of the report want a look at its original."""
        return sum(warning.doubt for warning in self.warnings)

    @property
    def name(self) -> str:
        """A short name for a sentence."""
        title = self.title or self.file or self.id
        short = title if len(title) <= _SHORT else title[:_SHORT].rpartition(" ")[0] + " …"
        return f"{short} ({self.year})" if self.year else short

    @property
    def in_time(self) -> tuple[str, int, str, str]:
        """By this entries are sorted: by series, then in the order of time."""
        return (self.series.casefold(), self.year or 9999, self.date.isoformat() if self.date else "", self.id)

    def corrected(self, correction: Correction | None) -> "Entry":
        """With what the user says of the document instead of what it says itself."""
        if correction is None:
            return self
        return replace(
            self,
            title=correction.title or self.title,
            year=correction.year or self.year,
            series=correction.series or self.series,
        )


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
        breaches=report.breaches,
        ocr=report.source.recognition.numbers if report.source.recognition else (),
    )


def to_json(entry: Entry) -> str:
    """The entry without its breaches as one line of JSON."""
    values = asdict(entry)
    del values["breaches"]
    return json.dumps(values, default=str, ensure_ascii=False)


def from_json(text: str) -> Entry:
    """The inverse of `to_json`. Raises ValueError, KeyError or TypeError on anything else."""
    values: dict[str, Any] = json.loads(text)
    values["date"] = datetime.date.fromisoformat(values["date"]) if values["date"] else None
    values["symbols"] = tuple(values["symbols"])
    values["ocr"] = tuple(values.get("ocr", ()))
    values["warnings"] = tuple(Warning(**warning) for warning in values["warnings"])
    return Entry(**values)


def writable(name: str) -> str:
    """A file's name as text; what in it is none (POSIX allows any bytes) becomes question marks."""
    return name.encode("utf-8", "replace").decode()
