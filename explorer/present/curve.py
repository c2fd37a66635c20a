"""A search by year in words: rows of a table, whose rates can be checked."""

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.model.curve import PER, YearCount
from explorer.translation import tr


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year with its places, the words that were searched, and the places for each PER words, as they are shown."""

    year: str
    places: str
    words: str
    rate: str


def year_titles() -> tuple[str, str, str, str]:
    """The titles of the columns of a row."""
    return tr("Year"), tr("Places"), tr("Words"), tr("Per %1 words").replace("%1", f"{PER:,}")


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
