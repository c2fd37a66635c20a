"""How deep headings stand, told from their numbers and sizes."""

from hypothesis import given
from hypothesis import strategies as st

from explorer.ingest.stages.levels import Heading, levels


def depths(*headings: tuple[str, str] | tuple[str, str, float]) -> list[int]:
    return levels([Heading(*heading) for heading in headings])


def test_depths_follow_the_numbers() -> None:
    assert depths(
        ("", "Summary"),
        ("I", "Introduction"),
        ("II", "Action"),
        ("A", "Crime"),
        ("1", "Piracy"),
        ("2", "Cybercrime"),
        ("B", "Corruption"),
        ("", "Preventing corruption"),
        ("C", "Terrorism"),
        ("III", "Governance"),
        ("1", "Work"),
        ("2", "Planning"),
    ) == [1, 1, 1, 2, 3, 3, 2, 3, 2, 1, 2, 2]


def test_letters_and_roman_numerals_are_told_by_their_order() -> None:
    letters = [(letter, letter) for letter in "ABCDEFGHIJ"]
    assert depths(("I", "One"), *letters, ("II", "Two")) == [1, *[2] * 10, 1]
    items = [(f"({letter})", letter) for letter in "abcdefghijk"]
    assert depths(("I", "One"), ("A", "Two"), *items) == [1, 2, *[3] * 11]


def test_a_larger_heading_without_number_closes_smaller_ones() -> None:
    assert depths(("I", "One", 14.0), ("A", "Two", 12.0), ("", "Small", 10.0), ("", "Recommendations", 14.0)) == [
        1,
        2,
        3,
        1,
    ]


def test_numbers_of_one_stated_level_count_on_past_what_they_hold() -> None:
    found = [
        Heading(number, "x", level=level, directly=directly)
        for number, level, directly in [
            ("I", 1, False), ("A", 1, True), ("", 1, True), ("Subprogramme 1", 3, False), ("Component 1", 3, True),
            ("Component 2", 3, False), ("Subprogramme 2", 3, False), ("II", 1, False), ("A", 1, True),
        ]
    ]  # fmt: skip
    assert levels(found) == [1, 2, 3, 4, 5, 5, 4, 1, 2]


def test_a_heading_as_large_as_the_numbered_one_it_follows_at_once_stands_below_it() -> None:
    found = [
        Heading(number, "x", size=size, directly=directly)
        for number, size, directly in [
            ("I", 14.0, False), ("A", 14.0, True), ("", 14.0, True), ("", 12.0, True), ("Subprogramme 1", 12.0, False),
            ("Subprogramme 2", 12.0, False), ("", 14.0, False), ("II", 14.0, False), ("", 14.0, False),
        ]
    ]  # fmt: skip
    assert levels(found) == [1, 2, 3, 4, 4, 4, 3, 1, 2]


def test_annexes_stand_at_the_top() -> None:
    made = [Heading("I", "One"), Heading("A", "Two"), Heading("Annex I", "Arms", part=True), Heading("", "Access")]
    assert levels(made) == [1, 2, 1, 2]


def test_an_annex_behind_which_the_headings_go_on_stands_below_the_last_of_them() -> None:
    def heading(number: str, title: str, annex: bool = False) -> Heading:
        size = {"I": 14.0, "A": 12.0, "B": 12.0}.get(number[:1] if not annex else "", 10.0)
        return Heading(number, title, size, part=annex, look=(True, False), annex=annex)

    made = [
        heading("I", "Matters"),
        heading("A", "Africa"),
        heading("", "Draft resolution I"),
        heading("Annex", "Resolution", annex=True),
        heading("", "Draft resolution II"),
        heading("B", "Europe"),
        heading("", "Draft resolution"),
        heading("Annex", "Decision", annex=True),
        heading("II", "Other matters"),
        heading("Annex", "Participants", annex=True),
        heading("A", "States"),
    ]
    assert levels(made) == [1, 2, 3, 4, 3, 2, 3, 4, 1, 1, 2]


def test_one_look_has_one_level() -> None:
    """What is the first below its neighbour where the document begins stands beside it where it goes on so."""
    found = [Heading(number, title, 10.0, look=look) for number, title, look in [
        ("", "Libya", (True, False)), ("", "Recommendation", (False, True)), ("", "Mali", (True, False)),
        ("", "Recommendation", (False, True)), ("", "Sudan", (True, False)), ("", "Recommendation", (False, True)),
    ]]  # fmt: skip
    assert levels(found) == [1, 2, 1, 2, 1, 2]


def test_tags_and_capitals_tell_headings_of_one_size_apart() -> None:
    tagged = [Heading("", title, 10.0, tagged=level) for title, level in [("Seas", 1), ("Ice", 2), ("Winds", 1)]]
    assert levels(tagged) == [1, 2, 1]
    assert depths(("", "GENERAL", 10.0), ("", "Ice", 10.0), ("", "Seas", 10.0), ("", "OTHER", 10.0)) == [1, 2, 2, 1]


def test_stated_levels_stand() -> None:
    assert levels([Heading("", title, level=level) for title, level in [("A", 2), ("B", 1), ("C", 2), ("D", 2)]]) == [
        1,
        1,
        2,
        2,
    ]


@given(st.lists(st.builds(Heading, st.sampled_from(["", "I", "II", "A", "B", "1", "2", "(a)", "1.1"]), st.just("x"))))
def test_depths_rise_by_one_at_most(headings: list[Heading]) -> None:
    found = levels(headings)
    assert all(depth >= 1 for depth in found)
    assert all(after <= before + 1 for before, after in zip([0, *found], found, strict=False))
