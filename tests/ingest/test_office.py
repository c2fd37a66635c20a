"""Files that LibreOffice converts first. Where it is not installed, a stand-in shows what is made of its failures."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from explorer.errors import UnreadableDocument
from explorer.ingest import read_report
from explorer.ingest.apart import read_in, readers
from explorer.ingest.readers import office
from explorer.jobs import run
from tests.ingest.eavesdropper import eavesdropping
from tests.ingest.office_file import odt, rtf
from tests.ingest.specimens import WORD
from tests.intruder import needs_cage
from tests.processes import is_gone

TEXT = ["I. Introduction", "1. The first paragraph of it.", "2. The second paragraph of it."]

needs_office = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
needs_shell = pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")


@pytest.fixture
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(office, "_PLACES", ())


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A script in the place of LibreOffice, which is called with the wanted file's folder as its last but one."""
    folder = tmp_path / "bin"
    folder.mkdir()
    script = folder / "soffice"
    script.touch(mode=0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return script


@pytest.mark.parametrize(
    ("kind", "words"), [(".doc", "before 2007"), (".odt", "OpenDocument files"), (".rtf", "RTF files")]
)
@pytest.mark.usefixtures("no_office")
def test_without_libreoffice_one_sentence_says_what_to_do(kind: str, words: str) -> None:
    with pytest.raises(UnreadableDocument, match=words) as caught:
        office.converted(b"any", kind)
    assert "Install it, or save the file as .docx" in str(caught.value)


@needs_shell
def test_a_conversion_that_hangs_is_ended_with_all_that_it_started(
    stand_in: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in.write_text(f"#!/bin/sh\nsleep 600 &\necho $! > {tmp_path}/started\nwait\n")
    monkeypatch.setattr(office, "TIME_LIMIT", 1)
    with pytest.raises(UnreadableDocument, match="took more than 1 seconds"):
        office.converted(b"any", ".odt")
    assert is_gone(int((tmp_path / "started").read_text()))
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("report-explorer-")] == []


@needs_shell
def test_an_endless_output_is_cut_off(stand_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "OUTPUT_LIMIT", 1 << 20)
    stand_in.write_text("#!/bin/sh\nmkdir made\nyes > made/document.docx\n")
    assert len(office.converted(b"any", ".rtf")) <= office.OUTPUT_LIMIT


@needs_shell
@pytest.mark.parametrize("answer", ["exit 0", "exit 1", "kill -SEGV $$"])
def test_a_conversion_that_makes_nothing_is_one_sentence(stand_in: Path, answer: str) -> None:
    stand_in.write_text(f"#!/bin/sh\n{answer}\n")
    with pytest.raises(UnreadableDocument, match="could not convert"):
        office.converted(b"any", ".doc")


@needs_cage
def test_it_runs_in_a_home_of_its_own_without_network(stand_in: Path, tmp_path: Path) -> None:
    """And what it makes of the file is read by the process that reads documents."""
    (tmp_path / "made.docx").write_bytes(WORD)
    with eavesdropping() as heard:
        program = f"""
import os, socket
print(os.environ["HOME"] == os.getcwd(), os.getcwd() != {str(Path.home())!r})
socket.socket(socket.AF_UNIX)
try:
    socket.create_connection(("127.0.0.1", {heard.address.rpartition(":")[2]}))
except PermissionError:
    print("refused")
"""
        (tmp_path / "program.py").write_text(program)
        stand_in.write_text(
            f"#!/bin/sh\n{sys.executable} {tmp_path}/program.py > {tmp_path}/told\n"
            f"mkdir made\ncp {tmp_path}/made.docx made/document.docx\n"
        )
        (tmp_path / "report.rtf").write_bytes(rtf(TEXT))
        child = readers()
        report = run(read_in(child, tmp_path / "report.rtf"))
        child.close()
    assert (tmp_path / "told").read_text().split() == ["True", "True", "refused"]
    assert heard.calls == []
    assert report.source.name == "report.rtf" and report.source.sha256 == hashlib.sha256(rtf(TEXT)).hexdigest()
    assert "The first paragraph, with a footnote." in {paragraph.words for paragraph in report.paragraphs()}
    assert any("converted by LibreOffice" in warning.message for warning in report.warnings)


@needs_shell
def test_what_a_conversion_leaves_while_it_lasts_is_for_the_user_alone(stand_in: Path, tmp_path: Path) -> None:
    stand_in.write_text(f"#!/bin/sh\nmkdir made\necho > made/file\nls -lR . > {tmp_path}/listed\n")
    before = os.umask(0)
    try:
        with pytest.raises(UnreadableDocument, match="could not convert"):
            office.converted(b"any", ".doc")
    finally:
        os.umask(before)
    listed = (tmp_path / "listed").read_text().splitlines()
    modes = {line.split()[-1]: line[1:10] for line in listed if line.startswith(("d", "-"))}
    assert {"document.doc", "registrymodifications.xcu", "made", "file"} <= set(modes)
    assert all(mode.endswith("------") for mode in modes.values())
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("report-explorer-")] == []


@needs_office
@pytest.mark.parametrize("kind", [".odt", ".rtf", ".doc"])
def test_what_libreoffice_opens_is_read(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"report{kind}"
    path.write_bytes(odt(TEXT) if kind == ".odt" else rtf(TEXT) if kind == ".rtf" else _word_97(tmp_path))
    report = read_report(path)
    assert [paragraph.label for paragraph in report.paragraphs()] == ["1", "2"]
    assert report.paragraphs()[1].words == "The second paragraph of it."
    assert report.sections[0].printed == "I. Introduction"
    assert report.source.name == path.name
    assert any("converted by LibreOffice" in warning.message for warning in report.warnings)


def _word_97(folder: Path) -> bytes:
    original = folder / "made.rtf"
    original.write_bytes(rtf(TEXT))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "doc", "--outdir", str(folder), str(original)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (folder / "made.doc").read_bytes()


@needs_office
def test_links_of_a_document_are_not_followed(tmp_path: Path) -> None:
    """Neither to addresses nor to files beside it; what else it says arrives."""
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret that is nobody's business")
    with eavesdropping() as heard:
        picture = f'<draw:frame svg:width="9cm" svg:height="9cm"><draw:image xlink:href="{heard.address}/a.png"/>'
        included = (
            f"<text:p>{picture}</draw:frame></text:p>"
            f'<text:section text:name="a"><text:section-source xlink:href="{secret.as_uri()}"/><text:p/></text:section>'
            f'<text:section text:name="b"><text:section-source xlink:href="{heard.address}/b.odt"/><text:p/>'
            "</text:section>"
        )
        fields = (
            rf'{{\field{{\*\fldinst INCLUDETEXT "{secret}"}}{{\fldrslt }}}}'
            rf'{{\field{{\*\fldinst INCLUDEPICTURE "{heard.address}/c.png" \\d}}{{\fldrslt }}}}'
            rf"{{\*\template {heard.address}/d.dot}}"
        )
        for name, data in (("a.odt", odt(TEXT, included)), ("b.rtf", rtf(TEXT, fields))):
            (tmp_path / name).write_bytes(data)
            report = read_report(tmp_path / name)
            assert len(report.paragraphs()) == 2
            assert "secret" not in repr(report.sections)
    assert heard.calls == []


@needs_office
def test_what_libreoffice_cannot_open_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "damaged.odt"
    path.write_bytes(odt(TEXT)[:200])
    with pytest.raises(UnreadableDocument) as caught:
        read_report(path)
    assert str(caught.value).endswith(".") and "\n" not in str(caught.value)
