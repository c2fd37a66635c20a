"""Figures as a table for spreadsheets, each value with its source."""

import csv
import io
from collections.abc import Iterable, Sequence

from explorer.export.citation import citation, short_citation
from explorer.export.compilation import printable
from explorer.export.records import harmless
from explorer.model.comparison import Figure, Quantity
from explorer.model.passage import Address
from explorer.model.report import Report

_COLUMNS = (
    "figure", "unit", "comparable", "report", "year", "value", "qualifier", "as_printed", "citation", "short_citation"
)  # fmt: skip


def figures_csv(figures: Iterable[Figure], reports: Sequence[Report]) -> bytes:
    """One row a value, in UTF-8 with the mark by which spreadsheets know it. `reports` are those of the comparison, in
    its order."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(_COLUMNS)
    for figure in figures:
        for quantity in figure.values:
            cells = (figure.label, figure.unit, "yes" if figure.comparable else "no", *_cells(quantity, reports))
            writer.writerow([harmless(printable(cell)) for cell in cells])
    return written.getvalue().encode("utf-8-sig")


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
