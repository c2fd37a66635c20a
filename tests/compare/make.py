"""Small reports for tests: a mapping of headings to paragraphs, numbered on through the report."""

from collections.abc import Mapping, Sequence

from explorer.language.address import addressed
from explorer.model.report import Paragraph, Report, Section, Source
from explorer.model.text import Run

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")


def report(
    chapters: Mapping[str, Sequence[str]], *, year: int | None = None, name: str = "", series: str = ""
) -> Report:
    """A report with a numbered section for each heading and a numbered paragraph for each text."""
    number = 0
    sections = []
    for roman, (heading, texts) in zip(ROMAN, chapters.items(), strict=False):
        blocks = []
        for text in texts:
            number += 1
            blocks.append(Paragraph(str(number), (Run(text),)))
        sections.append(Section(roman, (Run(heading),), tuple(blocks)))
    return addressed(Report(tuple(sections), year=year, series=series, source=Source(name)))
