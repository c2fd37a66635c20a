"""All keys on one sheet, by menu, as the registry of commands has them."""

import html
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from explorer.translation import tr
from explorer.ui.theme import GAP, PADDING, Theme
from explorer.ui.widgets.overlay import Overlay
from explorer.ui.widgets.plain import Browser

WIDTH = 760
COLUMNS = 2


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """`rows` are (what it does, its keys as the system writes them)."""

    title: str
    rows: tuple[tuple[str, str], ...]


class KeysSheet(Overlay):
    """The groups of commands with their keys, in two columns."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, tr("Keys"), WIDTH)
        self._text = Browser(self)
        self._text.setAccessibleName(tr("Keys"))
        self._text.setFrameShape(Browser.Shape.NoFrame)
        self._text.document().setDocumentMargin(PADDING)
        self.column.addWidget(self._text)
        self.setFocusProxy(self._text)
        self._groups: Sequence[KeyGroup] = ()
        theme.changed.connect(self._fill)

    def show_groups(self, groups: Sequence[KeyGroup]) -> None:
        self._groups = groups
        self._fill()
        self.open()

    def _fill(self) -> None:
        """Set the text in the colours of the theme."""
        halves = _halves([group for group in self._groups if group.rows])
        cells = "".join(f'<td width="50%" style="padding: 0 {PADDING}px">{self._column(half)}</td>' for half in halves)
        self._text.setHtml(f'<table width="100%" cellspacing="0"><tr>{cells}</tr></table>')

    def wanted_height(self) -> int:
        document = self._text.document()
        document.setTextWidth(self._theme.px(WIDTH) - 2 * GAP)
        return round(document.size().height()) + GAP

    def text(self) -> str:
        return self._text.toPlainText()

    def _column(self, groups: Sequence[KeyGroup]) -> str:
        secondary, parts = self._theme.palette.secondary, []
        for group in groups:
            parts.append(
                f'<tr><td colspan="2" style="padding-top: {PADDING}px"><b>{html.escape(group.title)}</b></td></tr>'
            )
            for title, keys in group.rows:
                parts.append(
                    f'<tr><td style="padding: 3px 0">{html.escape(title)}</td>'
                    f'<td align="right" style="padding: 3px 0; color: {secondary}">{html.escape(keys)}</td></tr>'
                )
        return f'<table width="100%" cellspacing="0">{"".join(parts)}</table>'


def _halves(groups: Sequence[KeyGroup]) -> list[list[KeyGroup]]:
    """The groups in their order, in two columns of about the same height."""
    total = sum(len(group.rows) + 2 for group in groups)
    result: list[list[KeyGroup]] = [[] for _ in range(COLUMNS)]
    above = 0
    for group in groups:
        result[min(COLUMNS - 1, (above + len(group.rows) // 2) * COLUMNS // max(1, total))].append(group)
        above += len(group.rows) + 2
    return result
