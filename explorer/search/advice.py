"""What else could be searched for: another spelling where a query finds nothing, or the query without one of its parts;
and the names that it found more by, each with the query that leaves it out."""

from collections.abc import Callable, Iterator
from functools import reduce
from operator import or_

from explorer.search.entries import Field
from explorer.search.matching import Matching
from explorer.search.parsing import parse
from explorer.search.query import (
    AllOf,
    AnyOf,
    Filter,
    Named,
    Near,
    Node,
    Not,
    Phrase,
    Query,
    Small,
    Term,
    asks_of_time,
    written,
)
from explorer.search.reading import typed
from explorer.search.results import Alias, Relaxation
from explorer.search.sets import NONE, TextSet, count
from explorer.search.snapshot import Snapshot
from explorer.search.spelling import correctable, corrected, nearest
from explorer.search.tiers import SELDOM, Tiers
from explorer.search.words import folded_words

_LONG_PHRASE = 12
"""Words of a phrase that is tried with its words anywhere; of a longer one not all are in any text. Set by hand."""
_MOST = 6
"""Relaxations that are offered at most: what is seen at a glance; and half the parts of a query that are tried
without. Set by hand."""


def suggestion(
    snapshot: Snapshot, matching: Matching, query: Query, meant: Callable[[Node], Node], tiers: Tiers
) -> str | None:
    """The query, as it was read, with its unknown words replaced by the nearest known ones, where its own `tiers` have
    no text with all words, if that finds some as it is `meant`; where they have no text at all, some with most words.
    """
    if tiers.found[0].texts:
        return None
    words = (part for part in query.sought if isinstance(part, Term | Phrase | Near) and not isinstance(part, Small))
    unknown = {word for part in words for word in folded_words(part.text) if not matching.forms(word)}
    if not all(map(correctable, unknown)):  # As while a word is begun: the vocabulary is not opened for it.
        return None
    lexicon = snapshot.lexicon(Field.WORDS)
    text = corrected(query.text, unknown, lambda word: nearest(word, lexicon.terms, lexicon.document_frequency))
    wanted = parse(text).wanted if text else None
    if not text or wanted is None:
        return None
    better = Tiers(snapshot, matching, meant(wanted))
    return text if better.found[0].texts or (better.all and not tiers.all) else None


def relaxations(matching: Matching, wanted: Node) -> tuple[Relaxation, ...]:
    """What is found beyond the query as it was read, without one part, or, where it finds little, with the words of a
    phrase anywhere; a part that alone finds nothing first, then what finds most. What is asked of time holds for the
    words beside it: it may be left out, and they may not."""
    least = count(matching.texts(wanted))
    found: dict[str, tuple[bool, Relaxation]] = {}
    for part, rest in (*_without_the_dead(matching, wanted), *_relaxed(wanted, loosened=least < SELDOM)):
        if asks_of_time(rest):
            continue
        total = count(matching.texts(rest))
        if total > least and written(rest) not in found:
            alive = bool(matching.texts(part))
            found[written(rest)] = alive, Relaxation(written(part), written(rest), total)
    ordered = sorted(found.values(), key=lambda each: (each[0], -each[1].total))
    return tuple(relaxation for _, relaxation in ordered[:_MOST])


def aliases(matching: Matching, query: Query, texts: TextSet) -> tuple[Alias, ...]:
    """The names by which the query, as it was read, found some of these texts and nothing else did."""
    if query.wanted is None:
        return ()
    found = []
    for name in (unit for unit in query.units if isinstance(unit, Named)):
        for told in (part for part in name.parts[1:] if isinstance(part, Phrase)):
            others = reduce(or_, (matching.texts(part) for part in name.parts if part != told), NONE)
            gained = count(texts & matching.texts(told) & ~others)
            if gained:
                found.append(Alias(typed(name), told.text, gained, written(_without(query.wanted, told))))
    return tuple(found)


def _without(node: Node, told: Node) -> Node:
    """A query without one of the names it was read with: what was typed in quotation marks, and the others of them."""
    match node:
        case Named(parts) if told in parts:
            left = Phrase(typed(Named(parts))), *(part for part in parts[1:] if part != told)
            return left[0] if len(left) == 1 else AnyOf(left)
        case AllOf(parts, strict):
            return AllOf(tuple(_without(part, told) for part in parts), strict)
        case _:
            return node


def _without_the_dead(matching: Matching, wanted: Node) -> Iterator[tuple[Node, Node]]:
    """Where several parts find nothing by themselves: all of them, and what is left without them."""
    parts = wanted.parts[: 2 * _MOST] if isinstance(wanted, AllOf) else ()
    dead = tuple(part for part in parts if not isinstance(part, Not | Filter | Small) and not matching.texts(part))
    alive = tuple(part for part in parts if part not in dead)
    if len(dead) > 1 and any(not isinstance(part, Not | Filter | Small) for part in alive):
        yield AllOf(dead), alive[0] if len(alive) == 1 else AllOf(alive)


def _relaxed(wanted: Node, loosened: bool) -> Iterator[tuple[Node, Node]]:
    """Parts of a query, each with what is left when it is taken out; and phrases with what they are when loosened."""
    parts = wanted.parts if isinstance(wanted, AllOf) else (wanted,)
    for number, part in enumerate(parts[: 2 * _MOST]):
        if isinstance(part, Small):
            continue
        others = [*parts[:number], *parts[number + 1 :]]
        if loosened and isinstance(part, Phrase | Near) and 1 < len(words := folded_words(part.text)) <= _LONG_PHRASE:
            loose: list[Node] = [Term(word) for word in words]
            yield part, AllOf((*parts[:number], *loose, *parts[number + 1 :]))
        if any(not isinstance(other, Not | Filter | Small) for other in others):
            yield part, others[0] if len(others) == 1 else AllOf(tuple(others))
