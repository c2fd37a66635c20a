"""Which sentence of a paragraph tells what became of it, and the stands that it takes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from explorer.compare.sentence_changes import SentenceChange, condensed, sentence_changes
from explorer.compare.stances import author_of, stance
from explorer.compare.weights import of_plea, of_sentence
from explorer.language import Language
from explorer.language.sentences import opening, sentences
from explorer.model.digest import DigestKind, DigestLine, Stance, StanceKind
from explorer.model.report import Paragraph


class Telling:
    """Chooses sentences of the paragraphs of one report, by eId.

    A sentence that gives a figure of both reports (`shared`, which the caller fills) is seldom what is new, dropped or
    edited: "there were 186 parties" is not gone where the other report says "there were 187 parties" under another
    number, and a line of its own tells of it.
    """

    def __init__(self, paragraphs: Mapping[str, Paragraph], language: Language) -> None:
        self._paragraphs, self._language = paragraphs, language
        self._known: dict[str, Stance | None] = {}
        spans = ((each.words, sentences(each.words, language)) for each in paragraphs.values())
        taken = (self._taken(words[start:end]) for words, found in spans for start, end in found)
        self._author = author_of(filter(None, taken))
        self.shared: defaultdict[str, list[int]] = defaultdict(list)
        """Of each paragraph, where in its words figures stand that both reports give."""

    def opening(self, eid: str) -> str:
        """The sentence with which a paragraph begins."""
        return opening(self._paragraphs[eid].words, self._language)

    def alone(self, kind: DigestKind, eid: str, perhaps: str | None) -> DigestLine:
        """The line of a paragraph without counterpart: of its sentences without a figure of both reports the one that
        weighs most, the first where none takes a stand or tells of a mandate."""
        words = self._paragraphs[eid].words
        spans = sentences(words, self._language)
        free = [words[start:end] for start, end in spans if not self._shares(eid, start, end)] or [self.opening(eid)]
        text = max(free, key=self._plea)
        stand = self._stand(text)
        if kind is DigestKind.NEW:
            return DigestLine(kind, None, eid, text, after=stand, perhaps=perhaps)
        return DigestLine(kind, eid, None, text, before=stand, perhaps=perhaps)

    def changed(self, kind: DigestKind, other: "Telling", olders: Sequence[str], newer: str, split: bool) -> DigestLine:
        """The line of a paragraph that is not as it was in the `other` report: of its sentences that changed the one
        that weighs most, old and new, at the place of `olders` where it stood.

        What any of `olders` says is not new. Where one of them was `split`, what the newer one does not say is not left
        out: another part may say it.
        """
        before = {eid: other._paragraphs[eid].words for eid in olders}
        found = sentence_changes(" ".join(before.values()), self._paragraphs[newer].words, self._language)
        found = [change for change in found if change.newer or not split]
        own = [change for change in found if not self._only_figures(newer, change)] or found
        if not own:
            return DigestLine(kind, olders[0], newer, self.opening(newer))
        best = max(own, key=self._weight)
        home = next((eid for eid, words in before.items() if best.older and best.older in words), olders[0])
        was, now = self._stands(best)
        told, more = condensed(best.differences), len(found) - 1
        text = best.newer or best.older
        return DigestLine(kind, home, newer, text, differences=told, more=more, before=was, after=now)

    def stances(self, eids: Iterable[str]) -> Mapping[tuple[StanceKind, str], list[tuple[str, str]]]:
        """The verbs with which paragraphs take stands; of each the paragraphs that do, with the words."""
        found: defaultdict[tuple[StanceKind, str], list[tuple[str, str]]] = defaultdict(list)
        for eid in eids:
            words = self._paragraphs[eid].words
            for start, end in sentences(words, self._language):
                if stand := self._stand(words[start:end]):
                    found[stand.kind, stand.verb].append((eid, stand.words))
        return found

    def _shares(self, eid: str, start: int, end: int) -> bool:
        return any(start <= at < end for at in self.shared.get(eid, ()))

    def _only_figures(self, eid: str, change: SentenceChange) -> bool:
        """Whether a sentence is new only in that it gives figures of both reports otherwise."""
        return bool(change.newer) and self._shares(eid, change.at, change.at + len(change.newer))

    def _stands(self, change: SentenceChange) -> tuple[Stance | None, Stance | None]:
        before, after = (self._stand(text) for text in (change.older, change.newer))
        return before, after

    def _stand(self, text: str) -> Stance | None:
        """The stand that a sentence takes, where it is that of the report's author."""
        taken = self._taken(text)
        return taken if taken and taken.author in ("", self._author) else None

    def _taken(self, text: str) -> Stance | None:
        if text not in self._known:
            self._known[text] = stance(text, self._language)
        return self._known[text]

    def _plea(self, text: str) -> float:
        return of_plea(text, self._stand(text), self._language)

    def _weight(self, change: SentenceChange) -> float:
        return of_sentence(change.newer or change.older, change.differences, *self._stands(change), self._language)
