"""Which passages somebody means by `ID#para.38`, and passages made of what a report says there.

    ID#para.38   ID#paras.38-43   ID#38            paragraphs of the body
    ID#Annex I/para.7   ID#Annex I/paras.7-9       paragraphs of an annex or another part
    ID#para_38   ID#sec_IV__para_nn_1              an element by its eId; a section stands for all that is under it
    ID#IV.A.2                                      a section by its path

ID is a report's id in the library, or a file; what follows the last # is the place.
"""

import re
from dataclasses import dataclass

from explorer.errors import ExplorerError
from explorer.model.address import ordinal
from explorer.model.passage import Address, Passage
from explorer.model.quote import in_context, words_at
from explorer.model.report import BODY, Block, Item, Paragraph, Report, Section, digest

_PARAGRAPHS = re.compile(
    r"(?:(?P<part>.+)/)?(?:paras?\.?\s*)?(?P<first>\d+(?:\.\d+)*)(?:\s*[-–—]\s*(?P<last>\d+(?:\.\d+)*))?$",
    re.IGNORECASE,
)


class SelectionError(ExplorerError):
    """A selection that cannot be understood, or names nothing in the report."""


@dataclass(frozen=True, slots=True)
class PlaceReference:
    """What a selection asks for: `report` (an id or a file) and the `place` in it, both as typed."""

    report: str
    place: str


def parse_selection(text: str) -> PlaceReference:
    """`ID#PLACE`, cut in two. Raises SelectionError where one of them is missing."""
    report, _, place = text.rpartition("#")
    if not report.strip() or not place.strip():
        raise SelectionError(f"“{text}” names no passage. Write a report and a paragraph, as in REPORT#para.38.")
    return PlaceReference(report.strip(), place.strip())


def select(report: Report, place: str) -> list[Passage]:
    """The passages at a place, in reading order, at least one. Raises SelectionError where there is no such place."""
    element = report.find(place)
    if element is not None and not isinstance(element, Section):
        return [passage_of(report, place)]
    section = element or _section_at(report, place)
    if section is not None:
        blocks: list[Block] = [block for below in section.walk() for block in below.blocks]
    else:
        blocks = list(_numbered(report, place))
    if not blocks:
        raise SelectionError(f"There is no text at “{place}” in {_name(report)}.")
    return [passage_of(report, block.eid) for block in blocks]


def place_in(report: Report, place: str) -> Section | Paragraph:
    """The one section or paragraph at a place. Raises SelectionError where there is none or more than one."""
    found = report.find(place) or _section_at(report, place)
    if isinstance(found, Section | Paragraph):
        return found
    numbered = _numbered(report, place)
    if len(numbered) > 1:
        raise SelectionError(f"“{place}” names {len(numbered)} paragraphs. Name one of them, as in para.38.")
    return numbered[0]


def _section_at(report: Report, path: str) -> Section | None:
    return next((section for section in report.walk() if section.path == path), None)


def passage_of(report: Report, eid: str, start: int | None = None, end: int | None = None) -> Passage:
    """The passage that an element of a report makes: all its words, or the characters `start..end` of them, sealed with
    what stands around them.

    Raises SelectionError where the report has no such element.
    """
    element = report.find(eid)
    if element is None:
        raise SelectionError(f"{_name(report)} has nothing at “{eid}”.")
    words = words_at(report, eid) or ""
    label = element.label if isinstance(element, Paragraph) else None
    address = Address(report.handle, eid, label, element.page, digest(words))
    whole = start is None or end is None or (start <= 0 and end >= len(words))
    made = Passage(address, words) if whole else Passage(address, words[start:end], start=start, end=end)
    return in_context(made, report)


def find_item(paragraph: Paragraph, eid: str) -> Item | None:
    """The sub-paragraph with this eId, at any depth."""
    return next((item for item in paragraph.walk() if item.eid == eid), None)


def _numbered(report: Report, place: str) -> list[Paragraph]:
    """The paragraphs that a number or a range of numbers names."""
    wanted = _PARAGRAPHS.match(place)
    if not wanted:
        raise SelectionError(f"{_name(report)} has nothing at “{place}”. Write a paragraph as para.38 or paras.38-43.")
    part, first = wanted["part"] or BODY, wanted["first"]
    last = wanted["last"] or first
    parts = {section.part.casefold(): section.part for section in report.walk()}
    inside = [
        paragraph
        for section in report.walk()
        if section.part == parts.get(part.casefold())
        for paragraph in section.own_paragraphs
    ]
    found = [paragraph for paragraph in inside if ordinal(first) <= ordinal(paragraph.number or "") <= ordinal(last)]
    if not found:
        raise SelectionError(_missing(report, place, part, inside))
    return found


def _missing(report: Report, place: str, part: str, inside: list[Paragraph]) -> str:
    where = _name(report) if part == BODY else f"{part} of {_name(report)}"
    if not inside:
        return f"{where} has no numbered paragraphs, so there is no “{place}”."
    return f"{where} has no “{place}”: its paragraphs run from {inside[0].number} to {inside[-1].number}."


def _name(report: Report) -> str:
    if report.symbols:
        return report.symbols[0]
    return f"“{report.source.name or report.title or report.id}”"
