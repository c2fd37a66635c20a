"""Which texts of an index name a document, which report it is, and what its name may be taken for besides."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from explorer.search.citations import acts_with_number, is_named, sought_keys, symbol_key
from explorer.search.entries import Field
from explorer.search.patterns import like
from explorer.search.query import Term, Text
from explorer.search.sets import NONE, TextSet, count, set_of
from explorer.search.snapshot import Snapshot

_WITH_YEAR = re.compile(r"(?P<act>S/RES/(?P<number>\d+))\((?P<year>\d{4})\)")


def cited_terms(snapshot: Snapshot, text: str) -> list[str]:
    """The terms of the symbols that are looked for in the place of what was typed. A number with a stroke is that of an
    act; where the index knows none of this number, a part of a symbol."""
    *first, last = sought_keys(text)
    lexicon = snapshot.lexicon(Field.SYMBOLS)
    if "*" in last or "?" in last:
        return like(last, lexicon.terms)
    return [next((key for key in first if key in lexicon), last)]


def citing(snapshot: Snapshot, terms: Iterable[str]) -> TextSet:
    """The texts with one of some terms of symbols."""
    found = NONE
    for term in terms:
        found |= snapshot.texts(Field.SYMBOLS, term)
    return found & snapshot.all


def documents(snapshot: Snapshot, text: str) -> TextSet:
    """The first text of each report that is itself the document that was typed."""
    found = [
        each.first
        for each in snapshot.reports
        if each.first < each.end and any(is_named(symbol, text) for symbol in each.record.symbols)
    ]
    return set_of(found, snapshot.size)


def leading(snapshot: Snapshot, sought: Sequence[Text]) -> TextSet:
    """What comes first whatever its score: the document itself, where nothing else is sought than its name."""
    match sought:
        case [Term(text)] if symbol_key(text):
            return documents(snapshot, text)
        case _:
            return NONE


def remarks(snapshot: Snapshot, text: str, in_words: Callable[[], TextSet]) -> Iterator[str]:
    """What is to be said of a document that was typed: another year in the texts; several acts of its number; that the
    number also stands where it is none. `in_words` gives the texts with the words that were typed, side by side."""
    named = _WITH_YEAR.fullmatch(text)
    if named:
        yield from _on_year(snapshot, *named.group("act", "number", "year"))
    act, *number = sought_keys(text)
    if number and act in snapshot.lexicon(Field.SYMBOLS):
        yield from _on_number(snapshot, text, citing(snapshot, [act]), citing(snapshot, number) | in_words())


def _on_year(snapshot: Snapshot, act: str, number: str, year: str) -> Iterator[str]:
    terms = snapshot.lexicon(Field.SYMBOLS).beginning(f"{act}(".casefold())
    years = [term.rpartition("(")[2].rstrip(")") for term in terms]
    if years and year not in years:
        yield f"In the texts resolution {number} is of {' or '.join(years)}, not of {year}: its number is looked for."


def _on_number(snapshot: Snapshot, text: str, acts: TextSet, anywhere: TextSet) -> Iterator[str]:
    """`acts` are the texts in which a number is that of an act, `anywhere` those in which it stands at all."""
    bodies = {symbol: citing(snapshot, [symbol.casefold()]) for symbol in acts_with_number(text)}
    told = [f"{symbol} in {_texts(found)}" for symbol, found in bodies.items() if found]
    unknown = acts
    for found in bodies.values():
        unknown &= ~found
    if unknown:
        told.append(f"an act of another body, or of one that is not named, in {_texts(unknown)}")
    if len(told) > 1:
        yield f"“{text}” is {', '.join(told)}."
    others = anywhere & snapshot.all & ~acts
    if others:
        elsewhere = f"in {_texts(others)} more the same numbers stand side by side, but are none"
        yield f"“{text}” is that of a resolution or decision; {elsewhere}."


def _texts(found: TextSet) -> str:
    return "one text" if count(found) == 1 else f"{count(found):,} texts"
