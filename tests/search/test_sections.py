"""A section is sought by its path; by words of its heading only where no section has that path, which is said."""

import pytest

from explorer.language.address import addressed
from explorer.model.report import Paragraph, Report, Section
from explorer.model.text import Run
from explorer.search.parsing import parse
from explorer.search.query import Kind
from explorer.search.scanning import Candidate, Origin, Scan
from explorer.search.sections import is_path
from tests.search.conftest import Search


def _section(number: str, heading: str, text: str, *sections: Section) -> Section:
    return Section(number, (Run(heading),), blocks=(Paragraph(None, (Run(text),)),), sections=sections)


def _report() -> Report:
    below = _section("A", "Trafficking", "of persons"), _section("B", "A plan", "of action")
    return addressed(
        Report(
            (
                _section("I", "Introduction", "to all"),
                _section("II", "What I saw", "on a journey", *below),
                _section("Annex I", "Members", "of a group"),
                Section("Annex II", (Run("2 offices"),)),
            ),
            id="r",
            year=2020,
        )
    )


@pytest.mark.parametrize(
    ("query", "texts", "said"),
    [
        ("section:I", {"Introduction", "to all"}, False),
        ("section:i", {"Introduction", "to all"}, False),
        ("in:II.A", {"Trafficking", "of persons"}, False),
        ('in:"Annex I"', {"Members", "of a group"}, False),
        ("section:A", {"Trafficking", "of persons"}, True),
        ("in:B", {"A plan", "of action"}, True),
        ("section:2", {"2 offices"}, True),
        ("section:trafficking", {"Trafficking", "of persons"}, False),
        ("section:IX", set(), True),
        ("title:plan", {"A plan"}, False),
        ("title:saw", {"What I saw"}, False),
        ('title:"I saw"', {"What I saw"}, False),
        ("title:traffick*", {"Trafficking"}, False),
        ("title:journey", set(), False),
        ("of -title:plan section:II.A", {"of persons"}, False),
    ],
)
def test_a_path_is_a_path_where_there_is_one(search: Search, query: str, texts: set[str], said: bool) -> None:
    search("", _report())
    for _ in range(2):  # What is remembered of a search is told again.
        results = search(query)
        assert results.total == len(texts)
        assert all(any(hit.snippet.endswith(text) for text in texts) for hit in results.hits)
        assert ("No section is numbered" in results.explanation) == said


@pytest.mark.parametrize("text", ["A", "iv", "IV.D.4", "IV.E.4.(a)", "II.", "Annex II.B", "*2", "12", "29A.1"])
def test_paths_are_told(text: str) -> None:
    assert is_path(text)


@pytest.mark.parametrize("text", ["conclusions", "civil", "mix", "Annex", "IIII", "a plan", "", ".", "crime.I"])
def test_what_is_no_path_is_told(text: str) -> None:
    assert not is_path(text)


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("section:II", True),
        ("section:I", False),
        ("section:journey", True),
        ("section:A", False),
        ("section:B", True),
        ("in:II.B", True),
    ],
)
def test_a_note_stands_in_a_section_by_the_same_rule(query: str, asked: bool) -> None:
    sections = [("II", "A journey"), ("II.B", "Plans")]
    note = Candidate("a note", Kind.NOTE, Origin(), frozenset(), lambda: sections)
    wanted = parse(query).wanted
    assert wanted is not None
    assert Scan(wanted).finds(note) == asked
