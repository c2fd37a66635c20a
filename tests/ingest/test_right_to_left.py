"""Pages that are written from right to left: the order of reading, whatever a library guesses of it."""

import pytest

from explorer.ingest.readers.right_to_left import Edges, in_order, mirrored, read_through


def placed(visual: str) -> tuple[list[str], list[Edges]]:
    """Characters as they stand on a page from the left, in any order but that."""
    edges = [(5.0 * at, 5.0 * at + 5) for at in range(len(visual))]
    return list(visual[::-1]), edges[::-1]


@pytest.mark.parametrize(
    ("visual", "read"),
    [
        ("ةمدقم - الوأ", "أولا - مقدمة"),
        ("ادلب 15 يف ايضاق 1\u00a0480", "1\u00a0480 قاضيا في 15 بلدا"),
        ("8,20 نم A/RES/74/177 رارقلا", "القرار A/RES/74/177 من 8,20"),
        ("General Assembly رارق", "قرار General Assembly"),
        ("A/75/90", "A/75/90"),
    ],
)
def test_characters_are_read_from_the_right_and_symbols_and_numbers_from_the_left(visual: str, read: str) -> None:
    assert in_order(*placed(visual)) == read


def test_brackets_that_the_library_did_not_turn_are_turned() -> None:
    letters = list("(أ)")
    assert in_order(letters, [(10, 15), (5, 10), (0, 5)]) == "(أ)"  # turned: given in the order of reading
    assert in_order([")", "أ", "("], [(0, 5), (5, 10), (10, 15)]) == ")أ("[::-1].translate(str.maketrans("()", ")("))


def test_a_page_is_seen_from_its_other_side() -> None:
    assert mirrored((100, 130), 612) == (482, 512)


@pytest.mark.parametrize(
    ("texts", "edges", "expected"),
    [
        (["قرار", "90", "A/75/"], [(0, 20), (25, 35), (35, 60)], [(0, 20), (50, 60), (25, 50)]),
        (["قرار", "12", "15"], [(0, 20), (60, 70), (110, 120)], [(0, 20), (60, 70), (110, 120)]),
        (["واحد", "-", "اثنان"], [(0, 20), (22, 24), (26, 50)], [(0, 20), (22, 24), (26, 50)]),
    ],
)
def test_pieces_of_other_scripts_keep_their_order_among_themselves(
    texts: list[str], edges: list[Edges], expected: list[Edges]
) -> None:
    assert read_through(texts, edges, apart=14) == expected
