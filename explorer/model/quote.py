"""A passage in its report: the words at its place, what stands before and after, and whether they still fit."""

from dataclasses import replace

from explorer.model.breach import Breach
from explorer.model.passage import Passage, is_intact, sealed
from explorer.model.report import Paragraph, Report, Section, digest

CONTEXT = 32
"""Characters of context on either side. As the annotations of Hypothesis keep them, after which the W3C's
TextQuoteSelector was made; enough to tell the places of a sentence that a report says twice."""


def words_at(report: Report, eid: str) -> str | None:
    """The words of an element: heading, paragraph, sub-paragraph or table; None where there is no such element."""
    element = report.find(eid)
    if isinstance(element, Paragraph) and element.eid != eid:
        return next((item.words for item in element.walk() if item.eid == eid), None)
    return element.title if isinstance(element, Section) else element.words if element else None


def in_context(passage: Passage, report: Report) -> Passage:
    """The passage with the words before and after it in a report, and the hash of the file that was read; sealed."""
    words, start, end = _in_line(report, passage.address.eid)
    if passage.start is not None and passage.end is not None:
        start, end = start + passage.start, start + passage.end
    return sealed(
        replace(
            passage,
            prefix=words[max(0, start - CONTEXT) : start],
            suffix=words[end : end + CONTEXT],
            sha256=report.source.sha256,
        )
    )


def passage_breaches(passage: Passage, report: Report | None) -> tuple[Breach, ...]:
    """What is wrong of a passage, beside what is wrong of its report; where that is None, only what it tells itself."""
    whole = passage.start is None or passage.end is None
    told = passage.address.digest in ("", digest(passage.text)) if whole else True
    found = [] if is_intact(passage) and told else [Breach.PASSAGE_ALTERED]
    if report is None:
        return tuple(found)
    words = words_at(report, passage.address.eid)
    if words is None or words[passage.start : passage.end] != passage.text:
        found.append(Breach.WORDS_ELSEWHERE)
    if passage.sha256 not in ("", report.source.sha256):
        found.append(Breach.SOURCE_DIFFERS)
    return tuple(found)


def _in_line(report: Report, eid: str) -> tuple[str, int, int]:
    """All words of a report, one blank between any two texts, and from where to where those of an element stand."""
    texts: list[str] = []
    at, start, end = 0, 0, 0
    for section in report.walk():
        for element in (section, *section.blocks):
            words = element.title if isinstance(element, Section) else element.words
            if element.eid == eid:
                start, end = at, at + len(words)
            elif isinstance(element, Paragraph) and eid.startswith(f"{element.eid}__"):
                start, end = (at + place for place in _item_span(element, eid))
            texts.append(words)
            at += len(words) + 1
    return " ".join(texts), start, end


def _item_span(paragraph: Paragraph, eid: str) -> tuple[int, int]:
    """Where the words of a sub-paragraph stand in those of its paragraph, which holds them one after the other."""
    at = -1
    for item in paragraph.walk():
        at = paragraph.words.find(item.words, at + 1)
        if item.eid == eid:
            return at, at + len(item.words)
    return 0, 0
