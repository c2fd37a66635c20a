"""A reader who wanders: every way of going somewhere, drawn at random, and what has to hold wherever it leads."""

import random
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.model.report import Report
from explorer.places import Mode, Only, Place
from explorer.ui.compare.view import CompareView
from explorer.ui.desk import Desk
from explorer.ui.digest.view import DigestView
from explorer.ui.overview.model import Role
from explorer.ui.overview.view import OverviewView
from explorer.ui.read.view import ReadView
from explorer.ui.widgets.keyboard import has_keyboard
from tests.narrow import known
from tests.ui.desks import until

WORDS = ("", "", "c", "co", "corruption", "zebra")
VIEWS = ("view.overview", "view.read", "view.compare", "view.figures", "view.digest")
STEPS = ("go.earlier", "go.later", "compare.earlier", "compare.later", "paragraph.next", "paragraph.previous")
SIZES = ((1280, 800), (1366, 768), (1920, 1080), (900, 600))
KEYS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Home, Qt.Key.Key_End)


class Wanderer:
    """`told` are the last events. `seen` are the places of the steps on the way, as they were left."""

    def __init__(self, desk: Desk, seed: int) -> None:
        self.desk, self.chance = desk, random.Random(seed)
        self.told: list[str] = []
        self.seen: dict[int, Place] = {}
        self._was = 0
        self._events: tuple[tuple[int, Callable[[], None]], ...] = (
            (6, self._choose_view),
            (4, self._move),
            (3, self._step),
            (2, self._choose_year),
            (2, self._choose_in_tree),
            (3, self._choose_filter),
            (2, self._type_words),
            (1, self._toggle_scope),
            (2, self._press_breadcrumb),
            (1, self._press_enter),
            (1, self._refresh),
            (2, self._resize),
            (4, self._go_back),
            (3, self._go_forward),
        )
        self._choose_in_tree()
        self._note()

    @property
    def place(self) -> Place:
        return self.desk.session.reader.place

    def wander(self, events: int) -> None:
        """So many events, each followed by a look at everything. Raises AssertionError with the way there."""
        weights = [weight for weight, _ in self._events]
        for _ in range(events):
            event = self.chance.choices(self._events, weights)[0][1]
            self.told = [*self.told[-12:], f"{event.__name__} from {self.place}"]
            try:
                event()
                self._settle()
                self._look()
            except AssertionError as error:
                raise AssertionError("\n".join((*self.told, f"at {self.place}", str(error)))) from error
            self._note()

    # Events

    def _choose_view(self) -> None:
        before, name = self.place, self.chance.choice(VIEWS)
        self._run(name)
        assert self.place == replace(before, mode=Mode(name.removeprefix("view."))) or not before.eid, "the view moved"
        self._settle()
        assert self.place == replace(before, mode=self.place.mode) or not before.eid, "the view moved afterwards"
        assert has_keyboard(self.desk.window.centre), "the view has no keyboard"

    def _move(self) -> None:
        focus = self.desk.window.focusWidget()
        if focus is not None and has_keyboard(self.desk.window.centre):
            QTest.keyClick(focus, self.chance.choice(KEYS))

    def _step(self) -> None:
        self._run(self.chance.choice(STEPS))

    def _choose_year(self) -> None:
        self.desk.window.toolbar.years.chosen.emit(self.chance.choice(self.desk.series.ids()))

    def _choose_in_tree(self) -> None:
        report = self._report(self.chance.choice(self.desk.series.ids()))
        self.desk.tree.view.opened.emit(report.id, self.chance.choice([section.eid for section in report.walk()]))

    def _choose_filter(self) -> None:
        view = self.desk.navigation.lens.view
        chips = getattr(view, "only", None) or getattr(getattr(view, "filters", view), "chips", None)
        chips = chips or getattr(getattr(view, "totals", None), "only", None)
        if chips is not None and view.message is None:
            wanted = self.chance.choice([only for only in chips._options if not chips.chip(only).isHidden()])
            before = self.place
            chips.chip(wanted).click()
            assert self.place.only is wanted, "the filter is not in the place"
            assert self.place.report == before.report and self.place.other == before.other, "a filter changed the years"

    def _type_words(self) -> None:
        field = self.desk.navigation.lens.narrowing()
        if field is not None and self.desk.navigation.lens.view.message is None:
            field.setText(self.chance.choice(WORDS))
            assert self.place.words == field.text(), "the words are not in the place"

    def _toggle_scope(self) -> None:
        self._run("place.scope")

    def _press_breadcrumb(self) -> None:
        part = self.chance.choice(self.desk.window.toolbar.breadcrumb._parts)
        acts = [act for _, _, act in part.choices] or [part.act]
        self.chance.choice(acts)()

    def _press_enter(self) -> None:
        focus = self.desk.window.focusWidget()
        if focus is not None and has_keyboard(self.desk.window.centre):
            QTest.keyClick(focus, Qt.Key.Key_Return)

    def _refresh(self) -> None:
        before = self.place
        self.desk.navigation.refresh()
        assert self.place == before, "showing the place again moved it"

    def _resize(self) -> None:
        before = self.place
        self.desk.window.resize(*self.chance.choice(SIZES))
        self._settle()
        assert self.place == before, "another size of the window moved the reader"

    def _go_back(self) -> None:
        self._along("go.back", -1)

    def _go_forward(self) -> None:
        self._along("go.forward", 1)

    def _along(self, command: str, step: int) -> None:
        for _ in range(self.chance.randrange(1, 4)):
            wanted = self.seen.get(self._at + step)
            self._run(command)
            assert wanted is None or self.place == wanted, f"{command} led elsewhere than to {wanted}"
            self._note()

    # What holds everywhere

    def _look(self) -> None:
        place, lens = self.place, self.desk.navigation.lens
        if place == Place():
            return  # As the window begins.
        assert place.report in self.desk.series.ids(), "the year is lost"
        report = self._report(known(place.here))
        assert place.eid is None or report.find(place.eid) is not None, "what is in hand is lost"
        assert place.scope is None or self._report(known(place.report)).find(place.scope) is not None, "no such scope"
        assert lens.mode == place.mode and self.desk.window.centre.current() is lens.view
        section = report.section_of(place.eid) if place.eid else None
        told = self.desk.window.toolbar.breadcrumb.text()
        assert section is None or section.full_heading in told, f"{told} does not tell the section"
        if known(lens.view).message is None:
            self._look_at_view(place, section.eid if section else None)

    def _look_at_view(self, place: Place, section: str | None) -> None:
        view, free = self.desk.navigation.lens.view, place.only is Only.ALL and not place.words
        if isinstance(view, ReadView) and place.eid:
            assert view.text._report.id == place.here, "another report is read"
            assert view.text.current_eid() == place.eid, f"{view.text.current_eid()} is read"
        if isinstance(view, CompareView) and free and not place.scope and not place.by_hand:
            hand = self.desk.series.in_hand_of(*reversed(known(self.desk.series.pair())))
            row = view._compared.rows[view.list.current_row()]
            held = {one.eid for one in (*row.spine, *row.other)}
            assert hand is None or hand[1] in held, f"{hand} is not in the row {held}"
        if isinstance(view, DigestView):
            assert known(view._text)._ids == self.desk.series.pair(), "other years are told of"
            scope = self.desk.series.scope(known(self.desk.series.pair())[1])
            assert view.scope.isChecked() is (scope is not None), "the scope is not told"
        if isinstance(view, OverviewView):
            self._look_at_overview(view, place, section, free)

    def _look_at_overview(self, view: OverviewView, place: Place, section: str | None, free: bool) -> None:
        older, newer = known(self.desk.series.pair())
        ids = [report.id for report in view.reports]
        assert view.pair == (ids.index(older), ids.index(newer)), "other years are compared"
        row = view.matrix.currentIndex().data(Role.ROW)
        if free and not place.scope and section is not None:
            assert row and section in row.cells[ids.index(known(place.here))].eids, "Overview stands on another row"
            assert view.matrix.viewport().rect().intersects(view.matrix.visualRect(view.matrix.currentIndex()))

    # Helpers

    @property
    def _at(self) -> int:
        return self.desk.session.reader._history._at

    def _note(self) -> None:
        """Keep the place as it is left; what lay ahead of a new step is gone."""
        ahead = self.desk.session.reader.can_go_forward
        known_to = max(self.seen) if ahead else self._was
        self.seen = {at: place for at, place in self.seen.items() if at <= known_to and at != self._at}
        self.seen[self._at], self._was = self.place, self._at

    def _report(self, id: str) -> Report:
        return self.desk.session.reports.report(id)

    def _run(self, command: str) -> None:
        self.desk.actions.run(command)

    def _settle(self) -> None:
        """Let what was begun come to its end."""
        QApplication.processEvents()
        if self.desk.session.work.tasks:
            until(lambda: not self.desk.session.work.tasks)
            QApplication.processEvents()
