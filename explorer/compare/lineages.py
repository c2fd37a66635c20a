"""The same section through the years: one row for each, following the strongest links."""

from collections.abc import Mapping, Sequence

from explorer.compare.corpus import IndexPair, Pairs
from explorer.compare.corrections import NO_RULES, PairRules
from explorer.compare.profile import Profile
from explorer.compare.select import mutual_best
from explorer.model.comparison import Lineage

Row = list[list[int]]
"""For each report the indexes of the sections that stand for one lineage."""


def lineages(
    profiles: Sequence[Profile], links: Mapping[IndexPair, Pairs], rules: Mapping[IndexPair, PairRules]
) -> tuple[Lineage, ...]:
    """Every section of every report in exactly one row, in the order of the newest report.

    `links` holds the section links of any two reports, the older first, at least those of neighbours; `rules` are the
    user's where he said something. A section joins the row of its best counterpart in the nearest earlier report that
    it is compared with; a year in which it is absent leaves a gap. Where one section was split, the row forks: its cell
    holds several.
    """
    row_of: dict[IndexPair, Row] = {}
    best = {pair: mutual_best(found, 0.0) for pair, found in links.items()}
    for report, profile in enumerate(profiles):
        alone = []
        for section in range(len(profile.sections)):
            row = _free_row(report, section, best, row_of)
            if row and not _is_denied(row, report, section, rules):
                _join(row, report, section, row_of)
            else:
                alone.append(section)
        for section in alone:
            row = _forked_row(profile, report, section, links, row_of)
            if row is None or _is_denied(row, report, section, rules):
                row = [[] for _ in profiles]
            _join(row, report, section, row_of)
    return tuple(_lineage(row, profiles) for row in _in_order(profiles, row_of))


def _is_denied(row: Row, report: int, section: int, rules: Mapping[IndexPair, PairRules]) -> bool:
    """Whether the user said that a section does not correspond to one that stands in the row."""
    return any(
        rules.get((earlier, report), NO_RULES).sections.denies(other, section)
        for earlier, cell in enumerate(row[:report])
        for other in cell
    )


def _join(row: Row, report: int, section: int, row_of: dict[IndexPair, Row]) -> None:
    row[report].append(section)
    row_of[report, section] = row


def _free_row(
    report: int, section: int, best: Mapping[IndexPair, Pairs], row_of: Mapping[IndexPair, Row]
) -> Row | None:
    """The row of the best counterpart in the nearest earlier report, if no other section of this one stands in it."""
    for earlier in reversed(range(report)):
        for left, right in best.get((earlier, report), ()):
            if right == section and not row_of[earlier, left][report]:
                return row_of[earlier, left]
    return None


def _forked_row(
    profile: Profile,
    report: int,
    section: int,
    links: Mapping[IndexPair, Pairs],
    row_of: Mapping[IndexPair, Row],
) -> Row | None:
    """The row of the section of the report before that this one was split from; not where one above or below it stands
    in that row already."""
    if report == 0:
        return None
    origins = [(score, -left) for (left, right), score in links[report - 1, report].items() if right == section]
    if not origins:
        return None
    row = row_of[report - 1, -max(origins)[1]]
    related = any(section in profile.chain(other) or other in profile.chain(section) for other in row[report])
    return None if related else row


def _in_order(profiles: Sequence[Profile], row_of: Mapping[IndexPair, Row]) -> list[Row]:
    """Rows as they stand in the newest report; a row that ended stands after what it followed while it lasted."""
    ordered: list[Row] = []
    for report in reversed(range(len(profiles))):
        place = 0
        for section in range(len(profiles[report].sections)):
            row = row_of[report, section]
            known = next((index for index, other in enumerate(ordered) if other is row), None)
            if known is None:
                ordered.insert(place, row)
                known = place
            place = len(ordered) if report == len(profiles) - 1 else known + 1
    return ordered


def _lineage(row: Row, profiles: Sequence[Profile]) -> Lineage:
    return Lineage(
        tuple(tuple(profiles[report].sections[section].eid for section in cell) for report, cell in enumerate(row))
    )
