"""A comparison as the plain values that the `compare` verb prints as JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from explorer.model.comparison import CitedDocument, Comparison, Figure, Link, Pair, Quantity, Rejected, State
from explorer.model.link_reasons import Extract, LinkReason
from explorer.model.marks import ocr_of
from explorer.model.report import Paragraph, Report
from explorer.model.text import Ocr


def comparison_json(comparison: Comparison, reports: Sequence[Report], names: Sequence[str]) -> dict[str, Any]:
    """Sections by their paths, paragraphs by their labels, reports by `names`, in the order of the comparison.

    Unnumbered text is left out of the links, but for reports without any numbered paragraph: there it goes by its eIds.
    """
    places = [Places(report) for report in reports]
    sections, paragraphs = [each.sections for each in places], [each.paragraphs for each in places]
    return {
        "reports": list(names),
        "sections": [row for pair in comparison.pairs for row in _rows(pair, pair.sections, names, places, sections)],
        "paragraphs": [
            row for pair in comparison.pairs for row in _rows(pair, pair.paragraphs, names, places, paragraphs)
        ],
        "lineages": [
            {
                name: [place.sections[eid] for eid in cell]
                for place, name, cell in zip(places, names, lineage.places, strict=True)
            }
            for lineage in comparison.lineages
        ],
        "figures": [_figure(figure, reports, names) for figure in comparison.figures],
        "cited": [_cited(document, comparison, places, names) for document in comparison.cited],
        "totals": [{**_reports(pair, names), **asdict(pair.totals)} for pair in comparison.pairs],
    }


class Places:
    """What scripts call the elements of a report, by eId."""

    def __init__(self, report: Report) -> None:
        self.sections = {section.eid: section.path for section in report.walk()}
        blocks = [block for _, block in report.blocks() if isinstance(block, Paragraph)]
        any_numbered = any(block.label for block in blocks)
        self.paragraphs = {block.eid: block.label or block.eid for block in blocks if block.label or not any_numbered}

    def name(self, eid: str) -> str:
        """The path of a section, the label of a numbered paragraph; of anything else the eId itself."""
        return self.sections.get(eid) or self.paragraphs.get(eid) or eid


def rejected_json(rejected: Rejected | None, places: Places) -> dict[str, Any] | None:
    """What is perhaps a counterpart, too, by the place it has in its report."""
    if rejected is None:
        return None
    reasons = [reason_json(reason) for reason in rejected.reasons]
    return {"place": places.name(rejected.eid), "score": rejected.score, "reasons": reasons}


def reason_json(reason: LinkReason) -> dict[str, Any]:
    """What speaks for a link: its kind, and the words of both texts with the eIds and characters where they stand; how
    many paragraphs or figures, where those are what speaks for it."""
    counts = {"count": reason.count, "of": reason.of or None} if reason.count else {}
    quotes = [{"left": _extract(quote.left), "right": _extract(quote.right)} for quote in reason.quotes]
    return {"kind": reason.kind.value, "quotes": quotes, **counts}


def _extract(extract: Extract) -> dict[str, Any]:
    return {"text": extract.text, "eid": extract.eid, "start": extract.start, "end": extract.end}


def states_json(states: frozenset[State]) -> list[str]:
    """States in the order in which they are declared."""
    return [state.value for state in State if state in states]


def link_json(link: Link) -> dict[str, Any]:
    """What is told of a link wherever it is: its states, its score from 0 to 1, and why."""
    return {
        "states": states_json(link.states),
        "score": link.score,
        "strength": link.strength.value if link.strength else None,
        "reasons": [reason_json(reason) for reason in link.reasons],
    }


def _rows(
    pair: Pair,
    links: Sequence[Link],
    names: Sequence[str],
    places: Sequence[Places],
    eids: Sequence[Mapping[str, str]],
) -> list[dict[str, Any]]:
    """The links, of one kind, of which `eids` names what they link, by report."""
    rows, older, newer = [], eids[pair.left_report], eids[pair.right_report]
    for link in links:
        left = None if link.left is None else older.get(link.left)
        right = None if link.right is None else newer.get(link.right)
        if (left is None) == (link.left is None) and (right is None) == (link.right is None):
            told = _link(link, places[pair.left_report], places[pair.right_report])
            rows.append({**_reports(pair, names), "left": left, "right": right, **told})
    return rows


def _link(link: Link, older: Places, newer: Places) -> dict[str, Any]:
    return {
        **link_json(link),
        "rejected_left": rejected_json(link.rejected_left, older),
        "rejected_right": rejected_json(link.rejected_right, newer),
        "by_user": link.by_user,
    }


def _reports(pair: Pair, names: Sequence[str]) -> dict[str, str]:
    return {"left_report": names[pair.left_report], "right_report": names[pair.right_report]}


def _cited(
    document: CitedDocument, comparison: Comparison, places: Sequence[Places], names: Sequence[str]
) -> dict[str, Any]:
    """Where a document is cited, and what became of it between each two reports of which one cites it."""
    return {
        "symbol": document.symbol,
        "places": {
            name: [place.name(eid) for eid in eids]
            for name, place, eids in zip(names, places, document.places, strict=True)
        },
        "states": [
            {**_reports(pair, names), "state": state.value}
            for pair in comparison.pairs
            if (state := document.between(pair.left_report, pair.right_report))
        ],
    }


def _figure(figure: Figure, reports: Sequence[Report], names: Sequence[str]) -> dict[str, Any]:
    return {
        "label": figure.label,
        "unit": figure.unit,
        "comparable": figure.comparable,
        "kind": figure.kind,
        "direction": figure.direction,
        "differs": list(figure.differs),
        "values": [
            {
                "report": names[quantity.report],
                "paragraph": quantity.paragraph,
                "value": quantity.value,
                "qualifier": quantity.qualifier,
                "text": quantity.text,
                **_read_by_ocr(quantity, reports[quantity.report]),
            }
            for quantity in figure.values
        ],
    }


def _read_by_ocr(quantity: Quantity, report: Report) -> dict[str, bool]:
    """Whether a number that OCR read is in doubt; nothing for any other."""
    found = ocr_of(quantity, report)
    return {"ocr": True, "in_doubt": found is Ocr.DOUBTFUL} if found else {}
