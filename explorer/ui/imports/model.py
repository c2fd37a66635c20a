"""Files on their way into the library, a row each: a mark, the name, and what became of it."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from explorer.present.imports import FileRow, Mark
from explorer.ui.icons import SMALL, Icon, pixmap
from explorer.ui.theme import GAP, PADDING
from explorer.ui.widgets.eliding import elided
from explorer.ui.widgets.row_list import RowDelegate
from explorer.ui.widgets.rows import Rows

LEAST_NAME = 0.45
"""Share of the width that a file's name may always take."""


_LOOKS: dict[Mark, tuple[Icon | None, str]] = {
    Mark.WAITING: (None, "secondary"),
    Mark.READING: (None, "ink"),
    Mark.DONE: (Icon.CHECK, "secondary"),
    Mark.DOUBTFUL: (Icon.WARNING, "secondary"),
    Mark.ASKING: (Icon.INFO, "accent"),
    Mark.FAILED: (Icon.WARNING, "deleted_ink"),
}
"""The sign of a file, and the colour of sign and words by its name in the palette."""


class FileRows(Rows[FileRow]):
    """The files of the queue, in the order in which they were asked for."""

    def __init__(self) -> None:
        super().__init__(lambda row: row.name, about=str)
        self._list: Sequence[FileRow] = ()

    def show_changed(self, rows: Sequence[FileRow], changed: Sequence[int]) -> None:
        """Show these files, of which those at some places are others than before, in order; where it is another list
        than before, all are. As long as the files are the same ones, only their states change."""
        known, self._list = self._list is rows and len(rows) == len(self.rows), rows
        if not known or any(rows[place].key != self.rows[place].key for place in changed):
            self.show(rows)
            return
        for _, run in groupby(enumerate(changed), lambda each: each[1] - each[0]):
            places = [place for _, place in run]
            self.rows[places[0] : places[-1] + 1] = rows[places[0] : places[-1] + 1]
            self.dataChanged.emit(self.index(places[0]), self.index(places[-1]))


class FileDelegate(RowDelegate[FileRow]):
    """Paints the mark of a file's state, its name, and the words on it at the right."""

    def paint_row(self, painter: QPainter, rect: QRect, row: FileRow) -> None:
        room = QRectF(rect).adjusted(PADDING, 0, -PADDING, 0)
        icon, colour = _LOOKS[row.mark]
        if icon:
            mark = pixmap(icon, getattr(self._theme.palette, colour))
            painter.drawPixmap(QPointF(room.left(), room.center().y() - SMALL / 2), mark)
        room.setLeft(room.left() + SMALL + GAP)
        painter.setFont(self._theme.interface_font())
        self._paint_texts(painter, row, room)

    def _paint_texts(self, painter: QPainter, row: FileRow, rect: QRectF) -> None:
        """The name at the left, and the words, which give way first, at the right."""
        metrics = QFontMetricsF(painter.font())
        wanted = metrics.horizontalAdvance(row.name)
        room = max(rect.width() * LEAST_NAME, rect.width() - metrics.horizontalAdvance(row.words) - 2 * GAP)
        name = metrics.elidedText(row.name, Qt.TextElideMode.ElideMiddle, room)
        painter.setPen(self._theme.color("ink"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        left = rect.adjusted(min(wanted, room) + 2 * GAP, 0, 0, 0)
        painter.setPen(self._theme.color(_LOOKS[row.mark][1]))
        words = elided(metrics, row.words, left.width())
        painter.drawText(left, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
