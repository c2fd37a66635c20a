"""The tables of user.sqlite3, and how an older file gets them."""

import contextlib
import sqlite3
from functools import lru_cache
from typing import Any

from explorer.errors import ExplorerError
from explorer.library import checksum
from explorer.library.database import version

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE passages (
            key INTEGER PRIMARY KEY AUTOINCREMENT,
            position INTEGER NOT NULL,
            report TEXT NOT NULL,
            eid TEXT NOT NULL,
            label TEXT,
            page INTEGER,
            digest TEXT NOT NULL,
            text TEXT NOT NULL,
            note TEXT NOT NULL,
            start INTEGER,
            "end" INTEGER
        )""",
        "CREATE TABLE corrections (sha256 TEXT PRIMARY KEY, title TEXT, year INTEGER, series TEXT)",
        "CREATE TABLE places (report TEXT PRIMARY KEY, eid TEXT NOT NULL)",
    ),
    (
        """CREATE TABLE link_corrections (
            key INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL,
            section INTEGER NOT NULL,
            one_report TEXT NOT NULL,
            one_eid TEXT NOT NULL,
            one_label TEXT,
            one_page INTEGER,
            one_digest TEXT NOT NULL,
            other_report TEXT NOT NULL,
            other_eid TEXT NOT NULL,
            other_label TEXT,
            other_page INTEGER,
            other_digest TEXT NOT NULL
        )""",
    ),
    (
        "CREATE TABLE saved_searches (key INTEGER PRIMARY KEY AUTOINCREMENT, query TEXT NOT NULL UNIQUE)",
        "CREATE TABLE seen_documents (search INTEGER NOT NULL, sha256 TEXT NOT NULL, PRIMARY KEY (search, sha256))",
        "CREATE TABLE searches (key INTEGER PRIMARY KEY AUTOINCREMENT, query TEXT NOT NULL UNIQUE)",
    ),
    (checksum.DEFINITION,),
    (
        "ALTER TABLE passages ADD COLUMN prefix TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE passages ADD COLUMN suffix TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE passages ADD COLUMN sha256 TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE passages ADD COLUMN citation TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE passages ADD COLUMN seal TEXT NOT NULL DEFAULT ''",
    ),
    (
        """CREATE TABLE moves (
            key INTEGER PRIMARY KEY AUTOINCREMENT,
            source TEXT NOT NULL,
            target TEXT NOT NULL,
            tries INTEGER NOT NULL DEFAULT 0
        )""",
    ),
    (  # Paths are bytes: not every name of a file is a text.
        """CREATE TABLE watched_folders (
            key INTEGER PRIMARY KEY AUTOINCREMENT,
            path BLOB NOT NULL,
            signature BLOB NOT NULL,
            UNIQUE (path, signature)
        )""",
        "CREATE TABLE watched_files (path BLOB PRIMARY KEY, state TEXT NOT NULL, sha256 TEXT NOT NULL)",
    ),
)
"""Migration n brings a file from version n to n + 1. A released migration is never changed."""

APPLICATION_ID = int.from_bytes(b"RExp")
"""The number in the header of each file that says which program's it is (https://www.sqlite.org/fileformat2.html,
section 1.3.17). Chosen: letters that a person recognises, 0x52457870."""


def too_new() -> ExplorerError:
    """The sentence for what a newer program made."""
    return ExplorerError("This library was made by a newer Report Explorer. Update the program to open it.")


def sign(connection: sqlite3.Connection) -> None:
    """Write into the file that it is ours, where that is not said yet; its backups take that over."""
    if application(connection) != APPLICATION_ID:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def application(connection: sqlite3.Connection) -> int:
    """The number of the program whose file this is; 0 where it does not say."""
    return int(connection.execute("PRAGMA application_id").fetchone()[0])


def shape(connection: sqlite3.Connection) -> frozenset[tuple[Any, ...]]:
    """What the tables of a file are: each column, and each rule that a column, or several, be unique."""
    columns = connection.execute(
        'SELECT tables.name, cells.name, cells.type, cells."notnull", cells.dflt_value, cells.pk, cells.hidden '
        "FROM sqlite_master AS tables, pragma_table_xinfo(tables.name) AS cells "
        "WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite_%'"
    )
    unique = connection.execute(
        "SELECT tables.name, cells.seqno, cells.name FROM sqlite_master AS tables, "
        "pragma_index_list(tables.name) AS rules, pragma_index_info(rules.name) AS cells "
        "WHERE tables.type = 'table' AND rules.\"unique\""
    )
    return frozenset(columns) | frozenset(unique)


def shape_of(version: int) -> frozenset[tuple[Any, ...]]:
    """What the tables of a version are."""
    return _shape_after(MIGRATIONS[:version])


@lru_cache
def _shape_after(migrations: tuple[tuple[str, ...], ...]) -> frozenset[tuple[Any, ...]]:
    with contextlib.closing(sqlite3.connect(":memory:")) as model:
        for statement in (statement for migration in migrations for statement in migration):
            model.execute(statement)
        return shape(model)


def is_current(connection: sqlite3.Connection) -> bool:
    """Whether a file has had all migrations, and no newer program's."""
    return version(connection) == len(MIGRATIONS)


def has_content(connection: sqlite3.Connection) -> bool:
    """Whether the user made anything yet."""
    tables = checksum.covered(connection)
    return any(connection.execute(f'SELECT 1 FROM "{table}" LIMIT 1').fetchone() for table in tables)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the file to the current version, all or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Asked inside the transaction: another process may have done it meanwhile.
        for number in range(version(connection), len(MIGRATIONS)):
            for statement in MIGRATIONS[number]:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number + 1}")
        checksum.renew(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # SQLite rolls back by itself on a full disk.
            connection.execute("ROLLBACK")
        raise
