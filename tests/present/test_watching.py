from pathlib import Path

import pytest

from explorer.model.imported import Imported, State
from explorer.present.watching import arrived_sentence, news_sentence, saved_lines

UN, WHO, ILO = Path("/home/me/Downloads/UN"), Path("/home/me/Desktop/WHO"), Path("/ILO")
NEW = Imported(UN / "a.pdf", "a", state=State.IMPORTED)
KNOWN = Imported(UN / "b.pdf", "b", state=State.KNOWN)
FAILED = Imported(UN / "c.pdf", message="It is damaged.", state=State.FAILED)
VERSION = Imported(UN / "d.pdf", "d", state=State.IMPORTED, version_of="a")


@pytest.mark.parametrize(
    ("files", "reports", "told"),
    [
        ((NEW,), {UN: 1}, "1 new report from Downloads/UN."),
        ((NEW,), {UN: 2, WHO: 1}, "3 new reports from Downloads/UN and Desktop/WHO."),
        ((NEW,), {UN: 1, WHO: 1, ILO: 1200}, "1,202 new reports from 3 watched folders."),
        ((NEW, FAILED, FAILED), {UN: 1}, "1 new report from Downloads/UN. 2 files were not read."),
        ((FAILED,), {}, "1 file was not read."),
        ((VERSION,), {UN: 1}, "1 new report from Downloads/UN. 1 may replace an earlier version."),
        ((KNOWN,), {}, ""),
    ],
)
def test_a_notice_says_how_much_came_from_where(
    files: tuple[Imported, ...], reports: dict[Path, int], told: str
) -> None:
    assert arrived_sentence(files, reports) == told


@pytest.mark.parametrize(
    ("queries", "told"),
    [
        ([], ""),
        (["crime"], "1 saved search has new results: “crime”."),
        (["crime", "piracy"], "2 saved searches have new results: “crime”, “piracy”."),
        (["crime", "piracy", "drugs"], "3 saved searches have new results: “crime”, “piracy” …"),
    ],
)
def test_saved_searches_with_something_new_are_named(queries: list[str], told: str) -> None:
    assert news_sentence(queries) == told


def test_a_search_that_is_not_counted_says_so() -> None:
    assert saved_lines({"crime": 2, "first:2020": None}) == ["crime  2 new", "first:2020  not counted yet"]
