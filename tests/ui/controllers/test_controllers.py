"""The controller of every feature by itself: on a session, without a window."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from explorer.commands import Registry, Unavailable, commands_of
from explorer.model.comparison import CorrectionKind
from explorer.places import Mode, Place
from explorer.present.grouping import Grouping
from explorer.search.results import Order
from explorer.session import Session
from explorer.ui.compare.controller import Compare
from explorer.ui.digest.controller import Digest
from explorer.ui.elsewhere.controller import Elsewhere
from explorer.ui.figures.controller import Figures
from explorer.ui.imports.alike import AlikeSeries
from explorer.ui.imports.controller import Imports
from explorer.ui.imports.properties import ReportProperties
from explorer.ui.life_line.controller import LifeLines
from explorer.ui.life_line.view import LifeLineSheet
from explorer.ui.overview.controller import HINT, Overview
from explorer.ui.passages.controller import Passages
from explorer.ui.read.controller import Read
from explorer.ui.read.finding import Finding
from explorer.ui.read.original import Original
from explorer.ui.search.arranging import Arranging
from explorer.ui.search.controller import Search
from explorer.ui.search.saved import Saved
from explorer.ui.shell.conditions import needs_search
from explorer.ui.shell.finder import Finder
from explorer.ui.shell.preferences import Preferences
from explorer.ui.shell.targets import Targets
from explorer.ui.shell.toolbar import SearchField
from tests.library.documents import add
from tests.narrow import known
from tests.ui.fakes import Around, hindrance, ids, place


def test_overview_shows_the_series_and_compares_the_section_of_the_row(
    around: Around, session: Session, preferences: Preferences, qtbot: QtBot
) -> None:
    overview, filled = Overview(around.shell, preferences), []
    overview.filled.connect(lambda: filled.append(True))
    qtbot.addWidget(overview.view)
    overview.show(session.reader.place, refreshing=False)
    older, newer = ids(session)
    assert filled and [report.id for report in overview.view.reports] == [older, newer]
    overview.view.matrix.setCurrentIndex(overview.view.matrix.model().index(0, 2))
    assert overview.in_hand() == (newer, "sec_I")
    overview.compare()
    assert session.reader.place == Place(Mode.COMPARE, newer, "sec_I", older)
    overview.view.hint_dismissed.emit()
    assert preferences.settings.dismissed == (HINT,)


def test_read_marks_what_is_kept_and_what_was_found(
    around: Around, session: Session, preferences: Preferences, qtbot: QtBot
) -> None:
    original = Original(around.shell, preferences, lambda mode: None)
    read = Read(around.shell, original, lambda: ["countries"])
    qtbot.addWidget(read.view)
    read.show(place(session, Mode.READ, "para_9"), refreshing=False)
    assert read.view.text.current_eid() == "para_9"
    read.pick()
    read.mark_passages()
    assert [passage.address.eid for passage in read.view.text._picked] == ["para_9"]
    assert read.sentence_in_hand() == (ids(session)[1], "para_9", 0)
    read.next_link()
    assert around.said == ["This paragraph has no links."]


def test_finding_steps_through_its_own_words_or_else_through_the_hits_of_the_search(
    around: Around, session: Session, preferences: Preferences, qtbot: QtBot
) -> None:
    read = Read(around.shell, Original(around.shell, preferences, lambda mode: None), list)
    qtbot.addWidget(read.view)
    stepped: list[int] = []
    below: list[QWidget] = []
    finding = Finding(around.shell, read, stepped.append, below.append)
    around.window.show()
    assert below == [finding.line] and hindrance(finding, "search.next") == "Nothing is being searched for."
    finding.step(-1)
    assert stepped == [-1]
    around.places.lens = read
    read.show(place(session, Mode.READ, "para_1"), refreshing=False)
    finding.open()
    finding.line.field.setText("countries")
    finding.step(1)
    assert finding.line.said() == "1 of 1" and stepped == [-1]
    assert not hindrance(finding, "search.next")


def test_the_original_page_goes_to_read_and_is_remembered(
    around: Around, session: Session, preferences: Preferences
) -> None:
    fitted: list[Mode] = []
    original = Original(around.shell, preferences, fitted.append)
    assert hindrance(original, "original.next") == "Show the original page first, with <view.original>."
    original.toggle()
    assert around.places.asked == [("open_mode", Mode.READ)] and fitted == [Mode.READ]
    assert original.shown and preferences.settings.page_beside


def test_compare_steps_through_the_changes_and_says_where_the_reader_is(
    around: Around, session: Session, qtbot: QtBot
) -> None:
    compare = Compare(around.shell, Targets(session, around.shell.series))
    qtbot.addWidget(compare.view)
    older, newer = ids(session)
    compare.show(place(session, Mode.COMPARE, "sec_I"), refreshing=False)
    assert compare.in_hand() == (newer, "sec_I") and compare.beside(newer) == older
    around.places.asked.clear()
    compare.step_change(1)
    assert [name for name, *_ in around.places.asked] == ["moved"]
    around.places.years = False
    compare.choose_other(-1)
    assert around.said == ["There is no earlier year."]
    compare.pick()
    assert len(session.passages.all()) == 1


def test_two_sections_are_chosen_by_hand(around: Around, session: Session, qtbot: QtBot) -> None:
    compare = Compare(around.shell, Targets(session, around.shell.series))
    older, newer = ids(session)
    assert hindrance(compare, "compare.hand") == "Choose a paragraph first."
    place(session, Mode.READ, "para_9")
    compare.choose_by_hand()
    finder = known(around.window.findChild(Finder))
    finder.field.setText("2020 II.B")
    finder.field.entered.emit()
    assert around.places.asked == [("compare_alone", (newer, "para_9"), (older, "sec_II__sec_B")), ("focus",)]


def test_figures_say_how_to_get_to_them(around: Around, session: Session, qtbot: QtBot) -> None:
    figures = Figures(around.shell)
    qtbot.addWidget(figures.view)
    assert hindrance(figures, "figures.sort") == "This works in Figures. Open them with <view.figures>."
    figures.show(place(session, Mode.FIGURES), refreshing=False)
    assert [report.year for report in figures.view.reports] == [2020, 2021]
    assert bool(hindrance(figures, "figures.sort")) is (figures.view.message is not None)


def test_the_digest_tells_of_one_section_or_of_all(around: Around, session: Session, qtbot: QtBot) -> None:
    digest = Digest(around.shell)
    qtbot.addWidget(digest.view)
    assert hindrance(digest, "digest.brief") == "This works in What changed. Open it with <view.digest>."
    digest.show(place(session, Mode.DIGEST, "para_6"), refreshing=False)
    assert not hindrance(digest, "digest.brief")
    session.reader.go(replace(session.reader.place, scope="sec_II"))
    digest.show(session.reader.place, refreshing=False)
    assert digest.view.scope.isChecked() and digest.view.totals.text().startswith("This section: ")
    session.reader.go(replace(session.reader.place, scope=None))
    digest.show(session.reader.place, refreshing=False)
    assert not digest.view.scope.isChecked() and digest.view.totals.text().startswith("Whole report: ")
    around.places.asked.clear()
    assert digest.step_paragraph(1) is None
    assert [name for name, *_ in around.places.asked] == ["moved"]
    digest.view.scope.click()
    assert around.commands.ran == ["place.scope"]


def test_elsewhere_keeps_what_the_reader_says_of_the_counterpart(
    around: Around, session: Session, qtbot: QtBot
) -> None:
    unfolded: list[bool] = []
    elsewhere = Elsewhere(around.shell, lambda: unfolded.append(True))
    qtbot.addWidget(elsewhere.view)
    older, newer = ids(session)
    in_hand: list[Any] = [None]
    around.places.lens = SimpleNamespace(in_hand=lambda: in_hand[0], beside=lambda report: older)
    place(session, Mode.READ)
    elsewhere.focus()
    assert unfolded and "(<elsewhere.focus>)" in hindrance(elsewhere, "elsewhere.pin")
    in_hand[0] = (newer, "para_1")
    elsewhere.focus()
    target = elsewhere.view.target()
    assert target is not None and (target.report, target.eid) == (older, "para_1")
    Registry(commands_of(elsewhere)).run("elsewhere.pin")
    assert [correction.kind for correction in session.corrections.all()] == [CorrectionKind.PIN]
    elsewhere.view.list.activated.emit(elsewhere.view.list.currentIndex())
    assert around.places.asked == [("compare", (newer, "para_1"), (older, "para_1"))]


def test_whether_something_can_be_said_is_asked_without_a_trace(around: Around, session: Session, qtbot: QtBot) -> None:
    elsewhere = Elsewhere(around.shell, lambda: None)
    qtbot.addWidget(elsewhere.view)
    older, newer = ids(session)
    in_hand = [(newer, "para_1")]
    around.places.lens = SimpleNamespace(in_hand=lambda: in_hand[0], beside=lambda report: older)
    place(session, Mode.READ)
    elsewhere.focus()
    before = elsewhere.view.target()
    in_hand[0] = (newer, "para_2")
    elsewhere.show()
    assert not hindrance(elsewhere, "elsewhere.part") and elsewhere.view.target() == before
    Registry(commands_of(elsewhere)).run("elsewhere.part")  # Of what is in hand, though the pane had yet to follow.
    (said,) = session.corrections.all()
    assert {eid for _, eid in said.places} == {"para_2"}


def test_a_life_line_needs_a_sentence(around: Around, session: Session) -> None:
    lines = LifeLines(around.shell)
    assert hindrance(lines, "sentence.life") == "This works in Read and Compare."
    place(session, Mode.READ, "para_9")
    around.places.lens = SimpleNamespace(sentence_in_hand=lambda: (ids(session)[1], "para_9", 0))
    lines.open()
    sheet = known(around.window.findChild(LifeLineSheet))
    assert len(sheet.rows) == 2 and "2020" in sheet.span.text()


def test_passages_are_counted_copied_and_shifted(around: Around, session: Session, qtbot: QtBot) -> None:
    counts: list[int] = []
    passages = Passages(around.shell, counts.append, lambda report, words, eid: None)
    qtbot.addWidget(passages.view)
    assert hindrance(passages, "passages.copy") == "No passages yet. Add one with <passages.add>."
    for eid in ("para_1", "para_2"):
        session.passages.add(ids(session)[1], eid)
    passages.show()
    assert counts == [2]
    passages.view.list.setCurrentIndex(passages.view.list.cards.index(1, 0))
    passages.shift(-1)
    assert [passage.address.eid for passage in session.passages.all()] == ["para_2", "para_1"]
    passages.copy()
    assert around.said == ["Copied 2 passages with citations."] and "2021" in QApplication.clipboard().text()


def test_files_that_are_dropped_are_read_and_shown_in_the_drawer(
    around: Around, session: Session, tmp_path: Path
) -> None:
    drawers: list[QWidget] = []
    imports = Imports(around.shell, drawers.append, lambda page: None, lambda: "Imported.", lambda wanted: None)
    file = tmp_path / "report.txt"
    file.write_text("I. Introduction\n\n1. Seizures of arms rose in 2019.\n\n2. They fell in 2020.\n")
    imports.start([str(file)])
    assert len(session.reports.entries()) == 3
    around.window.show()
    imports.toggle()
    assert [type(drawer).__name__ for drawer in drawers] == ["ImportsView"] and imports.shown
    imports.close()
    assert not imports.shown


def test_a_report_is_corrected(around: Around, session: Session, qtbot: QtBot) -> None:
    properties, newer = ReportProperties(around.shell), ids(session)[1]
    assert hindrance(properties, "report.properties") == "Open a report first."
    properties.edit("gone")
    assert around.window.findChild(QDialog) is None
    properties.edit(newer)
    dialog = known(around.window.findChild(QDialog))
    next(button for button in dialog.findChildren(QPushButton) if button.isDefault()).click()
    assert session.library.entry(newer).year == 2021


def test_series_that_are_alike_are_joined_or_kept_apart(around: Around, session: Session, tmp_path: Path) -> None:
    alike = AlikeSeries(around.shell)
    alike.suggest()
    assert around.said == ["No series is like another one."] and around.window.findChild(QDialog) is None
    add(session.library, tmp_path / "files", "one.txt", "The state of the tropical forests of the world")
    add(session.library, tmp_path / "files", "two.txt", "The state of the tropical forests of the whole world")
    alike.suggest()
    dialog = known(around.window.findChild(QDialog))
    join, apart = (button for button in dialog.findChildren(QPushButton) if button.text() != "Close")
    assert not join.isEnabled() and not apart.isEnabled()
    known(dialog.findChild(QListWidget)).selectAll()
    join.click()
    assert len(session.reports.series()) == 2 and not dialog.isVisible()
    session.library.user.undo()
    assert len(session.reports.series()) == 3


@pytest.fixture
def search(around: Around, qtbot: QtBot) -> Search:
    field = SearchField(around.shell.theme, "Search", parent=around.window)
    search = Search(around.shell, field, lambda shown: None, lambda: None)
    qtbot.addWidget(search.view)
    around.shell.session.searching.changed.connect(search.show_results)
    return search


def test_a_search_shows_its_hits_and_goes_to_one(around: Around, session: Session, search: Search) -> None:
    assert not search.stands and needs_search(search) == "Nothing is being searched for."
    search.search("countries ")
    assert (search.stands, search.view.finds, search.phrases()) == (True, True, ["countries"])
    search.step(1)
    assert session.reader.place.mode == Mode.READ and around.places.asked == [("focus",)]
    search.leave()
    assert (search.stands, search.phrases()) == (False, [])


def test_results_are_sorted_grouped_and_narrowed(session: Session, search: Search) -> None:
    arranging = Arranging(search)
    registry = Registry(commands_of(arranging))
    with pytest.raises(Unavailable, match="Nothing is being searched for"):
        registry.run("search.narrow")
    search.search("countries ")
    registry.run("search.narrow")
    assert search.view.head.narrowing
    registry.run("search.sort.year")
    registry.run("search.group.report")
    assert (session.searching.order, search.grouping) == (Order.YEAR, Grouping.REPORT)


def test_a_search_is_saved_and_forgotten(session: Session, search: Search) -> None:
    registry = Registry(commands_of(Saved(search, lambda text, offers: None)))
    with pytest.raises(Unavailable, match="No search is saved, and none was made lately"):
        registry.run("search.saved")
    search.search("countries ")
    registry.run("search.save")
    assert session.saved_searches.all() == ["countries"]
    search.step(1)
    registry.run("search.forget")
    assert session.saved_searches.recent() == []
