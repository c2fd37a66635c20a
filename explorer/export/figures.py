"""Figures as a table for spreadsheets, each value with its source."""

from collections.abc import Iterable, Sequence

from explorer.export.citation import citation, short_citation
from explorer.export.compilation import printable
from explorer.export.records import csv_bytes
from explorer.model.comparison import Figure, Quantity
from explorer.model.passage import Address
from explorer.model.report import Report

_COLUMNS = (
    "figure", "unit", "comparable", "kind", "direction", "differs",
    "report", "year", "value", "qualifier", "as_printed", "citation", "short_citation"
)  # fmt: skip


def figures_csv(figures: Iterable[Figure], reports: Sequence[Report]) -> bytes:
    """One row a value. `reports` are those of the comparison, in its order."""
    rows = ((*_subject(figure), *_cells(quantity, reports)) for figure in figures for quantity in figure.values)
    return csv_bytes(_COLUMNS, (list(map(printable, row)) for row in rows))


def _subject(figure: Figure) -> tuple[str, ...]:
    compared = "yes" if figure.comparable else "no"
    return figure.label, figure.unit, compared, figure.kind or "", figure.direction or "", ", ".join(figure.differs)


def _cells(quantity: Quantity, reports: Sequence[Report]) -> tuple[str, ...]:
    report = reports[quantity.report]
    found = report.paragraph(quantity.paragraph) or report.find(quantity.paragraph)
    places = (Address(report.id, found.eid),) if found else ()
    return (
        report.handle,
        str(report.year or ""),
        f"{quantity.value:.15g}",
        quantity.qualifier,
        quantity.text,
        citation(report, *places),
        short_citation(report, *places),
    )
