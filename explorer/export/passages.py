"""A selection of passages as a file in any format, or as text to paste; a brief and figures as files."""

from collections.abc import Iterable, Sequence

from explorer.errors import ExplorerError
from explorer.export.citation import quote_citation
from explorer.export.compilation import Selection, compile_passages, printable
from explorer.export.formats import Kind, format_named
from explorer.model.brief import Brief
from explorer.model.comparison import Figure
from explorer.model.curve import Curve
from explorer.model.found import FoundTexts
from explorer.model.report import Report
from explorer.model.text import plain


def export(selection: Selection, format: str) -> bytes:
    """The passages, in the order given, as a file of the format named. The same selection gives the same bytes.

    Raises ExplorerError where there is nothing to export or the format is not known.
    """
    write = format_named(format, Kind.PASSAGES).passages
    assert write is not None
    if not selection:
        raise ExplorerError("There are no passages to export. Add some first.")
    return write(compile_passages(selection))


def export_brief(brief: Brief, format: str) -> bytes:
    """A brief as a file of the format named. Raises ExplorerError where that is not known, or not for briefs."""
    write = format_named(format, Kind.BRIEF).brief
    assert write is not None
    return write(brief)


def export_figures(figures: Iterable[Figure], reports: Sequence[Report], format: str) -> bytes:
    """Figures with their sources as a file of the format named; `reports` are those of the comparison, in its order.
    Raises ExplorerError where the format is not known, or not for figures."""
    write = format_named(format, Kind.FIGURES).figures
    assert write is not None
    return write(figures, reports)


def export_curve(curve: Curve, format: str) -> bytes:
    """A search by year as a file of the format named. Raises ExplorerError where that is not known, or not for one."""
    write = format_named(format, Kind.CURVE).curve
    assert write is not None
    return write(curve)


def export_found(found: FoundTexts, format: str) -> bytes:
    """The results of a search as a file of the format named. Raises ExplorerError where that is not known."""
    write = format_named(format, Kind.FOUND).found
    assert write is not None
    return write(found)


def copy_text(selection: Selection) -> str:
    """The passages in quotation marks, each with its citation, one a line."""
    return "\n".join(
        f"“{printable(passage.text)}” ({printable(plain(quote_citation(report, passage))).removesuffix('.')})."
        for report, passage in selection
    )
