"""`verify` and `reread` on the command line."""

import json
import random
import shutil
from pathlib import Path

import pytest

from explorer import paths
from explorer.cli import main
from tests import foreign, profile

pytestmark = pytest.mark.slow


@pytest.fixture
def samples_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(paths.HOME, str(tmp_path / "home"))
    profile.copy_to(tmp_path / "home")
    return tmp_path / "home" / "Samples"


def change_a_byte(path: Path, seed: int) -> None:
    data, chance = bytearray(path.read_bytes()), random.Random(seed)
    data[chance.randrange(len(data))] ^= chance.randrange(1, 256)
    path.write_bytes(data)


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, list[str], list[str]]:
    status = main([*map(str, words)])
    out, err = capsys.readouterr()
    return status, out.splitlines(), err.splitlines()


def test_an_untouched_library_is_sound(samples_library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = "report-explorer: 4 reports and 0 passages checked: 0 findings."
    for words in ((), (samples_library,), ("--library", samples_library)):
        assert run(capsys, "verify", *words) == (0, [], [told])


@pytest.mark.parametrize("seed", range(6))
def test_every_report_with_one_byte_changed_is_found_and_mended(
    samples_library: Path, seed: int, capsys: pytest.CaptureFixture[str]
) -> None:
    ids = sorted(folder.name for folder in (samples_library / "reports").iterdir())
    for number, id in enumerate(ids):
        change_a_byte(samples_library / "reports" / id / "report.xml", 10 * seed + number)
    status, out, err = run(capsys, "verify")
    assert (status, out) == (1, [f"{id}: the stored report was altered" for id in ids])
    assert err == ["report-explorer: 4 reports and 0 passages checked: 4 findings."]
    assert run(capsys, "reread", *ids)[:2] == (0, [f"{id}  read again" for id in ids])
    assert run(capsys, "verify")[:2] == (0, [])


def test_verify_as_json_is_one_object(samples_library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    altered = samples_library / "reports" / "2021-implementation-of-the-mandates" / "original.txt"
    altered.write_text("Nothing.")
    status, out, err = run(capsys, "verify", "--json")
    told = json.loads("\n".join(out))
    assert (status, err) == (1, [])
    assert told["library"] == str(samples_library) and (told["reports"], told["without_seal"]) == (4, 0)
    assert [(each["about"], each["finding"], each["passage"]) for each in told["findings"]] == [
        (altered.parent.name, "original altered", None)
    ]


def test_verify_changes_nothing_in_a_library_or_anywhere_else(
    samples_library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(samples_library, elsewhere)
    before = foreign.seen(elsewhere)
    assert run(capsys, "verify", elsewhere)[0] == 0
    assert run(capsys, "verify", "--library", elsewhere)[0] == 0
    assert foreign.seen(elsewhere) == before


def test_what_was_altered_is_told_in_the_list(samples_library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seal = samples_library / "reports" / "2021-implementation-of-the-mandates" / "seal.json"
    seal.write_bytes(b"{}")
    assert run(capsys, "verify")[1] == [f"{seal.parent.name}: the seal of the stored report was altered"]
    (seal.parent / "report.xml").touch()  # What the catalogue knows is read anew.
    status, out, _ = run(capsys, "list")
    assert status == 0
    assert [line for line in out if line.endswith("[the seal of the stored report was altered]")] == [
        line for line in out if line.startswith(seal.parent.name)
    ]


def test_what_cannot_be_read_again_is_one_line(samples_library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    id = "2021-implementation-of-the-mandates"
    (samples_library / "reports" / id / "original.txt").unlink()
    assert run(capsys, "reread", id) == (
        1, [], ["report-explorer: The original is no longer in the library. Import the file again."],
    )  # fmt: skip
    assert run(capsys, "reread", "nothing")[0] == 1
