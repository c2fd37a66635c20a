"""How often something is said in the reports of each year, beside how much they say at all."""

from dataclasses import dataclass

PER = 10_000
"""Words to which places are related: a report of the usual length has about so many. Set by hand."""


@dataclass(frozen=True, slots=True)
class YearCount:
    """The `places` (texts) of a year with what is sought, and the `words` and `reports` that were searched for it; the
    year is None for reports that tell none."""

    year: int | None
    places: int
    words: int
    reports: int

    @property
    def rate(self) -> float:
        """Places for each PER words; 0 where there are no words."""
        return PER * self.places / self.words if self.words else 0.0


@dataclass(frozen=True, slots=True)
class Curve:
    """A query through the years, in order, those without a year last: in all, and in each of the highest sections with
    places, by its title, the one with the most places first. `explanation` says what was counted."""

    query: str
    explanation: str = ""
    years: tuple[YearCount, ...] = ()
    sections: tuple[tuple[str, tuple[YearCount, ...]], ...] = ()
