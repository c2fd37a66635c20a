"""Lines and outlines for the tests of the stages."""

from explorer.ingest.lines import Line, Span, words
from explorer.ingest.readers.text import read_text
from explorer.model.report import Paragraph, Report


def printed(text: str) -> list[Line]:
    """The lines of a text as its reader gives them."""
    return list(read_text(text.encode()).lines)


def line(text: str, **values: object) -> Line:
    """A line of one span; `bold` and `italic` are those of the span."""
    look = {name: bool(values.pop(name)) for name in ("bold", "italic", "raised") if name in values}
    return Line((Span(text, **look),), **values)  # type: ignore[arg-type]


def set_line(text: str, y: float, **values: object) -> Line:
    """A line of a page: 10 points, at the left margin of 120 points, full measure unless told otherwise."""
    place = {"page": 1, "x0": 120.0, "x1": 480.0, "y0": y, "size": 10.0}
    return line(text, **{**place, **values})


def texts(lines: list[Line]) -> list[str]:
    return [line.text for line in lines]


def outline(report: Report) -> list[str]:
    """Headings as `path heading`, paragraphs as `label words`, unnumbered text as `- words`."""
    result = []
    for section in report.walk():
        result.append(f"{section.path} {section.title}".strip())
        for block in section.blocks:
            if isinstance(block, Paragraph):
                result.append(f"{block.label or '-'} {block.words}")
    return result


__all__ = ["line", "outline", "printed", "set_line", "texts", "words"]
