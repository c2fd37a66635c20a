"""The verbs that hold a library against its seals, and mend what was altered."""

from argparse import ArgumentParser, Namespace
from functools import partial
from pathlib import Path

from explorer.commands import ocr, passwords
from explorer.commands.verb import Answer, Deed
from explorer.errors import PasswordNeeded
from explorer.library.verifying import Verified, verify
from explorer.model.recognition import OcrChoice
from explorer.present.verifying import finding_line, verified_json, verified_sentence
from explorer.session import Session


def verify_arguments(parser: ArgumentParser) -> None:
    """What follows `verify`."""
    parser.add_argument("folder", type=Path, nargs="?", metavar="LIBRARY", help="its folder")


def verify_library(session: Session, options: Namespace) -> Answer:
    """A line for each finding. The library is not opened, and not changed."""
    folder = options.folder or options.library or session.last_folder
    done: list[Verified] = []
    session.work.start("verify", "Checking the library", lambda: verify(folder), done.append)
    if not done:
        return Answer({}, "")  # Why, was told as the failure of that work.
    (verified,) = done
    lines = map(finding_line, verified.findings)
    remark = verified_sentence(verified)
    return Answer(verified_json(folder, verified), "\n".join(lines), remark=remark, good=not verified.findings)


def reread_arguments(parser: ArgumentParser) -> None:
    """What follows `reread`."""
    parser.add_argument("ids", nargs="+", metavar="ID")
    ocr.declare(parser)
    passwords.declare(parser)


def reread(session: Session, options: Namespace) -> Answer:
    """Reports read again from their originals. Raises ExplorerError where there is no such report, PasswordNeeded."""
    password = passwords.given(options)
    for id in options.ids:
        read = partial(_reread, session, id, ocr.given(options))
        passwords.asking(session.library.entry(id).file, read, password)
    return Answer({"reread": options.ids}, "\n".join(f"{id}  read again" for id in options.ids))


def _reread(session: Session, id: str, choice: OcrChoice | None, password: str | None) -> None:
    locked: list[str] = []
    session.reports.password_needed.connect(locked.append)
    session.reports.reread(id, password, choice)
    session.reports.password_needed.disconnect(locked.append)
    if locked:
        raise PasswordNeeded(f"The original of {id} is encrypted.")


REREAD = Deed(reread_arguments, reread)
VERIFY = Deed(verify_arguments, verify_library, opens_library=False)
