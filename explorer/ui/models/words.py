"""Words that several models share: counts, years, places in a report."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from explorer.model.report import Report, Section


def tr(text: str) -> str:
    """The translation of a text that a model shows or says."""
    return QCoreApplication.translate("Models", text)


def counted(number: int, one: str, many: str) -> str:
    """`one` or `many`, translated, with the number in place of `{}`."""
    return tr(one if number == 1 else many).format(number)


def paragraphs(number: int) -> str:
    return counted(number, "{} paragraph", "{} paragraphs")


def year_titles(reports: Sequence[Report]) -> list[str]:
    """A short name for each report: its year; where that is missing or not alone, what else tells it apart."""
    years = [str(report.year or "") for report in reports]
    return [
        year if year and years.count(year) == 1 else " ".join(part for part in (year, _apart(report)) if part)
        for year, report in zip(years, reports, strict=True)
    ]


def _apart(report: Report) -> str:
    return next(iter(report.symbols), "") or report.session or report.source.name or report.id


def place_name(path: str) -> str:
    """A section's path for readers: unnumbered headings (`IV.B.*1`) are named by the numbered one above them."""
    return ".".join(part for part in path.split(".") if not part.startswith("*"))


def heading(section: Section) -> str:
    """A heading as printed, its number before it."""
    return f"{section.number}. {section.title}" if section.number else section.title
