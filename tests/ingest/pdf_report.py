"""A report of two pages and four paragraphs as a PDF file, for the tests of whatever shows or stores one."""

from collections.abc import Sequence

from tests.ingest.pdf_file import Words, pdf

PAGES = (
    ("I. Introduction", ("1. The Office supported Member States in all regions.", "2. It trained judges and jurors.")),
    (
        "II. Conclusions",
        ("3. The Office will go on with its work on corruption.", "4. Its budget grew by two per cent."),
    ),
)


def report_pdf(pages: Sequence[tuple[str, Sequence[str]]] = PAGES, masthead: Sequence[str] = ()) -> bytes:
    """Headings and paragraphs, a page each; `masthead` are lines at the top of the first."""
    sheets = []
    for number, (heading, paragraphs) in enumerate(pages):
        lines = masthead if number == 0 else ()
        sheets.append(
            [
                *(Words(line, 72, 770 - 14 * row, size=12, font="bold") for row, line in enumerate(lines)),
                Words(heading, 200, 700, size=14, font="bold"),
                *(Words(line, 72, 660 - 30 * row) for row, line in enumerate(paragraphs)),
            ]
        )
    return pdf(sheets)
