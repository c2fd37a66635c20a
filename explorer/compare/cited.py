"""Which documents reports cite, and where: in their text, their tables and the footnotes to these."""

from collections.abc import Iterator, Sequence
from functools import cache

from explorer.compare.profile import Profile
from explorer.language.references import Reference, document_of, find_references
from explorer.model.comparison import CitedDocument
from explorer.model.report import Block, Paragraph, Report
from explorer.model.text import Text, plain


def cited_documents(reports: Sequence[Report], profiles: Sequence[Profile]) -> tuple[CitedDocument, ...]:
    """Every document that one of the reports cites, in the order in which the newest report that cites it does.

    A report does not cite itself. The profiles are those of the reports. A document is called by its longest name: one
    with the year of a resolution rather than one without.
    """
    names: dict[str, str] = {}
    places = [_places(report, found, names) for report, found in zip(reports, profiles, strict=True)]
    documents = dict.fromkeys(document for found in reversed(places) for document in found)
    return tuple(
        CitedDocument(names[document], tuple(tuple(found.get(document, ())) for found in places))
        for document in documents
    )


def _places(report: Report, found: Profile, names: dict[str, str]) -> dict[str, list[str]]:
    """The eIds of the blocks that cite each document, in reading order; `names` takes the name of each."""
    in_words = {paragraph.eid: paragraph.references for paragraph in found.paragraphs}
    notes = {note.eid: plain(note.text) for note in report.footnotes}
    itself = set(map(document_of, report.symbols))

    @cache
    def in_note(eid: str) -> list[Reference]:
        return find_references(notes.get(eid, ""), found.language, found.body)

    places: dict[str, list[str]] = {}
    for _, block in report.blocks():
        in_block = in_words.get(block.eid)
        references = list(find_references(block.words, found.language, found.body) if in_block is None else in_block)
        references += [each for eid in _notes(block) for each in in_note(eid)]
        for document, name in {each.document: each.target for each in references if each.document}.items():
            if document not in itself:
                names[document] = max(names.get(document, ""), name, key=len)
                places.setdefault(document, []).append(block.eid)
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
