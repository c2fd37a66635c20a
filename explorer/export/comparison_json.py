"""A comparison as the plain values that the `compare` verb prints as JSON."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

from explorer.model.comparison import Comparison, Figure, Link, Pair, State
from explorer.model.report import Paragraph, Report


def comparison_json(comparison: Comparison, reports: Sequence[Report], names: Sequence[str]) -> dict[str, Any]:
    """Sections by their paths, paragraphs by their labels, reports by `names`, in the order of the comparison.

    Unnumbered text is left out, but for reports without any numbered paragraph: there it goes by its eIds.
    """
    places = [_Places(report) for report in reports]
    return {
        "reports": list(names),
        "sections": [
            row
            for pair in comparison.pairs
            for row in _rows(pair, pair.sections, names, lambda r, eid: places[r].sections.get(eid))
        ],
        "paragraphs": [
            row
            for pair in comparison.pairs
            for row in _rows(pair, pair.paragraphs, names, lambda r, eid: places[r].paragraphs.get(eid))
        ],
        "lineages": [
            {
                name: [places[r].sections[eid] for eid in cell]
                for r, (name, cell) in enumerate(zip(names, lineage.places, strict=True))
            }
            for lineage in comparison.lineages
        ],
        "figures": [_figure(figure, names) for figure in comparison.figures],
        "totals": [
            {"left_report": names[pair.left_report], "right_report": names[pair.right_report], **asdict(pair.totals)}
            for pair in comparison.pairs
        ],
    }


class _Places:
    """What scripts call the elements of a report, by eId."""

    def __init__(self, report: Report) -> None:
        self.sections = {section.eid: section.path for section in report.walk()}
        blocks = [block for _, block in report.blocks() if isinstance(block, Paragraph)]
        any_numbered = any(block.label for block in blocks)
        self.paragraphs = {block.eid: block.label or block.eid for block in blocks if block.label or not any_numbered}


def _rows(
    pair: Pair, links: Sequence[Link], names: Sequence[str], name: Callable[[int, str], str | None]
) -> list[dict[str, Any]]:
    rows = []
    for link in links:
        left = None if link.left is None else name(link.left_report, link.left)
        right = None if link.right is None else name(link.right_report, link.right)
        if (left is None) == (link.left is None) and (right is None) == (link.right is None):
            rows.append(_row(link, left, right, names))
    return rows


def _row(link: Link, left: str | None, right: str | None, names: Sequence[str]) -> dict[str, Any]:
    return {
        "left_report": names[link.left_report],
        "right_report": names[link.right_report],
        "left": left,
        "right": right,
        "states": [state.value for state in State if state in link.states],
        "score": link.score,
        "strength": link.strength.value if link.strength else None,
        "reasons": list(link.reasons),
    }


def _figure(figure: Figure, names: Sequence[str]) -> dict[str, Any]:
    return {
        "label": figure.label,
        "unit": figure.unit,
        "comparable": figure.comparable,
        "values": [
            {
                "report": names[quantity.report],
                "paragraph": quantity.paragraph,
                "value": quantity.value,
                "qualifier": quantity.qualifier,
                "text": quantity.text,
            }
            for quantity in figure.values
        ],
    }
