"""The verb that watches folders."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from explorer.commands.documents import imported_json, imported_lines, not_read
from explorer.commands.verb import Answer, Deed
from explorer.errors import ExplorerError
from explorer.model.imported import Imported
from explorer.session import Session
from explorer.session.looking import refusal
from explorer.session.watching import Arrived, Watched


def watch_arguments(parser: ArgumentParser) -> None:
    """What follows `watch`."""
    parser.add_argument("folders", type=Path, nargs="*", metavar="FOLDER", help="folders to watch from now on")
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--list", action="store_true", help="which folders are watched, without a look into them")
    group.add_argument("--remove", action="store_true", help="watch these folders no longer; their reports stay")


def watch(session: Session, options: Namespace) -> Answer:
    """Folders watched from now on, and what is new in all that are read into the library. Raises ExplorerError where
    one cannot be watched, or none is."""
    if options.list:
        return _listed([Watched(each.folder, refusal(each.folder)) for each in session.watching.folders()])
    if options.remove:
        return _removed(session, options.folders)
    arrived: list[Arrived] = []
    session.watching.arrived.connect(arrived.append)
    for folder in options.folders:
        session.watching.watch(folder)
    if not session.watching.folders():
        raise ExplorerError("No folder is watched in this library. Name one in which reports arrive.")
    if session.library.refusal:
        raise ExplorerError(session.library.refusal)
    if not options.folders:
        session.watching.look()
    return _looked(session, [file for each in arrived for file in each.files])


def _listed(folders: Sequence[Watched]) -> Answer:
    lines = [f"{each.folder}  {each.told}".rstrip() for each in folders]
    return Answer(_json(folders), "\n".join(lines) or "No folder is watched in this library.")


def _removed(session: Session, folders: Sequence[Path]) -> Answer:
    if not folders:
        raise ExplorerError("Name the folders that are to be watched no longer.")
    for folder in folders:
        session.watching.stop(folder)
    lines = [f"{folder}  no longer watched" for folder in folders]
    return Answer(_json(session.watching.folders()), "\n".join(lines))


def _looked(session: Session, files: Sequence[Imported]) -> Answer:
    folders, unsettled = session.watching.folders(), session.watching.last.unsettled
    failed = not_read(files)
    data = {**_json(folders), **imported_json(files, failed), "unsettled": [str(path) for path in unsettled]}
    lines = [*imported_lines(files), *(f"{path.name}  still being written" for path in unsettled)]
    errors = tuple(f"{Path(each['file']).name}: {each['reason']}" for each in failed)
    remarks = "\n".join(f"{each.folder.name}: {each.told}" for each in folders if each.told)
    return Answer(data, "\n".join(lines) or "Nothing is new.", errors, remark=remarks)


def _json(folders: Sequence[Watched]) -> dict[str, object]:
    return {"watched": [{"folder": str(each.folder), "remark": each.told} for each in folders]}


WATCH = Deed(watch_arguments, watch, makes_library=True)
