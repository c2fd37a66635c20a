"""What came of checking a search: in a sentence, as a record to keep, and as data."""

from collections.abc import Callable, Iterable
from dataclasses import asdict
from typing import Any

from explorer.export.compilation import printable
from explorer.export.found import marked
from explorer.language import language
from explorer.model.brief import Brief, BriefChapter
from explorer.model.recognition import page_ranges
from explorer.model.text import Run, Text
from explorer.present.answers import place_json
from explorer.present.results import places, quoted
from explorer.search.checking import Checked, Difference, ReadReport
from explorer.search.results import Hit
from explorer.translation import LANGUAGE, counted, tr

PlaceName = Callable[[Hit], str]
"""What the place of a hit is called in its report: `results.FoundRows.place`."""


def checked_sentence(checked: Checked) -> str:
    """Whether the count is confirmed, in what, and when that was read: for the foot of the window."""
    query, of = quoted(printable(checked.query.strip())), tr("{} of {}").format(checked.counted, places(checked.found))
    verdict = tr("{} is confirmed: {}").format(query, of)
    if checked.confirmed and not checked.found:
        verdict = tr("{} is confirmed to stand nowhere").format(query)
    elif not checked.confirmed:
        different = counted(checked.different, tr("1 difference"), tr("%1 differences"))
        verdict = tr("{} is not confirmed: {} were found, with {}").format(query, of, different)
    parts = [f"{verdict}, {_in_reports(checked)}", *_gaps(checked), tr("read on {}").format(_day(checked))]
    return "; ".join(parts) + "."


def _in_reports(checked: Checked) -> str:
    """ "in 21 reports (1997–2025)"."""
    years = sorted({report.year for report in checked.reports if report.year})
    told = counted(len(checked.reports), tr("in 1 report"), tr("in %1 reports"))
    return f"{told} ({'–'.join(map(str, dict.fromkeys((years[0], years[-1]))))})" if years else told


def _gaps(checked: Checked) -> list[str]:
    """What was not checked or read, or is not in the index as it is stored."""
    pages = sum(len(report.without_text) for report in checked.reports)
    gaps = (
        (
            checked.beside,
            tr("1 more place, without all of the words, was not checked"),
            tr("%1 more places, without all of the words, were not checked"),
        ),
        (pages, tr("1 page holds no text"), tr("%1 pages hold no text")),
        (len(checked.unreadable), tr("1 report cannot be read"), tr("%1 reports cannot be read")),
        (len(checked.behind), tr("1 report is not indexed as it is"), tr("%1 reports are not indexed as they are")),
        (
            len(checked.untold),
            tr("of 1 report nothing is told through time"),
            tr("of %1 reports nothing is told through time"),
        ),
    )
    return [counted(*gap) for gap in gaps if gap[0]]


def _day(checked: Checked) -> str:
    return language(LANGUAGE).dates.text(checked.on)


# The record


def checked_brief(checked: Checked, place: PlaceName) -> Brief:
    """The record of a check: what was sought, what was read, what was found, and where search and reading differ."""
    chapters = (
        _sought(checked),
        _read(checked),
        _chapter(tr("Not read"), _unread(checked)),
        _untold(checked),
        _counts(checked),
        _places(checked, place),
        _differences(checked, place),
    )
    title = tr("Check of a search: {}").format(printable(checked.query.strip()))
    return Brief(title, checked_sentence(checked), tuple(each for each in chapters if each.items), ())


def _chapter(title: str, items: Iterable[Text | str], totals: str = "", rest: str = "") -> BriefChapter:
    listed = tuple((Run(printable(item)),) if isinstance(item, str) else item for item in items)
    return BriefChapter(title, totals, listed, rest)


def _sought(checked: Checked) -> BriefChapter:
    narrowed = [tr("Narrowed to {}.").format(", ".join(checked.narrowed))] if checked.narrowed else []
    return _chapter(tr("What was sought"), [checked.query.strip(), checked.explanation, *narrowed])


