"""Two users on one library: what its owner opened to a group is open to it, and nobody makes another's cache anew."""

import contextlib
import json
import multiprocessing
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from explorer import paths
from explorer.errors import ExplorerError
from explorer.library import Library
from explorer.library.catalogue import Catalogue
from explorer.library.comparisons import ComparisonCache
from explorer.model.pairwise import SeriesMade
from tests.library.documents import add, passage

pytestmark = [
    pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can become two other users"),
    pytest.mark.slow,
]

OWNER, OTHER, STRANGER, GROUP = 60_001, 60_002, 60_003, 60_100
NAME = "a" * 64


@pytest.fixture
def folder() -> Iterator[Path]:
    """Where a library may be made that other users can get to, which is not so in the folders of pytest."""
    with tempfile.TemporaryDirectory() as above:
        Path(above).chmod(0o755)
        for user in (OWNER, OTHER, STRANGER):
            home = Path(above) / str(user)
            home.mkdir()
            os.chown(home, user, GROUP if user != STRANGER else user)
        yield Path(above) / str(OWNER) / "library"


def as_user(user: int, act: str, folder: Path) -> dict[str, Any]:
    """What a function of this module gives, called with the library's folder in a process of another user."""
    told = folder.parent.parent / str(user) / "told.json"
    process = multiprocessing.get_context("fork").Process(target=_become, args=(user, act, folder, told))
    process.start()
    process.join(60)
    assert process.exitcode == 0
    found: dict[str, Any] = json.loads(told.read_text())
    return found


def _become(user: int, act: str, folder: Path, told: Path) -> None:
    os.setgroups([GROUP] if user != STRANGER else [])
    os.setgid(user)
    os.setuid(user)
    os.umask(0o022)
    os.environ[paths.HOME] = str(told.parent / "home")
    told.write_text(json.dumps(globals()[act](folder, told.parent)))


def work(folder: Path, own: Path) -> dict[str, Any]:
    """Open the library, make something of everything that can be made in it, and say what is to be seen."""
    library = Library.open(folder)
    with contextlib.suppress(ExplorerError):
        add(library, own, f"{os.getuid()}.txt", f"Report of {os.getuid()}")
        library.user.add_passage(passage(text=f"{os.getuid()}"))
        removed = add(library, own, f"removed {os.getuid()}.txt").id
        library.remove([removed])
        library.user.undo()
        library.remove([removed])
    ComparisonCache(library.cache_folder).put(NAME, SeriesMade())
    found = {
        "notices": library.notices,
        "errors": [entry.error for entry in library.entries() if entry.error],
        "files": sorted(entry.file for entry in library.entries()),
        "passages": sorted(each.text for each in library.user.passages()),
        "beside": library.cache_folder.is_relative_to(folder),
    }
    library.close()
    return found


def share(folder: Path, group: int = 0o070, others: int = 0) -> None:
    """Open a library to the group, as SECURITY.md says."""
    for path in (folder, *folder.rglob("*")):
        os.chown(path, -1, GROUP)
        mode = stat.S_IMODE(path.stat().st_mode)
        rights = group if path.is_dir() else group & 0o060
        path.chmod(mode | rights | others | (stat.S_ISGID if path.is_dir() else 0))


def modes(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): oct(stat.S_IMODE(path.lstat().st_mode))
        for path in (folder, *folder.rglob("*"))
        if path.relative_to(folder).parts[:1] != ("cache",)
    }


def test_a_library_is_closed_to_other_users(folder: Path) -> None:
    as_user(OWNER, "work", folder)
    folder.parent.chmod(0o755)
    assert {int(mode, 8) & 0o077 for mode in modes(folder).values()} == {0}
    assert "error" in as_user(OTHER, "refused", folder)


def refused(folder: Path, own: Path) -> dict[str, Any]:
    try:
        Library.open(folder).close()
    except ExplorerError as error:
        return {"error": str(error)}
    return {}


def test_members_of_a_group_work_in_a_library_that_was_opened_to_it(folder: Path) -> None:
    as_user(OWNER, "work", folder)
    share(folder)
    both = [f"{OWNER}.txt", f"{OTHER}.txt"]
    for user, files in ((OTHER, both), (OWNER, both)):
        found = as_user(user, "work", folder)
        assert (found["errors"], found["notices"], found["files"]) == ([], [], files)
    assert found["passages"] == [str(OWNER), str(OWNER), str(OTHER)]
    for name, mode in modes(folder).items():
        assert mode == ("0o2770" if (folder / name).is_dir() else "0o660"), name
    assert {(folder / name).stat().st_gid for name in modes(folder)} == {GROUP}
    assert "error" in as_user(STRANGER, "refused", folder)


def test_who_may_only_read_a_library_reads_it(folder: Path) -> None:
    as_user(OWNER, "work", folder)
    share(folder, group=0o050)
    before = modes(folder)
    found = as_user(OTHER, "work", folder)
    assert found == {
        "notices": ["This library can be read but not changed (Permission denied)."],
        "errors": [],
        "files": [f"{OWNER}.txt"],
        "passages": [str(OWNER)],
        "beside": False,
    }
    assert modes(folder) == before
    as_user(OWNER, "work", folder)
    assert {mode for name, mode in modes(folder).items() if (folder / name).is_file()} == {"0o640"}


def test_what_is_written_just_now_is_read_by_who_may_only_read(folder: Path) -> None:
    as_user(OWNER, "work", folder)
    share(folder, group=0o050)
    library = Library.open(folder)  # Root's window writes, and stays open.
    library.user.add_passage(passage(text="just now"))
    assert "just now" in as_user(OTHER, "work", folder)["passages"]
    library.close()


def test_where_the_folder_can_be_written_but_not_its_files_it_can_be_read(folder: Path) -> None:
    as_user(OWNER, "work", folder)
    share(folder, group=0o050)
    folder.chmod(0o2770)
    found = as_user(OTHER, "work", folder)
    assert found["notices"] == ["This library can be read but not changed (“user.sqlite3” in it must not be written)."]
    assert found["passages"] == [str(OWNER)]


def test_each_user_has_a_cache_and_keeps_it(folder: Path) -> None:
    as_user(OWNER, "work", folder)
    share(folder)
    assert as_user(OTHER, "work", folder)["beside"] is False
    assert as_user(OWNER, "work", folder)["beside"] is True
    kept = {path: path.stat().st_ino for path in caches(folder)}
    assert len(kept) == 4
    for user in (OTHER, OWNER):
        as_user(user, "look", folder)
    assert {path: path.stat().st_ino for path in caches(folder)} == kept


def look(folder: Path, own: Path) -> dict[str, Any]:
    library = Library.open(folder)
    assert ComparisonCache(library.cache_folder).get(NAME, SeriesMade) is not None
    assert len(library.outlines([entry.id for entry in library.entries()])) == 2
    library.close()
    return {}


def caches(folder: Path) -> list[Path]:
    """Catalogues and comparisons of the owner and of the other."""
    return [
        path
        for above in (folder / "cache", folder.parent.parent / str(OTHER) / "home" / "cache")
        for pattern in ("**/catalogue-*", "**/comparisons/*")
        for path in above.glob(pattern)
    ]


def test_a_cache_that_another_user_left_beside_the_library_is_not_touched(folder: Path) -> None:
    as_user(OWNER, "work", folder)
    shutil.rmtree(folder / "cache")
    (folder / "cache").mkdir(0o700)
    assert as_user(OWNER, "work", folder)["beside"] is False
    assert list((folder / "cache").iterdir()) == []
    assert Catalogue(folder / "cache", []).get("nothing", (0, 0)) is None
