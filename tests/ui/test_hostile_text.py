"""A report whose every word is markup, through the whole window: all of it is shown as written, and nothing is opened.

Title, symbol, session, headings, paragraphs, items, tables, notes, the file's name, a search and the reader's own note
hold a picture, a link, tags and entities. The kernel tells whether the picture is opened.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QEvent, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QAction, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QHeaderView, QLabel, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from explorer.language.address import addressed
from explorer.library import Library
from explorer.model.report import Paragraph, Report, Source, Table, Warning
from explorer.model.text import Footnote, Run
from explorer.places import Mode, Place
from explorer.ui.desk import Desk
from explorer.ui.read.link_question import LinkQuestion
from explorer.ui.read.view import ReadView
from explorer.ui.widgets.password_dialog import PasswordDialog
from tests.narrow import known
from tests.opened_files import needs_watch, watched
from tests.small_reports import WORDS, para, section
from tests.ui.desks import opened, until

pytestmark = needs_watch

PICTURE, NAME = "canary.png", "<img src=canary.png>"
_TIP = re.compile(r"<div>(?:[^<>]|<br>)*</div>|[^<&]*")
"""What was made of its words, or is no markup in any case."""
SETTLED_MS = 30


def markup(picture: Path) -> str:
    return f'<b>Bold</b><img src="{picture.as_uri()}"><img src="{PICTURE}"><a href="{picture.as_uri()}">a</a> &lt;i&gt;'


def hostile(year: int, words: str) -> Report:
    """A report of a year, of which all texts are these words with a little more."""
    note = Run("1", footnote="fn_1")
    linked = Run(words, link="https://undocs.org.evil.example/A/80/75?" + "x" * 300)
    first = Paragraph("1", (Run(f"{words} {WORDS} In {year}, {year - 1950} countries took part."), linked, note))
    second = para("2", f"{words} {WORDS} It said so.", ("(a)", words), ("(b)", f"{words} in {year}"))
    table = Table((((Run(words),), (Run(words),)), ((Run("1"),), (Run(words),))), words, 1)
    new = para(None, f"{words} new in {year}")
    inner = section("A", f"{words} inner", para("3", f"{words} {year}."), new)
    return addressed(
        Report(
            (section("I", f"{words} heading", first, second, table, inner), section(words, words, para("4", words))),
            (Footnote(words, (Run(words),), eid="fn_1"),),
            symbols=(words,),
            title=f"{words} title",
            year=year,
            session=words,
            agenda_item=words,
            series=f"{words} series",
            source=Source(f"{words}.txt"),
            warnings=(Warning(words, 1),),
        )
    )


@pytest.fixture
def picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A picture in the current folder, so that its bare name leads to it as well."""
    monkeypatch.chdir(tmp_path)
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(0)
    assert image.save(str(tmp_path / PICTURE))
    return tmp_path / PICTURE


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path, picture: Path) -> Iterator[Desk]:
    library = Library.open(tmp_path / "library")
    for year in (2019, 2020, 2021):
        file = tmp_path / f"{year}.txt"
        file.write_text(str(year))
        library.add(file, replace(hostile(year, markup(picture)), id=""))
    library.close()
    with opened(qapp, tmp_path / "home") as desk:
        desk.session.open_library(tmp_path / "library")
        until(lambda: len(desk.series.readable()) == 3)
        until(lambda: desk.session.comparisons.of(desk.series.title()) is not None)
        desk.window.resize(1280, 800)
        yield desk


def indexes(model: QAbstractItemModel, below: QModelIndex | None = None) -> Iterator[QModelIndex]:
    parent = below or QModelIndex()
    for row in range(model.rowCount(parent)):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)):
            yield model.index(row, column, parent)
        yield from indexes(model, model.index(row, 0, parent))


def hover(over: QWidget, at: QPoint) -> str:
    """Let the mouse rest at a point of a part of the window; the tool tip that then shows."""
    QApplication.sendEvent(over, QHelpEvent(QEvent.Type.ToolTip, at, over.mapToGlobal(at)))
    shown = QToolTip.text() if QToolTip.isVisible() else ""
    QToolTip.hideText()
    return shown


def hover_over_all(desk: Desk) -> Iterator[str]:
    """The tool tips of every part of the window, and of every row in sight."""
    for shown in filter(QWidget.isVisible, desk.window.findChildren(QWidget)):
        yield hover(shown, shown.rect().center())
        if isinstance(shown, QAbstractItemView) and not isinstance(shown, QHeaderView):
            for index in indexes(shown.model()):
                place: QRect = shown.visualRect(index)
                if place.isValid():
                    yield hover(shown.viewport(), place.center())


