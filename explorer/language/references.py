"""References in United Nations prose: document symbols, resolutions and decisions, paragraphs of the same report.

A link that is missing does less harm than a wrong one: a resolution whose body cannot be told is left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from explorer.language.acts import acts, plain_hyphens
from explorer.language.parts import Language, References
from explorer.language.scripts import LETTER
from explorer.model.web import HOSTS, linked_symbol, public_address
from explorer.model.years import OF_DOCUMENT

_PREFIX = (
    r"(?:[AES]|ST|TD|CAC|CAT|CBD|CCPR|CED|CEDAW|CERD|CMW|CRC|CRPD|CTOC|DP|ECE|FCCC|HRI|HSP|ICCD|ID|JIU|LC|T|UNEP|UNODC"
    r"|UNW|WHO)"
)
_PART = (
    r"(?:(?:Add|Amend|Corr|Dec|Part|Res|Rev|Vol)\.?\s?\d{1,3}|[A-Z]{1,8}(?:\.[0-9A-Z]{1,5})?(?:[-\u2010\u2011]\d{1,3}(?!\d))?"
    r"|\d{1,5}[A-H]?)(?![A-Za-z0-9])"
)
_VOLUME = (
    r"(?:\s?\((?:Sect\.\s?\d{1,2}[A-Z]?|Plan\soutline|Part\s[IVX]+|Vol\.\s[IVX]+|"
    rf"{OF_DOCUMENT})\)"
    r"(?:\s?/(?:Add|Corr|Rev)\.\d{1,2})?)?"
)
_SYMBOL = re.compile(rf"(?<!{LETTER})(?<!/){_PREFIX}(?:\s?/{_PART})+{_VOLUME}")
_SHORT_SYMBOL = re.compile(r"[A-Z]+/\d{1,2}")
_JOINT = r"(?:,?\s[^\W\d_]{1,3}\s|,\s?|\s|\s?[-–]\s?)"
"""Between what is listed, in any language: `, `, ` and `, ` et `."""
_ADDED = re.compile(rf"{_JOINT}(?P<name>(?P<kind>Add|Corr)\.\s?\d{{1,2}}(?:/(?:Add|Corr|Rev)\.\d{{1,2}})?)(?!\d)")
_ADDED_NUMBER = re.compile(rf"{_JOINT}(?P<name>\d{{1,2}})(?=[\s)]*(?:[,;.)]|$))")
_ADDED_BEFORE = re.compile(r"/(?P<kind>Add|Corr)\.\d+$")
_BRACKETS = r"\([\w.%-]+\)"
_HOST = "|".join(map(re.escape, sorted(HOSTS)))
_PRINTED_ADDRESS = re.compile(rf"(?:https?://)?(?:{_HOST})/(?:[\w./%-]|{_BRACKETS})*(?:\w|{_BRACKETS})")
_AROUND_BLANKS = re.compile(rf"\s*(/)\s*|\s+(\({OF_DOCUMENT}\))")

_NUMBER = re.compile(r"\d|[IVX]+/\d")
"""How the number of an act begins that stands in the place of a symbol: `27/2`, `IX/20`."""
_ONE_BODYS = re.compile(r"\d+/[A-Z]+\.\d+")
"""The number of a decision that names its body: `1/CP.21`."""
_PRINTED_YEAR = re.compile(rf"\s?\({OF_DOCUMENT}\)$")
_NAMED_YEAR = re.compile(rf"(?<=\d)\({OF_DOCUMENT}\)$")
_SEE_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Reference:
    """Characters `start..end` name another text.

    `target` is a symbol (`A/RES/74/177`, `A/80/6 (Sect. 16)`); of a resolution or decision whose body nothing tells its
    number (`27/2`, `1/CP.21`); or `para.24`, a paragraph of the part that it stands in.
    """

    start: int
    end: int
    target: str

    @property
    def paragraph(self) -> str | None:
        """The number of the paragraph it points at in the same report, None where it names another document."""
        return self.target.removeprefix("para.") if self.target.startswith("para.") else None

    @property
    def symbol(self) -> str | None:
        """The symbol that it names, None where it names a paragraph, or an act by its number alone."""
        return None if _NUMBER.match(self.target) or self.paragraph else self.target

    @property
    def document(self) -> str | None:
        """What all references to one document have in common, as `document_of` gives it; None for a paragraph, and for
        a number that acts of several bodies may have."""
        return document_of(self.target) if self.symbol or _ONE_BODYS.fullmatch(self.target) else None

    @property
    def address(self) -> str | None:
        """Where the public finds the document, None where it has no symbol."""
        return public_address(self.symbol) if self.symbol else None


def find_references(words: str, language: Language, own: str = "") -> list[Reference]:
    """The references in a text in order, none overlapping. `own` is the body whose text it is, by `acts.own_body`: its
    own resolutions are those that it names without saying whose."""
    known, lowered, found = language.references, words.lower(), list[Reference]()
    if any(sign in lowered for sign in known.act_signs):  # most texts have none, and are not searched
        found += (Reference(*act) for act in acts(words, known, own))
    if "/" in words:
        found += document_symbols(words)
        found += _addresses(words)
    if any(sign in lowered for sign in known.paragraph_signs):
        found += _paragraphs(words, known)
    found.sort(key=lambda reference: (reference.start, -reference.end))
    result: list[Reference] = []
    for reference in found:
        if not result or reference.start >= result[-1].end:
            result.append(reference)
    return result


def document_of(symbol: str) -> str:
    """The form in which symbols of one document are equal: without blanks, and without the year that may follow the
    number of a resolution of the Security Council."""
    return _NAMED_YEAR.sub("", "".join(symbol.split()))


def is_symbol(words: str) -> bool:
    """Whether the words are one document symbol and nothing else."""
    return [(symbol.start, symbol.end) for symbol in document_symbols(words)] == [(0, len(words))]


def document_symbols(words: str) -> Iterator[Reference]:
    """Document symbols. Of two that are joined (`A/79/797-S/2025/109`) each is one; a bare `A/4` is none. What was
    added to a document and is named by that alone (`A/75/50 and Add.1 and 2`) is one, too."""
    for symbol in _SYMBOL.finditer(words):
        text = symbol[0]
        if any(character.isdigit() for character in text) and not _SHORT_SYMBOL.fullmatch(text):
            year = None if text.startswith("S") else _PRINTED_YEAR.search(text)  # Only the Security Council's have one.
            text = text[: year.start()] if year else text
            target = plain_hyphens(" ".join(_AROUND_BLANKS.sub(r"\1\2", text).split()))
            yield Reference(symbol.start(), symbol.start() + len(text), target)
            yield from _added(words, symbol.end(), target)


def _added(words: str, end: int, symbol: str) -> Iterator[Reference]:
    """The addenda and corrigenda that are named behind a symbol, which ends at `end`."""
    kind, before = "", _ADDED_BEFORE.search(symbol)
    while found := _ADDED.match(words, end) or (_ADDED_NUMBER.match(words, end) if kind else None):
        name = "".join(found["name"].split())
        kind = name.partition(".")[0] if "." in name else kind
        base = symbol[: before.start()] if before and before["kind"] == kind else symbol
        yield Reference(found.start("name"), found.end(), f"{base}/{name if '.' in name else f'{kind}.{name}'}")
        end = found.end()


def _addresses(words: str) -> Iterator[Reference]:
    """Public addresses of documents, as they are printed: with `https://` or without."""
    for address in _PRINTED_ADDRESS.finditer(words) if any(host in words for host in HOSTS) else ():
        symbol = linked_symbol(address[0] if "://" in address[0] else f"https://{address[0]}")
        if symbol:
            yield Reference(address.start(), address.end(), symbol)


def _paragraphs(words: str, known: References) -> Iterator[Reference]:
    """Paragraphs of the same report: `para. 24 below`, `paras. 12-15 above`, `(see para. 43)`; of a range the first."""
    for mention in known.paragraph.finditer(words):
        seen = known.see.search(words, max(0, mention.start() - _SEE_LENGTH), mention.start())
        of_another = known.another.match(words, mention.end())
        if not mention["place"] and (of_another or not seen):
            continue
        found: list[Reference] = []
        for one in known.one.finditer(words, mention.start("list"), mention.end("list")):
            if one["join"] and found:
                found[-1] = Reference(found[-1].start, one.end(), found[-1].target)
            else:
                start = one.start("number") if found else mention.start()
                found.append(Reference(start, one.end(), f"para.{one['number']}"))
        yield from found
