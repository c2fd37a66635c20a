"""The seal of a stored report: the hashes of its two files, and what it was called, in `seal.json` beside them.

It tells damage and careless alteration. Whoever alters a report with intent can write a seal that fits, as he can write
everything else in the folder.
"""

import datetime
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any

from explorer.model.recognition import OcrChoice, Recognition
from explorer.model.report import Report

NAME = "seal.json"
_SAID = ("symbols", "title", "date", "year", "session", "agenda_item", "series", "language")
"""What a report is called; of some documents others say it, such as the side file of the samples."""


class At(StrEnum):
    """When a report was sealed: when it was stored; or later, as it was found, by the first version that has seals."""

    STORING = "storing"
    FOUND = "found"


@dataclass(frozen=True, slots=True)
class Seal:
    """`report` is the id, `file` the name under which the document came, `document` and `original` are the SHA-256 of
    `report.xml` and of the original. `sealed` is a date (ISO 8601), `said` what the report was called, `ocr` which
    pages were read by OCR, in which language; empty for none."""

    report: str
    file: str
    document: str
    original: str
    sealed: str
    at: At
    said: Mapping[str, Any] = field(default_factory=dict)
    ocr: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, report: Report, document: bytes, at: At = At.STORING) -> "Seal":
        """The seal of a report that is stored as `document`; its source has the hash of the original."""
        return cls(
            report=report.id,
            file=report.source.name,
            document=hashlib.sha256(document).hexdigest(),
            original=report.source.sha256,
            sealed=datetime.date.today().isoformat(),
            at=at,
            said=json.loads(json.dumps({name: said for name in _SAID if (said := getattr(report, name))}, default=str)),
            ocr=_ocr(report.source.recognition),
        )

    @property
    def choice(self) -> OcrChoice | None:
        """Which pages were read by OCR, None where none was. Raises ValueError, TypeError or KeyError for what is no
        such choice."""
        return OcrChoice(tuple(map(int, self.ocr["pages"])), str(self.ocr["language"])) if self.ocr else None

    def named(self, report: Report, anew: bool = False) -> Report:
        """A report read anew from the sealed original, called what it was called when it was sealed; `anew`: only where
        it does not say itself what it is called."""
        said = {name: value for name, value in self.said.items() if not (anew and getattr(report, name))}
        if "symbols" in said:
            said["symbols"] = tuple(said["symbols"])
        if "date" in said:
            said["date"] = datetime.date.fromisoformat(said["date"])
        source = replace(report.source, name=self.file, sha256=self.original)
        return replace(report, id=self.report, source=source, **said)


def written(seal: Seal) -> bytes:
    """The bytes of a seal. The last thing in them is their own hash."""
    told = asdict(seal)
    if not seal.ocr:
        del told["ocr"]  # As in seals from before there was OCR.
    return _json(told | {"seal": hashlib.sha256(_json(told)).hexdigest()})


def read(data: bytes) -> Seal:
    """The inverse of `written`. Raises ValueError for anything that `written` did not write."""
    try:
        told = json.loads(data)
        del told["seal"]
        seal = Seal(**told | {"at": At(told["at"])})
        known = seal.choice is not None or not seal.ocr
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ValueError("no seal") from error
    if not known or written(seal) != data:
        raise ValueError("an altered seal")
    return seal


def _ocr(recognition: Recognition | None) -> dict[str, Any]:
    return {"pages": list(recognition.numbers), "language": recognition.language} if recognition else {}


def _json(told: Mapping[str, object]) -> bytes:
    return (json.dumps(told, indent=2, ensure_ascii=True) + "\n").encode()
