"""How a section is named in a query: by its path, or by words of its heading."""

import re
from collections.abc import Callable, Iterable
from itertools import chain

from explorer.search.snapshot import Range, Snapshot

_ROMAN = r"(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_STEP = rf"(?:{_ROMAN}|[a-z]|\d{{1,3}}[a-z]?|\([a-z]{{1,4}}\)|\*\d{{1,3}})"
_PATH = re.compile(rf"(?:.*\s)?{_STEP}(?:\.{_STEP})*\.?", re.IGNORECASE)


def is_path(text: str) -> bool:
    """Whether a text is written as a path is: `A`, `IV.D.4`, `Annex II.B`."""
    return _PATH.fullmatch(text.strip()) is not None


def sections_meant(
    text: str, snapshot: Snapshot, stems: Callable[[str], frozenset[str]]
) -> tuple[Iterable[Range], str]:
    """The texts of the sections with this path from the top; where there are none, of those with it within others;
    where there are none either, of those whose headings have all its words, by their stems. The second is what is to be
    said of it, "" where that is nothing."""
    sections, remark = snapshot.paths, ""
    found = [path for path in sections if leads_to(text, path)]
    if not found:
        found = [path for path in sections if leads_within(text, path)]
        remark = f"No section is numbered “{text}” from the top: those within others are meant."
    if not found:
        wanted, sections = stems(text), snapshot.titles
        found = [title for title in sections if wanted <= stems(title)]
        remark = f"No section is numbered “{text}”: it is looked for in the words of headings."
    return chain.from_iterable(map(sections.__getitem__, found)), remark if is_path(text) else ""


def leads_to(sought: str, path: str) -> bool:
    """Whether a section with this path is the one that is sought, or stands below it."""
    wanted = _steps(sought)
    return f"{path.casefold()}.".startswith((f"{wanted}.", f"{wanted} "))


def leads_within(sought: str, path: str) -> bool:
    """Whether a section with this path is one that is numbered so within another, or stands below it: `A` is `IV.A`."""
    return f".{_steps(sought)}." in f".{path.casefold()}."


def _steps(sought: str) -> str:
    return sought.casefold().strip(" .")