def markup_shown(top: QWidget) -> list[str]:
    """What Qt might take for markup, of all labels, tool tips and rows in a window and its dialogs."""
    found = []
    for shown in (top, *top.findChildren(QWidget)):
        if isinstance(shown, QLabel) and shown.metaObject().className() != "QTipLabel":
            found += [] if shown.textFormat() == Qt.TextFormat.PlainText else [shown.text()]
        tips = [shown.toolTip(), *(action.toolTip() for action in shown.findChildren(QAction))]
        if isinstance(shown, QAbstractItemView) and shown.model() is not None:
            tips += [index.data(Qt.ItemDataRole.ToolTipRole) for index in indexes(shown.model())]
        found += [tip for tip in tips if tip and not _TIP.fullmatch(tip)]
    return found


def settle(desk: Desk) -> None:
    """Let the window paint itself and all that it shows, and look at it."""
    QTest.qWait(SETTLED_MS)
    desk.window.grab()
    for dialog in filter(QWidget.isVisible, desk.window.findChildren(QDialog)):
        dialog.grab()
    tips = set(hover_over_all(desk))
    assert len(tips) > 1 and [tip for tip in tips if not _TIP.fullmatch(tip)] == []
    assert markup_shown(desk.window) == []


def views(desk: Desk) -> Iterator[None]:
    older, _, newer = (entry.id for entry in desk.series.readable())
    for mode in Mode:
        for eid in ("para_1", "sec_I__sec_A"):
            desk.session.reader.go(Place(mode, newer, eid, older if mode in (Mode.COMPARE, Mode.DIGEST) else None))
            yield
    desk.session.reader.go(Place(Mode.READ, newer, "para_1"))
    view = desk.read.view
    assert isinstance(view, ReadView) and view.text.show_notes()
    yield
    sheets = "sentence.life", "help.keys", "help.palette", "go.to"
    for command in (*sheets, "find.open", "report.doubts", "imports.show"):
        desk.actions.run(command)
        yield
    QTest.keyClicks(known(QApplication.focusWidget()), "<b>")
    yield


def searches(desk: Desk) -> Iterator[None]:
    for query in ("countries", "bold", f"{NAME} zebra", f"in:{NAME}"):
        desk.search.search(query)
        until(lambda: not desk.session.work.tasks)
        yield
    desk.search.search("countries")
    desk.actions.run("search.narrow")
    for facet, value in (("series", desk.series.title()), ("year", "2020")):
        desk.session.searching.narrow(facet, value)
        until(lambda: not desk.session.work.tasks)
        yield
    desk.session.saved_searches.save(NAME)
    desk.search.leave()
    desk.search.focus()
    yield


def passages_and_dialogs(desk: Desk) -> Iterator[None]:
    newer = desk.series.readable()[-1].id
    desk.session.reader.go(Place(Mode.READ, newer, "para_1"))
    words = desk.session.reports.report(newer).title
    for eid in ("para_1", "sec_I__sec_A"):
        desk.session.passages.add(newer, eid)
        yield
    desk.session.passages.set_note(desk.session.passages.all()[0], words)
    yield
    for command in ("passages.export", "report.properties", "passages.note"):
        desk.actions.run(command)
        yield
        for dialog in filter(QWidget.isVisible, desk.window.findChildren(QDialog)):
            dialog.reject()
    PasswordDialog(desk.theme, f"{NAME} is locked.", desk.window).show()
    yield
    assert desk.read.view.text.next_link()
    QTest.keyClick(desk.read.view.text, Qt.Key.Key_Return)
    assert any(dialog.isVisible() for dialog in desk.window.findChildren(LinkQuestion))
    yield
    desk.session.reports.remove([newer])
    yield


def files(desk: Desk) -> Iterator[None]:
    text = f"I. {NAME}\n\n1. {NAME} one.\n"
    for name, data in ((f"{NAME}.pdf", "no PDF file"), (f"{NAME} &lt;.txt", text)):
        Path(name).write_text(data)
        desk.session.imports.start([Path(name)])
        until(lambda: not desk.session.imports.busy and not desk.session.work.tasks)
        yield


@pytest.mark.parametrize("walk", [views, searches, passages_and_dialogs, files])
def test_nothing_that_a_report_names_is_opened_wherever_it_is_shown(
    desk: Desk, picture: Path, walk: Callable[[Desk], Iterator[None]]
) -> None:
    with watched([picture]) as looked:
        for _ in walk(desk):
            settle(desk)
            assert looked() == set()


def test_a_label_that_guesses_would_be_found_out(picture: Path, qtbot: QtBot) -> None:
    label = QLabel(markup(picture))
    qtbot.addWidget(label)
    with watched([picture]) as looked:
        label.show()
        label.grab()
        assert looked() == {picture}
    assert markup_shown(label) == [label.text()]
