"""The results of a search as they are kept: what was asked for, where and when, and every text that was found."""

import datetime
from dataclasses import dataclass

from explorer.model.text import Text


@dataclass(frozen=True, slots=True)
class FoundText:
    """A text that was found in a report, by its id. `where` is its kind ("text", "heading"), `snippet` the sentence
    with its matches `(start, end)`. Of the words sought it lacks the `missing`, and has those `above` only in headings
    above or as the year of its report; `beside` says both in words."""

    report: str
    symbols: tuple[str, ...]
    title: str
    year: int | None
    where: str
    section: str
    paragraph: str | None
    page: int | None
    snippet: str
    matches: tuple[tuple[int, int], ...]
    missing: tuple[str, ...]
    above: tuple[str, ...]
    beside: tuple[str, ...]
    citation: Text


@dataclass(frozen=True, slots=True)
class FoundTier:
    """Texts that have the same of what was sought, called by `name` ("3 of 4 words: without “Syria”"): how many, as a
    number and in words, which words none of them has, and the texts."""

    name: str
    total: int
    count: str
    without: tuple[str, ...]
    texts: tuple[FoundText, ...]


@dataclass(frozen=True, slots=True)
class FoundTexts:
    """All that a query found `on` a day in a library, by its name. `explanation` says how it was understood, `narrowed`
    what its results were narrowed to, `remarks` what was not done as it was asked; `count` sums up in words; `sources`
    are the reports, as they are cited."""

    query: str
    explanation: str
    library: str
    on: datetime.date
    narrowed: tuple[str, ...]
    remarks: tuple[str, ...]
    total: int
    count: str
    tiers: tuple[FoundTier, ...]
    sources: tuple[Text, ...]
