"""A quantity as a text states it."""

import re
from dataclasses import dataclass

from explorer.language.sentences import Span

PERCENT = "%"

ASIDE = re.compile(r"\([^()]{1,80}\)")
"""A bracket behind what is counted: 7 children (5 boys, 2 girls) were abducted."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A quantity at characters `start..end` of a text, inside the `clause`.

    `unit` is a currency code, "%", or the stem of the noun that is counted; `units` are those of all nouns that are
    joined in it, `counted` is the noun as printed, `subject` all words it is counted with, `noun` their stems,
    `persons` those of them that stand for any people; `before` and `after` are the stems of words around it in its
    clause, without the noun. `item` are the stems of what it alone counts where the noun stands with another number: of
    Tunis in "292 staff in Tripoli, 19 in Tunis". `place` is the name of what it counts where the number stands behind
    in brackets: Fiji in "troops from Fiji (146)". `whole` is the quantity that it is said to be part of. `named` are
    the words of names about it, `named_behind` those up to the next mark; `of_names` holds where a name is part of what
    it counts: Central African refugees. `again` is the one that it only says once more: "of the seven cases".
    """

    start: int
    end: int
    value: float
    qualifier: str
    text: str
    unit: str
    counted: str
    subject: str
    noun: tuple[str, ...]
    persons: frozenset[str]
    units: frozenset[str]
    before: tuple[str, ...]
    after: tuple[str, ...]
    clause: Span
    item: tuple[str, ...] = ()
    place: str = ""
    whole: "Stated | None" = None
    named: frozenset[str] = frozenset()
    named_behind: frozenset[str] = frozenset()
    of_names: bool = False
    again: "Stated | None" = None
