"""The words by which texts like one are found."""

from dataclasses import replace

from explorer.search.engine import Engine
from tests.search.builders import report
from tests.search.conftest import Search

FILLING = [f"Other matters of the year {number} were dealt with by the Office." for number in range(30)]
TEXTS = report(
    "r", "Firearms were traced by prosecutors.", "Prosecutors trace firearms.", "A zebra was seen.", *FILLING
)


def test_words_of_few_texts_tell_most_and_those_of_one_or_of_most_nothing(engine: Engine, search: Search) -> None:
    search("", TEXTS)
    told = engine.telling("r", "The Office saw firearms, firearms, a zebra, 12 quaggas and prosecutors of firearms.")
    assert told == ("firearms", "prosecutors")
    assert engine.telling("gone", "firearms") == ("firearms",)


def test_of_several_forms_the_one_that_tells_most_is_taken(engine: Engine, search: Search) -> None:
    search("", TEXTS, replace(report("s", "Tracing goes on.", "They trace it.", "A trace."), language="en"))
    assert engine.telling("r", "tracing and traced and trace") == ("trace",)


def test_what_is_like_a_text_is_found_with_the_shared_words_marked(engine: Engine, search: Search) -> None:
    search("", TEXTS)
    hits = search(" OR ".join(engine.telling("r", TEXTS.paragraph("1").words))).hits  # type: ignore[union-attr]
    assert {hit.label for hit in hits} == {"1", "2"}
    other = next(hit for hit in hits if hit.label == "2")
    assert {other.snippet[start:end] for start, end in other.matches} >= {"Prosecutors", "firearms"}


def test_words_are_told_as_the_text_writes_them_and_those_with_hyphens_whole(engine: Engine, search: Search) -> None:
    here = "In Mambéré-Kadéï, anti-corruption units of Côte were among them."
    search("", report("r", here, "Anti-corruption in Mambéré-Kadéï and Côte was seen among others.", *FILLING))
    assert set(engine.telling("r", here)) == {"Mambéré-Kadéï", "anti-corruption", "Côte"}


def test_of_several_forms_the_most_frequent_is_told(engine: Engine, search: Search) -> None:
    search("", TEXTS, report("s", "They trace it.", "A trace was seen.", "It was traced.", "Traced again."))
    assert engine.telling("r", "traced, traced and trace") == ("traced",)
