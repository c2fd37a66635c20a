"""What counted for a hit, told by the words that were typed."""

from explorer.search.engine import Engine
from explorer.search.parsing import parse
from tests.search.builders import report
from tests.search.conftest import Search

FILLING = [f"Other matters of the year {number} were dealt with by the Office." for number in range(30)]
TEXTS = report("r", "Civilians were killed in the north.", "Some 19400 people fled.", *FILLING)


def test_a_word_counts_once_while_it_is_typed(engine: Engine, search: Search) -> None:
    search("", TEXTS)
    for asked, words in (("civilians killed", {"civilians", "killed"}), ("people 19400", {"people", "19400"})):
        hit = engine.search(parse(asked, typing=True)).hits[0]
        assert len(hit.weights) == 2 and {word for word, _ in hit.weights} == words
        assert abs(sum(weight for _, weight in hit.weights) - hit.score) < 0.01  # Each weight is rounded.


def test_a_beginning_that_no_word_was_typed_for_is_told_as_it_stands(engine: Engine, search: Search) -> None:
    search("", TEXTS)
    assert [word for word, _ in engine.search(parse("kil*")).hits[0].weights] == ["kil*"]
