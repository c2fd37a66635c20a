"""Small files and what is read from them."""

import datetime
import json
import sqlite3
from dataclasses import replace
from pathlib import Path

from explorer.language.address import addressed
from explorer.library import Added, Library, checksum
from explorer.library.anchors import address_of
from explorer.library.marker import NAME
from explorer.library.report_store import hash_file
from explorer.model.comparison import CorrectionKind, LinkCorrection
from explorer.model.passage import Address, Passage
from explorer.model.report import Paragraph, Report, Section, Source, Warning
from explorer.model.text import Run


def read(path: Path) -> Report:
    """A reader as `ingest` has one: each line of the file is a paragraph of one section."""
    lines = path.read_text(encoding="utf-8").splitlines()
    paragraphs = tuple(Paragraph(str(number), (Run(line),), page=number) for number, line in enumerate(lines, 1))
    section = Section("I", (Run("Introduction"),), paragraphs)
    return addressed(Report(sections=(section,), source=Source(path.name, hash_file(path), len(lines))))


def document(folder: Path, name: str = "report.txt", text: str = "The first paragraph.\nThe second paragraph.") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def report_of_2025(path: Path) -> Report:
    return replace(
        read(path),
        symbols=("A/80/75", "E/2025/55"),
        title="Strengthening of emergency assistance",
        date=datetime.date(2025, 4, 10),
        session="Eightieth session",
        warnings=(Warning("A table could not be read.", 3),),
    )


def add(library: Library, folder: Path, name: str, title: str = "", year: int | None = None) -> Added:
    """Import a document of its own that is called by the given name."""
    path = document(folder, name, f"This is {name}.\nIt has two paragraphs.")
    return library.add(path, replace(read(path), title=title, year=year))


def passage(label: str | None = "7", text: str = "Some words.", note: str = "") -> Passage:
    return Passage(Address("a-80-75", f"para_{label}", label, 3, "0123456789abcdef"), text, note)


def without_seals(folder: Path) -> None:
    """Make a library one of an earlier version."""
    for path in folder.glob("reports/*/seal.json"):
        path.unlink()
    told = json.loads((folder / NAME).read_text())
    del told["sealed"]
    (folder / NAME).write_text(json.dumps(told))
    with sqlite3.connect(folder / "user.sqlite3") as connection:
        for column in ("prefix", "suffix", "sha256", "citation", "seal"):
            connection.execute(f"ALTER TABLE passages DROP COLUMN {column}")
        for table in ("moves", "watched_folders", "watched_files", checksum.TABLE):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("PRAGMA user_version = 3")
    connection.close()


def pick(library: Library, id: str, number: int, note: str = "") -> Passage:
    """Keep the n-th paragraph of a report, from 0."""
    paragraph = library.report(id).paragraphs()[number]
    address = Address(id, paragraph.eid, paragraph.label, paragraph.page, paragraph.digest)
    return library.user.add_passage(Passage(address, paragraph.words, note))


def pin(library: Library, one: str, other: str, number: int) -> LinkCorrection:
    """Pin the n-th paragraph of a report, from 0, to the first of another."""
    left, right = library.report(one), library.report(other)
    places = (address_of(left.paragraphs()[number], left), address_of(right.paragraphs()[0], right))
    (made,) = library.user.links.add([LinkCorrection(CorrectionKind.PIN, *places)], "a pin")
    return made
