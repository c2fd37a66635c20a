"""A comparison told as what changed between two of its reports, by section."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from explorer.compare.states import class_of
from explorer.compare.telling import Telling
from explorer.compare.weights import of_figure, weighed
from explorer.language import language
from explorer.model.comparison import Citing, Comparison, Figure, Link, Pair, Quantity, State, Totals
from explorer.model.digest import Digest, DigestKind, DigestLine, DigestSection, StanceCount, StanceKind
from explorer.model.report import Paragraph, Report, Section

Key = tuple[str | None, str | None]
"""A section of the digest: the eId of a newer section, or of an older one that ended."""

_NOTHING = Totals()
_KINDS = {State.EDITED: DigestKind.EDITED, State.REWRITTEN: DigestKind.REWRITTEN}


def digest(
    comparison: Comparison, reports: Sequence[Report], older: int, newer: int, scope: str | None = None
) -> Digest:
    """What changed from one report of a comparison to a later one (by their places in it).

    `reports` are those of the comparison in its order. `scope` is the eId of a section of the newer report, of which
    alone is told then, and of what stood under its counterparts. Raises KeyError where the two were not compared.
    """
    pair = compared_pair(comparison, older, newer)
    return _Digester(comparison, pair, reports[older], reports[newer], scope).digest()


def compared_pair(comparison: Comparison, older: int, newer: int) -> Pair:
    """The two reports of a comparison at these places. Raises KeyError where they were not compared."""
    pair = comparison.pair(older, newer) if older < newer else None
    if pair is None:
        raise KeyError(f"reports {older} and {newer} were not compared")
    return pair


class _Digester:
    def __init__(self, comparison: Comparison, pair: Pair, older: Report, newer: Report, scope: str | None) -> None:
        self._comparison, self._pair = comparison, pair
        self._older, self._newer, self._scope = _Side(older), _Side(newer), scope
        self._links = _best_first(pair.sections)
        self._perhaps_sections = _perhaps(pair.sections)
        self._inside_newer = self._newer.under([scope]) if scope else set(self._newer.sections)
        claimed = [link.left for link in self._links.get(scope, ()) if link.left] if scope else []
        self._inside_older = self._older.under(claimed) if scope else set(self._older.sections)
        self._home = self._homes()
        self._elsewhere = self._ways()
        self._mark_figures()
        self._lines: defaultdict[Key, list[DigestLine]] = defaultdict(list)

    def digest(self) -> Digest:
        self._add_paragraphs()
        self._add_figures()
        self._add_documents()
        totals = self._pair.section_totals.get(self._scope, _NOTHING) if self._scope else self._pair.totals
        sections = tuple(self._section(key) for key in self._order())
        told = self._inside(self._newer, self._inside_newer)
        words = sum(len(self._newer.counted[eid].words.split()) for eid in told)
        return Digest(self._scope, totals, sections, words, self._stances())

    def _homes(self) -> dict[str, str]:
        """For an older section its closest counterpart, where that is told of."""
        best: dict[str, Link] = {}
        for link in self._pair.sections:
            if link.left and link.right in self._inside_newer:
                known = best.get(link.left)
                best[link.left] = link if known is None or link.score > known.score else known
        return {left: link.right for left, link in best.items() if link.right}

    def _ways(self) -> Mapping[str, list[tuple[str, str]]]:
        """The links of the paragraphs directly under each older section, in its order."""
        found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        newer: defaultdict[str | None, list[str]] = defaultdict(list)
        for link in self._pair.paragraphs:
            newer[link.left] += [link.right] if link.right else []
        for eid in self._older.counted:
            found[self._older.section_of[eid]] += [(eid, right) for right in newer[eid]]
        return found

    def _mark_figures(self) -> None:
        """Both sides learn where they give figures that the other gives as well: a line of its own tells of those."""
        for figure in self._comparison.figures:
            values = _values(figure, self._pair)
            for side, value in zip((self._older, self._newer), values, strict=True):
                if value and all(values):
                    side.telling.shared[side.eid_of(value.paragraph)].append(value.start)

    def _key(self, older: str | None, newer: str | None) -> Key | None:
        """The section under which something is told that stands at these paragraphs; None where it is out of scope."""
        if newer is not None:
            home = self._newer.section_of.get(newer)
            return (home, None) if home in self._inside_newer else None
        ended = self._older.section_of.get(older or "")
        if ended not in self._inside_older:
            return None
        return (self._home[ended], None) if ended in self._home else (None, ended)

    def _add(self, line: DigestLine, values: tuple[float, float] | None = None, rank: int = 0) -> None:
        """`values` are those of a figure, which is number `rank` by weight of those of its paragraph, from 0."""
        key = self._key(line.older, line.newer)
        if key is not None:
            side, eid = (self._newer, line.newer) if line.newer else (self._older, line.older or "")
            told = weighed(line, values, side.observed(eid), side.language)
            self._lines[key].append(replace(told, weight=told.weight / (1 + rank)))

    def _add_paragraphs(self) -> None:
        links, perhaps = _best_first(self._pair.paragraphs), _perhaps(self._pair.paragraphs)
        for eid in self._newer.counted:
            found = [link for link in links.get(eid, ()) if link.left]
            if found:
                self._add_linked(eid, found)
            else:
                self._add(self._newer.telling.alone(DigestKind.NEW, eid, perhaps.get((None, eid))))
        linked = {link.left for link in self._pair.paragraphs if link.right}
        for eid in self._older.counted:
            if eid not in linked:
                self._add(self._older.telling.alone(DigestKind.DROPPED, eid, perhaps.get((eid, None))))

    def _add_linked(self, eid: str, found: Sequence[Link]) -> None:
        """A paragraph with counterparts (`found`, the surest first) in one line, however much befell it."""
        moved = next((link for link in found if link.moved), None)
        kind = _KINDS.get(class_of({state for link in found for state in link.states}))
        first = [moved] if moved else []
        lefts = [link.left for link in (*first, *found) if link.left]
        if kind:
            split = any(State.SPLIT in link.states for link in found)
            changed = self._newer.telling.changed(kind, self._older.telling, list(dict.fromkeys(lefts)), eid, split)
            self._add(replace(changed, moved=moved is not None))
        elif moved:
            self._add(DigestLine(DigestKind.MOVED, lefts[0], eid, self._newer.telling.opening(eid), moved=True))

    def _add_figures(self) -> None:
        found: defaultdict[str, list[tuple[DigestLine, tuple[float, float]]]] = defaultdict(list)
        for figure in self._comparison.figures:
            was, now = _values(figure, self._pair)
            if was and now and _differ(was, now):
                places = self._older.eid_of(was.paragraph), self._newer.eid_of(now.paragraph)
                told = DigestLine(DigestKind.FIGURE, *places, figure.label, was.text, now.text)
                told = replace(told, comparable=figure.comparable, differs=figure.differs)
                found[places[1]].append((told, (was.value, now.value)))
        for lines in found.values():
            for rank, (line, values) in enumerate(sorted(lines, key=lambda each: -of_figure(*each))):
                self._add(line, values, rank)

    def _add_documents(self) -> None:
        for document in self._comparison.cited:
            became = document.between(self._pair.left_report, self._pair.right_report)
            if became is Citing.NEWLY:
                places = document.places[self._pair.right_report]
                self._add_first([DigestLine(DigestKind.NEWLY_CITED, None, eid, document.symbol) for eid in places])
            elif became is Citing.NO_LONGER:
                places = document.places[self._pair.left_report]
                self._add_first([DigestLine(DigestKind.NO_LONGER_CITED, eid, None, document.symbol) for eid in places])

    def _add_first(self, lines: Sequence[DigestLine]) -> None:
        """Tell of the first place that is in scope."""
        told = next((line for line in lines if self._key(line.older, line.newer) is not None), None)
        if told:
            self._add(told)

    def _stances(self) -> tuple[StanceCount, ...]:
        """The verbs of both reports in scope, by kind, those that are most frequent first."""
        sides = ((self._older, self._inside_older), (self._newer, self._inside_newer))
        older, newer = (side.telling.stances(self._inside(side, sections)) for side, sections in sides)
        counts = []
        for kind, verb in {**newer, **older}:
            was, now = older.get((kind, verb), []), newer.get((kind, verb), [])
            words = (now or was)[0][1]
            counts.append(StanceCount(kind, words, tuple(eid for eid, _ in was), tuple(eid for eid, _ in now)))
        order = {kind: place for place, kind in enumerate(StanceKind)}
        return tuple(sorted(counts, key=lambda one: (order[one.kind], -len(one.older + one.newer), one.words)))

    @staticmethod
    def _inside(side: "_Side", sections: set[str]) -> list[str]:
        return [eid for eid in side.counted if side.section_of[eid] in sections]

    def _order(self) -> list[Key]:
        """The sections told of; those that ended stand after what preceded them."""
        order: list[Key] = [(eid, None) for eid in self._newer.sections if eid in self._inside_newer]
        place = 0
        for eid in self._older.sections:
            if eid not in self._inside_older:
                continue
            if eid in self._home:
                place = order.index((self._home[eid], None)) + 1
            else:
                order.insert(place, (None, eid))
                place += 1
        return order

    def _section(self, key: Key) -> DigestSection:
        newer, ended = key
        lines = tuple(self._lines.get(key, ()))
        if newer is None:
            totals = self._pair.older_totals.get(ended or "", _NOTHING)
            elsewhere = tuple(self._elsewhere.get(ended or "", ()))
            perhaps, dropped = self._perhaps_sections.get((ended, None)), frozenset({State.DROPPED})
            return DigestSection((ended or "",), None, dropped, totals, lines, elsewhere, perhaps)
        links = self._links.get(newer, ())
        older = tuple(link.left for link in links if link.left)
        states = links[0].states if links else frozenset({State.NEW})
        totals, perhaps = self._pair.section_totals.get(newer, _NOTHING), self._perhaps_sections.get((None, newer))
        return DigestSection(older, newer, states, totals, lines, perhaps=perhaps)


class _Side:
    """One of the two reports: its sections by eId in reading order, and the paragraphs that count in totals."""

    def __init__(self, report: Report) -> None:
        self.language = language(report.language)
        self.sections: dict[str, Section] = {section.eid: section for section in report.walk()}
        blocks = list(report.blocks())
        self.section_of = {block.eid: section.eid for section, block in blocks}
        paragraphs = [block for _, block in blocks if isinstance(block, Paragraph)]
        numbered = [paragraph for paragraph in paragraphs if paragraph.number is not None]
        self.counted = {each.eid: each for each in numbered or [each for each in paragraphs if each.words]}
        self._eids = {each.label: each.eid for each in numbered if each.label}
        self.telling = Telling(self.counted, self.language)
        held = [below.eid for each in report.walk() if self._is_observed(each) for below in each.walk()]
        self._observations = frozenset(held)

    def _is_observed(self, section: Section) -> bool:
        return self.language.stances.sections.search(section.title) is not None

    def under(self, eids: Sequence[str]) -> set[str]:
        """These sections and all below them."""
        return {below.eid for eid in eids if eid in self.sections for below in self.sections[eid].walk()}

    def eid_of(self, paragraph: str) -> str:
        """The eId of what a quantity calls its paragraph: a label, or an eId already."""
        return self._eids.get(paragraph, paragraph)

    def observed(self, eid: str) -> bool:
        """Whether a paragraph stands where is told what is held of the whole."""
        return self.section_of.get(eid) in self._observations


def _best_first(links: Sequence[Link]) -> Mapping[str | None, list[Link]]:
    """The links that lead to each newer element, the surest first."""
    found: defaultdict[str | None, list[Link]] = defaultdict(list)
    for link in sorted(links, key=lambda link: -link.score):
        if link.right:
            found[link.right].append(link)
    return found


def _perhaps(links: Sequence[Link]) -> dict[Key, str]:
    """What is perhaps the counterpart of what has none, by the older and the newer eId of its link."""
    found = ((link, link.rejected_right if link.left else link.rejected_left) for link in links)
    return {(link.left, link.right): one.eid for link, one in found if one and None in (link.left, link.right)}


def _values(figure: Figure, pair: Pair) -> tuple[Quantity | None, Quantity | None]:
    by_report = {quantity.report: quantity for quantity in figure.values}
    return by_report.get(pair.left_report), by_report.get(pair.right_report)


def _differ(was: Quantity, now: Quantity) -> bool:
    """Whether a figure has changed: "more than 190" says the same as "over 190", but not as "190"."""
    return was.value != now.value or bool(was.qualifier) != bool(now.qualifier)
