"""What changed: the changes between two years, by section, in the reports' own words."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QListView, QPushButton, QWidget

from explorer.model.digest import Digest
from explorer.model.names import report_names
from explorer.model.report import Report
from explorer.places import Only
from explorer.present.digest import DigestRow, DigestText, nothing_told, totals_line
from explorer.present.filters import OF_LINES, line_title
from explorer.translation import tr
from explorer.ui.digest.painting import DigestDelegate
from explorer.ui.theme import GAP, MARGIN, UNIT, Theme
from explorer.ui.widgets.chips import Chips
from explorer.ui.widgets.commands import Commands, stand_for
from explorer.ui.widgets.field import Field
from explorer.ui.widgets.flow import Flow
from explorer.ui.widgets.making import label, set_column, stacked, word_button
from explorer.ui.widgets.message import MessageView
from explorer.ui.widgets.pane import Pane
from explorer.ui.widgets.row_list import RowList
from explorer.ui.widgets.rows import Rows
from explorer.ui.widgets.years import YearChips

MOST_YEARS = 12


class DigestList(RowList):
    """The rows. `opened` carries the row that was clicked or on which Enter was pressed; `doubted` the one of which the
    quiet line that tells what is perhaps a counterpart was clicked."""

    opened = Signal(object)
    doubted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        shown = Rows[DigestRow](lambda row: row.words)
        super().__init__(theme, shown, tr("What changed"), parent)
        self.shown = shown
        self._delegate = DigestDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setProperty("ground", "page")

    @property
    def current(self) -> DigestRow | None:
        """The row in hand."""
        return self.shown.row(self.currentIndex())

    def forget(self) -> None:
        self._delegate.forget()
        super().forget()

    def doItemsLayout(self) -> None:
        """Keep the row in hand in view."""
        super().doItemsLayout()
        if self.currentIndex().isValid():
            self.take(self.currentIndex().row())

    def take(self, row: int) -> None:
        """Make a row the one in hand, and bring it to the top, below its heading where there is room."""
        index = self.shown.index(row)
        self.setCurrentIndex(index)
        heading = next((above for above in range(row, -1, -1) if self.shown.rows[above].kind is None), 0)
        self.scrollTo(self.shown.index(heading), QListView.ScrollHint.PositionAtTop)
        self.scrollTo(index, QListView.ScrollHint.EnsureVisible)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current:
            self.opened.emit(self.current)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and index == self.currentIndex():
            below = event.position().y() - self.visualRect(index).top()
            doubted = self.current and self.current.perhaps and self._delegate.in_detail(self.current, below)
            (self.doubted if doubted else self.opened).emit(self.current)


class DigestView(Pane):
    """What changed in a report since an earlier one.

    `opened` carries whether a place is in the older report, and its eId; `place_changed` the same of the row in
    hand; `compared` the eId in the newer report of what both have; `since_chosen` the id of another earlier report;
    `scope_requested` that only the section in hand is wanted, or all again; `narrowed` the filter and the words that
    were chosen. While no filter holds the main changes are told, and all where what is in hand has none of these.
    """

    opened = Signal(bool, str)
    compared = Signal(str)
    place_changed = Signal(bool, str)
    since_chosen = Signal(str)
    scope_requested = Signal()
    narrowed = Signal(object, str)

    def __init__(self, theme: Theme, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(theme, commands, parent)
        self._text: DigestText | None = None
        self._title = label(self)
        self._title.setFont(theme.heading_font())
        self.years = YearChips(self, MOST_YEARS)
        self.years.chosen.connect(self.since_chosen)
        self._brief = QPushButton(tr("Make a brief…"), self)
        stand_for(self._brief, commands, "digest.brief", tr("What is shown, on one or two pages"))
        self.scope = word_button(self, tr("This section only"), "chip", checkable=True)
        self.scope.clicked.connect(lambda: self.scope_requested.emit())
        self.filter = Field(theme, tr("Filter the changes"), parent=self)
        self.filter.setMinimumWidth(theme.px(120))
        self.filter.textChanged.connect(self._narrow)
        titles = {only: line_title(only) for only in Only}
        self.only: Chips[Only] = Chips({only: titles.pop(only) for only in OF_LINES}, self, rare=titles)
        self.only.picked.connect(self.set_only)
        self._asked = Only.ALL
        """The filter that was chosen; without one, all may be told in place of the main changes."""
        self._taking = False
        """The words come from the place, and not from the reader."""
        self.list = DigestList(theme, self)
        self.list.opened.connect(self._open)
        self.list.doubted.connect(lambda row: commands.run("compare.perhaps"))
        self.list.selectionModel().currentChanged.connect(self._moved)
        self.filter.entered.connect(self.list.setFocus)
        self._nothing = MessageView(theme, commands, self)
        self.totals = label(self, tone="secondary", wraps=True)
        self.set_content(self._make_content())
        self.setFocusProxy(self.list)

    def show_coming(self, older: Report, newer: Report, choices: Sequence[tuple[str, str]]) -> None:
        """Show of which two reports a digest is coming; what is told of the same two stays until then."""
        self._show_years(older, newer, choices)
        if self._text and not self._text.is_of(older, newer):
            self._text = None
            self.list.shown.show([])
            self.totals.clear()
            self._pages_of_list.setCurrentWidget(self.list)
        self.show_content()

    def _show_years(self, older: Report, newer: Report, choices: Sequence[tuple[str, str]]) -> None:
        self._title.setText(tr("What changed in %1 since").replace("%1", report_names((older, newer))[1]))
        self.years.show_years(choices, older.id)

    def show_digest(
        self,
        digest: Digest,
        older: Report,
        newer: Report,
        choices: Sequence[tuple[str, str]],
        eid: str | None = None,
        in_older: bool = False,
    ) -> None:
        """Show a digest of two reports from an element of the newer one on, or of the older one; the same digest is
        only scrolled. `choices` are the ids and years of the reports since which changes can be told."""
        self._show_years(older, newer, choices)
        self.scope.setChecked(digest.scope is not None)
        if self._text is None or digest is not self._text.digest:
            self._text = DigestText(digest, older, newer)
            self._show_rows()
        self.show_content()
        current = self.list.current
        if current and eid and eid == (current.older if in_older else current.newer):
            return
        self._tell(self._asked)
        row = self._row_of(eid, in_older) if eid else None
        if eid and row is None and self._asked is Only.ALL and not self.filter.text():  # nothing of it weighs so much
            self._tell(Only.CHANGED)
            row = self._row_of(eid, in_older)
        if eid and row is None and self._text:
            row = self._text.row_near(self.list.shown.rows, eid, in_older)
        if row is not None:
            self.list.take(row)
        elif self.list.current is None and self.list.shown.rows:
            self.list.take(0)
        elif eid is None:
            self._moved(self.list.currentIndex())  # What is in hand stays so.

    @property
    def digest(self) -> Digest | None:
        """What is told of, None while it is coming."""
        return self._text.digest if self._text else None

    def step(self, direction: int) -> bool:
        """Take the next (1) or previous (-1) change in hand; False where there is none."""
        rows, row = self.list.shown.rows, self.list.currentIndex().row() + direction
        while 0 <= row < len(rows):
            if rows[row].kind is not None:
                self.list.setCurrentIndex(self.list.shown.index(row))
                return True
            row += direction
        return False

    def set_only(self, only: Only) -> None:
        """Show lines of one kind only."""
        self._asked = only
        self.only.choose(only)
        self._narrow()

    def narrow(self, only: Only, words: str) -> None:
        """Take the filter and the words from the place; what is in hand is for `show_digest` to say."""
        if (only, words) != (self._asked, self.filter.text()):
            self._asked = only
            self.only.choose(only)
            self._taking = True
            self.filter.setText(words)
            self._taking = False
            self._show_rows()

    def _tell(self, only: Only) -> None:
        """Show lines of one kind, where others are shown."""
        if only is not self.only.current:
            self.only.choose(only)
            self._show_rows()

    def _make_content(self) -> QWidget:
        body = QWidget(self)
        head, tools = Flow(spacing=GAP), Flow()
        head.addWidget(self._title)
        head.addWidget(self.years)
        for part in (*self.only.buttons(), self.scope, self._brief, self.filter):
            tools.addWidget(part)
        self._pages_of_list = stacked(self.list, self._nothing)
        parts = head, tools, (self._pages_of_list, 1), self.totals
        set_column(body, *parts, margins=(MARGIN + GAP, MARGIN, MARGIN, UNIT), spacing=GAP)
        body.setFocusProxy(self.list)
        return body

    def _show_rows(self) -> None:
        """Show the rows that the filters want, and the totals; where no line fits, a sentence stands in their place."""
        if self._text is None:
            return
        rows = self._text.rows(self.only.current, self.filter.text())
        self.list.shown.show(rows)
        digest = self._text.digest
        self.totals.setText(totals_line(digest.totals, digest.scope is not None))
        if any(row.kind is not None or self.only.current is Only.RETITLED for row in rows):
            self._pages_of_list.setCurrentWidget(self.list)
        else:
            words = nothing_told(self.only.current, self.filter.text())
            if self.only.current is not Only.ALL or self.filter.text().strip():
                self._nothing.show_way_out(words, tr("Show the main changes"), self.show_main)
            else:
                self._nothing.show_message(words)
            self._pages_of_list.setCurrentWidget(self._nothing)

    def _row_of(self, eid: str, in_older: bool) -> int | None:
        return self._text.row_of(self.list.shown.rows, eid, in_older) if self._text else None

    def _narrow(self) -> None:
        if self._taking:
            return
        before = self.list.current
        self.narrowed.emit(self._asked, self.filter.text())
        self._show_rows()
        eid, in_older = (before.newer or before.older or "", before.newer is None) if before else ("", False)
        row = self._row_of(eid, in_older) if eid else None
        if eid and row is None and self._text:
            row = self._text.row_near(self.list.shown.rows, eid, in_older)
        if self.list.shown.rows:
            self.list.take(row or 0)

    def _open(self, row: DigestRow) -> None:
        """A line of both reports opens both places, side by side; any other row its own."""
        if row.kind is not None and row.newer and row.older:
            self.compared.emit(row.newer)
        elif eid := row.newer or row.older:
            self.opened.emit(row.newer is None, eid)

    def _moved(self, current: QModelIndex) -> None:
        row = self.list.shown.row(current)
        eid = (row.newer or row.older) if row else None
        if row and eid:
            self.place_changed.emit(row.newer is None, eid)

    def show_main(self) -> None:
        """Show the main changes again."""
        self._taking = True
        self.filter.clear()
        self._taking = False
        self.set_only(Only.ALL)
        self.list.setFocus()

    @property
    def nothing(self) -> str | None:
        """The sentence that stands in place of the lines, None while there are some."""
        return self._nothing.sentence() if self._pages_of_list.currentWidget() is self._nothing else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and (self.only.current is not Only.ALL or self.filter.text()):
            self.show_main()
        else:
            super().keyPressEvent(event)

    def narrowing(self) -> QLineEdit:
        return self.filter

    def lay_out(self) -> None:
        self._title.setFont(self._theme.heading_font())
