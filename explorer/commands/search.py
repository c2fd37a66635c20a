"""The verb that searches a library: what is found, by year, checked, and written to a file."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from explorer import paths
from explorer.commands.verb import Answer, Deed
from explorer.errors import ExplorerError
from explorer.export.curve import curve_json
from explorer.export.formats import Kind, format_named, formats_for
from explorer.export.passages import export_brief
from explorer.export.selection import parse_selection, place_in
from explorer.model.curve import Curve
from explorer.model.report import own_words
from explorer.present.answers import search_json
from explorer.present.checking import checked_json
from explorer.present.results import FoundRows
from explorer.present.terminal import curve_lines, search_lines
from explorer.present.watching import saved_json, saved_lines
from explorer.search.results import Results
from explorer.session import Session


def _arguments(parser: ArgumentParser) -> None:
    told = 'words, "exact phrases", -not, prefix*, year:2020, in:heading; behind -- where a word begins with -'
    parser.add_argument("query", nargs="*", metavar="QUERY", help=told)
    parser.add_argument("--like", metavar="PLACE", help="texts like REPORT#para.38, REPORT#IV.A.2 or REPORT#eId")
    parser.add_argument("--saved", action="store_true", help="the saved searches, and how much is new in each")
    parser.add_argument("--new", action="store_true", help="of a saved search: what came since it was last looked at")
    parser.add_argument("--limit", type=_count, default=20, metavar="N", help="how many hits to print (20)")
    parser.add_argument("--by-year", action="store_true", help="places per 10,000 words, by year and section")
    parser.add_argument("--check", action="store_true", help="read every text of the library, and confirm the count")
    record = f"check, and write a record of it: {_suffixes(Kind.BRIEF)}"
    parser.add_argument("--record", type=Path, metavar="FILE", help=record)
    export = f"write all that is found, or with --by-year the years: {_suffixes(Kind.FOUND)}"
    parser.add_argument("--export", type=Path, metavar="FILE", help=export)


def _suffixes(kind: Kind) -> str:
    return ", ".join(format.suffix for format in formats_for(kind))


def _count(words: str) -> int:
    count = int(words) if words.isascii() and words.isdigit() else 0
    if not count:
        raise ArgumentTypeError(f"“{words}” is no number of hits. Give 1 or more.")
    return count


def _wrong(options: Namespace, rest: Sequence[str]) -> str:
    """Words of a query may stand on both sides of options."""
    unknown = [word for word in rest if word.startswith("-")]
    if unknown:
        return f"unrecognized arguments: {' '.join(unknown)} (a query with such words stands behind --)"
    options.query += rest
    given = [
        name
        for name, value in (("QUERY", options.query), ("--like", options.like), ("--saved", options.saved))
        if value
    ]
    if len(given) > 1:
        return f"{' and '.join(given)} stand in place of each other: give one of them"
    return "" if given else "the following arguments are required: QUERY, --like PLACE or --saved"


def _search(session: Session, options: Namespace) -> Answer:
    if options.saved:
        searches = {query: session.saved_searches.new(query) for query in session.saved_searches.all()}
        return Answer(saved_json(searches), "\n".join(saved_lines(searches)) or "No search is saved in this library.")
    return _found(session, options)


def _found(session: Session, options: Namespace) -> Answer:
    if options.export:
        format_named(options.export.suffix, Kind.CURVE if options.by_year else Kind.FOUND)
    query = _like(session, options.like) if options.like else " ".join(options.query)
    session.searching.limit = options.limit
    session.searching.search(query)
    results = session.searching.results
    if results is None or not results.query:
        problems = results.query.problems if results else ()
        raise ExplorerError(problems[0].message if problems else "Nothing to search for. Type at least one word.")
    if options.by_year:
        answer = _by_year(session, results)
    elif options.check or options.record:
        answer = _check(session, options)
    else:
        if options.new:
            results = _new(session, query, results)
        rows = FoundRows(session.reports.series(), session.library.outline, lambda series: None)
        answer = Answer(search_json(query, results), "\n".join(search_lines(results, rows)))
    if options.export:
        if not results.total:
            raise ExplorerError("There are no results to export. Search for something else.")
        export = session.searching.by_year.export if options.by_year else session.result_files.export
        export(options.export, options.export.suffix)
        answer = replace(answer, remark=f"Written to {options.export}.")
    return answer


def _new(session: Session, query: str, results: Results) -> Results:
    """What of the results of a saved search came since it was last looked at."""
    if not session.saved_searches.is_saved(query):
        raise ExplorerError(f"The search “{query}” is not saved: --saved lists those that are.")
    fresh = session.saved_searches.fresh(query)
    session.searching.narrow_to(fresh)
    return session.searching.results or results if fresh else Results(results.query)


def _by_year(session: Session, results: Results) -> Answer:
    session.searching.by_year.count(results.query, {})
    curve = session.searching.by_year.curve or Curve(results.query.text)
    data = {**curve_json(curve), "uncompared": list(results.uncompared)}
    return Answer(data, "\n".join(curve_lines(curve, results)))


def _like(session: Session, place: str) -> str:
    """The query that finds texts like the one at a place."""
    wanted = parse_selection(place)
    report = session.reports.report(wanted.report)
    found: list[str] = []
    session.searching.like(report.id, own_words(place_in(report, wanted.place)), found.append)
    if not any(found):
        raise ExplorerError("No other text has words that tell this one.")
    return found[0]


def _check(session: Session, options: Namespace) -> Answer:
    """The record of a check of the search that stands."""
    session.checking.start()
    checked = session.checking.checked
    if checked is None:
        return Answer({}, "")  # Why, was told as the failure of that work.
    record = session.checking.record()
    if options.record:
        paths.write_atomically(options.record, export_brief(record, options.record.suffix))
    return Answer(checked_json(checked), export_brief(record, "text").decode().rstrip(), good=checked.confirmed)


SEARCH = Deed(_arguments, _search, wrong=_wrong)
