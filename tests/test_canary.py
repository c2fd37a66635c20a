"""Nothing in a library is ever unpickled: a canary in each of its files, one after the other, is never run.

The program opens the library, searches, compares and exports each time, by its verbs.
"""

import pickle
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from whoosh.index import open_dir

from explorer import paths
from explorer.cli import main
from explorer.library.layout import CATALOGUE
from explorer.library.marker import NAME
from explorer.session import Session
from explorer.settings import Settings
from tests import canary

pytestmark = pytest.mark.slow

TEXT = "I. Introduction\n\n1. In {year} the Office worked against crime.\n\n2. It worked with {year} partners.\n"
USES = (
    ("list",),
    ("search", "crime"),
    ("changes", "2019", "2020"),
    ("corrections",),
    ("export", "2020#para.1", "--format", "text", "--output", "-"),
)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the settings of a user and a library as use leaves it, with every kind of file there is."""
    folder = tmp_path_factory.mktemp("canary")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(paths.HOME, str(folder / "home"))
        for year in (2019, 2020):
            (folder / f"{year}.txt").write_text(TEXT.format(year=year))
            assert main(["import", str(folder / f"{year}.txt"), "--library", str(folder / "library")]) == 0
        session = Session(Settings())
        session.open_library(folder / "library")
        older, newer = (entry.id for entry in session.reports.entries())
        for id in (older, newer):
            session.reports.correct(id, year=int(id), series="Reports")
        session.passages.set_note(session.passages.add(older, "para_1"), "A note.")
        session.corrections.pin(older, "para_1", newer, "para_2")
        session.saved_searches.save("crime")
        session.comparisons.of("Reports")
        session.close()
        (folder / "library" / "backups").mkdir()
        shutil.copyfile(folder / "library" / "user.sqlite3", folder / "library" / "backups" / "2026-01-05.sqlite3")
        shutil.copytree(folder / "library", folder / "copy")
        yield folder


@pytest.fixture
def sign(tmp_path: Path) -> Path:
    """What is there once a canary was run."""
    return tmp_path / "sign"


def _form(name: str, sign: Path, folder: Path) -> bytes:
    folder.mkdir()
    return canary.FORMS[name](sign, folder)


def _again(kept: Path) -> Path:
    """The library as it was, in the place where it was: its index fits."""
    shutil.rmtree(kept / "library")
    shutil.copytree(kept / "copy", kept / "library")
    return kept / "library"


def _use(library: Path) -> None:
    for call in USES:
        main([*call, "--library", str(library)])


def test_the_library_has_every_kind_of_file(kept: Path) -> None:
    files = _files(kept)
    assert {file.parts[0] for file in files} >= {"reports", "user.sqlite3", "cache", "backups", "lock", NAME}
    assert {file.suffix for file in files if file.parts[0] == "cache"} >= {".sqlite3", ".json"}


def _files(kept: Path) -> list[Path]:
    return sorted(path.relative_to(kept / "copy") for path in (kept / "copy").rglob("*") if path.is_file())


@pytest.mark.parametrize("form", canary.FORMS)
def test_a_canary_sings_where_it_is_unpickled(form: str, sign: Path, tmp_path: Path) -> None:
    """Whoosh itself runs those in its files: the tests below could fail."""
    made = _form(form, sign, tmp_path / "made")
    assert not sign.exists()
    if form == "a pickle":
        pickle.loads(made)
    elif form == "a list of segments":
        with suppress(Exception):  # What the canary gives is no segment.
            open_dir(str(tmp_path / "made")).reader()
    else:
        with open_dir(str(tmp_path / "made")).reader() as reader:
            reader.stored_fields(0)
    assert sign.is_dir()


@pytest.mark.parametrize("form", canary.FORMS)
def test_in_no_file_of_a_library_is_it_run(
    form: str, kept: Path, sign: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = _form(form, sign, tmp_path / "made")
    for file in _files(kept):
        library = _again(kept)
        (library / file).write_bytes(made)
        _use(library)
        _check(sign, capsys.readouterr().err, file)


@pytest.mark.parametrize("database", ["user.sqlite3", f"cache/{CATALOGUE}"])
def test_in_no_cell_of_a_database_is_it_run(database: str, kept: Path, sign: Path) -> None:
    with closing(sqlite3.connect(kept / "copy" / database)) as connection:
        columns = [tuple(row) for row in connection.execute(_COLUMNS)]
    filled = 0
    for table in {table for table, _ in columns}:
        library = _again(kept)
        with closing(sqlite3.connect(library / database, isolation_level=None)) as connection:
            for column in (column for each, column in columns if each == table):
                with suppress(sqlite3.IntegrityError):  # A key that is a number.
                    set_all = f'UPDATE OR IGNORE "{table}" SET "{column}" = ?'
                    filled += connection.execute(set_all, (canary.plain(sign),)).rowcount > 0
        _use(library)
        assert not sign.exists(), table
    assert filled > 3


def test_in_the_index_that_earlier_versions_kept_there_is_it_not_run(
    kept: Path, sign: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library = _again(kept)
    for folder in (library, library / "cache"):
        canary.former_index(sign, folder)
    _use(library)
    _check(sign, capsys.readouterr().err, "index")


_COLUMNS = """
    SELECT tables.name, columns.name FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
    WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite_%'
"""


def _check(sign: Path, said: str, where: object) -> None:
    assert not sign.exists(), where
    assert not any(words in said for words in ("Traceback", "went wrong", "program failed")), (where, said)
