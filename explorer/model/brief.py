"""A brief: what changed between two reports on at most two pages, as it is written to a file of any format."""

from dataclasses import dataclass

from explorer.model.text import Text


@dataclass(frozen=True, slots=True)
class BriefChapter:
    """What changed under one heading: its totals in a sentence, some of the changes, how many more there are ("" where
    all are told)."""

    title: str
    totals: str
    items: tuple[Text, ...]
    rest: str


@dataclass(frozen=True, slots=True)
class Brief:
    """`lead` sums all paragraphs up in a sentence; `sources` are the newer and the older report, as they are cited."""

    title: str
    lead: str
    chapters: tuple[BriefChapter, ...]
    sources: tuple[Text, ...]
