"""What PDF files declare of their words, whether it is believed, and what follows."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from explorer.ingest.explain import explained
from explorer.ingest.lines import Line
from explorer.ingest.read import structure
from explorer.ingest.readers import pdf_tags
from explorer.ingest.readers.html import read_html
from explorer.ingest.readers.pdf import read_pdf
from explorer.ingest.stages.witnesses import heard
from explorer.ingest.tags import Role
from explorer.language import language
from explorer.model.read_line import Witness
from tests.ingest.builders import outline
from tests.ingest.pdf_file import Words
from tests.ingest.tagged_pdf import Marked, tagged_pdf

_ROW = "words of the text that run on from one margin of the page to the other one of"


class Sheet:
    """Pages set from the top down, each block declared by a tag."""

    def __init__(self) -> None:
        self.pages: list[list[Marked]] = []
        self.turn()

    def turn(self) -> "Sheet":
        self.pages.append([Marked("Artifact", (Words("A/80/99", 100, 760, 8),))])
        self.y = 720.0
        return self

    def heading(self, text: str, tag: str = "H1", size: float = 12.0, font: str = "bold") -> "Sheet":
        self.y -= 16
        return self._set(tag, [text], size, font)

    def text(self, opening: str, tag: str = "P", rows: int = 3, inside: tuple[str, ...] = ()) -> "Sheet":
        return self._set(tag, [f"{opening} {_ROW}", *[_ROW.capitalize()] * (rows - 2), "and its end."], inside=inside)

    def note(self, text: str, tag: str = "Note") -> "Sheet":
        self.pages[-1].append(Marked(tag, (Words("1", 100, 84, 5, rise=3), Words(text, 104, 84, 8))))
        return self

    def _set(
        self, tag: str, rows: Sequence[str], size: float = 10.0, font: str = "roman", inside: tuple[str, ...] = ()
    ) -> "Sheet":
        self.y -= 8
        words = []
        for row in rows:
            self.y -= 12
            words.append(Words(row, 100, self.y, size, font))
        self.pages[-1].append(Marked(tag, tuple(words), inside))
        return self

    def made(self, roles: str = "", backwards: bool = False) -> bytes:
        return tagged_pdf(self.pages, roles, backwards)


def sheet() -> Sheet:
    """Two pages, whose targets are set like text and end in digits: their tags alone tell that they are headings."""
    made = Sheet().heading("I. Introduction", size=14).text("1. The first").text("2. The second")
    made.heading("Target 1.1", "H2", 10).text("3. The third").turn()
    return made.heading("Target 1.2", "H2", 10).text("4. The fourth").heading("II. End", size=14).text("5. The last")


def lines(data: bytes) -> list[Line]:
    return list(read_pdf(data).lines)


def retagged(change: Callable[[str], str]) -> bytes:
    """The sheet with other tags."""
    return tagged_pdf([[replace(marked, tag=change(marked.tag)) for marked in page] for page in sheet().pages])


def messages(data: bytes) -> list[str]:
    return [warning.message for warning in structure(read_pdf(data)).warnings]


def test_lines_bear_what_the_file_declares() -> None:
    made = Sheet().heading("One", "H2").text("1. The", rows=2).text("2. The", "P", 2, ("L", "LI")).note("A note.")
    found = lines(made.made())
    assert [(each.role, each.level) for each in found] == [
        (Role.ARTEFACT, 0), (Role.HEADING, 2), (Role.TEXT, 0), (Role.TEXT, 0), (Role.ITEM, 0), (Role.ITEM, 0),
        (Role.NOTE, 0),
    ]  # fmt: skip
    elements = [each.tag.element for each in found if each.tag]
    assert elements == [None, 0, 1, 1, 2, 2, 3]


@pytest.mark.parametrize(
    ("tag", "role", "level"),
    [
        ("H", Role.HEADING, 1), ("Heading 3", Role.HEADING, 3), ("_ H_Ch_G", Role.HEADING, 1),
        ("_ H _2/3", Role.HEADING, 3), ("Chapter title", Role.HEADING, 1), ("Title", Role.TITLE, 0),
        ("TOCI", Role.CONTENTS, 0), ("Caption", Role.CAPTION, 0), ("Figure", Role.FIGURE, 0), ("TH", Role.CELL, 0),
        ("Span", None, None),
    ],
)  # fmt: skip
def test_names_of_tags(tag: str, role: Role | None, level: int | None) -> None:
    """Those of the standard, of Word and of the United Nations template, and what a role map makes of others."""
    found = lines(Sheet().heading("Words", tag).made("/Chapter#20title /H1"))[-1]
    assert (found.role, found.level) == (role, level)


def test_declared_headings_are_headings_whatever_they_look_like() -> None:
    found = structure(read_pdf(sheet().made()))
    assert [(section.number, section.title, section.level) for section in found.walk()] == [
        ("I", "Introduction", 1), ("", "Target 1.1", 2), ("", "Target 1.2", 2), ("II", "End", 1),
    ]  # fmt: skip
    untagged = structure(read_pdf(retagged(lambda tag: "")))
    assert "Target 1.1" not in [section.title for section in untagged.walk()]


def test_a_heading_in_two_elements_is_one_unless_it_is_numbered_anew() -> None:
    made = sheet()
    y = made.y - 40
    made.pages[-1] += [
        Marked("H2", (Words(text, 100, y - 12 * at, 11, "bold"),))
        for at, text in enumerate(("Draft resolution I", "Oceans", "1. Seas"))
    ]
    made.y = y - 40
    titles = [section.title for section in structure(read_pdf(made.text("6. A further").made())).walk()]
    assert titles[-2:] == ["Draft resolution I Oceans", "Seas"]


def test_artefacts_and_notes_are_no_text() -> None:
    made = sheet()
    made.pages[1].insert(1, Marked("Artifact", (Words("Printed on one page alone", 100, 740, 8),)))
    found = structure(read_pdf(made.note("As declared.").made()))
    assert "Printed on one page alone" not in "\n".join(outline(found))
    assert [note.text[0].text for note in found.footnotes] == ["As declared."]


def test_the_words_of_a_declared_figure_are_left_out_and_told() -> None:
    made = sheet()
    made.pages[0].insert(4, Marked("Figure", (Words("East", 150, 400, 10), Words("West", 250, 400, 10))))
    found = structure(read_pdf(made.made()))
    assert "East" not in "\n".join(outline(found))
    assert [warning.page for warning in found.warnings if "chart" in warning.message] == [1]


def test_what_is_declared_text_is_a_heading_where_set_like_declared_ones() -> None:
    made = (
        sheet().heading("Set alike", "P", 14).text("6. One more").heading("Set otherwise", "P", 11).text("7. One more")
    )
    titles = [section.title for section in structure(read_pdf(made.made())).walk()]
    assert "Set alike" in titles
    assert "Set otherwise" not in titles


def test_the_list_of_contents_is_the_third_witness() -> None:
    made = sheet().heading("Known from the list", "P", 11).text("6. One more")
    listed = Sheet().heading("Contents", "P")
    for title in ("I. Introduction", "Known from the list"):
        listed.heading(f"{title} {'. ' * 30} 1", "P", 10, "roman")
    made.pages.insert(0, listed.pages[0])
    titles = [section.title for section in structure(read_pdf(made.made())).walk()]
    assert "Known from the list" in titles


def test_tags_that_name_everything_a_heading_are_not_believed() -> None:
    data = retagged(lambda tag: "H1")
    assert [section.number for section in structure(read_pdf(data)).walk() if section.number] == ["I", "II"]
    assert any("name headings that are none" in message for message in messages(data))


def test_tags_that_name_text_part_of_the_page_are_not_believed() -> None:
    made = sheet()
    for number in range(6, 12):
        made.text(f"{number}. A further")
    first, second = made.pages
    data = tagged_pdf([first, [replace(marked, tag="Artifact") for marked in second]])
    assert any("take its text for part of the page" in message for message in messages(data))
    assert len(structure(read_pdf(data)).paragraphs()) == 11


def test_tags_in_the_wrong_order_break_no_paragraph() -> None:
    made = sheet()
    for number in range(6, 12):
        made.text(f"{number}. A further", rows=2)
    right, wrong = made.made(), made.made(backwards=True)
    assert not any("order" in message for message in messages(right))
    assert any("break its paragraphs or their order" in message for message in messages(wrong))
    assert outline(structure(read_pdf(wrong))) == outline(structure(read_pdf(right)))


def test_each_row_a_paragraph_of_its_own_is_not_believed() -> None:
    torn = [
        [
            replace(marked, words=(replace(words, text=words.text.replace("Words", "words")),))
            for marked in page
            for words in marked.words
        ]
        for page in sheet().pages
    ]
    data = tagged_pdf(torn)
    assert any("break its paragraphs" in message for message in messages(data))
    assert len(structure(read_pdf(data)).paragraphs()) == 5


def test_files_that_declare_next_to_nothing_say_so() -> None:
    nothing = retagged(lambda tag: "" if tag == "P" else tag)
    assert any("Most of the text has no tags" in message for message in messages(nothing))
    plain = retagged(lambda tag: "P" if tag.startswith("H") else tag)
    assert any("name no heading" in message for message in messages(plain))
    assert not any("tags" in message for message in messages(retagged(lambda tag: "")))


def test_formats_that_declare_headings_declare_all_of_them() -> None:
    web = read_html(b"<p>One</p><h1>Part</h1><h1>Other</h1>")
    found = heard(web.lines, language()).lines
    assert [(each.text, each.level) for each in found] == [("One", 0), ("Part", 1), ("Other", 1)]


def test_every_line_is_explained() -> None:
    source = read_pdf(sheet().note("As declared.").made())
    found = explained(source)
    assert [each.words for each in found] == [each.words for each in source.lines]
    taken = {each.words: (each.taken_for, each.witness) for each in found}
    assert taken["Target 1.1"] == ("heading, level 2", Witness.TAGS)
    assert taken["1 As declared."] == ("note", Witness.TAGS)
    assert taken[f"2. The second {_ROW}"] == ("paragraph 2", Witness.NUMBERING)
    assert not [each for each in found if each.taken_for == "nothing"]


def test_tags_beyond_the_limit_are_not_read_and_this_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    made = sheet()
    monkeypatch.setattr(pdf_tags, "CHILDREN_LIMIT", len(made.pages[0]))
    source = read_pdf(made.made())
    assert {each.page for each in source.lines if each.role is Role.HEADING} == {1}
    assert [warning.message for warning in source.warnings if "more tags than are read" in warning.message]
