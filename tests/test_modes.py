"""Who may read what the program writes: the user alone, whatever the umask, but for what the user exports."""

import contextlib
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer import paths
from explorer.cli import main

pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="file modes are of POSIX"),
    pytest.mark.slow,
]

USE = """
import sys
from pathlib import Path
from explorer import settings
from explorer.cli import main
from explorer.session import Session

folder, files = Path(sys.argv[1]), sys.argv[2:]
library = ["--library", str(folder / "library")]
for words in (["import", *files], ["list"], ["search", "crime"]):
    assert main([*words, *library]) == 0
settings.save(settings.Settings(last_library=str(folder / "library")))
session = Session(settings.load())
session.open_library(folder / "library")
ids = [entry.id for entry in session.reports.entries()]
passage = session.passages.add(ids[0], "para_5")
session.passages.set_note(passage, "Private.")
assert session.comparisons.pair(*ids)
session.passages.export(folder / "exports" / "passages.md", "markdown")
session.corrections.export(folder / "exports" / "corrections.json")
session.reports.remove(ids[:1])
session.undo()
session.close()
output = str(folder / "exports" / "passages.csv")
brief = str(folder / "exports" / "brief.html")
for words in (
    ["compare", *ids, *library],
    ["changes", *ids, "--brief", brief, *library],
    ["export", f"{ids[0]}#para.5", "--format", "csv", "--output", output, *library],
    ["remove", ids[0], *library],
    ["list"],
    ["search", "crime", *library],
):
    assert main(words) == 0
"""


def modes(folder: Path) -> dict[str, int]:
    """Of a folder and all in it."""
    return {str(path.relative_to(folder)): stat.S_IMODE(path.lstat().st_mode) for path in (folder, *folder.rglob("*"))}


def others(found: dict[str, int]) -> dict[str, str]:
    """What somebody else has a right to, or the user too few."""
    return {name: oct(mode) for name, mode in found.items() if mode not in (0o600, 0o700)}


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_everything_written_is_for_the_user_alone_but_exports(umask: int, tmp_path: Path, samples: list[Path]) -> None:
    home, temporary = tmp_path / "home", tmp_path / "temporary"
    temporary.mkdir()
    sources = [tmp_path / path.name for path in samples[:2]]
    for source, sample in zip(sources, samples, strict=False):
        source.write_bytes(sample.read_bytes())
        source.chmod(0o600)
    subprocess.run(
        [sys.executable, "-c", USE, str(tmp_path), *map(str, sources)],
        env=os.environ | {paths.HOME: str(home), "TMPDIR": str(temporary)},
        umask=umask,
        check=True,
        stdout=subprocess.DEVNULL,
        timeout=120,
    )
    kept = {**modes(tmp_path / "library"), **{f"home/{name}": mode for name, mode in modes(home).items()}}
    assert others(kept) == {}
    written = ("user.sqlite3", "lock", "backups", "trash", "home/settings.json", "home/log")
    assert [name for name in written if name not in kept] == []
    assert any(name.endswith("original.txt") for name in kept)
    assert any(name.startswith("home/cache/indexes/") and name.endswith(".toc") for name in kept)
    for cached in ("cache/catalogue-", "cache/comparisons/"):
        assert any(name.startswith(cached) for name in kept)
    exports = modes(tmp_path / "exports")
    assert exports.pop(".") == 0o777 & ~umask
    assert exports == dict.fromkeys(("passages.md", "passages.csv", "corrections.json", "brief.html"), 0o666 & ~umask)
    assert list(temporary.iterdir()) == []


@contextlib.contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077, 0o277])
def test_what_is_made_private_is_so_whatever_the_mask(mask: int, tmp_path: Path) -> None:
    with umask(mask):
        paths.private_folder(tmp_path / "one" / "two")
        paths.private_file(tmp_path / "one" / "empty")
        paths.write_atomically(tmp_path / "one" / "three" / "whole", b"data", private=True)
        with paths.open_private(tmp_path / "one" / "open", "wb") as file:
            file.write(b"data")
    found = modes(tmp_path / "one")
    assert found == {".": 0o700, "two": 0o700, "empty": 0o600, "three": 0o700, "three/whole": 0o600, "open": 0o600}


def test_a_folder_that_was_opened_to_a_group_hands_its_rights_on_and_no_other_does(tmp_path: Path) -> None:
    for name, mode in (("group", 0o2770), ("readers", 0o2750), ("open", 0o777), ("all", 0o2777)):
        folder = tmp_path / name
        folder.mkdir()
        folder.chmod(mode)
        paths.inner_folder(folder / "inner")
        paths.private_folder(folder / "alone")
        paths.private_file(folder / "inner" / "file")
        paths.write_atomically(folder / "inner" / "whole", b"data", private=True)
    found = modes(tmp_path)
    made = {
        name: tuple(oct(found[f"{name}/{path}"]) for path in ("inner", "inner/file", "inner/whole", "alone"))
        for name in ("group", "readers", "open", "all")
    }
    assert made == {
        "group": ("0o2770", "0o660", "0o660", "0o700"),
        "readers": ("0o2750", "0o640", "0o640", "0o700"),
        "open": ("0o700", "0o600", "0o600", "0o700"),
        "all": ("0o2770", "0o660", "0o660", "0o700"),
    }


def test_what_is_there_keeps_its_mode_and_content(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir(mode=0o755)
    (tmp_path / "folder").chmod(0o755)
    (tmp_path / "export").write_bytes(b"old")
    (tmp_path / "export").chmod(0o640)
    paths.private_folder(tmp_path / "folder" / "new")
    paths.private_file(tmp_path / "export")
    assert (tmp_path / "export").read_bytes() == b"old"
    paths.write_atomically(tmp_path / "export", b"new")
    assert (tmp_path / "export").read_bytes() == b"new"
    found = modes(tmp_path)
    assert (found["folder"], found["folder/new"], found["export"]) == (0o755, 0o700, 0o640)


def test_a_secret_file_that_is_written_privately_stays_secret(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_bytes(b"{}")
    (tmp_path / "settings.json").chmod(0o666)
    paths.write_atomically(tmp_path / "settings.json", b"{}", private=True)
    assert modes(tmp_path)["settings.json"] == 0o600


def test_tightening_takes_the_rights_of_others_and_leaves_links(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "file").chmod(0o664)
    (tmp_path / "link").symlink_to("file")
    assert not paths.tighten(tmp_path / "link")
    assert modes(tmp_path)["file"] == 0o664
    assert paths.tighten(tmp_path / "file") and not paths.tighten(tmp_path / "file")
    assert modes(tmp_path)["file"] == 0o600
    assert not paths.tighten(tmp_path / "none")


def test_temporary_folders_are_gone_after_quitting_and_no_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setenv(paths.HOME, str(tmp_path / "home"))
    mine = paths.temporary_prefix()
    ours = [tmp_path / f"{mine}abcd_123", tmp_path / f"{mine}01234567"]
    theirs = [tmp_path / f"{mine}a folder of mine", tmp_path / "report-explorer-1-abcd_123", tmp_path / "other"]
    for folder in (*ours, *theirs):
        (folder / "inside").mkdir(parents=True)
    (tmp_path / f"{mine}link_abc").symlink_to(theirs[2])
    main(["outline", "nothing.txt"])
    assert [path for path in ours if path.exists()] == []
    assert all((path / "inside").exists() for path in theirs)
