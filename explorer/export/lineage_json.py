"""What one section or paragraph is in the other reports of a comparison, as plain values for JSON."""

from collections.abc import Sequence
from typing import Any

from explorer.export.comparison_json import Places, link_json, rejected_json
from explorer.model.comparison import Comparison, LifeLine, Link, Pair
from explorer.model.report import Paragraph, Report, Section


def lineage_json(
    comparison: Comparison,
    reports: Sequence[Report],
    names: Sequence[str],
    report: int,
    element: Section | Paragraph,
    life_lines: Sequence[LifeLine],
) -> dict[str, Any]:
    """The counterparts of an element in each other report, in time: one row a counterpart, or one that says there is
    none; the row of the lineages in which a section stands; the wordings of each sentence of a paragraph.

    `names` are those of the reports, `report` is the place of the element's own among them.
    """
    places = [Places(each) for each in reports]
    section = isinstance(element, Section)
    return {
        "report": names[report],
        "place": places[report].name(element.eid),
        "kind": "section" if section else "paragraph",
        "text": element.title if isinstance(element, Section) else element.words,
        "counterparts": [
            _counterpart(link, pair, report, reports, names, places)
            for pair in comparison.pairs
            if report in (pair.left_report, pair.right_report)
            for link in (pair.sections if section else pair.paragraphs)
            if (link.left if report == pair.left_report else link.right) == element.eid
        ],
        "lineage": next(
            (
                {name: [place.name(eid) for eid in cell] for name, place, cell in zip(names, places, row, strict=True)}
                for row in (lineage.places for lineage in comparison.lineages)
                if element.eid in row[report]
            ),
            None,
        ),
        "sentences": [_life_line(line, report, names, places) for line in life_lines],
    }


def _counterpart(
    link: Link, pair: Pair, report: int, reports: Sequence[Report], names: Sequence[str], places: Sequence[Places]
) -> dict[str, Any]:
    newer = pair.right_report == report
    there, eid = (pair.left_report, link.left) if newer else (pair.right_report, link.right)
    element = reports[there].find(eid) if eid else None
    return {
        "report": names[there],
        "year": reports[there].year,
        "place": places[there].name(eid) if eid else None,
        "text": element.title if isinstance(element, Section) else element.words if element else None,
        **link_json(link),
        "rejected": rejected_json(link.rejected_left if newer else link.rejected_right, places[there]),
        "by_user": link.by_user,
    }


def _life_line(line: LifeLine, report: int, names: Sequence[str], places: Sequence[Places]) -> dict[str, Any]:
    own = next(wording for wording in line.wordings if wording.report == report)
    return {
        "sentence": own.text,
        "first": names[line.first],
        "last": names[line.last],
        "wordings": [
            {
                "report": names[wording.report],
                "paragraph": places[wording.report].name(wording.eid),
                "text": wording.text,
                "likeness": wording.similarity,
                "linked": wording.linked,
            }
            for wording in line.wordings
        ],
    }
