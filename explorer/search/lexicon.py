"""The vocabulary of an index, looked up in its segments."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain

from explorer.search.terms import Dictionary, as_bytes


class Lexicon:
    """The terms of a field in all segments, looked up where they stand: none is read before it is asked for."""

    def __init__(self, dictionaries: Sequence[Dictionary]) -> None:
        self._dictionaries = dictionaries
        self._frequencies: dict[str, int] = {}
        """Those asked for, 0 for what no text holds."""

    @cached_property
    def terms(self) -> list[str]:
        """All of them in order."""
        return self.beginning("")

    def __contains__(self, term: str) -> bool:
        return self.document_frequency(term) > 0

    def document_frequency(self, term: str) -> int:
        """How many texts hold a term, those taken out included until their segment is merged."""
        if term not in self._frequencies:
            self._frequencies[term] = sum(self._found(as_bytes(term)))
        return self._frequencies[term]

    def beginning(self, letters: str) -> list[str]:
        """The terms that begin so, in order."""
        return self._counted(dictionary.beginning(as_bytes(letters)) for dictionary in self._dictionaries)

    def holding(self, letters: str) -> list[str]:
        """The terms that hold some letters, in order."""
        return self._counted(dictionary.holding(as_bytes(letters)) for dictionary in self._dictionaries)

    def _counted(self, listed: Iterable[Iterable[tuple[bytes, int]]]) -> list[str]:
        """The terms of all dictionaries in order, once each; their document frequencies are known from now on."""
        found: dict[bytes, int] = {}
        for term, frequency in chain.from_iterable(listed):
            found[term] = found.get(term, 0) + frequency
        in_order = {term.decode(): found[term] for term in sorted(found)}
        self._frequencies |= in_order
        return list(in_order)

    def _found(self, term: bytes) -> Iterator[int]:
        for dictionary in self._dictionaries:
            number = dictionary.find(term)
            if number is not None:
                yield dictionary.document_frequencies[number]
