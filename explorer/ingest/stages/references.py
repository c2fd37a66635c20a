"""References in the text become links."""

import re
from collections.abc import Mapping

from explorer.ingest.lines import Span, Spans, cut, merged, words
from explorer.model.references import PUBLIC_ADDRESS, find_references

_ACT = re.compile(r"\d{1,3}/\d{1,3}(?:\s?[A-Z])?")


def linked(text: Spans, paragraphs: Mapping[str, str]) -> Spans:
    """Reads the words of a text; `paragraphs` maps the numbers of its part's paragraphs to their eIds.

    Guarantees that every character stays. A reference to a document links to its public address, one to a paragraph of
    the same report to `#eId` where there is such a paragraph. A link that the source itself gives stays; one without a
    target takes what its words name, and is none where they name nothing.
    """
    line = "".join(" " * len(span.text) if span.note else span.text for span in text)
    result = text
    for reference in find_references(line):
        eid = paragraphs.get(reference.paragraph) if reference.paragraph else None
        address = f"#{eid}" if eid else None if reference.paragraph else reference.address
        if address:
            result = _with_link(result, reference.start, reference.end, address)
    return merged(_settled(span) for span in result)


def _with_link(text: Spans, start: int, end: int, address: str) -> Spans:
    middle = (
        span if span.note or span.link not in (None, "#") else _linked(span, address) for span in cut(text, start, end)
    )
    return (*cut(text, 0, start), *middle, *cut(text, end, len(words(text))))


def _linked(span: Span, address: str | None) -> Span:
    return Span(span.text, span.bold, span.italic, span.raised, address, span.note)


def _settled(span: Span) -> Span:
    """A link whose target the source left out ("#"): a resolution's number, or no link."""
    if span.link != "#":
        return span
    number = span.text.strip()
    return _linked(span, f"{PUBLIC_ADDRESS}A/RES/{number}" if _ACT.fullmatch(number) else None)
