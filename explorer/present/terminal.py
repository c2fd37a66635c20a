"""What the terminal prints, in lines: the same names, states and sentences that the window shows."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from explorer.export.integrity import told
from explorer.library import Entry
from explorer.model.comparison import Comparison
from explorer.model.curve import Curve, YearCount
from explorer.model.digest import Digest
from explorer.model.names import report_names
from explorer.model.report import Report
from explorer.places import Only
from explorer.present.alignment import Element, Kind, Row, align
from explorer.present.captions import Differ, Part, Tone, Writer
from explorer.present.compared import writer_of
from explorer.present.curve import year_rows, year_titles
from explorer.present.digest import DigestText, labels, totals_line
from explorer.present.elsewhere import Elsewhere
from explorer.present.names import names_in_series
from explorer.present.read import GAP, parted
from explorer.present.results import (
    FoundRows,
    beside,
    beyond_its_tier,
    nothing,
    others,
    places,
    summary_of,
    tier_name,
    uncompared,
)
from explorer.search.results import Hit, Results
from explorer.translation import tr

_SEPARATOR = " · "
_MOST_LEFT = 48
"""Characters of the left column, beside which 80 columns leave room for a name and what happened: chosen."""


def list_lines(entries: Sequence[Entry], series: Mapping[str, Sequence[Entry]]) -> list[str]:
    """Each report with its id, its name among those of its series, its title or why it cannot be read, and whether it
    is no longer what was stored."""
    names = names_in_series(series)
    parts = ((each.id, names[each.id], each.error or each.title or each.file, _marked(each)) for each in entries)
    return [GAP.join(filter(None, each)) for each in parts]


def _marked(entry: Entry) -> str:
    return f"[{told(entry.breaches)}]" if entry.breaches else ""


def search_lines(results: Results, rows: FoundRows) -> list[str]:
    """How many places were found and why these; each with its report, place and context, tier by tier; and what else
    could be searched for."""
    told, missing = summary_of(results, {}), list(filter(None, [uncompared(results)]))
    offers = [*told.names, *others(results)]
    ways = [words if query in words else f"{words}\n    {query}" for words, query in offers]
    if not results.hits:
        return [nothing(results)[0], *told.problems, *missing, *ways]
    lines = [f"{told.count}: {told.why}", *told.problems, *missing]
    for number, hits in groupby(results.hits, lambda hit: hit.tier):
        if number:
            tier = results.tiers[number]
            lines.append(f"{tier_name(tier)}{GAP}{places(tier.total)}")
        lines += [_hit_lines(beyond_its_tier(hit, results), rows) for hit in hits]
    return [*lines, *ways]


def _hit_lines(hit: Hit, rows: FoundRows) -> str:
    """A hit with its place, what it lacks, and below that its context."""
    return f"{GAP.join(filter(None, (hit.report, rows.place(hit), *beside(hit))))}\n    {hit.snippet}"


def curve_lines(curve: Curve, results: Results) -> list[str]:
    """A search by year as a table, and the rates of its sections in each year below."""
    years = year_rows(curve.years)
    told = [curve.explanation, *filter(None, [*summary_of(results, {}).problems, uncompared(results)])]
    table = [(row.year, row.places, row.words, row.rate) for row in years]
    heads = _columns([[row.year for row in years], *(_rates(counts, curve.years) for _, counts in curve.sections)])
    titles = [tr("Section"), *(title for title, _ in curve.sections)]
    sections = [f"{rates}{GAP}{title}" for rates, title in zip(heads, titles, strict=True)]
    return [*told, *_columns([year_titles(), *table]), *(["", *sections] if curve.sections else [])]


def _rates(counts: Sequence[YearCount], years: Sequence[YearCount]) -> list[str]:
    """The rates of a section in each of some years, "–" where it is not there."""
    rates = {row.year: row.rate for row in year_rows(counts)}
    return [rates.get(row.year, "–") for row in year_rows(years)]


def _columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """The rows of a table, its columns flush right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [GAP.join(f"{cell:>{width}}" for cell, width in zip(row, widths, strict=True)) for row in rows]


def compare_lines(comparison: Comparison, reports: Sequence[Report], differ: Differ) -> list[str]:
    """What corresponds in each two reports, below the names of the two where there are more: a section a line, then a
    paragraph a line, with the captions of the window."""
    lines: list[str] = []
    for pair in comparison.pairs:
        two = reports[pair.left_report], reports[pair.right_report]
        if len(comparison.pairs) > 1:
            lines.append(" → ".join(report_names(two)))
        writer = replace(writer_of(two, pair, differ), tell_sections=True)
        rows = [row for row in align(*two, pair) if row.linked]
        for kind in (Kind.HEADING, Kind.TEXT):
            told = [_both_sides(row, writer) for row in rows if row.kind is kind]
            width = min(_MOST_LEFT, max((len(older) for older, _ in told), default=0))
            lines += [f"{older:{width}}{GAP}{newer}" for older, newer in told]
    return lines


def _both_sides(row: Row, writer: Writer) -> tuple[str, str]:
    """What the captions of a row say of the older and of the newer report."""
    shown = writer.shown(row)
    older, newer = _side(shown.older, row.other), _side(shown.newer, row.spine)
    happened = writer.happened(row) if row.kind is Kind.HEADING else []
    return older, _SEPARATOR.join((newer, *happened))


def _side(parts: Sequence[Part], members: Sequence[Element]) -> str:
    """The captions of one side: of a heading with its words, of unnumbered text with the section where it stands."""
    homes = {member.eid: member.section.name for member in members if member.block and not member.numbered}
    told = []
    for part in parts:
        words = part.words if part.tone is not Tone.TEXT else ""
        home = "" if part.moved else homes.get(part.eid, "")
        told.append(_SEPARATOR.join(each for each in (home, part.caption, words) if each))
    return "; ".join(told)


def changes_lines(digest: Digest, older: Report, newer: Report, only: Only = Only.ALL) -> list[str]:
    """What changed: the main changes by topic, or all of a kind below their headings; and the totals at the end."""
    rows, width = DigestText(digest, older, newer).rows(only), max(map(len, labels()))
    if all(row.kind is None for row in rows):
        return [tr("Nothing changed.")]
    lines = []
    for row, below in zip(rows, [*rows[1:], None], strict=True):
        if row.kind is not None:
            lines.append(GAP + parted(f"{row.label:{width}}", row.place, row.words, row.detail))
        elif below is not None and below.kind is not None:
            lines.append(parted(row.words, row.label, row.detail))
    return [*lines, totals_line(digest.totals, digest.scope is not None)]


def lineage_lines(comparison: Comparison, reports: Sequence[Report], at: int, eid: str) -> list[str]:
    """What a section or paragraph of the report at a place is in each of the others."""
    cards = Elsewhere(comparison, reports, report_names(reports)).cards(at, eid, {})
    told = [parted(card.year, card.place, card.detail) for card in cards]
    return told or [tr("There is no other report to look in.")]
