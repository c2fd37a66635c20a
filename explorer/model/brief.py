"""A brief: what changed between two reports on at most two pages, or the record of a check, as it is written to a file
of any format."""

from dataclasses import dataclass

from explorer.model.text import Text


@dataclass(frozen=True, slots=True)
class BriefChapter:
    """What is told under one heading: its totals in a sentence, the items, how many more there are ("" where all are
    told)."""

    title: str
    totals: str
    items: tuple[Text, ...]
    rest: str


@dataclass(frozen=True, slots=True)
class Brief:
    """`lead` sums all of it up in a sentence; `sources` are the reports that it rests on, as they are cited: of changes
    the newer and the older one, of a check none."""

    title: str
    lead: str
    chapters: tuple[BriefChapter, ...]
    sources: tuple[Text, ...]
