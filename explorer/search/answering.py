"""From a query and a snapshot of an index to what is found: the steps of a search in their order."""

from collections.abc import Iterator
from dataclasses import replace

from explorer.language import language
from explorer.language.acts import own_body
from explorer.search.advice import aliases, relaxations, suggestion
from explorer.search.cited import leading
from explorer.search.entries import Record
from explorer.search.explain import explain, explain_found
from explorer.search.facets import Facets
from explorer.search.matching import Matching
from explorer.search.ordering import ordered
from explorer.search.query import Node, Query
from explorer.search.ranking import Ranking
from explorer.search.reading import finished, read
from explorer.search.results import Filters, Hit, Order, Places, Results
from explorer.search.sets import TextSet, count, flags_of, members
from explorer.search.snapshot import Snapshot
from explorer.search.snippets import Highlighter
from explorer.search.tiers import Tiers
from explorer.search.words import LANGUAGE


def answer(snapshot: Snapshot, query: Query, limit: int, offset: int, order: Order, filters: Filters) -> Results:
    """What a query finds: see `engine.Engine.search`."""
    if query.wanted is None:
        return Results(query, explanation=query.explanation, offset=offset)

    def meant(wanted: Node) -> Node:
        return read(wanted, snapshot.spoken, snapshot.names)

    wanted = meant(query.wanted)
    understood = replace(query, wanted=wanted)
    matching = Matching(snapshot, LANGUAGE.stem)
    matching.remark_on(understood.sought)
    tiers = Tiers(snapshot, matching, wanted)
    facets = Facets(snapshot, tiers.all, filters)
    texts = facets.narrowed
    told, names = tiers.told(facets), aliases(matching, understood, texts)
    page = _Page(snapshot, matching, understood, tiers, texts)
    return Results(
        query=query,
        total=count(texts),
        hits=tuple(page.hits(order, limit, offset)),
        facets=facets.counts(),
        reports=facets.reports(),
        explanation=" ".join([explain(wanted), *explain_found(told, names), *matching.remarks]),
        suggestion=suggestion(snapshot, matching, understood, meant, tiers),
        relaxations=relaxations(matching, finished(wanted)),
        tiers=told,
        aliases=names,
        offset=offset,
    )


def places(snapshot: Snapshot, wanted: Node | None) -> Places:
    """Where the texts with all that is wanted stand: see `engine.Engine.places`."""
    if wanted is None:
        texts = snapshot.all
    else:
        texts = Matching(snapshot, LANGUAGE.stem).texts(read(wanted, snapshot.spoken, snapshot.names))
    found: dict[str, set[tuple[str, str]]] = {}
    for report, eid, section in map(snapshot.place, members(flags_of(texts, snapshot.size))):
        found.setdefault(report, set()).add((eid, section))
    return found


def matches(snapshot: Snapshot, query: Query, filters: Filters) -> dict[str, frozenset[int]]:
    """The texts with all that is asked for: see `engine.Engine.matches`."""
    if query.wanted is None:
        return {}
    wanted = read(query.wanted, snapshot.spoken, snapshot.names)
    texts = Facets(snapshot, Matching(snapshot, LANGUAGE.stem).texts(wanted), filters).narrowed
    flags = flags_of(texts, snapshot.size)
    found = {each.record.id: frozenset(members(flags[each.first : each.end])) for each in snapshot.reports}
    return {id: numbers for id, numbers in found.items() if numbers}


class _Page:
    """Makes hits of some of the texts found."""

    def __init__(self, snapshot: Snapshot, matching: Matching, query: Query, tiers: Tiers, texts: TextSet) -> None:
        self._snapshot, self._query, self._tiers, self._texts = snapshot, query, tiers, texts
        self._ranking = Ranking(snapshot, matching, query)
        self._leading = leading(snapshot, query.sought)
        self._highlighters: dict[tuple[str, str], Highlighter] = {}

    def hits(self, order: Order, limit: int, offset: int) -> Iterator[Hit]:
        """At most `limit` hits, tier by tier, leaving out the first `offset`."""
        for number, tier in enumerate(self._tiers.found):
            texts = tier.texts & self._texts
            given = self._snapshot, self._ranking, texts, order, limit, offset, self._leading
            found = ordered(*given) if limit > 0 else []
            weights = self._ranking.weights([text for text, _ in found])
            for (text, score), added in zip(found, weights, strict=True):
                yield self._hit(text, number, score, added)
            limit, offset = limit - len(found), max(0, offset - count(texts))

    def _hit(self, text: int, tier: int, score: float, weights: tuple[tuple[str, float], ...]) -> Hit:
        record, kind, (eid, section, label, page, words) = self._snapshot.found(text)
        snippet = self._highlighter(record).snippet(words)
        return Hit(
            *(record.id, eid, section, label, page),
            score=round(score, 3),
            snippet=snippet.text,
            matches=snippet.matches,
            where=kind,
            tier=tier,
            missing=self._tiers.missing(text) if tier else (),
            above=self._tiers.above(text) if tier else (),
            weights=weights,
        )

    def _highlighter(self, record: Record) -> Highlighter:
        """That of the language in which a report is, and of the body whose it is."""
        kind = record.language, own_body(record.symbols)
        if kind not in self._highlighters:
            self._highlighters[kind] = Highlighter(self._query, language(record.language), kind[1])
        return self._highlighters[kind]
