"""Which state of the user's database opens: as it stands, without what is damaged beside it, or the newest backup.

All of it is read and judged in memory first (`chosen`), and nothing is changed before that is known.
"""

import contextlib
import datetime
import enum
import os
import shutil
import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path

from explorer import paths
from explorer.errors import ExplorerError
from explorer.library import backups, journal, layout, schema, soundness
from explorer.library.database import PATIENCE, is_open_here
from explorer.library.layout import COMPANIONS, USER
from explorer.library.soundness import Sound

_LOOKS, _PAUSE_S = 100, 0.02
"""How often files that another process is changing are read, and how long it is left alone in between. Set by hand: a
transaction takes milliseconds."""


class Source(enum.Enum):
    """Where a state comes from, in the order in which they are preferred."""

    WHOLE = "the files as they stand"
    LOST = "the files as they stand, but the end of the write-ahead log is damaged"
    ALONE = "the database without its journals, which are damaged or another's"
    BACKUP = "the newest backup"
    NEW = "nothing: there was neither a database nor a backup"
    EMPTY = "nothing: what was there is damaged"


@dataclass(frozen=True, slots=True)
class State:
    """What opens: `sound`, None where it starts empty. `missing`: there was no database. `day`: that of a backup."""

    source: Source
    sound: Sound | None = None
    missing: bool = False
    day: datetime.date | None = None

    def notice(self, kept: str = "") -> str | None:
        """What is to be said of it; `kept` is where the damaged part was put, if it was."""
        aside = f" ({kept})" if kept else ""
        lost = f"Your notes were {'missing' if self.missing else 'damaged'}{aside}."
        match self.source:
            case Source.LOST:
                return f"The last changes to your notes were damaged{aside}. Your notes open as they were before them."
            case Source.ALONE:
                return f"A journal beside your notes was damaged or not theirs{aside}. Your notes open without it."
            case Source.BACKUP if self.day:
                return f"{lost} The backup of {self.day.day} {self.day:%B %Y} was opened instead."
            case Source.EMPTY:
                return f"{lost} There is no backup, so they start empty."
        return None


@dataclass(frozen=True, slots=True)
class _Files:
    """The bytes of the database and its journals, b"" for what is not there."""

    database: bytes
    log: bytes
    journal: bytes


def chosen(folder: Path) -> State:
    """The state of the user's database in a folder that opens. Raises OSError where it cannot be read, ExplorerError
    where another process does not stop changing it or a newer program made it."""
    state = _standing(folder)
    if state.sound is None:
        backup = backups.newest_sound(folder)
        if backup:
            state = State(Source.BACKUP, backup[1], state.missing, backup[0])
    if state.sound and state.sound.version > len(schema.MIGRATIONS):
        raise schema.too_new()
    return state


def is_known(folder: Path) -> bool:
    """Whether the user's database in a folder, or a backup of it, is one of ours or of a newer program. Raises OSError,
    ExplorerError where another process does not stop changing it."""
    standing = _standing(folder).sound
    return bool(standing and standing.version) or backups.newest_sound(folder) is not None


def make_good(folder: Path, notices: list[str]) -> None:
    """Let the file be the state that is `chosen`. What is damaged is kept under another name, which adds a notice. The
    caller holds the library's lock. Raises ExplorerError, OSError."""
    state, path = chosen(folder), folder / USER
    kept = ""
    if state.source is Source.LOST:
        log = path.with_name(f"{USER}-wal")
        kept = f"they are kept as {shutil.copyfile(log, layout.aside(log)).name}"
    elif state.source is Source.ALONE:
        kept = _set_aside(path, COMPANIONS)
    elif state.source is Source.BACKUP and state.sound:
        restored = path.with_name(f".{USER}.restored")  # Written before anything is moved: the disk may be full.
        paths.write_atomically(restored, state.sound.image, private=True)
        kept = _set_aside(path, ("", *COMPANIONS))
        restored.replace(path)
        paths.sync_folder(folder)
    elif state.source is Source.EMPTY:
        kept = _set_aside(path, ("", *COMPANIONS))
    notice = state.notice(kept)
    if notice:
        notices.append(notice)


def _set_aside(path: Path, companions: tuple[str, ...]) -> str:
    """Rename the database, or what belongs to it, alike."""
    names = [path.with_name(f"{path.name}{companion}") for companion in companions]
    aside = layout.aside(path)
    moved = [each.rename(aside.with_name(each.name.replace(path.name, aside.name))) for each in names if each.exists()]
    return f"the file is kept as {moved[0].name}" if moved else ""


def _standing(folder: Path) -> State:
    """The state without regard to backups, of files that hold still."""
    path, before = folder / USER, None
    for _ in range(_LOOKS):
        files = _read(path)
        state = _judged(files)
        if state.source in (Source.WHOLE, Source.NEW) or files == before:
            return state
        before = files
        time.sleep(_PAUSE_S)
    raise ExplorerError("Another program is changing this library. Try again in a moment.")


def _judged(files: _Files) -> State:
    if journal.is_first(files.database, files.log, files.journal):
        return State(Source.NEW)
    if not files.database:
        left = files.log or files.journal
        return State(Source.EMPTY if left else Source.NEW, missing=True)
    alone = soundness.judged(files.database)
    if not files.log and not files.journal:
        return State(Source.WHOLE, alone) if alone else State(Source.EMPTY)
    recovered = journal.recovered(files.database, files.log, files.journal)
    whole = soundness.judged(recovered.database)
    if whole and (not alone or alone.library in (None, whole.library)):
        return State(Source.LOST if recovered.lost else Source.WHOLE, whole)
    return State(Source.ALONE, alone) if alone else State(Source.EMPTY)


def _read(path: Path) -> _Files:
    path = Path(os.path.realpath(path))  # SQLite puts journals beside what a link leads to.
    if path.is_file() and is_open_here(path):
        return _Files(_read_through_sqlite(path), b"", b"")
    return _Files(*(_bytes(path.with_name(f"{path.name}{companion}")) for companion in ("", "-wal", "-journal")))


def _bytes(path: Path) -> bytes:
    with contextlib.suppress(FileNotFoundError):
        return path.read_bytes() if path.is_file() else b""
    return b""


def _read_through_sqlite(path: Path) -> bytes:
    try:
        with contextlib.closing(sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)) as connection:
            connection.execute("BEGIN")
            connection.execute("SELECT 1 FROM sqlite_master").fetchone()  # Which begins to read.
            return connection.serialize()
    except (sqlite3.Error, MemoryError):
        return b"damaged"  # Nothing would mean that there is no database.
