"""What changed: the changes between two years, by section, in the reports' own words."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.model.digest import Digest
from explorer.model.names import report_names
from explorer.model.report import Report
from explorer.present.digest import DigestRow, Only, nothing_told, only_titles, totals_line
from explorer.translation import tr
from explorer.ui.digest.model import DigestModel
from explorer.ui.digest.painting import DigestDelegate
from explorer.ui.theme import GAP, MARGIN, UNIT, Theme
from explorer.ui.widgets.commands import Commands, stand_for
from explorer.ui.widgets.field import Field
from explorer.ui.widgets.flow import Flow
from explorer.ui.widgets.message import MessageView
from explorer.ui.widgets.pane import Pane
from explorer.ui.widgets.years import YearChips

MOST_YEARS = 12


class DigestList(QListView):
    """The rows. `opened` carries the row that was clicked or on which Enter was pressed."""

    opened = Signal(int)

    def __init__(self, theme: Theme, model: DigestModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._delegate = DigestDelegate(theme, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("What changed, by section"))

    def forget(self) -> None:
        """Lay everything out anew."""
        self._delegate.forget()
        self.scheduleDelayedItemsLayout()

    def doItemsLayout(self) -> None:
        """Keep the row in hand in view."""
        super().doItemsLayout()
        if self.currentIndex().isValid():
            self.take(self.currentIndex().row())

    def take(self, row: int) -> None:
        """Make a row the one in hand, and bring it to the top, below its heading where there is room."""
        index = self.model().index(row, 0)
        self.setCurrentIndex(index)
        heading = self.model().index(self._rows.heading(row), 0)
        self.scrollTo(heading, QListView.ScrollHint.PositionAtTop)
        self.scrollTo(index, QListView.ScrollHint.EnsureVisible)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and index == self.currentIndex():
            self.opened.emit(index.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()


class DigestView(Pane):
    """What changed in a report since an earlier one.

    `opened` carries whether a place is in the older report, and its eId; `place_changed` the same of the row in
    hand; `since_chosen` the id of another earlier report; `scope_requested` whether only the section in
    hand is wanted.
    """

    opened = Signal(bool, str)
    place_changed = Signal(bool, str)
    since_chosen = Signal(str)
    scope_requested = Signal(bool)

    def __init__(self, theme: Theme, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(theme, commands, parent)
        self._model = DigestModel(self)
        self._digest: Digest | None = None
        self._title = QLabel(self)
        self._title.setFont(theme.heading_font())
        self.years = YearChips(self, MOST_YEARS)
        self.years.chosen.connect(self.since_chosen)
        self._brief = QPushButton(tr("Make a brief…"), self)
        stand_for(self._brief, commands, "digest.brief", tr("What is shown, on one or two pages"))
        self.scope = self._chip(tr("This section only"))
        self.scope.clicked.connect(self.scope_requested)
        self.filter = Field(theme, tr("Filter the changes"), parent=self)
        self.filter.setMinimumWidth(theme.px(120))
        self.filter.textChanged.connect(self._narrow)
        self._group = QButtonGroup(self)
        self._only = Only.ALL
        self.list = DigestList(theme, self._model, self)
        self.list.setProperty("ground", "page")
        self.list.opened.connect(self._open)
        self.list.selectionModel().currentChanged.connect(self._moved)
        self.filter.entered.connect(self.list.setFocus)
        self._nothing = MessageView(theme, commands, self)
        self.totals = QLabel(self)
        self.totals.setProperty("tone", "secondary")
        self.totals.setWordWrap(True)
        self.set_content(self._make_content())
        self.setFocusProxy(self.list)

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
        self._title.setText(tr("What changed in %1 since").replace("%1", report_names((older, newer))[1]))
        self.years.show_years(choices, older.id)
        self.scope.setChecked(digest.scope is not None)
        if digest is not self._digest:
            self._digest = digest
            self._model.show(digest, older, newer)
            self._tell()
        self.show_content()
        row = self._model.row_of(eid, in_older) if eid else None
        current = self.current()
        if current and eid and eid == (current.older if in_older else current.newer):
            return
        if row is not None:
            self.list.take(row)
        elif self.list.currentIndex().row() < 0 and self._model.rows:
            self.list.take(0)

    def current(self) -> DigestRow | None:
        """The row in hand."""
        row = self.list.currentIndex().row()
        return self._model.rows[row] if 0 <= row < len(self._model.rows) else None

    def step(self, direction: int) -> None:
        """Take the next (1) or previous (-1) change in hand."""
        row = self.list.currentIndex().row() + direction
        while 0 <= row < len(self._model.rows):
            if self._model.rows[row].kind is not None:
                self.list.setCurrentIndex(self._model.index(row, 0))
                return
            row += direction

    def set_only(self, only: Only) -> None:
        """Show lines of one kind only."""
        self._only = only
        self._group.button(only.value).setChecked(True)
        self._narrow()

    def _make_content(self) -> QWidget:
        body = QWidget(self)
        head, tools = Flow(spacing=GAP), Flow()
        head.addWidget(self._title)
        head.addWidget(self.years)
        for only, name in only_titles().items():
            chip = self._chip(name)
            chip.setChecked(only is Only.ALL)
            chip.clicked.connect(lambda _checked=False, only=only: self.set_only(only))
            self._group.addButton(chip, only.value)
            tools.addWidget(chip)
        for part in (self.scope, self._brief, self.filter):
            tools.addWidget(part)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(MARGIN + GAP, MARGIN, MARGIN, UNIT)
        layout.setSpacing(GAP)
        layout.addLayout(head)
        layout.addLayout(tools)
        self._pages_of_list = QStackedLayout()
        self._pages_of_list.addWidget(self.list)
        self._pages_of_list.addWidget(self._nothing)
        layout.addLayout(self._pages_of_list, 1)
        layout.addWidget(self.totals)
        body.setFocusProxy(self.list)
        return body

    def _chip(self, name: str) -> QToolButton:
        chip = QToolButton(self)
        chip.setProperty("chip", True)
        chip.setText(name)
        chip.setCheckable(True)
        return chip

    def _tell(self) -> None:
        if self._digest is None:
            return
        self.totals.setText(totals_line(self._digest.totals, self._digest.scope is not None))
        narrowed = self._only is not Only.ALL or bool(self.filter.text().strip())
        if any(row.kind is not None for row in self._model.rows):
            self._pages_of_list.setCurrentWidget(self.list)
        else:
            words = nothing_told(self._only, self.filter.text())
            if narrowed:
                self._nothing.show_way_out(words, tr("Show all"), self.show_all)
            else:
                self._nothing.show_message(words)
            self._pages_of_list.setCurrentWidget(self._nothing)

    def _narrow(self) -> None:
        before = self.current()
        self._model.narrow(self._only, self.filter.text())
        self._tell()
        row = self._model.row_of(before.newer or before.older or "", before.newer is None) if before else None
        if self._model.rows:
            self.list.take(row or 0)

    def _open(self, number: int) -> None:
        row = self._model.rows[number]
        eid = row.newer or row.older
        if eid:
            self.opened.emit(row.newer is None, eid)

    def _moved(self, current: QModelIndex) -> None:
        row = self.current()
        eid = (row.newer or row.older) if current.isValid() and row else None
        if row and eid:
            self.place_changed.emit(row.newer is None, eid)

    def show_all(self) -> None:
        """Show all lines again."""
        self.filter.clear()
        self.set_only(Only.ALL)
        self.list.setFocus()

    @property
    def nothing(self) -> str | None:
        """The sentence that stands in place of the lines, None while there are some."""
        return self._nothing.sentence() if self._pages_of_list.currentWidget() is self._nothing else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and (self._only is not Only.ALL or self.filter.text()):
            self.show_all()
        else:
            super().keyPressEvent(event)

    def narrowing(self) -> QLineEdit:
        return self.filter

    def lay_out(self) -> None:
        self._title.setFont(self._theme.heading_font())
        self.list.forget()
