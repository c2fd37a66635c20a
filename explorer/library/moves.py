"""Folders that change places together with what the user's database says: all of that holds, or nothing.

A rename cannot be part of a transaction. It is therefore written into the database first; then the folders are renamed;
then one transaction changes the rest and strikes out what was written. What is still written was interrupted or failed,
and is taken back by whoever opens the library or writes in it next: an undo log.
"""

import contextlib
import errno
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from explorer.library.database import Database
from explorer.paths import sync_folder


@dataclass(frozen=True, slots=True)
class Move:
    """Where a folder stands and where it comes, below the folder of the library."""

    source: str
    target: str


class Moves:
    """The table `moves`. Its callers keep the library's lock, so that there is one that moves."""

    def __init__(self, folder: Path, database: Database) -> None:
        self._folder, self._database = folder, database

    @contextlib.contextmanager
    def made(self, moves: Iterable[Move]) -> Iterator[None]:
        """Move folders in turn; what the body changes in the database and the moves then hold together.

        Nothing may stand at a target, but for what an earlier one of the moves takes away, and no later one takes it
        away again: by that one sees later which of them were made. Raises ExplorerError where the database cannot be
        written, OSError where a folder cannot be moved. After that, and after any error of the body, `take_back` has to
        follow.
        """
        moves, vacated = tuple(moves), set()
        for move in moves:
            vacated.add(move.source)
            if self._stands(move.target) and move.target not in vacated:
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(self._folder / move.target))
        with self._database.transaction():
            for move in moves:
                self._database.execute("INSERT INTO moves (source, target) VALUES (?, ?)", move.source, move.target)
        self._rename((move.source, move.target) for move in moves)
        with self._database.transaction():
            yield
            self._database.execute("DELETE FROM moves")

    def take_back(self) -> None:
        """Move back what was left half-way, if anything was. Raises ExplorerError where the database cannot be used,
        OSError where a folder cannot be moved."""
        if not self._database.rows("SELECT 1 FROM sqlite_master WHERE name = 'moves'"):
            return  # An earlier version made the database.
        moves = self._database.rows("SELECT source, target FROM moves ORDER BY key")
        if moves:
            # The last commit may have failed and yet be found when the file is opened next. One that succeeds after it
            # and changes something ends that doubt; only then may the folders go back.
            self._database.execute("UPDATE moves SET tries = tries + 1")
            self._rename(reversed(self._finished(moves)))
            self._database.execute("DELETE FROM moves")

    def _finished(self, moves: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
        """Those of the moves that were made, turned round. What stands at a target was moved there, unless it is what a
        move that was not made had to take away before."""
        made: list[tuple[str, ...]] = []
        staying: set[str] = set()
        for source, target in moves:
            if self._stands(target) and target not in staying:
                made.append((target, source))
            else:
                staying.add(source)
        return made

    def _stands(self, name: str) -> bool:
        return os.path.lexists(self._folder / name)

    def _rename(self, names: Iterable[tuple[str, ...]]) -> None:
        """Rename folders, one after the other, so that it lasts. Raises OSError."""
        touched: set[Path] = set()
        for old, new in names:
            (self._folder / old).rename(self._folder / new)
            touched |= {(self._folder / old).parent, (self._folder / new).parent}
        for folder in sorted(touched):
            sync_folder(folder)
