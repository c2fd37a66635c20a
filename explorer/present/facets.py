"""The values that results can be narrowed to, each with its count, as the rows of one list."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from explorer.translation import tr

SHOWN = 8
"""Values of a facet that are shown before all are asked for."""


@dataclass(frozen=True, slots=True)
class FacetRow:
    """A value of a facet, or its heading (`value` ""), or the row that shows the values left out (`more` of them)."""

    facet: str
    title: str
    value: str = ""
    count: int = 0
    chosen: bool = False
    more: int = 0

    @property
    def heading(self) -> bool:
        """Whether it is the heading of its facet."""
        return not self.value and not self.more

    def __str__(self) -> str:
        if self.heading or self.more:
            return self.title
        state = tr("chosen") if self.chosen else tr("not chosen")
        return f"{self.title}, {self.count:,}, {state}"


def facet_rows(
    facets: Mapping[str, Mapping[str, int]], chosen: Mapping[str, Collection[str]], whole: Collection[str] = ()
) -> list[FacetRow]:
    """Counts by facet and value, and the values that the results are narrowed to, as rows. Of the facets that are
    `whole` every value is shown."""
    return [row for facet in facets for row in _rows_of(facet, facets[facet], chosen.get(facet, ()), facet in whole)]


def _rows_of(facet: str, counted: Mapping[str, int], chosen: Collection[str], whole: bool) -> list[FacetRow]:
    counts = {**counted, **{value: counted.get(value, 0) for value in chosen}}
    if not chosen and len(counts) < 2:  # What all results have narrows nothing.
        return []
    values = [FacetRow(facet, value, value, counts[value], value in chosen) for value in counts]
    shown = values
    if not whole and len(values) > SHOWN:
        shown = [row for number, row in enumerate(values) if number < SHOWN or row.chosen]
    heading = FacetRow(facet, facet_title(facet))
    left = len(values) - len(shown)
    more = [FacetRow(facet, tr("%1 more").replace("%1", f"{left:,}"), more=left)] if left else []
    return [heading, *shown, *more]


def facet_title(facet: str) -> str:
    """The name of a facet for readers."""
    titles = {"year": tr("Year"), "series": tr("Series"), "body": tr("Body"), "section": tr("Section")}
    return titles.get(facet, facet)
