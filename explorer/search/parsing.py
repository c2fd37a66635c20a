"""Typing becomes a query. Nothing is refused: what cannot be read as typed is read as well as possible, and said."""

import re
from dataclasses import replace

from explorer.search.citations import Citation, citations_in, linked_document, symbol_key
from explorer.search.explain import explain
from explorer.search.fields import CITING, FIELDS, Misread, field_name, read_field
from explorer.search.numbers import amount_at, range_at
from explorer.search.query import (
    MAX_LENGTH,
    MAX_PARTS,
    MAX_PROBLEMS,
    QUOTES,
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
    Phrase,
    Prefix,
    Problem,
    Query,
    Term,
    Wildcard,
)
from explorer.search.typed import in_one_form
from explorer.search.words import LANGUAGE, fold, folded_words, taken_apart

NEAR = 10
"""Words between, where `"a b"~` does not say how many."""
_MOST_BETWEEN = 1000
"""Words between that may be asked for: more than nearly any text has."""
_MAX_DEPTH = 20
"""Parentheses in each other that are read: nobody writes so many, and Python's stack holds them many times over."""
_OPERATORS = ("OR", "AND", "NOT")
_TOKEN = re.compile(
    rf"""\s+
    | (?P<field>[^\W\d_]+):(?:[{QUOTES}](?P<quoted>[^{QUOTES}]*)(?P<ended>[{QUOTES}]?)
        |(?P<value>(?:[^\s(){QUOTES}]|\([^\s(){QUOTES}]*\))*))
    | [{QUOTES}](?P<phrase>[^{QUOTES}]*)(?P<closed>[{QUOTES}]?)(?:~(?P<between>\d*))?
    | (?P<not>[-−–—]+(?=[^\s)])|NOT(?=\s+\S))
    | (?P<or>OR(?![^\s()])|\|+)
    | (?P<and>AND(?![^\s()])|&+(?![^\s]))
    | (?P<open>\() | (?P<close>\))
    | (?P<word>(?:[^\s(){QUOTES}]|\([^\s(){QUOTES}]*\))+)""",
    re.VERBOSE,
)
_FUZZY = re.compile(r"(?P<word>\w+)~(?P<letters>\d*)[.,;:!?]*$")
_STAR = re.compile(r"(?<!\S)\*+(?:\s+|$)|\s+\*+$")
_OUTER_STARS = re.compile(r"^(?:\*+\s+)+|(?:\s+\*+)+$")
"""Stars by themselves: of a phrase, those before and behind its words."""
_PATTERN = re.compile(r"[\w*?]*[*?]\w[\w*?]*")
_FUZZY_LETTERS = 2
"""Letters of a word that may be wrong; more make it another one. (Four of five misspellings are one letter off:
F. J. Damerau, "A technique for computer detection and correction of spelling errors", Communications of the ACM 7,
1964.)"""
_SHORT_WORD = 6
"""Letters below which one wrong letter is enough, as in the automatic fuzziness of Elasticsearch."""


def parse(text: str, typing: bool = False) -> Query:
    """The query somebody typed, in the language that `query` describes.

    Never raises. What could not be read as typed is in `problems`, each with its place and what was done instead. While
    it is being typed, `typing`, a last word of two letters or more that no blank follows may go on: it stands for all
    that begin so as well.
    """
    plain, places = in_one_form(text[:MAX_LENGTH])
    parser = _Parser(plain, typing)
    wanted = parser.parse()
    problems = [replace(each, start=places[each.start], end=places[each.end]) for each in parser.problems]
    if wanted is None and text.strip() and not problems:
        problems.append(Problem(0, len(text), "There is no word here to look for. Type letters or digits."))
    if len(text) > MAX_LENGTH:
        problems.append(Problem(MAX_LENGTH, len(text), f"Only the first {MAX_LENGTH:,} characters are read."))
    problems.sort(key=lambda each: each.start)
    return Query(text, wanted, tuple(problems[:MAX_PROBLEMS]), explain(wanted))


