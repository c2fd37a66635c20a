"""The masthead and title before the text, and what they say of the document."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from explorer.ingest.account import line_left_out
from explorer.ingest.lines import Line
from explorer.ingest.stages.chunks import ALIKE, FULL, GAP, SIZE, Look
from explorer.ingest.stages.headings import is_label
from explorer.language import Language
from explorer.model.account import LeftOut, Reason

_SYMBOL = re.compile(
    r"\b[A-Z][A-Z0-9]{0,7}(?:/[A-Z0-9][A-Za-z0-9.]{0,11}(?:\([A-Z0-9 .]{1,12}\))?){1,7}"
    r"(?:\s\((?:Sect|Part|Vol|Suppl|Prog)\.? [0-9IVX]{1,5}\))?"
)
_SYMBOL_ALONE = re.compile(rf"{_SYMBOL.pattern}\W*$")
# Read off first pages. Half or twice of any but `_TITLE` changes the reading of two of 25 real reports at most.
_LIMIT = 90  # lines in which the text begins
_SENTENCE = 120  # letters: a title's line is shorter
_MASTHEAD = 25  # lines in which a first page has its masthead, or a title that is so styled
_TOP = 8  # lines that hold the symbols of a masthead without "Original:"
_TITLE = 1.25  # of the size of the text: more is a title; twice of it changes six, half of it leaves one without text
_CENTRED = 0.1  # of the measure, between the middle of the page and twice that of a line


@dataclass(frozen=True, slots=True)
class Front:
    """What the first page says: nothing that it does not print."""

    title: str = ""
    symbols: tuple[str, ...] = ()
    date: datetime.date | None = None
    session: str = ""
    agenda_item: str = ""


def split_front(lines: Sequence[Line], look: Look) -> tuple[list[Line], list[Line]]:
    """Reads the first page. Gives the lines of the masthead and title, and the lines of the text.

    A document without a masthead ("Distr.", "Original:") has no front but lines that are styled as its title, so that
    nothing of its text is lost. The text begins at its summary, its contents, the first numbered heading or paragraph,
    or below the title and "Report of …" where whole lines of text stand before any of these. "Part IV" above the
    contents belongs to the title. Wrong where a line of the masthead below the title is as wide as the text.
    """
    language = look.language
    if not any(language.masthead.sign.search(line.text.strip()) for line in lines[:_MASTHEAD]):
        titled = [at for at, line in enumerate(lines[:_MASTHEAD]) if line.title]
        return [lines[at] for at in titled], [line for at, line in enumerate(lines) if at not in titled]
    listed = any(language.headings.contents.fullmatch(line.words) for line in lines[:_LIMIT])
    end = next(
        (at for at, line in enumerate(lines[:_LIMIT]) if at > 2 and _opens_text(line, language, not listed)), None
    )
    title = _title_lines(lines[: end or _LIMIT], look)
    below = title[-1] + 1 if title else end or 0
    kind = language.masthead.kind
    while title and below < len(lines) and kind.match(lines[below].text.strip()):
        below += 1  # the title is told by it
    if end is None:
        return list(lines[:below]), list(lines[below:])
    if any(_is_prose(line, look) for line in lines[below:end]):
        end = next((at for at in range(below, end) if not kind.match(lines[at].text.strip())), end)
    return list(lines[:end]), list(lines[end:])


def masthead(front: Sequence[Line], look: Look) -> list[LeftOut]:
    """What of a front is masthead and not in the title: its lines down to "Original:"; those between it and the title
    on the same page, or the last that names symbol, session or agenda item, up to the first line of text; and, wherever
    they stand, session, agenda item and "Report of …".

    Whatever else stands in a front is not told, and so will be missed: the end of a long subtitle, a letter. Wrong
    where short lines of text stand between masthead and title.
    """
    forms = look.language.masthead
    title = _title_lines(front, look)
    signed = max((at + 1 for at, line in enumerate(front[:_TOP]) if forms.sign.search(line.text)), default=0)
    head = _below_original(front, forms.original) or signed
    above = list(takewhile(lambda at: not _is_text(front[at], look), range(head, len(front))))
    if title and front[title[0]].page == front[0].page:
        end = min(title[0], head + len(above))
    else:
        named = _SYMBOL_ALONE, forms.session, forms.agenda_item
        end = max((at + 1 for at in above if _has_form(front[at], *named)), default=head)
    said = forms.session, forms.agenda_item, forms.kind
    told = [line for at, line in enumerate(front) if at not in title and (at < end or _has_form(line, *said))]
    return [entry for line in told for entry in line_left_out(line, Reason.MASTHEAD)]


def _is_text(line: Line, look: Look) -> bool:
    """Whether a line is prose; none that stands in the right half of the page is, as the date of a masthead does."""
    return _is_prose(line, look) and (line.x0 is None or look.right is None or line.x0 < look.centre)


def _has_form(line: Line, *forms: re.Pattern[str]) -> bool:
    return any(form.match(cell) for cell in _cells(line) for form in forms)


def _below_original(front: Sequence[Line], original: re.Pattern[str]) -> int:
    """The index of the line after "Original:", 0 where there is none."""
    return next((at + 1 for at, line in enumerate(front) if original.search(line.text)), 0)


def _is_prose(line: Line, look: Look) -> bool:
    """A line of text as wide as the text, where the source has positions; else a long one."""
    if line.x1 is None or look.right is None:
        return len(line.text) > _SENTENCE
    plain = abs((line.size or 0.0) - (look.size or 0.0)) < ALIKE and not line.bold and len(line.cells) < 2
    return plain and line.x1 > look.right - FULL * look.measure


def _opens_text(line: Line, language: Language, by_label: bool) -> bool:
    if by_label and is_label(line, language):
        return True
    return language.masthead.opening.match(line.words) is not None


def read_front(front: Sequence[Line], look: Look) -> Front:
    """Title, symbols, date, session and agenda item as the lines of the front print them; an item for each body.

    Symbols are taken above "Original:" only, so that neither a footnote nor the title is mistaken for one. Stars that
    refer to notes are left out. Wrong where a masthead is set in an order of its own.
    """
    forms = look.language.masthead
    head = _below_original(front, forms.original) or min(_TOP, len(front))
    top = " \n".join(line.text for line in front[:head])
    session = next((found[0] for line in front[head:] if (found := forms.session.match(_cells(line)[0]))), "")
    cells = (cell.replace("*", "").strip() for line in front[head:] for cell in _cells(line))
    items = "; ".join(dict.fromkeys(cell for cell in cells if forms.agenda_item.match(cell)))
    title = _joined([front[at] for at in _title_lines(front, look)], look.language)
    return Front(title, _symbols(top), look.language.dates.first(top), session, items)


def _joined(lines: Sequence[Line], language: Language) -> str:
    """The title in one line, a full stop between its parts: paragraphs that are so styled, "Addendum" and the like."""
    title = ""
    for line in lines:
        text = " ".join(line.text.replace("*", "").split())
        apart = line.size is not None and line.gap > GAP
        parted = apart or line.level is not None or language.masthead.subtitle.match(text) is not None
        stop = "." if parted and title[-1:].isalnum() and text[:1].isupper() else ""
        blank = "" if title.endswith("-") and text[:1].islower() else " "
        title = f"{title}{stop}{blank}{text}"
    return title.strip()


def _cells(line: Line) -> list[str]:
    return [" ".join(cell.split()) for cell in line.text.strip().split("\t")] or [""]


def _title_lines(front: Sequence[Line], look: Look) -> list[int]:
    """Indices of the title's lines: from the first to the last so styled, else those set larger than the text and a
    subtitle below them, else those above "Report of …"."""
    styled = [at for at, line in enumerate(front) if line.title]
    if styled:
        return [at for at in range(styled[0], styled[-1] + 1) if front[at].title or front[at].level]
    head = _below_original(front, look.language.masthead.original)
    first = next((at for at in range(head, len(front)) if _is_large(front[at], look)), None)
    if first is None:
        return _above_kind(front, look)
    end = next((at for at in range(first, len(front)) if not _is_large(front[at], look)), len(front))
    return [*range(first, end), *_below_title(front, end, look.language)]


def _below_title(front: Sequence[Line], start: int, language: Language) -> list[int]:
    """The bold lines right below a title from "Addendum" or "Part two: Action taken" on."""
    end, subtitle = start, language.masthead.subtitle
    while end < len(front) and front[end].bold and (end > start or subtitle.match(front[end].text.strip())):
        end += 1
    return list(range(start, end))


def _is_large(line: Line, look: Look) -> bool:
    return bool(look.size and line.size and line.size > _TITLE * look.size and "\t" not in line.text.strip())


def _above_kind(front: Sequence[Line], look: Look) -> list[int]:
    """The lines above "Report of the Secretary-General", up to a blank line or, on a page, one that is not centred."""
    short = ((at, line.text.strip()) for at, line in enumerate(front) if at and len(line.text) < _SENTENCE)
    kind = next((at for at, text in short if look.language.masthead.kind.match(text)), None)
    if kind is None:
        return []
    first = kind - 1
    while first and (_is_set_in(front[first - 1], look) or not front[first].gap):
        first -= 1
    return list(range(first, kind))


def _is_set_in(line: Line, look: Look) -> bool:
    """Whether both ends of a line stand well within the margins."""
    if line.x0 is None or line.x1 is None or look.left is None or look.right is None or len(line.cells) > 1:
        return False
    margin = 2 * (look.size or SIZE)
    return line.x0 > look.left + margin and abs(line.x0 + line.x1 - 2 * look.centre) < _CENTRED * look.measure


def _symbols(text: str) -> tuple[str, ...]:
    """`A/80/75-E/2025/55*` is two symbols; a date or "English/French" is none."""
    found: list[str] = []
    for match in _SYMBOL.finditer(text):
        symbol = match[0].rstrip(".")
        if any(character.isdigit() for character in symbol) and symbol not in found:
            found.append(symbol)
    return tuple(found)
