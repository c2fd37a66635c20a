"""A sentence through the years: when it was first said, when last, and every wording between."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from explorer.compare.words import words_alike
from explorer.language import language
from explorer.language.sentences import sentences
from explorer.model.comparison import Comparison, LifeLine, Wording
from explorer.model.report import Paragraph, Report

# Similarity that a wording needs in a counterpart of the paragraph and elsewhere, and the words under which all must be
# the same: chosen by eye on the sentences of the sample reports.
_LEAST_LINKED = 0.5
_LEAST_ANYWHERE = 0.75
_FEW_WORDS = 6

_DIGITS = 4  # decimals of a similarity, as of the scores of links


@dataclass(frozen=True, slots=True)
class _Sentence:
    """Characters `start..end` of the words of a paragraph (by eId), and the words by which it is compared."""

    eid: str
    start: int
    end: int
    text: str
    tokens: tuple[str, ...]


class Phrases:
    """The sentences of compared reports, ready to be looked for."""

    def __init__(self, reports: Sequence[Report], comparison: Comparison) -> None:
        """The reports are those of the comparison, in its order."""
        self.reports, self._comparison = reports, comparison
        self._sentences = [_sentences(report) for report in reports]

    def life_lines(self, report: int, eid: str) -> list[LifeLine]:
        """The life line of each sentence of a paragraph, in reading order."""
        return [self._life_line(report, each) for each in self._sentences[report] if each.eid == eid]

    def life_line(self, report: int, eid: str, place: int) -> LifeLine | None:
        """That of the sentence at, or next after, a character of the words of a paragraph; None beyond its end."""
        inside = (each for each in self._sentences[report] if each.eid == eid and place < each.end)
        found = next(inside, None)
        return self._life_line(report, found) if found else None

    def _life_line(self, report: int, query: _Sentence) -> LifeLine:
        """Each year is compared with the sentence asked about and with what the year next to it has: wordings drift."""
        own = Wording(report, query.eid, query.start, query.end, query.text, 1.0, False)
        wordings = [own]
        for years in (reversed(range(report)), range(report + 1, len(self._sentences))):
            known, places = [query], [(report, query.eid)]
            for year in years:
                found = self._wordings(year, known, self._linked(places, year))
                wordings += [wording for wording, _ in found]
                if found:
                    known, places = [query, found[0][1]], [places[0], (year, found[0][1].eid)]
        return LifeLine(tuple(sorted(wordings, key=lambda each: (each.report, -each.similarity))))

    def _wordings(
        self, year: int, known: Sequence[_Sentence], linked: frozenset[str]
    ) -> list[tuple[Wording, _Sentence]]:
        """What of a report is like one of the known sentences, the likest first."""
        found = []
        for each in self._sentences[year]:
            least = _least(each, each.eid in linked)
            similarity = max(Indel.normalized_similarity(one.tokens, each.tokens, score_cutoff=least) for one in known)
            if similarity:
                wording = Wording(
                    year, each.eid, each.start, each.end, each.text, round(similarity, _DIGITS), each.eid in linked
                )
                found.append((wording, each))
        return sorted(found, key=lambda each: -each[0].similarity)

    def _linked(self, places: Sequence[tuple[int, str]], year: int) -> frozenset[str]:
        """The counterparts in another report of the first of some paragraphs whose report is compared with it: of the
        one asked about, or of that which has the sentence in the year next to it."""
        for report, eid in places:
            pair = self._comparison.pair(report, year)
            if pair is not None and report < year:
                return frozenset(link.right for link in pair.paragraphs if link.left == eid and link.right)
            if pair is not None:
                return frozenset(link.left for link in pair.paragraphs if link.right == eid and link.left)
        return frozenset()


def _sentences(report: Report) -> list[_Sentence]:
    return [
        _Sentence(block.eid, start, end, block.words[start:end], words_alike(block.words[start:end]))
        for _, block in report.blocks()
        if isinstance(block, Paragraph)
        for start, end in sentences(block.words, language(report.language))
    ]


def _least(sentence: _Sentence, linked: bool) -> float:
    """How like a sentence must be. Of few words all must be the same: "It did not." is said of many things."""
    if len(sentence.tokens) < _FEW_WORDS:
        return 1.0
    return _LEAST_LINKED if linked else _LEAST_ANYWHERE
