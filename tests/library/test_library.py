import errno
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings

from explorer.errors import ExplorerError
from explorer.library import Added, Entry, Library
from explorer.library.entry import from_json, to_json
from explorer.model.report import Report, Warning
from tests.library.documents import add, document, read, report_of_2025
from tests.strategies import reports


class TestAdding:
    def test_a_report_comes_back_as_it_was_read_with_its_file(self, library: Library, tmp_path: Path) -> None:
        path = document(tmp_path / "files", "A_80_75.TXT")
        report = report_of_2025(path)
        added = library.add(path, report)
        assert added == Added("a-80-75", known=False)
        assert library.report("a-80-75") == replace(
            report, id="a-80-75", year=2025, series="Strengthening of emergency assistance"
        )
        original = library.original("a-80-75")
        assert original is not None and original.name == "original.txt"
        assert original.read_bytes() == path.read_bytes()

    def test_its_entry_tells_what_is_known(self, library: Library, tmp_path: Path) -> None:
        path = document(tmp_path / "files", "A_80_75.txt")
        report = report_of_2025(path)
        library.add(path, report)
        assert library.entries() == [
            Entry(
                id="a-80-75",
                file="A_80_75.txt",
                symbols=("A/80/75", "E/2025/55"),
                title=report.title,
                date=report.date,
                year=2025,
                series=report.title,
                session="Eightieth session",
                language="en",
                warnings=(Warning("A table could not be read.", 3),),
                sha256=report.source.sha256,
            )
        ]

    def test_the_same_document_is_known_under_any_name(self, library: Library, tmp_path: Path) -> None:
        first = document(tmp_path / "files", "one.txt")
        second = document(tmp_path / "files", "two.txt")
        id = library.add(first, read(first)).id
        assert library.add(second, read(second)) == Added(id, known=True)
        assert len(library.entries()) == 1

    def test_a_hash_that_the_reader_did_not_give_is_made(self, library: Library, tmp_path: Path) -> None:
        path = document(tmp_path / "files")
        sha256 = read(path).source.sha256
        id = library.add(path, Report(title="Without a source")).id
        assert library.find(sha256) == id
        assert library.report(id).source.name == "report.txt"

    def test_two_reports_of_one_name_stand_side_by_side(self, library: Library, tmp_path: Path) -> None:
        first = add(library, tmp_path / "files", "one.txt", "World report", 2020)
        second = add(library, tmp_path / "files", "two.txt", "World report", 2020)
        assert (first.id, second.id) == ("2020-world-report", "2020-world-report-2")
        assert library.report(first.id).source.name == "one.txt"

    def test_a_file_that_changed_meanwhile_is_refused(self, library: Library, folder: Path, tmp_path: Path) -> None:
        path = document(tmp_path / "files")
        report = read(path)
        path.write_text("Something else.")
        with pytest.raises(ExplorerError, match="changed while it was being read"):
            library.add(path, report)
        assert library.entries() == []
        assert list((folder / "staging").iterdir()) == []

    def test_a_missing_file_is_a_sentence(self, library: Library, tmp_path: Path) -> None:
        with pytest.raises(ExplorerError, match=r"none\.txt” cannot be read.*Check its name"):
            library.add(tmp_path / "none.txt", Report())

    def test_listeners_are_told(self, library: Library, tmp_path: Path) -> None:
        counts: list[int] = []
        library.changed.connect(lambda: counts.append(len(library.entries())))
        id = add(library, tmp_path / "files", "one.txt").id
        library.remove([id])
        library.restore([id])
        assert counts == [1, 0, 1]

    def test_a_reopened_library_is_the_same(self, library: Library, folder: Path, tmp_path: Path) -> None:
        for name in ("one.txt", "two.txt"):
            add(library, tmp_path / "files", name, f"Report {name}", 2020)
        again = Library.open(folder)
        assert again.entries() == library.entries()
        assert [again.report(entry.id) for entry in again.entries()] == [
            library.report(entry.id) for entry in library.entries()
        ]
        again.close()

    @given(reports())
    @hypothesis_settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
    def test_any_report_can_be_kept(self, library: Library, tmp_path: Path, report: Report) -> None:
        path = document(tmp_path / "files", "any.txt", repr(report))
        report = replace(report, source=replace(report.source, sha256=read(path).source.sha256, name="any.txt"))
        id = library.add(path, report).id
        entry = library.entry(id)
        assert library.report(id) == replace(report, id=id, year=entry.year, series=entry.series)
        assert from_json(to_json(entry)) == entry

    def test_entries_stand_by_series_then_in_time(self, library: Library, tmp_path: Path) -> None:
        for title, year in (("Zebras", 2019), ("Apes", 2021), ("Zebras", None), ("apes", 2018), ("Zebras", 2005)):
            add(library, tmp_path / "files", f"{title} {year}.txt", title, year)
        assert [(entry.title, entry.year) for entry in library.entries()] == [
            ("apes", 2018), ("Apes", 2021), ("Zebras", 2005), ("Zebras", 2019), ("Zebras", None),
        ]  # fmt: skip


