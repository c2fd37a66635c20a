"""A selection of passages as a file in any format, or as text to paste; a brief as a file."""

from collections.abc import Callable
from dataclasses import dataclass

from explorer.errors import ExplorerError
from explorer.export.citation import citation
from explorer.export.compilation import Compilation, Selection, compile_passages, printable
from explorer.export.html import brief_html, html
from explorer.export.markdown import brief_markdown, markdown
from explorer.export.records import csv_table, json_object, plain_text
from explorer.model.brief import Brief


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: its `name` on the command line, its `title` in the window, its `suffix` with the full stop."""

    name: str
    title: str
    suffix: str
    write: Callable[[Compilation], bytes]
    write_brief: Callable[[Brief], bytes] | None = None
    """None where a brief has no such form."""


def _word(compilation: Compilation) -> bytes:
    from explorer.export.word import docx  # Loading python-docx takes longer than a window may need to appear.

    return docx(compilation)


def _brief_word(brief: Brief) -> bytes:
    from explorer.export.word import brief_docx

    return brief_docx(brief)


FORMATS = {
    format.name: format
    for format in (
        Format("docx", "Word document", ".docx", _word, _brief_word),
        Format("html", "Web page", ".html", html, brief_html),
        Format("markdown", "Markdown", ".md", markdown, brief_markdown),
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


def export_brief(brief: Brief, format: str) -> bytes:
    """A brief as a file of the format named. Raises ExplorerError where that is not known, or not for briefs."""
    write = format_named(format).write_brief
    if write is None:
        known = ", ".join(name for name, each in FORMATS.items() if each.write_brief)
        raise ExplorerError(f"A brief cannot be written as “{format}”. Use one of {known}.")
    return write(brief)


def copy_text(selection: Selection) -> str:
    """The passages in quotation marks, each with its citation, one a line."""
    return "\n".join(
        f"“{printable(passage.text)}” ({printable(citation(report, passage.address)).removesuffix('.')})."
        for report, passage in selection
    )
