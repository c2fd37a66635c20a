"""From the bytes of a file to a report: the reader for its kind, then the stages in the order of the journey."""

from collections.abc import Sequence
from dataclasses import replace

from explorer.errors import UnreadableDocument
from explorer.ingest.build import build, mapped, runs
from explorer.ingest.document import Document
from explorer.ingest.lines import Span
from explorer.ingest.readers import KINDS
from explorer.ingest.source import Source
from explorer.ingest.stages.arrival import checked
from explorer.ingest.stages.captions import unstyle_captions
from explorer.ingest.stages.chunks import chunks, look_of
from explorer.ingest.stages.columns import in_reading_order
from explorer.ingest.stages.contents import drop_contents
from explorer.ingest.stages.figures import axes
from explorer.ingest.stages.front import split_front
from explorer.ingest.stages.furniture import drop_bare_links, drop_running_heads
from explorer.ingest.stages.gaps import gaps
from explorer.ingest.stages.headings import strengths
from explorer.ingest.stages.masthead import read_masthead
from explorer.ingest.stages.missing import refuse_missing
from explorer.ingest.stages.notes import split_notes
from explorer.ingest.stages.pages import page_count
from explorer.ingest.stages.pieces import pieces
from explorer.ingest.stages.references import linked
from explorer.ingest.stages.spacing import set_headings_apart
from explorer.ingest.stages.tables import set_tables, uneven
from explorer.language import Language, language, language_of
from explorer.language.address import addressed
from explorer.model import report as model
from explorer.model.report import Report, Section, Warning
from explorer.model.text import Run, Text

_NO_TEXT = "The file has no text that can be read. Get the document again from where it came."


def read(document: Document, password: str | None = None) -> Report:
    """The report in a document; `explorer.ingest.read_document` says more."""
    reader = KINDS[document.kind].read
    report = structure(reader(document.data, password)) if reader else _akoma_ntoso(document.data)
    return replace(report, id="", warnings=(*report.warnings, *gaps(report)))


def _akoma_ntoso(data: bytes) -> Report:
    from explorer.akn import read

    report = read(data)
    if not report.sections:
        raise UnreadableDocument(_NO_TEXT)
    return report


def structure(source: Source) -> Report:
    """The report in the lines of a source, addressed."""
    found_language = language(language_of(line.text for line in source.lines))
    lines = in_reading_order(drop_running_heads(drop_bare_links(source.lines), found_language), found_language)
    refuse_missing(lines, found_language)
    look = look_of(lines, found_language)
    lines, notes = split_notes(lines, look.size, kept_apart=bool(source.notes))
    front, body = split_front(lines, look)
    body = set_headings_apart(drop_contents(body, found_language), found_language)
    body = unstyle_captions(set_tables(body, look), found_language)
    masthead = read_masthead(front.lines, source.lines, look)
    grouped = chunks(body, look)
    likely = strengths(grouped, look)
    charts = axes(grouped, look)
    text = [at for at in range(len(grouped)) if at not in charts]
    found = pieces([grouped[at] for at in text], [likely[at] for at in text], look)
    pages = source.pages or page_count(lines, found_language)
    built = build(found, [*source.notes, *notes], pages is not None, found_language)
    if not built.sections:
        raise UnreadableDocument(_NO_TEXT)
    report = Report(
        sections=built.sections,
        footnotes=built.footnotes,
        symbols=masthead.symbols,
        title=front.title,
        date=masthead.date,
        year=masthead.date.year if masthead.date else None,
        session=masthead.session,
        agenda_item=masthead.agenda_item,
        language=found_language.code,
        source=model.Source(pages=pages),
    )
    report = _with_links(addressed(report))
    charted = [
        Warning("The numbers in a chart were left out. See the original page.", page)
        for page in sorted({grouped[at].first.page or 0 for at in charts})
    ]
    flat = [Warning("A table was read as lines of text. See the original page.", page) for page in uneven(body)]
    warnings = (*source.warnings, *_warnings(report, built.rejoined), *charted, *flat)
    return checked(replace(report, warnings=warnings), source.lines)


def _with_links(report: Report) -> Report:
    """References become links; those to paragraphs point into the part in which they stand."""
    numbers: dict[str, dict[str, str]] = {}
    for section in report.walk():
        for paragraph in section.own_paragraphs:
            numbers.setdefault(section.part, {}).setdefault(paragraph.number or "", paragraph.eid)

    report_language = language(report.language)

    def link(section: Section, text: Text) -> Text:
        return _linked(text, numbers.get(section.part, {}), report_language)

    in_body = numbers.get(model.BODY, {})
    footnotes = tuple(replace(note, text=_linked(note.text, in_body, report_language)) for note in report.footnotes)
    return replace(report, sections=mapped(report.sections, link), footnotes=footnotes)


def _linked(text: Text, numbers: dict[str, str], language: Language) -> Text:
    return runs(linked(tuple(_span(run) for run in text), numbers, language))


def _span(run: Run) -> Span:
    return Span(run.text, run.bold, run.italic, run.footnote is not None, run.link, run.footnote)


def _warnings(report: Report, rejoined: Sequence[str]) -> list[Warning]:
    found = []
    if not report.paragraphs():
        found.append(Warning("The document has no numbered paragraphs; its text was read as it stands."))
    if rejoined:
        words = ", ".join(f"“{word}”" for word in dict.fromkeys(rejoined))
        found.append(Warning(f"Words that were printed in two pieces were joined: {words}.", doubt=False))
    return found
