"""The years of a search as a table: places, words, and places for so many words, which can so be checked."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from explorer.model.curve import YearCount
from explorer.present.curve import YearRow, year_rows, year_titles
from explorer.translation import tr
from explorer.ui.theme import GAP, PADDING, SCROLL_BAR, UNIT, Theme
from explorer.ui.widgets.commands import Commands, stand_for
from explorer.ui.widgets.making import label, set_column, set_row, word_button
from explorer.ui.widgets.row_list import RowDelegate, RowList
from explorer.ui.widgets.rows import Rows

MOST = 180
"""The height in pixels that the years take at most, at the usual text size."""


class YearsTable(QWidget):
    """The `list` of years, and what writes it to a file. Not there before it is asked for."""

    def __init__(self, theme: Theme, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = YearsList(theme, self)
        export = word_button(self, tr("Export…"), "link")
        stand_for(export, commands, "search.export_years", tr("The years and sections as a file"))
        self._note = label(self, tone="secondary", wraps=True)
        note = set_row(None, (self._note, 1), margins=(PADDING, 0, PADDING, 0))
        below = set_row(None, export, None, margins=(0, 0, PADDING, 0))
        set_column(self, self.list, note, below, spacing=UNIT)
        self.hide()

    def show_years(self, years: Sequence[YearCount], chosen: Collection[str], note: str = "") -> None:
        """Show these years, which of them the results are narrowed to, and what is to be noted of them."""
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.list.chosen = frozenset(chosen)
        titles = YearRow(*year_titles())
        self.list.years.show([titles, *year_rows(years)] if years else [])
        self.list.updateGeometry()
        self.list.viewport().update()


class YearsList(RowList):
    """`toggled(year)` with Space, Enter or a click. The first row has the titles of the columns."""

    toggled = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        years = Rows[YearRow](about=str, heading=lambda row: row is self.years.rows[0])
        super().__init__(theme, years, tr("Places by year"), parent)
        self.years = years
        self.chosen: frozenset[str] = frozenset()
        """The years to which the results are narrowed."""
        self.setItemDelegate(YearsDelegate(theme, self))
        self.setUniformItemSizes(True)
        self.clicked.connect(self._toggle)

    def sizeHint(self) -> QSize:
        wanted = self.years.rowCount() * (self._theme.row - UNIT)
        return QSize(0, min(wanted, self._theme.px(MOST)))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, min(self.sizeHint().height(), 3 * self._theme.row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._toggle(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _toggle(self, index: QModelIndex) -> None:
        row = self.years.row(index)
        if row is not None and row.year.isdigit():
            self.toggled.emit(row.year)


class YearsDelegate(RowDelegate[YearRow]):
    """The year at the left, the numbers in columns at the right as wide as what stands in them; a year that was chosen
    in bold."""

    def paint_row(self, painter: QPainter, rect: QRect, row: YearRow) -> None:
        view = self._view
        assert isinstance(view, YearsList)
        heading = row is view.years.rows[0]
        theme, middle = self._theme, Qt.AlignmentFlag.AlignVCenter
        room = QRectF(rect).adjusted(PADDING, 0, -PADDING - SCROLL_BAR, 0)
        painter.setFont(theme.interface_font(bold=row.year in view.chosen))
        painter.setPen(theme.color("secondary" if heading else "ink"))
        metrics = painter.fontMetrics()
        for column in ("rate", "words", "places"):
            wide = max(metrics.horizontalAdvance(getattr(each, column)) for each in view.years.rows)
            painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, getattr(row, column))
            room.setRight(room.right() - wide - GAP)
        painter.drawText(room, middle, metrics.elidedText(row.year, Qt.TextElideMode.ElideRight, int(room.width())))

    def height(self, row: YearRow) -> float:
        return self._theme.row - UNIT
