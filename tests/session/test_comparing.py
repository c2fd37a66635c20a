"""Comparisons of a session: made once, kept on disk, and made again when the user says something of their links."""

import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from explorer.compare.comparing import pair_job, series_job
from explorer.compare.reasons import PINNED
from explorer.errors import ExplorerError
from explorer.jobs import ChildProcess, Job, Progress
from explorer.library import Library
from explorer.model.comparison import Comparison, CorrectionKind, Pair
from explorer.model.report import Report
from explorer.places import Mode, Place
from explorer.session import Notice, Session
from tests.session.conftest import Loop

OLDER = """I. Wildlife

1. Ivory, rosewood and pangolin scales were seized by wildlife authorities at the port of Mombasa.

II. Prisons

2. Prison overcrowding was reduced in Kyrgyzstan by parole boards, workshops and early release.
"""
NEWER = OLDER.replace("port of Mombasa", "harbour of Mombasa").replace("workshops", "shops")


@pytest.fixture
def two(session: Session, tmp_path: Path) -> tuple[str, str]:
    """The ids of two reports in an open library."""
    return fill(session, tmp_path / "library", tmp_path)


def fill(session: Session, library: Path, folder: Path, words: str = OLDER) -> tuple[str, str]:
    for name, text in (("one.txt", words), ("two.txt", NEWER)):
        (folder / name).write_text(text)
    session.open_library(library)
    session.imports.start([folder / "one.txt", folder / "two.txt"])
    older, newer = (each.id for each in session.imports.results)
    assert older and newer
    return older, newer


