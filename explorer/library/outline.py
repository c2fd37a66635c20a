"""The headings of a report, kept in the catalogue so that the tree and Go to open no report."""

import json
from dataclasses import astuple, dataclass

from explorer.model.names import full_heading
from explorer.model.report import Report


@dataclass(frozen=True, slots=True)
class Heading:
    """A section as a line of the tree; `level` counts from 1, the others are those of `Section`."""

    level: int
    number: str
    title: str
    path: str
    eid: str

    @property
    def full_heading(self) -> str:
        """As that of `Section`."""
        return full_heading(self.number, self.path, self.title)


Outline = tuple[Heading, ...]
"""All headings of a report in reading order."""


def outline_of(report: Report) -> Outline:
    """The headings of a report that is open."""
    return tuple(
        Heading(section.level, section.number, section.title, section.path, section.eid) for section in report.walk()
    )


def to_json(outline: Outline) -> str:
    """The headings as one line of JSON."""
    return json.dumps([astuple(heading) for heading in outline], ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Outline:
    """The inverse of `to_json`. Raises ValueError or TypeError on anything else."""
    return tuple(Heading(*values) for values in json.loads(text))
