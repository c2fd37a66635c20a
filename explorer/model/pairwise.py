"""What is made of reports two by two: the pieces that the comparison of a series is put together from."""

from dataclasses import dataclass

from explorer.model.comparison import CitedDocument, Figure, Lineage, Pair

Scored = tuple[int, int, float]
"""What is linked in an older and in a newer report, by its place among its like there, and the score of the link."""


@dataclass(frozen=True, slots=True)
class IndexedLinks:
    """The links of two reports by the places of what they link among the sections, the paragraphs and the quantities of
    each: what pairs that lie further apart, lineages and figures are made of."""

    sections: tuple[Scored, ...] = ()
    paragraphs: tuple[Scored, ...] = ()
    quantities: tuple[Scored, ...] = ()


@dataclass(frozen=True, slots=True)
class PairMade:
    """Two reports compared."""

    pair: Pair
    links: IndexedLinks


@dataclass(frozen=True, slots=True)
class SeriesMade:
    """Reports compared two by two, and what is seen across all of them. `profiles` is what each of those that were read
    is compared by, in their order and as JSON."""

    pairs: tuple[PairMade, ...] = ()
    lineages: tuple[Lineage, ...] = ()
    figures: tuple[Figure, ...] = ()
    cited: tuple[CitedDocument, ...] = ()
    profiles: tuple[str, ...] = ()
