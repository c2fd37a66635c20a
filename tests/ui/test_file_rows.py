"""The list of files on their way in: only what changed is drawn anew, and the file in hand stays so."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from explorer.model.imported import Imported, State
from explorer.present.imports import FileList, FileText
from explorer.session.work import Task, Work
from explorer.ui.imports.view import ImportsView
from explorer.ui.shell.notice import NoticeLine
from explorer.ui.shell.notices import AGAIN_MS, PAUSE_MS, Notices
from explorer.ui.theme import Theme

FILES = [Imported(Path(f"{number}.txt")) for number in range(8)]
WORDS = FileText({}, lambda id: pytest.fail(id), lambda path: None)


class Shown:
    """A drawer that shows some files, and what of it was drawn anew."""

    def __init__(self, qtbot: QtBot, theme: Theme) -> None:
        self.view, self.files = ImportsView(theme), FileList()
        qtbot.addWidget(self.view)
        self.anew: list[tuple[int, int] | str] = []
        model = self.view.files.model()
        model.dataChanged.connect(lambda first, last: self.anew.append((first.row(), last.row())))
        model.modelReset.connect(lambda: self.anew.append("all"))

    def show(self, files: list[Imported]) -> list[tuple[int, int] | str]:
        self.anew.clear()
        changed = self.files.tell(WORDS, files, anew=False)
        self.view.show_files("", self.files.summary(), self.files.rows, self.files.done, len(files), changed)
        return self.anew

    def said(self) -> list[str]:
        model = self.view.files.model()
        return [str(model.index(row, 0).data(0)) for row in range(model.rowCount())]


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme) -> Shown:
    return Shown(qtbot, theme)


def test_only_files_whose_states_changed_are_drawn_anew_and_the_one_in_hand_stays_so(shown: Shown) -> None:
    assert shown.show(FILES) == ["all"]
    shown.view.select(FILES[5].path)
    read = [Imported(each.path, state=State.READING) for each in FILES]
    assert shown.show([*FILES[:2], *read[2:4], *FILES[4:7], read[7]]) == [(2, 3), (7, 7)]
    assert shown.show([*FILES[:2], *read[2:4], *FILES[4:7], read[7]]) == []
    assert shown.view.current() == FILES[5].path
    words = [shown.view.files.model().rows[row].words for row in (1, 2, 7)]  # type: ignore[attr-defined]
    assert words == ["Waiting", "Reading…", "Reading…"]


def test_other_files_are_shown_whole(shown: Shown) -> None:
    shown.show(FILES[:3])
    assert shown.show(FILES[3:6]) == ["all"]
    assert shown.said() == ["3.txt", "4.txt", "5.txt"] and shown.view.current() == FILES[3].path
    alone = FileList()
    changed = alone.tell(WORDS, FILES[:3], anew=False)
    shown.anew.clear()
    shown.view.show_files("", "", alone.rows, 0, 0, [])  # Another list, whatever is said to have changed.
    assert shown.anew == ["all"] and shown.said() == ["0.txt", "1.txt", "2.txt"] and changed == [0, 1, 2]


def test_how_far_work_is_is_shown_soon_and_no_more_after_its_end(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    line, work = NoticeLine(theme), Work(None)
    qtbot.addWidget(line)
    notices, tasks = Notices(line, work), [Task("Importing", 1, 9)]
    monkeypatch.setattr(Work, "tasks", property(lambda self: tasks))
    shown: list[int] = []
    monkeypatch.setattr(line, "show_work", lambda text, done, total: shown.append(done))
    monkeypatch.setattr(NoticeLine, "works", property(lambda self: bool(shown) and shown[-1] > 0))
    notices.show_tasks()
    qtbot.waitUntil(lambda: shown == [1], timeout=10 * PAUSE_MS)
    for done in range(2, 9):
        tasks[0] = Task("Importing", done, 9)
        notices.show_tasks()
    assert shown == [1]
    qtbot.waitUntil(lambda: shown == [1, 8])
    notices.show_tasks()
    tasks.clear()
    notices.show_tasks()
    qtbot.wait(2 * AGAIN_MS)
    assert shown == [1, 8, 0]
