"""A library with something of everything that the user makes, to be damaged; and what opens then."""

import contextlib
import datetime
import os
import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from explorer.library import Library
from explorer.library.user import Correction, UserStore
from explorer.model.comparison import CorrectionKind, LinkCorrection
from explorer.model.passage import Address
from tests.library.documents import add, passage

DAY = datetime.date(2020, 1, 5)
SAID = "The backup of 5 January 2020 was opened instead."

Content = tuple[object, ...]


@dataclass(frozen=True)
class Made:
    """A closed library in a folder, with a backup of `DAY`; what was in it then and what is now."""

    folder: Path
    before: Content
    now: Content

    def copy(self, folder: Path) -> Path:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.folder, folder)
        return folder


def make(folder: Path) -> Made:
    """The library, on more than a dozen pages."""
    library = Library.open(folder)
    id = add(library, folder.parent / "files", "one.txt", "Report", 2020).id
    for number in range(8):
        library.user.add_passage(
            passage(label=str(number), text=f"Words of {number}. " * 60, note=f"Note {number}. " * 30)
        )
    library.user.set_places({id: "para_1"})
    before = content(library.user)
    library.close()
    Library.open(folder).close()
    date(folder, DAY)
    library = Library.open(folder)
    fill(library.user)
    now = content(library.user)
    library.close()
    for backup in (folder / "backups").iterdir():
        if not backup.name.startswith(str(DAY)):
            backup.unlink()
    return Made(folder, before, now)


def fill(user: UserStore) -> None:
    """Change and add a little of everything."""
    first, *_, last = user.passages()
    user.set_note(first, "Another note. " * 400)
    user.move_passage(last.key or 0, 0)
    called = user.corrections().get("a" * 64, Correction())
    user.correct("a" * 64, called, Correction("Called otherwise", 1999, "Series"), "one")
    one, other = (Address(report * 64, "para_1", "1", 1, "0123456789abcdef") for report in "ab")
    user.links.add([LinkCorrection(CorrectionKind.PIN, one, other, section=False)], "pinning")
    user.searches.save("corruption", {"a" * 64})
    user.searches.remember("trafficking in persons")


def content(user: UserStore) -> Content:
    """All that the user made."""
    return (
        user.passages(),
        sorted(user.corrections().items()),
        user.links.all(),
        user.searches.all(),
        user.searches.recent(),
        user.places(),
    )


def date(folder: Path, day: datetime.date) -> None:
    """Let the backup of today be of another day."""
    (backup,) = (folder / "backups").glob(f"{datetime.date.today()}.sqlite3")
    older = backup.rename(backup.with_name(f"{day}.sqlite3"))
    time = datetime.datetime.combine(day, datetime.time(12)).timestamp()
    os.utime(older, (time, time))


def seen(folder: Path) -> tuple[Content, list[str]]:
    """What is in a library when it opens, and what is said."""
    library = Library.open(folder)
    with contextlib.closing(library):
        return content(library.user), library.notices


def flip(path: Path, offset: int, bit: int) -> None:
    with path.open("r+b") as file:
        file.seek(offset)
        byte = file.read(1)[0]
        file.seek(offset)
        file.write(bytes([byte ^ 1 << bit]))


def changed(path: Path, *statements: str) -> None:
    """Let statements change a database behind the program's back."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)
