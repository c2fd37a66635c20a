"""From the bytes of a file to a report: the reader for its kind, then the stages in the order of the journey."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from explorer.errors import UnreadableDocument
from explorer.ingest.account import texts_of
from explorer.ingest.build import Built, build, mapped, runs
from explorer.ingest.document import Document
from explorer.ingest.lines import Line, Span, words
from explorer.ingest.readers import KINDS
from explorer.ingest.source import Printed, Source
from explorer.ingest.stages.arrival import checked
from explorer.ingest.stages.boxes import told_boxes
from explorer.ingest.stages.captions import unstyle_captions
from explorer.ingest.stages.certain import certain
from explorer.ingest.stages.chunks import Chunk, chunks, look_of
from explorer.ingest.stages.columns import in_reading_order
from explorer.ingest.stages.contents import drop_contents, listed_titles
from explorer.ingest.stages.declared_tables import set_declared_tables
from explorer.ingest.stages.figures import axes, charted
from explorer.ingest.stages.front import Front, split_front
from explorer.ingest.stages.furniture import drop_bare_links, drop_running_heads
from explorer.ingest.stages.gaps import gaps
from explorer.ingest.stages.headings import Strength, Verdict, verdicts
from explorer.ingest.stages.hyphens import Hyphens, hyphens
from explorer.ingest.stages.lettered import split_lettered
from explorer.ingest.stages.masthead import Masthead, read_masthead
from explorer.ingest.stages.missing import refuse_missing
from explorer.ingest.stages.notes import split_notes
from explorer.ingest.stages.pages import page_count
from explorer.ingest.stages.pieces import Piece, pieces
from explorer.ingest.stages.references import linked
from explorer.ingest.stages.spacing import set_headings_apart
from explorer.ingest.stages.tables import set_tables, uneven
from explorer.ingest.stages.vocabulary import vocabulary
from explorer.ingest.stages.witnesses import Testimony, heard
from explorer.language import Language, language, language_of
from explorer.language.acts import own_body
from explorer.language.address import addressed
from explorer.model import report as model
from explorer.model.account import LeftOut, Reason
from explorer.model.read_line import Witness
from explorer.model.report import Report, Section, Warning
from explorer.model.text import Run, Text, number_of

_NO_TEXT = "The file has no text that can be read. Get the document again from where it came."


def read(document: Document, password: str | None = None) -> Report:
    """The report in a document; `explorer.ingest.read_document` says more."""
    reader = KINDS[document.kind].read
    report = structure(reader(document.data, password, document.seen)) if reader else _akoma_ntoso(document.data)
    return replace(report, id="", warnings=(*report.warnings, *gaps(report)))


def _akoma_ntoso(data: bytes) -> Report:
    from explorer.akn import read, texts

    report = read(data)
    if not report.sections:
        raise UnreadableDocument(_NO_TEXT)
    found = checked(report, [(None, text) for text in (*texts(data), report.title)])
    of_ours = report.source != model.Source()
    return replace(found, source=report.source) if of_ours else found


_NO_NOTE = "Raised figures or stars that no footnote was found for"
_NO_MARK = "Footnotes that no mark in the text refers to"
_OF_FIGURES = {
    Reason.CHART: "The words in a chart were left out. See the original page.",
    Reason.ARTEFACT: "Words that the file declares no text were left out. See the original page.",
}


_IN_BOX = Verdict(Strength.NONE, Witness.LOOK, "in a frame that the page draws")


@dataclass(frozen=True, slots=True)
class Journey:
    """The lines of a source as they passed the stages, each field after those that its comment names, and what was made
    of them."""

    language: Language
    testimony: Testimony
    linkless: list[Line]  # bare links
    headless: list[Line]  # running heads
    text: list[Line]  # footnotes
    front: Front
    body: list[Line]  # front, lists of contents
    declared: list[Line]  # tables that the file declares
    tabled: list[Line]  # tables and captions
    chunks: list[Chunk]
    verdicts: list[Verdict]
    charts: set[int]
    pieces: list[Piece]
    masthead: Masthead
    pages: int | None
    built: Built
    account: list[LeftOut]  # what the reader and the stages left out


def journey(source: Source) -> Journey:
    """The lines of a source through the stages that find its structure."""
    found_language = language(language_of(line.text for line in source.lines))
    testimony = heard(source.lines, found_language)
    linkless, links = drop_bare_links(testimony.lines)
    headless, furniture = drop_running_heads(linkless, found_language)
    headless = in_reading_order(headless, found_language)
    refuse_missing(headless, found_language)
    look = replace(look_of(headless, found_language), headings=testimony.headings)
    footless, notes = split_notes(headless, look.size, kept_apart=bool(source.notes))
    text, of_tables = split_lettered(footless)
    text = told_boxes(text, found_language)
    told_hyphens = _hyphens(source, headless, found_language)
    front, below = split_front(text, look)
    front = replace(front, title=words(told_hyphens.settled((Span(front.title),)).spans))
    body, contents = drop_contents(below, found_language)
    look = replace(look, listed=listed_titles(below, body))
    body = set_headings_apart(body, found_language)
    declared, repeated = set_declared_tables(body, found_language)
    tabled = unstyle_captions(set_tables(declared, look), found_language)
    masthead = read_masthead(front.lines, source.lines, look, front.titled)
    grouped = chunks(tabled, look)
    told = [
        _IN_BOX if chunk.first.frame else verdict
        for chunk, verdict in zip(grouped, verdicts(grouped, look), strict=True)
    ]
    charts = axes(grouped, look)
    kept = [at for at in range(len(grouped)) if at not in charts]
    found = pieces([grouped[at] for at in kept], [told[at].strength for at in kept], look)
    pages = source.pages or page_count(headless, found_language)
    built = build(front.blocks, found, [*source.notes, *notes, *of_tables], pages is not None, told_hyphens)
    return Journey(
        found_language, testimony, linkless, headless, text, front, body, declared, tabled,
        grouped, told, charts, found, masthead, pages, built,
        [*source.account, *links, *furniture, *front.account, *contents, *repeated, *charted(grouped, charts)],
    )  # fmt: skip


def _hyphens(source: Source, lines: Sequence[Line], language: Language) -> Hyphens:
    printed = [*(line.text for line in lines), *(words(note.spans) for note in source.notes)]
    return hyphens(printed, vocabulary(printed, language))


def structure(source: Source) -> Report:
    """The report in the lines of a source, addressed, with the account of what was left out."""
    found = journey(source)
    if not found.built.sections:
        raise UnreadableDocument(_NO_TEXT)
    symbols, doubted = certain(found.masthead.symbols, source.lines)
    report = Report(
        sections=found.built.sections,
        front=found.built.front,
        footnotes=found.built.footnotes,
        symbols=symbols,
        title=found.front.title,
        date=found.masthead.date,
        year=found.masthead.date.year if found.masthead.date else found.masthead.year,
        session=found.masthead.session,
        agenda_item=found.masthead.agenda_item,
        language=found.language.code,
        source=model.Source(pages=found.pages, unread=source.unread, recognition=source.recognition),
        account=tuple(_in_order(found.account, source.lines, found.pages is not None)),
    )
    report = _with_links(addressed(report))
    flat = [Warning("A table was read as lines of text. See the original page.", page) for page in uneven(found.tabled)]
    told = (
        *source.warnings,
        *doubted,
        *found.testimony.warnings,
        *_warnings(report, found.built),
        *_of_words(source, found.built),
        *flat,
    )
    return checked(replace(report, warnings=told), _printed(source, found.pages), found.built.parted)


def _in_order(account: Sequence[LeftOut], lines: Sequence[Line], paged: bool) -> list[LeftOut]:
    """The account in the order of the source, page by page; pages are told where `paged` says so."""
    places = {(line.page, line.words): at for at, line in reversed(list(enumerate(lines)))}
    ordered = sorted(account, key=lambda entry: (entry.page or 0, places.get((entry.page, entry.text), len(lines))))
    return ordered if paged else [replace(entry, page=None) for entry in ordered]


def _printed(source: Source, pages: int | None) -> list[Printed]:
    """All texts that a source holds, each with its page where its pages are told."""
    lines = ((line.page if pages else None, text) for line in source.lines for text in texts_of(line))
    kept_apart = ((None, f"{note.marker} {words(note.spans)}") for note in source.notes)
    return list(source.printed) or [*lines, *kept_apart, *((entry.page, entry.text) for entry in source.account)]


def _with_links(report: Report) -> Report:
    """References become links; those to paragraphs point into the part in which they stand."""
    numbers: dict[str, dict[str, str]] = {}
    for section in report.walk():
        for paragraph in section.own_paragraphs:
            numbers.setdefault(section.part, {}).setdefault(paragraph.number or "", paragraph.eid)

    report_language, own = language(report.language), own_body(report.symbols)

    def link(section: Section, text: Text) -> Text:
        return _linked(text, numbers.get(section.part, {}), report_language, own)

    in_body = numbers.get(model.BODY, {})
    footnotes = tuple(
        replace(note, text=_linked(note.text, in_body, report_language, own)) for note in report.footnotes
    )
    return replace(report, sections=mapped(report.sections, link), footnotes=footnotes)


def _linked(text: Text, numbers: dict[str, str], language: Language, own: str) -> Text:
    return runs(linked(tuple(_span(run) for run in text), numbers, language, own))


def _span(run: Run) -> Span:
    return Span(run.text, run.bold, run.italic, run.footnote is not None, run.link, run.footnote, run.ocr)


def _warnings(report: Report, built: Built) -> list[Warning]:
    found = []
    if not report.paragraphs():
        found.append(Warning("The document has no numbered paragraphs; its text was read as it stands."))
    for loose, sentence in (built.attached.marks, _NO_NOTE), (built.attached.notes, _NO_MARK):
        if loose:
            listed = ", ".join(f"{each.marker} (page {each.page})" if each.page else each.marker for each in loose)
            numbered = any(each.marker.isdigit() for each in loose)  # stars mostly belong to the title
            found.append(Warning(f"{sentence}: {listed}. Look at the original.", loose[0].page, doubt=numbered))
    for reason, sentence in _OF_FIGURES.items():
        pages = sorted({entry.page or 0 for entry in report.account if entry.reason is reason})
        found += [Warning(sentence, page) for page in pages]
    return found


def _of_words(source: Source, built: Built) -> Iterator[Warning]:
    """What was done to words that kerning or the end of a line had parted, and what could not be decided."""
    closed_up, undecided = ([text for _, text in told] for told in (source.closed_up, source.undecided))
    kinds = (
        ("Words that were printed in two pieces were joined", closed_up),
        ("These may be words that were printed in two pieces; they stay so", [*undecided, *built.perhaps_torn]),
        ("Hyphens at the end of a line may be no part of these words; they stay", built.undecided),
    )
    for sentence, found in kinds:
        if found:
            quoted = ", ".join(f"“{text}”" for text in dict.fromkeys(found))
            yield Warning(f"{sentence}: {quoted}.", doubt=False)
    if built.parted:
        yield Warning(f"{number_of(len(built.parted), 'word')} parted at the end of a line joined again.", doubt=False)
