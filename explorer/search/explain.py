"""How a query was understood, in words for whoever typed it."""

from collections.abc import Iterable, Sequence

from explorer.search.query import (
    AllOf,
    AnyOf,
    Cites,
    Filter,
    Fuzzy,
    In,
    Kind,
    Near,
    Node,
    Not,
    Number,
    Phrase,
    Prefix,
    Section,
    Series,
    Symbol,
    Term,
    Wildcard,
    Years,
)
from explorer.search.words import folded_words, symbol_key

_PLACES = {
    Kind.HEADING: "in headings",
    Kind.TEXT: "in paragraphs",
    Kind.FOOTNOTE: "in footnotes",
    Kind.TABLE: "in tables",
    Kind.NOTE: "in your notes",
}
_WORDS: dict[type[Node], str] = {
    Phrase: "“%1” exactly",
    Prefix: "words beginning with “%1”",
    Wildcard: "words like “%1”",
    Cites: "a reference to “%1”",
    Series: "in the series “%1”",
    Symbol: "in reports with the symbol “%1”",
    Section: "in the section “%1”",
}
_MOST = 12
"""Parts of a query that are told of; nobody reads more. Set by hand."""


def explain(wanted: Node | None) -> str:
    """One sentence: "Texts with “corruption” in any form and “asset recovery” exactly, in reports of 2018."

    "" where nothing was asked for.
    """
    if wanted is None:
        return ""
    sought, others = _told(wanted.parts if isinstance(wanted, AllOf) else (wanted,))
    return ", ".join(["Texts" + (f" with {sought}" if sought else ""), *others]) + "."


def _told(parts: Sequence[Node]) -> tuple[str, list[str]]:
    """What is sought, and what is excluded and filtered, of parts that all hold."""
    sought = [part for part in parts if not isinstance(part, Not | Filter) and not _only_filters(part)]
    without = [part.part for part in parts if isinstance(part, Not)]
    filters = [part for part in parts if part not in sought and not isinstance(part, Not)]
    return _all(sought, "and"), [f"without {_all(without, 'or')}"] * bool(without) + list(map(_describe, filters))


def _only_filters(node: Node) -> bool:
    return isinstance(node, AnyOf) and all(isinstance(part, Filter) for part in node.parts)


def _describe(node: Node) -> str:
    match node:
        case Not(part):
            return f"not {_describe(part)}"
        case AllOf(parts):
            sought, others = _told(parts)
            return f"({', '.join([sought, *others] if sought else others)})"
        case AnyOf(parts):
            return _all(parts, "or")
        case Term(text):
            return f"“{text}” in any form" if _has_forms(node) else f"“{text}”"
        case Near(text, between):
            return f"“{text}” with at most {between} words between"
        case Fuzzy(text, letters):
            return f"words {'a letter' if letters == 1 else 'one or two letters'} away from “{text}”"
        case Number(first, last):
            return f"a figure {_range(_figure(first), _figure(last))}"
        case Years(first, last):
            return f"in reports {_range(first, last, on=True)}"
        case In(kind):
            return _PLACES[kind]
        case _:
            return _WORDS[type(node)].replace("%1", node.text)


def _all(parts: Sequence[Node], conjunction: str) -> str:
    """The parts joined, the words that are sought in any form first and together."""
    forms = [part for part in parts if _has_forms(part)]
    nested = "either " if conjunction == "and" and len(parts) > 1 else ""
    others = [(nested if isinstance(part, AnyOf) else "") + _describe(part) for part in parts if part not in forms]
    words = _joined([f"“{part.text}”" for part in forms if isinstance(part, Term)], conjunction)
    return _joined([f"{words} in any form", *others] if forms else others, conjunction)


def _has_forms(node: Node) -> bool:
    """Whether it is a single word, of which all forms are sought."""
    return isinstance(node, Term) and not (
        symbol_key(node.text) or len(folded_words(node.text)) > 1 or node.text.isdigit()
    )


def _range(first: object, last: object, on: bool = False) -> str:
    if first is None:
        return f"up to {last}"
    if last is None:
        return f"from {first}{' on' if on else ''}"
    return f"of {first}" if first == last else f"of {first} to {last}"


def _figure(number: float | None) -> str | None:
    return None if number is None else f"{number:,.10g}"


def _joined(parts: Iterable[str], conjunction: str) -> str:
    listed = list(parts)
    if len(listed) > _MOST:
        listed = [*listed[:_MOST], f"{len(listed) - _MOST:,} more"]
    if len(listed) < 2:
        return "".join(listed)
    return f"{', '.join(listed[:-1])} {conjunction} {listed[-1]}"
