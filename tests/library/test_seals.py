"""Reports are sealed when they are stored, told apart from what was altered, and read again from their originals."""

import datetime
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from explorer.errors import ExplorerError, FileNeeded
from explorer.export.selection import passage_of
from explorer.jobs import run
from explorer.library import Library
from explorer.library import seal as seals
from explorer.library.hindrance import Hindrance
from explorer.library.marker import is_sealed
from explorer.library.report_store import hash_file
from explorer.library.seal import At, Seal
from explorer.library.verifying import verify
from explorer.model.breach import Breach
from explorer.model.passage import Passage
from explorer.model.report import Report, Source
from tests.library.documents import add, document, read, report_of_2025, without_seals
from tests.strategies import reports


def alter(folder: Path, id: str, old: bytes = b"two paragraphs", new: bytes = b"six paragraphs") -> None:
    path = folder / "reports" / id / "report.xml"
    before = path.read_bytes()
    assert old in before
    path.write_bytes(before.replace(old, new))


def reopened(library: Library) -> Library:
    library.close()
    return Library.open(library.folder)


def keep(library: Library, id: str, number: int) -> Passage:
    report = library.report(id)
    return library.user.add_passage(passage_of(report, report.paragraphs()[number].eid))


class TestSeals:
    def test_a_report_is_sealed_with_the_hashes_of_its_files(
        self, library: Library, folder: Path, tmp_path: Path
    ) -> None:
        path = document(tmp_path / "files", "A_80_75.txt")
        id = library.add(path, report_of_2025(path)).id
        seal = seals.read((folder / "reports" / id / "seal.json").read_bytes())
        assert (seal.report, seal.file, seal.at) == (id, "A_80_75.txt", At.STORING)
        assert seal.document == hash_file(folder / "reports" / id / "report.xml")
        assert seal.original == hash_file(path)
        assert seal.sealed == datetime.date.today().isoformat()

    @given(reports())
    @hypothesis_settings(max_examples=30, deadline=None)
    def test_any_seal_comes_back_with_what_the_report_was_called(self, report: Report) -> None:
        seal = Seal.of(report, b"<xml/>")
        assert seals.read(seals.written(seal)) == seal
        source = Source(seal.file, seal.original)
        assert seal.named(Report(report.sections, language=report.language)) == replace(
            report, front=(), footnotes=(), warnings=(), account=(), source=source
        )

    @given(st.integers(0, 10_000), st.integers(1, 255))
    @hypothesis_settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    def test_a_seal_tells_when_one_of_its_own_bytes_is_changed(self, place: int, change: int) -> None:
        written = bytearray(seals.written(Seal.of(Report(id="a-1", title="Title", year=2020), b"<xml/>")))
        written[place % len(written)] ^= change
        with pytest.raises(ValueError, match="seal"):
            seals.read(bytes(written))

    def test_a_report_that_comes_back_from_the_trash_has_its_seal(
        self, library: Library, folder: Path, tmp_path: Path
    ) -> None:
        id = add(library, tmp_path / "files", "one.txt").id
        library.remove([id])
        library.user.undo()
        assert run(verify(folder)).findings == ()


