"""What a reader picks from reports, and where it stands."""

import hashlib
import json
from dataclasses import asdict, dataclass, replace


@dataclass(frozen=True, slots=True)
class Address:
    """A place in a report. `label`, `page` and `digest` find it again when the report is read anew and eIds moved."""

    report: str
    eid: str
    label: str | None = None
    page: int | None = None
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, or the characters `start..end` of its `words`, with the reader's note.

    `prefix` and `suffix` are what stands before and after it (the TextQuoteSelector of
    https://www.w3.org/TR/annotation-model/), `sha256` is the hash of the file the report was read from, `citation` how
    the passage was cited when it was kept, `seal` the hash of all that: see `sealed`. Those of an earlier version of
    the program are empty. `key` is its row in the user's store.
    """

    address: Address
    text: str
    note: str = ""
    start: int | None = None
    end: int | None = None
    key: int | None = None
    prefix: str = ""
    suffix: str = ""
    sha256: str = ""
    citation: str = ""
    seal: str = ""


def sealed(passage: Passage) -> Passage:
    """The passage with the seal that fits it."""
    return replace(passage, seal=_seal(passage))


def is_intact(passage: Passage) -> bool:
    """Whether a passage fits its seal; True where it has none."""
    return passage.seal in ("", _seal(passage))


def _seal(passage: Passage) -> str:
    """The SHA-256 of all that is kept of a passage but the note, which the reader may change, and the id of its report,
    for which the hash of the file stands."""
    kept = asdict(passage)
    for free in ("note", "key", "seal"):
        del kept[free]
    del kept["address"]["report"]
    return hashlib.sha256(json.dumps(kept, sort_keys=True).encode()).hexdigest()
