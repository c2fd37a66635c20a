"""What a file was read as, for the terminal and for scripts."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from explorer.model.read_line import ReadLine
from explorer.model.report import Report, Section
from explorer.present.names import numbers

GAP = "  "
"""Between the parts of a line of the terminal."""


def outline_lines(report: Report) -> list[str]:
    """The title, and each heading with the path by which it is asked for, indented as deep as it stands."""
    sections = [section for section in report.walk() if section.printed]
    return [report.title or report.file, *(GAP * (section.level - 1) + _heading(section) for section in sections)]


def _heading(section: Section) -> str:
    labels = [paragraph.label or "" for paragraph in section.paragraphs()]
    return parted(section.path, section.title, f"({numbers(labels)})" if labels else "")


def explained_lines(lines: Sequence[ReadLine]) -> list[str]:
    """Each line of a document with its page, what it was taken for, and below that the witness and why."""
    return [
        f"{GAP.join((str(line.page or ''), line.taken_for, line.words)).strip()}\n    {line.witness.value}: {line.why}"
        for line in lines
    ]


def explained_json(lines: Iterable[ReadLine]) -> dict[str, Any]:
    """Each line of a document, what it was taken for, by which witness, and why."""
    return {"lines": [{**asdict(line), "witness": line.witness.value} for line in lines]}


def parted(*parts: str) -> str:
    """A line of the parts that are not empty."""
    return GAP.join(part for part in parts if part)
