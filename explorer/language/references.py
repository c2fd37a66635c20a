"""References in United Nations prose: document symbols, resolutions and decisions, paragraphs of the same report.

A link that is missing does less harm than a wrong one: a resolution whose body cannot be told is left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from explorer.language.parts import Language, References
from explorer.model.web import public_address
from explorer.model.years import OF_DOCUMENT

_PREFIX = (
    r"(?:[AES]|ST|TD|CAC|CAT|CBD|CCPR|CED|CEDAW|CERD|CMW|CRC|CRPD|CTOC|DP|ECE|FCCC|HRI|HSP|ICCD|ID|JIU|LC|T|UNEP|UNODC"
    r"|UNW|WHO)"
)
_PART = (
    r"(?:(?:Add|Amend|Corr|Dec|Part|Res|Rev|Vol)\.?\s?\d{1,3}|[A-Z]{1,8}(?:\.[0-9A-Z]{1,5})?(?:-\d{1,3}(?!\d))?"
    r"|\d{1,5}[A-H]?)(?![A-Za-z0-9])"
)
_VOLUME = (
    r"(?:\s?\((?:Sect\.\s?\d{1,2}[A-Z]?|Plan\soutline|Part\s[IVX]+|Vol\.\s[IVX]+|"
    rf"{OF_DOCUMENT})\)"
    r"(?:\s?/(?:Add|Corr|Rev)\.\d{1,2})?)?"
)
_SYMBOL = re.compile(rf"(?<![\w/]){_PREFIX}(?:\s?/{_PART})+{_VOLUME}")
_SHORT_SYMBOL = re.compile(r"[A-Z]+/\d{1,2}")
_AROUND_BLANKS = re.compile(rf"\s*(/)\s*|\s+(\({OF_DOCUMENT}\))")

_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-Z(])")

_SEE_LENGTH = 12
_CONTEXT = 1000  # characters around an act in which its body is looked for
_FIRST_NUMBERED_SESSION = 31  # the Assembly has numbered its resolutions by session since 1976


@dataclass(frozen=True, slots=True)
class Reference:
    """Characters `start..end` name another text.

    `target` is a symbol (`A/RES/74/177`, `A/80/6 (Sect. 16)`) or `para.24`, a paragraph of the part that it stands in.
    """

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
        return public_address(self.target)


def find_references(words: str, language: Language) -> list[Reference]:
    """The references in a text in order, none overlapping."""
    known, lowered, found = language.references, words.lower(), list[Reference]()
    if any(sign in lowered for sign in known.act_signs):  # most texts have none, and are not searched
        found += _acts(words, known)
    if "/" in words:
        found += _symbols(words)
    if any(sign in lowered for sign in known.paragraph_signs):
        found += _paragraphs(words, known)
    found.sort(key=lambda reference: (reference.start, -reference.end))
    result: list[Reference] = []
    for reference in found:
        if not result or reference.start >= result[-1].end:
            result.append(reference)
    return result


def is_symbol(words: str) -> bool:
    """Whether the words are one document symbol and nothing else."""
    return [(symbol.start, symbol.end) for symbol in _symbols(words)] == [(0, len(words))]


def _symbols(words: str) -> Iterator[Reference]:
    """Document symbols. Of two that are joined (`A/79/797-S/2025/109`) each is one; a bare `A/4` is none."""
    for symbol in _SYMBOL.finditer(words):
        text = symbol[0]
        if any(character.isdigit() for character in text) and not _SHORT_SYMBOL.fullmatch(text):
            target = _AROUND_BLANKS.sub(r"\1\2", text)
            yield Reference(symbol.start(), symbol.end(), " ".join(target.split()))


def _acts(words: str, known: References) -> Iterator[Reference]:
    """Resolutions and decisions, one reference for each number of a list."""
    for act in known.act.finditer(words):
        body, resolution = _body_of(words, act, known), act["kind"].lower() in known.resolutions
        for one in known.act_entry.finditer(words, act.start("list"), act.end("list")):
            symbol = _act_symbol(body, resolution, one)
            if symbol:
                yield Reference(one.start(), one.end(), symbol)


def _act_symbol(body: str, resolution: bool, one: re.Match[str]) -> str | None:
    """The symbol of an act of a body; "" is a body that nothing names, "other" one whose acts have no symbol here."""
    number, year = one["number"], one["year"]
    short = "RES" if resolution else "DEC"
    if body == "other":
        return None
    if year:
        known = body in ("security", "council") or len(number) > 2
        return f"S/RES/{number}({year})" if resolution and "/" not in number and known else None
    if re.match(rf"{OF_DOCUMENT}/", number):
        return f"E/{short}/{number}"
    if body == "rights":
        return f"A/HRC/{short}/{number}"
    special = "S-" in number
    if special or int(number.partition("/")[0]) >= _FIRST_NUMBERED_SESSION:
        return f"A/{short}/{number}{one['letter'] or ''}" if body != "council" else None
    return None


def _body_of(words: str, act: re.Match[str], known: References) -> str:
    """Whose act it is: the body named right before it, after it (`of the …`, `In its resolution …, the …`), or the one
    that adopts it in the same sentence."""
    before, after = words[max(0, act.start() - _CONTEXT) : act.start()], words[act.end() : act.end() + _CONTEXT]
    named = list(known.body.finditer(before))
    if named and named[-1].end() == len(before.rstrip()):
        return _kind_of_body(named[-1][0], before, known)
    own = known.its.search(before)
    following = _named_after(after, before, own is not None, known)
    if following and following[0]:
        return following[1]
    sentence = max((gap.end() for gap in _SENTENCE.finditer(before)), default=0)
    near = [match for match in named if match.start() >= sentence]
    if near and (own or known.adopted.search(before, near[-1].end())):
        return _kind_of_body(near[-1][0], before, known)
    if following:
        return following[1]
    return _body_in_context([_kind_of_body(match[0], before, known) for match in named])


def _named_after(after: str, before: str, own: bool, known: References) -> tuple[bool, str] | None:
    """The body named after an act, and whether that is certain; None where none is or it only happens to follow."""
    join = known.body_after.match(after)
    body = known.body.match(after, join.end()) if join else None
    if join is None or body is None:
        return None
    certain = join["certain"] is not None
    return (certain, _kind_of_body(body[0], before, known)) if certain or own else None


def _body_in_context(bodies: list[str]) -> str:
    """The body that is meant where the sentence names none: the Assembly, unless only others are spoken of."""
    if "assembly" in bodies:
        return "assembly"
    return "other" if "other" in bodies or "rights" in bodies else ""


def _kind_of_body(name: str, before: str, known: References) -> str:
    """`assembly`, `security`, `social`, `rights`, `council` (one of the three) or `other`, by a body's name."""
    name = known.opening.sub("", name, count=1) if known.opening.match(name) else name
    if name.endswith(known.other_bodies):
        return "other"
    for ending, kind in known.bodies.items():
        if name.endswith(ending):
            return kind
    kind = known.short.get(name, "other")
    of_rights = (full for full, its_kind in known.bodies.items() if its_kind == "rights")
    return "rights" if kind == "council" and any(full in before for full in of_rights) else kind


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