class TestRemoving:
    def test_removal_is_undone_and_done_again(self, library: Library, tmp_path: Path) -> None:
        kept = add(library, tmp_path / "files", "kept.txt").id
        gone = add(library, tmp_path / "files", "gone.txt", "Gone for now", 2020).id
        before = library.report(gone)
        library.remove([gone])
        assert [entry.id for entry in library.entries()] == [kept]
        with pytest.raises(ExplorerError, match="no report"):
            library.report(gone)
        assert library.user.undo() == "Undone: removing “Gone for now (2020)”."
        assert library.report(gone) == before
        assert library.user.redo() == "Done again: removing “Gone for now (2020)”."
        assert [entry.id for entry in library.entries()] == [kept]

    def test_several_are_removed_together_or_not_at_all(self, library: Library, tmp_path: Path) -> None:
        ids = [add(library, tmp_path / "files", name).id for name in ("one.txt", "two.txt")]
        with pytest.raises(ExplorerError, match="no report “nothing”"):
            library.remove([ids[0], "nothing"])
        assert len(library.entries()) == 2
        library.remove(ids)
        assert library.entries() == []
        assert library.user.undo() == "Undone: removing 2 reports."
        assert len(library.entries()) == 2

    def test_a_removed_document_that_comes_again_has_its_old_id(self, library: Library, tmp_path: Path) -> None:
        id = add(library, tmp_path / "files", "one.txt").id
        library.remove([id])
        assert add(library, tmp_path / "files", "one.txt") == Added(id, known=False)
        library.user.undo()
        assert [entry.id for entry in library.entries()] == [id]

    def test_a_document_that_was_read_better_is_shown_as_it_is_now(self, library: Library, tmp_path: Path) -> None:
        path = document(tmp_path / "files")
        id = library.add(path, replace(read(path), title="Wolrd report")).id
        assert library.report(id).title == "Wolrd report"
        library.remove([id])
        better = replace(read(path), title="Wolrd report", session="Eightieth session")
        assert library.add(path, better).id == id
        assert library.report(id).session == "Eightieth session"

    def test_another_document_does_not_take_the_id_of_a_removed_one(self, library: Library, tmp_path: Path) -> None:
        first = add(library, tmp_path / "files", "one.txt", "World report", 2020).id
        library.remove([first])
        second = add(library, tmp_path / "files", "two.txt", "World report", 2020).id
        assert second != first
        library.user.undo()
        assert {entry.id for entry in library.entries()} == {first, second}

    def test_what_is_no_longer_in_the_trash_is_a_sentence(self, library: Library, folder: Path, tmp_path: Path) -> None:
        id = add(library, tmp_path / "files", "one.txt").id
        library.remove([id])
        shutil.rmtree(next((folder / "trash").iterdir()))
        with pytest.raises(ExplorerError, match="no longer in the trash"):
            library.restore([id])


class TestCorrecting:
    def test_title_year_and_series_are_corrected_and_taken_back(self, library: Library, tmp_path: Path) -> None:
        id = add(library, tmp_path / "files", "one.txt", "Wolrd report", 2020).id
        before = library.entry(id)
        library.correct(id, title="World report", year=2021)
        library.correct(id, series="Reports on the world")
        report = library.report(id)
        assert (report.title, report.year, report.series) == ("World report", 2021, "Reports on the world")
        assert library.entry(id) == replace(before, title="World report", year=2021, series="Reports on the world")
        assert library.user.undo() == "Undone: correcting “World report (2021)”."
        assert library.report(id).series == "World report"
        assert library.user.undo() == "Undone: correcting “Wolrd report (2020)”."
        assert library.entry(id) == before
        library.user.redo()
        assert library.entry(id).title == "World report"

    def test_an_empty_value_goes_back_to_the_document(self, library: Library, tmp_path: Path) -> None:
        id = add(library, tmp_path / "files", "one.txt", "World report", 2020).id
        before = library.entry(id)
        library.correct(id, title="Other", year=1999, series="Others")
        library.correct(id, title="", year=0, series=" ")
        assert library.entry(id) == before

    def test_a_correction_survives_a_new_import(self, library: Library, folder: Path, tmp_path: Path) -> None:
        id = add(library, tmp_path / "files", "one.txt", "Wolrd report", 2020).id
        library.correct(id, title="World report")
        library.remove([id])
        library.close()
        again = Library.open(folder)
        shutil.rmtree(folder / "trash")
        (folder / "trash").mkdir()
        added = add(again, tmp_path / "files", "one.txt", "Wolrd report", 2020)
        assert again.report(added.id).title == "World report"
        again.close()

    def test_listeners_are_told_of_corrections_and_of_their_undoing(self, library: Library, tmp_path: Path) -> None:
        id = add(library, tmp_path / "files", "one.txt", "World report", 2020).id
        titles: list[str] = []
        library.changed.connect(lambda: titles.append(library.entry(id).title))
        library.correct(id, title="Other")
        library.correct(id, title="Other")
        library.user.undo()
        assert titles == ["Other", "World report"]

    def test_a_senseless_year_is_refused(self, library: Library, tmp_path: Path) -> None:
        id = add(library, tmp_path / "files", "one.txt").id
        with pytest.raises(ExplorerError, match="four digits"):
            library.correct(id, year=20)
        assert library.entry(id).year is None
        assert library.user.undo() is None


