"""The verbs that list the reports of a library, compare them and cite them."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from explorer import paths
from explorer.commands.documents import is_file, report_named
from explorer.commands.passwords import STANDARD
from explorer.commands.verb import Answer, Deed
from explorer.compare import differences
from explorer.compare.digest import digest
from explorer.compare.phrases import Phrases
from explorer.errors import ExplorerError
from explorer.export.comparison_json import comparison_json
from explorer.export.digest_json import digest_json
from explorer.export.formats import Kind, format_named, formats_for
from explorer.export.lineage_json import lineage_json
from explorer.export.passages import export, export_brief
from explorer.export.selection import parse_selection, place_in, select
from explorer.model.comparison import Comparison
from explorer.model.passage import Address
from explorer.model.report import Report
from explorer.places import Only
from explorer.present.answers import list_json
from explorer.present.brief import brief
from explorer.present.terminal import (
    changes_lines,
    compare_lines,
    lineage_lines,
    list_lines,
)
from explorer.session import Session


def _list(session: Session, options: Namespace) -> Answer:
    entries = session.reports.entries()
    data = list_json(session.library.folder, entries)
    lines = list_lines(entries, session.reports.series())
    return Answer(data, "\n".join(lines) or "The library is empty.")


def _compare_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("reports", nargs="+", metavar="REPORT", help="two or more files, or ids of the library")


def _compare(session: Session, options: Namespace) -> Answer:
    if len(options.reports) < 2:
        raise ExplorerError("A comparison needs two reports or more.")
    reports = [report_named(session, name) for name in options.reports]
    comparison = session.comparisons.compare(reports)
    names = _names(options.reports)
    lines = compare_lines(comparison, reports, differences)
    return Answer(comparison_json(comparison, reports, names), "\n".join(lines))


def _changes_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("older", metavar="OLDER", help="a file, or an id of the library")
    parser.add_argument("newer", metavar="NEWER")
    parser.add_argument("--section", metavar="PLACE", help="one section of the newer report alone: IV.A.2")
    parser.add_argument("--all", action="store_true", help="every change by section, not the main ones by topic")
    suffixes = ", ".join(format.suffix for format in formats_for(Kind.BRIEF))
    parser.add_argument("--brief", type=Path, metavar="FILE", help=f"write a brief of two pages: {suffixes}")


def _changes(session: Session, options: Namespace) -> Answer:
    named = [options.older, options.newer]
    reports = [report_named(session, name) for name in named]
    scope = place_in(reports[1], options.section).eid if options.section else None
    if not any(map(is_file, named)) and _in_order(session, *named):
        found = session.across.digest(options.older, options.newer, scope)
    else:
        found = digest(session.comparisons.compare(reports), reports, 0, 1, scope)
    if found is None:
        raise ExplorerError("The reports of this series could not be compared. Import them again.")
    if options.brief:
        written = export_brief(brief(found, *reports), options.brief.suffix)
        paths.write_atomically(options.brief, written)
    lines = changes_lines(found, reports[0], reports[1], Only.CHANGED if options.all else Only.ALL)
    return Answer(digest_json(found, reports, _names(named)), "\n".join(lines))


def _in_order(session: Session, older: str, newer: str) -> bool:
    """Whether two reports are of one series of the library, the older one named first."""
    ids = [entry.id for entry in session.reports.series().get(session.library.entry(newer).series, ())]
    return older in ids[: ids.index(newer)]


def _lineage_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("place", metavar="PLACE", help="REPORT#para.38, REPORT#IV.A.2 or REPORT#eId")
    parser.add_argument("reports", nargs="*", metavar="REPORT", help="where to look (the series of the report)")


def _lineage(session: Session, options: Namespace) -> Answer:
    wanted = parse_selection(options.place)
    named = _compared(session, [wanted.report, *options.reports])
    comparison = named.comparison
    report = named.names.index(_names([wanted.report, *options.reports])[0])
    element = place_in(named.reports[report], wanted.place)
    lines = Phrases(named.reports, comparison).life_lines(report, element.eid)
    data = lineage_json(comparison, named.reports, named.names, report, element, lines)
    return Answer(data, "\n".join(lineage_lines(comparison, named.reports, report, element.eid)))


@dataclass(frozen=True, slots=True)
class _Compared:
    """Reports as they were named, in the order of their comparison."""

    names: list[str]
    reports: list[Report]
    comparison: Comparison


def _compared(session: Session, names: Sequence[str]) -> _Compared:
    """The named reports compared, the oldest first; of a single one of the library its series."""
    if len(names) == 1 and not is_file(names[0]):
        series = session.reports.report(names[0]).series
        comparison = session.comparisons.of(series)
        for id in comparison.reports if comparison else ():
            if id != names[0]:
                session.comparisons.pair(id, names[0])
        comparison = session.comparisons.of(series)
        if comparison is None:
            raise ExplorerError("The reports of this series could not be compared. Import them again.")
        return _Compared(
            list(comparison.reports), [session.reports.report(id) for id in comparison.reports], comparison
        )
    if len(names) == 1:
        raise ExplorerError("A file has no series. Name the reports to look in after it.")
    read = [report_named(session, name) for name in names]
    found = sorted(zip(_names(names), read, strict=True), key=lambda each: each[1].year or 0)
    reports = [report for _, report in found]
    return _Compared([name for name, _ in found], reports, session.comparisons.compare(reports))


def _names(reports: Sequence[str]) -> list[str]:
    """What reports are called in answers: files by their base names, with as many of the folders above as tell those of
    one name apart; others by their ids."""
    paths = {name: Path(name).absolute() for name in reports if is_file(name)}
    return [_distinct_name(paths[name], set(paths.values())) if name in paths else name for name in reports]


def _distinct_name(path: Path, paths: Collection[Path]) -> str:
    """The last parts of a path, as many as none of the others ends with."""
    others = [other.parts for other in paths if other != path]
    parts = path.parts
    length = next(n for n in range(1, len(parts) + 1) if all(other[-n:] != parts[-n:] for other in others))
    return "/".join(parts[-length:])


def _corrections_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--export", type=Path, metavar="FILE", help="write them to a file; - for standard output")
    parser.add_argument("--import", type=Path, metavar="FILE", dest="source", help="take over those of a file")


def _corrections(session: Session, options: Namespace) -> Answer:
    if options.source:
        session.corrections.take_over(options.source)
    file = session.corrections.written() if options.export == STANDARD else None
    if options.export and file is None:
        session.corrections.export(options.export)
    ids = {entry.sha256: entry.id for entry in session.reports.entries()}
    corrections = session.corrections.all()
    rows = [
        {
            "kind": each.kind.value,
            "of": "section" if each.section else "paragraph",
            "one": _named_place(each.one, ids),
            "other": _named_place(each.other, ids),
        }
        for each in corrections
    ]
    lines = [f"{each.kind.value}  {_spot(each.one, ids)}  {_spot(each.other, ids)}" for each in corrections]
    return Answer({"corrections": rows}, "\n".join(lines) or "You have corrected no links.", file=file)


def _named_place(address: Address, ids: Mapping[str, str]) -> dict[str, str | None]:
    """A place of a correction; the report is null where the library does not have it."""
    return {"report": ids.get(address.report), "place": address.label or address.eid or None}


def _spot(address: Address, ids: Mapping[str, str]) -> str:
    return "#".join(filter(None, (ids.get(address.report, "a report that is not here"), address.label or address.eid)))


def _export_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("passages", nargs="+", metavar="PASSAGE", help="REPORT#para.38, REPORT#paras.38-43, REPORT#eId")
    names = ", ".join(format.name for format in formats_for(Kind.PASSAGES))
    parser.add_argument("--format", type=_format, required=True, metavar="FORMAT", help=names)
    parser.add_argument("--output", type=Path, required=True, metavar="FILE", help="- for standard output")


def _format(name: str) -> str:
    try:
        return format_named(name, Kind.PASSAGES).name
    except ExplorerError as error:
        raise ArgumentTypeError(str(error)) from error


def _export(session: Session, options: Namespace) -> Answer:
    chosen = []
    for wanted in map(parse_selection, options.passages):
        report = report_named(session, wanted.report)
        chosen += [(report, passage) for passage in select(report, wanted.place)]
    file = export(chosen, options.format) if options.output == STANDARD else None
    if file is None:
        session.passages.export(options.output, options.format, chosen)
    data = {"output": str(options.output), "format": options.format, "passages": len(chosen)}
    return Answer(data, f"Passages written to {options.output}: {len(chosen)}.", file=file)


def _remove_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("ids", nargs="+", metavar="ID")


def _remove(session: Session, options: Namespace) -> Answer:
    session.reports.remove(options.ids)
    return Answer({"removed": options.ids}, "\n".join(f"{id}  removed" for id in options.ids))


def _compare_needs_library(options: Namespace) -> bool:
    return _any_id(options.reports)


def _changes_needs_library(options: Namespace) -> bool:
    return _any_id([options.older, options.newer])


def _lineage_needs_library(options: Namespace) -> bool:
    return _any_id([_before_place(options.place), *options.reports])


def _export_needs_library(options: Namespace) -> bool:
    return _any_id(map(_before_place, options.passages))


def _before_place(passage: str) -> str:
    """The report of `REPORT#PLACE`."""
    return passage.rpartition("#")[0]


def _any_id(names: Iterable[str]) -> bool:
    """Whether one of these is no file, so that it must be the id of a report."""
    return not all(map(is_file, names))


LIST = Deed(lambda parser: None, _list)
COMPARE = Deed(_compare_arguments, _compare, _compare_needs_library)
CHANGES = Deed(_changes_arguments, _changes, _changes_needs_library)
LINEAGE = Deed(_lineage_arguments, _lineage, _lineage_needs_library)
CORRECTIONS = Deed(_corrections_arguments, _corrections)
EXPORT = Deed(_export_arguments, _export, _export_needs_library)
REMOVE = Deed(_remove_arguments, _remove)