def links(session: Session, older: str, newer: str) -> set[tuple[str | None, str | None]]:
    pair = session.comparisons.pair(older, newer)
    assert isinstance(pair, Pair)
    return {(link.left, link.right) for link in pair.paragraphs}


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """The pairs that are really made, by their places in the series; (0, 0) for one that is made by itself."""
    counted: list[tuple[int, int]] = []
    original = ChildProcess.perform

    def counting(child: ChildProcess, function: object, *args: Any, **options: float | None) -> Job[object]:
        if function is series_job:
            counted.extend(args[2])
        elif function is pair_job:
            counted.append((0, 0))
        return original(child, function, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(ChildProcess, "perform", counting)
    return counted


def test_a_comparison_is_made_once_and_the_next_start_finds_it(
    session: Session, two: tuple[str, str], made: list[tuple[int, int]], live: Session, loop: Loop
) -> None:
    first = session.comparisons.pair(*two)
    assert session.comparisons.pair(*two) is first and len(made) == 1
    live.open_library(session.library.folder)
    assert live.comparisons.pair(*two) is None
    loop.until(lambda: live.comparisons.pair(*two))
    assert live.comparisons.pair(*two) == first and len(made) == 1


def test_a_damaged_comparison_is_made_again_without_a_word(
    session: Session, two: tuple[str, str], made: list[tuple[int, int]], said: list[Notice], live: Session, loop: Loop
) -> None:
    first = session.comparisons.pair(*two)
    for kept in (session.library.cache_folder / "comparisons").iterdir():
        kept.write_bytes(kept.read_bytes()[:-10])
    said.clear()
    live.open_library(session.library.folder)
    loop.until(lambda: live.comparisons.pair(*two))
    assert live.comparisons.pair(*two) == first and len(made) == 2 and said == []


def test_a_report_that_cannot_be_opened_is_left_out_and_nothing_kept(session: Session, two: tuple[str, str]) -> None:
    (session.library.reports_folder / two[0] / "report.xml").write_text("damaged")
    session.open_library(session.library.folder)  # What was imported just now is still at hand in the one open.
    assert session.comparisons.pair(*two) is None
    assert not (session.library.cache_folder / "comparisons").exists()


def test_a_pin_makes_the_comparison_anew_and_undo_brings_the_former_back(
    session: Session, two: tuple[str, str], said: list[Notice], made: list[tuple[int, int]]
) -> None:
    older, newer = two
    ready: list[str] = []
    before = links(session, older, newer)
    session.comparisons.changed.connect(ready.append)
    session.corrections.pin(newer, "para_2", older, "para_1")
    assert said[-1].text == "two.txt, para. 2 and one.txt, para. 1 are pinned together."
    assert said[-1].undo == "edit.undo"
    assert links(session, older, newer) == {("para_1", "para_2"), (None, "para_1"), ("para_2", None)}
    reported = len(ready)
    assert reported > 0 and len(made) == 2
    session.undo()
    assert said[-1].text == "Undone: pinning two.txt, para. 2 and one.txt, para. 1 together."
    assert links(session, older, newer) == before and len(ready) == 2 * reported
    session.redo()
    assert ("para_1", "para_2") in links(session, older, newer) and len(made) == 2
    session.corrections.pin(newer, "para_2", older, "para_1")
    assert said[-1].undo is None  # Nothing was new, and undoing would take back something else.


def test_links_are_broken_places_left_alone_and_all_is_withdrawn(session: Session, two: tuple[str, str]) -> None:
    older, newer = two
    session.corrections.set_apart(older, "para_1", newer, "para_1")
    session.corrections.set_alone(newer, "para_2", older)
    assert links(session, older, newer) == {(None, "para_1"), (None, "para_2"), ("para_1", None), ("para_2", None)}
    assert [each.kind for each in session.corrections.all()] == [CorrectionKind.APART, CorrectionKind.ALONE]
    for correction in session.corrections.all():
        session.corrections.withdraw(correction)
    assert links(session, older, newer) == {("para_1", "para_1"), ("para_2", "para_2")}


def test_what_is_withdrawn_is_named(session: Session, two: tuple[str, str], said: list[Notice]) -> None:
    older, newer = two
    session.corrections.pin(older, "sec_I", newer, "sec_II")
    session.corrections.set_alone(older, "para_2", newer)
    pin, alone = session.corrections.all()
    assert session.corrections.of(newer, "sec_II") == [pin] and session.corrections.of(older, "para_2") == [alone]
    session.corrections.withdraw(pin)
    assert said[-1].text == "The correction of one.txt, sect. I and two.txt, sect. II was withdrawn."
    session.corrections.withdraw(alone)
    assert said[-1].text == "The correction of one.txt, para. 2 was withdrawn."
    session.undo()
    assert said[-1].text == "Undone: withdrawing the correction of one.txt, para. 2."
    assert session.corrections.all() == [alone]
    session.reports.remove(two)
    session.corrections.withdraw(alone)
    assert said[-1].text == "The correction was withdrawn."


def test_sections_are_pinned_by_their_paths(session: Session, two: tuple[str, str]) -> None:
    older, newer = two
    session.corrections.pin(older, "sec_I", newer, "sec_II")
    (correction,) = session.corrections.all()
    assert correction.section and {correction.one.label, correction.other.label} == {"I", "II"}
    pair = session.comparisons.pair(older, newer)
    assert pair and [link.reasons for link in pair.sections if link.left == "sec_I"] == [(PINNED,)]


def test_what_cannot_correspond_is_refused(session: Session, two: tuple[str, str]) -> None:
    older, newer = two
    with pytest.raises(ExplorerError, match="never counterparts"):
        session.corrections.pin(older, "para_1", newer, "sec_I")
    with pytest.raises(ExplorerError, match="different reports"):
        session.corrections.set_apart(older, "para_1", older, "para_2")
    with pytest.raises(ExplorerError, match="different reports"):
        session.corrections.set_alone(older, "para_1", older)
    with pytest.raises(ExplorerError, match="no section or paragraph at “para_9”"):
        session.corrections.pin(older, "para_9", newer, "para_1")
    assert session.corrections.all() == []


def test_two_sections_are_compared_by_hand_as_the_open_library_has_them(session: Session, tmp_path: Path) -> None:
    older, newer = fill(session, tmp_path / "library", tmp_path)
    chosen = (older, "sec_I"), (newer, "sec_II")
    first = session.by_hand.compared(*chosen)
    assert first and session.by_hand.compared(*chosen) is first
    assert [each.title for each in (*first.older.sections, *first.newer.sections)] == ["Wildlife", "Prisons"]
    (tmp_path / "other").mkdir()
    words = OLDER.replace("pangolin scales", "feathers")
    assert fill(session, tmp_path / "other library", tmp_path / "other", words) == (older, newer)
    second = session.by_hand.compared(*chosen)
    assert second and "feathers" in second.older.paragraphs()[0].words


def test_comparing_by_hand_is_told_to_have_stopped_and_begins_again_when_asked(
    live: Session, loop: Loop, tmp_path: Path
) -> None:
    (tmp_path / "one.txt").write_text(OLDER)
    (tmp_path / "two.txt").write_text(NEWER)
    live.open_library(tmp_path / "library")
    live.imports.start([tmp_path / "one.txt", tmp_path / "two.txt"])
    loop.until(lambda: len(live.imports.results) == 2 and not live.work.tasks)
    older, newer = (each.id or "" for each in live.imports.results)
    stopped: list[str] = []
    live.comparisons.stopped.connect(stopped.append)
    chosen = (older, "sec_I"), (newer, "sec_II")
    assert live.by_hand.compared(*chosen) is None
    live.work.cancel()
    loop.until(lambda: stopped)
    assert live.by_hand.compared(*chosen) is None
    loop.until(lambda: live.by_hand.compared(*chosen))
    assert stopped == [live.library.entry(newer).series]


def test_corrections_hold_for_the_compare_verb_too(session: Session, two: tuple[str, str]) -> None:
    older, newer = two
    session.corrections.pin(older, "para_1", newer, "para_2")
    reports = [session.reports.report(id) for id in two]
    (pair,) = session.comparisons.compare(reports).pairs
    assert ("para_1", "para_2") in {(link.left, link.right) for link in pair.paragraphs}


def test_while_it_is_made_anew_the_former_comparison_is_shown(live: Session, loop: Loop, tmp_path: Path) -> None:
    for name, text in (("one.txt", OLDER), ("two.txt", NEWER)):
        (tmp_path / name).write_text(text)
    live.open_library(tmp_path / "library")
    live.imports.start([tmp_path / "one.txt", tmp_path / "two.txt"])
    loop.until(lambda: len(live.imports.results) == 2 and not live.work.tasks)
    older, newer = (each.id or "" for each in live.imports.results)
    loop.until(lambda: live.comparisons.pair(older, newer))
    first = live.comparisons.pair(older, newer)
    live.corrections.pin(older, "para_1", newer, "para_2")
    assert live.comparisons.pair(older, newer) is first
    loop.until(lambda: live.comparisons.pair(older, newer) is not first)
    assert ("para_1", "para_2") in links(live, older, newer)


def test_corrections_go_to_another_library_as_a_file(
    session: Session, two: tuple[str, str], said: list[Notice], tmp_path: Path
) -> None:
    older, newer = two
    session.corrections.pin(older, "para_1", newer, "para_2")
    session.corrections.set_alone(newer, "para_1", older)
    made, wanted = session.corrections.all(), links(session, older, newer)
    session.corrections.export(tmp_path / "corrections.json")
    session.open_library(tmp_path / "other")
    session.corrections.take_over(tmp_path / "corrections.json")
    assert said[-1].text == "2 corrections read. 2 of them for reports that are not in this library."
    assert session.corrections.all() == made
    assert fill(session, tmp_path / "other", tmp_path) == two
    assert links(session, older, newer) == wanted


def test_a_file_from_another_reading_is_placed_anew_and_what_is_gone_left_out(
    session: Session, two: tuple[str, str], said: list[Notice], tmp_path: Path
) -> None:
    session.corrections.pin(two[0], "para_1", two[1], "para_2")
    (made,) = session.corrections.all()
    file = tmp_path / "corrections.json"
    session.corrections.export(file)
    session.undo()
    text = file.read_text().replace('"para_1"', '"para_77"').replace('"label": "1"', '"label": "77"')
    file.write_text(text)
    session.corrections.take_over(file)
    assert session.corrections.all() == [made] and said[-1].text == "1 correction read."
    session.undo()
    assert session.corrections.all() == [] and said[-1].text.startswith("Undone: reading the corrections of")
    file.write_text(text.replace(made.one.digest, "0" * 16).replace(made.other.digest, "0" * 16))
    session.corrections.take_over(file)
    assert session.corrections.all() == []
    assert said[-1].text == "0 corrections read. 1 more correction left out: the places are not in these reports."


def test_comparing_is_given_up_when_the_reader_goes_where_it_is_not_wanted(
    live: Session, loop: Loop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[str] = []
    steps: list[str] = []

    def endless(*_: object) -> Job[Comparison]:
        try:
            while True:
                steps.append("on")
                yield Progress(0, 0, "on and on")
                time.sleep(0.01)
        finally:
            ended.append("given up")

    for name, text in (("one.txt", OLDER), ("two.txt", NEWER), ("three.txt", OLDER + NEWER)):
        (tmp_path / name).write_text(text)
    live.open_library(tmp_path / "library")
    live.imports.start([tmp_path / name for name in ("one.txt", "two.txt", "three.txt")])
    loop.until(lambda: len(live.imports.results) == 3 and not live.work.tasks)
    older, newer, third = (each.id or "" for each in live.imports.results)
    monkeypatch.setattr(ChildProcess, "perform", endless)
    live.comparisons.pair(older, newer)
    loop.until(lambda: any(task.text == "on and on" for task in live.work.tasks))
    live.reader.go(Place(Mode.COMPARE, newer, None, older))
    live.reader.go(Place(Mode.READ, newer))
    assert not ended
    live.reader.go(Place(Mode.READ, third))
    loop.until(lambda: ended and not live.work.tasks)
    live.reader.go(Place(Mode.READ, newer))
    live.comparisons.of(live.library.entry(newer).series, elsewhere=True)
    live.reader.go(Place(Mode.READ, third))
    steps.clear()
    loop.until(lambda: len(steps) > 3)  # Work that is cancelled ends at its next step.


def test_what_was_said_and_taken_back_at_once_is_not_compared(live: Session, loop: Loop, tmp_path: Path) -> None:
    for name, text in (("one.txt", OLDER), ("two.txt", NEWER)):
        (tmp_path / name).write_text(text)
    live.open_library(tmp_path / "library")
    live.imports.start([tmp_path / "one.txt", tmp_path / "two.txt"])
    loop.until(lambda: len(live.imports.results) == 2 and not live.work.tasks)
    older, newer = (each.id or "" for each in live.imports.results)
    loop.until(lambda: live.comparisons.pair(older, newer))
    changes: list[int] = []
    live.corrections.changed.connect(lambda: changes.append(1))
    first = live.comparisons.pair(older, newer)
    live.corrections.pin(older, "para_1", newer, "para_2")
    live.undo()
    loop.until(lambda: len(changes) == 2 and not live.work.tasks)
    assert live.comparisons.pair(older, newer) is first


def test_what_was_compared_before_the_library_changed_is_not_kept_on_show(
    session: Session, two: tuple[str, str], tmp_path: Path
) -> None:
    series = session.library.entry(two[0]).series
    before = session.comparisons.of(series)
    (tmp_path / "three.txt").write_text(NEWER.replace("parole", "prison"))
    session.imports.start([tmp_path / "three.txt"])
    after = session.comparisons.of(session.library.entry(two[0]).series)
    assert before and after and len(session.comparisons._latest) == 1


def test_what_was_there_already_when_it_was_wanted_elsewhere_is_cancelled_like_any_other(
    live: Session, loop: Loop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = "one.txt", "two.txt", "three.txt"
    for name, text in zip(names, (OLDER, NEWER, OLDER + NEWER), strict=True):
        (tmp_path / name).write_text(text)
    live.open_library(tmp_path / "library")
    live.imports.start([tmp_path / name for name in names])
    loop.until(lambda: len(live.imports.results) == 3 and not live.work.tasks)
    older, newer, third = (each.id or "" for each in live.imports.results)
    for id, series in ((older, "Yearly"), (newer, "Yearly"), (third, "Another")):
        live.reports.correct(id, series=series)
    loop.until(lambda: {*live.reports.series()} == {"Yearly", "Another"} and not live.work.tasks)
    loop.until(lambda: live.comparisons.of("Yearly"))
    assert live.comparisons.of("Yearly", elsewhere=True)
    began, ended = list[int](), list[int]()

    def endless(*_: object) -> Job[Comparison]:
        began.append(1)
        try:
            while True:
                yield Progress(0, 0)
                time.sleep(0.01)
        finally:
            ended.append(1)

    monkeypatch.setattr(ChildProcess, "perform", endless)
    live.reader.go(Place(Mode.READ, newer))
    live.corrections.pin(older, "para_1", newer, "para_2")
    loop.until(lambda: began)
    live.reader.go(Place(Mode.READ, third))
    loop.until(lambda: ended and not live.work.tasks)


def test_a_report_read_anew_while_it_is_compared_leaves_no_piece_under_its_old_name(
    session: Session, two: tuple[str, str], made: list[tuple[int, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    older, newer = two
    document = session.library.folder / "reports" / newer / "report.xml"
    before, original, replaced = document.read_bytes(), Library.report, list[int]()
    after = before.replace(b"pangolin scales", b"rhinoceros horns")
    assert after != before

    def replacing(library: Library, id: str) -> Report:
        if not replaced:
            replaced.append(1)
            document.write_bytes(after)
        return original(library, id)

    monkeypatch.setattr(Library, "report", replacing)
    found = session.comparisons.pair(older, newer)
    assert found and replaced
    count = len(made)
    document.write_bytes(before)
    session.comparisons.forget()
    again = session.comparisons.pair(older, newer)
    assert again and len(made) == count + 1 and again != found


def test_a_report_read_anew_is_compared_anew_though_nothing_else_of_it_is_another(
    session: Session, two: tuple[str, str]
) -> None:
    older, newer = two
    before = session.comparisons.pair(older, newer)
    entry, report = session.library.entry(newer), session.reports.report(newer)
    others = report.sections[0].blocks[0], report.sections[1].blocks[0]
    swapped = [replace(section, blocks=(block,)) for section, block in zip(report.sections, others[::-1], strict=True)]
    session.library.mend(newer, replace(report, series="", sections=tuple(swapped)))
    assert session.library.entry(newer) == entry
    after = session.comparisons.pair(older, newer)
    assert before and after and after != before
