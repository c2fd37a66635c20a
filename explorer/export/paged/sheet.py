"""The sheet that is printed on, and the letters on it: sizes, room and fonts. Measures are points, 72 to an inch."""

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QLocale, QMarginsF, QSizeF
from PySide6.QtGui import QFont, QFontMetricsF, QPagedPaintDevice, QPageLayout, QPageSize

from explorer.export.paper import SERIFS, Face, Mark, Paper

_POINTS = 72
"""Points to an inch."""
_TERRITORIES = frozenset(
    ["BZ", "CA", "CL", "CO", "CR", "DO", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"],
)
"""Where paper is Letter: https://github.com/unicode-org/cldr, supplementalData, paperSize; elsewhere it is A4."""
_SIZES = {
    Face.TITLE: 14.0, Face.HEADING: 12.0, Face.SUBHEADING: 10.5, Face.MINOR: 10.5, Face.TEXT: 10.5, Face.SMALL: 9.0,
    Face.QUIET: 8.5, Face.FINE: 8.0,
}  # fmt: skip
_COMPACT = {Face.TITLE: 14.0, Face.HEADING: 11.0, Face.TEXT: 10.0, Face.SMALL: 9.0}
_RAISED = 8.0
"""The letters of books, set by hand: running text of 10 to 11 points, and none too small to be read."""
_ABOVE = {
    Face.TITLE: 0.0, Face.HEADING: 18.0, Face.SUBHEADING: 13.0, Face.MINOR: 10.0, Face.TEXT: 6.0, Face.SMALL: 4.0,
    Face.QUIET: 3.0, Face.FINE: 2.0,
}  # fmt: skip
_COMPACT_ABOVE = {Face.TITLE: 0.0, Face.HEADING: 7.0, Face.TEXT: 2.0, Face.SMALL: 2.0}
_LEADING, _COMPACT_LEADING = 1.4, 1.2
"""From line to line, in sizes of the letters."""
_BOLD = (Face.TITLE, Face.HEADING, Face.SUBHEADING, Face.MINOR)
_SIDE, _TOP, _BOTTOM = 68.0, 76.0, 68.0
_COMPACT_SIDE, _COMPACT_TOP, _COMPACT_BOTTOM = 57.0, 62.0, 54.0
_WIDE_SIDE = 54.0
HEAD, FOOT = 40.0, 36.0
"""How far the head stands from the upper edge of the sheet, and the foot from the lower one."""


def usual_size(locale: QLocale) -> QPageSize:
    """The paper that is usual somewhere."""
    letter = QLocale.territoryToCode(locale.territory()) in _TERRITORIES
    return QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4)


def page_layout(wide: bool) -> QPageLayout:
    """The paper that is usual where the reader lives, to its edges."""
    turned = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    return QPageLayout(usual_size(QLocale.system()), turned, QMarginsF(0, 0, 0, 0))


@dataclass(frozen=True)
class Sheet:
    """The pages of a device, in its own dots, for what is printed there."""

    device: QPagedPaintDevice
    paper: Paper

    @cached_property
    def dot(self) -> float:
        """How many dots a point has."""
        return self.device.logicalDpiY() / _POINTS

    @cached_property
    def size(self) -> QSizeF:
        """The whole sheet, in dots."""
        return self.device.pageLayout().fullRect(QPageLayout.Unit.Point).size() * self.dot

    @property
    def left(self) -> float:
        """Where text begins, from the left edge, in dots; it ends as far from the right one."""
        return self.dot * (_WIDE_SIDE if self.paper.wide else _COMPACT_SIDE if self.paper.compact else _SIDE)

    @property
    def top(self) -> float:
        """Where text begins, from the upper edge, in dots."""
        return self.dot * (_COMPACT_TOP if self.paper.compact else _TOP)

    @property
    def width(self) -> float:
        """How wide the text is, in dots."""
        return self.size.width() - 2 * self.left

    @property
    def height(self) -> float:
        """How much room a page has for text, in dots."""
        return self.size.height() - self.top - self.dot * (_COMPACT_BOTTOM if self.paper.compact else _BOTTOM)

    def font(self, face: Face, marks: Mark = Mark.NONE) -> QFont:
        """The letters of a face."""
        font = QFont([*SERIFS])
        font.setPointSizeF(_RAISED if Mark.RAISED in marks else self._points(face))
        font.setBold(face in _BOLD or Mark.BOLD in marks)
        font.setItalic((face is Face.MINOR) != (Mark.ITALIC in marks))
        return font

    def metrics(self, face: Face, marks: Mark = Mark.NONE) -> QFontMetricsF:
        """What the letters of a face measure on the device, in dots."""
        return QFontMetricsF(self.font(face, marks), self.device)

    def above(self, face: Face) -> float:
        """The room above a paragraph, in dots."""
        return self.dot * (_COMPACT_ABOVE if self.paper.compact else _ABOVE).get(face, _ABOVE[face])

    def leading(self, face: Face) -> float:
        """From line to line, in dots."""
        return self.dot * self._points(face) * (_COMPACT_LEADING if self.paper.compact else _LEADING)

    def _points(self, face: Face) -> float:
        return (_COMPACT if self.paper.compact else _SIZES).get(face, _SIZES[face])
