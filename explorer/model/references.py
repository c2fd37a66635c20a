"""References in United Nations prose: document symbols, resolutions and decisions, paragraphs of the same report."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

PUBLIC_ADDRESS = "https://undocs.org/"

_SYMBOL = re.compile(
    r"\b(?:[AES]|ST|TD|CAC|CCPR|CRC|CEDAW|DP|UNEP|HRI|FCCC|CBD|WHO|LC|ECE|JIU|CTOC|HSP|UNODC)"
    r"(?:/[A-Z0-9][A-Za-z0-9.\-]*)+(?:\s?/[A-Z0-9][A-Za-z0-9.\-]*)*"
)
_SESSION_NUMBER = r"\d{1,3}/\d{1,3}(?:\s?[A-Z](?![\w’'.]))?"
_YEAR_NUMBER = r"(?:19|20)\d\d/\d{1,3}"
_NUMBER = rf"(?:{_YEAR_NUMBER}|{_SESSION_NUMBER}|\d{{3,4}}(?=\s?\((?:19|20)\d\d\)))"
_LIST = rf"{_NUMBER}(?:\s?\((?:19|20)\d\d\))?"
_ACT = re.compile(
    rf"\b(?P<kind>resolution|decision)s?\s+(?P<list>{_LIST}(?:(?:,| and|, and)\s+{_LIST})*)", re.IGNORECASE
)
_ONE = re.compile(rf"(?P<number>{_NUMBER})(?:\s?\((?P<year>(?:19|20)\d\d)\))?")
_PARAGRAPH = re.compile(
    r"\b(?:see\s+)?(?:also\s+)?para(?:graph|\.)s?\s?(?P<first>\d{1,3})(?:[-–—]|\s?to\s|\s?and\s|\s)?(?P<last>\d{1,3})?"
    r"(?=\s+(?:above|below))|\(see paras?\.\s?(?P<see>\d{1,3})",
    re.IGNORECASE,
)
_BODIES = (
    ("economic and social council", "E/RES/", "E/DEC/"),
    ("security council", "S/RES/", "S/DEC/"),
    ("human rights council", "A/HRC/RES/", "A/HRC/DEC/"),
    ("general assembly", "A/RES/", "A/DEC/"),
)


@dataclass(frozen=True, slots=True)
class Reference:
    """Characters `start..end` name another text. `target` is a symbol (`A/RES/74/177`, `A/76/50`) or `para.24`."""

    start: int
    end: int
    target: str

    @property
    def paragraph(self) -> str | None:
        """The number of the paragraph it points at in the same report, None where it names another document."""
        return self.target.removeprefix("para.") if self.target.startswith("para.") else None

    @property
    def address(self) -> str:
        """Where the public finds the document."""
        return PUBLIC_ADDRESS + self.target


def find_references(words: str) -> list[Reference]:
    """The references in a text in order, none overlapping. A resolution is given to the body named nearest before it."""
    found = [*_acts(words), *_symbols(words), *_paragraphs(words)]
    found.sort(key=lambda reference: (reference.start, -reference.end))
    result: list[Reference] = []
    for reference in found:
        if not result or reference.start >= result[-1].end:
            result.append(reference)
    return result


def is_symbol(words: str) -> bool:
    """Whether the words are one document symbol and nothing else."""
    return [*_symbols(words)] == [Reference(0, len(words), words)]


def _acts(words: str) -> Iterator[Reference]:
    for act in _ACT.finditer(words):
        resolution = act["kind"].lower() == "resolution"
        for one in _ONE.finditer(words, act.start("list"), act.end("list")):
            symbol = _act_symbol(words[: act.start()].lower(), one["number"], one["year"], resolution)
            if symbol:
                yield Reference(one.start(), one.end(), symbol)


def _act_symbol(before: str, number: str, year: str | None, resolution: bool) -> str | None:
    number = number.replace(" ", "")
    if "/" not in number:
        return f"S/RES/{number}({year})" if year and resolution else None
    body = max(_BODIES, key=lambda body: before[-200:].rfind(body[0]))
    if before[-200:].rfind(body[0]) < 0:
        if not re.match(r"[4-9]\d/", number):
            return None
        body = _BODIES[-1]
    if body[0] == "general assembly" and re.match(r"(?:19|20)\d\d/", number):
        body = _BODIES[0]
    elif body[0] == "economic and social council" and re.match(r"[4-9]\d/", number):
        body = _BODIES[-1]
    return f"{body[1] if resolution else body[2]}{number}"


def _symbols(words: str) -> Iterator[Reference]:
    for symbol in _SYMBOL.finditer(words):
        text = symbol[0].rstrip(".-")
        if any(character.isdigit() for character in text):
            yield Reference(symbol.start(), symbol.start() + len(text), text.replace(" ", ""))


def _paragraphs(words: str) -> Iterator[Reference]:
    for paragraph in _PARAGRAPH.finditer(words):
        yield Reference(paragraph.start(), paragraph.end(), f"para.{paragraph['first'] or paragraph['see']}")
