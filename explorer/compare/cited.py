"""Which documents reports cite, and where: in their text, their tables and the footnotes to these."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from explorer.language import Language
from explorer.language.acts import own_body
from explorer.language.references import Reference, document_of, find_references
from explorer.model.comparison import CitedDocument
from explorer.model.report import Block, Paragraph, Report
from explorer.model.text import Text, plain


@dataclass(frozen=True, slots=True)
class Citation:
    """A block, by its eId, cites a document, which it calls by this name."""

    block: str
    document: str
    name: str


def citations(report: Report, language: Language, known: Mapping[str, Sequence[Reference]]) -> tuple[Citation, ...]:
    """Each block of a report with each document that it cites, once, in reading order. `known` are the references in
    the words of some blocks, by their eIds. A report does not cite itself."""
    notes = {note.eid: plain(note.text) for note in report.footnotes}
    itself, body = set(map(document_of, report.symbols)), own_body(report.symbols)

    @cache
    def in_note(eid: str) -> list[Reference]:
        return find_references(notes.get(eid, ""), language, body)

    def in_block(block: Block) -> Iterable[Reference]:
        in_words = known.get(block.eid)
        yield from find_references(block.words, language, body) if in_words is None else in_words
        for eid in _notes(block):
            yield from in_note(eid)

    return tuple(
        Citation(block.eid, document, name)
        for _, block in report.blocks()
        for document, name in {each.document: each.target for each in in_block(block) if each.document}.items()
        if document not in itself
    )


def cited_documents(reports: Sequence[Sequence[Citation]]) -> tuple[CitedDocument, ...]:
    """Every document that one of the reports cites, in the order in which the newest report that cites it does. Of each
    report its `citations` are given.

    A document is called by its longest name: one with the year of a resolution rather than one without.
    """
    names: dict[str, str] = {}
    places: list[dict[str, list[str]]] = []
    for found in reports:
        places.append({})
        for each in found:
            names[each.document] = max(names.get(each.document, ""), each.name, key=len)
            places[-1].setdefault(each.document, []).append(each.block)
    documents = dict.fromkeys(document for found in reversed(places) for document in found)
    return tuple(
        CitedDocument(names[document], tuple(tuple(found.get(document, ())) for found in places))
        for document in documents
    )


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
