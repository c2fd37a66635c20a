"""The steps of the self-test: each does something by keys, checks what came of it, and tells it in a few words."""

import html
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QWidget

from explorer.export.brief import MOST_WORDS
from explorer.model.digest import DigestKind
from explorer.model.passage import Passage
from explorer.model.report import Report
from explorer.places import Mode
from explorer.search.engine import Results
from explorer.ui.desk import Desk
from explorer.ui.dialogs.finder import Finder
from explorer.ui.dialogs.keys import KeysSheet
from explorer.ui.models.compare import CompareModel
from explorer.ui.models.digest import DigestModel
from explorer.ui.models.lineages import Row
from explorer.ui.models.overview import OverviewModel, Role
from explorer.ui.self_test import glyphs
from explorer.ui.self_test.album import Album
from explorer.ui.self_test.hands import Failed, Keyboard, answer, check, expect, until
from explorer.ui.views.compare import CompareView
from explorer.ui.views.digest import DigestView
from explorer.ui.views.figures import FiguresView
from explorer.ui.views.life_line import LifeLineSheet
from explorer.ui.views.overview import OverviewView
from explorer.ui.views.pane import Pane
from explorer.ui.views.read import ReadView
from explorer.ui.views.side import PaneHead
from explorer.ui.wiring.gathering import FORMATS
from explorer.ui.wording import short_name

WORDS = "smuggling of migrants"
CHECKED_FORMATS = ("docx", "markdown")
STEPS_TO_LARGE_TEXT = 5
WIDE = 1920, 1080
MOST_TABS = 10

View = TypeVar("View", bound=Pane)


@dataclass(frozen=True)
class Walk:
    """The window, and what the steps use to work with it. `folder` takes the files that are exported."""

    desk: Desk
    keys: Keyboard
    album: Album
    folder: Path

    @property
    def reports(self) -> list[Report]:
        """The reports of the series on show, oldest first."""
        return self.desk.navigation.readable()

    def view(self, kind: type[View]) -> View:
        """The view in the centre. Raises Failed where it is of another kind or a message stands in its place."""
        shown = expect(kind, self.desk.window.centre.current())
        check(shown.message is None, f"{kind.__name__} shows only “{shown.message}”")
        return shown

    def arrive(self, mode: Mode) -> None:
        until(lambda: self.desk.session.place.mode == mode, f"the mode {mode}")

    def follow_elsewhere(self) -> int:
        """Wait until the side pane has come to the place in hand; the number of counterparts it shows."""
        place, pane = self.desk.session.place, self.desk.window.elsewhere
        report, head = self.desk.session.report(place.report or ""), expect(PaneHead, pane.findChild(PaneHead))
        of = short_name(report, place.eid or "")
        until(lambda: head.count.text() == of, f"the counterparts of {of}")
        return pane.list.cards.rowCount()


@dataclass(frozen=True)
class Step:
    """`run` returns what it saw, for the line that is printed; it raises Failed where a check does not hold."""

    name: str
    run: Callable[[Walk], str]


def overview(walk: Walk) -> str:
    """The year matrix fills by itself."""
    session, navigation = walk.desk.session, walk.desk.navigation
    until(lambda: session.entries() and not session.tasks, "the sample reports")
    until(lambda: session.comparison(navigation.series()) is not None, "the comparison of the years")
    model = expect(OverviewModel, walk.view(OverviewView).matrix.model())
    check(model.titles == [str(report.year) for report in walk.reports], f"the columns are {model.titles}")
    top, newest = list(_rows(model)), walk.reports[-1]
    rows = [below for row in top for below in row.walk()]
    for row in rows:
        check(any(cell.eids for cell in row.cells), f"the row “{row.section.title}” is empty")
    sections = {eid for row in rows for eid in row.cells[-1].eids}
    absent = [section.printed for section in newest.walk() if section.eid not in sections]
    check(not absent, f"the newest report's sections {absent} have no row")
    check(any(cell.totals for row in rows for cell in row.cells), "no cell says what changed")
    walk.album.take("overview")
    return f"{len(model.titles)} years, {len(rows)} rows"


def _rows(model: QAbstractItemModel) -> Iterator[Row]:
    for number in range(model.rowCount(QModelIndex())):
        yield model.index(number, 0, QModelIndex()).data(Role.ROW)


def characters(walk: Walk) -> str:
    """Every character of the sample reports has a glyph."""
    session, fonts = walk.desk.session, glyphs.fonts(walk.desk.theme)
    reports = [session.report(entry.id) for entry in session.entries()]
    words = sorted({word for report in reports for text in glyphs.texts(report) for word in text.split()})
    for font in fonts:
        lacking = [f"U+{ord(character):04X} in “{word}”" for character, word in glyphs.missing(words, font)]
        check(not lacking, f"no font shows {', '.join(lacking[:5])} ({glyphs.name(font)})")
    count = len(set("".join(words)))
    return f"{count} characters of {len(reports)} reports in {', '.join(dict.fromkeys(map(glyphs.name, fonts)))}"


