"""What a query asks for is told by reading a text, as with the reader's own notes."""

import pytest

from explorer.search.citations import symbol_keys, symbols_in
from explorer.search.parsing import parse
from explorer.search.query import Kind
from explorer.search.scanning import Candidate, Origin, Scan
from explorer.search.words import LANGUAGE

WORDS = "Ask the Office about co-operation: 3,000 officers, as resolution 74/177 said. Prevention comes first."
NOTE = Candidate(
    WORDS,
    Kind.NOTE,
    Origin(2020, "Implementation of the mandates", ("A/80/75",)),
    frozenset(key for reference in symbols_in(WORDS, LANGUAGE) for key in symbol_keys(reference.target)),
    sections=lambda: [("IV", "Action"), ("IV.A", "Trafficking in persons")],
)


@pytest.mark.parametrize(
    "text",
    [
        "preventing office",
        '"comes first"',
        '"comes f*"',
        "cooperation",
        "co-operation -nothing",
        "nothing OR office",
        "preven* o?fice",
        "prevantion~",
        '"officers said"~5',
        "num:1000..5000",
        "cites:74/177",
        "A/RES/74/177",
        "in:note office",
        "-in:text office",
        "office year:2018..2021",
        "office series:mandate",
        "office symbol:A/80/*",
        "office section:IV",
        "office section:IV.A",
        "office section:trafficking",
        "-nothing",
    ],
)
def test_a_note_is_found(text: str) -> None:
    wanted = parse(text).wanted
    assert wanted and Scan(wanted).finds(NOTE)


@pytest.mark.parametrize(
    "text",
    [
        "nothing",
        "office -prevention",
        '"first comes"',
        '"office first"~2',
        "in:text office",
        "in:heading",
        "office year:2021",
        "office series:other",
        "office symbol:S/*",
        "office section:V",
        "num:5",
        "cites:74/178",
    ],
)
def test_another_is_not(text: str) -> None:
    wanted = parse(text).wanted
    assert wanted and not Scan(wanted).finds(NOTE)
