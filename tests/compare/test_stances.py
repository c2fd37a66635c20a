"""How a sentence takes a stand: whose verb it is, what makes it stronger, and what is none."""

import pytest

from explorer.compare.stances import stance
from explorer.language import language
from explorer.model.digest import StanceKind

ENGLISH = language("en")


@pytest.mark.parametrize(
    ("sentence", "kind", "words"),
    [
        ("I welcome the truce in Tripoli.", StanceKind.WELCOMING, "welcome"),
        ("I also strongly urge the parties to disengage.", StanceKind.ASKING, "strongly urge"),
        ("I remain deeply concerned by the arrests.", StanceKind.CONCERNED, "remain deeply concerned"),
        ("I therefore recommend that the mandate be extended.", StanceKind.ASKING, "recommend"),
        ("I continue to encourage members of the Council to meet.", StanceKind.ASKING, "encourage"),
        ("The Secretary-General takes note of the report.", StanceKind.NOTING, "takes note"),
        ("In that regard, the Advisory Committee trusts that more will be told.", StanceKind.NOTING, "trusts"),
        ("Calls upon all Member States to report;", StanceKind.ASKING, "calls upon"),
        ("Also notes with grave concern the delay;", StanceKind.CONCERNED, "notes with grave concern"),
        ("Notes with appreciation the work of the Board;", StanceKind.WELCOMING, "notes with appreciation"),
        ("Reiterates its call for restraint;", StanceKind.ASKING, "reiterates its call"),
        ("(b) Decides to remain seized of the matter.", StanceKind.DECIDING, "decides"),
    ],
)
def test_the_verb_is_told_with_what_makes_it_stronger(sentence: str, kind: StanceKind, words: str) -> None:
    found = stance(sentence, ENGLISH)
    assert found and (found.kind, found.words) == (kind, words)
    assert sentence[found.start : found.end].lower() == words.lower()


@pytest.mark.parametrize(
    "sentence",
    [
        "The Government welcomed the delegation.",
        "Requests for assistance rose by a third.",
        "On 5 May, the Mission was encouraged by the turnout.",
        "The notes of the meeting were circulated.",
        "Demand fell.",
        "He said: “We demand the withdrawal of all forces.”",
    ],
)
def test_what_others_say_is_no_stand_of_the_author(sentence: str) -> None:
    assert stance(sentence, ENGLISH) is None


@pytest.mark.parametrize("code", ["und", "fr", "zh"])
def test_a_language_without_such_verbs_has_no_stands(code: str) -> None:
    assert stance("I welcome the truce.", language(code)) is None
