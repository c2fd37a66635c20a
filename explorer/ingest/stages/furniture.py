"""What belongs to the page and not to the text: bare links, running heads, page and job numbers, bar codes."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from explorer.ingest.account import Kept, line_left_out, sorted_out
from explorer.ingest.lines import UNREADABLE, Line
from explorer.ingest.tags import Role
from explorer.language import Language
from explorer.model.account import LeftOut, Reason

_LINK = re.compile(r"(?:https?://|www\.)\S+$", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,9}")
_CELLS = re.compile(r"\t|\s{2,}")
_MOST_NUMBERS = 8  # of a line that may count with the pages; chosen: a running head has two or three
# Read off printed pages. Half or twice of either changes the reading of two of 25 real reports at most.
_SHARE = 6  # pages of which one has a line that repeats, as a chapter's head does
_STEP = 8  # points of a height: less than between two lines, more than a head moves from page to page
_EDGE = 5  # lines of a page's head or foot, read off printed pages: symbol, title, rule, page and job number

_Level = tuple[int, int]


def drop_bare_links(lines: Sequence[Line]) -> Kept:
    """Reads lines that are nothing but an address, as they stand at page ends of text drawn from a PDF.

    Lines with sizes stay: on a page itself an address is part of a note, or repeats as running heads do. Guarantees
    that what follows them begins a page. An address that a wrapped sentence or footnote leaves on a line of its own
    stays. Wrong where a text lists addresses a line each: they go.
    """
    bare = [line.size is None and _LINK.match(line.text.strip()) is not None for line in lines]
    kept: list[Line] = []
    told: list[LeftOut] = []
    dropping = False
    for line, link, last in zip(lines, bare, _end_pages(lines, bare), strict=True):
        dropping_before, dropping = dropping, link and (dropping or line.gap > 0 or last)
        if dropping:
            told += line_left_out(line, Reason.LINK)
        else:
            kept.append(replace(line, top=True) if dropping_before else line)
    return kept, told


def _end_pages(lines: Sequence[Line], bare: Sequence[bool]) -> list[bool]:
    """For each line whether nothing but addresses follow it on its page."""
    result: list[bool] = []
    last = True
    for at in range(len(lines) - 1, -1, -1):
        result.append(last)
        last = lines[at].top or (bare[at] and last)
    return result[::-1]


def drop_running_heads(lines: Sequence[Line], language: Language) -> Kept:
    """Reads the first and last lines of every page, where pages are marked.

    Drops those that stand at the same edge of several pages, whether alike or with a number that counts with the pages,
    and page numbers, job numbers (side by side, too) and bar codes, from the edge inwards up to the first line of text.
    Where lines have positions, most of what stands at the same height must repeat, so that pages may begin with the
    same words. What the file declares an artefact goes as well, from the edge inwards, but for the head of the first
    page: the masthead. Nothing goes where nothing would be left. Wrong where pages without positions really begin with
    the same words.
    """
    pages = [list(page) for _, page in groupby(lines, lambda line: line.page)]
    if len(pages) < 2 and not (pages and pages[0][0].size):
        return list(lines), []
    heads = _repeated([page[:_EDGE] for page in pages], language)
    feet = _repeated([page[-_EDGE:] for page in pages], language)
    kept: list[Line] = []
    told: list[LeftOut] = []
    for page in pages:
        declared = any(line.role is not Role.ARTEFACT for line in page)
        ends = (heads, range(len(page)), page is not pages[0]), (feet, range(len(page) - 1, -1, -1), declared)
        reasons: list[Reason | None] = [None] * len(page)
        for repeated, places, believed in ends:
            for place, at in enumerate(places):
                reason = _furniture(page[at], repeated, language, place, believed)
                if reasons[at] or reason is None:
                    break
                reasons[at] = reason
        text, furniture = sorted_out(page, reasons)
        kept += [replace(line, top=True, gap=0.0) for line in text[:1]] + text[1:]
        told += furniture
    return (kept, told) if kept else (list(lines), [])


def _repeated(edges: Sequence[Sequence[Line]], language: Language) -> set[str]:
    """The keys of lines that stand at the edge of at least two pages, and of a sixth of all or at a height that a sixth
    of the pages have in use, most of them for such lines."""
    enough = max(2, len(edges) / _SHARE)
    found = [[(_keys(line, language), _levels(line)) for line in edge] for edge in edges]
    counts, used, places = Counter[str](), Counter[_Level](), Counter[tuple[str, _Level]]()
    for edge in found:
        counts.update({key for keys, _ in edge for key in keys})
        used.update(level for _, levels in edge for level in levels)
        places.update({(key, level) for keys, levels in edge for key in keys for level in levels})
    if not used:
        return {key for key, count in counts.items() if count >= enough}
    again = {place for place, count in places.items() if count > 1}
    held = Counter(
        level
        for edge in found
        for keys, levels in edge
        for level in levels
        if any((key, level) in again for key in keys)
    )
    return {key for key, level in again if used[level] >= enough and 2 * held[level] > used[level]}


def _levels(line: Line) -> set[_Level]:
    """The heights at which a line stands, in steps of eight points from two origins, so that near ones share one."""
    return set() if line.y0 is None else {(0, int(line.y0 // _STEP)), (1, int((line.y0 + _STEP / 2) // _STEP))}


def _keys(line: Line, language: Language) -> set[str]:
    """The words of a line, and its words with each number told from the page on, unless they name an annex or a
    decision, or end as a footnote does. What cannot be read is like nothing else."""
    if UNREADABLE in line.text:
        return set()
    text = "".join(line.text.lower().split())
    if line.page is None or text.endswith(".") or language.headings.part.fullmatch(line.words):
        return {text}
    numbers = list(_NUMBER.finditer(text))[:_MOST_NUMBERS]
    return {text} | {
        f"{text[: number.start()]}#{int(number[0]) - line.page}{text[number.end() :]}" for number in numbers
    }


def _furniture(line: Line, repeated: set[str], language: Language, place: int, declared: bool) -> Reason | None:
    """Why a line, at its place from the edge on, is no text: also by the file's word where that is `declared`."""
    by_file = Reason.RUNNING_HEAD if declared and line.role is Role.ARTEFACT else None
    number = _number(line.words, language) if place < _EDGE or by_file else None
    if number or place >= _EDGE:
        return number or by_file
    if {_number(cell, language) for cell in _CELLS.split(line.text.strip())} == {Reason.PAGE_NUMBER, Reason.JOB_NUMBER}:
        return Reason.PAGE_NUMBER
    if _is_bar_code(line):
        return Reason.JOB_NUMBER
    return by_file if _keys(line, language).isdisjoint(repeated) else Reason.RUNNING_HEAD


def _number(text: str, language: Language) -> Reason | None:
    if language.pages.number.match(text):
        return Reason.PAGE_NUMBER
    return Reason.JOB_NUMBER if language.pages.job.match(text) else None


def _is_bar_code(line: Line) -> bool:
    return "barcode" in line.font.lower() or all("\ue000" <= character <= "\uf8ff" for character in line.text.strip())
