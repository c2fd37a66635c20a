"""Names of stored reports: short, readable, the same each time, and safe as names of folders everywhere."""

import itertools
import re
import unicodedata
from collections.abc import Container, Iterator
from pathlib import PurePath

from explorer.model.report import Report

_LONGEST = 48
_DANGLING = re.compile(r"(-(a|an|and|at|by|for|from|in|of|on|or|the|to|with))+$")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)$")  # Windows keeps these names for its devices.


def id_of(report: Report, taken: Container[str]) -> str:
    """The report's first symbol (`a-80-75`), else its year and the opening of its title, else its file's name.

    A number is added where that is `taken`.
    """
    if report.symbols:
        stem = slug(report.symbols[0])
    elif report.title:
        stem = slug(f"{report.year or ''} {report.title}")
    else:
        stem = slug(PurePath(report.source.name).stem)
    return next(id for id in _numbered(stem or "report") if id not in taken)


def slug(text: str) -> str:
    """Lower-case ASCII letters, digits and hyphens, cut at a word where it is long."""
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", ascii_only)
    result = "-".join(words)
    if len(result) > _LONGEST:
        cut = result[: _LONGEST + 1]
        result = _DANGLING.sub("", (cut.rpartition("-")[0] or cut)[:_LONGEST])
    return f"report-{result}" if _RESERVED.match(result) else result


def _numbered(stem: str) -> Iterator[str]:
    return itertools.chain([stem], (f"{stem}-{number}" for number in itertools.count(2)))
