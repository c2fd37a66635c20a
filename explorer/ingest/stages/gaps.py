"""Gaps in the numbers of paragraphs."""

from collections.abc import Iterator
from itertools import pairwise

from explorer.model.address import ordinal
from explorer.model.report import BODY, Paragraph, Report, Warning


def gaps(report: Report) -> list[Warning]:
    """Reads the numbered paragraphs of each part in their order. Guarantees a warning wherever numbers are missing
    between two neighbours, or one comes again. Wrong where the document itself leaves a number out."""
    found: list[Warning] = []
    for part, numbered in _parts(report).items():
        found.extend(_opening(part, numbered[0]))
        for before, after in pairwise(numbered):
            found.extend(_between(part, before, after))
    return found


def _parts(report: Report) -> dict[str, list[Paragraph]]:
    parts: dict[str, list[Paragraph]] = {}
    for section in report.walk():
        for paragraph in section.own_paragraphs:
            parts.setdefault(section.part, []).append(paragraph)
    return parts


def _opening(part: str, first: Paragraph) -> Iterator[Warning]:
    number = _last(first)
    if part == BODY and number > 1:
        yield Warning(f"The paragraphs begin with {first.number}; none before it was found.", first.page)


def _between(part: str, before: Paragraph, after: Paragraph) -> Iterator[Warning]:
    one, other = ordinal(before.number or ""), ordinal(after.number or "")
    where = "" if part == BODY else f" of {part}"
    if one[:-1] == other[:-1] and _last(after) > _last(before) + 1:
        first, last = _last(before) + 1, _last(after) - 1
        stem = "".join((before.number or "").rpartition(".")[:2])
        missing = f"{stem}{first}" if first == last else f"{stem}{first} to {stem}{last}"
        plural = "Paragraph" if first == last else "Paragraphs"
        verb = "was" if first == last else "were"
        yield Warning(f"{plural} {missing}{where} {verb} not found, after {before.number}.", before.page)
    elif one == other and before.number == after.number:
        yield Warning(f"The number {after.number}{where} comes twice.", after.page)


def _last(paragraph: Paragraph) -> int:
    """The number itself, without that of the chapter before it."""
    return (ordinal(paragraph.number or "") or (0,))[-1]
