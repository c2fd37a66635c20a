"""One place for all views: the section, the years, the scope and the filter are the same however they are looked at."""

import os
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from explorer.model.report import Report
from explorer.places import Mode, Only, Place
from explorer.ui.compare.view import CompareView
from explorer.ui.desk import Desk
from explorer.ui.digest.view import DigestView
from explorer.ui.figures.model import Role as FigureRole
from explorer.ui.figures.view import FiguresView
from explorer.ui.overview.model import Role
from explorer.ui.overview.view import OverviewView
from explorer.ui.shell.actions import is_single
from explorer.ui.widgets.keyboard import has_keyboard
from explorer.ui.widgets.overlay import Overlay
from tests.narrow import a, known
from tests.ui.desks import focus, newest, opened, press, until
from tests.ui.wandering import Wanderer

EVENTS = 20_000 if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else 500
"""Some are tried each time, forty times as many with HYPOTHESIS_PROFILE=thorough."""
SEED = 20_261
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def shared(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with opened(qapp, tmp_path_factory.mktemp("home")) as desk:
        yield desk


@pytest.fixture
def desk(shared: Desk) -> Desk:
    """The window at paragraph 50 of the newest report, in Read."""
    shared.session.reader.go(Place(Mode.READ, newest(shared), known(report(shared).paragraph("50")).eid))
    settle(shared)
    return shared


def report(desk: Desk) -> Report:
    return desk.session.reports.report(newest(desk))


def settle(desk: Desk) -> None:
    QApplication.processEvents()
    until(lambda: not desk.session.work.tasks)
    QApplication.processEvents()


def look(desk: Desk, mode: Mode) -> Place:
    """Choose a view; the place then."""
    desk.actions.run(f"view.{mode}")
    settle(desk)
    return desk.session.reader.place


@pytest.mark.slow
def test_a_reader_who_wanders_is_never_lost(desk: Desk) -> None:
    Wanderer(desk, SEED).wander(EVENTS)


def test_figures_stand_on_one_of_the_paragraph_in_hand_until_the_reader_takes_another(desk: Desk) -> None:
    paragraph = known(report(desk).paragraph("69")).eid
    desk.session.reader.go(Place(Mode.READ, newest(desk), paragraph))
    look(desk, Mode.FIGURES)
    view = a(FiguresView, desk.window.centre.current())
    of_the_paragraph = view.reports.index(report(desk)), paragraph
    assert view.table.currentIndex().row() > 0
    assert of_the_paragraph in view.table.currentIndex().data(FigureRole.STATED)
    view.table.selectRow(0)
    desk.navigation.refresh()
    look(desk, Mode.READ)
    look(desk, Mode.FIGURES)
    assert view.table.currentIndex().row() == 0


def test_changing_the_view_never_moves_the_reader(desk: Desk) -> None:
    here = desk.session.reader.place
    for mode in (Mode.OVERVIEW, Mode.DIGEST, Mode.FIGURES, Mode.COMPARE, Mode.OVERVIEW, Mode.COMPARE, Mode.READ):
        assert look(desk, mode) == replace(here, mode=mode)
    for _ in range(7):
        desk.session.reader.back()
    assert desk.session.reader.place == here


def test_a_filter_that_hides_what_is_in_hand_moves_nobody(desk: Desk) -> None:
    here = replace(desk.session.reader.place, only=Only.DROPPED, words="zebra", other=desk.series.ids()[0])
    desk.session.reader.go(here)
    for mode in (Mode.COMPARE, Mode.DIGEST, Mode.OVERVIEW, Mode.FIGURES, Mode.READ):
        assert look(desk, mode) == replace(here, mode=mode)
        assert desk.window.toolbar.breadcrumb.text().endswith(" · 2018 → 2021 · Dropped · “zebra”")


def test_other_years_that_hide_what_is_in_hand_leave_the_place_before_as_it_was(desk: Desk) -> None:
    section = "sec_IV__sec_E__sec_4__sec_e"
    here = replace(desk.session.reader.place, mode=Mode.OVERVIEW, eid=section, only=Only.MOVED)
    desk.session.reader.go(here)
    settle(desk)
    a(OverviewView, desk.navigation.lens.view).choose_years(0, 1)
    settle(desk)
    assert desk.series.pair() == tuple(desk.series.ids()[:2])
    desk.session.reader.back()
    assert desk.session.reader.place == here


def test_a_filter_is_that_of_every_view_and_back_takes_it_back(desk: Desk) -> None:
    look(desk, Mode.COMPARE)
    compare = a(CompareView, desk.navigation.lens.view)
    before = desk.session.reader.place
    compare.totals.only.chip(Only.NEW).click()
    assert desk.session.reader.place.only is Only.NEW
    look(desk, Mode.DIGEST)
    digest = a(DigestView, desk.navigation.lens.view)
    assert digest.only.current is Only.NEW and {row.label for row in digest.list.shown.rows if row.kind} == {"New"}
    look(desk, Mode.OVERVIEW)
    overview = a(OverviewView, desk.navigation.lens.view)
    assert overview.filters.only is Only.NEW and overview._model.matrix.narrowed
    for _ in range(3):
        desk.session.reader.back()
    assert desk.session.reader.place == before and compare._compared.only is Only.ALL


def test_a_filter_of_another_view_is_seen_where_it_holds(desk: Desk) -> None:
    desk.session.reader.go(replace(desk.session.reader.place, mode=Mode.COMPARE, only=Only.EDITED))
    chips = a(CompareView, desk.navigation.lens.view).totals.only

    def chosen() -> tuple[Only, bool]:
        return chips.current, chips.chip(Only.EDITED).isHidden()

    assert chosen() == (Only.EDITED, False)
    desk.session.reader.go(replace(desk.session.reader.place, only=Only.DOCUMENTS))
    assert chosen() == (Only.ALL, True)
    assert "This view shows all" in desk.window.toolbar.breadcrumb.button("Documents").accessibleDescription()


def test_overview_stands_on_the_row_of_the_place_and_keeps_it_in_sight(desk: Desk) -> None:
    section = known(report(desk).section_of(known(desk.session.reader.place.eid)))
    look(desk, Mode.OVERVIEW)
    matrix = a(OverviewView, desk.navigation.lens.view).matrix
    size = desk.window.size()
    for height in (size.height(), 480):
        desk.window.resize(size.width(), height)
        settle(desk)
        index = matrix.currentIndex()
        assert section.eid in index.data(Role.ROW).cells[-1].eids
        assert matrix.viewport().rect().contains(matrix.visualRect(index).center())
    desk.window.resize(size)
    matrix.setCurrentIndex(matrix.indexBelow(matrix.currentIndex()))
    row = matrix.currentIndex().data(Role.ROW)
    assert desk.session.reader.place.in_hand == (newest(desk), row.cells[-1].eids[0])
    assert row.section.full_heading in desk.window.toolbar.breadcrumb.text()


def test_one_section_alone_is_shown_in_every_view_but_read(desk: Desk) -> None:
    section = known(report(desk).section_of(known(desk.session.reader.place.eid)))
    desk.actions.run("place.scope")
    assert desk.window.notice.text() == "Read shows the whole report. This works in the other views."
    look(desk, Mode.COMPARE)
    desk.actions.run("place.scope")
    rows = a(CompareView, desk.navigation.lens.view)._compared.rows
    inside = {one.eid for one in section.walk()}
    assert rows and all(one.section.eid in inside for row in rows if row.kind.name != "MARKER" for one in row.spine)
    look(desk, Mode.DIGEST)
    assert a(DigestView, desk.navigation.lens.view).totals.text().startswith("This section: ")
    look(desk, Mode.OVERVIEW)
    overview = a(OverviewView, desk.navigation.lens.view)
    assert overview._model.matrix.count[0] == len(inside)
    desk.window.toolbar.breadcrumb.button(f"{section.name} only").click()
    assert desk.session.reader.place.scope is None and not overview._model.matrix.narrowed


def test_a_section_that_the_later_year_lacks_is_no_scope_of_what_changed(desk: Desk) -> None:
    first, second, _ = desk.series.ids()
    for section in desk.session.reports.report(first).walk():
        desk.session.reader.go(Place(Mode.DIGEST, first, section.eid))
        if desk.series.same_section(second) is None:
            break
    settle(desk)
    desk.actions.run("place.scope")
    settle(desk)
    assert desk.session.reader.place.scope == section.eid
    assert desk.window.notice.text() == "The later year has no such section: all of it is told here."
    told = desk.window.toolbar.breadcrumb.button(f"{section.name} only").accessibleDescription()
    assert told.startswith("This view shows all")
    assert a(DigestView, desk.navigation.lens.view).totals.text().startswith("Whole report: ")


def test_each_part_of_the_breadcrumb_changes_or_clears_the_place(desk: Desk) -> None:
    ids, bar = desk.series.ids(), desk.window.toolbar.breadcrumb
    section = known(report(desk).section_of(known(desk.session.reader.place.eid)))
    here = replace(desk.session.reader.place, mode=Mode.COMPARE, other=ids[1], only=Only.CHANGED, words="corruption")
    desk.session.reader.go(here)
    assert bar.text() == f"{desk.series.title()} ▸ {section.full_heading} · 2020 → 2021 · Changed · “corruption”"
    assert bar.accessibleDescription() == bar.text()
    years = next(part for part in bar._parts if part.words == "2020 → 2021")
    assert [(words, holds) for words, holds, _ in years.choices] == [("2018", False), ("2020", True)]
    years.choices[0][2]()
    assert desk.session.reader.place == replace(here, other=ids[0])
    bar.button("“corruption”").click()
    bar.button("Changed").click()
    assert desk.session.reader.place == replace(here, other=ids[0], only=Only.ALL, words="")
    bar.button(section.full_heading).click()
    assert desk.session.reader.place == Place(Mode.READ, newest(desk), section.eid, ids[0])
    bar.button(desk.series.title()).click()
    assert desk.session.reader.place == Place(Mode.OVERVIEW, newest(desk), section.eid, ids[0])


def test_the_breadcrumb_is_spoken(desk: Desk) -> None:
    desk.session.reader.go(replace(desk.session.reader.place, only=Only.CHANGED))
    QAccessible.setActive(True)
    said = QAccessible.queryAccessibleInterface(desk.window.toolbar.breadcrumb.button("Changed"))
    words = said.text(QAccessible.Text.Name), said.text(QAccessible.Text.Description)
    QAccessible.setActive(False)
    assert words == ("Changed", "This view shows all; the others do not. Take this filter back.")


def test_a_letter_that_cannot_act_says_why(desk: Desk) -> None:
    letters = [command.id for command in desk.registry.all() if any(map(is_single, command.keys))]
    end = report(desk).paragraphs()[-1].eid
    for mode in Mode:
        for command in letters:
            desk.session.reader.go(Place(mode, newest(desk), end))
            settle(desk)
            desk.navigation.focus()
            desk.window.notice.clear()
            before = seen(desk)
            desk.actions.run(command)
            QApplication.processEvents()
            assert seen(desk) != before or desk.window.notice.text(), f"{command} is silent in {mode}"
            undo(desk)


def seen(desk: Desk) -> tuple[object, ...]:
    """All that a key of one letter can change."""
    view, sheets = desk.navigation.lens.view, desk.window.findChildren(Overlay)
    spine, why = getattr(view, "_compared", None), getattr(view, "why", None)
    return (
        desk.session.reader.place,
        [sheet.isVisible() for sheet in sheets],
        desk.window.focusWidget(),
        desk.original.shown,
        len(desk.session.passages.all()),
        getattr(spine, "newer_is_spine", None),
        getattr(why, "current", None),
    )


def undo(desk: Desk) -> None:
    for sheet in desk.window.findChildren(Overlay):
        if sheet.isVisible():
            sheet.close_and_return()
    for passage in desk.session.passages.all():
        desk.session.passages.remove(passage)


def test_a_view_that_comes_into_sight_in_another_size_moves_nobody(desk: Desk) -> None:
    size = desk.window.size()
    desk.window.resize(1920, 1080)
    look(desk, Mode.COMPARE)
    look(desk, Mode.OVERVIEW)
    here = replace(desk.session.reader.place, eid=report(desk).sections[-1].eid)
    desk.session.reader.go(here)
    desk.window.resize(1000, 700)
    assert look(desk, Mode.COMPARE) == replace(here, mode=Mode.COMPARE)
    desk.window.resize(size)


@pytest.mark.keys
def test_choosing_a_view_gives_it_the_keyboard(desk: Desk) -> None:
    focus(desk)
    for mode, key in zip(Mode, (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5), strict=True):
        desk.search.focus()
        assert not has_keyboard(desk.window.centre)
        press(desk, key, CTRL)
        assert desk.session.reader.place.mode == mode and has_keyboard(desk.window.centre)
        settle(desk)
        assert has_keyboard(desk.window.centre)
