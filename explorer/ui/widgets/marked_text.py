"""A text with its changes, laid out once and painted often."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextLine

from explorer.model.comparison import Change
from explorer.present.pieces import Piece
from explorer.ui.theme import RADIUS, Theme
from explorer.ui.widgets.typography import look, stretch, utf16_offsets

Mark = tuple[str, int, int]
"""How characters look, where they begin and end."""
Stretch = tuple[int, int, int]
"""Where characters of the report's own words begin in what is shown, how many they are, and where in the words."""
ITALIC, SHARED, MATCH = "italic", "shared", "match"
ARROW = "\u00a0→\u00a0"
MOVED = "moved"
MOVED_SIGN = "⇅\u00a0"
_LOOK = {Change.INSERTED: "inserted", Change.DELETED: "deleted", Change.FIGURE: "figure", Change.MOVED: MOVED}
_WITHOUT_GROUND = (ITALIC, SHARED, MOVED)


class MarkedText:
    """Pieces set in one font, `step` pixels a line. Insertions are underlined, deletions struck, figures in a pill,
    moved sentences dotted beneath, with a sign before them. `spans` are characters of the words that are set in
    italics, thinly underlined (SHARED) or marked (MATCH)."""

    def __init__(
        self,
        theme: Theme,
        pieces: Sequence[Piece],
        font: QFont,
        width: float,
        step: float,
        ink: str = "ink",
        spans: Sequence[Mark] = (),
    ) -> None:
        self._theme = theme
        self._ink = ink
        self._step = step
        self._marks: list[Mark] = []
        self._stretches: list[Stretch] = []
        self._places: list[int] | None = None
        self._layout = QTextLayout(self._text(pieces, spans), font)
        self._layout.setFormats([self._format(*mark) for mark in self._marks])
        self._rise = (step - QFontMetricsF(font).height()) / 2
        self._wrap(width)
        self._grounds = [
            (kind, rect)
            for kind, start, end in self._marks
            if kind not in _WITHOUT_GROUND
            for rect in self._rects(start, end)
        ]

    @property
    def height(self) -> float:
        return self._layout.lineCount() * self._step

    def words_at(self, x: float, y: float) -> int:
        """The place in the words that is nearest to a point of the text, in pixels from its upper left corner."""
        number = max(0, min(int(y // self._step), self._layout.lineCount() - 1))
        shown = self._layout.lineAt(number).xToCursor(x)
        place = bisect_left(self._places, shown) if self._places else shown
        for begin, length, words in self._stretches:
            if place <= begin + length:
                return words + max(0, place - begin)
        return sum(self._stretches[-1][1:]) if self._stretches else 0

    def _selection(self, start: int, end: int) -> list[QTextLayout.FormatRange]:
        """The stretches of what is shown that the characters `start..end` of the words have."""
        form, places, found = look(self._theme, "accent", "on_accent"), self._places, []
        for begin, length, words in self._stretches:
            first, last = max(start, words), min(end, words + length)
            if first < last:
                first, last = first - words + begin, last - words + begin
                found.append(stretch(places[first], places[last], form) if places else stretch(first, last, form))
        return found

    def paint(self, painter: QPainter, left: float, top: float, selected: tuple[int, int] | None = None) -> None:
        """Paint with the characters `selected` of the words as selected."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for kind, rect in self._grounds:
            painter.setBrush(self._theme.color(kind))
            painter.drawRoundedRect(rect.translated(left, top), RADIUS, RADIUS)
        painter.setPen(self._theme.color(self._ink))
        self._layout.draw(painter, QPointF(left, top), self._selection(*selected) if selected else [])
        painter.restore()

    def _text(self, pieces: Sequence[Piece], spans: Sequence[Mark]) -> str:
        """The text of all pieces; on the way, where the marks are. Blanks at the end of a mark stay outside it."""
        text, place = "", 0
        for piece in pieces:
            sign = MOVED_SIGN if piece.change is Change.MOVED else ""
            before = piece.was.strip() + ARROW if piece.was else sign
            shown = before + piece.text
            if piece.change in _LOOK and shown.strip():
                self._marks.append((_LOOK[piece.change], len(text), len(text) + len(shown.rstrip())))
            ahead = len(text) + len(before) - place
            end = place + len(piece.text)
            for kind, first, last in spans:
                if first < end and last > place:
                    self._marks.append((kind, max(first, place) + ahead, min(last, end) + ahead))
            self._stretches.append((len(text) + len(before), len(piece.text), place))
            text, place = text + shown, end
        if max(text, default="") > "\uffff":
            places = self._places = utf16_offsets(text)
            self._marks = [(kind, places[start], places[end]) for kind, start, end in self._marks]
        return text

    def _format(self, kind: str, start: int, end: int) -> QTextLayout.FormatRange:
        form = QTextCharFormat()
        if kind == ITALIC:
            form.setFontItalic(True)
        elif kind == SHARED:
            form.setUnderlineColor(self._theme.color("secondary"))
        else:
            form.setForeground(self._theme.color(kind if kind == MOVED else f"{kind}_ink"))
        if kind == MOVED:
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        else:
            form.setFontUnderline(kind in ("inserted", SHARED))
        form.setFontStrikeOut(kind == "deleted")
        return stretch(start, end, form)

    def _wrap(self, width: float) -> None:
        self._layout.beginLayout()
        top = self._rise
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top))
            top += self._step
        self._layout.endLayout()

    def _rects(self, start: int, end: int) -> list[QRectF]:
        """The grounds of a mark, one on each line it reaches."""
        rects = []
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            if first >= last:
                continue
            left, right = _x(line, first), _x(line, last)
            right = min(right, line.naturalTextWidth()) if last < end else right
            rects.append(QRectF(left - 2, line.y() - self._rise + 1, right - left + 4, self._step - 2))
        return rects


def _x(line: QTextLine, position: int) -> float:
    place = cast(tuple[float, int], line.cursorToX(position))
    return place[0]
