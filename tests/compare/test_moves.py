"""What has moved, and what only came along with its section."""

from collections.abc import Iterable
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.compare import compare
from explorer.compare.corpus import IndexPair
from explorer.compare.moves import crossing
from explorer.language.address import addressed
from explorer.model.comparison import Link
from explorer.model.report import Paragraph, Report, Section
from explorer.model.text import Run
from tests.compare.test_links import CHILDREN, CYBERCRIME, FIREARMS, MARITIME, PRISONS, TERRORISM, WILDLIFE

LINKS = st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=9)


def by_number(pair: IndexPair) -> tuple[int, list[str]]:
    """A size that no other link has."""
    return 10 * pair[0] + pair[1], []


def cross(one: IndexPair, other: IndexPair) -> bool:
    return (one[0] - other[0]) * (one[1] - other[1]) < 0


@pytest.mark.parametrize(
    ("links", "out_of_order"),
    [
        ([], set()),
        ([(0, 0), (1, 1), (2, 2)], set()),
        ([(0, 2), (1, 0), (2, 1)], {(0, 2)}),
        ([(0, 0), (0, 1), (1, 1)], set()),
        ([(0, 1), (1, 0), (2, 3), (3, 2)], {(0, 1), (2, 3)}),
        ([(0, 0), (0, 1), (1, 0), (1, 1)], set()),
    ],
)
def test_links_out_of_order_cross(links: list[IndexPair], out_of_order: set[IndexPair]) -> None:
    """Of two that change places the larger one stays; here that is the one that comes last on the left."""
    assert crossing(links, by_number) == out_of_order


def test_the_same_texts_that_change_places_with_themselves_both_move() -> None:
    links = {(0, 0), (1, 2), (2, 1)}
    assert crossing(links, lambda _: (1, ["the same"])) == {(1, 2), (2, 1)}


@given(LINKS)
def test_no_fewer_could_move_so_that_the_rest_stands_in_order(links: set[IndexPair]) -> None:
    gone = crossing(links, by_number)
    runs = (set(run) for size in range(len(links), -1, -1) for run in combinations(links, size))
    longest = next(run for run in runs if not any(cross(*two) for two in combinations(run, 2)))
    assert len(gone) <= len(links) - len(longest)
    if len({i for i, _ in links}) == len({j for _, j in links}) == len(links):
        assert len(gone) == len(links) - len(longest)
        assert not any(cross(*two) for two in combinations(links - gone, 2))


@given(st.permutations(range(6)), st.lists(st.integers(0, 99), min_size=6, max_size=6, unique=True))
def test_it_does_not_matter_which_report_is_the_older(order: list[int], sizes: list[int]) -> None:
    links = set(enumerate(order))
    forth = crossing(links, lambda pair: (sizes[pair[0]], []))
    back = crossing({(j, i) for i, j in links}, lambda pair: (sizes[pair[1]], []))
    assert {(j, i) for j, i in back} == {(j, i) for i, j in forth}


def section(number: str, heading: str, *content: str | Section) -> Section:
    """A section of unnumbered texts and sections."""
    return Section(
        number,
        (Run(heading),),
        tuple(Paragraph(None, (Run(words),)) for words in content if isinstance(words, str)),
        tuple(below for below in content if isinstance(below, Section)),
    )


def links(older: Iterable[Section], newer: Iterable[Section]) -> tuple[dict[str, Link], dict[str, Link]]:
    """The links of two reports: of sections by the newer path, of texts by their first word."""
    reports = [addressed(Report(tuple(sections))) for sections in (older, newer)]
    (pair,) = compare(reports).pairs
    return (
        {_section(reports[1], link.right).path: link for link in pair.sections if link.left and link.right},
        {_words(reports[1], link.right).split()[0]: link for link in pair.paragraphs if link.left and link.right},
    )


def _section(report: Report, eid: str) -> Section:
    found = report.find(eid)
    assert isinstance(found, Section)
    return found


def _words(report: Report, eid: str) -> str:
    found = report.find(eid)
    assert isinstance(found, Paragraph)
    return found.words


def word(text: str) -> str:
    return text.split()[0]


def fate(link: Link) -> str:
    assert not (link.moved and link.with_section)
    return "moved" if link.moved else "with its section" if link.with_section else "stayed"


def test_what_moved_with_its_section_has_not_moved_itself() -> None:
    crime = section("A", "Crime", FIREARMS, WILDLIFE, section("1", "Children", CHILDREN))
    sections, texts = links(
        [section("I", "Work", crime, section("B", "Prisons", PRISONS)), section("II", "Plans", TERRORISM, MARITIME)],
        [section("I", "Work", section("A", "Prisons", PRISONS)), section("II", "Plans", TERRORISM, MARITIME, crime)],
    )
    assert {path: fate(link) for path, link in sections.items()} == {
        "I": "stayed",
        "I.A": "stayed",
        "II": "stayed",
        "II.A": "moved",
        "II.A.1": "with its section",
    }
    assert {first: fate(link) for first, link in texts.items()} == {
        word(PRISONS): "stayed",
        word(TERRORISM): "stayed",
        word(MARITIME): "stayed",
        word(FIREARMS): "with its section",
        word(WILDLIFE): "with its section",
        word(CHILDREN): "with its section",
    }


def test_a_new_heading_between_a_section_and_its_text_is_no_other_place() -> None:
    older = [section("I", "Crime", FIREARMS, WILDLIFE, CYBERCRIME), section("II", "Prisons", PRISONS, CHILDREN)]
    newer = [
        section("I", "Crime", FIREARMS, section("A", "Extinction", WILDLIFE, CYBERCRIME)),
        section("II", "Prisons", PRISONS, CHILDREN),
    ]
    for texts in (links(older, newer)[1], links(newer, older)[1]):
        assert {fate(link) for link in texts.values()} == {"stayed"} and len(texts) == 5


def test_a_text_that_crosses_others_in_a_section_that_moved_has_moved_too() -> None:
    first, other = section("I", "Crime", FIREARMS, WILDLIFE, CYBERCRIME), section("II", "Prisons", *[PRISONS] * 9)
    _, texts = links([first, other], [other, section("II", "Crime", CYBERCRIME, FIREARMS, WILDLIFE)])
    assert fate(texts[word(CYBERCRIME)]) == "moved"
    assert fate(texts[word(FIREARMS)]) == fate(texts[word(WILDLIFE)]) == "with its section"


def test_of_two_sections_that_change_places_the_longer_one_stays() -> None:
    short, long = section("I", "Crime", FIREARMS), section("II", "Prisons", PRISONS, CHILDREN, TERRORISM)
    for older, newer in (([short, long], [long, short]), ([long, short], [short, long])):
        sections, texts = links(older, newer)
        assert sorted(fate(link) for link in sections.values()) == ["moved", "stayed"]
        assert fate(texts[word(FIREARMS)]) == "with its section" and fate(texts[word(PRISONS)]) == "stayed"
