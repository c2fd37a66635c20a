"""What the steps of the self-test share: the window with its keyboard and album, and the answers to its dialogs."""

import html
import re
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QWidget

from explorer.export.formats import Format, Kind, formats_for
from explorer.model.report import Report
from explorer.places import Mode
from explorer.present.names import short_name
from explorer.ui.desk import Desk
from explorer.ui.self_test.album import Album
from explorer.ui.self_test.hands import Failed, Keyboard, check, expect, until
from explorer.ui.shell.side import PaneHead
from explorer.ui.widgets.pane import Pane

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
        return self.desk.series.readable()

    def view(self, kind: type[View]) -> View:
        """The view in the centre. Raises Failed where it is of another kind or a message stands in its place."""
        shown = expect(kind, self.desk.window.centre.current())
        check(shown.message is None, f"{kind.__name__} shows only “{shown.message}”")
        return shown

    def arrive(self, mode: Mode) -> None:
        until(lambda: self.desk.session.reader.place.mode == mode, f"the mode {mode}")

    def follow_elsewhere(self) -> int:
        """Wait until the side pane has come to the place in hand; the number of counterparts it shows."""
        place, pane = self.desk.session.reader.place, self.desk.elsewhere.view
        report, head = self.desk.session.reports.report(place.report or ""), expect(PaneHead, pane.findChild(PaneHead))
        of = short_name(report, place.eid or "")
        until(lambda: head.count.text() == of, f"the counterparts of {of}")
        return pane.list.cards.rowCount()


Step = Callable[[Walk], str]
"""Gives what it saw, for the line that is printed; raises Failed where a check does not hold."""


def name_of(step: Step) -> str:
    """The name of a step's function, blanks for its underscores."""
    return step.__name__.replace("_", " ")


def answer_export(walk: Walk, dialog: QDialog, format: Format, file: Path) -> None:
    """Answer the dialog: choose the format, write the file's name over the one that stands there, Enter."""
    tab_to(walk, QComboBox)
    walk.keys.write(format.title)
    tab_to(walk, QLineEdit)
    walk.keys.press("Ctrl+A")
    walk.keys.write(str(file))
    if format is formats_for(Kind.PASSAGES)[0]:
        walk.album.take("export")
    walk.keys.press("Return")
    check(dialog.result() == QDialog.DialogCode.Accepted, "Enter does not export")


def tab_to(walk: Walk, kind: type[QWidget]) -> None:
    """Press Tab until a widget of this kind has the keyboard. Raises Failed after MOST_TABS."""
    for _ in range(MOST_TABS):
        if isinstance(walk.keys.target, kind):
            return
        walk.keys.press("Tab")
    raise Failed(f"Tab does not lead to a {kind.__name__}")


def text_of(file: Path) -> str:
    """What an exported file says, without its markup."""
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as package:
            return html.unescape(re.sub("<[^>]+>", " ", package.read("word/document.xml").decode()))
    return file.read_text(encoding="utf-8")


def words_of(text: str) -> list[str]:
    """The runs of letters and digits in a text, in order and as they are written."""
    return re.findall(r"[^\W_]+", text)


def in_order(words: Sequence[str], text: Sequence[str]) -> bool:
    """Whether a text holds these words in this order; others, such as footnote marks, may stand between them."""
    rest = iter(text)
    return all(word in rest for word in words)
