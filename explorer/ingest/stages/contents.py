"""Lists of contents."""

import re
from collections.abc import Sequence

from explorer.ingest.lines import Line, words
from explorer.ingest.stages.chunks import title_key
from explorer.language import Language

_ENTRY_END = re.compile(r"(?:\.\s?){4,}\s*\d{0,4}\s*$|\t\s*\d{1,4}\s*$|\s{3,}\d{1,4}\s*$|\d{1,4}\s*$")
_TAIL = 200  # last characters of a line in which a page number is looked for, so that long lines are quick
_REACH = 6  # lines between two entries; read off lists whose entries wrap: half of it misreads two of 25 real reports
_PAGES = 0.7  # of the rows of a table end with a page number: it lists contents; chosen: some have none
_FEWEST = 3  # letters of a title that is looked for in the text. Chosen
_LONGEST = 400  # lines of a list; chosen: more than any has, so that a long text is quick


def drop_contents(lines: Sequence[Line], language: Language) -> list[Line]:
    """Reads the lines below "Contents": entries end with a page number, dots before it or not.

    Guarantees that nothing goes where no entries follow, that a table below the word is the list (one near it whose
    rows end with page numbers its rest), and that the list ends at the last entry within six lines of the one before
    it. Wrong where the text after the list begins with a short line that ends with a number.
    """
    for start, line in enumerate(lines):
        if language.headings.contents_title.match(line.text.strip()):
            if start + 1 < len(lines) and lines[start + 1].table:
                return [*lines[:start], *_without_rest(lines[start + 2 :])]
            last = start
            for at in range(start + 1, min(len(lines), start + _LONGEST)):
                if at - last > _REACH:
                    break
                if _is_entry(lines[at]):
                    last = at
            if last > start:
                return [*lines[:start], *lines[last + 1 :]]
    return list(lines)


def listed_titles(lines: Sequence[Line], kept: Sequence[Line]) -> frozenset[str]:
    """Reads the lines before and after the list of contents was taken out; gives the keys of the titles in it.

    An entry runs over the lines up to the one that ends with its page number.
    """
    still = {id(line) for line in kept}
    titles: set[str] = set()
    title = ""
    for line in lines:
        if id(line) in still or line.table:
            title = ""
            continue
        end = _ENTRY_END.search(line.text[-_TAIL:]) if _is_entry(line) else None
        title = f"{title} {line.text[: len(line.text) - len(end[0])] if end else line.text}"
        if end:
            titles.add(title_key(title))
            title = ""
    return frozenset(title for title in titles if len(title) > _FEWEST)


def _without_rest(lines: Sequence[Line]) -> list[Line]:
    """The lines without the tables near the first that go on with the list: they end with page numbers as it does."""
    near = [at for at, line in enumerate(lines[:_REACH]) if line.table and _lists_pages(line)]
    return [line for at, line in enumerate(lines) if at not in near]


def _lists_pages(line: Line) -> bool:
    last = [words(row[-1]).strip() for row in line.table or () if row]
    return sum(text.isdecimal() for text in last) > _PAGES * len(last)


def _is_entry(line: Line) -> bool:
    match = _ENTRY_END.search(line.text[-_TAIL:])
    return match is not None and (
        match[0].strip(" \t").startswith(".") or "\t" in match[0] or match[0].startswith("   ")
    )
