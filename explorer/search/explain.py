"""How a query was understood, in words for whoever typed it."""

from collections.abc import Iterable, Iterator, Sequence

from explorer.search.citations import described, is_number, symbol_key
from explorer.search.query import (
    AllOf,
    Amount,
    AnyOf,
    Changed,
    Cites,
    Dropped,
    Filter,
    First,
    Fuzzy,
    In,
    InTime,
    Kind,
    Named,
    Near,
    Node,
    Not,
    Number,
    Phrase,
    Placed,
    Prefix,
    Section,
    Series,
    Small,
    Symbol,
    Term,
    Wildcard,
    Years,
    written,
)
from explorer.search.results import Alias, Tier
from explorer.search.words import LANGUAGE, folded_words, small_words

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
    Series: "in the series “%1”",
    Symbol: "in reports with the symbol “%1”",
    Section: "in the section “%1”",
}
_MOST = 12
"""Parts of a query that are told of; nobody reads more. Set by hand."""


def explain(wanted: Node | None) -> str:
    """One sentence: "Texts with “corruption” in any form and “asset recovery” exactly, in reports of 2018.", and one
    about small words where the query was read for a library.

    "" where nothing was asked for.
    """
    if wanted is None:
        return ""
    every = wanted.parts if isinstance(wanted, AllOf) else (wanted,)
    sought, others = _told(every)
    small = [part for part in dict.fromkeys(every) if isinstance(part, Small)]
    told = ", ".join(["Texts" + (f" with {sought}" if sought else ""), *others])
    return " ".join([f"{told}.", *_about_small(small)])


def _told(every: Sequence[Node]) -> tuple[str, list[str]]:
    """What is sought, and what is excluded and filtered, of parts that all hold."""
    parts = [part for part in every if not isinstance(part, Small)]
    sought = [part for part in parts if not isinstance(part, Not | Filter) and not _only_filters(part)]
    excluded = [part.part for part in parts if isinstance(part, Not)]
    without = [part for part in excluded if not isinstance(part, Filter)]
    others = [f"not {_describe(part)}" for part in excluded if isinstance(part, Filter)]
    filters = [part for part in parts if part not in sought and not isinstance(part, Not)]
    others = [f"without {_all(without, 'or')}"] * bool(without) + others
    return _all(sought, "and"), others + list(map(_describe, filters))


def explain_found(tiers: Sequence[Tier], aliases: Iterable[Alias]) -> Iterator[str]:
    """Sentences about what else was found than texts with all that was typed."""
    for alias in aliases:
        yield f"“{alias.typed}” is sought as “{alias.name}” as well ({alias.total:,} more)."
    if any(tier.above for tier in tiers):
        yield "A word may stand in a heading above instead, or be the year of the report."
    if any(tier.words < tier.of for tier in tiers):
        yield "Few texts have all words, so those with most of them follow."


def _about_small(typed: Sequence[Small]) -> Iterator[str]:
    words = small_words(LANGUAGE)
    here = [f"“{part.text}”" for part in typed if part.text.casefold() in words]
    elsewhere = [f"“{part.text}”" for part in typed if part.text.casefold() not in words]
    if here:
        yield f"{_joined(here, 'and')} need not stand there."
    if elsewhere:
        yield f"{_joined(elsewhere, 'and')} need not stand in texts of whose language they are small words."


def _only_filters(node: Node) -> bool:
    return isinstance(node, AnyOf) and all(isinstance(part, Filter) for part in node.parts)


def _describe(node: Node) -> str:
    match node:
        case Not(part):
            return f"not {_describe(part)}"
        case AllOf(parts):
            sought, others = _told(parts)
            return f"({', '.join([sought, *others] if sought else others)})"
        case Named((typed, *_)):
            return f"“{written(typed)}”"
        case AnyOf(parts):
            return _all(parts, "or")
        case Term() | Cites():
            return _describe_word(node)
        case Near(text, between):
            return f"“{text}” with at most {between} words between"
        case Fuzzy(text, letters):
            return f"words {'a letter' if letters == 1 else 'one or two letters'} away from “{text}”"
        case Amount(_, value, share):
            return f"the figure {_figure(value)}{'%' * share} in any spelling"
        case Number(first, last, share):
            return f"a {'percentage' if share else 'figure'} {_range(_figure(first), _figure(last))}"
        case Years() | First() | Dropped() | Changed() | Placed():
            return _describe_time(node)
        case In(kind):
            return _PLACES[kind]
        case _:
            return _WORDS[type(node)].replace("%1", node.text)


def _describe_time(node: Years | InTime | Placed) -> str:
    match node:
        case Placed(asked):
            return _describe_time(asked)
        case Changed(None, None):
            return "worded otherwise than in the report before"
        case Changed(first, last):
            return f"worded otherwise {_when(first, last)} than in the report before"
        case First(first, last):
            return f"in sections that say so first {_when(first, last)}, of series with reports before"
        case Dropped(first, last):
            return f"of the report before, in sections that no longer say so {_when(first, last)}"
        case Years(first, last):
            return f"in reports {_range(first, last, on=True)}"


def _describe_word(node: Term | Cites) -> str:
    """A word, or a document that is named."""
    text = node.text
    if isinstance(node, Term) and not symbol_key(text):
        return f"“{text}” in any form" if _has_forms(node) else f"“{text}”"
    if isinstance(node, Term) and is_number(text):
        return f"“{text}” as a resolution or decision, else in words"
    return f"a reference to {described(text)}"


def _all(parts: Sequence[Node], conjunction: str) -> str:
    """The parts joined, the words that are sought in any form first and together."""
    parts = [_word_typed(part) for part in parts]
    forms = [part for part in parts if _has_forms(part)]
    nested = "either " if conjunction == "and" and len(parts) > 1 else ""
    others = [(nested if type(part) is AnyOf else "") + _describe(part) for part in parts if part not in forms]
    words = _joined([f"“{part.text}”" for part in forms if isinstance(part, Term)], conjunction)
    return _joined([f"{words} in any form", *others] if forms else others, conjunction)


def _word_typed(part: Node) -> Node:
    """A name of one word as that word."""
    return part.parts[0] if isinstance(part, Named) and isinstance(part.parts[0], Term) else part


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


def _when(first: int | None, last: int | None) -> str:
    told = _range(first, last, on=True)
    return f"in {told.removeprefix('of ')}" if told.startswith("of ") else told


def _figure(number: float | None) -> str | None:
    return None if number is None else f"{number:,.10g}"


def _joined(parts: Iterable[str], conjunction: str) -> str:
    listed = list(parts)
    if len(listed) > _MOST:
        listed = [*listed[:_MOST], f"{len(listed) - _MOST:,} more"]
    if len(listed) < 2:
        return "".join(listed)
    return f"{', '.join(listed[:-1])} {conjunction} {listed[-1]}"