def compare(walk: Walk) -> str:
    """Enter on a row of the overview compares its section; F8 goes to the next change."""
    matrix = walk.view(OverviewView).matrix
    wanted = next(row for row in _rows(matrix.model()) if all(cell.paragraphs for cell in row.cells))
    while matrix.currentIndex().data(Role.ROW) is not wanted:
        before = matrix.currentIndex()
        walk.keys.press("Down")
        check(matrix.currentIndex() != before, f"Down does not reach the row “{wanted.section.title}”")
    walk.keys.press("Return")
    walk.arrive(Mode.COMPARE)
    view, place = walk.view(CompareView), walk.desk.session.place
    newest = walk.reports[-1]
    check((place.report, place.eid) == (newest.id, wanted.cells[-1].eids[0]), f"Enter led to {place}")
    check(view.current_place() == (place.report, place.eid), f"the row in hand is {view.current_place()}")
    rows = expect(CompareModel, view.list.model()).rows
    level = [row for row in rows if row.spine and row.other]
    changed = [row for row in rows if row.changed]
    check(level and changed, f"of {len(rows)} rows {len(level)} have a counterpart, {len(changed)} have changed")
    walk.keys.press("F8")
    check(rows[view.list.current_row()].changed, "F8 leads to a row that has not changed")
    walk.album.take("compare")
    return f"{len(rows)} rows, {len(level)} with a counterpart, {len(changed)} changed"


def figures(walk: Walk) -> str:
    """The figures of the series in a table."""
    walk.keys.press("Ctrl+4")
    walk.arrive(Mode.FIGURES)
    count = walk.view(FiguresView).table.model().rowCount()
    check(count > 0, "no figure was found in the reports")
    walk.album.take("figures")
    return f"{count} figures"


def chart(walk: Walk) -> str:
    """Space keeps a figure in the chart; in the chart, Enter opens the paragraph of a value."""
    view = walk.view(FiguresView)
    walk.keys.press("Space", "Down", "Space")
    kept = [series.title for series in view.chart.chart.series]
    check(len(kept) == 2, f"the chart shows {kept}")
    values = sum(len(series.points) for series in view.chart.chart.series)
    check(len(view.chart.spots()) == values, f"the chart has {len(view.chart.spots())} points for {values} values")
    walk.album.take("chart")
    view.chart.setFocus()
    walk.keys.press("Home", "Return")
    walk.arrive(Mode.READ)
    point = view.chart.chart.series[0].points[0]
    check(walk.desk.session.place.eid == point.eid, f"the value {point.label} opened {walk.desk.session.place}")
    return f"{values} values of {' and '.join(kept)}"


def what_changed(walk: Walk) -> str:
    """The changes since the year before, by section; their numbers are those of the year matrix."""
    walk.keys.press("Ctrl+5")
    walk.arrive(Mode.DIGEST)
    view = walk.view(DigestView)
    place, newest = walk.desk.session.place, walk.reports[-1]
    walk.desk.session.go(replace(place, report=newest.id, eid=newest.sections[0].eid, other=walk.reports[-2].id))
    model = expect(DigestModel, view.list.model())
    view.setFocus()
    walk.album.take("what-changed")
    comparison = walk.desk.session.comparison(walk.desk.navigation.series())
    pair = comparison.pairs[-1] if comparison else None
    new = [row for row in model.rows if row.kind is DigestKind.NEW]
    check(
        pair and pair.totals.new == len(new), f"{len(new)} new paragraphs are told, {pair and pair.totals.new} counted"
    )
    dropped = [row for row in model.rows if row.kind is DigestKind.DROPPED]
    check(pair and pair.totals.dropped == len(dropped), f"{len(dropped)} dropped paragraphs are told")
    return f"{len(model.rows)} rows, {len(new)} new and {len(dropped)} dropped paragraphs"


def brief(walk: Walk) -> str:
    """Ctrl+Shift+B writes what changed on two pages."""
    file = walk.folder / "Brief.md"
    answer(lambda: walk.keys.press("Ctrl+Shift+B"), lambda dialog: _export(walk, dialog, "Markdown", file))
    until(lambda: file.exists() and not walk.desk.session.tasks, f"the file {file}")
    text = _text(file)
    years = [str(report.year) for report in walk.reports[-2:]]
    check(all(f"{year}, para. " in text for year in years), f"the brief does not cite both of {years}")
    check(len(text.split()) <= MOST_WORDS, f"the brief has {len(text.split())} words")
    return f"{len(text.split())} words"


