"""A selection of passages as a file in any format, or as text to paste."""

from collections.abc import Callable
from dataclasses import dataclass

from explorer.errors import ExplorerError
from explorer.export.citation import citation
from explorer.export.compilation import Compilation, Selection, compile_passages, printable
from explorer.export.html import html
from explorer.export.markdown import markdown
from explorer.export.records import csv_table, json_object, plain_text


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: its `name` on the command line, its `title` in the window, its `suffix` with the full stop."""

    name: str
    title: str
    suffix: str
    write: Callable[[Compilation], bytes]


def _word(compilation: Compilation) -> bytes:
    from explorer.export.word import docx  # Loading python-docx takes longer than a window may need to appear.

    return docx(compilation)


FORMATS = {
    format.name: format
    for format in (
        Format("docx", "Word document", ".docx", _word),
        Format("html", "Web page", ".html", html),
        Format("markdown", "Markdown", ".md", markdown),
        Format("text", "Plain text", ".txt", plain_text),
        Format("csv", "Table (CSV)", ".csv", csv_table),
        Format("json", "Data (JSON)", ".json", json_object),
    )
}


def format_named(name: str) -> Format:
    """The format with this name or suffix: `markdown`, `md` and `.md` are the same. Raises ExplorerError for others."""
    for format in FORMATS.values():
        if name.lower() in (format.name, format.suffix, format.suffix[1:]):
            return format
    raise ExplorerError(f"“{name}” is not a known format. Use one of {', '.join(FORMATS)}.")


def export(selection: Selection, format: str) -> bytes:
    """The passages, in the order given, as a file of the format named. The same selection gives the same bytes.

    Raises ExplorerError where there is nothing to export or the format is not known.
    """
    write = format_named(format).write
    if not selection:
        raise ExplorerError("There are no passages to export. Add some first.")
    return write(compile_passages(selection))


def copy_text(selection: Selection) -> str:
    """The passages in quotation marks, each with its citation, one a line."""
    return "\n".join(
        f"“{printable(passage.text)}” ({printable(citation(report, passage.address)).removesuffix('.')})."
        for report, passage in selection
    )
