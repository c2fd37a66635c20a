"""Boxes: text in frames that a page draws."""

import pytest

from explorer.akn import read, write
from explorer.export.outline import outline
from explorer.ingest.explain import explained
from explorer.ingest.read import structure
from explorer.ingest.readers.pdf import read_pdf
from explorer.model.report import Paragraph, Report
from tests.ingest.pdf_file import Drawing, Words, pdf

_LEFT, _RIGHT = 94.0, 510.0
_HEADING = "Box 1. A framework for the work of all"
_FIRST = [
    "Kenya. The project brought water to all of the villages in the",
    "north of the country, before the end of the year.",
]
_SECOND = ["4. Chad. It went on to the lake."]


def rectangle(bottom: float, top: float) -> bytes:
    return b"q 1 w %d %d %d %d re S Q" % (_LEFT, bottom, _RIGHT - _LEFT, top - bottom)


def shade(bottom: float, top: float) -> bytes:
    return b"q 0.8 g %d %d %d %d re f Q" % (_LEFT, bottom, _RIGHT - _LEFT, top - bottom)


def rules(bottom: float, top: float) -> bytes:
    """The four sides as a word processor draws them: thin fields, those at the sides line by line."""
    middle = (bottom + top) / 2
    sides = [
        (_LEFT, top, _RIGHT - _LEFT, 0.5), (_LEFT, bottom, _RIGHT - _LEFT, 0.5),
        *((x, low, 0.5, high - low) for x in (_LEFT, _RIGHT) for low, high in ((bottom, middle), (middle, top))),
    ]  # fmt: skip
    return b"q 0 g " + b" ".join(b"%g %g %g %g re f" % side for side in sides) + b" Q"


def columns(bottom: float, top: float) -> bytes:
    """A frame with two rules from top to bottom, as of a table."""
    inner = b" ".join(b"%d %d 0.5 %d re f" % (x, bottom, top - bottom) for x in (200, 300))
    return rules(bottom, top) + b" q 0 g " + inner + b" Q"


def page(drawing: bytes, *after: str, box: tuple[str, ...] = (_HEADING, *_FIRST, *_SECOND)) -> Report:
    """A heading, paragraphs 1 to 3, some framed rows, and paragraphs after it."""
    rows = [Words("I. Introduction", 100, 740, 12, "bold")]
    y = 712.0
    for number in (1, 2, 3):
        rows += [Words(f"{number}. The Secretary-General reported on the work of the year, as he", 100, y)]
        rows += [Words("had been asked to do by the Assembly at its last session.", 100, y - 12)]
        y -= 36
    y = 590.0
    for at, text in enumerate(box):
        rows.append(
            Words(text, 106, y - 12 * at - (8 if at else 0) - (8 if at > 2 else 0), 10, "roman" if at else "bold")
        )
    y = 500.0
    for text in after:
        rows.append(Words(text, 100, y))
        y -= 24
    return structure(read_pdf(pdf([[Drawing(drawing), *rows]])))


def blocks(report: Report) -> list[tuple[int, str]]:
    return [
        (block.box, f"{block.label or '-'} {block.words}")
        for _, block in report.blocks()
        if isinstance(block, Paragraph)
    ][3:]


_AFTER = ("4. It had not been asked to do more, and went on with it.", "5. The Assembly took note of the report.")
_EXPECTED = [
    (1, f"- {_HEADING}"),
    (1, f"- {' '.join(_FIRST)}"),
    (1, f"- {_SECOND[0]}"),
    (0, "4 It had not been asked to do more, and went on with it."),
    (0, "5 The Assembly took note of the report."),
]


@pytest.mark.parametrize("drawing", [rectangle(530, 606), shade(530, 606), rules(530, 606)])
def test_a_frame_bounds_a_box_and_takes_no_paragraph_after_it(drawing: bytes) -> None:
    report = page(drawing, *_AFTER)
    assert blocks(report) == _EXPECTED
    assert [section.title for section in report.walk()] == ["Introduction"]
    assert report.source.arrived == (100,)


def test_a_box_is_one_in_the_file_and_in_the_outline() -> None:
    report = page(rules(530, 606), *_AFTER)
    assert read(write(report)) == report
    assert b'<hcontainer name="box"' in write(report)
    assert outline(report)["boxes"] == [{"section": "I", "page": 1, "text": _HEADING, "blocks": 3}]


def test_the_paragraph_that_a_box_parts_goes_on_behind_it() -> None:
    cut = "and had not been asked to do more, as the members recalled."
    rows = [Words("1. The Secretary-General reported on the work of the year,", 100, 700)]
    rows += [Words(text, 106, 660 - 12 * at) for at, text in enumerate(_FIRST)]
    rows += [Words(cut, 100, 600)]
    report = structure(read_pdf(pdf([[Drawing(rectangle(640, 676)), *rows]])))
    assert [(block.box, block.words) for _, block in report.blocks() if isinstance(block, Paragraph)] == [
        (0, f"The Secretary-General reported on the work of the year, {cut}"),
        (1, " ".join(_FIRST)),
    ]


@pytest.mark.parametrize(
    ("drawing", "box"),
    [
        (columns(530, 606), (_HEADING, *_FIRST, *_SECOND)),
        (rectangle(530, 606), ("Summary", *_FIRST)),
        (rectangle(530, 606), ("Africa", "Asia and the Pacific", "Europe")),
        (b"", (_HEADING, *_FIRST)),
    ],
)
def test_tables_summaries_and_charts_are_no_boxes(drawing: bytes, box: tuple[str, ...]) -> None:
    report = page(drawing, *_AFTER, box=box)
    assert not [block for _, block in report.blocks() if block.box]


def test_a_frame_that_goes_on_on_the_next_page_is_one_box() -> None:
    top = [Words(text, 106, 120 - 12 * at) for at, text in enumerate(_FIRST[:1])]
    below = [Words(text, 106, 730 - 12 * at) for at, text in enumerate(_FIRST[1:])]
    text = [Words(f"{at}. The text of paragraph {at} stands here.", 100, 700 - 24 * at) for at in range(1, 9)]
    rest = [Words(f"{at}. The text of paragraph {at} stands here.", 100, 800 - 24 * at) for at in range(9, 14)]
    made = pdf([[Drawing(rules(90, 136)), *text, *top], [Drawing(rules(716, 746)), *below, *rest]])
    report = structure(read_pdf(made))
    boxed = [block.words for _, block in report.blocks() if block.box]
    assert boxed == [" ".join(_FIRST)]


def test_a_box_is_explained() -> None:
    rows = [
        Words(f"{at}. The text of paragraph {at} stands here, on a line.", 100, 760 - 20 * at) for at in range(1, 5)
    ]
    rows += [Words(text, 106, 660 - 12 * at) for at, text in enumerate(_FIRST)]
    lines = explained(read_pdf(pdf([[Drawing(rectangle(640, 676)), *rows]])))
    assert [line.taken_for for line in lines[3:]] == ["paragraph 4", "box", "box"]
    assert lines[-1].why == "in a frame that the page draws"


def test_where_all_is_framed_nothing_is() -> None:
    rows = [Words(text, 106, 660 - 12 * at) for at, text in enumerate(_FIRST)]
    report = structure(read_pdf(pdf([[Drawing(rectangle(640, 676)), *rows]])))
    assert [block.box for _, block in report.blocks()] == [0]
