"""A session from opening the samples to exporting a passage, with nothing shown."""

from dataclasses import replace
from pathlib import Path

import pytest

from explorer import paths
from explorer.errors import ExplorerError
from explorer.jobs import ChildProcess
from explorer.places import Mode, Place
from explorer.session import Notice, Session
from explorer.session.session import NICE
from explorer.settings import Settings
from tests.session.conftest import Loop

pytestmark = pytest.mark.slow

MANDATES = "Mandates of the crime prevention and criminal justice programme"


def test_the_first_start_opens_the_samples_as_a_library_of_their_own(
    before_the_first_start: None, session: Session
) -> None:
    session.open_library()
    assert session.library.folder == paths.samples_library()
    assert [entry.year for entry in session.reports.series()[MANDATES]] == [2018, 2020, 2021]
    assert next(iter(session.reports.series())) == MANDATES  # The series with the most reports comes first.
    assert all(entry.symbols == () for entry in session.reports.entries())  # None has a symbol that is known.


def test_work_gives_way_to_a_window_and_not_where_it_is_waited_for(session: Session, live: Session) -> None:
    nice = [
        {child.nice for child in vars(each).values() if isinstance(child, ChildProcess)} for each in (session, live)
    ]
    assert nice == [{0}, {NICE}]


def test_the_last_library_opens_again(home: Path, tmp_path: Path) -> None:
    first = Session(Settings())
    first.open_library(tmp_path / "mine")
    first.close()
    second = Session(Settings(last_library=str(tmp_path / "mine")))
    second.open_library()
    assert second.library.folder == tmp_path / "mine"
    second.close()


def test_the_library_shows_where_its_samples_are_not_installed(
    before_the_first_start: None, live: Session, loop: Loop
) -> None:
    shown: list[int] = []
    live.library_changed.connect(lambda: shown.append(len(live.reports.entries())))
    live.open_library()
    live.work.cancel()
    loop.until(lambda: shown)
    live.open_library()
    loop.until(lambda: shown[-1] == 4)


def test_samples_that_are_left_before_they_are_installed_do_not_show(
    before_the_first_start: None, live: Session, loop: Loop, tmp_path: Path
) -> None:
    live.open_library()
    live.open_library(tmp_path / "library")
    shown: list[Path] = []
    live.library_changed.connect(lambda: shown.append(live.library.folder))
    loop.until(lambda: not live.work.tasks)
    assert shown == []


def test_own_reports_do_not_go_among_the_samples(session: Session, said: list[Notice], tmp_path: Path) -> None:
    session.open_library()
    file = tmp_path / "note.txt"
    file.write_text("I. Introduction\n\n1. The office worked.\n\n2. It went on working.\n")
    session.imports.start([file])
    assert session.library.folder == paths.default_library()
    assert [each.path for each in session.imports.results if each.id] == [file]
    assert any("My library" in notice.text for notice in said)
    session.open_library(paths.samples_library())
    assert len(session.reports.entries()) == 4


