"""What somebody types to search, parsed into a value.

    corruption prevention          both words, in any form ("preventing" too), in one paragraph, heading, table or note
    "asset recovery"               these words, exactly so, side by side (curly quotes do as well)
    corruption -drugs              not where "drugs" stands; NOT drugs is the same
    traffick*                      words that begin so
    drugs smuggling OR trafficking "drugs", and one of the other two: OR joins its neighbours
    (asset recovery) OR laundering parentheses group
    A/RES/74/177   74/177          a document symbol, whole or by part, however the text writes it
    year:2018   year:2018..2021    reports of these years; either end may be left out
    in:heading                     headings only; also in:text, in:footnote, in:table
    series:mandates                reports of a series whose name holds the word; series:"technical cooperation"

Several filters of one kind are alternatives (`year:2018 year:2021`). Odd typing is read as well as possible.
"""

import enum
import re
from collections.abc import Iterator
from dataclasses import dataclass

from explorer.errors import QueryError
from explorer.search.words import folded_words

MAX_LENGTH = 2000
"""Characters; more is a paste by mistake."""

_MAX_DEPTH = 20
_QUOTES = '"“”„‟«»＂'
_TOKEN = re.compile(
    rf"""\s+
    | (?P<field>(?i:year|in|series)):(?:[{_QUOTES}](?P<quoted>[^{_QUOTES}]*)[{_QUOTES}]?|(?P<value>[^\s()]*))
    | [{_QUOTES}](?P<phrase>[^{_QUOTES}]*)[{_QUOTES}]?
    | (?P<not>[-−–—]+(?=[^\s)])|NOT(?=\s+\S))
    | (?P<or>OR(?![^\s()])|\|+)
    | (?P<and>AND(?![^\s()])|&+(?![^\s]))
    | (?P<open>\() | (?P<close>\))
    | (?P<word>(?:[^\s(){_QUOTES}]|\([^\s(){_QUOTES}]*\))+)""",
    re.VERBOSE,
)
_POSSESSIVE = re.compile(r"(?<=\w)(?:['’]s|(?<=s)['’])$", re.IGNORECASE)
_YEARS = re.compile(r"(?P<first>\d{1,4})?(?P<range>\.\.+|[-–—…])?(?P<last>\d{1,4})?$")


class Kind(enum.StrEnum):
    """Where in a report a text stands. TEXT is every paragraph, numbered or not."""

    HEADING = "heading"
    TEXT = "text"
    FOOTNOTE = "footnote"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Term:
    """A word in any of its forms, a document symbol, or words joined by punctuation."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words exactly as written, side by side."""

    text: str


@dataclass(frozen=True, slots=True)
class Prefix:
    """All words that begin so. `text` is one folded word."""

    text: str


@dataclass(frozen=True, slots=True)
class Years:
    """Reports of `first` to `last`, both included; None leaves that end open."""

    first: int | None
    last: int | None

    def __contains__(self, year: int) -> bool:
        return (self.first is None or self.first <= year) and (self.last is None or year <= self.last)


@dataclass(frozen=True, slots=True)
class In:
    """Texts of one kind."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class Series:
    """Reports of the series whose names hold these words."""

    text: str


@dataclass(frozen=True, slots=True)
class Not:
    part: "Node"


@dataclass(frozen=True, slots=True)
class AllOf:
    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class AnyOf:
    parts: "tuple[Node, ...]"


Text = Term | Phrase | Prefix
Filter = Years | In | Series
Node = Text | Filter | Not | AllOf | AnyOf


@dataclass(frozen=True, slots=True)
class Query:
    """`text` as it was typed, and what is `wanted`: None where nothing was typed that could be looked for."""

    text: str
    wanted: Node | None = None

    def __bool__(self) -> bool:
        return self.wanted is not None

    @property
    def sought(self) -> tuple[Text, ...]:
        """The terms, phrases and prefixes to be found and shown, without the excluded ones, each once."""
        return tuple(dict.fromkeys(_texts(self.wanted, excluded=False)))

    @property
    def exclusions(self) -> tuple[Text, ...]:
        return tuple(dict.fromkeys(_texts(self.wanted, excluded=True)))

    @property
    def terms(self) -> tuple[str, ...]:
        return tuple(text.text for text in self.sought if isinstance(text, Term))

    @property
    def phrases(self) -> tuple[str, ...]:
        return tuple(text.text for text in self.sought if isinstance(text, Phrase))

    @property
    def prefixes(self) -> tuple[str, ...]:
        return tuple(text.text for text in self.sought if isinstance(text, Prefix))


def parse(text: str) -> Query:
    """The query somebody typed, by the rules at the top of this file.

    Raises QueryError where nothing sensible is asked for: only exclusions, a year that is none, an unknown place.
    """
    if len(text) > MAX_LENGTH:
        raise QueryError(f"The search is too long. Shorten it to {MAX_LENGTH:,} characters.")
    wanted = _Parser(text).parse()
    if wanted is not None and not _finds(wanted):
        raise QueryError("This search only excludes. Add a word to look for.")
    return Query(text, wanted)


class _Parser:
    """One pass over the tokens with a stack of open groups."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._groups: list[_Group] = [_Group()]

    def parse(self) -> Node | None:
        for token in _TOKEN.finditer(self._text):
            match token.lastgroup:
                case "open":
                    self._open()
                case "close":
                    self._close()
                case "not":
                    self._not(token)
                case "or":
                    self._groups[-1].join_next()
                case None | "and":
                    pass
                case _:
                    self._groups[-1].add(_leaf(token))
        while len(self._groups) > 1:
            self._close()
        return self._groups[0].node()

    def _open(self) -> None:
        if len(self._groups) <= _MAX_DEPTH:
            self._groups.append(_Group())

    def _close(self) -> None:
        if len(self._groups) > 1:
            node = self._groups.pop().node()
            self._groups[-1].add(node)

    def _not(self, token: re.Match[str]) -> None:
        """A dash excludes at the beginning of a word only."""
        before = self._text[token.start() - 1 : token.start()]
        if not before or before.isspace() or before in "(|":
            self._groups[-1].exclude_next()