class _Parser:
    """One pass over the tokens with a stack of open groups."""

    def __init__(self, text: str, typing: bool) -> None:
        self.problems: list[Problem] = []
        self._typing = typing
        self._text = text
        self._cited = citations_in(text)
        self._groups = [_Group()]
        self._parts = 0

    def parse(self) -> Node | None:
        place = 0
        while token := _TOKEN.match(self._text, place):
            place = self._take(token)
        for group in self._groups[1:]:
            self.problem(group.start, group.start + 1, "This parenthesis is not closed. It is read to the end.")
        while len(self._groups) > 1:
            self._close()
        return self._groups[0].node()

    def _citation(self, token: re.Match[str]) -> Citation | None:
        """What names a document at a word of its own, or behind the name of a field, and may hold blanks."""
        if token["field"] and field_name(token["field"]) in CITING and token["quoted"] is None:
            return self._cited.get(token.start("value"))
        return self._cited.get(token.start()) if token["word"] or token["field"] else None

    def problem(self, start: int, end: int, message: str) -> None:
        self.problems.append(Problem(start, end, message))

    def _take(self, token: re.Match[str]) -> int:
        """Read a token, and say where the next begins: what names a document, and a figure, may be several words."""
        cited = self._citation(token)
        end = cited.end if cited else token.end()
        match token.lastgroup:
            case "open":
                self._open(token.start())
            case "close":
                self._end(token)
            case "not":
                self._not(token)
            case "or":
                self._groups[-1].join_next()
            case "and":
                self._groups[-1].strict |= token[0] != "&"  # As in "drugs & crime", which is hardly meant so.
            case None:
                pass
            case _ if self._parts < MAX_PARTS:
                self._parts += 1
                figure = None if cited else self._figure(token)
                node, end = figure or (self._leaf(token), end)
                self._groups[-1].add(node)
            case _ if self._parts == MAX_PARTS:
                self._parts += 1
                self.problem(token.start(), len(self._text), f"Only the first {MAX_PARTS} words are looked for.")
        return end

    def _open(self, start: int) -> None:
        if len(self._groups) <= _MAX_DEPTH:
            self._groups.append(_Group(start))

    def _end(self, token: re.Match[str]) -> None:
        if len(self._groups) > 1:
            self._close()
        elif self._text.count("(") <= _MAX_DEPTH:  # Deeper ones were not opened.
            self.problem(*token.span(), "This parenthesis closes nothing. It is left out.")

    def _close(self) -> None:
        node = self._groups.pop().node()
        self._groups[-1].add(node)

    def _not(self, token: re.Match[str]) -> None:
        """A dash excludes at the beginning of a word only."""
        before = self._text[token.start() - 1 : token.start()] if token.start() else ""
        if not before or before.isspace() or before in "(|":
            self._groups[-1].exclude_next()

    def _figure(self, token: re.Match[str]) -> tuple[Node, int] | None:
        """A figure that stands at a token, and where it ends; None where that is none."""
        if token["field"] and token["field"].lower() == "num" and token["value"]:
            found = range_at(self._text, token.start("value"))
            return found if found and not self._text[found[1] : found[1] + 1].strip().strip("()") else None
        amount = amount_at(self._text, token.start()) if token["word"] else None
        if amount and self._unfinished(amount[1]) and amount[0].text.isdigit():
            return AnyOf((amount[0], Prefix(amount[0].text))), amount[1]
        return amount

    def _unfinished(self, end: int) -> bool:
        """Whether a word that ends there is being typed."""
        return self._typing and end == len(self._text)

    def _leaf(self, token: re.Match[str]) -> Node | None:
        cited = self._citation(token)
        if cited and not token["field"]:
            return _all([Term(name) for name in cited.names], strict=True)
        if token["field"]:
            return self._field(token, cited)
        if token["phrase"] is not None:
            return self._phrase(token)
        return self._word(token)

    def _field(self, token: re.Match[str], cited: Citation | None) -> Node | None:
        typed, name = token["field"], field_name(token["field"])
        value = (token["quoted"] if token["quoted"] is not None else token["value"]).strip()
        value = self._text[token.start("value") : cited.end] if cited else value
        if name is None:
            if value and not value.startswith("/"):  # "https://undocs.org" was not meant as one.
                self.problem(*token.span("field"), f"There is no field “{typed}”. Its words are looked for.")
            if token["quoted"] is not None:
                return Phrase(" ".join(folded_words(token[0])))
            return self._word(token)
        if name != typed.lower():
            self.problem(*token.span("field"), f"There is no field “{typed}”. It is read as “{name}:”.")
        if token["quoted"] is not None and not token["ended"]:
            self._unclosed(token.start("quoted") - 1)
        if not value and not FIELDS[name].alone:
            self.problem(*token.span(), f"“{name}:” says nothing yet. Write {FIELDS[name].example}.")
            return None
        if name == "title":
            return self._title(value, token["quoted"] is not None)
        try:
            return read_field(name, value)
        except Misread as misread:
            self.problem(*token.span(), str(misread))
            return misread.nearest

    def _title(self, value: str, quoted: bool) -> Node | None:
        """A word or a phrase in a heading."""
        token = _TOKEN.fullmatch(f'"{value}"' if quoted else value)
        words = " ".join(folded_words(value))
        if not words:
            return None
        sought = self._leaf(token) if token and not token["field"] else Phrase(words)
        return AllOf((sought, In(Kind.HEADING))) if sought else None

    def _phrase(self, token: re.Match[str]) -> Node | None:
        if not token["closed"]:
            self._unclosed(token.start("phrase") - 1)
        words, near = " ".join(token["phrase"].split()), token["between"] is not None
        if not folded_words(words):
            self.problem(*token.span(), "These quotation marks hold no words. They are left out.")
            return None
        kept = (_STAR if near else _OUTER_STARS).sub("", words)
        if kept != words:
            self.problem(
                *token.span(), "A * by itself is any word between two others of a phrase. Here it is left out."
            )
        words = kept
        if not near:
            return Phrase(words)
        return Near(words, min(int(token["between"][:6] or NEAR), _MOST_BETWEEN))

    def _unclosed(self, start: int) -> None:
        self.problem(start, start + 1, "This quotation mark is not closed. It is read to the end.")

    def _word(self, token: re.Match[str]) -> Node | None:
        typed = token[0]
        words = folded_words(typed)
        if not words:
            if "*" in typed or "?" in typed.rstrip("?!"):
                self.problem(*token.span(), f"“{typed[:20]}” stands for any word. Add letters to it.")
            return None
        fuzzy = _FUZZY.match(typed)
        if fuzzy:
            return _fuzzy(fold(fuzzy["word"]), fuzzy["letters"])
        typed = typed.strip(".,;:!'‘’").rstrip("?")
        if linked := linked_document(typed):
            return Term(linked)
        if symbol_key(typed) and "*" in typed:
            return Cites(typed)
        if _PATTERN.fullmatch(typed):
            return Wildcard(_folded_pattern(typed))
        if typed.endswith("*"):
            return Phrase(f"{' '.join(words)}*") if len(words) > 1 else Prefix(words[0])
        bare = _bare(token[0])
        if bare != token[0]:
            again = _TOKEN.fullmatch(bare)  # "-year:2018" behind a comma is a filter; "a)b", left of ".(a)b", is none.
            return self._leaf(again) if again else Phrase(" ".join(words))
        if bare in _OPERATORS:  # "NOT." is a word; written as it was it would exclude what follows.
            return Term(bare.lower())
        unfinished = self._unfinished(token.end()) and len(words) == 1 and typed == bare != bare[:1]
        return AnyOf((Term(bare), Prefix(words[0]))) if unfinished else Term(bare)


