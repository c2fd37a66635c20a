"""The one place that writes citations, after the United Nations style for footnotes.

    A/80/75-E/2025/55, para. 38.
    A/80/75-E/2025/55, paras. 38–43 and 47; annex I, para. 7.
    Implementation of the mandates of … (2020), sect. IV.A, p. 12.          (the title in italics)

A report is named by its symbols, and where none is known by its title and year: a symbol is never made up. Numbered
paragraphs need no page; unnumbered text is found by its section and page. Where a report or a passage is not what was
sealed, that stands in brackets behind the place, and where OCR read it, with the words of which it was not sure: a
quote is what was printed, or it is marked.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from explorer.export.integrity import told
from explorer.language import Language, language
from explorer.model.address import ordinal
from explorer.model.breach import Breach
from explorer.model.marks import in_doubt, part_at, read_by_ocr
from explorer.model.passage import Address, Passage
from explorer.model.quote import passage_breaches
from explorer.model.recognition import page_ranges
from explorer.model.report import BODY, Item, Paragraph, Report, Section, Table
from explorer.model.text import Run, Text, plain
from explorer.translation import tr

Place = Address | Section | Paragraph | Table

_NAMED_PART = re.compile(r"[A-Z][a-z]+")
_SHORT_TITLE = 40
_OCR = tr("text recognised by OCR")
_MOST_DOUBTS = 8
"""Words in doubt that a citation names; how many more there are it says."""


def citation(report: Report, *places: Place) -> str:
    """The citation of one or several places of a report, or of the report itself, with its full stop."""
    return plain(citation_text(report, *places))


def citation_text(report: Report, *places: Place) -> Text:
    """The citation with its title in italics."""
    return _cited(report, places, _told_of_ocr(report, places))


def held_against(report: Report, passage: Passage) -> Report:
    """The report with what is wrong of a passage of it told as well, for the citations of that passage."""
    readable = not {Breach.REPORT_MISSING, Breach.REPORT_UNREADABLE}.intersection(report.breaches)
    return replace(report, breaches=(*report.breaches, *passage_breaches(passage, report if readable else None)))


def quote_citation(report: Report, passage: Passage) -> Text:
    """The citation of a passage, marked where it is not what was sealed; as it was once, where the report is gone."""
    marked = held_against(report, passage)
    if Breach.REPORT_MISSING in report.breaches and passage.citation:
        return (Run(f"{passage.citation.removesuffix('.')}{_mark(marked, [])}."),)
    told = _told_of_ocr(report, [passage.address], passage.start, passage.end)
    return _cited(marked, [passage.address], told)


def short_citation(report: Report, *places: Place) -> str:
    """A citation for lists in which the report is known: "A/80/75, para. 38" or "2020, para. 38"."""
    year = _year(report)
    work = report.symbols[0] if report.symbols else str(year) if year else _shortened(report.title or _file(report))
    where = _where(report, places)
    told = [_OCR] if _told_of_ocr(report, places) else []
    return (f"{work}, {where}" if where else work) + _mark(report, told)


def source_text(report: Report, *places: Place) -> Text:
    """The entry of a report in a list of sources, with the places that were cited from it.

    Where no symbol is known, the file it was read from is named, so that the source can be found again.
    """
    title: Text = (Run(report.title, italic=True),) if report.title and report.symbols else ()
    parts: list[Text] = [
        _work(report),
        title,
        (Run(report.session),),
        (Run(language(report.language).dates.text(report.date) if report.date else ""),),
    ]
    if not report.symbols and report.title and report.source.name:
        parts.append((Run(f"read from {report.source.name}"),))
    parts.append((Run(_where(report, places)),))
    runs = [run for part in parts if plain(part) for run in (Run(", "), *part)][1:]
    found = report.source.recognition
    pages = "page" if found and len(found.pages) == 1 else "pages"
    read = [f"{_OCR}: {found.engine}, {pages} {page_ranges(found.numbers)}"] if found else []
    return (*runs, Run(f"{_mark(report, read)}."))


def _cited(report: Report, places: Sequence[Place], remarks: Sequence[str]) -> Text:
    where = _where(report, places)
    return (*_work(report), Run(f"{f', {where}' if where else ''}{_mark(report, remarks)}."))


def _told_of_ocr(
    report: Report, places: Sequence[Place], start: int | None = None, end: int | None = None
) -> list[str]:
    """That OCR read what stands at some places, and the words of which it was not sure, of one place those among the
    characters `start..end` of its words; nothing where it read none of it."""
    found = [part_at(report, place.eid) for place in places]
    read = [part for part in found if part and read_by_ocr(part)]
    words = list(dict.fromkeys(word for part in read for word in in_doubt(part, start, end)))
    quoted = ", ".join(f"“{word}”" for word in words[:_MOST_DOUBTS])
    more = f" and {len(words) - _MOST_DOUBTS} more" if len(words) > _MOST_DOUBTS else ""
    return [_OCR, *([f"in doubt: {quoted}{more}"] if words else [])] if read else []


def _mark(report: Report, remarks: Sequence[str]) -> str:
    """What is to be known of a quote, in brackets; "" for nothing."""
    known = "; ".join([*remarks, *([told(report.breaches)] if report.breaches else [])])
    return f" [{known}]" if known else ""


def _work(report: Report) -> Text:
    """What names the report: its symbols, or else its title and year."""
    if report.symbols:
        return (Run("-".join(report.symbols)),)
    name = Run(report.title, italic=True) if report.title else Run(_file(report))
    year = _year(report)
    return (name, Run(f" ({year})")) if year else (name,)


def _year(report: Report) -> int | None:
    return report.year or (report.date.year if report.date else None)


def _file(report: Report) -> str:
    return report.source.name or "untitled report"


def _shortened(title: str) -> str:
    return title if len(title) <= _SHORT_TITLE else title[:_SHORT_TITLE].rsplit(" ", 1)[0] + "…"


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where one place stands: in `context` ("annex I", "sect. IV.A", ""), a paragraph `number`, or else a `page`."""

    context: str
    number: str | None = None
    page: int | None = None


