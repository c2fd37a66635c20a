"""The three questions of the README, asked with the keys that it names."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from explorer.places import Mode, Only, Place
from explorer.ui.desk import Desk
from explorer.ui.digest.view import DigestView
from explorer.ui.figures.view import FiguresView
from tests.conftest import ROOT
from tests.ui.desks import focus, opened, press, until, write

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
pytestmark = pytest.mark.keys


@pytest.fixture(scope="module")
def desk(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with opened(qapp, tmp_path_factory.mktemp("home")) as desk:
        yield desk


@pytest.fixture(autouse=True)
def start(desk: Desk) -> None:
    desk.session.reader.go(Place(Mode.OVERVIEW))
    focus(desk)


def go_to(desk: Desk, words: str) -> None:
    press(desk, Qt.Key.Key_G, CTRL)
    write(desk, words)
    press(desk, Qt.Key.Key_Return)
    focus(desk)


def spoken(view: DigestView) -> list[str]:
    model = view.list.model()
    return [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


def test_what_changed_in_the_anti_corruption_part_since_2018(desk: Desk) -> None:
    go_to(desk, "anti-corruption")
    press(desk, Qt.Key.Key_5, CTRL)
    view = focus(desk)
    assert isinstance(view, DigestView)
    press(desk, Qt.Key.Key_PageUp, ALT | SHIFT)
    until(lambda: view.list.current)
    press(desk, Qt.Key.Key_O)
    until(lambda: view.totals.text().startswith("This section: "))
    assert desk.session.reader.place.other == "2018-implementation-of-the-mandates"
    assert "Figure" in " ".join(spoken(view))
    view.set_only(Only.CHANGED)
    told = spoken(view)
    assert told[0].startswith("IV.D.4. Effective anti-corruption efforts. ") and "perhaps 2018, IV.B" in told[0]
    assert "Figure, para. 50. Parties to the Convention against Corruption: 186 parties → 187 parties" in told


def test_what_happened_to_the_section_on_piracy(desk: Desk) -> None:
    go_to(desk, "piracy")
    assert desk.session.reader.place.mode == Mode.READ
    cards = desk.elsewhere.view.list.cards
    until(lambda: "2021 IV.E.4.(j)" in " ".join(map(str, cards.rows)))
    said = " ".join(map(str, cards.rows))
    assert "2020 No counterpart" in said
    press(desk, Qt.Key.Key_5, CTRL)
    view = focus(desk)
    assert isinstance(view, DigestView)
    until(lambda: view.list.current)
    row = view.list.current
    assert row and "IV.F.1. Piracy. " in str(row) and "para. 79 is now at IV.A.1" in str(row)


def test_how_many_states_parties_year_by_year(desk: Desk) -> None:
    press(desk, Qt.Key.Key_4, CTRL)
    view = focus(desk)
    assert isinstance(view, FiguresView)
    press(desk, Qt.Key.Key_F, CTRL)
    write(desk, "parties to the convention")
    press(desk, Qt.Key.Key_Return)
    model = view.table.model()
    assert [model.index(0, column).data() for column in (0, 2, 3, 4)] == [
        "Parties to the Convention against Corruption",
        "186",
        "187",
        "187",
    ]
    press(desk, Qt.Key.Key_Space)
    assert view.chart.accessibleDescription() == (
        "Parties to the Convention against Corruption: 2018: 186, 2020: 187, 2021: 187"
    )
    press(desk, Qt.Key.Key_Right)
    press(desk, Qt.Key.Key_Right)
    press(desk, Qt.Key.Key_Return)
    place = desk.session.reader.place
    assert (place.mode, place.report, place.eid) == (Mode.READ, "2018-implementation-of-the-mandates", "para_37")


def test_the_keys_that_the_readme_names_are_those_of_the_program(desk: Desk) -> None:
    keys = {key for command in desk.registry.all() for key in command.keys}
    table = [line for line in (ROOT / "README.md").read_text().splitlines() if line.startswith("| ")]
    named = {key.replace("Page", "Pg") for line in table for key in re.findall(r"\b(?:Ctrl|Alt|Shift)(?:\+\w+)+", line)}
    assert len(named) > 5 and named <= keys
    assert {"O", "L", "B"} <= keys
