"""What to try where a query finds nothing: another spelling, or the query without the part that kills it."""

from collections.abc import Iterator

from explorer.search.entries import Field
from explorer.search.matching import Matching
from explorer.search.parsing import parse
from explorer.search.query import AllOf, Filter, Near, Node, Not, Phrase, Query, Term, written
from explorer.search.results import Relaxation
from explorer.search.sets import count
from explorer.search.snapshot import Snapshot
from explorer.search.spelling import corrected, nearest
from explorer.search.words import folded_words

_LONG_PHRASE = 12
"""Words of a phrase that is tried with its words anywhere; of a longer one not all are in any text. Set by hand."""
_MOST = 6
"""Relaxations that are offered at most: what is seen at a glance; and half the parts of a query that are tried
without. Set by hand."""


def suggestion(snapshot: Snapshot, matching: Matching, query: Query) -> str | None:
    """The query with its unknown words replaced by the nearest known ones, if that finds anything."""
    lexicon = snapshot.lexicon(Field.WORDS)
    sought = (part.text for part in query.sought if isinstance(part, Term | Phrase | Near))
    unknown = {word for text in sought for word in folded_words(text) if not matching.forms(word)}
    text = corrected(query.text, unknown, lambda word: nearest(word, lexicon.terms, lexicon.document_frequency))
    wanted = parse(text).wanted if text else None
    return text if wanted and matching.texts(wanted) else None


def relaxations(matching: Matching, query: Query) -> tuple[Relaxation, ...]:
    """What is found without one part, or with the words of a phrase anywhere; a part that alone finds nothing first,
    then what finds most."""
    if query.wanted is None:
        return ()
    found: dict[str, tuple[bool, Relaxation]] = {}
    for part, rest in (*_without_the_dead(matching, query.wanted), *_relaxed(query.wanted)):
        total = count(matching.texts(rest))
        if total and written(rest) not in found:
            alive = bool(matching.texts(part))
            found[written(rest)] = alive, Relaxation(written(part), written(rest), total)
    ordered = sorted(found.values(), key=lambda each: (each[0], -each[1].total))
    return tuple(relaxation for _, relaxation in ordered[:_MOST])


def _without_the_dead(matching: Matching, wanted: Node) -> Iterator[tuple[Node, Node]]:
    """Where several parts find nothing by themselves: all of them, and what is left without them."""
    parts = wanted.parts[: 2 * _MOST] if isinstance(wanted, AllOf) else ()
    dead = tuple(part for part in parts if not isinstance(part, Not | Filter) and not matching.texts(part))
    alive = tuple(part for part in parts if part not in dead)
    if len(dead) > 1 and any(not isinstance(part, Not | Filter) for part in alive):
        yield AllOf(dead), alive[0] if len(alive) == 1 else AllOf(alive)


def _relaxed(wanted: Node) -> Iterator[tuple[Node, Node]]:
    """Parts of a query, each with what is left when it is taken out or loosened."""
    parts = wanted.parts if isinstance(wanted, AllOf) else (wanted,)
    for number, part in enumerate(parts[: 2 * _MOST]):
        others = [*parts[:number], *parts[number + 1 :]]
        if isinstance(part, Phrase | Near) and 1 < len(words := folded_words(part.text)) <= _LONG_PHRASE:
            loose: list[Node] = [Term(word) for word in words]
            yield part, AllOf((*parts[:number], *loose, *parts[number + 1 :]))
        if any(not isinstance(other, Not | Filter) for other in others):
            yield part, others[0] if len(others) == 1 else AllOf(tuple(others))