def _read(checked: Checked) -> BriefChapter:
    reports = checked.reports
    texts = counted(sum(report.texts for report in reports), tr("1 text"), tr("%1 texts"))
    series = sorted({report.series for report in reports if report.series}, key=str.casefold)
    languages = sorted({language(report.language).name for report in reports})
    items = [
        tr("{} {}: every heading, paragraph, table and footnote.").format(texts, _in_reports(checked)),
        *([tr("Series: {}.").format("; ".join(series))] if series else []),
        *([tr("Languages: {}.").format(", ".join(languages))] if languages else []),
    ]
    proof = tr(
        "Each text was read as it is stored, without the index, and the words of the query were looked for in it. This "
        "shows that index and count are right, and where nothing is said. Which words are forms of one, and which "
        "letters count as the same, was taken from where the search takes it, and is not judged. Your own notes are no "
        "part of it."
    )
    return _chapter(tr("What was read"), items, proof)


def _unread(checked: Checked) -> list[str]:
    pages = [
        tr("{}: no text on page {}.").format(_name(report), page_ranges(report.without_text))
        for report in checked.reports
        if report.without_text
    ]
    unreadable = [tr("{}: the stored report cannot be read.").format(id) for id in checked.unreadable]
    behind = [tr("{}: read, but not in the index as it is stored.").format(id) for id in checked.behind]
    return [*pages, *unreadable, *behind]


def _untold(checked: Checked) -> BriefChapter:
    """The reports of which nothing is told through time, and why that is."""
    names = {report.id: _name(report) for report in checked.reports}
    why = tr(
        "What says something first, no longer or in other words is told by the report before. The reports named here "
        "have none in the library, are not compared with it, or are of no known year."
    )
    return _chapter(tr("Not told through time"), [names.get(id, id) for id in checked.untold], why)


def _counts(checked: Checked) -> BriefChapter:
    """How many places each report has, those with none by their number."""
    found = [report for report in checked.reports if report.found]
    items = [
        tr("{}: {} of {}").format(_name(report), report.found, counted(report.texts, tr("1 text"), tr("%1 texts")))
        for report in found
    ]
    none = len(checked.reports) - len(found)
    rest = counted(none, tr("Nothing in 1 report."), tr("Nothing in %1 reports."))
    if not items:
        return _chapter(tr("What was found"), [rest])
    return _chapter(tr("What was found"), items, rest=rest if none else "")


def _places(checked: Checked, place: PlaceName) -> BriefChapter:
    more = checked.found - len(checked.places)
    names = {report.id: _name(report) for report in checked.reports}
    items = [_place(hit, names, place) for hit in checked.places]
    return _chapter(tr("Where"), items, rest=_more(more))


def _differences(checked: Checked, place: PlaceName) -> BriefChapter:
    names = {report.id: _name(report) for report in checked.reports}
    items = [(Run(f"{_kind(each)}: ", bold=True), *_place(each.place, names, place)) for each in checked.differences]
    way_out = tr("Where the index is wrong, building it anew mends it. What was sought says what a search leaves out.")
    return _chapter(tr("Differences"), items, way_out, _more(checked.different - len(checked.differences)))


def _more(number: int) -> str:
    return counted(number, tr("And 1 more."), tr("And %1 more.")) if number > 0 else ""


def _kind(difference: Difference) -> str:
    return tr("Only by the search") if difference.indexed else tr("Only by reading")


def _place(hit: Hit, names: dict[str, str], place: PlaceName) -> Text:
    """Report and place, then the sentence with what was found in bold type."""
    where = ", ".join(filter(None, (names.get(hit.report, hit.report), place(hit) if hit.eid else "")))
    return (Run(printable(f"{where}: " if hit.snippet else where)), *marked(hit.snippet, hit.matches))


def _name(report: ReadReport) -> str:
    title = report.title or report.id
    return f"{title} ({report.year})" if report.year else title


# Data


def checked_json(checked: Checked) -> dict[str, Any]:
    """The same for scripts; `places` and `differences` are the first ones, `found` and `different` count all."""
    return {
        "query": checked.query,
        "explanation": checked.explanation,
        "narrowed": list(checked.narrowed),
        "read": checked.on.isoformat(),
        "confirmed": checked.confirmed,
        "found": checked.found,
        "counted": checked.counted,
        "beside": checked.beside,
        "different": checked.different,
        "differences": [
            {"by": "search" if each.indexed else "reading", **place_json(each.place)} for each in checked.differences
        ],
        "reports": [{**asdict(report), "without_text": list(report.without_text)} for report in checked.reports],
        "places": [place_json(hit) for hit in checked.places],
        "unreadable": list(checked.unreadable),
        "not_indexed": list(checked.behind),
        "not_told_through_time": list(checked.untold),
    }
