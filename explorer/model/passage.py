"""What a reader picks from reports, and where it stands."""

from dataclasses import dataclass


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

    `key` is its row in the user's store.
    """

    address: Address
    text: str
    note: str = ""
    start: int | None = None
    end: int | None = None
    key: int | None = None
