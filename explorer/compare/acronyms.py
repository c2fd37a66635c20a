"""Acronyms tell programmes and bodies apart. Those that a report explains are read as the names they stand for, and so
are short names: "StAR" in one year meets "Stolen Asset Recovery" in another, "the Organized Crime Convention" meets
"the United Nations Convention against Transnational Organized Crime"."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from explorer.language.definitions import acronyms_in, short_names_in

_ACRONYM = re.compile(r"\b[A-Z][A-Za-z]{0,9}[A-Z][A-Z0-9]*\b")

# Paragraphs that an acronym may stand in and still tell something: one in twelve, and four at least. Chosen; half or
# twice of them move the mean F1 of paragraphs on the hand-made links by 0.002 at most, that of sections not at all.
_OFTEN = 12
_AT_LEAST = 4


@dataclass(frozen=True)
class Acronyms:
    """The acronyms of a report that tell something (`rare`), the names of those that it explains, and those of the
    short names that it gives. One that stands in more than one paragraph of twelve (the name of the office that
    reports) tells nothing and is passed over."""

    rare: frozenset[str]
    names: dict[str, str]
    full_names: dict[str, str]

    @classmethod
    def among(cls, texts: Sequence[str]) -> "Acronyms":
        """Those of a report with these texts."""
        counts = Counter(acronym for text in texts for acronym in set(_ACRONYM.findall(text)))
        limit = max(_AT_LEAST, len(texts) // _OFTEN)
        rare = frozenset(acronym for acronym, count in counts.items() if count <= limit)
        return cls(
            rare,
            {each.short: each.name for text in texts for each in acronyms_in(text) if each.short in rare},
            {each.short: each.name for text in texts for each in short_names_in(text)},
        )

    @cached_property
    def _named(self) -> re.Pattern[str] | None:
        return _any_of(self.names)

    @cached_property
    def _shortened(self) -> re.Pattern[str] | None:
        return _any_of(self.full_names)

    def of(self, text: str) -> frozenset[str]:
        """The telling acronyms in a text."""
        return self.rare.intersection(_ACRONYM.findall(text))

    def spelled_out(self, text: str) -> str:
        """The text with each explained acronym followed by its name, and with full names in place of short ones."""
        if self._named and not self.names.keys().isdisjoint(_ACRONYM.findall(text)):
            text = self._named.sub(lambda match: f"{match[0]} {self.names[match[0]]}", text)
        if self._shortened:
            text = self._shortened.sub(lambda match: self.full_names[match[0]], text)
        return text


def _any_of(names: Collection[str]) -> re.Pattern[str] | None:
    """Finds each of the names where it does not stand right behind a bracket, which is where it is explained."""
    alternatives = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\()\b(?:{alternatives})\b") if names else None
