"""What may be a year is said in one place."""

import re
from pathlib import Path

import pytest

from explorer.model import years
from explorer.model.years import IN_TEXT, OF_DOCUMENT

_OF_YEARS = re.compile(r"\(\?:1[6-9\[]\S*\|2[01\[]")
"""An expression for years of some centuries."""


@pytest.mark.parametrize(
    ("words", "of_report", "in_text"),
    [
        ("1599", False, False),
        ("1600", False, True),
        ("1899", False, True),
        ("1900", True, True),
        ("2099", True, True),
        ("2100", False, True),
        ("2199", False, True),
        ("2200", False, False),
        ("202", False, False),
        ("20200", False, False),
    ],
)
def test_a_year_is_of_some_centuries(words: str, of_report: bool, in_text: bool) -> None:
    assert [bool(re.fullmatch(each, words)) for each in (OF_DOCUMENT, IN_TEXT)] == [of_report, in_text]


def test_no_other_module_says_what_a_year_is() -> None:
    place = Path(years.__file__)
    files = (path for path in place.parent.parent.rglob("*") if path.suffix in (".py", ".toml"))
    found = {path for path in files if _OF_YEARS.search(path.read_text("utf-8"))}
    assert found == {place}
