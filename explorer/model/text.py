"""Marked-up text: runs of characters that share one appearance and one target."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

_BLANKS = re.compile(r"\s+")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Ocr(Enum):
    """Characters that were recognised on a picture of the page, and whether the engine was sure of them."""

    SURE = "ocr"
    DOUBTFUL = "ocr-doubtful"


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that share one appearance.

    `link` is an address outside the report (`https://undocs.org/A/RES/74/177`) or inside it (`#para_24`).
    `footnote` is the `eid` of the footnote this run refers to; `text` is then the printed mark.
    `ocr` says that OCR read them, None that they stand in the file.
    """

    text: str
    italic: bool = False
    bold: bool = False
    link: str | None = None
    footnote: str | None = None
    ocr: Ocr | None = None


Text = tuple[Run, ...]


def plain(text: Iterable[Run]) -> str:
    """The words of a text, without footnote marks, blanks folded."""
    return _BLANKS.sub(" ", "".join(run.text for run in text if run.footnote is None)).strip()


def recognised(text: Iterable[Run]) -> bool:
    """Whether any of it was read by OCR."""
    return any(run.ocr is not None for run in text)


def legal(words: str) -> str:
    """The words without the control characters and half surrogates that no XML file can hold."""
    return _NOT_IN_XML.sub("", words)


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note at the foot of a page or the end of a part. `marker` is the printed mark: `12`, `*`."""

    marker: str
    text: Text
    page: int | None = None
    eid: str = ""


def number_of(number: int, noun: str) -> str:
    """`1 paragraph`, `6 paragraphs`: for nouns whose plural only adds an s."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
