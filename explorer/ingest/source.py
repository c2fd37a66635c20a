"""What a reader gives back."""

from dataclasses import dataclass

from explorer.ingest.lines import Line, Spans
from explorer.model.report import Warning


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote told from the text. `marker` is the printed mark, `page` where it stands."""

    marker: str
    spans: Spans
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The printed lines of a file in reading order, the pages it has if it has any, and what was read with doubt.

    `pages` is None where the source does not tell its pages; `Line.page` then only says which lines share one.
    `notes` are footnotes that the format itself keeps apart.
    """

    lines: tuple[Line, ...]
    pages: int | None = None
    notes: tuple[Note, ...] = ()
    warnings: tuple[Warning, ...] = ()
