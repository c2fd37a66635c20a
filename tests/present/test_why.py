"""Why a hit is there, in words."""

from dataclasses import replace

from explorer.present.why import why_here
from explorer.search.query import Kind
from explorer.search.results import Hit

HIT = Hit("r", "para_3", "IV.A", "3", 7, 4.0, weights=(("firearms", 3.0), ("traffick*", 1.0), ("states", 0.0)))


def test_words_have_their_share_of_what_counted() -> None:
    assert why_here(HIT) == [
        "“firearms” counted for 75%",
        "“traffick*” counted for 25%",
        "“states” stands in too many texts to count",
    ]


def test_what_else_counted_is_said() -> None:
    found = replace(HIT, weights=(), where=Kind.HEADING, missing=("Syria",), above=("arms",), tier=1)
    assert why_here(found) == [
        "A heading counts for more than a text as good.",
        "without “Syria”",
        "“arms” in a heading above",
    ]
    assert why_here(replace(HIT, weights=())) == ["Nothing but the filters counted."]
