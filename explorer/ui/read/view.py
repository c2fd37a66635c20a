"""Read: one report as flowing text."""

import re
import unicodedata

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from explorer.model.report import Report
from explorer.present.verifying import report_notice
from explorer.ui.read.text import ReadText
from explorer.ui.theme import Palette, Theme
from explorer.ui.widgets.commands import Commands
from explorer.ui.widgets.making import set_column
from explorer.ui.widgets.notice_bar import NoticeBar
from explorer.ui.widgets.pane import Pane


class ReadView(Pane):
    """The report as `text`, with words looked for in it, room beside it, and a `notice` above it where it is not what
    was stored."""

    def __init__(self, theme: Theme, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(theme, commands, parent)
        self._report: Report | None = None
        self.text = ReadText(theme, self)
        self.text.setProperty("ground", "page")
        self._panes = QSplitter(Qt.Orientation.Horizontal, self)
        self._panes.setHandleWidth(1)
        self._panes.setChildrenCollapsible(False)
        self._panes.addWidget(self.text)
        self.notice = NoticeBar(theme, commands, self)
        content = QWidget(self)
        set_column(content, self.notice, (self._panes, 1))
        self.set_content(content)
        self._panes.setFocusProxy(self.text)
        self.setFocusProxy(self.text)
        self._look = self._present_look()

    def show_report(self, report: Report, eid: str | None = None) -> None:
        """Show a report at one of its elements; the same report is only scrolled."""
        self.show_content()
        self.notice.say(*(report_notice(report.breaches) if report.breaches else ("",)))
        if report != self._report:
            self._report, self._look = report, self._present_look()
            self.text.show_report(report, eid)
        elif eid is not None:
            self.text.go(eid)

    def set_beside(self, widget: QWidget, share: float) -> None:
        """Put a widget beside the text, with this share of the width at first."""
        self._panes.addWidget(widget)
        width = self._panes.width()
        self._panes.setSizes([round(width * (1 - share)), round(width * share)])

    def find_text(self, words: str, backward: bool = False) -> tuple[int, int] | None:
        """Mark all places of these words, letter case and accents aside, and select the next or previous from what is
        in hand on, starting over at the end. Gives which of them it is, counted from 1, and how many there are; None
        where there is none. While the words are being typed, the place found stays as long as it fits."""
        found = self.text.matches(_anywhere(words)) if words.strip() else []
        self.text.set_found(found)
        if not found:
            return None
        start, end = self.text.in_hand()
        if backward:
            before = [span for span in found if span[0] < start]
            chosen = (before or found)[-1]
        else:
            after = [span for span in found if span[0] >= start and span != (start, end)]
            chosen = (after or found)[0]
        self.text.select(*chosen)
        return found.index(chosen) + 1, len(found)

    def end_find(self) -> None:
        """Take the marks of `find_text` away; the place found stays selected."""
        self.text.set_found(None)

    def lay_out(self) -> None:
        """Set the report again where it was set in other colours or at another size."""
        if self._report is not None and self._look != self._present_look():
            self._look = self._present_look()
            self.text.reset()

    def _present_look(self) -> tuple[Palette, int]:
        return self._theme.palette, self._theme.text_size


def _anywhere(words: str) -> str:
    return r"\s+".join(_letters(word) for word in words.split())


def _letters(word: str) -> str:
    return "".join(_letter(character) for character in unicodedata.normalize("NFD", word) if not _is_accent(character))


def _letter(character: str) -> str:
    """A class of the letter and its accented forms; quotation marks match in any style."""
    if character in "'’‘":
        return "['’‘]"
    if character in '"“”':
        return '["“”]'
    accented = _ACCENTED.get(character.lower())
    return f"[{accented}]" if accented else re.escape(character)


def _is_accent(character: str) -> bool:
    return unicodedata.combining(character) != 0


def _accented_forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for code in range(0xC0, 0x250):
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        if base.isascii():
            forms[base] = forms.get(base, base) + chr(code)
    return forms


_ACCENTED = _accented_forms()
