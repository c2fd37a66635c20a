"""Lists of contents."""

import re
from collections.abc import Sequence

from explorer.ingest.account import Kept, line_left_out
from explorer.ingest.lines import Line, words
from explorer.ingest.stages.chunks import title_key
from explorer.language import Language
from explorer.model.account import Reason

_ENTRY_END = re.compile(r"(?:\.\s?){4,}\s*\d{0,4}\s*$|\t\s*\d{1,4}\s*$|\s{3,}\d{1,4}\s*$|\d{1,4}\s*$")
_TAIL = 200  # last characters of a line in which a page number is looked for, so that long lines are quick
_REACH = 6  # lines between two entries; read off lists whose entries wrap: half of it misreads two of 25 real reports
_PAGES = 0.7  # of the rows of a table end with a page number: it lists contents; chosen: some have none
_FEWEST = 3  # letters of a title that is looked for in the text. Chosen
_LONGEST = 400  # lines of a list; chosen: more than any has, so that a long text is quick


def drop_contents(lines: Sequence[Line], language: Language) -> Kept:
    """Reads the lines below "Contents": entries end with a page number, dots before it or not.

    Guarantees that nothing goes where no entries follow, that a table below the word is the list (one near it whose
    rows end with page numbers its rest), and that the list ends at the last entry within six lines of the one before
    it. Wrong where the text after the list begins with a short line that ends with a number.
    """
    listed = _listed(lines, language)
    kept = [line for at, line in enumerate(lines) if at not in listed]
    return kept, [entry for at in sorted(listed) for entry in line_left_out(lines[at], Reason.CONTENTS)]


def _listed(lines: Sequence[Line], language: Language) -> set[int]:
    """The indices of the first list's title and entries."""
    for start, line in enumerate(lines):
        if language.headings.contents_title.match(line.text.strip()):
            if start + 1 < len(lines) and lines[start + 1].table:
                return {start, start + 1, *_rest(lines, start + 2)}
            last = start
            for at in range(start + 1, min(len(lines), start + _LONGEST)):
                if at - last > _REACH:
                    break
                if _is_entry(lines[at]):
                    last = at
            if last > start:
                return set(range(start, last + 1))
    return set()


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


def _rest(lines: Sequence[Line], start: int) -> list[int]:
    """The indices of the tables near `start` that go on with the list: they end with page numbers as it does."""
    near = range(start, min(start + _REACH, len(lines)))
    return [at for at in near if lines[at].table and _lists_pages(lines[at])]


def _lists_pages(line: Line) -> bool:
    last = [words(row[-1]).strip() for row in line.table or () if row]
    return sum(text.isdecimal() for text in last) > _PAGES * len(last)


def _is_entry(line: Line) -> bool:
    match = _ENTRY_END.search(line.text[-_TAIL:])
    return match is not None and (
        match[0].strip(" \t").startswith(".") or "\t" in match[0] or match[0].startswith("   ")
    )
