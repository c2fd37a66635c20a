"""Finding a place again in a report that was read anew, whose eIds may have moved."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from explorer.model.passage import Address, Passage
from explorer.model.report import Paragraph, Report, Section, digest

_ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class _Element:
    eid: str
    label: str | None
    page: int | None
    words: str


def anchored(passage: Passage, report: Report) -> Passage | None:
    """The passage with its address in this report; None where its text is not there.

    It stands where the words are the same, nearest to its old page, else in the paragraph of the same number if at
    least half of its words are there; the whole new paragraph is then the passage. Wrong where a text stands several
    times in a report and its page says nothing.
    """
    address = passage.address
    elements = list(_elements(report))
    same = [element for element in elements if digest(element.words) == address.digest]
    if same:
        best = min(same, key=lambda element: (element.eid != address.eid, _distance(element.page, address.page)))
        return replace(passage, address=_address(best, address.report))
    for element in elements:
        if element.label is not None and element.label == address.label and _alike(passage.text, element.words):
            return replace(passage, address=_address(element, address.report), text=element.words, start=None, end=None)
    return None


def address_of(element: Section | Paragraph, report: Report) -> Address:
    """Where a section or paragraph stands. The report is named by its `key`, a section is labelled by its path."""
    if isinstance(element, Section):
        return Address(report.key, element.eid, element.path, element.page, digest(element.title))
    return Address(report.key, element.eid, element.label, element.page, element.digest)


def placed(address: Address, report: Report, section: bool) -> Address | None:
    """An address that `address_of` gave, in the same document read anew; None where neither text nor label is there.

    The label decides among equal texts, and stands in for a text that reads differently now: in one document the
    printed number of a paragraph means the same paragraph.
    """
    paragraphs = (block for _, block in report.blocks() if isinstance(block, Paragraph))
    found = [address_of(element, report) for element in (report.walk() if section else paragraphs)]
    same = [each for each in found if each.digest == address.digest]
    if same:
        return min(
            same,
            key=lambda each: (
                each.label != address.label,
                each.eid != address.eid,
                _distance(each.page, address.page),
            ),
        )
    return next((each for each in found if each.label is not None and each.label == address.label), None)


def _elements(report: Report) -> Iterator[_Element]:
    """Whatever a passage can be made of: headings, paragraphs, sub-paragraphs, tables."""
    for section in report.walk():
        yield _Element(section.eid, None, section.page, section.title)
        for block in section.blocks:
            if isinstance(block, Paragraph):
                yield _Element(block.eid, block.label, block.page, block.words)
                for item in block.walk():
                    yield _Element(item.eid, block.label, item.page or block.page, item.words)
            else:
                yield _Element(block.eid, None, block.page, block.words)


def _address(element: _Element, report: str) -> Address:
    return Address(report, element.eid, element.label, element.page, digest(element.words))


def _distance(page: int | None, other: int | None) -> int:
    return 0 if page is None or other is None else abs(page - other)


def _alike(old: str, new: str) -> bool:
    first, second = set(old.casefold().split()), set(new.casefold().split())
    return len(first & second) >= _ENOUGH * max(1, len(first))
