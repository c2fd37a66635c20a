"""The notes of a library among the results of a search."""

from collections.abc import Iterable
from dataclasses import replace

from explorer.errors import ExplorerError
from explorer.library import Entry, Library
from explorer.model.passage import Passage
from explorer.search.citations import symbol_keys, symbols_in
from explorer.search.query import In, Kind, Not, Query
from explorer.search.results import Filters, Hit
from explorer.search.scanning import Candidate, Origin, Scan
from explorer.search.snippets import Highlighter
from explorer.search.words import LANGUAGE


def search_notes(query: Query, passages: Iterable[Passage], library: Library, filters: Filters) -> list[Hit]:
    """The notes on passages that a query asks for, in the user's order. A query of exclusions and filters alone asks
    for none, unless it names them: `in:note`."""
    noted = [passage for passage in passages if passage.note]
    if query.wanted is None or not noted or not (query.sought or _names_notes(query)):
        return []
    entries = {entry.id: entry for entry in library.entries()}
    scan = Scan(query.wanted, filters)
    highlighter = Highlighter(replace(query, wanted=scan.wanted), LANGUAGE)
    hits = []
    for passage in noted:
        entry = entries.get(passage.address.report)
        sections = _Sections(library, passage)
        if entry is not None and scan.finds(_candidate(passage.note, entry, sections)):
            hits.append(_hit(passage, sections, highlighter))
    return hits


def _candidate(note: str, entry: Entry, sections: "_Sections") -> Candidate:
    symbols = frozenset(key for each in symbols_in(note, LANGUAGE) for key in symbol_keys(each.target))
    return Candidate(note, Kind.NOTE, Origin(entry.year, entry.series, entry.symbols), symbols, sections)


class _Sections:
    """The paths and headings of the sections that a passage stands in, from the top; read when they are asked for."""

    def __init__(self, library: Library, passage: Passage) -> None:
        self._library, self._passage = library, passage

    def __call__(self) -> list[tuple[str, str]]:
        address = self._passage.address
        try:
            report = self._library.report(address.report)
        except ExplorerError:
            return []
        section = report.section_of(address.eid)
        return [(each.path, each.title) for each in report.ancestors(section)] if section else []


def _names_notes(query: Query) -> bool:
    parts = [query.wanted]
    while parts:
        part = parts.pop()
        if part == In(Kind.NOTE):
            return True
        if part is not None and not isinstance(part, Not):
            parts += getattr(part, "parts", ())
    return False


def _hit(passage: Passage, sections: _Sections, highlighter: Highlighter) -> Hit:
    address, snippet = passage.address, highlighter.snippet(passage.note)
    path = sections()[-1][0] if sections() else ""
    return Hit(
        report=address.report,
        eid=address.eid,
        section=path,
        label=address.label,
        page=address.page,
        score=0.0,
        snippet=snippet.text,
        matches=snippet.matches,
        where=Kind.NOTE,
    )
