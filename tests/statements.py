"""What a thread asks of SQLite."""

import sqlite3
import threading

import pytest


def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A list of the statements that the calling thread runs from now on, through connections opened from now on."""
    statements: list[str] = []
    here, connect = threading.get_ident(), sqlite3.connect

    def hear(statement: str) -> None:
        if threading.get_ident() == here:
            statements.append(statement)

    def connected(path: str, **options: bool) -> sqlite3.Connection:
        connection = connect(path, **options)  # type: ignore[call-overload]
        connection.set_trace_callback(hear)
        assert isinstance(connection, sqlite3.Connection)
        return connection

    monkeypatch.setattr(sqlite3, "connect", connected)
    return statements