def test_a_folder_is_imported_with_a_result_for_each_file(session: Session, said: list[Notice], tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    (folder / ".hidden").mkdir(parents=True)
    (folder / "good.txt").write_text("I. Introduction\n\n1. One.\n\n2. Two.\n")
    (folder / "bad.pdf").write_bytes(b"%PDF-1.4 and nothing more")
    (folder / "picture.png").write_bytes(b"no report")
    (folder / ".hidden" / "other.txt").write_text("1. Not wanted.\n")
    session.open_library(tmp_path / "library")
    session.imports.start([folder])
    results = {each.path.name: each for each in session.imports.results}
    assert set(results) == {"good.txt", "bad.pdf"}
    assert results["good.txt"].id and results["bad.pdf"].id is None
    assert results["bad.pdf"].message.endswith(".")
    assert len(session.reports.entries()) == 1
    session.imports.start([folder / "good.txt"])
    assert session.imports.results[0].known and len(session.reports.entries()) == 1
    assert said[-1].text == "1 already there."


def test_a_search_finds_what_was_just_imported(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "zebra.txt"
    file.write_text("I. Introduction\n\n1. A zebra was seen.\n\n2. Nothing else was.\n")
    session.open_library(tmp_path / "library")
    session.searching.search("zebra")
    assert session.searching.results and session.searching.results.total == 0
    session.imports.start([file])
    assert session.searching.results.total == 1
    assert session.searching.results.hits[0].label == "1"


def test_a_hit_is_taken_in_hand_until_the_search_ends(session: Session) -> None:
    session.open_library()
    session.searching.search('"financing of terrorism" year:2018')
    assert session.searching.results and len(session.searching.results.hits) >= 2
    session.searching.select(1)
    assert session.searching.hit == 1
    with pytest.raises(IndexError):
        session.searching.select(10_000)
    session.searching.clear()
    assert [session.searching.query, session.searching.results, session.searching.hit] == ["", None, None]


def test_two_reports_of_a_series_are_linked(session: Session) -> None:
    session.open_library()
    ready: list[str] = []
    session.comparisons.changed.connect(ready.append)
    older, _, newer = [entry.id for entry in session.reports.series()[MANDATES]]
    pair = session.comparisons.pair(older, newer)
    comparison = session.comparisons.of(MANDATES)
    assert ready == [MANDATES]
    assert comparison and pair in comparison.pairs
    assert len(comparison.reports) == 3 and len(comparison.lineages) > 20
    assert pair.totals.newer == 100 and pair.totals.older == 106


def test_two_reports_of_different_series_are_compared_by_themselves(session: Session) -> None:
    session.open_library()
    other = next(entry.id for entry in session.reports.entries() if entry.series != MANDATES)
    pair = session.comparisons.pair(session.reports.series()[MANDATES][0].id, other)
    assert pair and pair.totals.newer == 110


def test_back_and_forward_lead_through_the_places(session: Session) -> None:
    session.open_library()
    shown: list[Place] = []
    session.reader.changed.connect(shown.append)
    first, second = [entry.id for entry in session.reports.entries()[:2]]
    session.reader.go(Place(Mode.READ, first, "para_5"))
    session.reader.go(Place(Mode.READ, first, "para_6"), remember=False)
    session.reader.go(Place(Mode.READ, second, "para_1"))
    session.reader.back()
    assert session.reader.place == Place(Mode.READ, first, "para_6")
    session.reader.forward()
    assert shown[-1] == session.reader.place == Place(Mode.READ, second, "para_1")
    assert not session.reader.can_go_forward


def test_a_report_opens_where_it_was_left(session: Session) -> None:
    session.open_library()
    first, second = [entry.id for entry in session.reports.entries()[:2]]
    session.reader.go(Place(Mode.READ, first, "para_9"))
    session.reader.go(Place(Mode.READ, second))
    session.reader.go(Place(Mode.READ, first))
    assert session.reader.place.eid == "para_9"
    session.reader.go(Place(Mode.READ, second, "para_2"))
    for _ in range(2):  # The second time nothing has been read meanwhile.
        session.open_library()
        assert session.reader.place == Place()
    for report, eid in ((first, "para_9"), (second, "para_2")):
        session.reader.go(Place(Mode.READ, report))
        assert session.reader.place.eid == eid


def test_a_library_that_is_gone_is_told_once_until_it_is_back(
    session: Session, said: list[Notice], tmp_path: Path
) -> None:
    session.open_library(tmp_path / "library")
    said.clear()
    for times in (1, 2):
        (tmp_path / "library").rename(tmp_path / "elsewhere")
        for _ in range(2):
            session.following.look()
        assert [("no longer there" in notice.text, notice.error) for notice in said] == [(True, True)] * times
        (tmp_path / "elsewhere").rename(tmp_path / "library")
        session.following.look()
    assert len(said) == 2


def test_what_is_written_when_the_library_is_left_is_still_kept_in_it(session: Session) -> None:
    session.open_library()
    kept = []

    def write() -> None:
        if entries := session.reports.entries():
            kept.append(session.passages.add(entries[0].id, "para_1"))

    session.leaving.connect(write)
    session.open_library(paths.default_library())
    assert len(kept) == 1 and session.passages.all() == []
    session.open_library(paths.samples_library())
    assert session.passages.all() == kept


def test_removing_the_open_report_leaves_no_way_back_to_it(session: Session, said: list[Notice]) -> None:
    session.open_library()
    report = session.reports.entries()[0].id
    session.reader.go(Place(Mode.READ, report, "para_1"))
    session.reports.remove([report])
    assert session.reader.place.report is None and not session.reader.can_go_back
    assert said[-1].undo == "edit.undo"
    session.undo()
    assert report in [entry.id for entry in session.reports.entries()]


def test_passages_are_kept_in_order_with_notes_and_exported_with_citations(session: Session, tmp_path: Path) -> None:
    session.open_library()
    report = session.reports.series()[MANDATES][1].id
    first = session.passages.add(report, "para_46")
    second = session.passages.add(report, "para_47", 0, 20)
    assert first.key is not None and second.key is not None
    session.passages.move(second.key, 0)
    session.passages.set_note(first, "To be quoted in the brief.")
    assert [passage.address.label for passage in session.passages.all()] == ["47", "46"]
    session.passages.export(tmp_path / "brief.md", "markdown")
    text = (tmp_path / "brief.md").read_text()
    assert "para. 46" in text and "To be quoted in the brief." in text and "(2020)" in text
    assert text.index("para. 47") < text.index("para. 46")
    session.undo()
    assert session.passages.all()[1].note == ""


def test_an_export_that_cannot_be_written_is_told(session: Session, said: list[Notice], tmp_path: Path) -> None:
    session.open_library()
    session.passages.add(session.reports.entries()[0].id, "para_1")
    (tmp_path / "file").write_text("in the way")
    session.passages.export(tmp_path / "file" / "brief.md", "markdown")
    assert said[-1].error and "cannot be written" in said[-1].text


def test_corrections_change_the_series_and_can_be_undone(session: Session) -> None:
    session.open_library()
    id = session.reports.series()[MANDATES][0].id
    session.reports.correct(id, title="Mandates", year=2017, series="Mine")
    assert session.reports.series()["Mine"][0].year == 2017
    assert replace(session.reports.report(id), sections=(), footnotes=()).title == "Mandates"
    session.undo()
    assert "Mine" not in session.reports.series()


def test_a_folder_that_is_no_library_leaves_the_open_one(session: Session, tmp_path: Path) -> None:
    session.open_library()
    (tmp_path / "thesis.doc").write_text("not a library")
    with pytest.raises(ExplorerError, match="not a library"):
        session.open_library(tmp_path)
    assert session.library.folder == paths.samples_library()


def test_nothing_is_open_before_the_first_library(session: Session) -> None:
    assert session.reports.entries() == [] and session.passages.all() == [] and not session.is_open
    with pytest.raises(ExplorerError, match="No library is open"):
        session.reports.report("any")


def test_on_threads_everything_arrives_later_on_the_thread_of_the_session(
    before_the_first_start: None, live: Session, loop: Loop
) -> None:
    live.open_library()
    assert live.reports.entries() == [] and live.work.tasks
    loop.until(lambda: len(live.reports.entries()) == 4 and not live.work.tasks)
    assert live.comparisons.of(MANDATES) is None
    loop.until(lambda: live.comparisons.of(MANDATES))
    live.searching.search("corruption")
    live.searching.search("piracy")
    loop.until(lambda: live.searching.results)
    assert live.searching.results and live.searching.results.query.text == "piracy"


def test_an_import_is_cancelled_between_files(live: Session, loop: Loop, tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number:02}.txt").write_text(f"I. Introduction\n\n1. Report {number}.\n\n2. More of {number}.\n")
    live.open_library(tmp_path / "library")
    live.imports.start(sorted(tmp_path.glob("*.txt")))
    loop.until(lambda: any(task.title == "Importing" and task.done >= 2 for task in live.work.tasks))
    live.work.cancel()
    loop.until(lambda: not live.work.tasks)
    assert 2 <= len(live.reports.entries()) < 30


def test_a_cancelled_comparison_is_made_when_it_is_asked_for_again(
    before_the_first_start: None, live: Session, loop: Loop
) -> None:
    live.open_library()
    loop.until(lambda: len(live.reports.entries()) == 4 and not live.work.tasks)
    assert live.comparisons.of(MANDATES) is None
    live.work.cancel()
    loop.until(lambda: not live.work.tasks)
    assert live.comparisons.of(MANDATES) is None
    loop.until(lambda: live.comparisons.of(MANDATES))
