"""A sentence through the years as rows: each wording against the one before it."""

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.compare.states import was_edited
from explorer.compare.texts import ComparedText
from explorer.language import Language, language
from explorer.model.comparison import Change, Difference, LifeLine, Wording
from explorer.model.names import report_names
from explorer.model.report import Report
from explorer.present.captions import Differ
from explorer.present.names import place_name
from explorer.present.pieces import Piece, Pieces, changes_in_words
from explorer.translation import tr

SentencePlace = tuple[int, str, int]
"""The selected sentence: a report's place in the comparison, the eId of a paragraph, a character of its words."""


@dataclass(frozen=True, slots=True)
class LifeRow:
    """A wording, or (`eid` None) a report between the first and the last that has none. `present` is the selected
    sentence; `note` says how it differs from the wording before."""

    year: str
    place: str
    note: str
    pieces: Pieces = ()
    report: int = 0
    eid: str | None = None
    present: bool = False

    @property
    def words(self) -> str:
        """The wording itself, without the words that the one before had and it has not."""
        return "".join(piece.text for piece in self.pieces if piece.change is not Change.DELETED)

    def __str__(self) -> str:
        """What a screen reader says."""
        head = " ".join(part for part in (self.year, self.place) if part)
        parts = (head, self.note, changes_in_words(self.pieces), self.words)
        return ". ".join(part.rstrip(".") for part in parts if part)


def life_rows(line: LifeLine, selected: SentencePlace, reports: Sequence[Report], differ: Differ) -> list[LifeRow]:
    """The wordings in time order: of each report the one asked about or the likest first, compared with that of the
    report before. `reports` are those of the comparison."""
    titles = report_names(reports)
    present = next(
        (one for one in line.wordings if (one.report, one.eid) == selected[:2] and selected[2] < one.end), None
    )
    rows: list[LifeRow] = []
    before: Wording | None = None
    for number in range(line.first, line.last + 1):
        here = sorted((one for one in line.wordings if one.report == number), key=lambda one: one is not present)
        if not here:
            rows.append(LifeRow(titles[number], "", tr("not said in this report"), report=number))
        for wording in here:
            spoken = language(reports[number].language)
            note, pieces = _against(before, wording, differ, spoken) if wording is here[0] else _also(wording)
            place = place_name(reports[number], wording.eid)
            rows.append(LifeRow(titles[number], place, note, pieces, number, wording.eid, wording is present))
        before = here[0] if here else before
    return rows


def life_span(line: LifeLine, reports: Sequence[Report]) -> str:
    """ "First in 2018, last in 2021."."""
    titles = report_names(reports)
    if len(reports) == 1:
        return tr("{} is the only report of its series.").format(titles[0])
    if line.first == line.last:
        return tr("Only in {}: no other report of the series says this.").format(titles[line.first])
    return tr("First in {}, last in {}.").format(titles[line.first], titles[line.last])


def _against(before: Wording | None, wording: Wording, differ: Differ, spoken: Language) -> tuple[str, Pieces]:
    """What is said of a wording after another, and its text with the differences."""
    plain = (Piece(wording.text),)
    if before is None:
        return "", plain
    found = differ(before.text, wording.text, spoken)
    if all(one.change is Change.EQUAL for one in found):
        return tr("the same words"), plain
    edited = was_edited(ComparedText(before.text, spoken), ComparedText(wording.text, spoken))
    return ("", marked(found)) if edited else (tr("rewritten"), plain)


def _also(wording: Wording) -> tuple[str, Pieces]:
    return tr("also in this report"), (Piece(wording.text),)


def marked(found: Sequence[Difference]) -> Pieces:
    """Differences as one text: what went and what came, where it did."""
    pieces: list[Piece] = []
    for one in found:
        if one.change is Change.FIGURE:
            pieces.append(Piece(one.newer, Change.FIGURE, one.older))
        elif one.change is Change.DELETED:
            pieces.append(Piece(one.older, Change.DELETED))
        elif one.newer:
            pieces.append(Piece(one.newer, one.change))
    return tuple(pieces)
