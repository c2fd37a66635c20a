"""Gaps on a page: kerning or blanks."""

import pytest

from explorer.ingest.read import structure
from explorer.ingest.readers.pdf import read_pdf
from explorer.ingest.source import Source
from tests.ingest.pdf_file import Words, pdf


def gapped(left: str, right: str, gap: float, size: float = 10.0) -> Source:
    """Two halves of a line of Times, which stand `gap` points apart."""
    return read_pdf(pdf([[Words(left, 100, 700, size), Words(right, 100 + width(left) * size / 10 + gap, 700, size)]]))


def width(text: str) -> float:
    """Points of a text in Times at 10 points (the font's own metrics)."""
    return sum(_METRICS.get(letter, 500) for letter in text) / 100


_METRICS = {
    **dict.fromkeys("acez", 444), **dict.fromkeys("bdghknopquvxy0123456789", 500), **dict.fromkeys("ijlt ", 278),
    **dict.fromkeys("fIrs", 333), " ": 250, ".": 250, "m": 778, "w": 722, "s": 389,
}  # fmt: skip


@pytest.mark.parametrize("size", [8.0, 10.0, 12.0])
def test_a_narrow_gap_is_kerning(size: float) -> None:
    source = gapped("it builds on the capac", "ity of them", 0.13 * size, size)
    assert [line.text for line in source.lines] == ["it builds on the capacity of them"]
    assert source.closed_up == ((1, "capac ity"),)


@pytest.mark.parametrize("size", [8.0, 10.0, 12.0])
def test_a_wide_gap_is_a_blank(size: float) -> None:
    source = gapped("it builds on the road", "map of them", 0.25 * size, size)
    assert [line.text for line in source.lines] == ["it builds on the road map of them"]
    assert not source.closed_up and not source.undecided


def test_a_gap_between_is_told_and_stays() -> None:
    source = gapped("it builds on the road", "map of them", 1.75)
    assert [line.text for line in source.lines] == ["it builds on the road map of them"]
    assert source.undecided == ((1, "road map"),)


def test_behind_a_letter_that_leans_over_it_a_blank_is_narrower() -> None:
    source = gapped("it builds on all of", "good in a house", 1.4)
    assert [line.text for line in source.lines] == ["it builds on all of good in a house"]
    assert source.undecided == ((1, "of good"),)


def test_the_blanks_of_the_line_are_the_measure() -> None:
    tight = [Words(word, 100 + at * 30, 700) for at, word in enumerate(["one", "two", "tenth", "four"])]
    edges = [100.0]
    for words in tight:
        edges.append(edges[-1] + width(words.text) + 1.7)
    squeezed = [Words(words.text, edge, 700) for words, edge in zip(tight, edges, strict=False)]
    source = read_pdf(pdf([squeezed]))
    assert [line.text for line in source.lines] == ["one two tenth four"]
    assert not source.closed_up and not source.undecided


def test_what_was_done_and_what_was_not_is_told_without_doubt() -> None:
    first = "1. it builds on the capac"
    page = [
        Words(first, 100, 700), Words("ity of them.", 100 + width(first) + 1.3, 700),
        Words("2. it builds on the road", 100, 680),
        Words("map of them.", 100 + width("2. it builds on the road") + 1.75, 680),
    ]  # fmt: skip
    report = structure(read_pdf(pdf([page])))
    assert [paragraph.words for paragraph in report.paragraphs()] == [
        "it builds on the capacity of them.",
        "it builds on the road map of them.",
    ]
    assert [(warning.message.split(": ")[1], warning.doubt) for warning in report.warnings] == [
        ("“capac ity”.", False),
        ("“road map”.", False),
    ]
