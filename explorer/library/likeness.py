"""Series that may be one, by the words of their titles: what is suggested to the reader, who decides."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from explorer.errors import Conflict
from explorer.language import Language, language
from explorer.library.entry import Entry
from explorer.library.library import Library
from explorer.library.series import organ_of
from explorer.library.user import Correction

_WORD = re.compile(r"\w+")
_LIKENESS = 0.7
"""What two titles have in common of their words, in order (twice what is shared by what both have), from which on they
are alike: one may have not quite twice the words of the other. Of 205 reports of the United Nations this suggests five,
of which three belong together; at 0.6 it would be two more, both wrong."""
_FEWEST = 3
"""Words that alike titles share at least; with fewer, "Draft report" is like any report."""


@dataclass(frozen=True, slots=True)
class Alike:
    """A series that may belong to a larger one: the names of both, and the ids of the reports that would change."""

    series: str
    larger: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Title:
    """A series with the stems of its words, in order, without those of grammar. `names` are those that begin with a
    capital letter or hold a figure, and numbers: what tells one thing from another of its kind."""

    series: str
    words: tuple[str, ...]
    stems: frozenset[str]
    names: frozenset[str]
    organs: frozenset[str]


def alike(entries: Sequence[Entry]) -> list[Alike]:
    """For each series the most alike larger one, by the names of the entries; the most alike first.

    Two are alike that share most of their words, an organ where both have one, and have not each a name or number that
    the other lacks. Where a report states its series it has been said where it belongs: others may belong to it.
    """
    groups: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[entry.series].append(entry)
    best: dict[str, tuple[float, str]] = {}
    for likeness, *pair in _pairs([_title(series, group) for series, group in groups.items()]):
        larger, smaller = sorted(pair, key=lambda series: (-len(groups[series]), series))
        if _stated(groups[smaller]):
            larger, smaller = smaller, larger
        if not _stated(groups[smaller]):
            best[smaller] = max(best.get(smaller, (0.0, "")), (likeness, larger))
    found = sorted(best.items(), key=lambda each: (-each[1][0], each[0]))
    return [Alike(series, larger, tuple(each.id for each in groups[series])) for series, (_, larger) in found]


def settle(library: Library, answers: Sequence[tuple[Alike, bool]]) -> None:
    """Keep what the reader said of suggestions: from now on the reports of both series state the larger one where that
    is right, else each its own, so that this is not suggested again. One change, which is undone at once.

    Raises Conflict where one of the reports is of another series by now.
    """
    for each, _ in answers:
        for entry in map(library.entry, each.reports):
            if entry.series != each.series:
                raise Conflict(f"“{entry.name}” belongs to “{entry.series}” by now. Look at the suggestions once more.")
    joined = {each.series: each.larger for each, right in answers if right}
    meant = {series for each, _ in answers for series in (each.series, each.larger)}
    corrections, changes = library.user.corrections(), []
    for entry in library.entries():
        if entry.series in meant:
            old = corrections.get(entry.sha256, Correction())
            changes.append((entry.sha256, old, replace(old, series=_last(entry.series, joined))))
    library.user.correct(changes, f"the series of {len(changes)} reports")


def _last(series: str, joined: Mapping[str, str]) -> str:
    """Where a series is in the end that is joined to one that is joined itself."""
    while series in joined:
        series = joined[series]
    return series


def _stated(entries: Iterable[Entry]) -> bool:
    return any(entry.stated for entry in entries)


def _title(series: str, entries: Sequence[Entry]) -> _Title:
    known = language(entries[-1].language)
    words = [word for word in _WORD.findall(series) if word.casefold() not in known.words.stop_words]
    names = frozenset(known.stem(word.casefold()) for word in words[1:] if _names(word, known))
    organs = frozenset(organ_of(symbol) for entry in entries for symbol in entry.symbols)
    stems = tuple(known.stem(word.casefold()) for word in words)
    return _Title(series, stems, frozenset(stems), names, organs)


def _names(word: str, language: Language) -> bool:
    return word[:1].isupper() or not word.isalpha() or word.casefold() in language.numbers.words


def _pairs(titles: Sequence[_Title]) -> Iterator[tuple[float, str, str]]:
    """What is alike, with its likeness. Only titles that share one of their rarest words are compared (prefix
    filtering: Chaudhuri, Ganti and Kaushik, "A Primitive Operator for Similarity Joins", 2006)."""
    usual = Counter(stem for title in titles for stem in title.stems)
    sharing: defaultdict[str, list[int]] = defaultdict(list)
    for at, title in enumerate(titles):
        needed = max(_FEWEST, int(len(title.stems) * _LIKENESS / (2 - _LIKENESS)))
        rarest = sorted(title.stems, key=lambda stem: (usual[stem], stem))[: max(0, len(title.stems) - needed + 1)]
        for other in sorted({other for stem in rarest for other in sharing[stem]}):
            likeness = _likeness(title, titles[other])
            if likeness >= _LIKENESS:
                yield likeness, title.series, titles[other].series
        for stem in rarest:
            sharing[stem].append(at)


def _likeness(one: _Title, other: _Title) -> float:
    shared = len(one.stems & other.stems)
    apart = one.organs and other.organs and not one.organs & other.organs
    if shared < _FEWEST or apart or (one.names - other.stems and other.names - one.stems):
        return 0.0
    return SequenceMatcher(None, one.words, other.words, autojunk=False).ratio()
