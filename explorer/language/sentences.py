"""Where the sentences of a text begin and end."""

from explorer.language.parts import Language

Span = tuple[int, int]

_LONGEST = 10  # characters of an abbreviation


def sentences(text: str, language: Language) -> list[Span]:
    """The sentences of a text as characters `start..end`, the blanks between left out. Sub-paragraphs are sentences."""
    known = language.sentences
    result, start = [], 0
    for match in known.end.finditer(text):
        if match[0] == "." and known.abbreviated.search(text, max(start, match.end() - _LONGEST), match.end()):
            continue
        result.append((start, match.end()))
        start = match.end()
        while start < len(text) and text[start].isspace():
            start += 1
    if start < len(text):
        result.append((start, len(text)))
    return result


def opening(text: str, language: Language) -> str:
    """The sentence with which a text begins."""
    return next((text[start:end] for start, end in sentences(text, language)), text)
