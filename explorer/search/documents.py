"""What of a report can be found: its headings, paragraphs, unnumbered text, tables and footnotes, each by itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from explorer.language import Language, language
from explorer.language.acts import own_body
from explorer.language.references import document_of
from explorer.model.report import Block, Item, Paragraph, Report, Section, Table
from explorer.model.text import Footnote, Run, plain
from explorer.model.web import linked_symbol
from explorer.search.citations import DOCUMENT, symbol_keys, symbols_in
from explorer.search.query import Kind


@dataclass(frozen=True, slots=True)
class Document:
    """One findable text and where it stands. `eid` is the element to open: for a footnote the one that refers to it.

    `symbols` are the keys of all documents it names or links to, and these documents as they are written, behind
    DOCUMENT.
    """

    kind: Kind
    eid: str
    section: str
    label: str | None
    page: int | None
    words: str
    symbols: frozenset[str]


@dataclass(frozen=True, slots=True)
class Part:
    """A section as the documents `first` up to `end` of its report, with all below it. `level` counts from 1."""

    path: str
    title: str
    level: int
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Contents:
    """What is found in a report of a language, and of a body (as `own_body` gives it), in reading order, a footnote
    behind the text that refers to it; and its sections."""

    language: Language
    body: str
    documents: list[Document] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)


def contents(report: Report) -> Contents:
    """What can be found in a report."""
    result = Contents(language(report.language), own_body(report.symbols))
    notes = {footnote.eid: footnote for footnote in report.footnotes}
    for section in report.sections:
        _add_section(result, section, 1, notes)
    for footnote in notes.values():  # Nothing refers to these.
        result.documents.extend(_footnote(footnote, None, result))
    return result


def _add_section(result: Contents, section: Section, level: int, notes: dict[str, Footnote]) -> None:
    first, place = len(result.documents), len(result.parts)
    for document, runs in _own(section, result):
        if document.words:
            result.documents.append(document)
        for run in runs:
            if run.footnote and run.footnote in notes:
                result.documents.extend(_footnote(notes.pop(run.footnote), document, result))
    for below in section.sections:
        _add_section(result, below, level + 1, notes)
    title = section.title or section.number
    result.parts.insert(place, Part(section.path, title, level, first, len(result.documents)))


def _footnote(footnote: Footnote, anchor: Document | None, within: Contents) -> Iterator[Document]:
    words = plain(footnote.text)
    if words:
        yield Document(
            kind=Kind.FOOTNOTE,
            eid=anchor.eid if anchor else footnote.eid,
            section=anchor.section if anchor else "",
            label=anchor.label if anchor else None,
            page=footnote.page or (anchor.page if anchor else None),
            words=words,
            symbols=_symbols(words, footnote.text, within),
        )


def _own(section: Section, within: Contents) -> Iterator[tuple[Document, list[Run]]]:
    """The heading and the blocks directly under it, each with its runs."""
    words = section.printed
    symbols = _symbols(words, section.heading, within)
    yield Document(Kind.HEADING, section.eid, section.path, None, section.page, words, symbols), list(section.heading)
    for block in section.blocks:
        runs = list(_runs(block))
        kind = Kind.TABLE if isinstance(block, Table) else Kind.TEXT
        label = block.label if isinstance(block, Paragraph) else None
        words = block.words
        yield Document(kind, block.eid, section.path, label, block.page, words, _symbols(words, runs, within)), runs


def _runs(block: Block) -> Iterator[Run]:
    if isinstance(block, Table):
        for row in block.rows:
            for cell in row:
                yield from cell
    else:
        yield from block.text
        yield from _item_runs(block.items)


def _item_runs(items: Iterable[Item]) -> Iterator[Run]:
    for item in items:
        yield from item.text
        yield from _item_runs(item.items)


def _symbols(words: str, runs: Iterable[Run], within: Contents) -> frozenset[str]:
    named = {(each.target, each.document) for each in symbols_in(words, within.language, within.body)}
    linked = {(symbol, document_of(symbol)) for run in runs if (symbol := linked_symbol(run.link))}
    keys = {key for symbol, _ in named | linked for key in symbol_keys(symbol)}
    return frozenset(keys | {f"{DOCUMENT}{document}" for _, document in named | linked if document})