def _where(report: Report, places: Sequence[Place]) -> str:
    """All places, numbered paragraphs of one part joined: "paras. 38–43 and 47; annex I, para. 7"."""
    report_language = language(report.language)
    spots = dict.fromkeys(_spot(report, place, report_language) for place in places)
    parts = []
    for (context, numbered), group in groupby(spots, key=lambda spot: (spot.context, spot.number is not None)):
        if numbered:
            parts.append(_joined(context, _paragraphs([spot.number or "" for spot in group], report_language)))
        else:
            pages = [spot.page for spot in group if spot.page is not None]
            parts.append(_joined(context, _pages(pages, report_language)))
    return "; ".join(part for part in parts if part)


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _spot(report: Report, place: Place, language: Language) -> _Spot:
    address = place if isinstance(place, Address) else Address(report.id, place.eid)
    element, section = report.find(address.eid), report.section_of(address.eid)
    if element is None or section is None:
        return _lost(address)
    above = report.ancestors(section)
    if isinstance(element, Paragraph) and element.number is not None:
        part = [] if section.part == BODY else _down_to(section.part, above)
        return _Spot(_sections(part, language), _number(element, address.eid))
    context = _sections(above, language)
    if isinstance(element, Section):
        return _Spot(context)
    if isinstance(element, Table):
        named = language.tables.number.match(element.caption)
        context = _joined(context, named[1][0].lower() + named[1][1:] if named else language.citations.table)
    return _Spot(context, page=element.page)


def _lost(address: Address) -> _Spot:
    """A place that the report, read anew, no longer has: what was noted of it when it was picked."""
    if not address.label:
        return _Spot("", page=address.page)
    part, _, number = address.label.rpartition("/")
    return _Spot(part[:1].lower() + part[1:], number)


def _down_to(part: str, above: list[Section]) -> list[Section]:
    paths = [section.path for section in above]
    return above[: paths.index(part) + 1] if part in paths else above


def _sections(above: list[Section], language: Language) -> str:
    """Sections from the top down as a citation names them: "annex I, sect. A.2 (b)", "sect. IV.B, “Lessons”"."""
    parts: list[str] = []
    numbers: list[str] = []
    for section in above:
        if section.number and not _NAMED_PART.match(section.number):
            numbers.append(section.number)
            continue
        parts.append(_section_number(numbers, language))
        numbers = []
        if section.number:
            parts.append(section.number[0].lower() + section.number[1:])
        else:
            parts.append(language.citations.summary if section.path == "Summary" else f"“{section.title}”")
    return _joined(*parts, _section_number(numbers, language))


def _section_number(numbers: list[str], language: Language) -> str:
    return language.citations.section.format(".".join(numbers)).replace(".(", " (") if numbers else ""


def _number(paragraph: Paragraph, eid: str) -> str:
    """The paragraph's number with those of the sub-paragraph the eId names: "38 (a) (ii)"."""
    return " ".join([paragraph.number or "", *_item_numbers(paragraph.items, eid)])


def _item_numbers(items: tuple[Item, ...], eid: str) -> list[str]:
    for item in items:
        if eid == item.eid or eid.startswith(item.eid + "__"):
            own = [item.number] if any(map(str.isalnum, item.number)) else []  # no bullet
            return [*own, *_item_numbers(item.items, eid)]
    return []


def _paragraphs(numbers: list[str], language: Language) -> str:
    listed = _runs(numbers)
    known = language.citations
    return (known.paragraph if len(numbers) == 1 else known.paragraphs).format(_list(listed, language))


def _pages(pages: list[int], language: Language) -> str:
    listed = _runs([str(page) for page in sorted(set(pages))])
    if not listed:
        return ""
    known = language.citations
    return (known.page if len(set(pages)) == 1 else known.pages).format(_list(listed, language))


def _list(parts: list[str], language: Language) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {language.citations.both} {parts[-1]}"


def _runs(numbers: list[str]) -> list[str]:
    """Numbers in order, three or more that follow each other as "38–43"."""
    runs: list[list[str]] = []
    for number in sorted(numbers, key=ordinal):
        if runs and _follows(runs[-1][-1], number):
            runs[-1].append(number)
        else:
            runs.append([number])
    return [text for run in runs for text in ([f"{run[0]}–{run[-1]}"] if len(run) > 2 else run)]


def _follows(number: str, after: str) -> bool:
    """Whether two whole numbers (`16.12`, not `38 (a)`) are neighbours."""
    if "(" in number or "(" in after:
        return False
    first, second = ordinal(number), ordinal(after)
    return first[:-1] == second[:-1] and first[-1] + 1 == second[-1]
