"""Small reports for the tests of searching."""

from explorer.language.address import addressed
from explorer.model.report import Block, Paragraph, Report, Section
from explorer.model.text import Run


def report(
    id: str, *texts: str, year: int | None = 2020, series: str = "Mandates", heading: str = "Overview"
) -> Report:
    """A report of one section with one numbered paragraph for each text."""
    blocks: tuple[Block, ...] = tuple(
        Paragraph(str(number), (Run(text),), page=number) for number, text in enumerate(texts, 1)
    )
    section = Section("I", (Run(heading),), blocks=blocks, page=1)
    return addressed(Report((section,), id=id, year=year, series=series, title=f"Report {id}"))
