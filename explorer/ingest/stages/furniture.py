"""What belongs to the page and not to the text: bare links, running heads, page and job numbers, bar codes."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from explorer.ingest.lines import Line
from explorer.ingest.stages.headings import PART

_LINK = re.compile(r"(?:https?://|www\.)\S+$", re.IGNORECASE)
_NUMBERING = re.compile(
    r"[-–—(\[ ]{0,3}\d{1,4}(?:\s?(?:/|of)\s?\d{1,4})?[-–—)\] ]{0,3}$"
    r"|(?:page|p\.)\s*\d{1,4}(?:\s?(?:/|of)\s?\d{1,4})?$|/?\s?\.\.\.$"
    r"|\*?\d{7}\*?$|(?:[A-Z]{1,3}\.)?\d\d-\d{4,6}\*?\s*(?:\([A-Z]\))?(?:[\s*]*\d{6})*\*?\s*(?:/\.\.\.)?$",
    re.IGNORECASE,
)
_EDGE = 5


def drop_bare_links(lines: Sequence[Line]) -> list[Line]:
    """Reads lines that are nothing but an address, as they stand at page ends of text drawn from a PDF.

    Lines with sizes stay: on a page itself an address is part of a note, or repeats as running heads do. Guarantees
    that what follows them begins a page. An address that a wrapped sentence or footnote leaves on a line of its own
    stays. Wrong where a text lists addresses a line each: they go.
    """
    bare = [line.size is None and _LINK.match(line.text.strip()) is not None for line in lines]
    kept: list[Line] = []
    dropping = False
    for line, link, last in zip(lines, bare, _end_pages(lines, bare), strict=True):
        dropping_before, dropping = dropping, link and (dropping or line.gap > 0 or last)
        if not dropping:
            kept.append(replace(line, top=True) if dropping_before else line)
    return kept


def _end_pages(lines: Sequence[Line], bare: Sequence[bool]) -> list[bool]:
    """For each line whether nothing but addresses follow it on its page."""
    result: list[bool] = []
    last = True
    for at in range(len(lines) - 1, -1, -1):
        result.append(last)
        last = lines[at].top or (bare[at] and last)
    return result[::-1]


def drop_running_heads(lines: Sequence[Line]) -> list[Line]:
    """Reads the first and last lines of every page, where pages are marked.

    Drops those that stand at the same edge of several pages (numbers apart), page numbers, job numbers and bar codes,
    from the edge inwards up to the first line of text. Wrong where pages really begin with the same words, as tables
    that repeat their head do.
    """
    pages = [list(page) for _, page in groupby(lines, lambda line: line.page)]
    if len(pages) < 2 and not (pages and pages[0][0].size):
        return list(lines)
    heads = _repeated([page[:_EDGE] for page in pages])
    feet = _repeated([page[-_EDGE:] for page in pages])
    kept: list[Line] = []
    for page in pages:
        first, last = 0, len(page)
        while first < last and first < _EDGE and _is_furniture(page[first], heads):
            first += 1
        while last > first and len(page) - last < _EDGE and _is_furniture(page[last - 1], feet):
            last -= 1
        kept.extend(replace(line, top=True, gap=0.0) if line is page[first] else line for line in page[first:last])
    return kept


def _repeated(edges: Sequence[Sequence[Line]]) -> set[str]:
    """The keys of lines that stand at the edge of at least two pages and of a sixth of all."""
    counts = Counter[str]()
    for edge in edges:
        counts.update({key for line in edge for key in _keys(line)})
    return {key for key, count in counts.items() if count >= max(2, len(edges) / 6)}


def _keys(line: Line) -> set[str]:
    """The words of a line, and its words with every number alike unless they name an annex or a decision."""
    exact = re.sub(r"\s+", "", line.text.lower())
    return {exact} if PART.fullmatch(" ".join(line.text.split())) else {exact, re.sub(r"\d+", "#", exact)}


def _is_furniture(line: Line, repeated: set[str]) -> bool:
    text = " ".join(line.text.split())
    return not _keys(line).isdisjoint(repeated) or _NUMBERING.match(text) is not None or _is_bar_code(line)


def _is_bar_code(line: Line) -> bool:
    return "barcode" in line.font.lower() or all("\ue000" <= character <= "\uf8ff" for character in line.text.strip())
