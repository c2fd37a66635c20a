"""Where the words of a paragraph are in italics."""

from explorer.model.marks import Spans, marked
from explorer.model.report import Paragraph


def italics(paragraph: Paragraph) -> Spans:
    """The characters of the paragraph's `words` that are in italics."""
    return marked(paragraph, lambda run: run.italic)
