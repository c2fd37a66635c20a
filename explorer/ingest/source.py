"""What a reader gives back."""

from dataclasses import dataclass

from explorer.ingest.lines import Line, Spans
from explorer.model.account import LeftOut
from explorer.model.recognition import Recognition, UnreadPage
from explorer.model.report import Warning

Printed = tuple[int | None, str]
"""A text as a file holds it, and its page where the file tells its pages."""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote told from the text. `marker` is the printed mark, `page` where it stands; `eid` is what marks in the
    text name already."""

    marker: str
    spans: Spans
    page: int | None = None
    eid: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """The printed lines of a file in reading order, the pages it has if it has any, and what was read with doubt.

    `pages` is None where the source does not tell its pages; `Line.page` then only says which lines share one.
    `notes` are footnotes that the format itself keeps apart. `account` is what the reader left out. `printed` is all
    that the file holds, with the numbers that a program would print before it, where its reader chooses among that;
    where it is empty, the file holds what the lines and the account do. `unread` are pages without text that can be
    read, `recognition` tells of those that OCR read. `closed_up` are words that were printed in two pieces and joined
    by their gap, `undecided` those of which the gap does not tell, both as they are printed.
    """

    lines: tuple[Line, ...]
    pages: int | None = None
    notes: tuple[Note, ...] = ()
    warnings: tuple[Warning, ...] = ()
    account: tuple[LeftOut, ...] = ()
    printed: tuple[Printed, ...] = ()
    unread: tuple[UnreadPage, ...] = ()
    recognition: Recognition | None = None
    closed_up: tuple[Printed, ...] = ()
    undecided: tuple[Printed, ...] = ()
