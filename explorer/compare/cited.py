"""Which documents reports cite, and where: in their text, their tables and the footnotes to these."""

from collections.abc import Iterator, Sequence
from functools import cache

from explorer.compare.profile import Profile
from explorer.language.references import find_references
from explorer.model.comparison import CitedDocument
from explorer.model.report import Block, Paragraph, Report
from explorer.model.text import Text, plain


def cited_documents(reports: Sequence[Report], profiles: Sequence[Profile]) -> tuple[CitedDocument, ...]:
    """Every document that one of the reports cites, in the order in which the newest report that cites it does.

    A report does not cite itself. The profiles are those of the reports.
    """
    places = [_places(report, found) for report, found in zip(reports, profiles, strict=True)]
    symbols = dict.fromkeys(symbol for found in reversed(places) for symbol in found)
    return tuple(CitedDocument(symbol, tuple(tuple(found.get(symbol, ())) for found in places)) for symbol in symbols)


def _places(report: Report, found: Profile) -> dict[str, list[str]]:
    """The eIds of the blocks that cite each document, in reading order."""
    in_words = {paragraph.eid: paragraph.references for paragraph in found.paragraphs}
    notes = {note.eid: plain(note.text) for note in report.footnotes}

    @cache
    def in_note(eid: str) -> list[str]:
        return [each.target for each in find_references(notes.get(eid, ""), found.language) if each.paragraph is None]

    places: dict[str, list[str]] = {}
    for _, block in report.blocks():
        references = in_words[block.eid] if block.eid in in_words else find_references(block.words, found.language)
        symbols = [each.target for each in references if each.paragraph is None]
        symbols += [symbol for eid in _notes(block) for symbol in in_note(eid)]
        for symbol in dict.fromkeys(symbols):
            if symbol not in report.symbols:
                places.setdefault(symbol, []).append(block.eid)
    return places


def _notes(block: Block) -> Iterator[str]:
    """The eIds of the footnotes that a block refers to."""
    return (run.footnote for text in _texts(block) for run in text if run.footnote is not None)


def _texts(block: Block) -> Iterator[Text]:
    if isinstance(block, Paragraph):
        yield block.text
        yield from (item.text for item in block.walk())
    else:
        for row in block.rows:
            yield from row