def life_line(walk: Walk) -> str:
    """L follows the first sentence of the paragraph in hand through the years."""
    walk.keys.press("L")
    sheet = expect(LifeLineSheet, walk.desk.window.findChild(LifeLineSheet))
    until(lambda: sheet.rows, "the life line")
    present = [row.year for row in sheet.rows if row.present]
    check(len(present) == 1, f"the sentence in hand is shown in {present}")
    walk.album.take("life-line")
    walk.keys.press("Esc")
    check(not sheet.isVisible(), "Esc does not close the life line")
    return sheet.span.text()


def read(walk: Walk) -> str:
    """Go to leads to a paragraph of the newest report; J to the next one."""
    report = walk.reports[-1]
    paragraphs = report.paragraphs()
    wanted, following = paragraphs[len(paragraphs) // 2 :][:2]
    walk.keys.press("Ctrl+G")
    walk.keys.write(f"{report.year} para {wanted.label}")
    walk.album.take("go-to")
    walk.keys.press("Return")
    walk.arrive(Mode.READ)
    place, view = walk.desk.session.place, walk.view(ReadView)
    check((place.report, place.eid) == (report.id, wanted.eid), f"Go to led to {place}")
    check(view.current_eid() == wanted.eid, f"the paragraph in hand is {view.current_eid()}")
    check(_in_order(_words(wanted.words), _words(view.text.toPlainText())), "the paragraph is not in the text")
    count = walk.follow_elsewhere()
    check(count >= len(walk.reports) - 1, f"the other years have {count} counterparts or words about them")
    walk.keys.press("J")
    check(view.current_eid() == following.eid, f"J led to {view.current_eid()}")
    walk.keys.press("K")
    walk.album.take("read")
    return f"{report.year}, para. {wanted.label}, {count} counterparts"


def search(walk: Walk) -> str:
    """/ and words find places; Enter opens the first, and the arrows lead to the first numbered paragraph."""
    session, results = walk.desk.session, walk.desk.window.results
    query = f"{WORDS} year:{walk.reports[-1].year}"
    walk.keys.press("/")
    check(walk.keys.target is walk.desk.window.toolbar.search, "/ does not lead to the search field")
    walk.keys.write(query)
    until(lambda: session.query == query and session.results is not None, "the results of the search")
    found = expect(Results, session.results)
    check(found.hits, f"nothing was found for “{query}”")
    check(results.list.cards.rowCount() == len(found.hits), "the list does not show all hits")
    first = next((number for number, hit in enumerate(found.hits) if hit.label), None)
    if first is None:
        raise Failed("no numbered paragraph was found")
    walk.keys.press("Return", *["Down"] * first)
    walk.arrive(Mode.READ)
    hit, place = found.hits[first], session.place
    check((place.report, place.eid) == (hit.report, hit.eid), f"the hit {hit.label} opened {place}")
    check(walk.view(ReadView).current_eid() == hit.eid, "the hit is not in hand")
    marked = " ".join(hit.snippet[start:end] for start, end in hit.matches).lower()
    check(WORDS.split()[0] in marked, f"marked in the hit is only “{marked}”")
    walk.follow_elsewhere()
    walk.album.take("results")
    return f"{found.total} places for “{query}”"


def passage(walk: Walk) -> str:
    """Esc ends the search and B keeps the paragraph in hand."""
    desk = walk.desk
    place = desk.session.place
    walk.keys.press("Esc")
    check(desk.window.left.currentWidget() is desk.window.contents, "Esc does not bring the contents back")
    walk.keys.press("B")
    until(desk.session.passages, "the passage")
    kept = _only_passage(walk)
    check((kept.address.report, kept.address.eid) == (place.report, place.eid), f"B kept {kept.address}")
    cards = desk.window.passages.list.cards
    until(lambda: cards.rowCount() == 1, "the card of the passage")
    walk.album.take("passage")
    return desk.session.citation(kept)


def _only_passage(walk: Walk) -> Passage:
    passages = walk.desk.session.passages()
    check(len(passages) == 1, f"there are {len(passages)} passages")
    return passages[0]


def export(walk: Walk) -> str:
    """Ctrl+Shift+E writes the passage with its citation, in each format that is checked."""
    kept = _only_passage(walk)
    place, citation = walk.desk.session.place, " ".join(_words(walk.desk.session.citation(kept)))
    files = []
    for format, title, suffix in FORMATS:
        if format not in CHECKED_FORMATS:
            continue
        file = walk.folder / f"Passages.{suffix}"
        answer(lambda: walk.keys.press("Ctrl+Shift+E"), lambda dialog: _export(walk, dialog, title, file))  # noqa: B023
        until(lambda: file.exists() and not walk.desk.session.tasks, f"the file {file}")  # noqa: B023
        words = _words(_text(file))
        check(_in_order(_words(kept.text), words), f"{file.name} lacks the passage")
        check(citation in " ".join(words), f"{file.name} lacks the citation")
        files.append(f"{file.name}, {file.stat().st_size} bytes")
    check(walk.desk.session.place == place, f"the export led to {walk.desk.session.place}")
    return "; ".join(files)


def _export(walk: Walk, dialog: QDialog, format: str, file: Path) -> None:
    """Answer the dialog: choose the format, write the file's name over the one that stands there, Enter."""
    _tab_to(walk, QComboBox)
    walk.keys.write(format)
    _tab_to(walk, QLineEdit)
    walk.keys.press("Ctrl+A")
    walk.keys.write(str(file))
    if format == FORMATS[0][1]:
        walk.album.take("export")
    walk.keys.press("Return")
    check(dialog.result() == QDialog.DialogCode.Accepted, "Enter does not export")


def _tab_to(walk: Walk, kind: type[QWidget]) -> None:
    for _ in range(MOST_TABS):
        if isinstance(walk.keys.target, kind):
            return
        walk.keys.press("Tab")
    raise Failed(f"Tab does not lead to a {kind.__name__}")


def _text(file: Path) -> str:
    """What an exported file says, without its markup."""
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as package:
            return html.unescape(re.sub("<[^>]+>", " ", package.read("word/document.xml").decode()))
    return file.read_text(encoding="utf-8")


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def _in_order(words: Sequence[str], text: Sequence[str]) -> bool:
    """Whether a text holds these words in this order; others, such as footnote marks, may stand between them."""
    rest = iter(text)
    return all(word in rest for word in words)


def palette(walk: Walk) -> str:
    """The palette turns the window dark, and light again."""
    theme, dark = walk.desk.theme, []
    for name, expected in (("dark colours", True), ("light colours", False)):
        walk.keys.press("Ctrl+K")
        walk.keys.write(name)
        if expected:
            walk.album.take("palette")
        walk.keys.press("Return")
        check(theme.dark is expected, f"“{name}” does not change the colours")
        check(not any(sheet.isVisible() for sheet in walk.desk.window.findChildren(Finder)), "the palette stays open")
        ground = walk.desk.window.centre.grab().toImage().pixelColor(1, 1)
        check(ground == theme.color("page"), f"the page is {ground.name()}, not {theme.palette.page}")
        dark.append(ground.name())
    return "dark {}, light {}".format(*dark)


def keys(walk: Walk) -> str:
    """? shows all keys on one sheet."""
    walk.keys.press("?")
    sheet = expect(KeysSheet, walk.desk.window.findChild(KeysSheet))
    check(sheet.isVisible(), "? does not open the sheet of keys")
    walk.album.take("keys")
    walk.keys.press("Esc")
    check(not sheet.isVisible(), "Esc does not close the sheet of keys")
    return f"{sum(len(group.rows) for group in walk.desk.actions.key_groups())} commands have keys"


def wide_window(walk: Walk) -> str:
    """The views in a window as wide as a desk's screen."""
    window = walk.desk.window
    before = window.size()
    window.resize(*WIDE)
    _take_views(walk, "wide")
    shown = window.size()
    window.resize(before)
    return f"{shown.width()}×{shown.height()}"


def large_text(walk: Walk) -> str:
    """Ctrl and + set all text larger; nothing then runs off sideways."""
    walk.keys.press(*["Ctrl++"] * STEPS_TO_LARGE_TEXT)
    until(lambda: walk.desk.theme.text_size > 100, "larger text")
    size = walk.desk.theme.text_size
    _take_views(walk, "large")
    walk.keys.press("Ctrl+0")
    check(walk.desk.theme.text_size == 100 < size, f"the text went to {size} and back to {walk.desk.theme.text_size}")
    return f"text at {size} %"


_VIEWS: tuple[tuple[type[Pane], Mode, str], ...] = (
    (ReadView, Mode.READ, "Ctrl+2"),
    (CompareView, Mode.COMPARE, "Ctrl+3"),
    (FiguresView, Mode.FIGURES, "Ctrl+4"),
    (DigestView, Mode.DIGEST, "Ctrl+5"),
)


def _take_views(walk: Walk, name: str) -> None:
    for kind, mode, key in _VIEWS:
        walk.keys.press(key)
        walk.arrive(mode)
        walk.view(kind)
        walk.album.take(f"{name}-{mode}")


STEPS = tuple(
    Step(run.__name__.replace("_", " "), run)
    for run in (
        overview,
        characters,
        compare,
        figures,
        chart,
        what_changed,
        brief,
        read,
        life_line,
        search,
        passage,
        export,
        palette,
        keys,
        wide_window,
        large_text,
    )
)
