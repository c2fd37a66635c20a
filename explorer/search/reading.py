"""What a query means in one library: which of its words are small ones there, and what its texts call by other names.

Which words are small is told by the language of a text, as its forms of words are, since a query does not say its
language: "sea" is one in Spanish alone.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from explorer.language import Language
from explorer.search.entries import TOLD, name_key
from explorer.search.query import AllOf, Amount, AnyOf, Filter, Named, Node, Not, Phrase, Prefix, Small, Term, written
from explorer.search.words import LANGUAGE, folded_words, small_words

_MOST_NAMES = 6
"""Of one acronym that are looked for, those that the most texts give it by: more are hardly meant at once. Set by
hand."""
_LONGEST = 14
"""Words of a name that is recognised where it is typed: as many as `language.definitions` knows, and some more."""

_SHOUTED = 4
"""Words all in capitals, of which a small one is no name: more than acronyms stand side by side. Set by hand."""

Names = Mapping[str, Sequence[str]]
"""By the keys of `name_key` what else the texts of a library call it, as written; the most frequent first."""


def names_of(terms: Iterable[tuple[str, int]]) -> Names:
    """The names of an index from the terms of its field NAMES, with the number of texts that give each."""
    found: dict[str, dict[str, tuple[int, str]]] = {}
    for term, count in terms:
        key, _, told = term.partition(TOLD)
        ways = found.setdefault(key, {})
        before, written = ways.get(name_key(told), (0, told))
        ways[name_key(told)] = before + count, written if before >= count else told
    return {
        key: [told for _, told in sorted(ways.values(), key=lambda way: (-way[0], way[1]))][:_MOST_NAMES]
        for key, ways in found.items()
    }


def read(wanted: Node, languages: Collection[Language], names: Names) -> Node:
    """A query as it is meant in a library of texts of these languages that give these names. What is excluded, quoted
    or joined by an operator stays as it was typed, but for names among alternatives."""
    match wanted:
        case AllOf(parts, strict):
            known = [read(part, languages, names) for part in (parts if strict else _named(parts, names))]
            return AllOf(tuple(known if strict else _with_small(known, languages)), strict)
        case Named(parts):
            return Named((_name_typed(parts[0], languages), *parts[1:]))
        case _ if word_of(wanted):
            return next(iter(_named((wanted,), names)))
        case AnyOf(parts):
            return AnyOf(tuple(read(part, languages, names) for part in parts))
        case _:
            return wanted


def finished(wanted: Node) -> Node:
    """A query without what a last word may go on to while it is being typed."""
    match wanted:
        case AllOf(parts, strict):
            return AllOf(tuple(map(finished, parts)), strict)
        case Named(parts):
            return Named(tuple(map(finished, parts)))
        case AnyOf((Amount() as amount, Prefix())):
            return amount
        case _:
            return word_of(wanted) or wanted


def word_of(node: Node) -> Term | None:
    """The word that a part of a query is, finished or while it is being typed; None where it is something else."""
    match node:
        case Term():
            return node
        case AnyOf((Term() as term, Prefix(text))) if folded_words(term.text) == [text]:
            return term
        case _:
            return None


def typed(part: Node) -> str:
    """A part of a query as it was typed."""
    return written(finished(part.parts[0] if isinstance(part, Named) else part))


def _name_typed(typed: Node, languages: Collection[Language]) -> Node:
    return AllOf(tuple(_with_small(typed.parts, languages))) if isinstance(typed, AllOf) else typed


def _named(parts: Sequence[Node], names: Names) -> Iterable[Node]:
    """The parts of a query with the longest runs of words that are names in place of these words."""
    place = 0
    while place < len(parts):
        end = next((end for end in range(_run_end(parts, place), place, -1) if _known(parts[place:end], names)), None)
        if end is None:
            yield parts[place]
        else:
            typed = parts[place] if end == place + 1 else AllOf(tuple(parts[place:end]))
            yield Named((typed, *map(Phrase, _known(parts[place:end], names))))
        place = end or place + 1


def _run_end(parts: Sequence[Node], start: int) -> int:
    """Behind the last of the words without an operator that begin here, of as many as a name may have."""
    end = start
    while end < min(len(parts), start + _LONGEST) and word_of(parts[end]):
        end += 1
    return end


def _known(run: Sequence[Node], names: Names) -> Sequence[str]:
    """What else the words of a run are called, also where they are several of what is named: NGOs. A small word is a
    name where it is typed in capitals: WHO."""
    words = [term.text for part in run if (term := word_of(part))]
    key = name_key(" ".join(words))
    if key in small_words(LANGUAGE) and not words[0].isupper():
        return ()
    return names.get(key) or names.get(key.removesuffix("s"), ())


def _with_small(parts: Sequence[Node], languages: Collection[Language]) -> list[Node]:
    """The parts with small words told from the others, where there are others."""
    terms = [term.text for part in parts if (term := word_of(part))]
    capitals = len(terms) >= _SHOUTED and all(map(str.isupper, terms))
    small = [_small(part, languages, capitals) for part in parts]
    if all(each or isinstance(part, Not | Filter) for each, part in zip(small, parts, strict=True)):
        return list(parts)
    return [each or part for each, part in zip(small, parts, strict=True)]


def _small(part: Node, languages: Collection[Language], capitals: bool) -> Small | None:
    """A part as a small word, None where it is none in any of some languages, a name (US, WHO) or a month (May) by its
    capitals; all may be in `capitals`."""
    term = word_of(part)
    words = folded_words(term.text) if term else []
    if term is None or len(words) != 1 or not any(words[0] in small_words(known) for known in languages):
        return None
    month = term.text.istitle() and any(term.text.casefold() in known.dates.month_names for known in languages)
    name = term.text.isupper() and len(term.text) > 1 and not capitals
    return None if month or name else Small(term.text)
