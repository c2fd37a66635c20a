"""A folder that is no library stays as it is, whatever is done with its name: each verb, and the session of a window.

Some folders are tried each time, a thousand with HYPOTHESIS_PROFILE=thorough.
"""

import json
import os
import random
from pathlib import Path

import pytest

from explorer import paths
from explorer.cli import main
from explorer.commands.verbs import VERBS
from explorer.errors import ExplorerError
from explorer.library import Library
from explorer.session import Notice, Session
from explorer.settings import Settings
from tests import foreign, profile

pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="modes and links are of POSIX"),
    pytest.mark.slow,
]

FOLDERS = 1000 if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else 40

WORDS: dict[str, tuple[str, ...]] = {
    "outline": ("FILE",),
    "import": ("FILE",),
    "list": (),
    "search": ("words",),
    "compare": ("one", "two"),
    "changes": ("one", "two"),
    "lineage": ("one#para.1",),
    "corrections": (),
    "export": ("one#para.1", "--format", "csv", "--output", "OUTPUT"),
    "remove": ("one",),
    "reread": ("one",),
    "verify": (),
    "watch": (),
}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(paths.HOME, str(tmp_path / "home"))
    return tmp_path / "home"


def test_each_verb_is_tried() -> None:
    assert set(WORDS) == {verb.name for verb in VERBS}


def test_every_verb_refuses_a_foreign_folder_and_leaves_it_as_it_is(
    tmp_path: Path, samples: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    named = {"FILE": str(samples[0]), "OUTPUT": str(tmp_path / "output.csv")}
    for number in range(FOLDERS):
        folder = tmp_path / f"folder {number}"
        foreign.make(folder, random.Random(number))
        before = foreign.seen(folder)
        for verb, words in WORDS.items():
            status = main([verb, *(named.get(word, word) for word in words), "--library", str(folder)])
            out, err = capsys.readouterr()
            assert (status, out) == (1, "") and err.count("\n") == 1 and "is not a library. Choose" in err, (
                number,
                err,
            )
        assert foreign.seen(folder) == before, number
    assert not Path(named["OUTPUT"]).exists()


def test_so_does_a_window_which_opens_the_samples_instead(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    foreign.make(folder, random.Random(FOLDERS))
    before = foreign.seen(folder)
    session, said = Session(Settings(last_library=str(folder))), list[Notice]()
    session.noticed.connect(said.append)
    session.open_library()
    assert session.library.folder == paths.samples_library()
    assert "is not a library" in said[0].text and "The samples are open instead." in said[0].text
    with pytest.raises(ExplorerError, match="is not a library"):
        session.open_library(folder)
    assert session.library.folder == paths.samples_library()
    session.close()
    assert foreign.seen(folder) == before


def test_an_import_of_nothing_leaves_the_library_that_was_open(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    profile.copy_to(home)
    assert main(["import", str(tmp_path / "nothing.pdf")]) == 1
    assert "There is no file" in capsys.readouterr().err
    assert main(["list", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["reports"]) == 4
    assert not paths.default_library().exists()


def test_importing_a_foreign_folder_leaves_it_as_it_is(tmp_path: Path) -> None:
    for number in range(3):
        folder = tmp_path / f"folder {number}"
        foreign.make(folder, random.Random(number))
        (folder / "report.txt").write_text(f"I. Introduction\n\n1. The office worked {number}.\n")
        before = foreign.seen(folder)
        main(["import", str(folder), "--library", str(tmp_path / "library")])
        assert foreign.seen(folder) == before
    library = Library.open(tmp_path / "library", make=False)
    assert len([entry for entry in library.entries() if entry.file == "report.txt"]) == 3
    library.close()
