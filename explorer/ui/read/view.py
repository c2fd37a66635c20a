"""Read: one report as flowing text."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from explorer.model.passage import Passage
from explorer.model.report import Report
from explorer.ui.read.text import ReadText
from explorer.ui.theme import Palette, Theme
from explorer.ui.widgets.commands import Commands
from explorer.ui.widgets.pane import Pane


class ReadView(Pane):
    """The report as text, with the paragraph in hand, matches and picked passages.

    `place_changed` carries the eId of the paragraph in hand, `link_activated` an address outside the report (the window
    asks before it opens one), `passage_requested` an eId and the characters of its words, None for all of it.
    """

    place_changed = Signal(str)
    link_activated = Signal(str)
    passage_requested = Signal(str, object, object)

    def __init__(self, theme: Theme, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(theme, commands, parent)
        self._report: Report | None = None
        self.text = ReadText(theme, self)
        self.text.setProperty("ground", "page")
        self.text.moved.connect(self.place_changed)
        self.text.linked.connect(self.link_activated)
        self.text.passage_requested.connect(self.passage_requested)
        self._panes = QSplitter(Qt.Orientation.Horizontal, self)
        self._panes.setHandleWidth(1)
        self._panes.setChildrenCollapsible(False)
        self._panes.addWidget(self.text)
        self.set_content(self._panes)
        self._panes.setFocusProxy(self.text)
        self.setFocusProxy(self.text)
        self._look = self._present_look()

    def show_report(self, report: Report, eid: str | None = None) -> None:
        """Show a report at one of its elements; the same report is only scrolled."""
        self.show_content()
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

    def current_eid(self) -> str | None:
        """The eId of the paragraph or section in hand."""
        return self.text.current_eid()

    def selected_span(self) -> tuple[str, int, int] | None:
        """An eId and the characters of its words that are selected, None where nothing is."""
        return self.text.selected_span()

    def place_in_words(self) -> tuple[str, int] | None:
        """The paragraph in hand, or that of the selection, and the character of its words that is in hand."""
        return self.text.place_in_words()

    def request_passage(self) -> None:
        """Ask for the selection, or the paragraph in hand, as a passage."""
        self.text.request_passage()

    def step(self, step: int) -> bool:
        """Take the next (1) or previous (-1) paragraph in hand; False where there is none."""
        return self.text.step(step)

    def next_link(self) -> bool:
        """Select the next link of the paragraph in hand, for Enter to follow; False where it has none."""
        return self.text.next_link()

    def set_passages(self, passages: Iterable[Passage]) -> None:
        """Mark what the reader has picked from the report on show."""
        self.text.set_passages(passages)

    def highlight(self, phrases: Sequence[str]) -> None:
        """Highlight words and phrases; `prefix*` finds every word that begins so. An empty list clears them."""
        self.text.set_matches(phrases)

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

    def show_notes(self) -> bool:
        """Show the footnotes of the paragraph in hand beside it; False where it has none."""
        return self.text.show_notes()

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
