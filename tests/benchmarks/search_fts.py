"""The same library in SQLite's full-text search, to compare with: words in any form, and words as they are."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from explorer.model.report import Report
from explorer.search.engine import PAGE
from explorer.search.query import AllOf, AnyOf, Near, Node, Not, Phrase, Prefix, Term, Years
from explorer.search.words import folded_words, phrase_words


class Fts:
    def __init__(self, file: Path) -> None:
        self._database = sqlite3.connect(file)

    def build(self, reports: Iterable[Report]) -> None:
        """Raises sqlite3.OperationalError where this Python's SQLite has no full-text search."""
        run = self._database.execute
        run("create virtual table forms using fts5(words, year unindexed, tokenize='porter unicode61', prefix='2 3')")
        run("create virtual table exact using fts5(words, year unindexed, tokenize='unicode61', prefix='2 3')")
        rows = [(block.words, report.year) for report in reports for _, block in report.blocks()]
        for table in ("forms", "exact"):
            self._database.executemany(f"insert into {table}(words, year) values (?, ?)", rows)
        self._database.commit()

    def search(self, wanted: Node) -> int | None:
        """The total of a query, its best fifty fetched with their snippets; None for what FTS5 has no form for."""
        asked = _asked(wanted)
        if asked is None:
            return None
        table, where, values = asked
        run = self._database.execute
        best = f"from {table} where {where} order by rank limit {PAGE}"
        run(f"select snippet({table}, 0, '[', ']', '…', 40) {best}", values).fetchall()
        return int(run(f"select count(*) from {table} where {where}", values).fetchone()[0])

    def by_year(self, wanted: Node) -> dict[str, int]:
        """How many texts of each year a query finds that FTS5 has a form for."""
        table, where, values = _asked(wanted) or ("", "", [])
        return dict(self._database.execute(f"select year, count(*) from {table} where {where} group by year", values))


def _asked(wanted: Node) -> tuple[str, str, list[str]] | None:
    """The table that is searched, the condition and its values; None for what FTS5 has no form for."""
    words, years = _split(wanted)
    text = _written(words) if words else None
    if text is None:
        return None
    table = "exact" if isinstance(words, Phrase | Near) else "forms"
    if not years:
        return table, f"{table} match ?", [text]
    return table, f"{table} match ? and year between ? and ?", [text, str(years.first or 0), str(years.last or 9999)]


def _split(wanted: Node) -> tuple[Node | None, Years | None]:
    parts = wanted.parts if isinstance(wanted, AllOf) else (wanted,)
    years = next((part for part in parts if isinstance(part, Years)), None)
    others = tuple(part for part in parts if part is not years)
    return (AllOf(others) if others else None), years


def _written(node: Node) -> str | None:
    """A query in SQLite's language, None where it has no words for it."""
    match node:
        case Term(text):
            return f'"{" ".join(folded_words(text))}"'
        case Phrase(text):
            return " + ".join(
                f'"{word.rstrip("*")}"' + ("*" if word.endswith("*") else "") for word in phrase_words(text)
            )
        case Near(text, between):
            return f"NEAR({' '.join(phrase_words(text))}, {between})"
        case Prefix(text):
            return f'"{text}"*'
        case AnyOf(parts) | AllOf(parts):
            wanted = [_written(part) for part in parts if not isinstance(part, Not)]
            unwanted = [_written(part.part) for part in parts if isinstance(part, Not)]
            if None in wanted or None in unwanted or not wanted:
                return None
            joined = (" OR " if isinstance(node, AnyOf) else " AND ").join(f"({each})" for each in wanted)
            return f"({joined})" + "".join(f" NOT ({each})" for each in unwanted)
        case _:
            return None
