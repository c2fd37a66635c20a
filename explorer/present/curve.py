"""A search by year in words: rows of a table, whose rates can be checked."""

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.model.curve import PER, YearCount
from explorer.present.results import places
from explorer.search.results import Results
from explorer.translation import tr


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year with its places, the words that were searched, and the places for each PER words, as they are shown."""

    year: str
    places: str
    words: str
    rate: str

    def __str__(self) -> str:
        _, places, words, rate = year_titles()
        return f"{self.year}. {places}: {self.places}, {words}: {self.words}, {rate}: {self.rate}"


def rate_in_words(counted: YearCount) -> str:
    """A rate, and what it is made of: "20.80 per 10,000 words: 19 places in 9,133"."""
    (row,) = year_rows([counted])
    told = tr("%1 per %2 words: %3 in %4").replace("%1", row.rate).replace("%2", f"{PER:,}")
    return told.replace("%3", places(counted.places)).replace("%4", row.words)


def year_titles() -> tuple[str, str, str, str]:
    """The titles of the columns of a row."""
    return tr("Year"), tr("Places"), tr("Words"), tr("Per %1 words").replace("%1", f"{PER:,}")


def uncounted(results: Results) -> str:
    """That the years leave out what the results show below texts with all words; "" where there is none."""
    beside = results.tiers and results.total > results.tiers[0].total
    return tr("Only texts that have all of the words themselves are counted by year.") if beside else ""


def year_rows(counts: Sequence[YearCount]) -> list[YearRow]:
    """A row for each year."""
    return [
        YearRow(
            tr("none") if each.year is None else str(each.year),
            f"{each.places:,}",
            f"{each.words:,}",
            f"{each.rate:.2f}",
        )
        for each in counts
    ]
