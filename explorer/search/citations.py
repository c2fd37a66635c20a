"""Documents as texts and queries name them: the keys under which they are indexed, and what was typed that names one.

A document has its symbol for a key, and every part of that with a stroke inside. A resolution or decision also has its
number (`act 74/177`), whoever adopted it and whether the text says so: who types no more than the number means any.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from explorer.language import Language, language
from explorer.language.acts import acts
from explorer.language.loading import codes, tables_of
from explorer.language.parts import References
from explorer.language.references import Reference, document_of, document_symbols, find_references
from explorer.model.web import linked_symbol
from explorer.search.bodies import body_of

DOCUMENT = "="
"""Before a document as it is written, in the index: no symbol begins so."""
_STROKES = 12
"""More strokes than any document symbol has: the rest of a longer one is not cut into parts."""
_ACT_KINDS = {"res": "resolution", "dec": "decision"}
_SESSION = r"\((?:\d{4}|(?:e?s-)?[ivxl]+)\)"
_ACT = re.compile(
    r"(?P<before>(?:[aes]|a/hrc)/(?P<kind>res|dec)/)?(?P<number>(?:(?:e?s-)?\d+|[ivx]+)/[\da-z]+?(?:\.\d+)?|\d+)"
    rf"(?P<session>{_SESSION})?(?P<letter>(?<=[\d)])[a-z])?"
)
"""A symbol of an act, or its number alone, as a key is written."""
_VOLUME = re.compile(rf"(?!{_SESSION})\(.*")
"""The section, part or volume of a document: what stands in brackets and is neither a year nor a session."""
_BRACKETED = re.compile(rf"(?<![\w/.])\d{{1,4}}\s?(?i:[A-H]\s?)?{_SESSION}(?:\s?[A-H](?!\w))?", re.IGNORECASE)
_ENDS = re.compile(r"[\s),.;:!?]|$")


@dataclass(frozen=True, slots=True)
class Citation:
    """Characters up to `end` of a query that name documents: a symbol each, or the number of an act."""

    end: int
    names: tuple[str, ...]


def symbol_key(text: str) -> str | None:
    """The form under which a document symbol or a part of one is indexed (`a/res/74/177`), None for anything else."""
    key = "".join(text.split()).strip(".,;:").casefold()
    return key if "/" in key.strip("/") and any(letter.isdigit() for letter in key) else None


def symbol_keys(symbol: str) -> set[str]:
    """The keys of a document: its symbol and all parts of that with a stroke inside (of A/RES/74/177 also `74/177`),
    with the letter, the session, the year or the volume at its end and without it; and of an act its number."""
    names = _names(symbol)
    return names | {run for name in names for run in _runs(name)}


def is_named(symbol: str, text: str) -> bool:
    """Whether what was typed names the document with this symbol, and not others alone that have a part of it."""
    return not _names(symbol).isdisjoint(sought_keys(text))


def _names(symbol: str) -> set[str]:
    whole = "".join(symbol.split()).casefold()
    act = _ACT.fullmatch(whole)
    if act is None:
        return {whole, _VOLUME.sub("", whole)}
    session, before = act["session"] or "", act["before"] or ""
    numbers = {f"{act['number']}{end}" for end in ("", session, session + (act["letter"] or ""))}
    return {f"act {number}" for number in numbers} | {before + number for number in numbers}


def _runs(form: str) -> Iterator[str]:
    parts = form.split("/")[:_STROKES]
    runs = ("/".join(parts[first:last]) for first in range(len(parts)) for last in range(first + 2, len(parts) + 1))
    return (run for run in runs if symbol_key(run))


def sought_keys(text: str) -> tuple[str, ...]:
    """The keys under which what was typed is looked for; the second where the first is none of the index."""
    key = document_of(text.strip(".,;:")).casefold()
    act = _ACT.fullmatch(key)
    if act is None or act["before"]:
        return (key,)
    return (f"act {key}", key) if "/" in key else (f"act {key}",)


def acts_with_number(number: str) -> list[str]:
    """The symbols that acts with a number have, whichever body and kind."""
    return [f"{body}/{kind.upper()}/{number}" for body in ("A", "A/HRC", "E") for kind in _ACT_KINDS]


def symbols_in(text: str, known: Language, own: str = "") -> Iterator[Reference]:
    """The documents that a text of a language, and of a body, names; "resolution 74/177" names A/RES/74/177."""
    return (reference for reference in find_references(text, known, own) if reference.paragraph is None)


def named_by(value: str) -> str:
    """The document that a value names, in its usual form: by a public address, an act in words, a symbol with blanks.
    Anything else as it is."""
    found = document_in(value)
    return found[0] if found else value


def document_in(text: str) -> tuple[str, str] | None:
    """The document that a text names, in its usual form, and the text without its name; None where it names none. Of
    several it is the one with the longest name."""
    words = text.split()
    address = next((word for word in words if linked_document(word)), "")
    if address:
        return linked_document(address), " ".join(word for word in words if word != address)
    found = citations_in(text)
    start = max(found, key=lambda start: found[start].end - start, default=0)
    return (found[start].names[0], text[:start] + text[found[start].end :]) if found else None


def linked_document(address: str) -> str:
    """The symbol of the document at a public address, with `https://` or without, "" for anything else."""
    return linked_symbol(address if "://" in address else f"https://{address}")


def citations_in(text: str) -> Mapping[int, Citation]:
    """What in a query names documents, by where it begins: symbols with blanks in them, and acts in words of any
    language ("Security Council resolution 1325 (2000)"). Where no body is named, an act is named by its number."""
    found: dict[int, Citation] = {}
    if not any(letter.isdigit() for letter in text):
        return found
    capitals = text.upper() if len(text.upper()) == len(text) else text
    for symbol in (*document_symbols(capitals), *document_symbols(text)):
        if _ENDS.match(text, symbol.end):
            found[symbol.start] = Citation(symbol.end, (symbol.target,))
    for bracketed in _BRACKETED.finditer(text):
        names = tuple(target for _, _, target in acts(f"resolution {bracketed[0].upper()}", language().references))
        if names:
            found[bracketed.start()] = Citation(bracketed.end(), names)
    lowered = text.casefold()
    for code in codes():
        if any(sign in lowered for sign in tables_of(code)["references"]["act_signs"]):
            found |= _acts_in_words(text, language(code).references)
    return found


def _acts_in_words(text: str, known: References) -> dict[int, Citation]:
    """Acts by kind and number, with the body before or behind it, however its name is written."""
    found, bodies = {}, (*known.bodies, *known.short)
    for act in known.act.finditer(text):
        before, start, end = text[: act.start()].rstrip(), act.start(), act.end()
        body = next((name for name in bodies if before.casefold().endswith(name.casefold())), "")
        if body:
            start = len(before) - len(body)
        elif join := known.body_after.match(text, end):
            behind = text[join.end() :].casefold()
            body = next((name for name in bodies if join["certain"] and behind.startswith(name.casefold())), "")
            end = join.end() + len(body) if body else end
        names = [target for _, _, target in acts(f"{body} {act[0]}", known)]
        if names:
            found[start] = Citation(end, tuple(names if body else map(_number_of, names)))
    return found


def _number_of(target: str) -> str:
    """The number of an act that stands in the numbering of several bodies; another as it is."""
    act = _ACT.fullmatch(target.casefold())
    return target[len(act["before"] or "") :] if act and "/" in act["number"] else target


def described(text: str) -> str:
    """What was typed, in words: "General Assembly resolution 74/177", "resolution or decision 27/2"; else as it is, in
    quotation marks."""
    act = _ACT.fullmatch("".join(text.split()).casefold())
    if act is None:
        return f"“{text}”"
    if not act["before"]:
        return f"resolution or decision {text}"
    letter, session = (act["letter"] or "").upper(), (act["session"] or "").upper()
    number = " ".join(part for part in (act["number"].upper(), letter, session) if part)
    return f"{body_of([text])} {_ACT_KINDS[act['kind']]} {number}"


def is_number(text: str) -> bool:
    """Whether what was typed is a number alone, which may be that of an act or none."""
    return len(sought_keys(text)) > 1
