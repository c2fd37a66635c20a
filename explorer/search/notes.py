"""Searching what the reader wrote: few and short texts, which are read through for each query."""

from collections.abc import Callable
from dataclasses import dataclass, field

from explorer.search.entries import series_key
from explorer.search.filters import bears
from explorer.search.query import (
    AllOf,
    AnyOf,
    Changed,
    Dropped,
    Filter,
    First,
    In,
    Kind,
    Node,
    Not,
    Placed,
    Section,
    Series,
    Small,
    Symbol,
    Years,
)
from explorer.search.sections import is_path, leads_to, leads_within
from explorer.search.snippets import Stem, Words, stands_in, words_of
from explorer.search.words import folded_words


@dataclass(frozen=True, slots=True)
class Note:
    """A note, and what filters ask of the report that it was made on. `sections` gives the paths and headings of the
    sections it stands in, from the top; it is asked only where that matters."""

    text: str
    year: int | None = None
    series: str = ""
    symbols: tuple[str, ...] = ()
    sections: Callable[[], list[tuple[str, str]]] = field(default=list)


def is_asked_for(note: Note, wanted: Node, stem: Stem) -> bool:
    """Whether a query asks for a note."""
    return _Matching(note, words_of(note.text), stem).fits(wanted)


@dataclass(frozen=True, slots=True)
class _Matching:
    note: Note
    words: Words
    stem: Stem

    def fits(self, node: Node) -> bool:
        match node:
            case AllOf(parts):
                return all(map(self.fits, parts))
            case AnyOf(parts):
                return any(map(self.fits, parts))
            case Not(part):
                return not self.fits(part)
            case Small():
                return True
            case node if isinstance(node, Filter):
                return self._passes(node)
            case _:
                return stands_in(node, self.words, self.stem)

    def _passes(self, node: Filter) -> bool:
        match node:
            case In(kind):
                return kind is Kind.NOTE
            case Years():
                return self.note.year is not None and self.note.year in node
            case Series(text):
                return self._stems(text) <= self._stems(series_key(self.note.series))
            case Symbol(text):
                return bears(self.note.symbols, text)
            case First() | Dropped() | Changed() | Placed():
                return False
            case Section(text):
                wanted, sections = self._stems(text), self.note.sections()
                by_path = any(leads_to(text, path) or leads_within(text, path) for path, _ in sections)
                return by_path or (not is_path(text) and any(wanted <= self._stems(title) for _, title in sections))

    def _stems(self, text: str) -> frozenset[str]:
        return frozenset(map(self.stem, folded_words(text)))
