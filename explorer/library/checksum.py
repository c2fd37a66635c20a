"""A checksum over all rows of a database, kept in it. SQLite has none: it gives a flipped bit out as it stands.

The checksum is the exclusive or of the SHA-256 of every row. A row that comes, goes or changes is mixed in or out, in
the same transaction and without a look at the others, by triggers that live with a connection (`keep`): what is
written, by whichever statement, is covered.
"""

import hashlib
import sqlite3
import uuid

from explorer.library.database import version

TABLE = "checksum"
DEFINITION = f"CREATE TABLE {TABLE} (library TEXT NOT NULL, total BLOB NOT NULL)"
"""Its one row: a random name, by which a database is told from another one and from its journals, and the checksum."""

_BYTES = 32  # of a SHA-256


def covered(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """The columns of each table, but for SQLite's own and that of the checksum."""
    found: dict[str, list[str]] = {}
    for table, column in connection.execute(
        "SELECT tables.name, columns.name FROM sqlite_master AS tables, pragma_table_info(tables.name) AS columns "
        "WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite_%' AND tables.name != ? "
        "ORDER BY tables.name, columns.cid",
        (TABLE,),
    ):
        found.setdefault(table, []).append(column)
    return found


def has(connection: sqlite3.Connection) -> bool:
    """Whether there is a place for a checksum; the first versions of the tables had none."""
    return bool(connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (TABLE,)).fetchone())


def library(connection: sqlite3.Connection) -> str | None:
    """The random name of a database, None where it has none yet."""
    row = connection.execute(f"SELECT library FROM {TABLE}").fetchone() if has(connection) else None
    return row[0] if row else None


def agrees(connection: sqlite3.Connection) -> bool:
    """Whether the rows, and the version that the file states, are those that were written."""
    rows = connection.execute(f"SELECT library, total FROM {TABLE}").fetchall() if has(connection) else []
    return len(rows) == 1 and rows[0][1] == _total(connection, rows[0][0])


def renew(connection: sqlite3.Connection) -> None:
    """Write the checksum anew, to be called in the transaction that changed tables or version. A no-op where there is
    no place for one."""
    if has(connection):
        name = library(connection) or uuid.uuid4().hex
        connection.execute(f"DELETE FROM {TABLE}")
        connection.execute(f"INSERT INTO {TABLE} VALUES (?, ?)", (name, _total(connection, name)))


def keep(connection: sqlite3.Connection) -> None:
    """Let the checksum follow whatever is written through a connection."""
    if not has(connection):
        return
    connection.create_function("mixed", -1, _mixed, deterministic=True)
    connection.execute("PRAGMA recursive_triggers = ON")  # Else a row that REPLACE removes would not be told of.
    connection.execute("PRAGMA temp_store = MEMORY")
    for table, columns in covered(connection).items():
        old, new = (", ".join([f"'{table}'", *(f'{row}."{name}"' for name in columns)]) for row in ("OLD", "NEW"))
        for event, mixed in (
            ("INSERT", f"mixed(total, {new})"),
            ("DELETE", f"mixed(total, {old})"),
            ("UPDATE", f"mixed(mixed(total, {old}), {new})"),
        ):
            connection.execute(
                f'CREATE TEMP TRIGGER "{TABLE} {table} {event}" AFTER {event} ON main."{table}" '
                f"BEGIN UPDATE {TABLE} SET total = {mixed}; END"
            )


def _total(connection: sqlite3.Connection, name: str) -> bytes:
    total = _mixed(bytes(_BYTES), name, version(connection))
    for table, columns in covered(connection).items():
        named = ", ".join(f'"{column}"' for column in columns)
        for row in connection.execute(f'SELECT {named} FROM "{table}"'):
            total = _mixed(total, table, *row)
    return total


def _mixed(total: bytes, *row: object) -> bytes:
    """A checksum with a row mixed in, or out where it was in."""
    digest = hashlib.sha256(ascii(row).encode()).digest()  # ASCII is the same in every version of Python.
    return (int.from_bytes(total) ^ int.from_bytes(digest)).to_bytes(_BYTES)
