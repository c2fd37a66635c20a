"""Hits put together."""

from explorer.model.comparison import Comparison, Link, Pair, State, Strength, Totals
from explorer.present.grouping import Descent, grouped


def pair(left: int, right: int, *links: tuple[str, str, float, Strength]) -> Pair:
    states = frozenset({State.EDITED})
    paragraphs = tuple(Link(one, other, states, score, strength) for one, other, score, strength in links)
    return Pair(left, right, (), paragraphs, Totals(), {})


def test_what_descends_from_one_paragraph_is_one_group() -> None:
    strong, likely, doubtful = Strength.STRONG, Strength.LIKELY, Strength.DOUBTFUL
    comparison = Comparison(
        ("a", "b", "c"),
        (
            pair(0, 1, ("para_1", "para_2", 0.9, strong), ("para_3", "para_4", 0.3, doubtful)),
            pair(0, 2, ("para_8", "para_5", 0.5, likely)),
            pair(1, 2, ("para_2", "para_5", 0.8, strong), ("para_2", "para_6", 0.6, likely)),
        ),
        (),
    )
    descent = Descent(comparison)
    places = [("c", "para_5"), ("b", "para_4"), ("a", "para_1"), ("c", "para_6"), ("b", "para_2"), ("a", "para_3")]
    assert grouped(places, descent.origin) == [[0, 2, 3, 4], [1], [5]]
