"""Pictures of the window with the samples, for the eye: python -m tests.ui.screenshots FOLDER [WORD ...]

Each scene is taken at two sizes, in light and in dark, and at half as large a text again; words choose among the names.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.places import Mode, Place
from explorer.ui.desk import Desk
from explorer.ui.figures.view import FiguresView
from explorer.ui.theme import Appearance
from tests.ui.desks import focus, newest, press, read, started, until, write

SETTLED_MS = 150
PARAGRAPH, PARTIES = "69", "50"


@dataclass(frozen=True)
class Look:
    width: int
    height: int
    appearance: Appearance
    text_size: int

    @property
    def name(self) -> str:
        return f"{self.width}-{self.appearance.value}-{self.text_size}"


LOOKS = (
    Look(1280, 800, Appearance.LIGHT, 100),
    Look(1280, 800, Appearance.DARK, 100),
    Look(1280, 800, Appearance.LIGHT, 150),
    Look(1920, 1080, Appearance.LIGHT, 100),
    Look(1920, 1080, Appearance.DARK, 100),
)


def overview(desk: Desk) -> None:
    desk.session.reader.go(Place(Mode.OVERVIEW))


def reading(desk: Desk) -> None:
    read(desk, PARAGRAPH)
    until(lambda: desk.elsewhere.view.list.cards.rowCount() > 0)


def passages(desk: Desk) -> None:
    if not desk.session.passages.all():
        for label in ("69", "80"):
            read(desk, label)
            press(desk, Qt.Key.Key_B)
        desk.session.passages.set_note(desk.session.passages.all()[0], "Compare with paragraph 38 of the year before.")
        desk.session.passages.add(desk.session.reports.series()[desk.series.title()][0].id, "para_30")
    until(lambda: desk.passages.view.list.cards.rowCount() == 3)
    read(desk, "80")


def compare(desk: Desk) -> None:
    eid = read(desk, PARAGRAPH)
    desk.session.reader.go(Place(Mode.COMPARE, newest(desk), eid))


def figures(desk: Desk) -> None:
    desk.navigation.open_mode(Mode.FIGURES)


def chart(desk: Desk) -> None:
    figures(desk)
    view = focus(desk)
    assert isinstance(view, FiguresView)
    if len(view.chart.chart.series) < 2:
        for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space):
            press(desk, key)


def changed(desk: Desk) -> None:
    eid = read(desk, PARAGRAPH)
    desk.session.reader.go(Place(Mode.DIGEST, newest(desk), eid))
    focus(desk)


def life_line(desk: Desk) -> None:
    read(desk, PARTIES)
    desk.actions.run("sentence.life")


def results(desk: Desk) -> None:
    """While somebody types, with the second hit shown beside."""
    _search(desk, "trafficking in pers")
    press(desk, Qt.Key.Key_Down)
    press(desk, Qt.Key.Key_Down)
    until(lambda: desk.session.reader.place.mode == Mode.READ)


def facets(desk: Desk) -> None:
    _search(desk, "corruption")
    desk.session.searching.narrow("year", "2020")
    until(lambda: bool(desk.session.searching.results) and "2020" in desk.search.view.head.said()[-1])
    desk.actions.run("search.narrow")
    press(desk, Qt.Key.Key_Down)
    press(desk, Qt.Key.Key_Down)


def lineage(desk: Desk) -> None:
    _search(desk, "trafficking in persons")
    desk.actions.run("search.group.lineage")
    until(lambda: any(len(row.chips) > 1 for row in desk.search.view.list.found.rows))
    press(desk, Qt.Key.Key_Down)
    until(lambda: desk.session.searching.hit is not None)


def by_report(desk: Desk) -> None:
    _search(desk, "firearms")
    desk.actions.run("search.group.report")


def nothing(desk: Desk) -> None:
    _search(desk, "traficking of zebras")
    until(lambda: desk.search.view.offering)


def most_words(desk: Desk) -> None:
    """Few texts have all words: others follow under lines."""
    _search(desk, "what is the review of the convention on drugs in Syria")
    press(desk, Qt.Key.Key_Down)
    if desk.search.view.why.isHidden():
        desk.actions.run("search.why")


def also_named(desk: Desk) -> None:
    _search(desk, "united nations office on drugs and crime budget")


def completions(desk: Desk) -> None:
    _search(desk, "corruption in:")


def odd_query(desk: Desk) -> None:
    _search(desk, 'corruption in:nowhere year:twenty "open quote')


def history(desk: Desk) -> None:
    for query in ("piracy", "firearms year:2020"):
        if not desk.session.saved_searches.is_saved(query):
            desk.session.saved_searches.save(query)
    for query in ("terrorism", "asset recovery"):
        desk.session.saved_searches.remember(query)
    focus(desk)
    desk.search.focus()


def find(desk: Desk) -> None:
    read(desk, PARAGRAPH)
    desk.finding.open()
    write(desk, "member states")


def filtered(desk: Desk) -> None:
    read(desk, PARAGRAPH)
    desk.tree.view.filter.setFocus()
    write(desk, "traf")


def _search(desk: Desk, words: str) -> None:
    focus(desk)
    desk.actions.run("search.group.none")
    desk.search.focus()
    write(desk, words)
    until(lambda: desk.session.searching.results is not None and desk.session.searching.results.query.text == words)
    QTest.qWait(2 * SETTLED_MS)


def checked(desk: Desk) -> None:
    _search(desk, "smuggling of migrants")
    desk.actions.run("search.check")
    until(lambda: desk.session.checking.of(desk.session.searching.results))


def record(desk: Desk) -> None:
    checked(desk)
    desk.actions.run("search.record")


def palette(desk: Desk) -> None:
    read(desk, PARAGRAPH)
    desk.sheets.open_palette()
    write(desk, "pa")


def goto(desk: Desk) -> None:
    read(desk, PARAGRAPH)
    desk.sheets.open_goto()
    write(desk, "smuggling")


def keys(desk: Desk) -> None:
    read(desk, PARAGRAPH)
    desk.sheets.open_keys()


SCENES: tuple[Callable[[Desk], None], ...] = (
    overview, reading, passages, compare, figures, chart, changed, life_line, palette, goto, keys,
    results, facets, lineage, by_report, nothing, most_words, also_named, completions, odd_query, history,
    find, filtered, checked, record,
)  # fmt: skip


def take(desk: Desk, folder: Path, words: list[str]) -> Iterator[Path]:
    """Go through the scenes and yield each picture's file."""
    for look in LOOKS:
        desk.theme.appearance = look.appearance
        desk.theme.text_size = look.text_size
        desk.window.resize(look.width, look.height)
        for scene in SCENES:
            name = f"{scene.__name__}-{look.name}"
            if words and not any(word in name for word in words):
                continue
            scene(desk)
            desk.window.notice.clear()
            QTest.qWait(SETTLED_MS)
            path = folder / f"{name}.png"
            desk.window.grab().save(str(path))
            press(desk, Qt.Key.Key_Escape)
            desk.finding.line.left.emit()
            desk.tree.view.filter.clear()
            desk.search.leave()
            yield path


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    with tempfile.TemporaryDirectory() as home, started(application, Path(home)) as desk:
        for path in take(desk, folder, sys.argv[2:]):
            print(path)


if __name__ == "__main__":
    main()