class TestReading:
    def test_an_altered_report_says_so_in_this_session_and_the_next(
        self, library: Library, folder: Path, tmp_path: Path
    ) -> None:
        ids = [add(library, tmp_path / "files", name).id for name in ("one.txt", "two.txt")]
        alter(folder, ids[0])
        for _ in range(2):  # The catalogue of the first session does not make the second one forget it.
            library = reopened(library)
            assert library.entry(ids[0]).breaches == library.report(ids[0]).breaches == (Breach.REPORT_ALTERED,)
            assert library.entry(ids[1]).breaches == library.report(ids[1]).breaches == ()
        library.close()

    def test_what_is_only_seen_on_opening_the_report_is_told_then(
        self, library: Library, folder: Path, tmp_path: Path
    ) -> None:
        id = add(library, tmp_path / "files", "one.txt").id
        (folder / "reports" / id / "original.txt").unlink()
        again = reopened(library)
        told: list[tuple[Breach, ...]] = []
        again.changed.connect(lambda: told.append(again.entry(id).breaches))
        assert again.entry(id).breaches == ()
        assert again.report(id).breaches == (Breach.ORIGINAL_MISSING,)
        assert told == [(Breach.ORIGINAL_MISSING,)]
        again.close()

    def test_opening_a_library_reads_no_report_and_no_original(
        self, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        id = add(library, tmp_path / "files", "one.txt").id
        library.entries()
        looked: list[Path] = []
        read_bytes = Path.read_bytes

        def noted(path: Path) -> bytes:
            looked.append(path)
            return read_bytes(path)

        monkeypatch.setattr(Path, "read_bytes", noted)
        monkeypatch.setattr("explorer.library.stored.hash_file", lambda path: pytest.fail("an original was read"))
        again = reopened(library)
        again.entries()
        assert not [path for path in looked if path.name == "report.xml"]
        again.report(id)
        assert [path.name for path in looked if path.parent.name == id] == ["report.xml", "seal.json"]
        again.close()

    def test_a_broken_report_keeps_its_name_by_its_seal(self, library: Library, folder: Path, tmp_path: Path) -> None:
        path = document(tmp_path / "files", "A_80_75.txt")
        id = library.add(path, report_of_2025(path)).id
        before = library.entry(id)
        (folder / "reports" / id / "report.xml").write_bytes(b"<akomaNtoso>")
        again = reopened(library)
        entry = again.entry(id)
        assert (entry.title, entry.year, entry.symbols, entry.sha256) == (
            before.title, before.year, before.symbols, before.sha256,
        )  # fmt: skip
        assert entry.error is not None and "Read it again from its original" in entry.error
        again.close()


class TestMending:
    def test_a_report_is_read_again_in_its_place_with_its_passages_and_undone(
        self, library: Library, folder: Path, tmp_path: Path
    ) -> None:
        path = document(tmp_path / "files", "one.txt", "This is one.\nIt has two paragraphs.")
        id = library.add(path, replace(read(path), title="Told by others", year=2020)).id
        before, (kept, other) = library.report(id), [keep(library, id, number) for number in range(2)]
        alter(folder, id)
        again = reopened(library)
        late = keep(again, id, 1)
        assert late.text == "It has six paragraphs."
        assert again.mend(id, read(again.sealed_original(id))).passages == ()
        assert again.report(id) == before
        assert again.entry(id).breaches == () and again.original(id) is not None
        assert again.user.passages()[:2] == [kept, other]
        assert again.user.passages()[2].text == "It has two paragraphs."
        assert run(verify(folder)).findings == ()
        assert again.user.undo() == "Undone: reading “Told by others (2020)” again."
        assert again.report(id).paragraphs()[1].words == "It has six paragraphs."
        assert again.report(id).breaches == (Breach.REPORT_ALTERED,)
        assert again.user.passages() == [kept, other, late]
        assert again.user.redo() == "Done again: reading “Told by others (2020)” again."
        assert again.report(id) == before
        assert run(verify(folder)).findings == ()
        again.close()

    @pytest.mark.parametrize("data", [b"<akomaNtoso>", b"", None])
    def test_a_report_that_cannot_be_read_is_mended(
        self, library: Library, folder: Path, tmp_path: Path, data: bytes | None
    ) -> None:
        id = add(library, tmp_path / "files", "one.txt", "Title", 2020).id
        before = library.report(id)
        document = folder / "reports" / id / "report.xml"
        document.unlink() if data is None else document.write_bytes(data)
        again = reopened(library)
        again.mend(id, read(again.sealed_original(id)))
        assert again.report(id) == before
        again.close()

    def test_an_altered_original_is_not_read_and_the_file_imported_again_mends_it(
        self, library: Library, folder: Path, tmp_path: Path
    ) -> None:
        id = add(library, tmp_path / "files", "one.txt").id
        alter(folder, id)
        (folder / "reports" / id / "original.txt").write_text("Whatever.")
        again = reopened(library)
        with pytest.raises(FileNeeded, match=r"The original was altered as well\. Import the file again"):
            again.sealed_original(id)
        assert add(again, tmp_path / "files", "one.txt").id == id
        assert run(verify(folder)).findings == ()
        again.close()

    def test_a_missing_original_is_said_and_comes_back_with_its_file(
        self, library: Library, folder: Path, tmp_path: Path
    ) -> None:
        id = add(library, tmp_path / "files", "one.txt").id
        (folder / "reports" / id / "original.txt").unlink()
        with pytest.raises(FileNeeded, match="no longer in the library"):
            library.sealed_original(id)
        assert not add(library, tmp_path / "files", "one.txt").known
        assert run(verify(folder)).findings == ()
        assert add(library, tmp_path / "files", "one.txt").known

    def test_without_any_witness_the_original_is_not_taken_for_the_file(
        self, library: Library, folder: Path, tmp_path: Path
    ) -> None:
        id = add(library, tmp_path / "files", "one.txt").id
        (folder / "reports" / id / "report.xml").write_bytes(b"<akomaNtoso>")
        (folder / "reports" / id / "seal.json").write_bytes(b"{}")
        with pytest.raises(FileNeeded, match="Nothing tells"):
            reopened(library).sealed_original(id)

    def test_a_read_only_library_is_told_apart_and_not_mended(
        self, library: Library, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        id = add(library, tmp_path / "files", "one.txt").id
        alter(folder, id)
        library.close()
        monkeypatch.setattr("explorer.library.hindrance.of_folder", lambda folder: Hindrance("Read-only file system"))
        again = Library.open(folder)
        assert again.report(id).breaches == (Breach.REPORT_ALTERED,)
        with pytest.raises(ExplorerError, match="can only be read"):
            again.mend(id, read(again.sealed_original(id)))
        again.close()


class TestOlderLibraries:
    def test_reports_and_passages_are_sealed_as_they_are_found_once(
        self, library: Library, folder: Path, tmp_path: Path
    ) -> None:
        ids = [add(library, tmp_path / "files", name, "Title", 2020).id for name in ("one.txt", "two.txt")]
        kept = keep(library, ids[0], 1)
        library.close()
        without_seals(folder)
        assert (run(verify(folder)).unsealed, run(verify(folder)).findings) == (2, ())
        again = Library.open(folder)
        assert (again.unsealed, again.report(ids[0]).breaches) == (True, ())
        run(again.seal_found())
        assert (again.unsealed, is_sealed(folder)) == (False, True)
        verified = run(verify(folder))
        assert (verified.found, verified.unsealed, verified.findings) == (2, 0, ())
        (passage,) = again.user.passages()
        assert passage == replace(kept, citation="", seal=passage.seal) and passage.seal
        (folder / "reports" / ids[0] / "seal.json").unlink()
        last = reopened(again)
        assert not last.unsealed
        assert last.report(ids[0]).breaches == (Breach.SEAL_MISSING,)
        last.close()

    def test_what_no_longer_fits_its_original_is_not_sealed(
        self, library: Library, folder: Path, tmp_path: Path
    ) -> None:
        ids = [add(library, tmp_path / "files", name).id for name in ("one.txt", "two.txt")]
        keep(library, ids[0], 0)
        library.close()
        without_seals(folder)
        (folder / "reports" / ids[0] / "original.txt").write_text("Another file.")
        again = Library.open(folder)
        run(again.seal_found())
        assert {(each.about, each.breach) for each in run(verify(folder)).findings} == {
            (ids[0], Breach.SEAL_MISSING),
            (ids[0], Breach.ORIGINAL_ALTERED),
        }
        assert again.user.passages()[0].seal == ""
        again.close()

    def test_a_backup_of_the_database_takes_no_seal_with_it(
        self, library: Library, folder: Path, tmp_path: Path
    ) -> None:
        library.close()
        shutil.copy(folder / "user.sqlite3", tmp_path / "backup")
        later = Library.open(folder)
        id = add(later, tmp_path / "files", "one.txt").id
        later.close()
        shutil.copy(tmp_path / "backup", folder / "user.sqlite3")
        alter(folder, id)
        assert [each.breach for each in run(verify(folder)).findings] == [Breach.REPORT_ALTERED]
