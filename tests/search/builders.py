"""Small reports, and lists of words, for the tests of searching."""

import io
from collections.abc import Mapping

from explorer.language.address import addressed
from explorer.model.report import Block, Paragraph, Report, Section
from explorer.model.text import Run
from explorer.search.entries import Field
from explorer.search.terms import Dictionary, Terms, TermsWriter


def report(
    id: str, *texts: str, year: int | None = 2020, series: str = "Mandates", heading: str = "Overview"
) -> Report:
    """A report of one section with one numbered paragraph for each text."""
    blocks: tuple[Block, ...] = tuple(
        Paragraph(str(number), (Run(text),), page=number) for number, text in enumerate(texts, 1)
    )
    section = Section("I", (Run(heading),), blocks=blocks, page=1)
    return addressed(Report((section,), id=id, year=year, series=series, title=f"Report {id}"))


class Kept(io.BytesIO):
    """A file whose bytes can be had after it was closed."""

    def close(self) -> None:
        self.kept = self.getvalue()
        super().close()


def dictionary(words: Mapping[str, int]) -> Dictionary:
    """Words as a segment has them, each with its document frequency."""
    terms, postings = Kept(), Kept()
    writer = TermsWriter(terms, postings)
    for text in range(max(words.values(), default=0)):
        writer.add({Field.WORDS: {word: (0,) for word, frequency in words.items() if text < frequency}})
    writer.add_postings(None, None, ())
    writer.close()
    found = Terms(terms.kept, io.BytesIO(postings.kept)).dictionary(Field.WORDS)
    assert found is not None
    return found
