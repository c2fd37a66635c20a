"""What reports and sections are called, from what is known of them: the basis of every name of a place.

report_names       2018, 2020, S/2025/153          short, each told apart from the others
printed_heading    A. Strategic partnerships       as the heading is printed
full_heading       IV.A. Strategic partnerships    with the whole path before it
section_name       IV.A                            in few words; the title where no number leads there
"""

from collections.abc import Sequence
from typing import Protocol

_UNNUMBERED = "*"
"""Begins the part of a path that stands for an unnumbered heading: `IV.B.*1`."""


def printed_number(number: str) -> str:
    """A heading's number with its full stop, `IV.`, `Annex I.`; `(a)` has none."""
    return f"{number}." if number and not number.endswith(")") else number


def printed_heading(number: str, title: str) -> str:
    """The heading in one line as readers know it: "IV. Action taken", "(a) Trafficking", "Annex I. Members"."""
    return f"{printed_number(number)} {title}" if number and title else number or title


def full_heading(number: str, path: str, title: str) -> str:
    """The heading with its whole path, "IV.A. Status"; the title alone where a part of the path is not numbered."""
    return printed_heading(path, title) if number and _UNNUMBERED not in path else title


def section_name(path: str, title: str) -> str:
    """The path, `IV.A.2`, or the title where no number leads to the section."""
    return title if _UNNUMBERED in path else path


def numbers_of(path: str) -> str:
    """The numbers that lead to a section, `IV.B` for `IV.B.*1`: unnumbered headings count as what they stand under."""
    return ".".join(part for part in path.split(".") if not part.startswith(_UNNUMBERED))


class Named(Protocol):
    """What a report is named by, whether it was read or only listed; `file` is the base name of its file."""

    @property
    def id(self) -> str: ...
    @property
    def year(self) -> int | None: ...
    @property
    def symbols(self) -> Sequence[str]: ...
    @property
    def session(self) -> str: ...
    @property
    def file(self) -> str: ...


def report_names(reports: Sequence[Named]) -> list[str]:
    """A short name for each report: its year; where that is missing or not alone, what else tells it apart, or last of
    all a count."""
    years = [str(report.year or "") for report in reports]
    names = [
        year if year and years.count(year) == 1 else _with_year(year, _apart(report))
        for year, report in zip(years, reports, strict=True)
    ]
    return [
        f"{name} ({names[: place + 1].count(name)})" if names.count(name) > 1 else name
        for place, name in enumerate(names)
    ]


def report_name(report: Named) -> str:
    """The name of a report by itself: its year, or its symbol or file where the year is not known."""
    return report_names([report])[0]


def _with_year(year: str, apart: str) -> str:
    """What tells a report apart, with its year before it unless that is in it, as in the symbol S/2025/153."""
    return apart if year and f"/{year}/" in apart else " ".join(part for part in (year, apart) if part)


def _apart(report: Named) -> str:
    return next(iter(report.symbols), "") or report.session or report.file or report.id