def _bare(typed: str) -> str:
    """A word without the punctuation around it and without “’s”."""
    words = taken_apart(typed)[1]
    start, end = words[0][0], words[-1][1]
    if typed[start:end].count("(") > typed[start:end].count(")"):
        end = typed.find(")", end) + 1 or end
    bare = LANGUAGE.words.possessive.sub("", typed[start:end])
    return bare if bare == typed else _bare(bare)


def _fuzzy(word: str, letters: str) -> Fuzzy:
    usual = 1 if len(word) < _SHORT_WORD else _FUZZY_LETTERS
    return Fuzzy(word, max(1, min(int(letters[:3]), _FUZZY_LETTERS)) if letters else usual)


def _folded_pattern(typed: str) -> str:
    """A pattern as the words it is compared with: folded, and no star beside another."""
    return re.sub(r"\*+", "*", "".join(part if part in "*?" else fold(part) for part in re.split(r"([*?])", typed)))


class _Group:
    """What stands between parentheses: alternatives, each with the parts joined by OR. It begins at `start`."""

    def __init__(self, start: int = 0) -> None:
        self.start = start
        self.strict = False
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
        filters = [part for part in parts if isinstance(part, Filter)]
        kinds = dict.fromkeys(type(part) for part in filters)
        alternatives = [_any([part for part in filters if type(part) is kind]) for kind in kinds]
        return _all([*(part for part in parts if part not in filters), *alternatives], self.strict)


def _any(parts: list[Node]) -> Node:
    return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))


def _all(parts: list[Node], strict: bool) -> Node | None:
    return (parts[0] if len(parts) == 1 else AllOf(tuple(parts), strict)) if parts else None
