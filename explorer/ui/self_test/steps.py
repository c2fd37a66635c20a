"""The steps of the self-test: each does something by keys, checks what came of it, and tells it in a few words."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QModelIndex

from explorer.export.formats import Kind, format_named
from explorer.model.passage import Passage
from explorer.places import Mode
from explorer.present.lineages import Row
from explorer.search.results import Results
from explorer.ui.compare.model import CompareModel
from explorer.ui.compare.view import CompareView
from explorer.ui.digest.view import DigestView
from explorer.ui.figures.view import FiguresView
from explorer.ui.overview.model import OverviewModel, Role
from explorer.ui.overview.view import OverviewView
from explorer.ui.read.view import ReadView
from explorer.ui.self_test import glyphs
from explorer.ui.self_test.across import brief, chart, life_line, what_changed
from explorer.ui.self_test.hands import Failed, answer, check, expect, until
from explorer.ui.self_test.walk import Step, Walk, answer_export, in_order, text_of, words_of
from explorer.ui.shell.finder import Finder
from explorer.ui.shell.keys import KeysSheet
from explorer.ui.widgets.pane import Pane

WORDS = "smuggling of migrants"
CHECKED_FORMATS = ("docx", "markdown")
STEPS_TO_LARGE_TEXT = 5
WIDE = 1920, 1080


def overview(walk: Walk) -> str:
    """The year matrix fills by itself."""
    session, series = walk.desk.session, walk.desk.series
    until(lambda: session.reports.entries() and not session.work.tasks, "the sample reports")
    until(lambda: session.comparisons.of(series.title()) is not None, "the comparison of the years")
    model = expect(OverviewModel, walk.view(OverviewView).matrix.model())
    titles = model.matrix.titles
    check(titles == [str(report.year) for report in walk.reports], f"the columns are {titles}")
    top, newest = list(_rows(model)), walk.reports[-1]
    rows = [below for row in top for below in row.walk()]
    for row in rows:
        check(any(cell.eids for cell in row.cells), f"the row “{row.section.title}” is empty")
    sections = {eid for row in rows for eid in row.cells[-1].eids}
    absent = [section.printed for section in newest.walk() if section.eid not in sections]
    check(not absent, f"the newest report's sections {absent} have no row")
    check(any(cell.totals for row in rows for cell in row.cells), "no cell says what changed")
    walk.album.take("overview")
    return f"{len(titles)} years, {len(rows)} rows"


def _rows(model: QAbstractItemModel) -> Iterator[Row]:
    for number in range(model.rowCount(QModelIndex())):
        yield model.index(number, 0, QModelIndex()).data(Role.ROW)


def characters(walk: Walk) -> str:
    """Every character of the sample reports has a glyph."""
    session, fonts = walk.desk.session, glyphs.fonts(walk.desk.theme)
    reports = [session.reports.report(entry.id) for entry in session.reports.entries()]
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
    view, place = walk.view(CompareView), walk.desk.session.reader.place
    newest = walk.reports[-1]
    check((place.report, place.eid) == (newest.id, wanted.cells[-1].eids[0]), f"Enter led to {place}")
    check(view.current_place() == (place.report, place.eid), f"the row in hand is {view.current_place()}")
    rows = expect(CompareModel, view.list.model()).compared.rows
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
    place, view = walk.desk.session.reader.place, walk.view(ReadView)
    check((place.report, place.eid) == (report.id, wanted.eid), f"Go to led to {place}")
    check(view.text.current_eid() == wanted.eid, f"the paragraph in hand is {view.text.current_eid()}")
    check(in_order(words_of(wanted.words), words_of(view.text.toPlainText())), "the paragraph is not in the text")
    count = walk.follow_elsewhere()
    check(count >= len(walk.reports) - 1, f"the other years have {count} counterparts or words about them")
    walk.keys.press("J")
    check(view.text.current_eid() == following.eid, f"J led to {view.text.current_eid()}")
    walk.keys.press("K")
    walk.album.take("read")
    return f"{report.year}, para. {wanted.label}, {count} counterparts"


def search(walk: Walk) -> str:
    """/ and words find places; the arrows lead to the first numbered paragraph, and Enter goes there."""
    session, results = walk.desk.session, walk.desk.search.view
    query = f"{WORDS} year:{walk.reports[-1].year}"
    walk.keys.press("/")
    check(walk.keys.target is walk.desk.window.toolbar.search, "/ does not lead to the search field")
    walk.keys.write(query)
    until(
        lambda: session.searching.query == query and session.searching.results is not None, "the results of the search"
    )
    found = expect(Results, session.searching.results)
    check(found.hits, f"nothing was found for “{query}”")
    check(results.list.found.rowCount() == len(found.hits), "the list does not show all hits")
    first = next((number for number, hit in enumerate(found.hits) if hit.label), None)
    if first is None:
        raise Failed("no numbered paragraph was found")
    walk.keys.press(*["Down"] * (first + 1), "Return")
    walk.arrive(Mode.READ)
    hit, place = found.hits[first], session.reader.place
    check((place.report, place.eid) == (hit.report, hit.eid), f"the hit {hit.label} opened {place}")
    check(walk.view(ReadView).text.current_eid() == hit.eid, "the hit is not in hand")
    marked = " ".join(hit.snippet[start:end] for start, end in hit.matches).lower()
    check(WORDS.split()[0] in marked, f"marked in the hit is only “{marked}”")
    walk.follow_elsewhere()
    walk.album.take("results")
    return f"{found.total} places for “{query}”"


def passage(walk: Walk) -> str:
    """Esc leads back to the search field, a second one ends the search, and B keeps the paragraph in hand."""
    desk = walk.desk
    place = desk.session.reader.place
    walk.keys.press("Esc")
    check(walk.keys.target is desk.window.toolbar.search, "Esc does not lead back to the search field")
    walk.keys.press("Esc")
    check(desk.window.left.currentWidget() is desk.tree.view, "Esc does not bring the contents back")
    walk.keys.press("B")
    until(desk.session.passages.all, "the passage")
    kept = _only_passage(walk)
    check((kept.address.report, kept.address.eid) == (place.report, place.eid), f"B kept {kept.address}")
    cards = desk.passages.view.list.cards
    until(lambda: cards.rowCount() == 1, "the card of the passage")
    walk.album.take("passage")
    return desk.session.passages.citation(kept)


def _only_passage(walk: Walk) -> Passage:
    passages = walk.desk.session.passages.all()
    check(len(passages) == 1, f"there are {len(passages)} passages")
    return passages[0]


def export(walk: Walk) -> str:
    """Ctrl+Shift+E writes the passage with its citation, in each format that is checked."""
    kept = _only_passage(walk)
    place, citation = walk.desk.session.reader.place, " ".join(words_of(walk.desk.session.passages.citation(kept)))
    files = []
    for format in (format_named(name, Kind.PASSAGES) for name in CHECKED_FORMATS):
        file = walk.folder / f"Passages{format.suffix}"
        answer(lambda: walk.keys.press("Ctrl+Shift+E"), lambda dialog: answer_export(walk, dialog, format, file))  # noqa: B023
        until(lambda: file.exists() and not walk.desk.session.work.tasks, f"the file {file}")  # noqa: B023
        words = words_of(text_of(file))
        check(in_order(words_of(kept.text), words), f"{file.name} lacks the passage")
        check(citation in " ".join(words), f"{file.name} lacks the citation")
        files.append(f"{file.name}, {file.stat().st_size} bytes")
    check(walk.desk.session.reader.place == place, f"the export led to {walk.desk.session.reader.place}")
    return "; ".join(files)


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


STEPS: tuple[Step, ...] = (
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
