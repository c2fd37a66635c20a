"""References in the text become links."""

import re
from collections.abc import Mapping
from dataclasses import replace

from explorer.ingest.lines import Span, Spans, merged, split
from explorer.language import Language
from explorer.language.references import Reference, find_references
from explorer.model.web import public_address

_LONGEST = 200_000  # characters; chosen: a paragraph beyond any report's is not searched
_ACT = re.compile(r"\d{1,3}/\d{1,3}(?:\s?[A-Z])?")


def linked(text: Spans, paragraphs: Mapping[str, str], language: Language, own: str = "") -> Spans:
    """Reads the words of a text; `paragraphs` maps the numbers of its part's paragraphs to their eIds, `own` is the
    body whose text it is.

    Guarantees that every character stays. A reference to a document links to its public address, one to a paragraph of
    the same report to `#eId` where there is such a paragraph. A link that the source itself gives stays; one without a
    target takes what its words name, and is none where they name nothing.
    """
    line = "".join(" " * len(span.text) if span.note else span.text for span in text)
    found = find_references(line, language, own) if len(line) <= _LONGEST else []
    places = [place for reference in found for place in (reference.start, reference.end)]
    result: list[Span] = []
    for number, stretch in enumerate(split(text, places)):
        address = _address(found[number // 2], paragraphs) if number % 2 else None
        result.extend(_linked(span, address) if address and span.link in (None, "#") else span for span in stretch)
    return merged(_settled(span) for span in result)


def _address(reference: Reference, paragraphs: Mapping[str, str]) -> str | None:
    if not reference.paragraph:
        return reference.address
    eid = paragraphs.get(reference.paragraph)
    return f"#{eid}" if eid else None


def _linked(span: Span, address: str | None) -> Span:
    return span if span.note else replace(span, link=address)


def _settled(span: Span) -> Span:
    """A link whose target the source left out ("#"): a resolution's number, or no link."""
    if span.link != "#":
        return span
    number = span.text.strip()
    return _linked(span, public_address(f"A/RES/{number}") if _ACT.fullmatch(number) else None)
