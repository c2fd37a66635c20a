"""How a query was understood, in words for whoever typed it."""

from collections.abc import Iterable, Sequence

from explorer.search.query import AllOf, AnyOf, In, Kind, Node, Not, Phrase, Prefix, Query, Series, Term, Years
from explorer.search.words import folded_words, symbol_key

_PLACES = {
    Kind.HEADING: "in headings",
    Kind.TEXT: "in paragraphs",
    Kind.FOOTNOTE: "in footnotes",
    Kind.TABLE: "in tables",
}


def explain(query: Query) -> str:
    """One sentence: "Texts with “corruption” in any form and “asset recovery” exactly, in reports of 2018."

    "" where nothing was asked for.
    """
    if query.wanted is None:
        return ""
    parts = query.wanted.parts if isinstance(query.wanted, AllOf) else (query.wanted,)
    sought = [part for part in parts if not isinstance(part, Not | Years | In | Series) and not _only_filters(part)]
    without = [part.part for part in parts if isinstance(part, Not)]
    filters = [part for part in parts if part not in sought and not isinstance(part, Not)]
    phrases = ["Texts" + (f" with {_all(sought, 'and')}" if sought else "")]
    if without:
        phrases.append(f"without {_all(without, 'or')}")
    return ", ".join([*phrases, *map(_describe, filters)]) + "."


def _only_filters(node: Node) -> bool:
    return isinstance(node, AnyOf) and all(isinstance(part, Years | In | Series) for part in node.parts)


def _describe(node: Node) -> str:
    match node:
        case Term(text):
            return f"“{text}” in any form" if _has_forms(node) else f"“{text}”"
        case Phrase(text):
            return f"“{text}” exactly"
        case Prefix(text):
            return f"words beginning with “{text}”"
        case Years():
            return f"in reports {_years(node)}"
        case In(kind):
            return _PLACES[kind]
        case Series(text):
            return f"in the series “{text}”"
        case Not(part):
            return f"not {_describe(part)}"
        case AllOf(parts):
            return f"({_all(parts, 'and')})"
        case AnyOf(parts):
            return _all(parts, "or")


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


def _years(years: Years) -> str:
    if years.first is None:
        return f"up to {years.last}"
    if years.last is None:
        return f"from {years.first} on"
    return f"of {years.first}" if years.first == years.last else f"of {years.first} to {years.last}"


def _joined(parts: Iterable[str], conjunction: str) -> str:
    listed = list(parts)
    if len(listed) < 2:
        return "".join(listed)
    return f"{', '.join(listed[:-1])} {conjunction} {listed[-1]}"
