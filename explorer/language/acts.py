"""Resolutions and decisions of the bodies of the United Nations, as texts name them: by kind and number, not by symbol.

Whose act it is decides the symbol. That is told by the body named beside the act, else by the body whose text it is,
else by what is spoken of before. An act of an unknown body keeps its number alone (`27/2`): no symbol is made up.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from explorer.language.parts import References
from explorer.model.address import roman
from explorer.model.years import OF_DOCUMENT

SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-Z(])")
"""Between sentences, and between the clauses of a resolution."""

_CONTEXT = 1000  # characters around an act in which its body is looked for
_FIRST_NUMBERED_SESSION = 31
"""The Assembly has numbered its resolutions within a session since 1976; older ones have the session in brackets."""
_LAST_BRACKETED_SESSION = 30
"""Of the Assembly, in 1975; the Economic and Social Council went on so to its sixty-third, in 1977."""
_BEFORE_FIRST_SESSION = 1945
"""The Assembly's first session began in 1946, and each began in the year that this and its number make; it ends in the
next. No other body counts so, so that a date tells whether an act is one of the Assembly."""
_MOST_OF_A_SESSION = {"RES": 60, "DEC": 300}
"""More resolutions than the Human Rights Council or a commission has adopted in any session (below fifty), and a higher
number than their decisions have (from 101 on): where no body is named, one above is the Assembly's, whose decisions
begin with 301."""
_KNOWN_WITHOUT_YEAR = 4
"""Figures of the number of a resolution that is one of the Security Council's although neither it nor a year is named:
from 1000 on nobody else counts without sessions, but for the Assembly of old, whose session is always printed."""
_KNOWN_BY_YEAR = 3
"""The same where a year in brackets follows."""
_HYPHENS = re.compile("[\u2010\u2011]")
_YEAR = re.compile(OF_DOCUMENT)
_OF_YEAR = re.compile(rf"{OF_DOCUMENT}/")

Act = tuple[int, int, str]
"""The characters `start..end` that name an act; its symbol, or its number where its body is not known."""


def acts(words: str, known: References, own: str = "") -> Iterator[Act]:
    """Every act that a text names in order, one for each number of a list. `own` is the body whose text it is."""
    found = list(known.act.finditer(words))
    for act, following in pairwise([*found, None]):
        if act is not None:
            teller = _Teller(words, act, known, own)
            for one in _entries(words, act, following.start() if following else len(words), known):
                yield from teller.acts(one)


def own_body(symbols: Iterable[str]) -> str:
    """The kind of body that adopted or made a text with these symbols; "" for what the Secretariat writes to it."""
    for symbol in symbols:
        for pattern, kind in _OWN:
            if pattern.match(symbol):
                return kind
    return ""


_OWN = [
    (re.compile(pattern), kind)
    for pattern, kind in (
        (r"A/HRC/", "rights"),
        (r"A/(?:(?:ES-|S-)?\d+/(?:L\.|DEC/)|RES/|DEC/|C\.\d/)", "assembly"),
        (r"S/", "security"),
        (r"E/(?:RES/|DEC/|\d+/L\.)", "social"),
        (r"E/[A-Z]|(?!ST/)[A-Z]{2,}[./]", "other"),
    )
]
"""By how a symbol begins: the texts of the Human Rights Council, resolutions and drafts of the Assembly and of its
committees, texts of the Security Council, resolutions and drafts of the Economic and Social Council, and the documents
of commissions, conferences and treaty bodies. What is left are documents before the Assembly and the Council."""


def plain_hyphens(symbol: str) -> str:
    """A symbol or number with the hyphens that it is known by, not those that keep lines together."""
    return _HYPHENS.sub("-", symbol)


def _entries(words: str, act: re.Match[str], end: int, known: References) -> Iterator[re.Match[str]]:
    """The numbers of an act: those of its list, and those with a date that follow in the same sentence, up to `end`."""
    yield from known.act_entry.finditer(words, act.start("list"), act.end("list"))
    sentence = SENTENCE.search(words, act.end("list"), end)
    for later in known.later_entry.finditer(words, act.end("list"), sentence.start() if sentence else end):
        one = known.act_entry.match(words, later.end())
        if one:
            yield one


class _Teller:
    """Tells which acts the numbers of a list are."""

    def __init__(self, words: str, act: re.Match[str], known: References, own: str) -> None:
        self._known = known
        self._words = words
        self._body, self._certain, self._near = _body_of(words, act, known, own)
        self._resolution = act["kind"].lower() in known.resolutions
        self._first = act.start("list")
        self._counted = True
        """Whether a number alone may be one of the Security Council: the first, or one after another of them."""

    def acts(self, one: re.Match[str]) -> Iterator[Act]:
        """What an entry of the list names: nothing, an act, or several of its parts (`47/120 A and B`)."""
        target, letters = self._symbol(one), list(self._known.letter.finditer(one["letters"] or ""))
        self._counted = one["year"] is not None or ("/" not in one["number"] and self._counted)
        if target is None:
            return
        whole = target.removesuffix(self._letter(one["letter"]))
        start, end = one.start(), one.start("letters") if letters else one.end()
        yield start, end, target
        for letter in letters:
            first = one.start("letters") + letter.start()
            yield first, first + len(letter[0]), f"{whole}{self._letter(letter[0])}"

    def _letter(self, printed: str | None) -> str:
        return self._known.letters.get(printed, printed) if printed else ""

    def _symbol(self, one: re.Match[str]) -> str | None:
        """The symbol of an entry, its number where the body is not known, None where it is no act at all."""
        number = plain_hyphens(one["number"])
        if one["year"]:
            return self._of_the_security_council(number, f"({one['year']})")
        if "/" not in number and not one["session"]:
            of_a_date = _YEAR.fullmatch(number) is not None and one.start() != self._first
            return None if of_a_date or not self._counted else self._of_the_security_council(number, "")
        letter = self._letter(one["part"]) + self._letter(one["letter"])
        if one["session"]:
            session = plain_hyphens(one["session"])
            return self._of_old(f"{number}({session}){letter}", session)
        return self._prefix(number, self._year_of(one)) + number + letter

    def _of_the_security_council(self, number: str, year: str) -> str | None:
        if not self._resolution:
            return None
        least = _KNOWN_BY_YEAR if year else _KNOWN_WITHOUT_YEAR
        sure = len(number) >= least and (bool(year) or not _YEAR.fullmatch(number))
        of_another = self._body == "other" and (self._certain or not year)
        if self._body == "security" or (sure and not of_another) or (year and self._body == "council"):
            return f"S/RES/{number}{year}"
        return f"{number}{year}" if year and of_another else None

    def _of_old(self, number: str, session: str) -> str:
        """An act with its session in Roman figures."""
        if self._body == "other":
            return number
        special = "-" in session
        social = self._body == "social" or (not special and roman(session) > _LAST_BRACKETED_SESSION)
        return f"{'E' if social else 'A'}/{self._kind}/{number}"

    @property
    def _kind(self) -> str:
        return "RES" if self._resolution else "DEC"

    def _year_of(self, one: re.Match[str]) -> int | None:
        """The year of the date that follows an entry."""
        dated = self._known.dated.match(self._words, one.end())
        year = _YEAR.search(dated[0]) if dated else None
        return int(year[0]) if year else None

    def _prefix(self, number: str, year: int | None) -> str:
        """What stands before a number with a stroke: "" where nobody can tell."""
        session, _, place = number.partition("/")
        body = self._body if self._certain else self._likely(session, place, year)
        if body == "other" or not place.isdigit() or not session[-1].isdigit():  # 1/CP.21, IX/20
            return ""
        if _OF_YEAR.match(number):
            return f"E/{self._kind}/"
        if body == "rights":
            return f"A/HRC/{self._kind}/"
        of_assembly = "S-" in session or int(session) >= _FIRST_NUMBERED_SESSION
        return f"A/{self._kind}/" if of_assembly and body != "council" else ""

    def _likely(self, session: str, place: str, year: int | None) -> str:
        """Whose act it is where the body is not named beside it: what date and number say against the context."""
        if not session.isdigit() or not place.isdigit() or len(session) > 3:
            return self._body
        if year is not None:
            if year - int(session) - _BEFORE_FIRST_SESSION in (0, 1):
                return "assembly"
            return "rights" if "rights" in (self._body, self._near) else "other"
        beyond = int(place) > _MOST_OF_A_SESSION[self._kind]
        return "assembly" if self._body in ("rights", "other") and beyond else self._body


def _body_of(words: str, act: re.Match[str], known: References, own: str) -> tuple[str, bool, str]:
    """Whose act it is, whether that is certain, and the last body named before in the sentence, "" for none.

    It is the body named right before the act, after it (`of the …`, `In its resolution …, the …`), or the one that
    adopts it in the same sentence.
    """
    before, after = words[max(0, act.start() - _CONTEXT) : act.start()], words[act.end() : act.end() + _CONTEXT]
    named = [
        (body.start(), body.end(), _kind_of_body(body[0], before, known, own)) for body in known.body.finditer(before)
    ]
    sentence = max((gap.end() for gap in SENTENCE.finditer(before)), default=0)
    start, end, last = named[-1] if named else (0, 0, "")
    near = last if start >= sentence else ""
    if "body" in act.re.groupindex and act["body"]:
        return _kind_of_body(act["body"], before, known, own), True, near
    if named and end == len(before.rstrip()):
        return last, True, near
    its = known.its.search(before) is not None
    following = _named_after(after, before, its, known, own)
    if following and following[0]:
        return following[1], True, near
    if near and (its or known.adopted.search(before, end)):
        return near, False, near
    if following:
        return following[1], False, near
    return own or _body_in_context([kind for _, _, kind in named]), False, near


def _named_after(after: str, before: str, its: bool, known: References, own: str) -> tuple[bool, str] | None:
    """The body named after an act, and whether that is certain; None where none is or it only happens to follow."""
    join = known.body_after.match(after)
    body = known.body.match(after, join.end()) if join else None
    if join is None or body is None:
        return None
    certain = join["certain"] is not None
    return (certain, _kind_of_body(body[0], before, known, own)) if certain or its else None


def _body_in_context(bodies: list[str]) -> str:
    """The body that is meant where the sentence names none: the Assembly, unless only others are spoken of."""
    if "assembly" in bodies:
        return "assembly"
    return "other" if "other" in bodies or "rights" in bodies else ""


def _kind_of_body(name: str, before: str, known: References, own: str) -> str:
    """`assembly`, `security`, `social`, `rights`, `council` (one of the three) or `other`, by a body's name."""
    name = known.opening.sub("", name, count=1) if known.opening.match(name) else name
    if name.endswith(known.other_bodies):
        return "other"
    for ending, kind in known.bodies.items():
        if name.endswith(ending):
            return kind
    kind = known.short.get(name, "other")
    if kind != "council" or own in ("rights", "security"):
        return own if kind == "council" else kind
    return "rights" if any(full in before for full, its_kind in known.bodies.items() if its_kind == "rights") else kind
