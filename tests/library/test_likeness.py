from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import pytest

from explorer.errors import Conflict
from explorer.library import Library
from explorer.library.entry import Entry
from explorer.library.likeness import Alike, alike, settle
from explorer.library.names import Names
from tests.library.documents import add

REGIONAL = "Regional cooperation in the economic, social and related fields"
RELATED = "Regional cooperation in economic, social and related matters"


def named(entries: Iterable[Entry]) -> list[Entry]:
    return list(chain.from_iterable(Names(entries).series().values()))


def suggested(*titles: str, symbols: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    entries = [
        Entry(str(number), title=title, symbols=symbols[number : number + 1], language="en")
        for number, title in enumerate(titles)
    ]
    return [(each.series, each.larger) for each in alike(named(entries))]


def test_a_smaller_series_is_suggested_for_the_larger_one_with_most_of_its_words() -> None:
    assert suggested(RELATED, REGIONAL, f"{REGIONAL}, 2024") == [(RELATED, REGIONAL)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Letter from the Permanent Representative of Armenia", "Letter from the Permanent Representative of Ukraine"),
        ("Implementation of paragraph 4 of resolution 1701", "Implementation of paragraph 4 of resolution 2107"),
        ("Report on the work of the two forums", "Report on the work of the three forums"),
        ("Letter from the President of the Council addressed to the Chair of the Board",
         "Letter from the Chair of the Board addressed to the President of the Council"),
        ("Draft report", "Draft reports"),
        ("Progress report", "The situation of children"),
    ],
)  # fmt: skip
def test_titles_that_name_something_else_are_not_alike(one: str, other: str) -> None:
    assert suggested(one, other) == []


def test_organs_that_have_nothing_in_common_have_no_series_in_common() -> None:
    assert suggested(RELATED, REGIONAL, symbols=("E/2024/15", "E/2025/15/Add.1"))
    assert not suggested(RELATED, REGIONAL, symbols=("E/2024/15", "A/HRC/59/17"))


def test_series_in_which_a_report_states_where_it_belongs_are_suggested_for_none() -> None:
    related = Entry("a", title=RELATED, series=RELATED)

    def told(other: Entry) -> list[str]:
        return [each.series for each in alike(named([related, other]))]

    assert told(Entry("b", title=REGIONAL, series=REGIONAL)) == []
    assert told(Entry("b", title=REGIONAL)) == [REGIONAL]


@pytest.fixture
def suggestion(library: Library, tmp_path: Path) -> Alike:
    for number, title in enumerate((REGIONAL, REGIONAL, RELATED)):
        add(library, tmp_path / "files", f"{number}.txt", title, 2020 + number)
    [found] = alike(library.entries())
    return found


def series_in(library: Library) -> list[str]:
    return [entry.series for entry in sorted(library.entries(), key=lambda entry: entry.year or 0)]


def test_what_is_taken_is_joined_and_undone(library: Library, suggestion: Alike) -> None:
    settle(library, [(suggestion, True)])
    assert series_in(library) == [REGIONAL] * 3 and alike(library.entries()) == []
    assert library.user.undo() == "Undone: the series of 3 reports."
    assert series_in(library) == [REGIONAL, REGIONAL, RELATED]


def test_what_is_refused_stays_apart_and_is_not_suggested_again(library: Library, suggestion: Alike) -> None:
    settle(library, [(suggestion, False)])
    assert series_in(library) == [REGIONAL, REGIONAL, RELATED] and alike(library.entries()) == []
    library.user.undo()
    assert alike(library.entries()) == [suggestion]


def test_what_is_joined_to_a_series_that_is_joined_itself_goes_along(library: Library, tmp_path: Path) -> None:
    for number, title in enumerate(("One", "Two", "Two", "Three", "Three", "Three")):
        add(library, tmp_path / "files", f"{number}.txt", title, 2020 + number)
    [one] = [entry.id for entry in library.entries() if entry.series == "One"]
    two = tuple(entry.id for entry in library.entries() if entry.series == "Two")
    settle(library, [(Alike("One", "Two", (one,)), True), (Alike("Two", "Three", two), True)])
    assert series_in(library) == ["Three"] * 6


def test_what_another_window_named_meanwhile_is_told(library: Library, suggestion: Alike) -> None:
    library.correct(suggestion.reports[0], series="Matters")
    with pytest.raises(Conflict, match="belongs to “Matters” by now"):
        settle(library, [(suggestion, True)])
    assert series_in(library) == [REGIONAL, REGIONAL, "Matters"]
