"""Why two sections or paragraphs are held to be counterparts: what both say, in their own words, and where."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from explorer.compare.alignment import Alignment
from explorer.compare.corpus import IndexPair
from explorer.compare.profile import Profile, SectionProfile
from explorer.compare.terms import Vector
from explorer.compare.texts import ComparedText, PairTexts, SharedRun, shared_runs
from explorer.language.sentences import Span
from explorer.model.link_reasons import Extract, LinkReason, ReasonKind, Shared, packed

PINNED, ALONE = LinkReason(ReasonKind.PINNED), LinkReason(ReasonKind.ALONE)

# From which value of a feature on it is told as a reason, and how much is quoted: chosen by eye on the links of the
# sample reports and of two missions' reports. They bear on what is said of a link, never on whether it is one.
_SAME, _ALIKE = 0.99, 0.3  # cosines of headings
_FITS = 0.6
_NEAR = 0.5
_MOST_QUOTED = 3  # of one kind
_MOST_OWN, _MOST = 3, 4  # reasons in the texts themselves, and in all
_TELLING = 0.02  # of the cosine that what is quoted makes up: less is no reason
_FIGURE = 0.1  # of the cosine that a joined figure counts for: as much as a telling name

Weighed = tuple[float, Shared]
"""What both texts have, and how much of their cosine it makes up."""


class Reasons:
    """Why the sections and the paragraphs of two reports are linked. `figures` are the joined ones by the paragraphs
    they stand in."""

    def __init__(self, alignment: Alignment, texts: PairTexts, figures: Mapping[IndexPair, Sequence[Shared]]) -> None:
        self._alignment, self._texts, self._figures = alignment, texts, figures
        self._under = alignment.linked_under()
        self._known: dict[IndexPair, str] = {}

    def of_sections(self, i: int, j: int) -> str:
        """What links two sections, packed."""
        return packed(self._of_sections(i, j))

    def of_paragraphs(self, i: int, j: int) -> str:
        """What links two paragraphs, packed: what stands in both, the weightiest first, then what surrounds them."""
        if (i, j) not in self._known:
            self._known[i, j] = packed(self._of_paragraphs(i, j))
        return self._known[i, j]

    def _of_sections(self, i: int, j: int) -> tuple[LinkReason, ...]:
        if (i, j) in self._alignment.rules.sections.pinned:
            return (PINNED,)
        under = self._under[i, j]
        linked, size = len({a for a, _ in under}), self._alignment.left.profile.sections[i].size
        figures = [figure for pair in under for figure in self._figures.get(pair, ())]
        return (
            *self._heading(i, j),
            *[LinkReason(ReasonKind.PARAGRAPHS, count=linked, of=size)] * bool(linked),
            *[LinkReason(ReasonKind.FIGURE, tuple(figures[:_MOST_QUOTED]), len(figures))] * bool(figures),
        )

    def _of_paragraphs(self, i: int, j: int) -> tuple[LinkReason, ...]:
        if (i, j) in self._alignment.rules.paragraphs.pinned:
            return (PINNED,)
        if self._alignment.left.profile.paragraphs[i].folded == self._alignment.right.profile.paragraphs[j].folded:
            return (LinkReason(ReasonKind.SAME_WORDS),)
        own = sorted(self._own(i, j), key=lambda each: -each[0])
        return (*[reason for _, reason in own[:_MOST_OWN]], *self._surroundings(i, j))[:_MOST]

    def _heading(self, i: int, j: int) -> Iterator[LinkReason]:
        one, other = self._alignment.left.profile.sections[i], self._alignment.right.profile.sections[j]
        alike = self._alignment.sections_alike.headings[i][j]
        if one.title and (one.title == other.title or alike >= _SAME):
            yield LinkReason(ReasonKind.HEADING, (_titles(one, other),))
        elif alike >= _ALIKE:
            language = self._alignment.right.profile.language
            texts = ComparedText(one.title, language), ComparedText(other.title, language)
            runs = shared_runs(*texts, self._alignment.left.headings[i], self._alignment.right.headings[j])
            quotes = [_quoted(run, *texts, one.eid, other.eid) for run in islice(runs, _MOST_QUOTED)]
            yield LinkReason(ReasonKind.SIMILAR_HEADING, tuple(quotes))

    def _own(self, i: int, j: int) -> Iterator[tuple[float, LinkReason]]:
        """What both paragraphs say: a reason of each kind, with its weight."""
        cited = sorted(self._cited(i, j), key=lambda each: -each[0])
        if cited:
            best = cited[:_MOST_QUOTED]
            yield sum(weight for weight, _ in best), LinkReason(ReasonKind.CITED, tuple(quote for _, quote in best))
        one, other = self._texts.left[i], self._texts.right[j]
        eids = self._alignment.left.profile.paragraphs[i].eid, self._alignment.right.profile.paragraphs[j].eid
        for kind, runs in self._runs(i, j, [(quote.left.start, quote.left.end) for _, quote in cited]).items():
            weight = sum(run.weight for run in runs)
            if weight >= _TELLING:
                yield weight, LinkReason(kind, tuple(_quoted(run, one, other, *eids) for run in runs))
        if figures := self._figures.get((i, j), ()):
            yield _FIGURE * len(figures), LinkReason(ReasonKind.FIGURE, tuple(figures[:_MOST_QUOTED]), len(figures))

    def _runs(self, i: int, j: int, taken: Sequence[Span]) -> Mapping[ReasonKind, list[SharedRun]]:
        """The words that both paragraphs have, as names, as phrases of several words, or as single ones: the weightiest
        of each. What stands in a span that is `taken` is told already."""
        one, other = self._texts.left[i], self._texts.right[j]
        left, right = self._alignment.left, self._alignment.right
        acronyms = left.profile.paragraphs[i].acronyms & right.profile.paragraphs[j].acronyms
        found: defaultdict[ReasonKind, list[SharedRun]] = defaultdict(list)
        for run in shared_runs(one, other, left.terms[i], right.terms[j]):
            start, end = other.span(run.right, run.size)
            if run.size == 1 and other.words[start].isdigit():
                continue  # A number alone is one of many; joined figures are told as such.
            if taken and _inside(one.span(run.left, run.size), taken):
                continue
            alike = one.is_name(run.left, run.size) and other.is_name(run.right, run.size)
            named = alike or (acronyms and other.words[start:end] in acronyms)
            kind = ReasonKind.NAME if named else ReasonKind.PHRASE if run.size > 1 else ReasonKind.WORDS
            if len(found[kind]) < _MOST_QUOTED:
                found[kind].append(run)
        return found

    def _cited(self, i: int, j: int) -> Iterator[Weighed]:
        """The documents that both paragraphs cite, where each first does."""
        left, right = self._alignment.left, self._alignment.right
        one, other = _citations(left.profile, i), _citations(right.profile, j)
        for symbol, extract in one.items():
            if symbol in other:
                weight = _weight(extract, self._texts.left[i], left.terms[i], right.terms[j])
                yield max(weight, _TELLING), Shared(extract, other[symbol])

    def _surroundings(self, i: int, j: int) -> Iterator[LinkReason]:
        """What stands around both, in the order of the weights that `score` gives to it."""
        parts = self._alignment.parts.get((i, j))
        if parts is None:
            return
        if parts.neighbours >= _NEAR:
            yield LinkReason(ReasonKind.NEIGHBOURS)
        if parts.pivot:
            yield LinkReason(ReasonKind.YEARS_BETWEEN)
        left, right = self._alignment.left.profile, self._alignment.right.profile
        one, other = left.sections[left.paragraphs[i].section], right.sections[right.paragraphs[j].section]
        if parts.context >= _FITS and one.title and other.title:
            yield LinkReason(ReasonKind.SECTION, (_titles(one, other),))


def _titles(one: SectionProfile, other: SectionProfile) -> Shared:
    return Shared(Extract(one.eid, 0, len(one.title), one.title), Extract(other.eid, 0, len(other.title), other.title))


def _quoted(run: SharedRun, one: ComparedText, other: ComparedText, left: str, right: str) -> Shared:
    return Shared(_extract(one, run.left, run.size, left), _extract(other, run.right, run.size, right))


def _extract(text: ComparedText, first: int, size: int, eid: str) -> Extract:
    start, end = text.span(first, size)
    return Extract(eid, start, end, text.words[start:end])


def _citations(profile: Profile, index: int) -> dict[str, Extract]:
    """Where a paragraph first cites each document."""
    paragraph = profile.paragraphs[index]
    found: dict[str, Extract] = {}
    for each in paragraph.references:
        if each.paragraph is None:
            words = paragraph.words[each.start : each.end]
            found.setdefault(each.target, Extract(paragraph.eid, each.start, each.end, words))
    return found


def _weight(extract: Extract, text: ComparedText, weights: Vector, others: Vector) -> float:
    inside = {
        term
        for term, (start, end) in zip(text.placed.terms, text.placed.spans, strict=True)
        if extract.start <= start and end <= extract.end
    }
    return sum(weights.get(term, 0.0) * others.get(term, 0.0) for term in sorted(inside))


def _inside(span: Span, spans: Sequence[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)