class TestBroken:
    def damage(self, folder: Path, id: str, data: bytes = b"<akomaNtoso>") -> None:
        (folder / "reports" / id / "report.xml").write_bytes(data)
        (folder / "reports" / id).rename(folder / "moved")  # So that the folder tells of a change.
        (folder / "moved").rename(folder / "reports" / id)

    def test_a_broken_report_stays_visible_with_its_reason(
        self, library: Library, folder: Path, tmp_path: Path
    ) -> None:
        sound = add(library, tmp_path / "files", "sound.txt", "Sound").id
        broken = add(library, tmp_path / "files", "broken.txt", "Broken").id
        library.close()
        self.damage(folder, broken)
        again = Library.open(folder)
        error = again.entry(broken).error
        assert error is not None and "cannot be read" in error and "Import its file again" in error
        assert again.entry(sound).error is None
        with pytest.raises(ExplorerError, match="cannot be read"):
            again.report(broken)
        again.close()

    def test_importing_its_file_again_repairs_it(self, library: Library, folder: Path, tmp_path: Path) -> None:
        id = add(library, tmp_path / "files", "one.txt", "Broken").id
        self.damage(folder, id)
        assert library.entry(id).error
        assert add(library, tmp_path / "files", "one.txt", "Broken") == Added(id, known=False)
        assert library.entry(id).error is None
        assert library.report(id).title == "Broken"

    def test_a_repair_that_fails_leaves_it_broken(
        self, library: Library, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        id = add(library, tmp_path / "files", "one.txt", "Broken").id
        self.damage(folder, id)

        def full(_: int) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        with monkeypatch.context() as disk:
            disk.setattr("explorer.library.report_store.os.fsync", full)
            with pytest.raises(ExplorerError, match="No space left"):
                add(library, tmp_path / "files", "one.txt", "Broken")
        assert library.entry(id).error
        assert add(library, tmp_path / "files", "one.txt", "Broken") == Added(id, known=False)

    def test_a_missing_file_is_a_broken_report_too_and_can_be_removed(
        self, library: Library, folder: Path, tmp_path: Path
    ) -> None:
        id = add(library, tmp_path / "files", "one.txt").id
        library.close()
        for file in (folder / "reports" / id).iterdir():
            file.unlink()
        again = Library.open(folder)
        assert again.entry(id).error
        again.remove([id])
        assert again.entries() == []
        again.close()


class TestOpening:
    def test_a_folder_with_other_things_is_no_library(self, tmp_path: Path) -> None:
        document(tmp_path / "documents", "letter.txt")
        with pytest.raises(ExplorerError, match="is not a library"):
            Library.open(tmp_path / "documents")
        assert [path.name for path in (tmp_path / "documents").iterdir()] == ["letter.txt"]

    def test_a_file_is_no_library(self, tmp_path: Path) -> None:
        path = document(tmp_path / "documents", "letter.txt")
        with pytest.raises(ExplorerError, match="not a library"):
            Library.open(path)

    def test_a_library_that_was_taken_away_is_a_sentence(self, library: Library, folder: Path) -> None:
        folder.rename(folder.with_name("elsewhere"))
        with pytest.raises(ExplorerError, match="no longer there"):
            library.entries()

    def test_it_reads_no_report(
        self, library: Library, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name in ("one.txt", "two.txt", "three.txt"):
            add(library, tmp_path / "files", name)
        expected = library.entries()
        library.close()

        def refuse(_: bytes) -> Report:
            raise AssertionError("a report was read")

        monkeypatch.setattr("explorer.library.library.akn.read", refuse)
        again = Library.open(folder)
        assert again.entries() == expected
        again.close()
