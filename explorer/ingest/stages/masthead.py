"""What the masthead says of a document: symbols, date, session, item of the agenda."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from explorer.ingest.lines import Line
from explorer.ingest.stages.chunks import ALIKE, GAP, LARGE, Look
from explorer.model.years import OF_DOCUMENT

_SYMBOL = re.compile(
    r"\b(?:[A-Z]{2,4}-)?[A-Z][A-Z0-9]{0,7}(?:\.\d{1,3})?"
    r"(?:/(?:ES-)?[A-Z0-9][A-Za-z0-9.]{0,11}(?:\([A-Za-z0-9 .]{1,12}\))?){1,7}"
    rf"(?:\s\((?:(?:Income )?(?:[Ss]ect|SECT|Part|PART|Vol|Suppl|Prog)\.? [0-9IVX]{{1,5}}[A-Z]?|{OF_DOCUMENT})\))?"
    r"(?: and (?:Add|Corr|Rev)\.\d{1,2})?"
)
"""Organ, session or year, number, parts: "S/RES/1325 (2000)", "A/80/6 (Sect. 29B)", "DP-FPA/2025/1", "GEGN.2/2025/35",
"A/ES-10/1028", "S/2025/10/Add.45 and Corr.1" (https://research.un.org/en/docs/symbols)."""

_BRACKETED = re.compile(r"\[[^\[\]]{6,40}\]")
_LAST_YEAR = re.compile(rf"(?<!\d){OF_DOCUMENT}$")
_COVER = 200
"""Lines in which a report with a cover has its date, above its contents. Chosen: covers and notes have some 40."""

# Read off first pages. Half or twice of any changes the reading of two of 25 real reports at most.
_LINES = 25  # in which a first page has its masthead
_TOP = 8  # lines that hold the symbols of a masthead without "Original:"
_APART = 2.0  # blank lines below a masthead, at the least, where nothing says "Original:"
EDGE = 3.0
"""Points between two left edges that are the same. Chosen: the columns of a first page are tens of points apart."""


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the first page says: nothing that it does not print; the year of a cover where no date is told."""

    symbols: tuple[str, ...] = ()
    date: datetime.date | None = None
    session: str = ""
    agenda_item: str = ""
    year: int | None = None


def has_masthead(lines: Sequence[Line], look: Look) -> bool:
    """Whether one of the first lines is of a masthead: "Distr.", "Original:", the name of the United Nations."""
    return any(look.language.masthead.sign.search(line.text.strip()) for line in lines[:_LINES])


def masthead_end(lines: Sequence[Line], look: Look) -> int:
    """The first index below the lines that say who distributes the document, when, and in which language.

    They end with "Original:" and what goes on below it, an organ's name or the languages; without that, at the first
    wide blank space below "Distr.". 0 where neither is printed.
    """
    masthead = look.language.masthead
    signs = [at for at, line in enumerate(lines[:_LINES]) if masthead.sign.search(line.text.strip())]
    original = next((at for at in signs if masthead.original.search(lines[at].text)), None)
    if original is not None:
        return _below_original(lines, original, look)
    header = next((at for at in signs if masthead.header.search(lines[at].text)), None)
    if header is None:
        return 0
    wide = (at for at in range(header + 1, min(header + 1 + _TOP, len(lines))) if lines[at].gap >= _APART)
    return next(wide, header + 1)


def _below_original(lines: Sequence[Line], original: int, look: Look) -> int:
    """The first index below an organ's name, as large as its lines above, and the languages, at their own edge."""
    sizes = [line.size for line in lines[: original + 1] if line.size and look.size and line.size > LARGE * look.size]
    column = lines[original].cells[-1][0] if lines[original].cells else lines[original].x0
    end = original + 1
    while (
        end < len(lines)
        and lines[end].gap < GAP
        and (
            any(abs((lines[end].size or 0.0) - size) < ALIKE for size in sizes)
            or (column is not None and abs((lines[end].x0 or 0.0) - column) < EDGE)
        )
    ):
        end += 1
    return end


def read_masthead(front: Sequence[Line], printed: Sequence[Line], look: Look, title: Sequence[Line] = ()) -> Masthead:
    """Symbols and date above "Original:", sessions and agenda items below it, one of each for each body.

    `front` is what stands above the text, `title` those lines of it that are none of the masthead; `printed` are the
    lines as they stand on the first page, with the symbol that is also a running head; the stars that refer to notes
    are left out. Without a masthead a symbol stands on a line of its own. Where nothing is said of distribution a date
    stands alone; a report with a cover has the dates of a session there, and its own in brackets on a later page, or
    only the year of the records. Wrong where a masthead is set in an order of its own.
    """
    masthead, dates = look.language.masthead, look.language.dates
    head = masthead_end(front, look)
    top = " \n".join(line.text for line in front[: head or _TOP])
    bracketed = (dates.first(line.text) for line in printed[:_COVER] if _BRACKETED.fullmatch(line.text.strip()))
    first = printed[: masthead_end(printed, look) or _TOP]
    if not has_masthead(printed, look):
        first = [line for line in first if is_symbol(line.words)]
    symbols = _symbols(" \n".join(line.text for line in first))
    alone = (dates.whole(cell) for line in front[: head or _TOP] for cell in _cells(line))
    dated = masthead.header.search(top) is not None
    date = dates.first(top) if dated else next((date for date in (*alone, *bracketed) if date), None)
    of_page = [line for line in front[head:] if line.page == front[0].page and line not in title]
    below = [_unbracketed(cell) for line in of_page for cell in _cells(line)]
    sessions = "; ".join(dict.fromkeys(found[0] for cell in below if (found := masthead.session.match(cell))))
    items = "; ".join(dict.fromkeys(cell for cell in below if masthead.agenda_item.match(cell)))
    return Masthead(symbols or _symbols(top), date, sessions, items, _year(front, look) if date is None else None)


def _year(front: Sequence[Line], look: Look) -> int | None:
    """The year in which records are printed: "Official Records, 2025", "United Nations • New York, 2025"."""
    records = (line.words for line in front if look.language.masthead.records.match(line.words))
    return next((int(found[0]) for words in records if (found := _LAST_YEAR.search(words))), None)


def is_symbol(text: str) -> bool:
    """Whether a text is a document symbol and nothing else."""
    return _SYMBOL.fullmatch(text) is not None


def _cells(line: Line) -> list[str]:
    return [" ".join(cell.replace("*", "").split()) for cell in line.text.strip().split("\t")]


def _unbracketed(cell: str) -> str:
    """A cell without the brackets around it, of which one may stand on another line: "(Item 3 (b))", "(item 13"."""
    if cell.startswith("(") and (cell.endswith(")") or ")" not in cell):
        cell = cell[1:]
    return cell[:-1].rstrip() if cell.count(")") > cell.count("(") else cell


def _symbols(text: str) -> tuple[str, ...]:
    """`A/80/75-E/2025/55*` is two symbols; a date or "English/French" is none."""
    found: list[str] = []
    for match in _SYMBOL.finditer(text):
        symbol = match[0].rstrip(".")
        if any(character.isdigit() for character in symbol) and symbol not in found:
            found.append(symbol)
    return tuple(found)
