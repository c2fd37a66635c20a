"""The reading surface: the set text, the paragraph in hand, matches and picked passages."""

import re
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from explorer.model.marks import texts
from explorer.model.passage import Passage
from explorer.model.report import Report
from explorer.model.text import plain
from explorer.present.matches import TextWords
from explorer.present.ocr import DOUBT, told_of
from explorer.translation import tr
from explorer.ui.read.document import BACK, NOTE, NUMBER_MARGIN, Anchor, SetReport, set_report, text_width
from explorer.ui.read.words import is_in_doubt, links_of, positions_of, span_of
from explorer.ui.theme import MARGIN, PADDING, Theme
from explorer.ui.widgets.marked_bar import MarkedBar
from explorer.ui.widgets.plain import Browser, show_tip
from explorer.ui.widgets.typography import in_document, look

_BAR = 3
_PICKED = 6
_ABOVE = PADDING
_EDGE = 0.15
_NUMBER = re.compile(r"^\t(\S+)\t", re.MULTILINE)


class ReadText(Browser):
    """Shows one report. The paragraph in hand follows the scrolling; `moved` has the eId when it is another. `linked`
    has an address outside the report, `passage_requested` an eId and characters of its words, None for all of it."""

    moved = Signal(str)
    linked = Signal(str)
    passage_requested = Signal(str, object, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._report = Report()
        self._set = SetReport(self.document())
        self._hand = -1
        self._words: TextWords | None = None
        self._phrases: tuple[str, ...] = ()
        self._found: Sequence[tuple[int, int]] | None = None
        self._picked: tuple[Passage, ...] = ()
        self._following = True
        self._top: int | None = None
        """What stood at the top before the pane was resized, until the reader scrolls."""
        self.setFrameShape(Browser.Shape.NoFrame)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.bar = MarkedBar(theme, self)
        self.setVerticalScrollBar(self.bar)
        self.setAccessibleName(tr("Report text"))
        self.anchorClicked.connect(self._follow)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def show_report(self, report: Report, eid: str | None) -> None:
        """Set the report and bring an element of it to the top."""
        self._report = report
        self._hand, self._top = -1, None
        self._words, self._found = None, None
        self._set = set_report(report, self._theme)
        self._set.document.setParent(self)
        self._following = False
        self.setDocument(self._set.document)
        self._following = True
        self._fit()
        self._set.document.documentLayout().documentSize()
        if eid is None or not self.go(eid):
            self._take(0)
        self._mark()

    def reset(self) -> None:
        """Set the same report again, after the fonts or colours have changed."""
        self.show_report(self._report, self.current_eid())

    @property
    def current(self) -> Anchor | None:
        """The element in hand."""
        return self._set.anchors[self._hand] if 0 <= self._hand < len(self._set.anchors) else None

    def current_eid(self) -> str | None:
        return self.current.eid if self.current else None

    def go(self, eid: str) -> bool:
        """Take an element in hand and bring it to the top; False where the report has none of that name."""
        index = self._set.index(eid)
        if index is None:
            return False
        self._scroll_to(self._rect(self._set.anchors[self._with_headings(index)]).top() - self._theme.px(_ABOVE))
        self._take(index)
        return True

    def step(self, direction: int) -> bool:
        """Take the next (1) or previous (-1) paragraph in hand and bring it into view; False at the end."""
        index = self._hand + direction
        while 0 <= index < len(self._set.anchors) and self._set.anchors[index].heading:
            index += direction
        if not 0 <= index < len(self._set.anchors):
            return False
        self._take(index)
        rect = self._rect(self._set.anchors[index])
        bar, above = self.verticalScrollBar(), self._theme.px(_ABOVE)
        if rect.top() < bar.value() + above or rect.bottom() > bar.value() + self.viewport().height():
            self._scroll_to(self._rect(self._set.anchors[self._with_headings(index)]).top() - above)
        return True

    def selected_span(self) -> tuple[str, int, int] | None:
        """The paragraph in which the selection begins, and the characters of its words that are selected."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        for anchor in self._set.anchors[max(0, self._set.at(cursor.selectionStart())) :]:
            if anchor.start >= cursor.selectionEnd():
                break
            span = span_of(self.document(), anchor, cursor.selectionStart(), cursor.selectionEnd())
            if span is not None:
                return anchor.eid, *span
        return None

    def place_in_words(self) -> tuple[str, int] | None:
        """The paragraph in which the selection begins, or else the one in hand, and the character of its words at which
        the selection begins or the caret stands; 0 where it stands elsewhere."""
        span = self.selected_span()
        if span is not None:
            return span[0], span[1]
        if self.current is None:
            return None
        position, anchor = self.textCursor().position(), self.current
        inside = anchor.start <= position <= anchor.end
        after = span_of(self.document(), anchor, position, anchor.end + 1) if inside else None
        return anchor.eid, after[0] if after else 0

    def set_matches(self, phrases: Sequence[str]) -> None:
        """Highlight words and phrases, `prefix*` every word that begins so, as long as nothing is looked for in the
        report itself. None clear them."""
        if self._phrases != tuple(phrases):
            self._phrases = tuple(phrases)
            self._mark()

    def set_found(self, spans: Sequence[tuple[int, int]] | None) -> None:
        """Highlight what was looked for in the report; None ends that."""
        if self._found != spans:
            self._found = spans
            self._mark()

    def set_passages(self, passages: Iterable[Passage]) -> None:
        """Mark the passages of this report that the reader has picked."""
        picked = tuple(passages)
        if picked != self._picked:
            self._picked = picked
            self._mark()

    def matches(self, pattern: str) -> list[tuple[int, int]]:
        """The positions at which a regular expression finds something, in reading order, letter case aside."""
        words = self.document().toPlainText()
        return in_document(words, [match.span() for match in re.finditer(pattern, words, re.IGNORECASE) if match[0]])

    def in_hand(self) -> tuple[int, int]:
        """The positions of the selection; without one, where the element in hand begins."""
        cursor = self.textCursor()
        if not cursor.hasSelection() and self.current is not None:
            return self.current.start, self.current.start
        return cursor.selectionStart(), cursor.selectionEnd()

    def select(self, start: int, end: int) -> None:
        """Select characters of the document, take their paragraph in hand and bring them into view, not at its edge."""
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._following = False
        self.setTextCursor(cursor)
        place, height = self.cursorRect(), self.viewport().height()
        if not height * _EDGE < place.top() < height * (1 - _EDGE):
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + place.top() - height // 3)
        self._following = True
        self._take(max(0, self._set.at(start)))

    def note_text(self, eid: str) -> str:
        """The words of a footnote, "" if there is none of that name."""
        return next((f"{note.marker} {plain(note.text)}" for note in self._report.footnotes if note.eid == eid), "")

    def show_notes(self) -> bool:
        """Show the footnotes of the paragraph in hand below it; False where it has none."""
        if self.current is None or self.current.paragraph is None:
            return False
        runs = (run for text in texts(self.current.paragraph) for run in text)
        notes = [self.note_text(run.footnote) for run in runs if run.footnote]
        if notes:
            rect = self._rect(self.current).translated(self._theme.px(NUMBER_MARGIN), -self.verticalScrollBar().value())
            show_tip(self.viewport().mapToGlobal(rect.bottomLeft().toPoint()), "\n".join(notes), self.viewport())
        return bool(notes)

    def next_link(self) -> bool:
        """Select the next link of the paragraph in hand, which Enter then follows; the first one after the last. False
        where it has none."""
        links = list(links_of(self.document(), self.current)) if self.current is not None else []
        if links:
            cursor = self.textCursor()
            after = [span for span in links if span[0] >= cursor.selectionEnd()] if cursor.hasSelection() else links
            self.select(*(after or links)[0])
        return bool(links)

    def request_passage(self) -> None:
        """Ask for the selected span, or the paragraph in hand, as a passage."""
        span = self.selected_span()
        if span is not None:
            self.passage_requested.emit(*span)
        elif self.current is not None:
            self.passage_requested.emit(self.current.eid, None, None)

    def _rect(self, anchor: Anchor) -> QRectF:
        """Where an element stands, in pixels of the document, the space above and below it left out."""
        layout, document = self.document().documentLayout(), self.document()
        first, last = document.findBlock(anchor.start), document.findBlock(anchor.end)
        top, bottom = layout.blockBoundingRect(first), layout.blockBoundingRect(last)
        return QRectF(0, top.top(), top.width(), bottom.bottom() - top.top())

    def _with_headings(self, index: int) -> int:
        """The first of the headings that stand directly above a paragraph, which are shown with it."""
        if not self._set.anchors[index].heading:
            while index > 0 and self._set.anchors[index - 1].heading:
                index -= 1
        return index

    def _take(self, index: int) -> None:
        if index == self._hand or not 0 <= index < len(self._set.anchors):
            return
        self._hand = index
        paragraph = self._set.anchors[index].paragraph
        self.setAccessibleDescription(told_of(paragraph) if paragraph else "")
        self.viewport().update()
        self.moved.emit(self._set.anchors[index].eid)

    def _scroll_to(self, top: float) -> None:
        self._following = False
        self.verticalScrollBar().setValue(round(top))
        self._following = True

    def _scrolled(self, value: int) -> None:
        """Keep the paragraph in hand while it is in view, else take the first one that begins in view."""
        self._top = None
        if not self._following or self.current is None:
            return
        rect = self._rect(self.current)
        if rect.bottom() > value + self._theme.px(_ABOVE) and rect.top() < value + self.viewport().height() * 0.8:
            return
        position = self.cursorForPosition(QPoint(self.viewport().width() // 2, self._theme.px(_ABOVE))).position()
        self._take(max(0, self._set.at(position)))

    def _fit(self) -> None:
        """Set the measure, or what the pane has room for, in the middle of the pane."""
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 2 * PADDING
        width = min(text_width(self._theme), room)
        left = max(PADDING, (self.width() - width - MARGIN) // 2)
        self.setViewportMargins(left, 0, max(0, self.width() - left - width - MARGIN - PADDING), 0)
        if self.lineWrapColumnOrWidth() != width:
            self.setLineWrapColumnOrWidth(width)

    def _mark(self) -> None:
        match, spans = look(self._theme, "match", "match_ink"), self._marked_spans()
        selections = [self._selection(*span, match) for span in spans]
        self.bar.set_marks(self._share(start) for start, _ in spans)
        for passage in self._picked:
            span = self._picked_span(passage)
            if span is not None:
                form = QTextCharFormat()
                form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
                form.setUnderlineColor(self._theme.color("accent"))
                selections.append(self._selection(*span, form))
        self.setExtraSelections(selections)
        self.viewport().update()

    def _marked_spans(self) -> Sequence[tuple[int, int]]:
        """The positions of what was looked for in the report, else of the words of the search that stands."""
        if self._found is not None or not self._phrases:
            return self._found or ()
        if self._words is None:
            self._words = TextWords(self.document().toPlainText())
        return in_document(self._words.text, self._words.find(self._phrases))

    def _share(self, position: int) -> float:
        """How far down in the whole text a position stands, 0 to 1."""
        layout = self.document().documentLayout()
        height = layout.documentSize().height()
        return layout.blockBoundingRect(self.document().findBlock(position)).top() / height if height else 0.0

    def _picked_span(self, passage: Passage) -> tuple[int, int] | None:
        index = self._set.index(passage.address.eid)
        if index is None or passage.start is None or passage.end is None:
            return None
        return positions_of(self.document(), self._set.anchors[index], passage.start, passage.end)

    def _selection(self, start: int, end: int, form: QTextCharFormat) -> QTextEdit.ExtraSelection:
        result = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        result.cursor, result.format = cursor, form
        return result

    def _follow(self, url: QUrl) -> None:
        target = url.toString()
        if target.startswith(NOTE):
            self._jump(self._set.notes.get(target.removeprefix(NOTE)))
        elif target.startswith(BACK):
            self._jump(self._set.marks.get(target.removeprefix(BACK)))
        elif not (target.startswith("#") and self.go(target[1:])):
            self.linked.emit(url.toEncoded().toStdString())

    def _jump(self, position: int | None) -> None:
        if position is None:
            return
        block = self.document().findBlock(position)
        top = self.document().documentLayout().blockBoundingRect(block).top()
        self._scroll_to(top - self._theme.px(_ABOVE))
        self._take(max(0, self._set.at(position)))

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            target = self.anchorAt(event.pos())
            words = self.note_text(target.removeprefix(NOTE)) if target.startswith(NOTE) else ""
            if not words and not target.startswith(("#", BACK)):
                words = target
            if not words and is_in_doubt(self.cursorForPosition(event.pos())):
                words = DOUBT
            show_tip(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter follows the link in hand; where there is none, it shows the notes of the paragraph."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not (enter and not self.textCursor().charFormat().isAnchor() and self.show_notes()):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes on to the next pane, not from link to link, which would drag the place along."""
        return QTextEdit.focusNextPrevChild(self, next)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the line at the top where it is when the lines break anew, however often in a row."""
        top = self._top
        if top is None:
            top = self.cursorForPosition(QPoint(self.viewport().width() // 2, 0)).position()
        width = self.lineWrapColumnOrWidth()
        self._following = False
        self._fit()
        super().resizeEvent(event)
        self._following = True
        if self.lineWrapColumnOrWidth() != width and top > 0:
            block = self.document().findBlock(top)
            self._scroll_to(self.document().documentLayout().blockBoundingRect(block).top())
        self._top = top

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent"))
        if self.current is not None:
            rect = self._rect(self.current).translated(0, -self.verticalScrollBar().value())
            painter.drawRoundedRect(QRectF(0, rect.top(), _BAR, rect.height()), _BAR / 2, _BAR / 2)
        for passage in self._picked:
            index = self._set.index(passage.address.eid)
            if index is not None:
                rect = self._rect(self._set.anchors[index]).translated(0, -self.verticalScrollBar().value())
                middle = rect.top() + self._theme.px(MARGIN) - _PICKED
                painter.drawEllipse(QRectF(_BAR * 3, middle, _PICKED, _PICKED))
        painter.end()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Plain text, each number before its paragraph as in print: no fonts or colours of this window."""
        words = self.textCursor().selection().toPlainText()
        result = QMimeData()
        result.setText(_NUMBER.sub(r"\1 ", words).replace("\t", " "))
        return result

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu(event.pos())
        menu.addSeparator()
        menu.addAction(tr("Add to passages"), self.request_passage)
        menu.exec(event.globalPos())
        menu.deleteLater()
