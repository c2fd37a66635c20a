"""The controllers around the features, each by itself: on a session, without a window."""

from types import SimpleNamespace

from pytestqt.qtbot import QtBot

from explorer.commands import Command, Registry, commands_of
from explorer.places import Mode, Place
from explorer.session import Session
from explorer.ui.shell.actions import Actions
from explorer.ui.shell.centre import Centre
from explorer.ui.shell.finder import Finder
from explorer.ui.shell.lens import Lens
from explorer.ui.shell.moves import Moves
from explorer.ui.shell.navigation import Navigation
from explorer.ui.shell.sheets import Sheets
from explorer.ui.shell.targets import Targets
from explorer.ui.shell.toolbar import Toolbar
from explorer.ui.shell.tree import Tree
from explorer.ui.widgets.pane import Pane
from tests.narrow import known
from tests.ui.fakes import Around, hindrance, ids, place


def test_moves_ask_the_way_of_looking(around: Around, session: Session) -> None:
    asked: list[object] = []
    moves = Moves(around.shell)
    lens = SimpleNamespace(mode=Mode.READ, step_paragraph=asked.append, can_step_year=[].__contains__)
    around.places.lens = lens
    assert hindrance(moves, "paragraph.next") == hindrance(moves, "go.later") == "Open a report first."
    place(session, Mode.READ, "para_1")
    registry = Registry(commands_of(moves))
    registry.run("paragraph.previous")
    assert hindrance(moves, "go.later") == "This is the latest year."
    registry.run("view.figures")
    assert asked == [-1] and around.said == []
    assert around.places.asked == [("open_mode", Mode.FIGURES)]


class Blank(Lens[Pane]):
    """A way of looking of which only the places are known that it was shown."""

    def __init__(self, around: Around, mode: Mode, of_reports: bool = False) -> None:
        super().__init__(around.shell)
        self.mode, self.of_reports = mode, of_reports
        self.places: list[Place] = []

    def make_view(self) -> Pane:
        return Pane(self.shell.theme, self.shell.commands)

    def show(self, place: Place, refreshing: bool) -> None:
        self.places.append(place)


def test_navigation_shows_each_place_through_the_lens_of_its_mode(
    around: Around, session: Session, qtbot: QtBot
) -> None:
    fitted: list[Mode] = []
    theme = around.shell.theme
    toolbar, centre = Toolbar(theme), Centre({Mode.OVERVIEW: "Overview", Mode.READ: "Read"})
    qtbot.addWidget(toolbar)
    qtbot.addWidget(centre)
    navigation = Navigation(toolbar, centre, session, around.shell.series, fitted.append)
    overview, read = Blank(around, Mode.OVERVIEW), Blank(around, Mode.READ, of_reports=True)
    navigation.set_lenses(overview, read)
    session.reader.changed.connect(navigation.show)
    place(session, Mode.READ, "para_9")
    assert navigation.lens is read and centre.current() is read.view and fitted == [Mode.READ]
    assert toolbar.breadcrumb.text() == "Reports ▸ IV.A. Trafficking · 2021"
    navigation.moved(ids(session)[1], "para_1")
    assert [shown.eid for shown in read.places] == ["para_9"]  # The view knows where it is.
    assert toolbar.breadcrumb.text() == "Reports ▸ I. Introduction · 2021"
    assert navigation.can_step_year(-1)
    navigation.step_year(-1)
    assert not navigation.can_step_year(-1)
    assert session.reader.place == Place(Mode.READ, ids(session)[0], "sec_I")
    session.reader.go(Place(Mode.READ, "gone"))
    assert read.view.message == "This report was removed from the library."
    navigation.open_mode(Mode.OVERVIEW)
    assert navigation.lens is overview and len(overview.places) == 1


def test_the_tree_shows_the_library_and_the_section_in_hand(around: Around, session: Session, qtbot: QtBot) -> None:
    told: list[str] = []
    tree = Tree(around.shell, lambda report, eid: None, told.append, ())
    qtbot.addWidget(tree.view)
    tree.show()
    assert told == ["library · 2 reports"]
    tree.follow(place(session, Mode.READ, "para_9"))
    assert tree.view.tree.currentIndex().data() == "A Trafficking"


def test_sheets_lead_to_a_place_and_run_commands(around: Around, session: Session) -> None:
    actions = Actions(Registry([Command("a.b", "Do it", print)]), around.shell.say)
    sheets = Sheets(around.shell, actions, Targets(session, around.shell.series))
    sheets.open_goto()
    goto = known(around.window.findChild(Finder))
    goto.field.setText("2021 para 9")
    goto.field.entered.emit()
    assert session.reader.place == Place(Mode.READ, ids(session)[1], "para_9")
    sheets.open_palette()
    palette = around.window.findChildren(Finder)[-1]
    palette.field.setText("do it")
    palette.field.entered.emit()
    assert around.commands.ran == ["a.b"]
