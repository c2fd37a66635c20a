"""What the terminal prints, in lines: the same names, states and sentences that the window shows."""

from collections.abc import Mapping, Sequence

from explorer.library import Entry
from explorer.model.comparison import Comparison, Link
from explorer.model.digest import Digest
from explorer.model.names import report_names
from explorer.model.report import Report, Section
from explorer.present.digest import DigestText, labels, totals_line
from explorer.present.elsewhere import Elsewhere
from explorer.present.names import Places, names_in_series, numbers
from explorer.present.results import FoundRows, nothing, summary_of
from explorer.present.words import states_in_words
from explorer.search.results import Results
from explorer.translation import tr

_GAP = "  "
_NONE = "–"


def outline_lines(report: Report) -> list[str]:
    """The title, and each heading with the path by which it is asked for, indented as deep as it stands."""
    sections = [section for section in report.walk() if section.printed]
    return [report.title or report.file, *(_GAP * (section.level - 1) + _heading(section) for section in sections)]


def _heading(section: Section) -> str:
    labels = [paragraph.label or "" for paragraph in section.paragraphs()]
    return _parted(section.path, section.title, f"({numbers(labels)})" if labels else "")


def list_lines(entries: Sequence[Entry], series: Mapping[str, Sequence[Entry]]) -> list[str]:
    """Each report with its id, its name among those of its series, and its title or why it cannot be read."""
    names = names_in_series(series)
    return [_GAP.join((entry.id, names[entry.id], entry.error or entry.title or entry.file)) for entry in entries]


def search_lines(results: Results, rows: FoundRows) -> list[str]:
    """How many places were found and why these; each with its report, place and context; else what could be done."""
    told = summary_of(results, {})
    if results.hits:
        hits = [f"{hit.report}{_GAP}{rows.place(hit)}\n    {hit.snippet}" for hit in results.hits]
        return [f"{told.count}: {told.why}", *told.problems, *hits]
    sentence, offers = nothing(results)
    return [
        sentence,
        *told.problems,
        *(words if query in words else f"{words}\n    {query}" for words, query in offers),
    ]


def compare_lines(comparison: Comparison, reports: Sequence[Report]) -> list[str]:
    """What corresponds in each two reports, a paragraph a line, below the names of the two where there are more."""
    places, names = [Places(report) for report in reports], report_names(reports)
    lines: list[str] = []
    for pair in comparison.pairs:
        if len(comparison.pairs) > 1:
            lines.append(f"{names[pair.left_report]} → {names[pair.right_report]}")
        lines += [_link(link, places[pair.left_report], places[pair.right_report]) for link in pair.paragraphs]
    return lines


def _link(link: Link, older: Places, newer: Places) -> str:
    left = older.short(link.left) if link.left else _NONE
    right = newer.short(link.right) if link.right else _NONE
    return f"{left:>14}{_GAP}{right:14}{_GAP}{', '.join(states_in_words(link.states))}"


def changes_lines(digest: Digest, older: Report, newer: Report) -> list[str]:
    """What changed: below each heading every change under it, and the totals at the end."""
    text, lines, width = DigestText(digest, older, newer), [], max(map(len, labels()))
    for section in digest.sections:
        head, told = text.head(section), text.every_line(section)
        if head is not None and told:
            lines.append(_parted(head.words, head.label, head.detail))
            lines += [_GAP + _parted(f"{row.label:{width}}", row.place, row.words, row.detail) for row in told]
    if not lines:
        return [tr("Nothing changed.")]
    return [*lines, totals_line(digest.totals, digest.scope is not None)]


def lineage_lines(comparison: Comparison, reports: Sequence[Report], at: int, eid: str) -> list[str]:
    """What a section or paragraph of the report at a place is in each of the others."""
    cards = Elsewhere(comparison, reports, report_names(reports)).cards(at, eid, {})
    told = [_parted(card.year, card.place, card.detail) for card in cards]
    return told or [tr("There is no other report to look in.")]


def _parted(*parts: str) -> str:
    """A line of the parts that are not empty."""
    return _GAP.join(part for part in parts if part)
