"""What changed between two reports as the plain values that the `changes` verb prints as JSON."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from explorer.export.comparison_json import Places, states_json
from explorer.model.digest import Digest, DigestLine, DigestSection, StanceCount
from explorer.model.report import Report

_DECIMALS = 2  # of a weight, which orders lines


def digest_json(digest: Digest, reports: Sequence[Report], names: Sequence[str]) -> dict[str, Any]:
    """Sections by their paths, paragraphs by their labels; the older of the two reports and its name come first."""
    before, after = map(Places, reports)
    return {
        "older": names[0],
        "newer": names[1],
        "section": after.name(digest.scope) if digest.scope else None,
        "totals": asdict(digest.totals),
        "sections": [_section(section, before, after) for section in digest.sections],
        "main": [_line(line, before, after) for lines in digest.shown.values() for line in lines],
        "verbs": [_verb(one, before, after) for one in digest.stances],
    }


def _verb(one: StanceCount, before: Places, after: Places) -> dict[str, Any]:
    return {
        "kind": one.kind.value,
        "words": one.words,
        "older": [before.name(eid) for eid in one.older],
        "newer": [after.name(eid) for eid in one.newer],
    }


def _section(section: DigestSection, before: Places, after: Places) -> dict[str, Any]:
    return {
        "older": [before.name(eid) for eid in section.older],
        "newer": after.name(section.newer) if section.newer else None,
        "states": states_json(section.states),
        "perhaps": (before if section.newer else after).name(section.perhaps) if section.perhaps else None,
        "totals": asdict(section.totals),
        "lines": [_line(line, before, after) for line in section.lines],
    }


def _line(line: DigestLine, before: Places, after: Places) -> dict[str, Any]:
    return {
        "kind": line.kind.value,
        "older": before.name(line.older) if line.older else None,
        "newer": after.name(line.newer) if line.newer else None,
        "text": line.text,
        "was": line.was or None,
        "now": line.now or None,
        "comparable": line.comparable,
        "differs": [aspect.value for aspect in line.differs],
        "moved": line.moved,
        "topic": line.topic.value,
        "weight": round(line.weight, _DECIMALS),
        "words": [{"change": one.change.value, "older": one.older, "newer": one.newer} for one in line.differences],
        "more": line.more,
        "verb": [line.before.words if line.before else None, line.after.words if line.after else None],
        "perhaps": (after if line.older else before).name(line.perhaps) if line.perhaps else None,
    }
