"""The verbs that read files, and how every verb comes to the report that it was given by a name."""

import contextlib
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from explorer.commands import ocr, passwords
from explorer.commands.passwords import STANDARD
from explorer.commands.verb import Alone, Answer, Deed
from explorer.errors import ExplorerError, PasswordNeeded, RecognitionNeeded
from explorer.export.outline import outline
from explorer.ingest import Document, open_document, received_document
from explorer.ingest.apart import explained_in, readers
from explorer.ingest.recognising import looked_at, read_by_ocr_in
from explorer.jobs import ChildProcess, run
from explorer.model.imported import Imported
from explorer.model.read_line import ReadLine
from explorer.model.recognition import OcrChoice
from explorer.model.report import Report
from explorer.present.read import explained_json, explained_lines, outline_lines

if TYPE_CHECKING:  # `outline` does without.
    from explorer.session import Session


def outline_arguments(parser: ArgumentParser) -> None:
    """What follows `outline`."""
    parser.add_argument("file", type=Path, metavar="FILE", help="a file, or - for standard input")
    parser.add_argument("--explain", action="store_true", help="each line: what it was taken for, by what, and why")
    ocr.declare(parser)
    passwords.declare(parser)


def outline_of(options: Namespace) -> Answer:
    """The structure of a file, or what each line was taken for. Raises ExplorerError where it cannot be read."""
    piped = options.file == STANDARD
    if piped and options.password_file == STANDARD:
        raise ExplorerError("Standard input gives the document or the password, not both. Name a file for one of them.")
    password = passwords.given(options)
    document = received_document(sys.stdin.buffer) if piped else open_document(options.file)
    choice = ocr.given(options)
    with contextlib.closing(readers()) as child:
        if options.explain:
            explained = partial(_explained, child, document, choice)
            lines = passwords.asking(document.name, explained, password)
            return Answer(explained_json(lines), "\n".join(explained_lines(lines)))
        try:
            report = passwords.asking(document.name, partial(_report, child, document, choice), password)
        except RecognitionNeeded as error:
            raise ocr.with_way(error) from error
    return Answer(outline(report), "\n".join(outline_lines(report)), remark=ocr.remark_of(report))


def _report(child: ChildProcess, document: Document, choice: OcrChoice | None, password: str | None) -> Report:
    return run(read_by_ocr_in(child, document, choice, password))


def _explained(
    child: ChildProcess, document: Document, choice: OcrChoice | None, password: str | None
) -> list[ReadLine]:
    return run(explained_in(child, run(looked_at(child, document, choice, password)), password))


def import_arguments(parser: ArgumentParser) -> None:
    """What follows `import`."""
    parser.add_argument("paths", type=Path, nargs="+", metavar="PATH", help="files, or folders to look through")
    ocr.declare(parser)
    passwords.declare(parser)


def import_files(session: "Session", options: Namespace) -> Answer:
    """Files and folders into the open library; those that failed are its errors. Raises ExplorerError where there are
    none."""
    password = passwords.given(options)
    session.imports.start(options.paths, password, ocr.given(options))
    locked = [each for each in session.imports.results if each.locked]
    reasons = {each.path: _unlock(session, each, password, ocr.given(options)) for each in locked}
    results = session.imports.results
    if not results:
        raise ExplorerError("No reports were found there. Name files, or a folder that holds some.")
    failed = not_read(results, reasons)
    errors = tuple(f"{Path(each['file']).name}: {each['reason']}" for each in failed)
    remarks = [ocr.remark(each.path.name, each.unread) for each in session.imports.unread]
    text = "\n".join(imported_lines(results))
    return Answer(imported_json(results, failed), text, errors, remark="\n".join(remarks))


def not_read(results: Sequence[Imported], reasons: Mapping[Path, str] = MappingProxyType({})) -> list[dict[str, str]]:
    """The files that could not be read, each with the reason, for which `reasons` may have another."""
    failed = [each for each in results if each.id is None]
    return [{"file": str(each.path), "reason": reasons.get(each.path) or each.message} for each in failed]


def imported_json(results: Sequence[Imported], failed: Sequence[Mapping[str, str]]) -> dict[str, object]:
    """What became of files that were imported, for scripts."""
    return {
        "imported": [each.id for each in results if each.id and not each.known],
        "known": [each.id for each in results if each.known],
        "failed": list(failed),
    }


def imported_lines(results: Sequence[Imported]) -> list[str]:
    """The files that were read, a line each."""
    return [f"{each.id}  {'known already' if each.known else 'imported'}" for each in results if each.id]


def _unlock(session: "Session", file: Imported, tried: str | None, choice: OcrChoice | None) -> str:
    """Import an encrypted file with a password that is asked for at the terminal; why not, "" where that was done."""

    def read(password: str | None) -> None:
        if password is not None and password != tried:
            session.imports.retry(file.path, password, choice)
        found = next(each for each in session.imports.results if each.path == file.path)
        if found.locked:
            raise PasswordNeeded(found.message)

    try:
        passwords.asking(file.path.name, read, tried)
    except PasswordNeeded as error:
        return str(error)
    return ""


def report_named(session: "Session", name: str) -> Report:
    """A file, or a report of the library by its id. Raises ExplorerError where it cannot be read."""
    if session.is_open and not is_file(name):
        return session.reports.report(name)
    document = open_document(Path(name))
    return passwords.asking(document.name, partial(session.reports.read_document, document), passwords.of_environment())


def is_file(name: str) -> bool:
    """Whether a name is that of a file and not an id."""
    try:
        return Path(name).is_file()
    except OSError:  # Longer than the system's names may be, for example.
        return False


OUTLINE = Alone(outline_arguments, outline_of)
IMPORT = Deed(import_arguments, import_files, makes_library=True)