class _Group:
    """What stands between parentheses: alternatives, each with the parts joined by OR."""

    def __init__(self) -> None:
        self._parts: list[list[Node]] = []
        self._joining = False
        self._excluding = False

    def join_next(self) -> None:
        self._joining = bool(self._parts)

    def exclude_next(self) -> None:
        self._excluding = True

    def add(self, node: Node | None) -> None:
        if node is not None:
            node = Not(node) if self._excluding else node
            if self._joining:
                self._parts[-1].append(node)
            else:
                self._parts.append([node])
            self._joining = False
        self._excluding = False

    def node(self) -> Node | None:
        parts = [_any(alternatives) for alternatives in self._parts]
        filters = [part for part in parts if isinstance(part, Years | In | Series)]
        kinds = dict.fromkeys(type(part) for part in filters)
        alternatives = [_any([part for part in filters if type(part) is kind]) for kind in kinds]
        return _all([*(part for part in parts if part not in filters), *alternatives])


def _any(parts: list[Node]) -> Node:
    return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))


def _all(parts: list[Node]) -> Node | None:
    return (parts[0] if len(parts) == 1 else AllOf(tuple(parts))) if parts else None


def _leaf(token: re.Match[str]) -> Node | None:
    if token["field"]:
        return _filter(token["field"].lower(), (token["quoted"] or token["value"] or "").strip())
    if token["phrase"] is not None:
        return Phrase(" ".join(token["phrase"].split())) if folded_words(token["phrase"]) else None
    return _word(token["word"] or token[0])


def _word(typed: str) -> Node | None:
    words = folded_words(typed)
    if not words:
        return None
    if typed.endswith("*"):
        before: list[Node] = [Phrase(" ".join(words[:-1]))] if len(words) > 1 else []
        return _all([*before, Prefix(words[-1])])
    return Term(_POSSESSIVE.sub("", typed.strip(".,;:!?*'‘’")))


def _filter(field: str, value: str) -> Node | None:
    if not value:
        return None
    if field == "year":
        return _years(value)
    if field == "series":
        return Series(value) if folded_words(value) else None
    kind = value.lower().removesuffix("s")
    if kind not in set(Kind):
        raise QueryError(f"“in:{value}” is not known. Use in:heading, in:text, in:footnote or in:table.")
    return In(Kind(kind))


def _years(value: str) -> Years:
    match = _YEARS.match(value)
    if not match or not (match["first"] or match["last"]):
        raise QueryError(f"“year:{value}” is not a year. Write year:2018 or year:2018..2021.")
    first = int(match["first"]) if match["first"] else None
    last = int(match["last"]) if match["last"] else None
    if match["range"] is None:
        return Years(first, first)
    if first is not None and last is not None and last < first:
        first, last = last, first
    return Years(first, last)


def _texts(node: Node | None, excluded: bool, inside_not: bool = False) -> Iterator[Text]:
    match node:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _texts(part, excluded, inside_not)
        case Not(part):
            yield from _texts(part, excluded, not inside_not)
        case Term() | Phrase() | Prefix():
            if inside_not == excluded:
                yield node


def _finds(node: Node) -> bool:
    """Whether anything is asked for, and not only left out."""
    match node:
        case AllOf(parts) | AnyOf(parts):
            return any(_finds(part) for part in parts)
        case Not():
            return False
        case _:
            return True
