"""Finding a place again in a report that was read anew, whose eIds may have moved."""

from collections.abc import Iterator
from dataclasses import replace

from explorer.model.passage import Address, Passage, is_intact
from explorer.model.quote import in_context
from explorer.model.report import Paragraph, Report, Section, digest

_ENOUGH = 0.5


def anchored(passage: Passage, report: Report) -> Passage | None:
    """The passage with its address in this report; None where its text is not there.

    It stands where the words are the same, nearest to its old page, else in the paragraph of the same number if at
    least half of its words are there; the whole new paragraph is then the passage. Wrong where a text stands several
    times in a report and its page says nothing.
    """
    address = passage.address
    elements = list(_elements(report, address.report))
    same = [found for found, _ in elements if found.digest == address.digest]
    if same:
        best = min(same, key=lambda found: (found.eid != address.eid, _distance(found.page, address.page)))
        moved = replace(passage, address=best)
        return in_context(moved, report) if is_intact(passage) else moved  # What was altered is not sealed anew.
    for found, words in elements:
        if found.label is not None and found.label == address.label and _alike(passage.text, words):
            return in_context(replace(passage, address=found, text=words, start=None, end=None), report)
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


def _elements(report: Report, name: str) -> Iterator[tuple[Address, str]]:
    """Whatever a passage can be made of, with its words: headings, paragraphs, sub-paragraphs, tables."""

    def element(eid: str, label: str | None, page: int | None, words: str) -> tuple[Address, str]:
        return Address(name, eid, label, page, digest(words)), words

    for section in report.walk():
        yield element(section.eid, None, section.page, section.title)
        for block in section.blocks:
            label = block.label if isinstance(block, Paragraph) else None
            yield element(block.eid, label, block.page, block.words)
            for item in block.walk() if isinstance(block, Paragraph) else ():
                yield element(item.eid, label, item.page or block.page, item.words)


def _distance(page: int | None, other: int | None) -> int:
    return 0 if page is None or other is None else abs(page - other)


def _alike(old: str, new: str) -> bool:
    first, second = set(old.casefold().split()), set(new.casefold().split())
    return len(first & second) >= _ENOUGH * max(1, len(first))
