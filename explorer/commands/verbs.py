"""The verbs of the command line: each takes a session and the words typed after it, and gives what is to be printed."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from explorer.errors import ExplorerError
from explorer.export.comparison_json import comparison_json
from explorer.export.outline import outline
from explorer.export.passages import FORMATS, format_named
from explorer.export.selection import parse_selection, select
from explorer.library import Entry
from explorer.model.report import Report
from explorer.session import Session


@dataclass(frozen=True, slots=True)
class Answer:
    """`data` is printed as JSON where asked for, else `text`. `errors` are lines for standard error; any of them
    makes the program fail."""

    data: dict[str, Any]
    text: str
    errors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verb:
    """`arguments` declares what follows the verb. `library` says whether a library is opened before `run`: always, or
    only where one of the words typed is not a file."""

    name: str
    help: str
    arguments: Callable[[ArgumentParser], object]
    run: Callable[[Session, Namespace], Answer]
    needs_library: Callable[[Namespace], bool] = field(default=lambda options: True)


def _outline_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--password", help="the password of an encrypted file; it is not stored")


def _outline(session: Session, options: Namespace) -> Answer:
    report = session.read_file(options.file, options.password)
    data = outline(report)
    lines = [f"{'  ' * (row['level'] - 1)}{row['path']}  {row['heading']}{_range(row)}" for row in data["sections"]]
    return Answer(data, "\n".join([report.title or options.file.name, *lines]))


def _range(section: dict[str, Any]) -> str:
    first, last = section["first"], section["last"]
    return f"  ({first}-{last})" if first != last else f"  ({first})" if first else ""


def _import_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("paths", type=Path, nargs="+", metavar="PATH", help="files, or folders to look through")
    parser.add_argument("--password", help="the password of encrypted files; it is not stored")


def _import(session: Session, options: Namespace) -> Answer:
    session.import_paths(options.paths, options.password)
    results = session.import_results
    if not results:
        raise ExplorerError("No reports were found there. Name files, or a folder that holds some.")
    failed = [{"file": str(each.path), "reason": each.message} for each in results if each.id is None]
    data = {
        "imported": [each.id for each in results if each.id and not each.known],
        "known": [each.id for each in results if each.known],
        "failed": failed,
    }
    lines = [f"{each.id}  {'known already' if each.known else 'imported'}" for each in results if each.id]
    errors = tuple(f"{Path(each['file']).name}: {each['reason']}" for each in failed)
    return Answer(data, "\n".join(lines), errors)


def _list(session: Session, options: Namespace) -> Answer:
    entries = session.entries()
    data = {"library": str(session.library.folder), "reports": [_entry(entry) for entry in entries]}
    lines = [f"{entry.id}  {entry.year or ''}  {entry.error or entry.title or entry.file}" for entry in entries]
    return Answer(data, "\n".join(lines) or "The library is empty.")


def _entry(entry: Entry) -> dict[str, Any]:
    warnings = [{"page": warning.page, "message": warning.message} for warning in entry.warnings]
    if entry.error:
        warnings.append({"page": None, "message": entry.error})
    return {
        "id": entry.id,
        "file": entry.file,
        "symbols": list(entry.symbols),
        "title": entry.title,
        "date": entry.date.isoformat() if entry.date else None,
        "year": entry.year,
        "series": entry.series,
        "warnings": warnings,
    }


def _search_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("query", metavar="QUERY", help='words, "exact phrases", -not, prefix*, year:2020, in:heading')
    parser.add_argument("--limit", type=int, default=20, metavar="N", help="how many hits to print (20)")


def _search(session: Session, options: Namespace) -> Answer:
    session.search(options.query, max(1, options.limit))
    results = session.results
    if results is None:
        raise ExplorerError("Nothing to search for. Type at least one word.")
    hits = [
        {
            "report": hit.report,
            "section": hit.section,
            "label": hit.label,
            "page": hit.page,
            "score": hit.score,
            "snippet": hit.snippet,
            "matches": [list(span) for span in hit.matches],
        }
        for hit in results.hits
    ]
    data = {
        "query": options.query,
        "total": results.total,
        "milliseconds": results.milliseconds,
        "hits": hits,
        "facets": {name: dict(counts) for name, counts in results.facets.items()},
        "explanation": results.explanation,
        "suggestion": results.suggestion,
    }
    lines = [f"{hit.report}  {hit.section}  {hit.label or ''}\n    {hit.snippet}" for hit in results.hits]
    return Answer(data, "\n".join([f"{results.total} found: {results.explanation}", *lines]))


def _compare_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("reports", nargs="+", metavar="REPORT", help="two or more files, or ids of the library")


def _compare(session: Session, options: Namespace) -> Answer:
    if len(options.reports) < 2:
        raise ExplorerError("A comparison needs two reports or more.")
    reports = [_report(session, name) for name in options.reports]
    comparison = session.compare_reports(reports)
    names = [Path(name).name if Path(name).is_file() else name for name in options.reports]
    data = comparison_json(comparison, reports, names)
    lines = [
        f"{row['left'] or '-':>12}  {row['right'] or '-':12}  {', '.join(row['states'])}" for row in data["paragraphs"]
    ]
    return Answer(data, "\n".join(lines))


def _export_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("passages", nargs="+", metavar="PASSAGE", help="REPORT#para.38, REPORT#paras.38-43, REPORT#eId")
    parser.add_argument("--format", type=_format, required=True, metavar="FORMAT", help=", ".join(FORMATS))
    parser.add_argument("--output", type=Path, required=True, metavar="FILE")


def _format(name: str) -> str:
    try:
        return format_named(name).name
    except ExplorerError as error:
        raise ArgumentTypeError(str(error)) from error


def _export(session: Session, options: Namespace) -> Answer:
    chosen = []
    for wanted in map(parse_selection, options.passages):
        report = _report(session, wanted.report)
        chosen += [(report, passage) for passage in select(report, wanted.place)]
    session.export_passages(options.output, options.format, chosen)
    data = {"output": str(options.output), "format": options.format, "passages": len(chosen)}
    return Answer(data, f"{len(chosen)} passages written to {options.output}.")


def _remove_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("ids", nargs="+", metavar="ID")


def _remove(session: Session, options: Namespace) -> Answer:
    session.remove_reports(options.ids)
    return Answer({"removed": options.ids}, "\n".join(f"{id}  removed" for id in options.ids))


def _report(session: Session, name: str) -> Report:
    """A file, or a report of the library by its id."""
    path = Path(name)
    return session.read_file(path) if path.is_file() or not session.is_open else session.report(name)


def _names_no_file(options: Namespace) -> bool:
    names = options.reports if "reports" in options else [name.rpartition("#")[0] for name in options.passages]
    return not all(Path(name).is_file() for name in names)


VERBS = (
    Verb("outline", "the structure of a file", _outline_arguments, _outline, lambda options: False),
    Verb("import", "read files and folders into the library", _import_arguments, _import),
    Verb("list", "the reports of the library", lambda parser: None, _list),
    Verb("search", "find words in the library", _search_arguments, _search),
    Verb("compare", "what corresponds in two or more reports", _compare_arguments, _compare, _names_no_file),
    Verb("export", "passages with their citations as a file", _export_arguments, _export, _names_no_file),
    Verb("remove", "take reports out of the library", _remove_arguments, _remove),
)
