"""The results of a search in words, tier by tier and with citations, for the files that are made of them."""

import datetime
from collections.abc import Mapping, Sequence

from explorer.export.citation import citation_text, source_text
from explorer.model.found import FoundText, FoundTexts, FoundTier
from explorer.model.passage import Address
from explorer.model.report import Report
from explorer.model.text import Run
from explorer.present.results import beside, beyond_its_tier, how_many, places, summary_of, tier_name, uncompared
from explorer.search.results import Hit, Results, Tier
from explorer.translation import tr


def found_texts(
    results: Results,
    reports: Mapping[str, Report],
    library: str,
    on: datetime.date,
    narrowed: Sequence[str] = (),
) -> FoundTexts:
    """What a query found `on` a day in a library, by its name, with all hits that `results` has. A text of a report
    that is not among the `reports`, by their ids, is cited by the report's id."""
    tiers = results.tiers or (Tier(results.total, 0, 0),)
    cited: dict[str, list[Address]] = {}
    for hit in results.hits:
        cited.setdefault(hit.report, []).append(_address(hit))
    return FoundTexts(
        query=results.query.text.strip(),
        explanation=results.explanation,
        library=library,
        on=on,
        narrowed=tuple(narrowed),
        remarks=tuple(filter(None, [*summary_of(results, {}).problems, uncompared(results)])),
        total=results.total,
        count=how_many(results),
        tiers=tuple(_tier(number, tier, results, reports) for number, tier in enumerate(tiers)),
        sources=tuple(source_text(reports[id], *addresses) for id, addresses in cited.items() if id in reports),
    )


def _tier(number: int, tier: Tier, results: Results, reports: Mapping[str, Report]) -> FoundTier:
    name = tier_name(tier) if tier.of else tr("What was found")
    texts = tuple(_text(hit, results, reports.get(hit.report)) for hit in results.hits if hit.tier == number)
    return FoundTier(name, tier.total, places(tier.total), tier.without, texts)


def _text(hit: Hit, results: Results, report: Report | None) -> FoundText:
    return FoundText(
        report=hit.report,
        symbols=report.symbols if report else (),
        title=report.title if report else "",
        year=report.year if report else None,
        where=hit.where.value,
        section=hit.section,
        paragraph=hit.label,
        page=hit.page,
        snippet=hit.snippet,
        matches=hit.matches,
        missing=hit.missing,
        above=hit.above,
        beside=beside(beyond_its_tier(hit, results)),
        citation=citation_text(report, _address(hit)) if report else (Run(f"{hit.report}."),),
    )


def _address(hit: Hit) -> Address:
    return Address(hit.report, hit.eid, hit.label, hit.page)
