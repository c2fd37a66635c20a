"""Words that several models share: counts, years, headings, places in a report."""

from collections.abc import Sequence

from explorer.library import Entry
from explorer.model.comparison import Totals
from explorer.model.report import Report, Section
from explorer.translation import counted, tr

_LONGEST_NUMBER = 6


def paragraphs(number: int) -> str:
    return counted(number, tr("1 paragraph"), tr("%1 paragraphs"))


def totals_in_words(totals: Totals) -> list[str]:
    """ "12 kept", "5 new": the buckets of two reports, in the order of the bars."""
    return [
        counted(totals.kept, tr("1 kept"), tr("%1 kept")),
        counted(totals.edited, tr("1 edited"), tr("%1 edited")),
        counted(totals.new, tr("1 new"), tr("%1 new")),
        counted(totals.dropped, tr("1 dropped"), tr("%1 dropped")),
    ]


def year_titles(reports: Sequence[Report | Entry]) -> list[str]:
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


def _with_year(year: str, apart: str) -> str:
    """What tells a report apart, with its year before it unless that is in it, as in the symbol S/2025/153."""
    return apart if year and f"/{year}/" in apart else " ".join(part for part in (year, apart) if part)


def _apart(report: Report | Entry) -> str:
    file = report.file if isinstance(report, Entry) else report.source.name
    return next(iter(report.symbols), "") or report.session or file or report.id


def place_name(path: str) -> str:
    """A section's path for readers: unnumbered headings (`IV.B.*1`) are named by the numbered one above them."""
    return ".".join(part for part in path.split(".") if not part.startswith("*"))


def printed(number: str) -> str:
    """A heading's number as printed: `IV.`, `(a)`, `Annex I`."""
    return f"{number}." if number[-1:].isalnum() and len(number) <= _LONGEST_NUMBER else number


def heading(section: Section) -> str:
    """A heading with its number before it."""
    return f"{printed(section.number)} {section.title}".strip()


def full_heading(section: Section) -> str:
    """A heading with its whole path before it: `IV.E.4.(a) Trafficking in persons`."""
    return f"{place_name(section.path)} {section.title}" if section.number else section.title
