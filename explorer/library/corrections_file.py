"""What the user says of links as a file for other libraries. Reports are named by the hash of their document, which is
the same wherever it was imported; the names of their files are for human readers."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from explorer.errors import ExplorerError
from explorer.model.comparison import CorrectionKind, LinkCorrection
from explorer.model.passage import Address
from explorer.paths import unreadable

_FORMAT = "report-explorer corrections"
_VERSION = 1
_LARGEST = 32 * 1024**2  # bytes
_KEY = re.compile(r"[0-9a-f]{64}")
_SECTION, _PARAGRAPH = "section", "paragraph"


def written(corrections: Iterable[LinkCorrection], files: Mapping[str, str]) -> bytes:
    """The file of some corrections. `files` gives the names of the reports' files by the hash of the document."""
    listed = list(corrections)
    keys = {address.report for each in listed for address in (each.one, each.other)}
    value = {
        "format": _FORMAT,
        "version": _VERSION,
        "reports": {key: files[key] for key in sorted(keys) if key in files},
        "corrections": [
            {
                "kind": each.kind.value,
                "of": _SECTION if each.section else _PARAGRAPH,
                "one": _plain(each.one),
                "other": _plain(each.other),
            }
            for each in listed
        ],
    }
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def read_corrections(path: Path) -> list[LinkCorrection]:
    """The corrections in a file. Raises ExplorerError where it cannot be read, is something else, or is damaged."""
    try:
        if path.stat().st_size > _LARGEST:
            raise _no_corrections(path)
        value = json.loads(path.read_bytes())
    except OSError as error:
        raise unreadable(path, error) from error
    except (ValueError, RecursionError) as error:
        raise _no_corrections(path) from error
    if not isinstance(value, dict) or value.get("format") != _FORMAT:
        raise _no_corrections(path)
    if value.get("version") != _VERSION:
        raise ExplorerError(f"“{path.name}” was made by another version of Report Explorer. Update the program first.")
    listed = value.get("corrections")
    if not isinstance(listed, list):
        raise _no_corrections(path)
    return [_correction(each, number, path) for number, each in enumerate(listed, 1)]


def _no_corrections(path: Path) -> ExplorerError:
    return ExplorerError(f"“{path.name}” holds no corrections. Choose a file that Report Explorer exported.")


def _plain(address: Address) -> dict[str, Any]:
    """A place; of a whole report only its name."""
    return asdict(address) if address.eid else {"report": address.report}


def _correction(value: Any, number: int, path: Path) -> LinkCorrection:
    try:
        kind = CorrectionKind(value["kind"])
        if value["of"] not in (_SECTION, _PARAGRAPH):
            raise ValueError(value["of"])
        one = _address(value["one"], whole=False)
        other = _address(value["other"], whole=kind is CorrectionKind.ALONE)
    except (KeyError, TypeError, ValueError) as error:
        raise ExplorerError(f"Correction {number} in “{path.name}” is damaged. Export the file again.") from error
    return LinkCorrection(kind, one, other, value["of"] == _SECTION)


def _address(value: Any, whole: bool) -> Address:
    """Raises KeyError, TypeError or ValueError on anything that `_plain` did not give."""
    if not _KEY.fullmatch(value["report"]):
        raise ValueError(value["report"])
    if whole:
        return Address(value["report"], "")
    eid, label, page, digest = value["eid"], value["label"], value["page"], value["digest"]
    if not (isinstance(eid, str) and eid and isinstance(label, str | None) and isinstance(digest, str)):
        raise TypeError(value)
    if page is not None and type(page) is not int:
        raise TypeError(page)
    return Address(value["report"], eid, label, page, digest)
