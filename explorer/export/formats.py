"""The formats in which something can be written: one table for the window, the command line and what writes."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from explorer.errors import ExplorerError
from explorer.export.compilation import Compilation
from explorer.export.curve import curve_csv, curve_object
from explorer.export.figures import figures_csv
from explorer.export.found import found_brief, found_csv, found_object
from explorer.export.html import brief_html, html
from explorer.export.markdown import brief_markdown, markdown
from explorer.export.printed import brief_paper, passages_paper
from explorer.export.records import brief_text, csv_table, json_object, plain_text
from explorer.model.brief import Brief
from explorer.model.comparison import Figure
from explorer.model.curve import Curve
from explorer.model.found import FoundTexts
from explorer.model.report import Report


class Kind(Enum):
    """What is exported."""

    PASSAGES = "passages"
    BRIEF = "a brief"
    FIGURES = "figures"
    CHART = "a chart"
    CURVE = "a search by year"
    FOUND = "the results of a search"


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: its `name` on the command line, its `title` in the window, its `suffix` with the full stop, and
    what writes passages, a brief, figures, the curve of a search or what it found in it, None where they have no such
    form. A `chart` is painted by the window."""

    name: str
    title: str
    suffix: str
    passages: Callable[[Compilation], bytes] | None = None
    brief: Callable[[Brief], bytes] | None = None
    figures: Callable[[Iterable[Figure], Sequence[Report]], bytes] | None = None
    curve: Callable[[Curve], bytes] | None = None
    found: Callable[[FoundTexts], bytes] | None = None
    chart: bool = False

    def serves(self, kind: Kind) -> bool:
        """Whether something of this kind can be written in it."""
        return {
            Kind.PASSAGES: self.passages is not None,
            Kind.BRIEF: self.brief is not None,
            Kind.FIGURES: self.figures is not None,
            Kind.CURVE: self.curve is not None,
            Kind.FOUND: self.found is not None,
            Kind.CHART: self.chart,
        }[kind]


def _word(compilation: Compilation) -> bytes:
    from explorer.export.word import docx  # Loading python-docx takes longer than a window may need to appear.

    return docx(compilation)


def _brief_word(brief: Brief) -> bytes:
    from explorer.export.word import brief_docx

    return brief_docx(brief)


def _pdf(compilation: Compilation) -> bytes:
    from explorer.export.paged.pdf import pdf  # Qt is needed for this alone, and slow to load.

    return pdf(passages_paper(compilation))


def _brief_pdf(brief: Brief) -> bytes:
    from explorer.export.paged.pdf import pdf

    return pdf(brief_paper(brief))


def _found(brief: Callable[[Brief], bytes]) -> Callable[[FoundTexts], bytes]:
    """What writes the results of a search as a brief is written."""
    return lambda found: brief(found_brief(found))


FORMATS = (
    Format("docx", "Word document", ".docx", passages=_word, brief=_brief_word, found=_found(_brief_word)),
    Format("pdf", "PDF document", ".pdf", passages=_pdf, brief=_brief_pdf, found=_found(_brief_pdf)),
    Format("html", "Web page", ".html", passages=html, brief=brief_html, found=_found(brief_html)),
    Format("markdown", "Markdown", ".md", passages=markdown, brief=brief_markdown, found=_found(brief_markdown)),
    Format("text", "Plain text", ".txt", passages=plain_text, brief=brief_text, found=_found(brief_text)),
    Format("csv", "Table (CSV)", ".csv", passages=csv_table, figures=figures_csv, curve=curve_csv, found=found_csv),
    Format("json", "Data (JSON)", ".json", passages=json_object, curve=curve_object, found=found_object),
    Format("png", "Chart (PNG)", ".png", chart=True),
    Format("svg", "Chart (SVG)", ".svg", chart=True),
)


def formats_for(*kinds: Kind) -> list[Format]:
    """The formats that serve at least one of these kinds, in the order of the table."""
    return [format for format in FORMATS if any(map(format.serves, kinds))]


def format_named(name: str, kind: Kind) -> Format:
    """The format of something with this name or suffix: `markdown`, `md` and `.md` are the same. Raises ExplorerError
    for others, and for those that do not serve the kind."""
    known = formats_for(kind)
    for format in known:
        if name.lower() in (format.name, format.suffix, format.suffix[1:]):
            return format
    names = ", ".join(format.name for format in known)
    raise ExplorerError(f"“{name}” is not a known format for {kind.value}. Use one of {names}.")
