"""A session over a library in which something was altered: what it says, exports, and mends."""

from pathlib import Path

import pytest

from explorer import paths
from explorer.library.verifying import Verified
from explorer.model.breach import Breach
from explorer.model.passage import Passage, is_intact
from explorer.places import Mode, Place
from explorer.session import Notice, Session
from explorer.settings import Settings
from tests.library.documents import without_seals
from tests.session.conftest import Loop

pytestmark = pytest.mark.slow

ID = "2021-implementation-of-the-mandates"


@pytest.fixture
def reports_folder(home: Path) -> Path:
    return home / "Samples" / "reports"


def alter(folder: Path, old: bytes = b"UNODC", new: bytes = b"Nobody") -> None:
    document = folder / ID / "report.xml"
    document.write_bytes(document.read_bytes().replace(old, new))


def kept(session: Session, label: str = "46") -> Passage:
    paragraph = session.reports.report(ID).paragraph(label)
    assert paragraph is not None
    return session.passages.add(ID, paragraph.eid)


def exported(session: Session, tmp_path: Path) -> str:
    session.passages.export(tmp_path / "passages.txt", "text")
    return (tmp_path / "passages.txt").read_text(encoding="utf-8")


def test_a_passage_is_kept_with_its_citation_context_and_seal(session: Session) -> None:
    session.open_library()
    passage = kept(session)
    report = session.reports.report(ID)
    assert passage.citation == session.passages.citation(passage) != ""
    assert passage.sha256 == report.source.sha256 and passage.seal and is_intact(passage)
    before, after = (report.paragraph(label) for label in ("45", "47"))
    assert before and after and after.words.startswith(passage.suffix.strip())
    assert session.library.user.passages() == [passage]
    assert session.passages.breaches(passage) == ()


def test_quotes_of_an_altered_report_are_marked_in_what_is_exported_and_copied(
    session: Session, reports_folder: Path, tmp_path: Path
) -> None:
    session.open_library()
    passage = kept(session)
    assert "[" not in exported(session, tmp_path)
    alter(reports_folder)
    session.close()
    again = Session(Settings())
    again.open_library()
    mark = "para. 46 [the stored report was altered; these words do not stand at this place of the report]"
    assert mark in exported(again, tmp_path)
    assert mark in again.passages.copy_text([passage])
    assert passage.text in exported(again, tmp_path)  # The words that were kept, not those that were put there.
    again.close()


def test_an_original_that_is_altered_while_the_program_runs_is_marked_in_the_export(
    session: Session, reports_folder: Path, tmp_path: Path
) -> None:
    session.open_library()
    kept(session)
    original = reports_folder / ID / "original.txt"
    original.write_bytes(original.read_bytes()[:-1] + b"?")
    assert "para. 46 [the original was altered]" in exported(session, tmp_path)
    original.unlink()
    assert "para. 46 [the original is no longer in the library]" in exported(session, tmp_path)


def test_passages_of_a_removed_report_are_exported_with_the_citation_they_had(session: Session, tmp_path: Path) -> None:
    session.open_library()
    passage = kept(session)
    session.reports.remove([ID])
    assert session.passages.breaches(passage) == (Breach.REPORT_MISSING,)
    text = exported(session, tmp_path)
    assert passage.citation.removesuffix(".") + " [the report is no longer in the library]." in text
    assert passage.text in text


def test_an_altered_report_is_read_again_from_its_original_and_called_as_before(
    session: Session, reports_folder: Path, said: list[Notice]
) -> None:
    session.open_library()
    before, entry = session.reports.report(ID), session.library.entry(ID)
    session.close()
    alter(reports_folder)
    again = Session(Settings())
    again.noticed.connect(said.append)
    again.open_library()
    again.reader.go(Place(Mode.READ, ID))
    assert not again.reports.is_sound(ID)
    again.reports.reread(ID)
    assert said[-1] == Notice("The report was read again.", undo="edit.undo")
    assert again.reports.is_sound(ID)
    assert again.reports.report(ID) == before and again.library.entry(ID) == entry
    again.undo()
    assert not again.reports.is_sound(ID)
    again.close()


def test_where_the_original_was_altered_as_well_its_file_is_asked_for(
    session: Session, reports_folder: Path, said: list[Notice]
) -> None:
    session.open_library()
    (reports_folder / ID / "original.txt").write_text("Nothing.")
    session.reports.reread(ID)
    assert said[-1] == Notice("The original was altered as well. Import the file again.", error=True, file=True)


def test_an_older_library_is_sealed_while_the_reader_goes_on(home: Path, live: Session, loop: Loop) -> None:
    without_seals(home / "Samples")
    live.open_library()
    loop.until(lambda: not live.library.unsealed)
    assert len(list((home / "Samples" / "reports").glob("*/seal.json"))) == 4


def test_the_open_library_is_checked(session: Session, reports_folder: Path) -> None:
    session.open_library(paths.samples_library())
    told: list[Verified | None] = []
    session.verifying.changed.connect(lambda: told.append(session.verifying.verified))
    session.verifying.start()
    alter(reports_folder)
    session.verifying.start()
    assert [each and [finding.about for finding in each.findings] for each in told] == [None, [], None, [ID]]
