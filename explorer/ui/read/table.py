"""A table of a report as a table of the document: hairlines between rows, a quiet head."""

from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from explorer.model.report import Table
from explorer.model.text import plain
from explorer.ui.theme import GAP, HAIRLINE, PADDING, UNIT, Palette, Theme


def insert_table(cursor: QTextCursor, table: Table, theme: Theme, palette: Palette, margin: int) -> None:
    """Insert a table with its caption and leave the cursor behind it. `margin` is the left edge of the text."""
    columns = max((len(row) for row in table.rows), default=0)
    _caption(cursor, table, theme, palette, margin)
    if not columns:
        return
    form = QTextTableFormat()
    form.setLeftMargin(margin)
    form.setBottomMargin(theme.px(PADDING))
    form.setBorder(0)
    form.setCellSpacing(0)
    form.setCellPadding(0)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    form.setHeaderRowCount(table.header_rows)
    made = cursor.insertTable(len(table.rows), columns, form)
    for row, cells in enumerate(table.rows):
        for column in range(columns):
            words = plain(cells[column]) if column < len(cells) else ""
            _fill(made, row, column, words, theme, palette, row < table.header_rows)
    cursor.movePosition(QTextCursor.MoveOperation.End)


def _caption(cursor: QTextCursor, table: Table, theme: Theme, palette: Palette, margin: int) -> None:
    if not table.caption:
        return
    form, face = QTextBlockFormat(), QTextCharFormat()
    form.setLeftMargin(margin)
    form.setTopMargin(theme.px(GAP))
    form.setBottomMargin(theme.px(UNIT))
    face.setFont(theme.interface_font(bold=True))
    face.setForeground(palette.color("ink"))
    cursor.insertBlock(form, face)
    cursor.insertText(table.caption, face)


def _fill(table: QTextTable, row: int, column: int, words: str, theme: Theme, palette: Palette, head: bool) -> None:
    cell = table.cellAt(row, column)
    form = QTextTableCellFormat()
    form.setPadding(theme.px(UNIT))
    form.setBottomBorder(HAIRLINE)
    form.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBottomBorderBrush(palette.color("secondary" if head else "hairline"))
    cell.setFormat(form)
    face = QTextCharFormat()
    face.setFont(theme.interface_font())
    face.setForeground(palette.color("secondary" if head else "ink"))
    cell.firstCursorPosition().insertText(words, face)
