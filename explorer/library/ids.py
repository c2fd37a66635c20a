"""Names of stored reports: short, readable, the same each time, and safe as names of folders everywhere."""

import itertools
import re
import unicodedata
from collections.abc import Container, Iterator
from pathlib import PurePath

from explorer.language import Language, language
from explorer.model.report import Report

_LONGEST = 48
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)$")  # Windows keeps these names for its devices.


def id_of(report: Report, *taken: Container[str]) -> str:
    """The report's first symbol (`a-80-75`), else its year and the opening of its title, else its file's name.

    A number is added where that is `taken`, in any of these.
    """
    report_language = language(report.language)
    if report.symbols:
        stem = slug(report.symbols[0], report_language)
    elif report.title:
        stem = slug(f"{report.year or ''} {report.title}", report_language)
    else:
        stem = slug(PurePath(report.source.name).stem, report_language)
    return next(id for id in _numbered(stem or "report") if not any(id in each for each in taken))


def slug(text: str, language: Language) -> str:
    """Lower-case ASCII letters, digits and hyphens, cut behind a telling word where it is long."""
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", ascii_only)
    result = "-".join(words)
    if len(result) > _LONGEST:
        cut = result[: _LONGEST + 1]
        kept = (cut.rpartition("-")[0] or cut)[:_LONGEST].split("-")
        while len(kept) > 1 and kept[-1] in language.words.stop_words:
            kept.pop()
        result = "-".join(kept)
    return f"report-{result}" if _RESERVED.match(result) else result


def _numbered(stem: str) -> Iterator[str]:
    return itertools.chain([stem], (f"{stem}-{number}" for number in itertools.count(2)))
