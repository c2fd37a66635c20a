"""An engine is asked, and what it finds is held against what was read."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from random import Random

from explorer import jobs
from explorer.search.engine import Engine
from explorer.search.parsing import parse
from explorer.search.results import Results
from tests.search.conformance.queries import Maker, Query
from tests.search.conformance.reading import phrase, taken_apart
from tests.search.conformance.texts import Corpus

MOST = 100_000
LIMITED = "most frequent are looked for"
"""What the explanation says where a pattern stands for more words than are looked for: docs/search.md, Is it so?"""
Place = tuple[str, str, str]
"""Report, element and kind of a text; footnotes of one paragraph have one."""


@dataclass
class Difference:
    """A query, and the texts that it should have found or not. `totals` says what of its counts does not fit."""

    query: Query
    lacking: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    totals: str = ""

    def __str__(self) -> str:
        parts = [f"lacks {len(self.lacking)}: {self.lacking[0][:160]}"] if self.lacking else []
        parts += [f"finds {len(self.extra)} too many: {self.extra[0][:160]}"] if self.extra else []
        return f"{self.query.typed}\n    " + "\n    ".join([*parts, *([self.totals] if self.totals else [])])


@dataclass
class Row:
    """The queries of a form: how many there were, found something, and were limited as is documented."""

    form: str
    queries: int = 0
    finding: int = 0
    limited: int = 0
    differences: list[Difference] = field(default_factory=list)

    @property
    def agreed(self) -> int:
        return self.queries - self.limited - len(self.differences)


def conform(engine: Engine, corpus: Corpus, queries: int, seed: int) -> Iterator[Row]:
    """Have an empty engine index a corpus, and ask it so many queries of each form; a row for each."""
    jobs.run(engine.index(corpus.reports))
    maker = Maker(corpus, Random(seed))
    for form in maker.forms:
        row = Row(f"{form}, {corpus.name}")
        for query in maker.queries(form, queries):
            _ask(engine, corpus, query, row)
        yield row


def _ask(engine: Engine, corpus: Corpus, query: Query, row: Row) -> None:
    results = engine.search(parse(query.typed), limit=MOST)
    row.queries += 1
    row.finding += bool(results.total)
    if LIMITED in results.explanation:
        row.limited += 1
        return
    difference = compare(query, corpus, results)
    if difference:
        row.differences.append(difference)


def compare(query: Query, corpus: Corpus, results: Results) -> Difference | None:
    """What an engine found too little or too much in its first tier, None where nothing. It may find, beside what is
    meant, what it says is called so in the texts."""
    found = Counter((hit.report, hit.eid, hit.where.value) for hit in results.hits if hit.tier == 0)
    names = [phrase(taken_apart(alias.name)[0]) for alias in results.aliases]
    must, may, texts = Counter[Place](), Counter[Place](), dict[Place, str]()
    for told in corpus.told:
        place = (told.report, told.eid, told.where)
        has_to, can = query.meaning(told)
        must[place] += has_to
        may[place] += can or any(name(told)[1] for name in names)
        if has_to or place not in texts:
            texts[place] = told.text
    difference = Difference(
        query,
        lacking=[texts[place] for place in must if found[place] < must[place]],
        extra=[texts.get(place, "a text that is not there") for place in found if found[place] > may[place]],
        totals=_totals(results),
    )
    return difference if difference.lacking or difference.extra or difference.totals else None


def _totals(results: Results) -> str:
    """What of the counts does not fit the hits, "" where all do."""
    total = len(results.hits)
    counted = {
        "total": results.total,
        "reports": sum(results.reports.values()),
        "years": sum(results.facets["year"].values()),
        "series": sum(results.facets["series"].values()),
        "tiers": sum(tier.total for tier in results.tiers),
    }
    by_report = Counter(hit.report for hit in results.hits)
    wrong = [f"{name}: {number} for {total} hits" for name, number in counted.items() if number != total]
    in_tiers = Counter(hit.tier for hit in results.hits)
    wrong += [f"tier {n}: {tier.total}" for n, tier in enumerate(results.tiers) if tier.total != in_tiers[n]]
    return "; ".join(wrong) or ("" if by_report == Counter(results.reports) else "counts of reports")


def table(rows: Iterable[Row]) -> Iterator[str]:
    """The rows, a line each, with their differences below."""
    yield f"{'form':<34}{'queries':>9}{'finding':>9}{'limited':>9}{'agreed':>9}"
    for row in rows:
        yield f"{row.form:<34}{row.queries:>9}{row.finding:>9}{row.limited:>9}{row.agreed:>9}"
        yield from (f"  {difference}" for difference in row.differences)
