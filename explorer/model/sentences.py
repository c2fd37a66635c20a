"""Where the sentences of a text begin and end."""

import re

_ABBREVIATED = re.compile(
    r"(?:\b(?:paras?|nos?|arts?|chaps?|sects?|vols?|pp?|figs?|cf|vs|al|eds?|st|mrs?|ms|dr|prof|gen|e\.g|i\.e|ibid|op|cit"
    r"|rev|add|corr|[A-Z]))\.$",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?؟。]+[”\"’»)\]]*(?=\s+[^\sa-z])|。|;(?:\s+(?:and|or))?(?=\s+\([a-z]{1,5}\)\s)|:(?=\s+\(a\)\s)")

Span = tuple[int, int]


def sentences(text: str) -> list[Span]:
    """The sentences of a text as characters `start..end`, the blanks between left out. Sub-paragraphs are sentences."""
    result, start = [], 0
    for match in _END.finditer(text):
        if match[0] == "." and _ABBREVIATED.search(text, max(start, match.end() - 10), match.end()):
            continue
        result.append((start, match.end()))
        start = match.end()
        while start < len(text) and text[start].isspace():
            start += 1
    if start < len(text):
        result.append((start, len(text)))
    return result


def opening(text: str) -> str:
    """The sentence with which a text begins."""
    return next((text[start:end] for start, end in sentences(text)), text)
