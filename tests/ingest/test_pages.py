import pytest

from explorer.errors import PasswordNeeded, UnreadableDocument
from explorer.ingest.drawing import find_text, render_page
from explorer.ingest.pages import Rectangle
from explorer.ingest.readers.pdf_pages import MOST_PIXELS
from explorer.ingest.stages.matching import matched
from explorer.jobs import run
from tests.ingest.locked_pdf import locked
from tests.ingest.pdf_file import Words, pdf

LINES = (
    "38. In 2019, under its thematic programme, the Office pro-",
    "vided assistance to 72 countries and trained more than",
    "3,000 officials in all regions of the world.",
)
WORDS = "38 In 2019, under its thematic programme, the Office provided assistance to 72 countries and trained more than 3,000 officials in all regions of the world."  # noqa: E501


def column(lines: tuple[str, ...], x: float, top: float) -> list[Words]:
    return [Words(line, x, top - 12 * number) for number, line in enumerate(lines)]


def test_a_page_is_drawn_as_wide_as_asked() -> None:
    report = pdf([column(LINES, 72, 700)])
    image = run(render_page(report, 1, 306))
    assert (image.width, image.height) == (306, 396)
    assert image.stride >= 4 * image.width and len(image.data) == image.stride * image.height
    assert image.data[:3] == b"\xff\xff\xff" and min(image.data) < 128  # White paper, dark letters.


def test_a_picture_stays_within_bounds() -> None:
    image = run(render_page(pdf([column(LINES, 72, 700)]), 1, 100_000))
    assert image.width * image.height <= MOST_PIXELS * 1.01


def test_a_paragraph_is_found_on_its_page() -> None:
    report = pdf([[Words("37. Nothing else.", 72, 740), *column(LINES, 72, 700), Words("39. More.", 72, 640)]])
    found = run(find_text(report, 1, WORDS))
    assert (found.width, found.height) == (612, 792)
    (place,) = found.places
    assert place.left == pytest.approx(72, abs=2) and place.right < 360
    assert place.top == pytest.approx(792 - 708, abs=4) and place.bottom == pytest.approx(792 - 674, abs=4)


def test_a_paragraph_that_runs_over_two_columns_has_a_rectangle_in_each() -> None:
    report = pdf([[*column(LINES[:2], 72, 100), *column(LINES[2:], 350, 700)]])
    first, second = run(find_text(report, 1, WORDS)).places
    assert first.right < second.left and second.bottom < first.top


def test_the_rest_of_a_paragraph_is_found_on_the_next_page() -> None:
    report = pdf([column(LINES[:1], 72, 80), column(LINES[1:], 72, 700)])
    (place,) = run(find_text(report, 2, WORDS)).places
    assert place.top < 100 and place.bottom < 130
    assert run(find_text(report, 2, "Nothing of this stands there at all.")).places == ()


def test_a_turned_page_is_measured_as_it_is_seen() -> None:
    found = run(find_text(pdf([column(LINES, 72, 700)], 90), 1, WORDS))
    assert (found.width, found.height) == (792, 612)
    (place,) = found.places
    assert place.bottom - place.top > place.right - place.left  # Its lines run down the page.
    assert 0 <= place.left < place.right <= 792 and 0 <= place.top < place.bottom <= 612


def test_pages_that_are_not_there_are_refused() -> None:
    report = pdf([column(LINES, 72, 700)])
    with pytest.raises(UnreadableDocument, match="no page 2"):
        run(render_page(report, 2, 300))
    with pytest.raises(UnreadableDocument):
        run(find_text(report[:200], 1, WORDS))


def test_an_encrypted_page_needs_the_password() -> None:
    report = locked(pdf([column(LINES, 72, 700)]), "secret")
    with pytest.raises(PasswordNeeded):
        run(render_page(report, 1, 300))
    with pytest.raises(PasswordNeeded, match="wrong"):
        run(find_text(report, 1, WORDS, "other"))
    assert run(render_page(report, 1, 300, "secret")).width == 300
    assert run(find_text(report, 1, WORDS, "secret")).places


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        ("Gather the data", "(a) gather  the\ndata; (b)", "gather  the\ndata"),
        ("multi-stakeholder work goes on", "the multi-\nstakeholder work goes on.", "multi-\nstakeholder work goes on"),
        ("one two three four five six", "one two three12 four five six", "one two three12 four five six"),
        ("one two three four", "three four", None),
        ("No", "Yes. No.", "No"),
        ("", "words", None),
    ],
)
def test_words_are_matched_whatever_their_blanks_and_hyphens(words: str, text: str, expected: str | None) -> None:
    span = matched(words, text)
    assert (text[slice(*span)] if span else None) == expected


def test_a_phrase_that_comes_back_far_below_is_not_taken_in() -> None:
    paragraph = "The Office trained forty judges of the United Nations and closed"
    page = f"{paragraph} {'other ' * 80} trained forty judges"
    span = matched(paragraph, page)
    assert span and page[slice(*span)] == paragraph


def test_a_rectangle_around_two_holds_both() -> None:
    assert Rectangle(1, 2, 3, 4).around(Rectangle(0, 3, 2, 9)) == Rectangle(0, 2, 3, 9)
